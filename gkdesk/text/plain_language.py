"""Einfache Sprache: named rules, and where a German text breaks one.

The rules follow BITV 2.0, Annex 2 part 2; where a rule, a limit or a list of words is ours, the
source says so. A finding is a hint at a place and never bars anything: whether people understand
a text, only people can tell. „Leichte Sprache“ may a text be called by DIN SPEC 33429:2025-03
only after test readers have read it; they are named (`gkdesk.services.texts`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gkdesk.text.plain_words import (
    ABBREVIATIONS,
    NUMBER_WORDS,
    OFFICIAL_WORDS,
    ONE_WORD,
    SUBJUNCTIVES,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

BITV = "BITV 2.0, Anlage 2 Teil 2 Nr."
OURS = "eigene Regel"
MOST_WORDS = 15
LONGEST_WORD = 17
MOST_HEAVY_NOUNS = 2
_LONGEST_ENDING = 2


class PlainRule(StrEnum):
    """The rules, by their codes."""

    SENTENCE = "satzlaenge"
    PASSIVE = "passiv"
    ABBREVIATION = "abkuerzung"
    NEGATION = "doppelte_verneinung"
    SUBJUNCTIVE = "konjunktiv"
    GENITIVE = "genitiv"
    COMPOUND = "langes_wort"
    OFFICIAL = "amtswort"
    ONE_WORD = "ein_wort"
    NUMBER = "zahlwort"
    SIGN = "sonderzeichen"
    NESTED = "schachtelsatz"
    NOUNS = "hauptwoerter"
    NOBODY = "man"


@dataclass(frozen=True)
class RuleText:
    """What a rule is called, why it is one, and where it comes from."""

    name: str
    why: str
    source: str


@dataclass(frozen=True)
class Finding:
    """A place in a text that breaks a rule; `better` is a proposal, empty for none."""

    rule: PlainRule
    start: int
    end: int
    better: str = ""


RULES: dict[PlainRule, RuleText] = {
    PlainRule.SENTENCE: RuleText(
        "Langer Satz",
        f"Kurze Sätze liest man leichter. Mehr als {MOST_WORDS} Wörter sind zu viele.",
        f"{BITV} 5; die Grenze ist unsere",
    ),
    PlainRule.PASSIVE: RuleText(
        "Passiv",
        "Sagen Sie, wer etwas tut: „Das Amt prüft den Antrag“ statt „Der Antrag wird geprüft“.",
        f"{BITV} 1",
    ),
    PlainRule.ABBREVIATION: RuleText(
        "Abkürzung", "Abkürzungen kennt nicht jeder. Schreiben Sie das Wort aus.", f"{BITV} 1"
    ),
    PlainRule.NEGATION: RuleText(
        "Doppelte Verneinung",
        "Zwei Verneinungen heben sich auf; das überliest man. Sagen Sie, was gilt.",
        f"{BITV} 1 (Verneinungen); die Beschränkung auf doppelte ist unsere",
    ),
    PlainRule.SUBJUNCTIVE: RuleText(
        "Konjunktiv", "Schreiben Sie, was ist: „Sie können“ statt „Sie könnten“.", f"{BITV} 1"
    ),
    PlainRule.GENITIVE: RuleText(
        "Genitiv",
        "Schreiben Sie „der Name von der Person“ oder bilden Sie einen Satz.",
        f"{BITV} 1",
    ),
    PlainRule.COMPOUND: RuleText(
        "Langes Wort ohne Bindestrich",
        "Teilen Sie lange Wörter mit einem Bindestrich, wenn das beim Lesen hilft.",
        f"{BITV} 4; die Grenze von {LONGEST_WORD} Buchstaben ist unsere",
    ),
    PlainRule.OFFICIAL: RuleText(
        "Amtswort oder Fremdwort",
        "Nehmen Sie ein Wort, das man im Alltag benutzt, oder erklären Sie es bei „Wichtige "
        "Wörter“.",
        f"{BITV} 4; die Wortliste ist unsere",
    ),
    PlainRule.ONE_WORD: RuleText(
        "Ein Wort für eine Sache",
        "Eine Sache heißt überall gleich. In diesen Texten heißt sie anders.",
        f"{BITV} 3; die Wortliste ist unsere",
    ),
    PlainRule.NUMBER: RuleText(
        "Zahl als Wort",
        "Ziffern findet man schneller: „14 Tage“ statt „vierzehn Tage“.",
        f"{OURS}, ab dreizehn; kleinere Zahlen dürfen Wörter sein",
    ),
    PlainRule.SIGN: RuleText(
        "Sonderzeichen oder Klammer",
        "Klammern und Zeichen wie § % / stören beim Lesen. Schreiben Sie einen eigenen Satz.",
        f"{BITV} 6",
    ),
    PlainRule.NESTED: RuleText(
        "Schachtelsatz",
        "Ein Satz, ein Gedanke: höchstens ein Nebensatz.",
        f"{BITV} 5 (klare Satzgliederung); die Grenze ist unsere",
    ),
    PlainRule.NOUNS: RuleText(
        "Viele Hauptwörter auf -ung, -heit, -keit, -tion",
        "Tätigkeiten sagt man leichter mit einem Tätigkeits-Wort: „wir prüfen“ statt „Prüfung“.",
        OURS,
    ),
    PlainRule.NOBODY: RuleText(
        "man", "Sprechen Sie die Person an: „Sie können“ statt „man kann“.", f"{BITV} 2"
    ),
}

_SENTENCE = re.compile(r"[^.!?:;\n]+(?:[.!?:;]+|\n|$)")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2019'][^\W\d_]+)*")
_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
_BECOMES = re.compile(r"\b(?:wird|werden|wurden?|worden|werde)\b", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"\b(?:(?:ab|an|auf|aus|bei|ein|fest|her|hin|mit|nach|vor|weg|weiter|zu|zurück|zusammen)?"
    r"ge[a-zäöüß]{2,}(?:t|en)|(?:be|ver|er|ent|zer|miss)[a-zäöüß]{2,}t"
    r"|(?:be|ver|er|ent|zer)[a-zäöüß]*[ou][a-zäöüß]*en|[a-zäöüß]{3,}iert)\b"
)
_CAPITALS = re.compile(r"\b(?=[^\W\d_]*[A-ZÄÖÜ][^\W\d_]*[A-ZÄÖÜ])[^\W\d_]{2,}\b")
_NEGATION = re.compile(
    r"\b(?:nicht|nichts|nie|niemals|niemand(?:em|en)?|kein(?:e[mnrs]?)?|ohne|weder)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:(?! oder | und )[^,;:.!?–])+")
_GENITIVES = (
    re.compile(
        r"\b(?:des|eines|[mds]eines|[iI]hres|unseres)\s+(?:[a-zäöüß]+e[nr]\s+)?[A-ZÄÖÜ][\w-]+"
    ),
    re.compile(
        r"\b(?!(?:In|An|Auf|Bei|Mit|Von|Zu|Aus|Nach|Vor|Unter|Über|Neben|Seit|Sie|Wer|Wie|Ihnen)\b)"
        r"[A-ZÄÖÜ][\w-]+ der [A-ZÄÖÜ][\w-]+"
    ),
    re.compile(
        r"\b(?:wegen|während|trotz|aufgrund|innerhalb|außerhalb|anlässlich|seitens)\b(?! von)",
        re.IGNORECASE,
    ),
)
_SIGNS = re.compile(r"[§%&/*_+=<>|~^#@()\[\]…]")
_SUBORDINATE = re.compile(
    r",\s+(?:dass|weil|wenn|obwohl|damit|ob|sodass|bevor|nachdem|solange|"
    r"(?:(?:in|an|auf|für|mit|von|zu|bei) )?"
    r"(?:der|die|das|dem|den|denen|deren|dessen|welche[rsnm]?)"
    r"\s+(?!und\b)[^,.;]+)",
    re.IGNORECASE,
)
_HEAVY = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]+(?:ung|ungen|heit|keit|tion|tionen)\b")
_NOBODY = re.compile(r"\bman\b", re.IGNORECASE)


def findings(
    text: str, known: frozenset[str] = frozenset(), usual: Mapping[str, str] | None = None
) -> tuple[Finding, ...]:
    """Return every place that breaks a rule, in the order of the text.

    `known` are long or official words, in small letters, that may stand because they are
    explained elsewhere; so may their plural. `usual` are the `usual_words` of all texts.
    """
    bare = _PLACEHOLDER.sub(_blank, text)
    found = [each for rule in _CHECKS for each in rule(bare)]
    found += _long_words(bare, known)
    found += _listed(bare, PlainRule.OFFICIAL, _without(OFFICIAL_WORDS, known))
    found += _unusual(bare, usual or {})
    return tuple(sorted(set(found), key=_place))


def usual_words(texts: Iterable[str]) -> dict[str, str]:
    """Return, of words that texts write in several ways, the way that is used most.

    Keys are the words without any hyphen: one thing has to have one word. Of two ways that are
    used equally often, it is the one with a hyphen.
    """
    return {
        word: max(found, key=lambda way: _use(way, found)) for word, found in _ways(texts).items()
    }


def _ways(texts: Iterable[str]) -> dict[str, Counter[str]]:
    """Return how often each way of writing is used, of the words that have several."""
    ways: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for match in _WORD.finditer(text):
            if match[0][0].isupper():
                ways[_base(match[0])][match[0]] += 1
    return {
        word: found
        for word, found in sorted(ways.items())
        if len({each.casefold() for each in found}) > 1
    }


def _use(way: str, found: Mapping[str, int]) -> tuple[int, int, str]:
    return found[way], way.count("-"), way


def _base(word: str) -> str:
    return word.replace("-", "").casefold()


def _unusual(text: str, usual: Mapping[str, str]) -> Iterator[Finding]:
    for match in _WORD.finditer(text):
        better = usual.get(_base(match[0])) if match[0][0].isupper() else None
        if better is not None and better.casefold() != match[0].casefold():
            yield _of(PlainRule.ONE_WORD, match, better=better)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.start, finding.end, finding.rule.value


def _without(words: Mapping[str, str], known: frozenset[str]) -> dict[str, str]:
    return {word: better for word, better in words.items() if word not in known}


def _sentences(text: str) -> Iterator[re.Match[str]]:
    yield from _SENTENCE.finditer(text)


def _of(rule: PlainRule, match: re.Match[str], offset: int = 0, better: str = "") -> Finding:
    return Finding(rule, match.start() + offset, match.end() + offset, better)


def _trimmed(rule: PlainRule, sentence: re.Match[str]) -> Finding:
    lead = len(sentence[0]) - len(sentence[0].lstrip())
    return Finding(rule, sentence.start() + lead, sentence.start() + len(sentence[0].rstrip()))


def _long_sentences(text: str) -> Iterator[Finding]:
    for sentence in _sentences(text):
        if len(_WORD.findall(sentence[0])) > MOST_WORDS:
            yield _trimmed(PlainRule.SENTENCE, sentence)


def _passives(text: str) -> Iterator[Finding]:
    for sentence in _sentences(text):
        become = _BECOMES.search(sentence[0])
        participle = _PARTICIPLE.search(sentence[0])
        if become and participle:
            yield _of(PlainRule.PASSIVE, participle, sentence.start())


def _abbreviations(text: str) -> Iterator[Finding]:
    for match in ABBREVIATIONS.finditer(text):
        yield _of(PlainRule.ABBREVIATION, match)
    for match in _CAPITALS.finditer(text):
        yield _of(PlainRule.ABBREVIATION, match)


def _negations(text: str) -> Iterator[Finding]:
    for clause in _CLAUSE.finditer(text):
        found = list(_NEGATION.finditer(clause[0]))
        if len(found) > 1:
            yield Finding(
                PlainRule.NEGATION,
                clause.start() + found[0].start(),
                clause.start() + found[-1].end(),
            )


def _subjunctives(text: str) -> Iterator[Finding]:
    for match in SUBJUNCTIVES.finditer(text):
        yield _of(PlainRule.SUBJUNCTIVE, match)


def _genitives(text: str) -> Iterator[Finding]:
    for pattern in _GENITIVES:
        for match in pattern.finditer(text):
            yield _of(PlainRule.GENITIVE, match)


def _long_words(text: str, known: frozenset[str]) -> Iterator[Finding]:
    for match in _WORD.finditer(text):
        longest = max(match[0].split("-"), key=len)
        if len(longest) > LONGEST_WORD and not _is_known(match[0].casefold(), known):
            yield _of(PlainRule.COMPOUND, match)


def _is_known(word: str, known: frozenset[str]) -> bool:
    return any(word[: len(word) - end] in known for end in range(_LONGEST_ENDING + 1))


def _one_word(text: str) -> Iterator[Finding]:
    yield from _listed(text, PlainRule.ONE_WORD, ONE_WORD)


def _listed(text: str, rule: PlainRule, words: Mapping[str, str]) -> Iterator[Finding]:
    for match in _WORD.finditer(text):
        better = words.get(match[0].casefold())
        if better is not None:
            yield _of(rule, match, better=better)


def _numbers(text: str) -> Iterator[Finding]:
    for match in NUMBER_WORDS.finditer(text):
        yield _of(PlainRule.NUMBER, match)


def _signs(text: str) -> Iterator[Finding]:
    for match in _SIGNS.finditer(text):
        yield _of(PlainRule.SIGN, match)


def _nested(text: str) -> Iterator[Finding]:
    for sentence in _sentences(text):
        if len(_SUBORDINATE.findall(sentence[0])) > 1:
            yield _trimmed(PlainRule.NESTED, sentence)


def _heavy(text: str) -> Iterator[Finding]:
    for sentence in _sentences(text):
        if len(_HEAVY.findall(sentence[0])) > MOST_HEAVY_NOUNS:
            yield _trimmed(PlainRule.NOUNS, sentence)


def _nobodies(text: str) -> Iterator[Finding]:
    for match in _NOBODY.finditer(text):
        yield _of(PlainRule.NOBODY, match)


_CHECKS: tuple[Callable[[str], Iterator[Finding]], ...] = (
    _long_sentences,
    _passives,
    _abbreviations,
    _negations,
    _subjunctives,
    _genitives,
    _one_word,
    _numbers,
    _signs,
    _nested,
    _heavy,
    _nobodies,
)

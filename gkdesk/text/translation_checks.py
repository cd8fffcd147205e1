"""What a machine can find wrong with a translation: one text against its German original.

None of it says that a translation is right; that takes somebody who knows both languages.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from gkdesk.text import bidi_safe
from gkdesk.text.languages import RIGHT_TO_LEFT, Script, scripts_in

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_BRACE = re.compile(r"[{}]")
_TOUCHING = re.compile(r"\d[.,:/-]?\{[a-z_]+\}|\{[a-z_]+\}[.,:/-]?\d")
"""A figure that would become part of what is filled in: „1{date}“ is another day."""
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_BETWEEN_FIGURES = re.compile("(?<=\\d)[.,'\u2019\u00a0\u202f\u066b\u066c](?=\\d{3}(?!\\d))")
_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_OPENING = {"(": ")", "[": "]", "{": "}"}
_GERMAN_QUOTES = frozenset("\u201c\u201d\u201e")
_PAIRED_QUOTES = (("\u00ab", "\u00bb"), ("\u2039", "\u203a"))
_LONGEST_RATIO = 3
_LONGEST_EXTRA = 40
_MOST_RATIO = 10
_MOST_EXTRA = 200
_FOREIGN_WORDS = 4
"""So many words of another direction in a row are a sentence and no name."""
_COPIED_WORDS = 3
_JOINERS = "\u200c\u200d"
_ALLOWED_CONTROLS = frozenset(
    f"\n{_JOINERS}\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u0890\u0891\u08e2"
)
"""Persian and Kurdish need the joiners within words; the signs of Arabic numbers are seen."""


def text_problems(text: str, german: str, script: Script) -> Iterator[str]:
    """Yield the codes of what is wrong with a translation.

    empty, placeholders, touching, numbers, controls, script, directions, brackets, lines,
    untranslated, long, endless.
    """
    if not text.strip():
        yield "empty"
        return
    if placeholders(text) != placeholders(german) or has_loose_brace(text):
        yield "placeholders"
    if touches_figure(text):
        yield "touching"
    if _figures(german) != _figures(text):
        yield "numbers"
    if without_invisible(text) != text:
        yield "controls"
    if scripts_in(PLACEHOLDER.sub("", german)) and not is_written_in(text, script):
        yield "script"
    elif _turns(PLACEHOLDER.sub("", text), script):
        yield "directions"
    if not balanced(text):
        yield "brackets"
    if text.strip().count("\n") > german.count("\n"):
        yield "lines"
    if text == german and len(_WORD.findall(german)) >= _COPIED_WORDS:
        yield "untranslated"
    if len(text) > most_letters(german):
        yield "endless"
    elif len(text) > _LONGEST_RATIO * len(german) + _LONGEST_EXTRA:
        yield "long"


def most_letters(german: str) -> int:
    """Return how many characters a text may have at most, marks counted, to go on any paper."""
    return _MOST_RATIO * len(german) + _MOST_EXTRA


def placeholders(text: str) -> list[str]:
    """Return the placeholders of a text, sorted; one that stands twice is in it twice."""
    return sorted(PLACEHOLDER.findall(text))


def has_loose_brace(text: str) -> bool:
    """Tell whether a brace belongs to no placeholder: it would be printed as it stands."""
    return _BRACE.search(PLACEHOLDER.sub("", text)) is not None


def touches_figure(text: str) -> bool:
    """Tell whether a figure stands at a placeholder and would change what is filled in."""
    bare = without_invisible(text)
    return _TOUCHING.search("".join(each for each in bare if each not in _JOINERS)) is not None


def without_invisible(text: str) -> str:
    """Return a text without signs that nobody sees: directions, tags, soft hyphens.

    What steers a machine, such as a tab, becomes a blank: it may stand between two words.
    """
    return "".join(map(_seen, bidi_safe.strip_controls(text)))


def balanced(text: str) -> bool:
    """Tell whether every bracket and every quotation mark has its counterpart."""
    waiting: list[str] = []
    for character in text:
        if character in _OPENING:
            waiting.append(_OPENING[character])
        elif character in _OPENING.values() and (not waiting or waiting.pop() != character):
            return False
    if waiting or text.count('"') % 2:
        return False
    if sum(text.count(mark) for mark in _GERMAN_QUOTES) % 2:
        return False
    return all(text.count(opening) == text.count(closing) for opening, closing in _PAIRED_QUOTES)


def _figures(text: str) -> Counter[str]:
    """Return the numbers of a text in Western figures, without what groups thousands."""
    plain = "".join(_western(each) for each in PLACEHOLDER.sub("", text))
    return Counter(re.findall(r"\d+", _BETWEEN_FIGURES.sub("", plain)))


def _western(character: str) -> str:
    figure = unicodedata.decimal(character, None)
    return character if figure is None else str(figure)


def _seen(character: str) -> str:
    kind = unicodedata.category(character)
    if kind not in {"Cc", "Cf"} or character in _ALLOWED_CONTROLS:
        return character
    return " " if kind == "Cc" else ""


def is_written_in(text: str, script: Script) -> bool:
    """Accept one foreign word in brackets („(Duldung)“) but no sentence in another script."""
    outside = _IN_BRACKETS.sub("", PLACEHOLDER.sub("", text))
    found = scripts_in(outside)
    return script in found and found <= {script, Script.LATIN} and _mostly(script, outside)


def _mostly(script: Script, text: str) -> bool:
    letters = [character for character in text if scripts_in(character)]
    fitting = [character for character in letters if script in scripts_in(character)]
    return len(fitting) * 2 > len(letters)


def _turns(text: str, script: Script) -> bool:
    """Tell whether a text begins in the other direction, or has a sentence of it within.

    The paragraph then runs the wrong way, or the words around the foreign ones change places.
    """
    outside = _IN_BRACKETS.sub(" ", text)
    own = script in RIGHT_TO_LEFT
    directions = [_is_rtl(word) for word in _WORD.findall(outside)]
    if not directions:
        return False
    run = 0
    for each in directions:
        run = run + 1 if each is not own else 0
        if run >= _FOREIGN_WORDS:
            return True
    return directions[0] is not own


def _is_rtl(word: str) -> bool:
    return unicodedata.bidirectional(word[0]) in {"R", "AL"}

"""The named rules of Einfache Sprache, and the shipped German texts against them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.text.plain_language import RULES, PlainRule, findings, usual_words
from gkdesk.text.translations import explained_words, german_texts, is_translated, sets

BROKEN = {
    PlainRule.SENTENCE: (
        "Sie können mit dem Bus und mit der Bahn und mit dem Rad und auch zu Fuß zu uns kommen.",
        "Sie können mit dem Bus und mit der Bahn und mit dem Rad und auch zu Fuß zu uns kommen.",
    ),
    PlainRule.PASSIVE: ("Ihr Antrag wird vom Amt geprüft.", "geprüft"),
    PlainRule.ABBREVIATION: ("Nehmen Sie z. B. den Bus.", "z. B."),
    PlainRule.NEGATION: ("Kommen Sie nicht ohne Termin.", "nicht ohne"),
    PlainRule.SUBJUNCTIVE: ("Sie könnten später kommen.", "könnten"),
    PlainRule.GENITIVE: ("Das ist der Brief des Amtes.", "des Amtes"),
    PlainRule.COMPOUND: (
        "Holen Sie die Wohnungsgeberbestätigung.",
        "Wohnungsgeberbestätigung",
    ),
    PlainRule.OFFICIAL: ("Kommen Sie unverzüglich.", "unverzüglich"),
    PlainRule.ONE_WORD: ("Schreiben Sie Ihre Anschrift auf.", "Anschrift"),
    PlainRule.NUMBER: ("Sie haben vierzehn Tage Zeit.", "vierzehn"),
    PlainRule.SIGN: ("Kommen Sie mit Pass/Ausweis.", "/"),
    PlainRule.NESTED: (
        "Sagen Sie es, wenn Sie krank sind, weil wir warten.",
        "Sagen Sie es, wenn Sie krank sind, weil wir warten.",
    ),
    PlainRule.NOUNS: (
        "Die Prüfung der Anmeldung braucht eine Entscheidung.",
        "Die Prüfung der Anmeldung braucht eine Entscheidung.",
    ),
    PlainRule.NOBODY: ("Dort kann man warten.", "man"),
}
GOOD = (
    "Das Amt prüft Ihren Antrag.",
    "Sie können mit dem Bus kommen. Das Haus ist neben dem Bahnhof.",
    "Sie werden bald Deutsch sprechen.",
    "In der Schule lernt Ihr Kind Deutsch.",
    "Bringen Sie Ihr Aufenthalts-Papier mit.",
    "Sie müssen nicht kommen, wenn Sie keine Zeit haben.",
    "Der Test dauert zwei Stunden.",
    "Gedruckt am {date}",
)
LEGAL = "Rechtstext, den die Dienststelle freigibt: Die Begriffe sind die des Gesetzes."
LABEL = "Beschriftung einer Zeile auf einem Formular, kein Satz."
TERM = "Das amtliche Wort, nach dem gefragt wird; der Satz daneben erklärt es."
CLEAR = "Die übliche Warnung; ein Satz ohne die beiden Wörter wäre länger und schwerer."
EMPLOYERS = "Das Blatt richtet sich an Betriebe, nicht an die Menschen selbst."
ACCEPTED: dict[tuple[str, str, PlainRule], str] = {
    ("consent", "*", PlainRule.GENITIVE): LEGAL,
    ("consent", "*", PlainRule.PASSIVE): LEGAL,
    ("consent", "*", PlainRule.NEGATION): LEGAL,
    ("consent", "release.what", PlainRule.SIGN): LEGAL,
    ("consent", "release.what", PlainRule.ABBREVIATION): LEGAL,
    ("booklet", "certificates.date", PlainRule.GENITIVE): LABEL,
    ("booklet", "help.number_116117", PlainRule.COMPOUND): TERM,
    ("booklet", "glossary.bundesamt.word", PlainRule.SIGN): TERM,
    ("booklet", "glossary.bundesamt.word", PlainRule.ABBREVIATION): TERM,
    ("booklet", "glossary.beschaeftigungserlaubnis.meaning", PlainRule.GENITIVE): TERM,
    ("handout", "common.own_wording", PlainRule.GENITIVE): LABEL,
    ("handout", "wohnung.field_certificate", PlainRule.COMPOUND): TERM,
    ("handout", "ausbildung_arbeit.no_black", PlainRule.NEGATION): CLEAR,
    ("handout", "fuehrerschein.danger", PlainRule.NEGATION): CLEAR,
    ("handout", "familie.care", PlainRule.SENTENCE): "Der Anspruch nennt beide Orte.",
    **{("employers", "*", rule): EMPLOYERS for rule in PlainRule},
}
"""What shipped texts may break, by set, key (`*` for all) and rule, each with the reason."""


def places(text: str) -> list[tuple[PlainRule, str]]:
    return [(each.rule, text[each.start : each.end]) for each in findings(text)]


def shipped() -> list[tuple[str, str, PlainRule]]:
    """Return every place where a shipped German text breaks a rule."""
    known = explained_words()
    return [
        (name, key, each.rule)
        for name in sets()
        for key, text in german_texts(name).texts.items()
        for each in findings(text, known)
    ]


@pytest.mark.parametrize("rule", PlainRule)
def test_each_rule_finds_its_place(rule: PlainRule) -> None:
    text, place = BROKEN[rule]
    assert (rule, place) in places(text)


@pytest.mark.parametrize("text", GOOD)
def test_a_plain_sentence_breaks_no_rule(text: str) -> None:
    assert places(text) == []


def test_each_rule_has_a_name_a_reason_and_a_source() -> None:
    assert set(RULES) == set(PlainRule)
    assert all(rule.name and rule.why and rule.source for rule in RULES.values())
    assert all("BITV" in rule.source or "eigene" in rule.source for rule in RULES.values())


def test_a_word_that_is_explained_may_be_long_in_the_plural_too() -> None:
    text = "Fragen Sie nach Berechtigungsscheinen und nach einem Berechtigungsschein."
    assert findings(text, frozenset({"berechtigungsschein"})) == ()
    assert findings(text) != ()


def test_a_finding_proposes_the_word_to_take_instead() -> None:
    (finding,) = findings("Kommen Sie unverzüglich.")
    assert finding.better == "sofort"


def test_one_word_that_is_written_in_two_ways_is_found() -> None:
    texts = ["Ihr Aufenthalts-Papier", "Das Aufenthaltspapier gilt noch."]
    usual = usual_words(texts)
    assert usual == {"aufenthaltspapier": "Aufenthalts-Papier"}
    assert usual_words([*texts, texts[1]]) == {"aufenthaltspapier": "Aufenthaltspapier"}
    (found,) = findings(texts[1], usual=usual)
    assert (found.rule, found.better) == (PlainRule.ONE_WORD, "Aufenthalts-Papier")


def test_the_shipped_german_texts_break_only_what_is_accepted_for_a_reason() -> None:
    odd = [
        (name, key, rule.value)
        for name, key, rule in shipped()
        if not {(name, key, rule), (name, "*", rule)} & ACCEPTED.keys()
    ]
    assert odd == []


def test_no_exception_is_left_over() -> None:
    found = shipped()
    single = {each for each in ACCEPTED if each[1] != "*"}
    assert single <= set(found)
    whole = {(name, rule) for name, key, rule in ACCEPTED if key == "*" and name != "employers"}
    assert whole <= {(name, rule) for name, _, rule in found}


def test_the_shipped_texts_write_each_word_in_one_way() -> None:
    """But for „Asylverfahren“: letters write it so, and the sentence beside it with a hyphen."""
    texts = (
        text for name in sets() if is_translated(name) for text in german_texts(name).texts.values()
    )
    assert set(usual_words(texts)) <= {"asylverfahren"}


@given(st.text(max_size=200))
def test_any_text_can_be_checked_and_every_finding_lies_within(text: str) -> None:
    for each in findings(text):
        assert 0 <= each.start < each.end <= len(text)

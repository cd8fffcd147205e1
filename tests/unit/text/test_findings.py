"""The sentences of findings."""

from __future__ import annotations

import pytest

from gkdesk.text.codes.clients import CodeList
from gkdesk.text.codes.findings import FindingCode, StatusGroup
from gkdesk.text.findings.facts import Facts, FindingWords
from gkdesk.text.findings.follow_up import need_group, need_topic, task_words
from gkdesk.text.findings.sentences import finding_sentence
from gkdesk.text.findings.writing import listed

_WORDS = FindingWords(lists={}, municipalities={})


@pytest.mark.parametrize("code", FindingCode)
def test_every_code_has_a_sentence(code: FindingCode) -> None:
    facts = Facts(name="Eins", other="Zwei", names=("Drei",), number=3, total=4, field="work")
    assert finding_sentence(code, facts, _WORDS).endswith(".")


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ((), ""),
        (("A",), "A"),
        (("A", "B"), "A und B"),
        (("A", "B", "C"), "A, B und C"),
        (("A", "B", "C", "D"), "A, B und 2 weitere"),
    ],
)
def test_names_are_listed_as_one_says_them(names: tuple[str, ...], text: str) -> None:
    assert listed(names, at_most=3) == text


@pytest.mark.parametrize("code", FindingCode)
def test_every_code_has_a_task_without_a_hole(code: FindingCode) -> None:
    facts = Facts(name="Eins", other="Zwei", field="work")
    for given in (facts, Facts(name="Eins", other="Zwei")):
        words = task_words(code, given, _WORDS)
        assert words[0].isupper()
        assert not words.endswith((" ", ":", "."))


def test_the_topic_of_a_need_names_the_field_or_the_offer() -> None:
    words = FindingWords(lists={CodeList.FIELD_OF_ACTION: {"work": "Arbeit"}}, municipalities={})
    closed = Facts(field="work", groups=(StatusGroup.TOLERATED, StatusGroup.PERMITTED))
    assert need_topic(FindingCode.FIELD_CLOSED, closed, words) == "Arbeit: offenes Angebot"
    assert need_group(closed.groups) == "Menschen mit Duldung oder Aufenthaltsgestattung"
    assert need_group(()) == ""


@pytest.mark.parametrize("code", FindingCode)
@pytest.mark.parametrize("name", ["Rasom e. V.", "\u2068Rasom e. V.\u2069"])
def test_a_name_with_a_full_stop_gets_no_second_one(code: FindingCode, name: str) -> None:
    facts = Facts(name=name, other=name, names=(name,), number=3, total=4, field="work")
    said = finding_sentence(code, facts, _WORDS).replace("\u2069", "")
    assert ".." not in said
    assert said.endswith(".")


def test_without_a_core_group_it_is_said_that_the_kind_counts() -> None:
    said = finding_sentence(FindingCode.NO_CORE_GROUP, Facts(), _WORDS)
    assert "Es zählt die eingetragene Art" in said
    assert "Lenkungsgruppe" in said

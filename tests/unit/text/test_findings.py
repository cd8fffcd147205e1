"""The sentences of findings."""

from __future__ import annotations

import pytest

from gkdesk.text.codes_findings import FindingCode
from gkdesk.text.finding_facts import Facts, FindingWords
from gkdesk.text.findings import finding_sentence
from gkdesk.text.findings_writing import listed

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

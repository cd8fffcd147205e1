"""Every error that a user can meet says what happened, what is safe and what to do."""

from __future__ import annotations

import re

import pytest

from gkdesk import errors
from gkdesk.errors import InvalidInput, UserError
from gkdesk.text.sentences.errors import sentence

KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, UserError) and kind is not UserError
]


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind is not InvalidInput], ids=lambda kind: kind.__name__
)
def test_each_error_has_its_three_parts(kind: type[UserError]) -> None:
    told = sentence(kind())
    assert len(re.findall(r"[.!?](?= |$)", told)) >= 3
    assert re.search(r"\bSie\b", told)
    assert "{" not in told


def test_data_of_the_error_stands_in_the_sentence() -> None:
    told = sentence(errors.MissingGlyph(field="Wunschname", char="x", codepoint="U+1F600"))
    assert "„Wunschname“" in told
    assert "U+1F600" in told


def test_a_weak_passphrase_is_told_beside_its_field() -> None:
    told = sentence(InvalidInput("passphrase", "passphrase_too_weak"))
    assert "fünf zufällige Wörter" in told


def test_no_sentence_proposes_to_delete_data() -> None:
    for kind in KINDS:
        if kind is not InvalidInput:
            assert not re.search(r"\b[Ll]öschen Sie\b", sentence(kind()))

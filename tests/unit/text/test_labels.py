"""Every label has German words, and what left the office cannot be taken back."""

from __future__ import annotations

import pytest

from gkdesk.text.labels import Label


def test_every_label_has_words_of_its_own() -> None:
    assert all(label.text for label in Label)
    assert len({label.text for label in Label}) == len(Label)


@pytest.mark.parametrize(
    "label",
    [
        Label.RECORDS_ERASED,
        Label.CONSENT_WITHDRAWN,
        Label.DOCUMENT_PRINTED,
        Label.DATA_EXPORTED,
        Label.PASSPHRASE_CHANGED,
        Label.MINUTES_SEALED,
        Label.MINUTES_REOPENED,
        Label.AID_CLOSED,
        Label.AID_REOPENED,
        Label.AID_SENT,
        Label.GATE_OVERRIDDEN,
    ],
)
def test_what_is_final_cannot_be_undone(label: Label) -> None:
    assert not label.undoable


def test_a_code_in_the_log_says_nothing_personal_and_fits_one_word() -> None:
    assert all(label.value.isascii() and label.value.replace("_", "").isalpha() for label in Label)

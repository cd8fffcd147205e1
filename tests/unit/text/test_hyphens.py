"""Long German words go on in the next line at the seams of their parts."""

from __future__ import annotations

import pytest

from gkdesk.text.hyphens import LONG, SOFT_HYPHEN, hyphenated


def shown(text: str) -> str:
    return hyphenated(text).replace(SOFT_HYPHEN, "|")


@pytest.mark.parametrize(
    "parts",
    [
        "Ausländer|angelegenheiten",
        "Kooperations|vereinbarung",
        "Integrations|zentrum",
        "Flüchtlings|beratungs|stelle",
        "Jugendmigrations|dienst",
        "Einbürgerungs|angelegenheiten",
    ],
)
def test_a_long_word_is_parted_at_its_seams(parts: str) -> None:
    assert shown(parts.replace("|", "")) == parts


def test_words_that_fit_and_other_scripts_stay_as_they_are() -> None:
    for text in ("Amt für Soziales", "Beratungsstelle", "مركزالاستشارةللمهاجرينالجدد"):
        assert hyphenated(text) == text


@pytest.mark.parametrize("text", ["Donaudampfschifffahrtskapitän", "x" * 70, "1" * 40, "Ä" * 33])
def test_no_piece_is_wider_than_a_narrow_column_and_no_letter_is_lost(text: str) -> None:
    marked = hyphenated(text)
    assert marked.replace(SOFT_HYPHEN, "") == text
    assert max(len(piece) for piece in marked.split(SOFT_HYPHEN)) <= LONG

"""What has changed between two states is said in whole sentences."""

from __future__ import annotations

import pytest

from gkdesk.text import comparison as text
from gkdesk.text.codes.network import Fate

ARABIC = "مدرسة"
ISOLATED = f"\u2068{ARABIC}\u2069"


@pytest.mark.parametrize("fate", [Fate.NEW, Fate.GONE, Fate.CHANGED])
def test_every_fate_of_every_part_is_a_sentence_that_names_whom_it_is_about(fate: Fate) -> None:
    said = {
        text.actor_sentence("Jobcenter", fate): ("Jobcenter",),
        text.tie_sentence("Jobcenter", "Schule", fate): ("Jobcenter", "Schule"),
        text.group_sentence("Kerngruppe", fate): ("„Kerngruppe“",),
        text.seat_sentence("Kerngruppe", "Schule", "Leitung", fate): ("Schule", "(Leitung)"),
        text.seat_sentence("Kerngruppe", "", "", fate): ("Kerngruppe", "ohne Organisation"),
        text.agreement_sentence("Jobcenter", "Schule", "Protokoll", fate): ("Protokoll",),
        text.offer_sentence("Nähkurs", "Schule", fate): ("„Nähkurs“ (Schule)",),
        text.offer_sentence("Nähkurs", "", fate): ("„Nähkurs“",),
        text.need_sentence("Wohnraum", fate): ("„Wohnraum“",),
    }
    assert len(said) == 9
    for sentence, parts in said.items():
        assert sentence.endswith(".")
        assert "  " not in sentence
        assert "()" not in sentence
        assert all(part in sentence for part in parts)


def test_a_merged_organisation_is_said_with_the_one_it_went_into() -> None:
    assert text.merged_sentence("VHS", ARABIC) == f"VHS wurde mit {ISOLATED} zusammengelegt."


def test_names_from_right_to_left_do_not_turn_the_words_around_them() -> None:
    assert text.tie_sentence(ARABIC, "Schule", Fate.NEW).startswith(f"{ISOLATED} und Schule")
    assert text.field_sentence("Name", ARABIC, "Schule") == (
        f"Name: bisher „{ISOLATED}“, jetzt „Schule“"
    )

"""What is handed over to another office, and what a summary may count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput
from gkdesk.services.case_papers.kinds import (
    CasePaperWish,
)
from gkdesk.services.case_papers.sheets import cases_in_figures
from gkdesk.services.clients.case_fields import ChainStep, Consent, Referral, Transition
from gkdesk.services.clients.fields import Member, Paper, Step
from gkdesk.text.codes.clients import Audience
from gkdesk.text.codes.meetings import (
    ItemState,
)
from tests.factories import a_part

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

from tests.unit.services.conference_kit import (
    CODE,
    PLANS,
    TODAY,
    Conference,
    a_small_conference,
    said,
)


@pytest.fixture
def conference(workspace: Workspace) -> Conference:
    return a_small_conference(workspace)


def test_a_handover_holds_what_is_released_to_the_receiving_office(
    workspace: Workspace, conference: Conference
) -> None:
    yusuf = conference.yusuf
    a_part(workspace, yusuf, Step("Anmelden", "ich"))
    a_part(workspace, yusuf, Paper("Duldung", TODAY))
    referral = a_part(workspace, yusuf, Referral(conference.vhs_id, subject="B1-Kurs"))
    wish = CasePaperWish(CODE.HANDOVER, Audience.PARTICIPANT, client_id=yusuf, referral_id=referral)
    text = said(workspace, wish)
    assert "Anmelden" in text
    assert "Duldung" not in text
    (mention,) = workspace.case_papers.make(wish).mentions
    assert mention.what == "Übergabeblatt, 18.11.2026: Name und Kontaktdaten, Pläne und Ziele"


def test_a_handover_without_a_basis_is_refused(
    workspace: Workspace, conference: Conference
) -> None:
    first = a_part(workspace, conference.amina, ChainStep("Kurs"))
    second = a_part(workspace, conference.amina, ChainStep("B1", organisation_id=conference.vhs_id))
    move = a_part(workspace, conference.amina, Transition(first, second))
    wish = CasePaperWish(
        CODE.HANDOVER, Audience.PARTICIPANT, client_id=conference.amina, transition_id=move
    )
    with pytest.raises(InvalidInput) as refused:
        workspace.case_papers.make(wish)
    assert refused.value.problem == "nothing_released"


def test_a_family_is_handed_over_only_by_what_all_of_it_released(
    workspace: Workspace, conference: Conference
) -> None:
    a_part(workspace, conference.amina, Member("Kind Tesfay"))
    member = a_part(workspace, conference.amina, Member("Sara Tesfay"))
    single = Consent(
        organisation_id=conference.vhs_id,
        member_id=member,
        categories=PLANS,
        signed_on=TODAY,
        aim="Kurs",
    )
    a_part(workspace, conference.amina, single)
    referral = a_part(workspace, conference.amina, Referral(conference.vhs_id, subject="Kurs"))
    wish = CasePaperWish(
        CODE.HANDOVER, Audience.PARTICIPANT, client_id=conference.amina, referral_id=referral
    )
    with pytest.raises(InvalidInput):
        workspace.case_papers.make(wish)


@pytest.mark.parametrize(
    ("states", "shown"),
    [
        ({}, (("Fälle auf der Tagesordnung", "0"),)),
        ({ItemState.OPEN: 2}, (("Fälle auf der Tagesordnung", "weniger als 3"),)),
        (
            {ItemState.DISCUSSED: 5, ItemState.POSTPONED: 1},
            (
                ("Fälle auf der Tagesordnung", "6"),
                ("Aufteilung der Fälle", "nicht genannt"),
            ),
        ),
        (
            {ItemState.DISCUSSED: 4, ItemState.CLOSED: 3},
            (
                ("Fälle auf der Tagesordnung", "7"),
                ("davon besprochen", "4"),
                ("davon abgeschlossen", "3"),
            ),
        ),
    ],
)
def test_a_summary_hides_small_numbers_and_what_they_could_be_computed_from(
    states: dict[ItemState, int], shown: tuple[tuple[str, str], ...]
) -> None:
    assert cases_in_figures(states, 3) == shown


def test_the_office_may_ask_for_more_before_a_number_is_said() -> None:
    states = {ItemState.DISCUSSED: 4}
    assert cases_in_figures(states, 5) == (("Fälle auf der Tagesordnung", "weniger als 5"),)

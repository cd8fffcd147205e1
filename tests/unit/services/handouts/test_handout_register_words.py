"""No client stands in what a handout prints of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.services.clients.fields import ReachWay
from gkdesk.services.handouts.kinds import HandoutWish
from gkdesk.text.codes.clients import Audience, ReachKind
from tests.document_kit import plain
from tests.factories import a_client, a_contact, an_offer, an_organisation

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

CLIENT = "Oleksij Kowalenko"
OFFICE_NUMBER = "03621 445566"


@pytest.mark.parametrize("audience", [Audience.CLIENT, Audience.PUBLIC])
def test_a_client_who_stands_in_an_offer_is_left_out_until_somebody_decides(
    workspace: Workspace, audience: Audience
) -> None:
    number = ReachWay(ReachKind.MOBILE, "0176 04069003")
    a_client(workspace, number, official_name=CLIENT)
    nameless = a_contact(workspace, name="", function=f"Patin von {CLIENT}")
    an_offer(
        workspace,
        name=f"Sprachtandem für {CLIENT}",
        times=f"Mo 10 Uhr bei {CLIENT}",
        place="Wohnung, 0176 04069003",
        organisation_id=an_organisation(workspace, name=f"Büro {CLIENT}"),
        contact_id=nameless,
    )
    wish = HandoutWish("deutsch", audience=audience)
    composed = workspace.handouts.compose(wish)
    text = plain(composed.document)
    assert "Sprachtandem für [Name]" in text
    assert "Kowalenko" not in text
    assert "04069003" not in text
    assert {each.word for each in composed.doubts} == {CLIENT, "0176 04069003"}
    kept = HandoutWish("deutsch", audience=audience, kept=frozenset(composed.doubts))
    assert f"Sprachtandem für {CLIENT}" in plain(workspace.handouts.compose(kept).document)


def test_a_client_who_stands_at_an_office_is_left_out_and_told_once(workspace: Workspace) -> None:
    a_client(workspace, official_name=CLIENT)
    an_organisation(
        workspace, name="Amt", kind="jobcenter", opening_hours=f"Di, nicht für {CLIENT}"
    )
    composed = workspace.handouts.compose(HandoutWish("erste_schritte"))
    assert "Di, nicht für [Name]" in plain(composed.document)
    assert [each.word for each in composed.doubts] == [CLIENT]


def test_what_is_called_after_a_surname_and_the_numbers_of_offices_stay(
    workspace: Workspace,
) -> None:
    """Somebody in a shelter has its number in her record, too."""
    shelter = ReachWay(ReachKind.PHONE, OFFICE_NUMBER)
    a_client(workspace, shelter, official_name="Merve Weber")
    there = an_organisation(workspace, name="Praxis Dr. Weber", phone=OFFICE_NUMBER)
    place = f"Haus Weber, Tel. {OFFICE_NUMBER}"
    an_offer(workspace, name="Sprachkurs Weber", place=place, organisation_id=there)
    composed = workspace.handouts.compose(HandoutWish("deutsch", audience=Audience.PUBLIC))
    text = plain(composed.document)
    for said in ("Praxis Dr. Weber", "Sprachkurs Weber", place):
        assert said in text
    assert composed.doubts == ()

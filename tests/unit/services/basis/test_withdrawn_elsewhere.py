"""Who belongs to a family case and withdraws in her own has withdrawn there, too."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from gkdesk.services.basis import gate
from gkdesk.services.basis.families import family_of
from gkdesk.services.clients.fields import Member
from gkdesk.services.workspace import Workspace
from gkdesk.text.codes.cases import ConsentPurpose
from gkdesk.text.codes.clients import Category
from gkdesk.text.ids import ClientId, OrganisationId, PartId
from tests.factories import a_client, a_consent, a_part, an_organisation

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock

TODAY = dt.date(2026, 11, 18)
TOLD = ("family", "health")


@dataclass
class Families:
    """Yusuf has a case of his own, and belongs to that of his wife; both told the VHS."""

    workspace: Workspace
    amina: ClientId
    member: PartId
    yusuf: ClientId
    vhs: OrganisationId
    his: PartId

    def heard(self, day: dt.date = TODAY, office: OrganisationId | None = None) -> set[Category]:
        """Return what the VHS may learn of the case of Amina."""
        detail = self.workspace.clients.detail(self.amina)
        reader = gate.Recipient(organisations=frozenset({office or self.vhs}))
        with self.workspace.consents._store.read() as session:
            family = family_of(session, self.amina)
        return set(gate.released(detail.consents, reader, day, family=family))


@pytest.fixture
def families(workspace: Workspace) -> Families:
    vhs = an_organisation(workspace)
    yusuf = a_client(workspace, official_name="Yusuf al-Hariri")
    amina = a_client(workspace, official_name="Amina Tesfay")
    member = a_part(workspace, amina, Member("Yusuf al-Hariri", client_ref=yusuf))
    a_consent(workspace, amina, organisation_id=vhs, categories=(*TOLD, "plans"))
    his = a_consent(workspace, yusuf, organisation_id=vhs, categories=TOLD)
    return Families(workspace, amina, member, yusuf, vhs, his)


def test_what_he_withdrew_in_his_case_is_closed_in_hers(families: Families) -> None:
    assert families.heard() == {Category.FAMILY, Category.HEALTH, Category.PLANS}
    families.workspace.consents.withdraw(families.yusuf, families.his)
    assert families.heard() == {Category.PLANS}
    assert families.heard(TODAY - dt.timedelta(days=1)) >= {Category.HEALTH}


def test_what_another_member_withdrew_in_his_case_is_not_closed_in_hers(
    families: Families,
) -> None:
    workspace = families.workspace
    sami = a_part(workspace, families.yusuf, Member("Sami al-Hariri"))
    of_sami = a_consent(
        workspace,
        families.yusuf,
        organisation_id=families.vhs,
        categories=TOLD,
        member_id=sami,
    )
    workspace.consents.withdraw(families.yusuf, of_sami)
    assert families.heard() == {Category.FAMILY, Category.HEALTH, Category.PLANS}


def test_another_recipient_is_not_touched(families: Families) -> None:
    workspace = families.workspace
    other = an_organisation(workspace, name="Jobcenter", short_name="JC")
    a_consent(workspace, families.amina, organisation_id=other, categories=TOLD)
    workspace.consents.withdraw(families.yusuf, families.his)
    assert families.heard(office=other) == {Category.FAMILY, Category.HEALTH}


def test_what_he_signs_there_later_opens_it_again(families: Families, clock: FixedClock) -> None:
    workspace = families.workspace
    workspace.consents.withdraw(families.yusuf, families.his)
    clock.moment += dt.timedelta(days=1)
    day = clock.today()
    a_consent(
        workspace,
        families.amina,
        organisation_id=families.vhs,
        categories=("health",),
        member_id=families.member,
        since=day,
        signed_on=day,
    )
    assert families.heard(day) == {Category.HEALTH, Category.PLANS}


def test_both_cases_say_so(families: Families) -> None:
    workspace = families.workspace
    assert workspace.consents.cases_with(families.yusuf) == ("Amina Tesfay",)
    assert workspace.consents.cases_with(families.amina) == ()
    assert workspace.consents.closed_elsewhere(families.amina) == ()
    workspace.consents.withdraw(families.yusuf, families.his)
    (closed,) = workspace.consents.closed_elsewhere(families.amina)
    assert (closed.member, closed.on) == ("Yusuf al-Hariri", TODAY)
    assert closed.recipient == "VHS"


def test_an_agreement_to_the_conference_is_taken_back_in_both(families: Families) -> None:
    workspace, purpose = families.workspace, ConsentPurpose.CONFERENCE
    a_consent(workspace, families.amina, purpose=purpose)
    his = a_consent(workspace, families.yusuf, purpose=purpose)

    def agreed() -> bool:
        with workspace.consents._store.read() as session:
            family = family_of(session, families.amina)
        held = workspace.clients.detail(families.amina).consents
        return gate.agreed(held, purpose, TODAY, family=family)

    assert agreed()
    workspace.consents.withdraw(families.yusuf, his)
    assert not agreed()

"""Kept states of the network: taken, named, compared, and readable years later."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput, NetworkStateTooNew, NotANetworkState, RecordGone
from gkdesk.models.tasks import NetworkSnapshot
from gkdesk.network.compare import Part
from gkdesk.services.register.fields import Agreement, CooperationFields, Membership
from gkdesk.services.workspace import Workspace
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.network import Area, Fate, FormalBasis, Intensity, Quality
from gkdesk.text.ids import CooperationId, OrganisationId, SnapshotId
from gkdesk.text.labels import Label
from tests.factories import (
    a_body,
    a_contact,
    a_cooperation,
    an_organisation,
)

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock
    from gkdesk.services.networks.snapshots import StateComparison
    from gkdesk.services.outcome import Outcome
    from gkdesk.store.store import Store

YEAR = dt.timedelta(days=365)


def taken(outcome: Outcome) -> SnapshotId:
    assert outcome.ref is not None
    return SnapshotId(outcome.ref)


def told(comparison: StateComparison) -> list[str]:
    return [line for row in comparison.rows for line in (row.sentence, *_fields(row.fields))]


def _fields(fields: tuple[object, ...]) -> list[str]:
    return [f"  {getattr(field, 'sentence', '')}" for field in fields]


@pytest.fixture
def office(workspace: Workspace) -> OrganisationId:
    return an_organisation(workspace, name="Jobcenter", short_name="JC", area=Area.WORK)


@pytest.fixture
def school(workspace: Workspace) -> OrganisationId:
    return an_organisation(workspace, name="Volkshochschule", short_name="VHS")


@pytest.fixture
def tie(workspace: Workspace, office: OrganisationId, school: OrganisationId) -> CooperationId:
    return a_cooperation(workspace, office, school, intensity=Intensity.LOOSE)


def test_a_state_is_taken_named_and_taken_back(
    workspace: Workspace, tie: CooperationId, clock: FixedClock
) -> None:
    assert workspace.snapshots.proposed_name() == "Stand 2026"
    workspace.snapshots.take(" Stand  2026 ", "vor der Lenkungsgruppe")
    assert workspace.snapshots.proposed_name() == "Stand 18. 11. 2026"
    workspace.snapshots.take("Stand 18. 11. 2026")
    assert workspace.snapshots.proposed_name() == "Stand 18. 11. 2026 (2)"
    clock.advance(YEAR)
    workspace.snapshots.take(workspace.snapshots.proposed_name())
    rows = [(row.name, row.organisations, row.cooperations) for row in workspace.snapshots.rows()]
    assert rows == [("Stand 2027", 2, 1), ("Stand 18. 11. 2026", 2, 1), ("Stand 2026", 2, 1)]
    assert workspace.snapshots.rows()[-1].note == "vor der Lenkungsgruppe"
    workspace.history.undo()
    assert [row.name for row in workspace.snapshots.rows()] == ["Stand 18. 11. 2026", "Stand 2026"]
    assert workspace.cooperations.rows()[0].id == tie


def test_a_state_is_renamed_and_removed_and_both_can_be_taken_back(workspace: Workspace) -> None:
    first = taken(workspace.snapshots.take("Stand 2025"))
    workspace.snapshots.take("Stand 2026")
    for name, problem in (("stand 2026", "name_taken"), ("  ", "required")):
        with pytest.raises(InvalidInput) as refused:
            workspace.snapshots.rename(first, name)
        assert (refused.value.field, refused.value.problem) == ("name", problem)
    workspace.snapshots.rename(first, "Stand Ende 2025")
    workspace.snapshots.remove(first)
    assert [row.name for row in workspace.snapshots.rows()] == ["Stand 2026"]
    with pytest.raises(RecordGone):
        workspace.snapshots.network(first)
    workspace.history.undo()
    workspace.history.undo()
    assert {row.name for row in workspace.snapshots.rows()} == {"Stand 2025", "Stand 2026"}


def test_a_kept_state_knows_no_persons(workspace: Workspace, office: OrganisationId) -> None:
    person = a_contact(workspace, name="Geheimrat", organisation_id=office)
    body = a_body(workspace)
    workspace.bodies.save_seat(body, Membership(contact_id=person))
    state = workspace.snapshots.network(taken(workspace.snapshots.take("Stand 2026")))
    assert state.actors[0].name == "Jobcenter"
    assert state.actors[0].people == ()
    assert [(seat.organisation, seat.contact) for seat in state.groups[0].seats] == [(office, None)]


def test_the_same_state_twice_has_no_differences(workspace: Workspace, tie: CooperationId) -> None:
    assert tie
    kept = taken(workspace.snapshots.take("Stand 2026"))
    assert workspace.snapshots.comparison(kept).rows == ()


def test_a_comparison_says_what_is_new_gone_and_changed_in_words(
    workspace: Workspace,
    tie: CooperationId,
    office: OrganisationId,
    school: OrganisationId,
    clock: FixedClock,
) -> None:
    body = a_body(workspace)
    last_year = taken(workspace.snapshots.take("Stand 2026"))
    clock.advance(YEAR)
    workspace.organisations.end(school)
    chamber = an_organisation(workspace, name="Kammer", short_name="")
    fields = workspace.organisations.detail(office).fields
    workspace.organisations.save(office, dataclasses.replace(fields, area=Area.SOCIAL))
    second = a_cooperation(workspace, office, chamber, basis=FormalBasis.AGREEMENT)
    workspace.cooperations.save_agreement(second, Agreement(signed_on=clock.today()))
    workspace.bodies.save_seat(body, Membership(chamber, role="member"))
    compared = workspace.snapshots.comparison(last_year)
    assert (compared.before, compared.now) == ("Stand 2026", "Heute")
    assert told(compared) == [
        "Bei Jobcenter hat sich etwas geändert.",
        (
            "  Bereich: bisher „Arbeitsmarkt und Wirtschaft“, "
            "jetzt „Jugendhilfe, Gesundheit und Soziales“"
        ),
        "Kammer ist neu im Netzwerk.",
        "Volkshochschule ist nicht mehr im Netzwerk.",
        "Jobcenter und Kammer haben eine neue Kooperation.",
        "Jobcenter und Volkshochschule: Eine Kooperation ist weggefallen.",
        "Bündniskerngruppe: Kammer hat einen neuen Sitz (Mitglied).",
        "Jobcenter und Kammer: Neu vereinbart ist: Kooperationsvereinbarung.",
    ]
    assert {actor.name for actor in compared.network.actors} == {
        "Jobcenter",
        "Kammer",
        "Volkshochschule",
    }
    assert compared.compared.fates(Part.TIE) == {tie: Fate.GONE, second: Fate.NEW}


def test_links_lead_only_to_records_that_still_exist(
    workspace: Workspace, tie: CooperationId, office: OrganisationId
) -> None:
    kept = taken(workspace.snapshots.take("Stand 2026"))
    workspace.cooperations.remove(tie)
    (row,) = workspace.snapshots.comparison(kept).rows
    assert row.fate is Fate.GONE
    assert [(link.kind, link.name) for link in row.links] == [
        (RecordKind.ORGANISATION, "Jobcenter"),
        (RecordKind.ORGANISATION, "Volkshochschule"),
    ]
    workspace.history.undo()
    workspace.cooperations.end(tie)
    (row,) = workspace.snapshots.comparison(kept).rows
    assert [link.name for link in row.links] == ["JC – VHS", "Jobcenter", "Volkshochschule"]
    assert row.links[1].ref == office


def test_the_older_state_comes_first_whichever_was_named_first(
    workspace: Workspace, tie: CooperationId, clock: FixedClock
) -> None:
    older = taken(workspace.snapshots.take("Stand 2026"))
    clock.advance(YEAR)
    workspace.cooperations.end(tie)
    newer = taken(workspace.snapshots.take("Stand 2027"))
    for pair in ((older, newer), (newer, older)):
        compared = workspace.snapshots.comparison(*pair)
        assert (compared.before, compared.now) == ("Stand 2026", "Stand 2027")
        assert [row.fate for row in compared.rows] == [Fate.GONE]


def test_the_quality_is_not_compared(
    workspace: Workspace, tie: CooperationId, office: OrganisationId, school: OrganisationId
) -> None:
    kept = taken(workspace.snapshots.take("Stand 2026"))
    judged = CooperationFields(office, school, intensity=Intensity.LOOSE, quality=Quality.SOUND)
    workspace.cooperations.save(tie, judged)
    assert workspace.snapshots.comparison(kept).rows == ()


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("{", NotANetworkState),
        ('["kein Stand"]', NotANetworkState),
        ('{"format":"gkdesk-network","version":99,"network":{}}', NetworkStateTooNew),
    ],
)
def test_a_damaged_or_newer_state_is_refused_and_the_others_stay_readable(
    store: Store, content: str, error: type[Exception]
) -> None:
    workspace = Workspace(store)
    sound = taken(workspace.snapshots.take("Stand 2025"))
    with store.transaction(Label.SNAPSHOT_TAKEN) as transaction:
        row = NetworkSnapshot(name="Stand 2026", taken_on=dt.date(2026, 1, 1), content=content)
        transaction.session.add(row)
    broken = SnapshotId(row.id)
    with pytest.raises(error):
        workspace.snapshots.network(broken)
    with pytest.raises(error):
        workspace.snapshots.comparison(sound, broken)
    counts = {row.name: row.organisations for row in workspace.snapshots.rows()}
    assert counts == {"Stand 2025": 0, "Stand 2026": None}
    assert workspace.snapshots.network(sound).actors == ()

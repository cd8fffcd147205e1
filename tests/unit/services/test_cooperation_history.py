"""The history of one cooperation, from its dates, its agreements and the kept states."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import RecordGone
from gkdesk.models.tasks import NetworkSnapshot
from gkdesk.services.register.fields import Agreement, CooperationFields
from gkdesk.services.workspace import Workspace
from gkdesk.text.codes.network import FormalBasis, Intensity
from gkdesk.text.ids import CooperationId
from gkdesk.text.labels import Label
from tests.factories import a_cooperation, an_organisation

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock
    from gkdesk.store.store import Store
    from gkdesk.text.ids import OrganisationId


def told(workspace: Workspace, tie: CooperationId) -> list[str]:
    return [f"{row.when.year} {row.sentence}" for row in workspace.cooperations.history(tie)]


def sides(workspace: Workspace) -> tuple[OrganisationId, OrganisationId]:
    office = an_organisation(workspace, name="Jobcenter", short_name="JC")
    return office, an_organisation(workspace)


def test_dates_and_agreements_are_told_and_what_is_to_come_is_not(workspace: Workspace) -> None:
    tie = a_cooperation(workspace, *sides(workspace), since=dt.date(2021, 3, 1))
    for signed, ends in ((2022, dt.date(2024, 12, 31)), (2025, dt.date(2028, 12, 31))):
        agreement = Agreement(signed_on=dt.date(signed, 1, 1), runs_until=ends)
        workspace.cooperations.save_agreement(tie, agreement)
    assert told(workspace, tie) == [
        "2025 Unterzeichnet: Kooperationsvereinbarung.",
        "2025 Ausgelaufen: Kooperationsvereinbarung.",
        "2022 Unterzeichnet: Kooperationsvereinbarung.",
        "2021 Die Zusammenarbeit beginnt.",
    ]


def test_kept_states_tell_what_changed_from_one_to_the_next(
    workspace: Workspace, clock: FixedClock
) -> None:
    first, second = sides(workspace)
    workspace.snapshots.take("Stand 2026")
    tie = a_cooperation(workspace, first, second, intensity=Intensity.LOOSE)
    clock.advance(dt.timedelta(days=365))
    workspace.snapshots.take("Stand 2027")
    clock.advance(dt.timedelta(days=365))
    closer = CooperationFields(first, second, intensity=Intensity.CLOSE, basis=FormalBasis.MINUTES)
    workspace.cooperations.save(tie, closer)
    workspace.snapshots.take("Stand 2028")
    clock.advance(dt.timedelta(days=365))
    workspace.cooperations.end(tie)
    assert told(workspace, tie) == [
        "2029 Heute – Die Kooperation steht nicht mehr im Netzwerk.",
        "2029 Die Zusammenarbeit endet.",
        "2028 Stand 2028 – Grundlage: bisher „ohne Schriftform, gelebt“, jetzt „Protokoll“",
        "2028 Stand 2028 – Intensität: bisher „lose“, jetzt „eng“",
        "2027 Stand 2027 – Die Kooperation steht im Netzwerk.",
    ]


def test_a_state_that_cannot_be_read_is_said_and_hides_nothing(store: Store) -> None:
    workspace = Workspace(store)
    tie = a_cooperation(workspace, *sides(workspace))
    workspace.snapshots.take("Stand 2026")
    with store.transaction(Label.SNAPSHOT_TAKEN) as transaction:
        broken = NetworkSnapshot(name="Stand 2025", taken_on=dt.date(2025, 1, 1), content="{")
        transaction.session.add(broken)
    assert told(workspace, tie) == [
        "2026 Stand 2026 – Die Kooperation steht im Netzwerk.",
        "2025 Stand 2025 – Dieser Stand lässt sich nicht lesen.",
    ]


def test_a_cooperation_that_is_gone_has_no_history(workspace: Workspace) -> None:
    with pytest.raises(RecordGone):
        workspace.cooperations.history(CooperationId(7))

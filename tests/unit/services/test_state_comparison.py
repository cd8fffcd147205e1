"""What a comparison of two states tells besides organisations and cooperations."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.network.compare import Part
from gkdesk.services.network_papers.kinds import PaperCode, PaperFormat, PaperWish
from gkdesk.services.redactor import Redactor
from gkdesk.services.register.fields import Agreement, Membership
from gkdesk.text.codes.clients import Audience, RecordKind
from gkdesk.text.codes.network import Answer, Fate, NeedState
from gkdesk.text.ids import OrganisationId, SnapshotId
from tests.factories import (
    a_body,
    a_cooperation,
    a_need,
    an_offer,
    an_organisation,
)
from tests.unit.export.pdf_reading import structure

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace


def kept_a_month_ago(workspace: Workspace, clock: FixedClock) -> SnapshotId:
    ref = workspace.snapshots.take("Stand 2026").ref
    assert ref is not None
    clock.advance(dt.timedelta(days=30))
    return SnapshotId(ref)


def told(workspace: Workspace, kept: SnapshotId) -> list[str]:
    rows = workspace.snapshots.comparison(kept).rows
    return [line for row in rows for line in (row.sentence, *(f.sentence for f in row.fields))]


def printed(workspace: Workspace, kept: SnapshotId) -> str:
    wish = PaperWish(PaperCode.COMPARISON, PaperFormat.PDF, Audience.PARTICIPANT, earlier=kept)
    return structure(workspace.network_papers.make(wish).data).text


def test_offers_and_needs_are_compared_too(workspace: Workspace, clock: FixedClock) -> None:
    school = an_organisation(workspace)
    gone = an_offer(workspace, name="Alphakurs", organisation_id=school)
    stays = an_offer(workspace, organisation_id=school, childcare=Answer.NO)
    need = a_need(workspace)
    kept = kept_a_month_ago(workspace, clock)
    workspace.offers.end(gone)
    fields = workspace.offers.detail(stays).fields
    workspace.offers.save(stays, dataclasses.replace(fields, childcare=Answer.YES))
    wanted = workspace.needs.detail(need).fields
    workspace.needs.save(need, dataclasses.replace(wanted, state=NeedState.IN_WORK))
    an_offer(workspace, name="Nähkurs")
    a_need(workspace, topic="Kinderbetreuung")
    assert told(workspace, kept) == [
        "Beim Angebot „Frauensprachkurs“ (Volkshochschule Musterland) hat sich etwas geändert.",
        "Kinderbetreuung: bisher „nein“, jetzt „ja“",
        "Das Angebot „Alphakurs“ (Volkshochschule Musterland) gibt es nicht mehr.",
        "Das Angebot „Nähkurs“ ist neu.",
        "Beim Bedarf „Alphabetisierung“ hat sich etwas geändert.",
        "Stand: bisher „offen“, jetzt „in Arbeit“",
        "Der Bedarf „Kinderbetreuung“ ist neu.",
    ]
    text = printed(workspace, kept)
    assert "Das Angebot „Nähkurs“ ist neu." in text
    assert "Der Bedarf „Kinderbetreuung“ ist neu." in text


def test_what_an_audience_may_not_see_is_not_compared_for_it(
    workspace: Workspace, clock: FixedClock
) -> None:
    sides = [an_organisation(workspace, name=name) for name in ("Amt A", "Amt B")]
    tie = a_cooperation(workspace, *sides)
    kept = kept_a_month_ago(workspace, clock)
    fields = workspace.cooperations.detail(tie).fields
    workspace.cooperations.save(tie, dataclasses.replace(fields, may_exchange=Answer.NO))
    assert len(workspace.snapshots.comparison(kept).rows) == 1
    public = Redactor(Audience.PUBLIC)
    assert workspace.snapshots.comparison(kept, seen=public.network).rows == ()


@pytest.fixture
def double(workspace: Workspace) -> tuple[OrganisationId, OrganisationId]:
    """Return an organisation and its duplicate, both of which work with somebody."""
    office = an_organisation(workspace, name="Jobcenter", short_name="")
    school = an_organisation(workspace)
    twin = an_organisation(workspace, name="VHS Musterland", short_name="")
    for side in (school, twin):
        tie = a_cooperation(workspace, office, side)
        workspace.cooperations.save_agreement(
            tie, Agreement(signed_on=dt.date(2026, 1, side % 9 + 1))
        )
    a_cooperation(workspace, school, twin)
    workspace.bodies.save_seat(a_body(workspace), Membership(twin, role="member"))
    an_offer(workspace, organisation_id=twin)
    return school, twin


def test_a_merged_duplicate_is_said_to_be_merged_and_nothing_of_it_is_lost(
    workspace: Workspace, clock: FixedClock, double: tuple[OrganisationId, OrganisationId]
) -> None:
    school, twin = double
    kept = kept_a_month_ago(workspace, clock)
    workspace.merging.merge(RecordKind.ORGANISATION, school, twin)
    compared = workspace.snapshots.comparison(kept)
    merged = "VHS Musterland wurde mit Volkshochschule Musterland zusammengelegt."
    nearer, row = compared.rows  # who sits in the body now is nearer to it
    assert [each.field for each in nearer.fields] == ["Ring"]
    assert row.sentence == merged
    assert [(link.kind, link.ref) for link in row.links] == [(RecordKind.ORGANISATION, school)]
    assert twin not in {actor.id for actor in compared.network.actors}
    assert compared.compared.fates(Part.ACTOR)[twin] is Fate.MERGED
    assert merged in printed(workspace, kept)
    workspace.history.undo()
    assert told(workspace, kept) == []


def test_a_chain_of_mergers_ends_at_the_last_one(
    workspace: Workspace, clock: FixedClock, double: tuple[OrganisationId, OrganisationId]
) -> None:
    school, twin = double
    kept = kept_a_month_ago(workspace, clock)
    last = an_organisation(workspace, name="Bildungswerk", short_name="")
    workspace.merging.merge(RecordKind.ORGANISATION, school, twin)
    workspace.merging.merge(RecordKind.ORGANISATION, last, school)
    sentences = told(workspace, kept)
    for name in ("VHS Musterland", "Volkshochschule Musterland"):
        assert f"{name} wurde mit Bildungswerk zusammengelegt." in sentences
    assert not [each for each in sentences if "nicht mehr" in each or "weggefallen" in each]


def test_states_from_before_the_merger_show_both(
    workspace: Workspace, clock: FixedClock, double: tuple[OrganisationId, OrganisationId]
) -> None:
    school, twin = double
    older = kept_a_month_ago(workspace, clock)
    newer = SnapshotId(workspace.snapshots.take("Später").ref or 0)
    workspace.merging.merge(RecordKind.ORGANISATION, school, twin)
    assert workspace.snapshots.comparison(older, newer).rows == ()


def test_the_map_of_changes_does_not_show_a_merged_duplicate_as_gone(
    workspace: Workspace, clock: FixedClock, double: tuple[OrganisationId, OrganisationId]
) -> None:
    school, twin = double
    kept = kept_a_month_ago(workspace, clock)
    workspace.merging.merge(RecordKind.ORGANISATION, school, twin)
    wish = PaperWish(PaperCode.MAP_COMPARED, PaperFormat.SVG, Audience.PARTICIPANT, earlier=kept)
    svg = workspace.network_papers.make(wish).data.decode()
    assert "VHS Musterland" not in svg
    assert "weggefallen." not in svg

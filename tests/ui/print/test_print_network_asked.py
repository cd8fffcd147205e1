"""What was asked for is what is previewed: no record is ever exchanged for another one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.network.look import FocusView
from gkdesk.services.network_papers.kinds import PaperCode
from gkdesk.services.register.fields import BodyFields
from gkdesk.text.ids import BodyId, OrganisationId, SnapshotId
from gkdesk.ui.pages.print_send.network.choice import Scope
from tests.factories import a_cooperation, an_organisation
from tests.ui.print.hands import wait_for_paper

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.clock import FixedClock
    from gkdesk.services.network_papers.kinds import PaperWish
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import CooperationId
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.print_send.network.part import NetworkPart

OUTLINE = f"paper.{PaperCode.AGREEMENT}"
MAP = f"paper.{PaperCode.MAP}"


@pytest.fixture
def second(workspace: Workspace, part: NetworkPart) -> CooperationId:
    """Return a further cooperation; it stands below the first one."""
    third = an_organisation(workspace, name="Zentrum für Beratung", short_name="")
    other = an_organisation(workspace, name="Werkstatt Altdorf", short_name="")
    ref = a_cooperation(workspace, other, third)
    part.reload(())
    return ref


def wish_of(part: NetworkPart) -> PaperWish:
    wish = part.choice.wish()
    assert wish is not None
    return wish


def nothing_is_made(qtbot: QtBot, part: NetworkPart) -> str:
    """Return what is said in place of a paper."""
    assert part.choice.wish() is None
    said = part.choice.missing.text()
    qtbot.waitUntil(lambda: part.preview.message.text() == said and not part.preview.page_count())
    assert part.paper is None
    assert not part.head.print_button.isEnabled()
    assert not part.head.save_button.isEnabled()
    return said


def test_an_ended_organisation_or_body_puts_no_other_one_into_focus(
    qtbot: QtBot, content: ContentView, part: NetworkPart, workspace: Workspace
) -> None:
    ended = an_organisation(workspace, name="Altes Amt", short_name="")
    workspace.organisations.end(ended)
    body = BodyId(workspace.bodies.create(BodyFields(name="Alter Kreis")).ref or 0)
    workspace.bodies.create(BodyFields(name="Anderer Kreis"))
    workspace.bodies.end(body)
    part.reload(())
    for scope, ref in (("organisation", ended), ("body", body)):
        content.open_record(f"{MAP}:{scope}", ref)
        assert "beendet" in nothing_is_made(qtbot, part)
    part.choice.scope.choose(Scope.ALL)
    wait_for_paper(qtbot, part)
    assert part.preview.page_count() == 1


def test_another_scope_begins_with_its_own_first_record(
    qtbot: QtBot, content: ContentView, part: NetworkPart, workspace: Workspace
) -> None:
    body = BodyId(workspace.bodies.create(BodyFields(name="Kreis")).ref or 0)
    part.reload(())
    actor = workspace.organisations.rows()[1].id
    content.open_record(f"{MAP}:organisation", actor)
    assert wish_of(part).map.view == FocusView(actor)
    part.choice.scope.choose(Scope.BODY)
    assert part.choice.scope_of.value() == body
    wait_for_paper(qtbot, part)


def test_a_chosen_cooperation_that_ends_elsewhere_is_not_replaced_until_another_one_is_chosen(
    qtbot: QtBot,
    content: ContentView,
    part: NetworkPart,
    workspace: Workspace,
    cooperation: CooperationId,
    second: CooperationId,
) -> None:
    content.open_record(OUTLINE, second)
    wait_for_paper(qtbot, part)
    content.context.wrote(workspace.cooperations.end(second))
    assert "beendet" in nothing_is_made(qtbot, part)
    content.context.changed(workspace.history.undo().changes)
    wait_for_paper(qtbot, part)
    assert wish_of(part).cooperation == second

    content.context.wrote(workspace.cooperations.end(second))
    nothing_is_made(qtbot, part)
    part.choice.cooperation.setCurrentIndex(0)
    wait_for_paper(qtbot, part)
    assert wish_of(part).cooperation == cooperation
    content.open_record(OUTLINE, second)
    assert "beendet" in nothing_is_made(qtbot, part)


def test_after_the_lock_the_same_record_is_chosen_and_the_same_organisation_is_in_focus(
    qtbot: QtBot,
    content: ContentView,
    part: NetworkPart,
    workspace: Workspace,
    second: CooperationId,
) -> None:
    content.open_record(OUTLINE, second)
    place = content.place()
    part.choice.cooperation.setCurrentIndex(0)
    content.begin(place)
    assert wish_of(part).cooperation == second
    wait_for_paper(qtbot, part)

    actor = OrganisationId(workspace.organisations.rows()[1].id)
    content.open_record(f"{MAP}:organisation", actor)
    place = content.place()
    part.choice.scope.choose(Scope.ALL)
    content.begin(place)
    assert wish_of(part).map.view == FocusView(actor)
    wait_for_paper(qtbot, part)


@pytest.fixture
def states(workspace: Workspace, clock: FixedClock) -> tuple[SnapshotId, SnapshotId, SnapshotId]:
    """Return three kept states, the oldest first."""
    taken = []
    for name in ("Alt", "Mittel", "Neu"):
        taken.append(SnapshotId(workspace.snapshots.take(name).ref or 0))
        clock.advance(dt.timedelta(days=30))
    return taken[0], taken[1], taken[2]


def test_both_states_of_a_comparison_outlive_the_lock_and_a_removed_one_is_not_replaced(
    qtbot: QtBot,
    content: ContentView,
    part: NetworkPart,
    workspace: Workspace,
    states: tuple[SnapshotId, SnapshotId, SnapshotId],
) -> None:
    old, middle, new = states
    part.reload(())
    for code in (PaperCode.MAP_COMPARED, PaperCode.COMPARISON):
        content.open_record(f"paper.{code}:{middle}", old)
        assert wish_of(part).kind is code
        assert (wish_of(part).earlier, wish_of(part).later) == (old, middle), code
        place = content.place()
        content.open_record(f"paper.{code}", new)
        assert (wish_of(part).earlier, wish_of(part).later) == (new, None), code
        content.begin(place)
        assert (wish_of(part).earlier, wish_of(part).later) == (old, middle), code
        wait_for_paper(qtbot, part)
    content.context.wrote(workspace.snapshots.remove(middle))
    assert "Stand" in nothing_is_made(qtbot, part)

"""The time of an item: shown, kept, and never in the way."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.ui.pages.conferences.running import words

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.conferences.running.view import RunningView
    from tests.ui.running.conference_kit import Conference


def seconds(workspace: Workspace, made: Conference) -> int:
    """Return how long the first case took, as the store knows it."""
    items = workspace.meetings.detail(made.meeting).items
    return next(item.seconds for item in items if item.id == made.first)


def shown(view: RunningView) -> str:
    """Return the time as it is shown."""
    view.desk.item.head.time.show_time()
    return view.desk.item.head.time.text()


def test_what_is_left_is_shown(view: RunningView, clock: FixedClock) -> None:
    clock.advance(dt.timedelta(minutes=17, seconds=36))

    assert shown(view) == "noch 7:24 von 25 min"


def test_time_that_is_over_is_said_and_stops_nobody(
    view: RunningView, clock: FixedClock, made: Conference
) -> None:
    clock.advance(dt.timedelta(minutes=27, seconds=5))

    assert shown(view) == "2:05 über 25 min"
    view.desk.side.next.click()
    view.desk.side.next.click()
    assert view.state.shown == made.second


def test_a_pause_keeps_the_time_and_stops_it(
    view: RunningView, clock: FixedClock, workspace: Workspace, made: Conference
) -> None:
    clock.advance(dt.timedelta(minutes=5))
    view.desk.item.head.time.pause.click()
    clock.advance(dt.timedelta(minutes=10))

    assert seconds(workspace, made) == 300
    assert shown(view) == "noch 20:00 von 25 min"
    view.desk.item.head.time.pause.click()
    clock.advance(dt.timedelta(minutes=1))
    assert shown(view) == "noch 19:00 von 25 min"


def test_an_item_that_is_left_goes_on_where_it_was(
    view: RunningView, clock: FixedClock, workspace: Workspace, made: Conference
) -> None:
    clock.advance(dt.timedelta(minutes=5))
    view.desk.open_item(made.second)
    clock.advance(dt.timedelta(minutes=7))
    view.desk.open_item(made.first)

    assert seconds(workspace, made) == 300
    assert shown(view) == "noch 20:00 von 25 min"


def test_the_lock_loses_no_time(
    view: RunningView,
    clock: FixedClock,
    workspace: Workspace,
    made: Conference,
    content: ContentView,
) -> None:
    clock.advance(dt.timedelta(minutes=5))
    view.flush()

    again = type(view)(content.context, made.meeting, content)

    assert seconds(workspace, made) == 300
    again.open_item(made.first)
    assert shown(again) == "noch 20:00 von 25 min"


def test_a_discussed_item_keeps_its_time_and_undo_takes_back_both_at_once(
    view: RunningView, clock: FixedClock, workspace: Workspace, made: Conference
) -> None:
    clock.advance(dt.timedelta(minutes=5))
    view.desk.side.next.click()
    view.desk.side.next.click()
    assert seconds(workspace, made) == 300

    workspace.history.undo()

    assert seconds(workspace, made) == 0


def test_a_clock_that_was_set_back_takes_nothing_away(view: RunningView, clock: FixedClock) -> None:
    clock.advance(dt.timedelta(hours=-2))

    assert shown(view) == "noch 25:00 von 25 min"


def test_the_end_follows_from_what_is_still_to_come(view: RunningView, clock: FixedClock) -> None:
    clock.moment = dt.datetime(2026, 11, 18, 10, 0).astimezone()
    line = words.end_line(view.state.view, running=view.state.item(), seconds=600, now=clock.now())

    assert line.startswith("Ende etwa 10:")
    late = words.end_line(
        view.state.view,
        running=view.state.item(),
        seconds=600,
        now=clock.now() + dt.timedelta(hours=2),
    )
    assert late.endswith("Minuten später")


def test_figures_are_written_as_on_a_clock() -> None:
    assert words.clock_text(444) == "7:24"
    assert words.clock_text(3661) == "1:01:01"
    assert words.timer_texts(90, 0) == ("seit", "1:30", "")

"""A clock that went back shows by the log: every day that is reckoned from it would be wrong."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.factories import an_organisation

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace


@pytest.mark.parametrize("days", [1, 8 * 365])
def test_a_day_before_the_newest_line_of_the_log_is_found(
    workspace: Workspace, clock: FixedClock, days: int
) -> None:
    an_organisation(workspace)
    written = clock.today()
    clock.advance(dt.timedelta(days=-days))
    assert workspace.security.clock_went_back_from() == written


@pytest.mark.parametrize("step", [dt.timedelta(0), dt.timedelta(days=1), dt.timedelta(hours=-2)])
def test_a_clock_that_goes_on_or_is_set_by_hours_is_none(
    workspace: Workspace, clock: FixedClock, step: dt.timedelta
) -> None:
    an_organisation(workspace)
    clock.advance(step)
    assert workspace.security.clock_went_back_from() is None

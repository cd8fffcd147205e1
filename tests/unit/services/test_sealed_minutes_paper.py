"""Sealed minutes print what was sealed; what became of an agreement later stands elsewhere."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.services.meetings.fields import MeetingFields
from gkdesk.text.codes.clients import Audience
from gkdesk.text.ids import MeetingId
from tests.factories import an_action
from tests.unit.services.conference_kit import CODE, CasePaperWish, said

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

HELD_ON = dt.date(2026, 11, 17)


def test_what_was_done_after_the_seal_is_no_part_of_the_minutes(workspace: Workspace) -> None:
    ref = workspace.meetings.create(MeetingFields(HELD_ON, title="Runde")).ref
    assert ref is not None
    meeting = MeetingId(ref)
    action = an_action(workspace, meeting, owner="VHS")
    workspace.meetings.end(meeting)
    workspace.actions.done(action, "Platz bekommen")
    wish = CasePaperWish(CODE.MINUTES, Audience.OFFICE, meeting_id=meeting)
    assert "Platz bekommen" in said(workspace, wish)
    workspace.meetings.seal(meeting)
    sealed = said(workspace, wish)
    assert "Kursplatz anfragen" in sealed
    assert "Platz bekommen" not in sealed

"""An Übergangskonferenz shows whose chain has no Anschluss. All names invented."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.services.clients.case_fields import ChainStep, Transition
from gkdesk.text.codes.cases import ChainState, Opening
from gkdesk.text.codes.meetings import MeetingPurpose
from tests.factories import a_client, a_part
from tests.ui.conferences.kit import a_meeting, names_on_agenda
from tests.ui.network.hands import seen

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.conferences.sittings import SittingsSection

ENDED = dt.date(2026, 9, 30)


def left_alone(workspace: Workspace, name: str, opening: Opening = Opening.MISSING) -> ClientId:
    """Enter somebody after whose course nothing follows."""
    client = a_client(workspace, official_name=name)
    step = a_part(
        workspace, client, ChainStep(what="Sprachkurs", state=ChainState.DONE, until=ENDED)
    )
    a_part(workspace, client, Transition(from_id=step, opening=opening))
    return client


def test_who_has_no_anschluss_is_listed_with_why_and_whether_one_may_call(
    page: SittingsSection, workspace: Workspace
) -> None:
    left_alone(workspace, "Amina Haidari", Opening.NOT_USED)
    page.open("meeting", a_meeting(workspace, purpose=MeetingPurpose.HANDOVER))
    ends = page.meeting.prepare.agenda.ends
    assert ends.isVisible()
    words = "".join(seen(ends))
    for said in (
        "Anschluss offen · 1",
        "Amina Haidari",
        "Angebot nicht genutzt",
        "nach Sprachkurs bis 30. 9. 2026",
        "ohne Einwilligung zur späteren Kontaktaufnahme",
        "noch kein gemeinsames Gespräch",
    ):
        assert said in words


def test_one_click_puts_somebody_on_the_agenda(page: SittingsSection, workspace: Workspace) -> None:
    left_alone(workspace, "Amina Haidari")
    left_alone(workspace, "Oleksij Kowalenko")
    meeting = a_meeting(workspace, purpose=MeetingPurpose.HANDOVER)
    page.open("meeting", meeting)
    ends = page.meeting.prepare.agenda.ends
    ends.rows.buttons[0].click()
    assert len(ends.rows.buttons) == 1
    ends.rows.buttons[0].click()
    assert {"Amina Haidari", "Oleksij Kowalenko"} <= set(names_on_agenda(workspace, meeting))
    assert not ends.isVisible()


def test_other_meetings_do_not_show_the_list(page: SittingsSection, workspace: Workspace) -> None:
    left_alone(workspace, "Amina Haidari")
    page.open("meeting", a_meeting(workspace))
    assert not page.meeting.prepare.agenda.ends.isVisible()


def test_many_are_shown_on_demand(page: SittingsSection, workspace: Workspace) -> None:
    for number in range(14):
        left_alone(workspace, f"Person {number}")
    page.open("meeting", a_meeting(workspace, purpose=MeetingPurpose.HANDOVER))
    ends = page.meeting.prepare.agenda.ends
    assert len(ends.rows.buttons) == 12
    assert ends.more.label() == "2 weitere zeigen"
    ends.more.click()
    assert len(ends.rows.buttons) == 14
    assert ends.rows.buttons[12].hasFocus()


def test_the_privacy_view_hides_the_names(
    page: SittingsSection, content: ContentView, workspace: Workspace
) -> None:
    left_alone(workspace, "Amina Haidari")
    content.privacy.turn(on=True)
    page.open("meeting", a_meeting(workspace, purpose=MeetingPurpose.HANDOVER))
    assert "Amina" not in "".join(seen(page))

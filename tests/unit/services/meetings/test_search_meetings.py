"""Meetings, what was agreed, and structural issues are found and named by what was entered."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gkdesk.progress import Silent
from gkdesk.services.meetings.fields import ActorView, Item, Text
from gkdesk.services.register.fields import BodyFields
from gkdesk.text.codes.meetings import Attendance, ItemKind, ItemState, TextPart
from tests.factories import (
    a_body,
    a_case_item,
    a_client,
    a_contact,
    a_meeting,
    a_participant,
    a_series,
    a_task,
    an_action,
    an_issue,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import MeetingId

HELD_ON = dt.date(2026, 11, 17)


def found(workspace: Workspace, text: str) -> list[tuple[str, str]]:
    return [(hit.kind, hit.title) for hit in workspace.search.find(text)]


def talked(workspace: Workspace) -> MeetingId:
    meeting = a_meeting(workspace, on=HELD_ON, place="Kreishaus", note="Beamer bestellen")
    item = a_case_item(workspace, meeting, a_client(workspace))
    person = a_participant(workspace, meeting, a_contact(workspace), attendance=Attendance.PRESENT)
    workspace.agenda.save_item(meeting, Item(ItemKind.TOPIC, title="Fahrdienst"))
    workspace.agenda.save_text(meeting, Text(item, TextPart.CLIENT_VIEW, "möchte schweißen"))
    workspace.agenda.save_view(meeting, ActorView(item, person, view="pünktlich"))
    workspace.agenda.settle(meeting, item, ItemState.DISCUSSED)
    return meeting


@pytest.mark.parametrize("text", ["kreishaus", "beamer", "fahrdienst", "schweissen", "pünktlich"])
def test_a_meeting_is_found_by_what_was_written_there(workspace: Workspace, text: str) -> None:
    talked(workspace)
    assert found(workspace, text) == [("meeting", "Fallkonferenz, 17.11.2026")]


def test_a_client_leads_to_her_record_and_not_to_meetings_even_when_sealed(
    workspace: Workspace,
) -> None:
    meeting = talked(workspace)
    assert found(workspace, "hariri") == [("client", "Yusuf al-Hariri")]
    workspace.meetings.end(meeting)
    workspace.meetings.seal(meeting)
    assert found(workspace, "hariri") == [("client", "Yusuf al-Hariri")]


def test_an_agreement_is_found_by_what_when_and_outcome(workspace: Workspace) -> None:
    meeting = a_meeting(workspace)
    day = dt.date(2026, 12, 24)
    ref = an_action(workspace, meeting, due_on=day, noticed_by="Bescheid liegt vor")
    workspace.actions.done(ref, "Platz ab Januar")
    for text in ("kursplatz", "24.12.2026", "bescheid", "januar"):
        assert found(workspace, text) == [("action_item", "Kursplatz anfragen")]
    workspace.actions.remove(ref)
    assert found(workspace, "kursplatz") == []


@pytest.mark.parametrize("text", ["wartezeiten", "plätze", "kreistag", "sprache", "schnittstelle"])
def test_a_structural_issue_is_found_by_what_was_entered(workspace: Workspace, text: str) -> None:
    an_issue(
        workspace,
        need="mehr Plätze",
        addressee="Kreistag",
        field="language",
        kind="interface",
    )
    assert found(workspace, text) == [("structural_issue", "Wartezeiten beim Sprachkurs")]


def test_a_meeting_follows_the_name_of_its_series_and_body(workspace: Workspace) -> None:
    series, body = a_series(workspace), a_body(workspace)
    a_meeting(workspace, series_id=series, title="")
    a_meeting(workspace, body_id=body, title="")
    assert found(workspace, "fallkonferenz") == [
        ("meeting_series", "Fallkonferenz"),
        ("meeting", "Fallkonferenz, 03.12.2026"),
    ]
    fields = workspace.series.detail(series).fields
    workspace.series.save(series, replace(fields, name="Fallrunde"))
    workspace.bodies.save(body, BodyFields("Steuerung"))
    assert ("meeting", "Fallrunde, 03.12.2026") in found(workspace, "fallrunde")
    assert ("meeting", "Steuerung, 03.12.2026") in found(workspace, "steuerung")
    workspace.search.rebuild(Silent())
    assert len(found(workspace, "fallrunde")) == 2


@pytest.mark.parametrize(
    ("make", "subject"),
    [
        (a_series, "Sitzungsreihe: Fallkonferenz"),
        (a_meeting, "Sitzung: Fallkonferenz, 03.12.2026"),
        (an_issue, "Strukturthema: Wartezeiten beim Sprachkurs"),
    ],
)
def test_the_log_names_what_was_entered_and_says_when_it_is_gone(
    workspace: Workspace, make: Callable[[Workspace], object], subject: str
) -> None:
    make(workspace)
    assert workspace.log.entries(limit=1)[0].subject == subject
    workspace.history.undo()
    kind = subject.partition(":")[0]
    assert workspace.log.entries(limit=1)[0].subject == f"{kind}: nicht mehr vorhanden"


def test_the_log_names_an_agreement_and_its_meeting(workspace: Workspace) -> None:
    an_action(workspace, a_meeting(workspace))
    subjects = {line.subject for line in workspace.log.entries(limit=2)}
    assert subjects == {
        "Verabredung: Kursplatz anfragen",
        "Sitzung: Fallkonferenz, 03.12.2026",
    }


@pytest.mark.parametrize("kind", ["meeting", "structural_issue", "meeting_series"])
def test_a_task_about_it_keeps_its_name_when_it_goes(workspace: Workspace, kind: str) -> None:
    make, remove = {
        "meeting": (a_meeting, workspace.meetings.remove),
        "structural_issue": (an_issue, workspace.issues.remove),
        "meeting_series": (a_series, workspace.series.remove),
    }[kind]
    ref = make(workspace)
    task = a_task(workspace, about_kind=kind, about_ref=ref)
    about = workspace.tasks.detail(task).about
    assert about is not None
    remove(ref)
    assert workspace.tasks.detail(task).fields.note == f"Ging um: {about.name}"
    workspace.history.undo()
    assert workspace.tasks.detail(task).about == about

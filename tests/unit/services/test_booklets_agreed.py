"""What the last conference agreed about the person, in her booklet."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gkdesk.services.booklets.lines.line import LineKind
from gkdesk.services.booklets.profiles.profile import BookletBlock, BookletChoice, load_profile
from gkdesk.text.codes.clients import Category
from gkdesk.text.owners import HERSELF
from tests.document_kit import plain
from tests.factories import (
    a_case_item,
    a_client,
    a_contact,
    a_meeting,
    an_action,
    an_organisation,
)
from tests.unit.services.booklet_kit import TODAY, booklet

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId, MeetingId, PartId

AGREED = BookletChoice(only=frozenset({BookletBlock.AGREED}))
DAY = dt.timedelta(days=1)


def a_conference_on(
    workspace: Workspace, client: ClientId, on: dt.date
) -> tuple[MeetingId, PartId]:
    """Return a conference and her item: a case with something open comes back by itself."""
    meeting = a_meeting(workspace, on=on)
    items = workspace.meetings.detail(meeting).items
    back = [item.id for item in items if item.fields.client_id == client]
    return meeting, back[0] if back else a_case_item(workspace, meeting, client)


def agree(
    workspace: Workspace, meeting: MeetingId, item: PartId, client: ClientId, **fields: object
) -> None:
    usual = {"category": Category.PLANS, "item_id": item, "client_id": client}
    an_action(workspace, meeting, **usual | fields)


def said(workspace: Workspace, client: ClientId, language: str = "de") -> str:
    return plain(booklet(workspace, client, language, AGREED))


@pytest.fixture
def yusuf(workspace: Workspace) -> ClientId:
    return a_client(workspace)


def test_her_own_tasks_stand_apart_from_those_of_offices(
    workspace: Workspace, yusuf: ClientId
) -> None:
    office = an_organisation(workspace, name="Jobcenter Musterland", short_name="JC")
    person = a_contact(workspace, name="Aksoy", organisation_id=office)
    meeting, item = a_conference_on(workspace, yusuf, TODAY - DAY)
    agree(workspace, meeting, item, yusuf, what="Kurs anfragen", contact_id=person)
    agree(workspace, meeting, item, yusuf, what="Zeugnis mitbringen", owner=HERSELF)
    workspace.meetings.end(meeting)

    text = said(workspace, yusuf)
    assert "Gespräch am 17.11.2026" in text
    own, _, others = text.partition("Das machen die Stellen für Sie")
    assert "Zeugnis mitbringen" in own
    assert "Kurs anfragen\nFrau Aksoy, Jobcenter Musterland" in others

    offered = workspace.booklets.lines(yusuf, AGREED, load_profile("begleitheft"))
    assert [each.kind for each in offered] == [LineKind.AGREEMENT] * 2
    (course,) = (each.ref for each in offered if each.words[0] == "Kurs anfragen")
    left = plain(booklet(workspace, yusuf, "de", replace(AGREED, lines_out=frozenset({course}))))
    assert "Kurs anfragen" not in left
    assert "Zeugnis mitbringen" in left


def test_what_somebody_does_together_with_her_is_her_task(
    workspace: Workspace, yusuf: ClientId
) -> None:
    meeting, item = a_conference_on(workspace, yusuf, TODAY - DAY)
    agree(workspace, meeting, item, yusuf, what="Vertrag prüfen", owner="Yusuf mit Frau Vogel")
    workspace.meetings.end(meeting)
    text = said(workspace, yusuf)
    assert "Das machen Sie selbst" in text
    assert "Vertrag prüfen\nYusuf mit Frau Vogel" in text
    assert "Das machen die Stellen für Sie" not in text


def test_only_the_last_conference_with_an_agreement_counts(
    workspace: Workspace, yusuf: ClientId
) -> None:
    for days, what in ((30, "Früher"), (5, "Zuletzt")):
        meeting, item = a_conference_on(workspace, yusuf, TODAY - days * DAY)
        agree(workspace, meeting, item, yusuf, what=what)
        workspace.meetings.end(meeting)
    silent, _ = a_conference_on(workspace, yusuf, TODAY - DAY)
    workspace.meetings.end(silent)
    text = said(workspace, yusuf)
    assert "Zuletzt" in text
    assert "Früher" not in text


def test_what_is_not_over_yet_is_not_told(workspace: Workspace, yusuf: ClientId) -> None:
    meeting, item = a_conference_on(workspace, yusuf, TODAY)
    agree(workspace, meeting, item, yusuf, what="Noch im Gespräch")
    workspace.meetings.begin(meeting)
    text = said(workspace, yusuf)
    assert "Noch im Gespräch" not in text
    assert "Hier können Sie selbst schreiben." in text
    assert "Hier steht das Ergebnis" not in text


def test_nothing_of_others_and_nothing_without_a_category_is_told(
    workspace: Workspace, yusuf: ClientId
) -> None:
    amina = a_client(workspace, official_name="Amina Tesfay")
    a_contact(workspace, mobile="0171 5556677", email="roth.privat@web.example", private=True)
    meeting, item = a_conference_on(workspace, yusuf, TODAY - DAY)
    second = a_case_item(workspace, meeting, amina)
    agree(workspace, meeting, item, yusuf, what="Mit Amina Tesfay üben")
    agree(workspace, meeting, item, yusuf, what="0171/5556677, roth.privat@web.example fragen")
    agree(workspace, meeting, item, yusuf, what="Ohne Kategorie", category=Category.FAMILY)
    agree(workspace, meeting, second, amina, what="Aminas Sache")
    an_action(workspace, meeting, what="Sache der Runde")
    workspace.meetings.end(meeting)
    text = said(workspace, yusuf)
    assert "üben" in text
    assert "fragen" in text
    for secret in ("Amina", "Tesfay", "Aminas Sache", "Sache der Runde", "5556677", "privat"):
        assert secret not in text


def test_what_was_dropped_is_gone_and_what_is_done_says_so(
    workspace: Workspace, yusuf: ClientId
) -> None:
    meeting, item = a_conference_on(workspace, yusuf, TODAY - DAY)
    usual = {"category": Category.PLANS, "item_id": item, "client_id": yusuf}
    done = an_action(workspace, meeting, what="Ist getan", **usual)
    dropped = an_action(workspace, meeting, what="Ist hinfällig", **usual)
    workspace.meetings.end(meeting)
    workspace.actions.done(done)
    workspace.actions.drop(dropped, "nicht mehr nötig")
    text = said(workspace, yusuf)
    assert "Ist hinfällig" not in text
    assert text.index("Ist getan") < text.index("Das ist schon fertig")

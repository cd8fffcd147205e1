"""What papers say to their readers: right German, what is theirs, and nothing that is not."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.export.content import Letter
from gkdesk.services.case_papers.kinds import CasePaperWish
from gkdesk.services.clients.fields import Address
from gkdesk.services.meetings.fields import ActionFields, MeetingFields
from gkdesk.services.naming import addressed, whom
from gkdesk.services.office import OfficeFacts
from gkdesk.text.codes.clients import Audience
from gkdesk.text.ids import MeetingId
from tests.document_kit import blocks_of
from tests.unit.services.conference_kit import CODE, DAY, ON, TODAY, a_small_conference, said

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from tests.unit.services.conference_kit import Conference


@pytest.fixture
def conference(workspace: Workspace) -> Conference:
    """Return a conference on two cases."""
    return a_small_conference(workspace)


def letters(workspace: Workspace, wish: CasePaperWish) -> list[Letter]:
    """Return the heads of letters on a paper that has been drawn, too."""
    workspace.case_papers.make(wish)
    (job,) = workspace.case_papers._composed([wish])
    return list(blocks_of(job.composed.paper, Letter))


def earlier(workspace: Workspace, **fields: object) -> None:
    """Agree on something at a meeting before."""
    made = workspace.meetings.create(MeetingFields(ON - 30 * DAY, title="Oktober"))
    meeting = MeetingId(made.ref or 0)
    workspace.actions.add(ActionFields("Nachfolge benennen", meeting, **fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Herr Sami Haddad", "Herr Haddad"),
        ("Frau Dr. Helga Winter", "Frau Dr. Winter"),
        ("Frau von Berg", "Frau von Berg"),
        ("Frau Anna van der Meer", "Frau van der Meer"),
        ("Robin Meier", "Robin Meier"),
        ("Empfang", "Empfang"),
        ("", ""),
    ],
)
def test_nobody_is_greeted_by_her_first_name(name: str, called: str) -> None:
    assert addressed(name) == called


def test_a_paper_is_for_him_in_the_right_case() -> None:
    assert whom("Herr Sami Haddad, JMD") == "Herrn Sami Haddad, JMD"


def test_a_slip_before_the_meeting_lists_what_is_open_from_earlier_ones(
    workspace: Workspace, conference: Conference
) -> None:
    view = workspace.meetings.detail(conference.id)
    clerk = next(each for each in view.participants if each.id == conference.jobcenter)
    slip = conference.wish(CODE.SLIP, person=conference.jobcenter)
    assert "Für Sie ist keine Aufgabe verabredet." in said(workspace, slip)

    earlier(workspace, contact_id=clerk.fields.contact_id, due_on=TODAY - DAY)

    text = said(workspace, slip)
    assert "Nachfolge benennen" in text
    assert "überfällig" in text
    assert "keine Aufgabe" not in text


def test_of_a_case_that_she_may_not_know_a_slip_says_only_that_there_is_a_task(
    workspace: Workspace, conference: Conference
) -> None:
    view = workspace.meetings.detail(conference.id)
    clerk = next(each for each in view.participants if each.id == conference.jobcenter)
    earlier(workspace, contact_id=clerk.fields.contact_id, client_id=conference.amina)

    text = said(workspace, conference.wish(CODE.SLIP, person=conference.jobcenter))
    assert "Bitte erfragen Sie den Wortlaut" in text
    assert all(word not in text for word in ("Nachfolge", "Amina", "keine Aufgabe"))


def test_only_the_office_reads_that_its_agenda_is_too_long(
    workspace: Workspace, conference: Conference
) -> None:
    view = workspace.meetings.detail(conference.id)
    short = MeetingFields(ON, title="Runde", starts="09:30", minutes=5)
    workspace.meetings.save(conference.id, short)
    assert view.items

    own = said(workspace, conference.wish(CODE.AGENDA, Audience.OFFICE))
    theirs = said(workspace, conference.wish(CODE.AGENDA, person=conference.vhs))
    assert "zu viel" in own
    assert "zu viel" not in theirs


def test_printed_minutes_count_the_items_that_stand_in_them(
    workspace: Workspace, conference: Conference
) -> None:
    text = said(workspace, conference.wish(CODE.MINUTES, Audience.OFFICE))
    assert "1. Yusuf al-Hariri" in text
    assert "2. Amina Tesfay" in text


def test_a_client_reads_first_when_her_own_talk_is_and_offices_by_their_full_names(
    workspace: Workspace, conference: Conference
) -> None:
    workspace.meetings.save(
        conference.id, MeetingFields(ON, title="Runde", starts="09:30", minutes=150)
    )
    invitation = conference.wish(CODE.INVITATION, Audience.CLIENT, conference.attending)
    text = said(workspace, invitation)
    assert text.index("Ihr Gespräch beginnt") < text.index("Wann")
    assert "12:00" not in text
    page = said(workspace, conference.wish(CODE.CLIENT_PAGE, Audience.CLIENT, conference.attending))
    assert "Jobcenter" in page
    assert ", JC" not in page
    assert "\nJC\n" not in page


def test_a_blank_case_sheet_says_where_it_goes_and_is_for_those_who_take_part(
    workspace: Workspace,
) -> None:
    workspace.office.save(OfficeFacts(name="Kommunales Integrationszentrum", phone="0211 1"))
    wish = CasePaperWish(CODE.CASE_SHEET, Audience.PARTICIPANT, is_blank=True)
    text = said(workspace, wish)
    assert "zurück an: Kommunales Integrationszentrum" in text
    assert "für Teilnehmende" in text
    assert "eigenen Gebrauch" not in text


def test_the_day_of_a_deadline_is_written_as_all_days_of_its_sheet(
    workspace: Workspace, conference: Conference
) -> None:
    earlier(workspace, client_id=conference.yusuf, due_on=dt.date(2026, 12, 3))
    wish = CasePaperWish(CODE.SUBSTITUTE, Audience.OFFICE, client_id=conference.yusuf)
    text = said(workspace, wish).replace("\N{NO-BREAK SPACE}", " ")
    assert "3. 12. 2026" in text
    assert "03.12.2026" not in text


def test_a_clients_invitation_is_a_letter_to_her_if_her_address_is_known(
    workspace: Workspace, conference: Conference
) -> None:
    wish = conference.wish(CODE.INVITATION, Audience.CLIENT, conference.attending)
    home = Address(street="Hafenweg 7", postal_code="12345", place="Musterstadt")
    others = Address(street="Fremdgasse 1", postal_code="54321", place="Anderswo")
    long = Address(street="Lange Straße " * 30, postal_code="12345", place="Musterstadt")
    assert not letters(workspace, wish)
    workspace.clients.save_address(conference.yusuf, others)
    workspace.clients.save_address(conference.amina, home)
    (letter,) = letters(workspace, wish)
    assert [each.plain for each in letter.recipient][1:] == ["Hafenweg 7", "12345 Musterstadt"]
    assert "Fremdgasse" not in said(workspace, wish)
    workspace.clients.save_address(conference.amina, long)
    assert not letters(workspace, wish)

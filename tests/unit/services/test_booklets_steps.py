"""Steps in the Begleitheft: the person's own, as appointments or deadlines."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.services.booklets.blocks.appointments import is_appointment
from gkdesk.services.booklets.blocks.steps import company_of
from gkdesk.services.booklets.lines.line import LineKind
from gkdesk.services.booklets.profiles.profile import (
    BookletBlock,
    BookletChoice,
    BookletField,
    Fill,
)
from gkdesk.services.clients.fields import (
    Course,
    Member,
    Step,
)
from gkdesk.text.codes.clients import CaseForm
from tests.document_kit import plain
from tests.factories import a_client, a_part

if TYPE_CHECKING:
    from gkdesk.export.content import Document
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId
from tests.unit.services.booklet_kit import TODAY, booklet, with_block


def test_an_overdue_or_finished_step_is_no_appointment(
    workspace: Workspace, samira: ClientId
) -> None:
    a_part(workspace, samira, Step("Gestern fällig", until=TODAY - dt.timedelta(days=1)))
    a_part(workspace, samira, Step("Schon getan", until=TODAY, done_on=TODAY))
    choice = with_block(BookletChoice(), BookletBlock.GOALS, Fill.LEFT_OUT)
    text = plain(booklet(workspace, samira, "prs", choice))
    assert "Gespräch im Seniorenhaus" in text
    assert "Gestern fällig" not in text
    assert "Schon getan" not in text


def dates(document: Document) -> dict[str, str]:
    """Return what stands under „Termine“ and under „Fristen“."""
    text = plain(document)
    text = text[text.index("\nTermine\n") : text.index("\nWichtige Wörter\n")]
    meetings, _, deadlines = text.partition("\nFristen\n")
    return {"Termine": meetings, "Fristen": deadlines}


def left_out(
    workspace: Workspace, client: ClientId, choice: BookletChoice | None = None
) -> list[str]:
    """Return the steps that are offered and do not stand in the booklet."""
    profile = workspace.booklets.profile()
    offers = workspace.booklets.lines(client, choice or BookletChoice(), profile)
    steps = (each for each in offers if each.kind is LineKind.STEP)
    return [each.words[0] for each in steps if not each.printed]


@pytest.mark.parametrize(
    "who",
    [
        "",
        "Jobcenter",
        "Frau Vogel",
        "wir",
        "Kontaktperson",
        "Herr Haidari, BAMF",
        "Frau Dr. Haidari",
    ],
)
def test_a_step_in_which_the_person_has_no_part_stands_nowhere_in_her_booklet(
    workspace: Workspace, samira: ClientId, who: str
) -> None:
    a_part(workspace, samira, Step("Akte anfordern", who, TODAY + dt.timedelta(days=3)))
    document = booklet(workspace, samira)

    assert "Akte anfordern" not in plain(document)
    assert left_out(workspace, samira) == ["Akte anfordern"]


def test_a_step_that_tells_too_much_is_left_out_until_she_asks_for_it(
    workspace: Workspace, samira: ClientId
) -> None:
    a_part(workspace, samira, Step("Duldung verlängern", "ich", TODAY + dt.timedelta(days=3)))
    residence = frozenset({BookletField.RESIDENCE})

    assert "Duldung verlängern" not in plain(booklet(workspace, samira))
    assert left_out(workspace, samira) == ["Duldung verlängern"]

    choice = BookletChoice(on_request=residence)
    assert "Duldung verlängern" in plain(booklet(workspace, samira, "prs", choice))
    assert left_out(workspace, samira, choice) == []


@pytest.mark.parametrize(
    "who",
    [
        "ich",
        "selbst",
        "Selbst.",
        "selbst (allein)",
        "Ich mit Frau Vogel",
        "sie selbst",
        "Samira",
        "Frau Vogel und Haidari",
    ],
)
def test_a_step_of_the_person_is_a_deadline_under_its_own_heading(
    workspace: Workspace, samira: ClientId, who: str
) -> None:
    a_part(workspace, samira, Step("Antrag abgeben", who, TODAY + dt.timedelta(days=3)))
    found = dates(booklet(workspace, samira))

    assert "21.11.2026" in found["Fristen"]
    assert "Antrag abgeben" in found["Fristen"]
    assert "Antrag abgeben" not in found["Termine"]


@pytest.mark.parametrize("who", ["wir", "Mutter mit Herrn Kaya", "Jad", "Eltern"])
def test_in_a_family_each_member_has_part(workspace: Workspace, who: str) -> None:
    family = a_client(
        workspace,
        Member("Rima Al-Nassar", relation="Mutter"),
        Member("Jad Al-Nassar", relation="Sohn"),
        Step("Elternabend", who, TODAY + dt.timedelta(days=3)),
        form=CaseForm.FAMILY,
    )
    assert "Elternabend" in dates(booklet(workspace, family))["Termine"]


def test_a_step_that_names_the_time_of_day_is_an_appointment(
    workspace: Workspace, samira: ClientId
) -> None:
    step = Step("Gespräch um 9.30 Uhr im Rathaus", "ich mit Frau Vogel", TODAY)
    a_part(workspace, samira, step)
    found = dates(booklet(workspace, samira))

    assert "18.11.2026\n9:30 Uhr\nGespräch um 9.30 Uhr im Rathaus" in found["Termine"]
    assert "Rathaus" not in found["Fristen"]


@pytest.mark.parametrize(
    ("what", "is_one"),
    [
        ("Vorstellungsgespräch Stadtwerke", True),
        ("Zum Bewerbungsgespräch bei Firma Kraft gehen", True),
        ("Termin beim Jobcenter", True),
        ("Jobcenter: Beratungsgespräch", True),
        ("An der Prüfung teilnehmen", True),
        ("Treffen mit Frau Schreiber", True),
        ("Beginn Berufssprachkurs B1", True),
        ("Probearbeit bei Elektro Schulte", True),
        ("Vorsprache im Rathaus", True),
        ("Probearbeit vereinbaren", False),
        ("Kursbeginn bestätigen", False),
        ("Fahrkarte bis Kursbeginn", False),
        ("Vorstellungsgespräch üben", False),
        ("Termin beim Jobcenter vereinbaren", False),
        ("Unterlagen für das Gespräch", False),
        ("Einladung zur Prüfung", False),
        ("Anmelden zur Prüfung", False),
        ("Attest abgeben", False),
        ("sich mit Frau Schreiber treffen", False),
        ("Gespräch " * 100, False),
    ],
)
def test_what_takes_place_is_an_appointment_also_while_its_time_is_open(
    what: str, *, is_one: bool
) -> None:
    assert is_appointment(Step(what, "ich", TODAY)) is is_one


def test_an_appointment_without_a_time_has_room_to_write_it_in_and_is_told(
    workspace: Workspace, samira: ClientId
) -> None:
    day = TODAY + dt.timedelta(days=10)
    a_part(workspace, samira, Step("Vorstellungsgespräch Stadtwerke", "ich", day))
    composed = workspace.booklets.compose(samira, "prs")
    found = dates(composed.document)

    assert "28.11.2026\nUhrzeit\n" in found["Termine"]
    assert "Stadtwerke" not in found["Fristen"]
    assert day in composed.head.untimed


def test_a_time_until_which_something_is_due_makes_no_appointment(
    workspace: Workspace, samira: ClientId
) -> None:
    a_part(workspace, samira, Step("Bis 12 Uhr abgeben", "ich", TODAY))
    assert "Bis 12 Uhr abgeben" in dates(booklet(workspace, samira))["Fristen"]


def test_the_start_of_a_course_is_an_appointment_with_its_place(
    workspace: Workspace, samira: ClientId
) -> None:
    start = TODAY + dt.timedelta(days=9)
    a_part(workspace, samira, Course("integration", "Bildungswerk Nord", start))
    a_part(workspace, samira, Step("Beginn Integrationskurs", "ich", start))
    found = dates(booklet(workspace, samira))

    assert found["Termine"].count("27.11.2026") == 1
    assert "Bildungswerk Nord" in found["Termine"]
    assert "27.11.2026" not in found["Fristen"]


def test_without_deadlines_there_is_no_heading_for_them(workspace: Workspace) -> None:
    document = booklet(workspace, a_client(workspace), "de")
    assert "Fristen" not in plain(document).split("\n")


def test_blank_pages_have_lines_for_appointments_and_deadlines(
    workspace: Workspace, samira: ClientId
) -> None:
    choice = with_block(BookletChoice(), BookletBlock.APPOINTMENTS, Fill.BLANK)
    found = dates(booklet(workspace, samira, "de", choice))
    assert found["Fristen"]
    assert "Seniorenhaus" not in found["Termine"] + found["Fristen"]


@pytest.mark.parametrize(
    ("who", "company"),
    [
        ("ich", ""),
        ("sie selbst", ""),
        ("Selbst (allein)", ""),
        ("Klientin", ""),
        ("Samira", ""),
        ("Samira mit Frau Weber", "Samira mit Frau Weber"),
        ("ich mit Frau Weber", "ich mit Frau Weber"),
        ("", ""),
    ],
)
def test_nobody_goes_to_an_appointment_with_herself(
    workspace: Workspace, samira: ClientId, who: str, company: str
) -> None:
    step = Step("Termin um 9:30 Uhr", who, TODAY)
    assert company_of(step, workspace.clients.detail(samira)) == company


def test_in_a_family_it_is_told_which_of_them_goes(workspace: Workspace) -> None:
    family = a_client(workspace, Member("Jad", relation="Sohn"), form=CaseForm.FAMILY)
    step = Step("Termin um 9:30 Uhr", "Jad", TODAY)
    assert company_of(step, workspace.clients.detail(family)) == "Jad"

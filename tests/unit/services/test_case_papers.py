"""The papers of cases and conferences: for whom, from what, and what is noted of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput
from gkdesk.services.case_papers.kinds import (
    CasePaperFormat,
    CasePaperWish,
    MadeCasePaper,
)
from gkdesk.services.clients.fields import Lead
from gkdesk.services.leaving import PaperWay
from gkdesk.services.meetings.fields import (
    AccessDecision,
    ActionFields,
)
from gkdesk.services.redactor import AudienceRefused
from gkdesk.text.codes.clients import Audience, Category
from gkdesk.text.codes.meetings import (
    AccessWay,
    Attendance,
)
from gkdesk.text.labels import Label
from tests.factories import a_part
from tests.unit.export.pdf_reading import drawn

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace

from tests.unit.services.conference_kit import (
    CODE,
    DAY,
    ON,
    PLANS,
    TODAY,
    Conference,
    a_small_conference,
    said,
)


@pytest.fixture
def conference(workspace: Workspace) -> Conference:
    return a_small_conference(workspace)


def test_every_kind_is_offered_with_its_words(workspace: Workspace) -> None:
    kinds = workspace.case_papers.offered()
    assert {kind.code for kind in kinds} == set(CODE)
    assert len(kinds) == len(CODE)
    assert all(kind.title and kind.description and kind.audiences for kind in kinds)


def test_a_case_without_a_basis_is_called_by_its_number(
    workspace: Workspace, conference: Conference
) -> None:
    text = said(workspace, conference.wish(CODE.AGENDA, person=conference.vhs))
    assert "Yusuf al-Hariri" in text
    assert "Amina" not in text
    assert "Fall 2" in text
    nobody = said(workspace, conference.wish(CODE.AGENDA, person=conference.jobcenter))
    assert "Fall 1" in nobody
    assert "Yusuf" not in nobody


def test_a_withdrawal_after_the_meeting_stops_what_leaves_later(
    workspace: Workspace, conference: Conference, clock: FixedClock
) -> None:
    wish = conference.wish(CODE.MINUTES, person=conference.vhs)
    assert "Yusuf lernt" in said(workspace, wish)
    clock.moment = dt.datetime(2026, 12, 3, 9, 0, tzinfo=dt.UTC)
    workspace.consents.withdraw(conference.yusuf, conference.consent)
    text = said(workspace, wish)
    assert "Yusuf" not in text
    assert "Fall 1" in text


def test_a_basis_that_ended_since_the_meeting_is_none_for_its_minutes(
    workspace: Workspace, conference: Conference, clock: FixedClock
) -> None:
    given = workspace.clients.detail(conference.yusuf).consents[0]
    workspace.consents.withdraw(conference.yusuf, conference.consent)
    workspace.clients.save_part(conference.yusuf, replace(given, id=None, until=ON))
    assert "Yusuf" in said(workspace, conference.wish(CODE.SLIP, person=conference.vhs))
    clock.moment = dt.datetime(2026, 11, 27, 9, 0, tzinfo=dt.UTC)
    assert "Yusuf" not in said(workspace, conference.wish(CODE.SLIP, person=conference.vhs))


def test_names_of_others_in_a_text_are_shown_and_decided(
    workspace: Workspace, conference: Conference
) -> None:
    wish = conference.wish(CODE.SLIP, person=conference.vhs)
    assert "Yusuf lernt mit [Name]." in said(workspace, wish)
    (doubt,) = workspace.case_papers.doubts(wish)
    assert doubt.word == "Amina Tesfay"
    decided = replace(wish, kept=frozenset({doubt}))
    assert "Yusuf lernt mit Amina Tesfay." in said(workspace, decided)


def test_the_office_reads_everything_in_its_own_minutes(
    workspace: Workspace, conference: Conference
) -> None:
    text = said(workspace, conference.wish(CODE.MINUTES, Audience.OFFICE))
    assert "Yusuf lernt mit Amina Tesfay." in text
    assert "Krankheit" in text


def test_a_task_in_a_case_that_its_owner_may_not_know_keeps_its_words_back(
    workspace: Workspace, conference: Conference
) -> None:
    office = workspace.meetings.detail(conference.id).participants[1].fields.organisation_id
    action = ActionFields(
        "Antrag GEHEIM", conference.id, conference.item, conference.yusuf, organisation_id=office
    )
    workspace.actions.add(replace(action, due_on=ON + DAY, category=Category.PLANS))
    text = said(workspace, conference.wish(CODE.SLIP, person=conference.jobcenter))
    assert "GEHEIM" not in text
    assert "Aufgabe zu Fall 1" in text
    assert "27.\N{NO-BREAK SPACE}11.\N{NO-BREAK SPACE}2026" in text


def test_who_attends_for_herself_is_not_named_to_who_may_not_know_her_case(
    workspace: Workspace, conference: Conference
) -> None:
    workspace.participants.attend_all(conference.id, Attendance.PRESENT)
    text = said(workspace, conference.wish(CODE.MINUTES, person=conference.vhs))
    assert "die Person zu Fall 2" in text
    assert "Amina" not in text


def test_a_client_reads_of_her_own_case_only_and_in_her_language(
    workspace: Workspace, conference: Conference
) -> None:
    wish = conference.wish(CODE.CLIENT_PAGE, Audience.CLIENT, conference.attending)
    text = said(workspace, wish)
    assert "Wie geht es weiter?" in text
    assert "Yusuf" not in text
    assert "ዝርርበይ" in text
    assert "Übersetzung nicht geprüft" in text
    assert workspace.case_papers.make(wish).language == "ti"


def test_a_paper_for_one_reader_is_made_for_nobody_else(
    workspace: Workspace, conference: Conference
) -> None:
    make = workspace.case_papers.make
    with pytest.raises(InvalidInput):
        make(conference.wish(CODE.SLIP))
    with pytest.raises(AudienceRefused):
        make(conference.wish(CODE.SLIP, person=conference.attending))
    with pytest.raises(AudienceRefused):
        make(conference.wish(CODE.CLIENT_PAGE, Audience.CLIENT, conference.vhs))
    with pytest.raises(AudienceRefused):
        make(conference.wish(CODE.ACTIONS, Audience.PARTICIPANT))


def test_an_override_is_told_by_its_own_ground(
    workspace: Workspace, conference: Conference
) -> None:
    decision = AccessDecision(
        conference.second, conference.jobcenter, AccessWay.OVERRIDE, PLANS, "Gefahr im Verzug"
    )
    workspace.agenda.decide(conference.id, decision)
    paper = workspace.case_papers.make(conference.wish(CODE.SLIP, person=conference.jobcenter))
    (mention,) = paper.mentions
    assert mention.client_id == conference.amina
    assert mention.basis.value == "decision"
    assert "mit Begründung" in mention.what


def test_what_leaves_stands_in_the_log_and_in_the_register_of_the_person(
    workspace: Workspace, conference: Conference
) -> None:
    paper = workspace.case_papers.make(conference.wish(CODE.SLIP, person=conference.vhs))
    issues = workspace.case_papers.issues
    note = issues.begin(paper, PaperWay.PRINTED)
    (line,) = workspace.disclosures.of(conference.yusuf)
    assert "vielleicht" in line.document
    issues.confirm(note)
    (line,) = workspace.disclosures.of(conference.yusuf)
    assert line.document == "Auszug, 26.11.2026: Name und Kontaktdaten, Pläne und Ziele"
    assert (line.recipient, line.basis) == ("Frau Özcan, VHS", "Einwilligung")
    assert workspace.disclosures.of(conference.amina) == ()
    labels = [entry.label for entry in workspace.log.entries(2)]
    assert Label.DOCUMENT_PRINTED in labels
    subjects = {entry.subject for entry in workspace.log.entries(6)}
    assert "Auszug, für Teilnehmende" in subjects


def test_what_did_not_leave_is_struck_from_the_register(
    workspace: Workspace, conference: Conference
) -> None:
    paper = workspace.case_papers.make(conference.wish(CODE.AGENDA, person=conference.vhs))
    issues = workspace.case_papers.issues
    issues.strike(issues.begin(paper, PaperWay.SAVED))
    assert workspace.disclosures.of(conference.yusuf) == ()


def test_a_paper_that_names_nobody_is_noted_for_nobody(
    workspace: Workspace, conference: Conference
) -> None:
    for wish in (
        conference.wish(CODE.INVITATION, person=conference.vhs),
        conference.wish(CODE.SLIP, person=conference.jobcenter),
        conference.wish(CODE.SUMMARY, Audience.STEERING_GROUP),
    ):
        assert workspace.case_papers.make(wish).mentions == ()


def test_an_invitation_names_no_client_even_to_who_may_know_her(
    workspace: Workspace, conference: Conference
) -> None:
    text = said(workspace, conference.wish(CODE.INVITATION, person=conference.vhs))
    assert "Yusuf" not in text
    assert "Guten Tag, Frau Özcan," in text


def test_a_case_sheet_is_blank_or_without_names(
    workspace: Workspace, conference: Conference
) -> None:
    blank = CasePaperWish(CODE.CASE_SHEET, Audience.PARTICIPANT, is_blank=True)
    assert "Bitte ohne Namen ausfüllen" in said(workspace, blank)
    filled = said(
        workspace, conference.wish(CODE.CASE_SHEET, Audience.OFFICE, item_id=conference.item)
    )
    assert "[Name] lernt mit [Name]." in filled
    hers = conference.wish(CODE.CASE_SHEET, person=conference.vhs, item_id=conference.item)
    assert "Krankheit" not in said(workspace, hers)


def test_everything_is_made_as_a_file_without_a_name_of_a_person(
    workspace: Workspace, conference: Conference
) -> None:
    a_part(workspace, conference.yusuf, Lead(None, conference.vhs_id, TODAY))
    wishes = [
        conference.wish(CODE.AGENDA, Audience.OFFICE),
        conference.wish(CODE.ACTIONS, Audience.OFFICE),
        conference.wish(CODE.CALENDAR, format=CasePaperFormat.ICS),
        conference.wish(CODE.CONFIDENTIALITY, person=conference.vhs),
        conference.wish(CODE.FEEDBACK),
        CasePaperWish(CODE.SUBSTITUTE, Audience.OFFICE, client_id=conference.yusuf),
        CasePaperWish(CODE.COHORT, Audience.OFFICE, client_ids=(conference.yusuf,)),
        CasePaperWish(CODE.ISSUES, Audience.MINISTRY),
        CasePaperWish(CODE.ISSUES, Audience.STEERING_GROUP, CasePaperFormat.XLSX),
    ]
    made = [workspace.case_papers.make(wish) for wish in wishes]
    assert all(paper.data for paper in made)
    assert not any(
        name in paper.file_name for paper in made for name in ("Yusuf", "Hariri", "zcan")
    )


def test_the_papers_of_a_meeting_are_made_together_like_one_by_one(
    workspace: Workspace, conference: Conference
) -> None:
    papers = workspace.case_papers
    wishes = papers.of_meeting(conference.id)
    together: list[MadeCasePaper] = []
    assert papers.make_many(wishes[:3], together.append) == 3
    assert together == [papers.make(wish) for wish in wishes[:3]]
    assert len({papers.make(wish).file_name for wish in wishes}) == len(wishes) == 10
    drawn_text = "".join(each.text for each in drawn(together[0].data))
    assert "Tagesordnung" in drawn_text

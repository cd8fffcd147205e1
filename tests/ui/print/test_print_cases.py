"""Fälle & Sitzungen: papers of a conference, for one reader or for each, and what is in doubt."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from gkdesk.services.basis.paper_kinds import ConsentPaperCode
from gkdesk.services.case_papers.kinds import CasePaperCode
from gkdesk.text.codes.clients import Audience
from gkdesk.text.labels import Label
from gkdesk.ui import printing
from gkdesk.ui.pages.print_send.cases.kinds import AllPapers, AskedPaper
from gkdesk.ui.pages.print_send.cases.offers import ALL
from gkdesk.ui.pages.print_send.cases.part import CasesPart
from gkdesk.ui.pages.print_send.page import PrintSendPage
from tests.cheap_key import PASSPHRASE
from tests.ui.beginning import unshown
from tests.ui.print.hands import paper_only, pdf_printer
from tests.unit.services.conference_kit import Conference, a_small_conference

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView

CODE = CasePaperCode


@pytest.fixture
def conference(workspace: Workspace) -> Conference:
    return a_small_conference(workspace)


@pytest.fixture
def part(conference: Conference, content: ContentView) -> CasesPart:
    """Return the papers of cases on the page Drucken & Senden."""
    assert conference
    page = unshown(content, "print")
    assert isinstance(page, PrintSendPage)
    found = page.show_part("cases")
    assert isinstance(found, CasesPart)
    content.show_page("print")
    return found


def wait(qtbot: QtBot, part: CasesPart) -> None:
    """Wait for a paper, or for the words of what is missing for it."""
    qtbot.waitUntil(
        lambda: part.paper is not None or bool(part.choice.missing.text()), timeout=20_000
    )


def idle(qtbot: QtBot, part: CasesPart) -> None:
    qtbot.waitUntil(lambda: not part.is_busy(), timeout=60_000)


def ask(qtbot: QtBot, part: CasesPart, asked: AskedPaper) -> None:
    part.open(asked.kind, asked.ref)
    wait(qtbot, part)


def unlock(qtbot: QtBot, part: CasesPart) -> None:
    part.gate.passphrase.edit.setText(PASSPHRASE)
    part.gate.go_on.click()
    qtbot.waitUntil(part.gate.isHidden, timeout=20_000)


def test_another_page_asks_for_a_paper_and_gets_exactly_that_again_after_the_lock(
    qtbot: QtBot, part: CasesPart, conference: Conference, content: ContentView
) -> None:
    asked = AskedPaper(CODE.SLIP, conference.id, person=conference.vhs)
    content.context.navigate(asked.kind, conference.id)
    wait(qtbot, part)
    assert part.choice.wishes() == (conference.wish(CODE.SLIP, person=conference.vhs),)
    assert part.preview.page_count() == 1
    assert part.choice.asked() == replace(asked, audience=None)

    asked = AskedPaper(CODE.MINUTES, conference.id, Audience.PARTICIPANT, conference.jobcenter)
    ask(qtbot, part, asked)
    place = part.shown()
    ask(qtbot, part, AskedPaper(CODE.COHORT))
    part.restore(place)
    wait(qtbot, part)
    assert part.choice.asked() == asked


def test_a_meeting_or_a_client_that_is_gone_is_not_replaced_by_another(
    qtbot: QtBot, part: CasesPart, conference: Conference
) -> None:
    ask(qtbot, part, AskedPaper(CODE.ACTIONS, conference.id + 999))
    assert "nicht mehr da" in part.choice.missing.text()
    assert part.choice.wishes() == ()
    assert not part.head.print_button.isEnabled()
    ask(qtbot, part, AskedPaper(CODE.ACTIONS, conference.id))
    assert part.paper is not None

    ask(qtbot, part, AskedPaper(CODE.SUBSTITUTE, conference.yusuf))
    assert part.paper is not None
    ask(qtbot, part, AskedPaper(CODE.SUBSTITUTE, conference.yusuf + 999))
    assert "nicht mehr da" in part.choice.missing.text()
    assert part.choice.wishes() == ()


def test_for_whom_and_on_which_basis_stands_above_the_pages_but_for_no_guest(
    qtbot: QtBot, part: CasesPart, conference: Conference, content: ContentView
) -> None:
    ask(qtbot, part, AskedPaper(CODE.SLIP, conference.id, person=conference.vhs))
    assert "für Teilnehmende" in part.head.audience.text()
    assert "Fälle mit Namen: 1 von 2" in part.note.text()
    assert "1 Person (Einwilligung)" in part.note.text()
    content.privacy.turn(on=True)
    assert not part.note.isVisible()
    assert all(cover.isVisible() for cover in part.covers)
    assert not part.head.print_button.isEnabled()


def test_a_name_of_somebody_else_is_black_until_it_is_decided(
    qtbot: QtBot, part: CasesPart, conference: Conference
) -> None:
    ask(qtbot, part, AskedPaper(CODE.SLIP, conference.id, person=conference.vhs))
    assert "geschwärzt" in part.note.text()
    (decision,) = part.doubts.decisions
    assert part.paper is not None
    assert not part.paper.wishes[0].kept
    decision.button(1).click()
    assert part.paper is None
    wait(qtbot, part)
    assert part.paper is not None
    assert {doubt.word for doubt in part.paper.wishes[0].kept} == {"Amina Tesfay"}
    assert "geschwärzt" not in part.note.text()


def test_a_decision_about_one_paper_is_none_about_the_next(
    qtbot: QtBot, part: CasesPart, conference: Conference
) -> None:
    slip = AskedPaper(CODE.SLIP, conference.id, person=conference.vhs)
    ask(qtbot, part, slip)
    part.doubts.decisions[0].button(1).click()
    wait(qtbot, part)
    ask(
        qtbot,
        part,
        AskedPaper(CODE.MINUTES, conference.id, Audience.PARTICIPANT, conference.vhs),
    )
    assert part.paper is not None
    assert not part.paper.wishes[0].kept
    assert part.doubts.undecided() == len(part.doubts.decisions) > 0


def test_a_paper_for_each_participant_is_saved_after_the_passphrase(
    qtbot: QtBot,
    part: CasesPart,
    conference: Conference,
    workspace: Workspace,
    tmp_path: Path,
    answer: Callable[[str, object], None],
) -> None:
    ask(qtbot, part, AskedPaper(CODE.SLIP, conference.id, person=ALL))
    assert len(part.choice.wishes()) == 2
    assert "das erste von 2 Papieren" in part.note.text()
    answer("ask_folder", tmp_path)
    part.head.save_button.click()
    assert part.gate.row.isVisible()
    assert list(tmp_path.glob("*.pdf")) == []
    unlock(qtbot, part)
    idle(qtbot, part)
    names = sorted(each.name for each in tmp_path.glob("*.pdf"))
    assert len(names) == 2
    assert all(name.startswith("Auszug_Teilnehmende_") for name in names)
    assert len(workspace.disclosures.of(conference.yusuf)) == 1
    assert part.paper is not None, "a note does not change the pages that are shown"


def test_all_papers_of_a_meeting_go_into_one_folder(
    qtbot: QtBot,
    part: CasesPart,
    conference: Conference,
    workspace: Workspace,
    tmp_path: Path,
    answer: Callable[[str, object], None],
) -> None:
    ask(qtbot, part, AskedPaper(AllPapers.OF_MEETING, conference.id))
    wanted = workspace.case_papers.of_meeting(conference.id)
    assert len(part.choice.wishes()) == len(wanted)
    answer("ask_folder", tmp_path)
    part.head.save_button.click()
    unlock(qtbot, part)
    idle(qtbot, part)
    names = {each.name for each in tmp_path.glob("*.pdf")}
    assert len(names) == len(wanted)
    assert not any("Yusuf" in name or "Amina" in name for name in names)
    assert any(name.startswith("Einladung_Person") for name in names)


def test_one_slip_is_printed_and_noted(
    qtbot: QtBot,
    part: CasesPart,
    conference: Conference,
    workspace: Workspace,
    tmp_path: Path,
    answer: Callable[[str, object], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ask(qtbot, part, AskedPaper(CODE.SLIP, conference.id, person=conference.vhs))
    monkeypatch.setattr(printing, "prints_to_file", paper_only)
    answer("ask_printer", pdf_printer(tmp_path / "papier.pdf"))
    part.print_this()
    idle(qtbot, part)
    (line,) = workspace.disclosures.of(conference.yusuf)
    assert "vielleicht" not in line.document
    assert workspace.log.entries(limit=1)[0].label is Label.DOCUMENT_PRINTED


def test_every_paper_is_made_or_says_what_is_missing_and_fits_a_small_window(
    qtbot: QtBot, part: CasesPart, conference: Conference
) -> None:
    part.window().resize(911, 512)
    for place in range(len(CODE) + 1):
        part.choice.kinds[place].setChecked(True)
        wait(qtbot, part)
        QApplication.processEvents()
        assert part.left.horizontalScrollBar().maximum() == 0, place
        assert not part.problem.isVisible(), place

    asked = AskedPaper(ConsentPaperCode.FOLLOW_UP, conference.amina, language="ti")
    ask(qtbot, part, asked)
    assert part.choice.confirmed.isVisible()
    QApplication.processEvents()
    assert part.left.horizontalScrollBar().maximum() == 0


def test_an_empty_case_sheet_needs_no_meeting_and_minutes_of_the_office_ask_for_the_passphrase(
    qtbot: QtBot, part: CasesPart, conference: Conference
) -> None:
    ask(qtbot, part, AskedPaper(CODE.CASE_SHEET, blank=True))
    assert part.choice.is_blank()
    assert part.paper is not None
    assert not part.choice.meeting.isVisible()

    ask(qtbot, part, AskedPaper(CODE.MINUTES, conference.id, Audience.OFFICE))
    assert part.choice.meeting.isVisible()
    part.head.save_button.click()
    assert part.gate.row.isVisible()


def test_a_calendar_entry_is_saved_and_has_no_pages(
    qtbot: QtBot,
    part: CasesPart,
    conference: Conference,
    tmp_path: Path,
    answer: Callable[[str, object], None],
) -> None:
    ask(qtbot, part, AskedPaper(CODE.CALENDAR, conference.id))
    assert not part.head.print_button.isEnabled()
    answer("ask_file", tmp_path / "termin.ics")
    part.head.save_button.click()
    part.gate.go_on.click()
    assert (tmp_path / "termin.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert dt.date(2026, 11, 26).strftime("%Y%m%d") in (tmp_path / "termin.ics").read_text()

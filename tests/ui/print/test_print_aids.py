"""The papers of working aids: chosen, previewed, saved, and noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.services.working_aids.contributors import ContributorFields
from gkdesk.services.working_aids.printing.kinds import AidPaperCode
from gkdesk.services.working_aids.rounds import AidFields
from gkdesk.text.ids import AidId, PartId
from gkdesk.ui.pages.print_send.aids import choice as texts
from gkdesk.ui.pages.print_send.aids.part import AID_PAPER, AidsPart
from gkdesk.ui.pages.print_send.page import PrintSendPage
from tests.ui.beginning import unshown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView

YEAR = 2026


@pytest.fixture
def aid(workspace: Workspace) -> AidId:
    return AidId(workspace.aids.rounds.begin("strukturen_kurz", YEAR).ref or 0)


@pytest.fixture
def part(aid: AidId, content: ContentView) -> AidsPart:
    assert aid
    page = unshown(content, "print")
    assert isinstance(page, PrintSendPage)
    found = page.show_part("aids")
    assert isinstance(found, AidsPart)
    content.show_page("print")
    return found


def wait_for_paper(qtbot: QtBot, part: AidsPart) -> None:
    qtbot.waitUntil(
        lambda: part.paper is not None or bool(part.choice.missing.text()), timeout=20_000
    )


def sheet_for_one(workspace: Workspace, aid: AidId, *sections: str) -> PartId:
    entered = ContributorFields(name="Jobcenter", sections=sections)
    return PartId(workspace.aids.contributors.add(aid, entered).ref or 0)


def test_the_blank_aid_of_the_newest_round_stands_there_at_once(
    qtbot: QtBot, part: AidsPart
) -> None:
    wait_for_paper(qtbot, part)
    assert part.preview.page_count() > 1
    assert part.head.print_button.isEnabled()
    assert part.choice.source.currentText().endswith(str(YEAR))
    offered = [name for _, name in part.choice.source.entries()]
    assert any(name.startswith("Vorlage: ") for name in offered)


def test_other_pages_ask_for_the_paper_of_an_aid(qtbot: QtBot, part: AidsPart, aid: AidId) -> None:
    part.open(f"{AID_PAPER}.{AidPaperCode.FILLED}", aid)
    wait_for_paper(qtbot, part)
    assert part.paper is not None
    assert part.paper.paper.kind is AidPaperCode.FILLED
    assert part.paper.paper.aid_id == aid
    part.restore(part.shown())
    assert part.choice.asked() == (AidPaperCode.FILLED, aid, None)


def test_a_sheet_that_was_saved_is_noted_beside_the_name(
    qtbot: QtBot,
    workspace: Workspace,
    part: AidsPart,
    aid: AidId,
    answer: Callable[[str, object], None],
    tmp_path: Path,
) -> None:
    who = sheet_for_one(workspace, aid, "buendnis")
    part.reload(())
    part.open(f"{AID_PAPER}.{AidPaperCode.CONTRIBUTOR}:{who}", aid)
    wait_for_paper(qtbot, part)
    path = tmp_path / "bogen.pdf"
    answer("ask_file", path)
    part.head.save_button.click()
    part.gate.go_on.click()
    assert part.paper is not None
    assert path.read_bytes() == part.paper.pages
    (row,) = workspace.aids.contributors.rows(aid)
    assert row.printed_on == workspace.clock.today()
    assert "Beitragsbogen, für Teilnehmende" in part.history.text()


def test_what_is_missing_is_said(workspace: Workspace, part: AidsPart, aid: AidId) -> None:
    part.choice.choose(AidPaperCode.CONTRIBUTOR, aid)
    assert part.choice.missing.text() == texts.NO_CONTRIBUTORS
    sheet_for_one(workspace, aid)
    part.choice.read()
    assert part.choice.missing.text() == texts.NO_SECTIONS
    workspace.aids.rounds.save(aid, AidFields(recipient=""))
    part.choice.read()
    part.choice.choose(AidPaperCode.RETURN, aid)
    assert part.choice.missing.text() == texts.NO_RECIPIENT
    assert not part.head.save_button.isEnabled()

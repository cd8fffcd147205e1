"""Booklets for many: what is asked before, and what is told after."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from gkdesk.services.booklets.copies.cover_list import CoverLine, why_skipped
from gkdesk.services.booklets.copies.issue import Issue
from gkdesk.services.booklets.made import BookletHead, SkippedBooklet
from gkdesk.services.booklets.profiles.profile import BookletChoice, PageKind
from gkdesk.services.clients.fields import SpokenLanguage, Step
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.ids import ClientId
from gkdesk.text.labels import Label
from gkdesk.ui import printing
from gkdesk.ui.pages.print_send.booklets.result import RunResult
from gkdesk.ui.pages.print_send.booklets.work import Asked, Handed
from gkdesk.ui.widgets import LinkButton
from tests.cheap_key import PASSPHRASE
from tests.factories import a_client
from tests.ui.people.hands import focused, press, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.pages.print_send.booklets.part import BookletsPart
from tests.ui.print.hands import UNDRAWABLE, paper_only, pdf_printer, wait_for_booklet, wait_for_run


def print_all(qtbot: QtBot, page: BookletsPart) -> None:
    page.print_button.click()
    write(PASSPHRASE)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.gate.isVisible(), timeout=20_000)


def test_many_are_shown_by_one_without_anybodys_wish_and_printing_asks_for_the_passphrase_once(
    qtbot: QtBot, many: BookletsPart, workspace: Workspace, answer: Callable[[str, object], None]
) -> None:
    assert not any(check.isVisible() for check in many.options.requests.values())
    assert many.options.choice().on_request == frozenset()
    assert many.options.papers_of_many.isVisible()
    assert not many.options.papers.isVisible()

    asked: list[str] = []
    answer("ask_printer", None)
    many.gate.passed.connect(asked.append)
    assert many.booklet is not None
    assert many.who.shown.text() == f"Die Vorschau zeigt eines davon: {many.booklet.head.code}."
    many.print_button.click()
    write("falsch-falsch-falsch")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(many.gate.row.error()), timeout=20_000)
    assert asked == []
    press(Qt.Key.Key_Escape)
    assert focused() is many.print_button

    print_all(qtbot, many)
    many.print_button.click()
    assert len(asked) == 2
    assert not many.gate.isVisible()
    assert codes_noted(workspace) == []


def _cover_first(name: str) -> tuple[bool, str]:
    return not name.startswith("Deckblatt"), name


def test_a_mass_run_refuses_a_wrong_passphrase_and_skips_and_names_what_cannot_be_drawn(
    qtbot: QtBot,
    page: BookletsPart,
    workspace: Workspace,
    tmp_path: Path,
    answer: Callable[[str, object], None],
) -> None:
    interview = Step("Vorstellungsgespräch", "ich", dt.date(2027, 3, 4))
    a_client(workspace, interview, wanted_name="Samba", code="K018")
    a_client(workspace, wanted_name=f"Amadou {UNDRAWABLE}", code="K019")
    folder = tmp_path / "hefte"
    folder.mkdir()
    answer("ask_folder", folder)
    page.reload(())
    page.who.mode.set_current(1)
    assert page.who.count.text() == "3 Hefte"
    page.save_button.click()
    write("falsch-falsch-falsch")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.gate.row.error()), timeout=20_000)
    assert list(folder.iterdir()) == []
    press(Qt.Key.Key_Escape)
    page.save_button.click()
    write(PASSPHRASE)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.run.is_running, timeout=20_000)
    wait_for_run(qtbot, page)

    assert page.result.title.text() == "2 Hefte gespeichert, 1 übersprungen"
    assert "Termine ohne Uhrzeit: K018." in page.result.line.text()
    links = page.result.findChildren(LinkButton)
    (line,) = (each.text().strip() for each in links if each.property("ref"))
    assert line.startswith("K019: Feld „")
    assert line.endswith(f"Zeichen U+{ord(UNDRAWABLE):04X} kann keine Schrift zeichnen.")
    cover, *booklets = sorted((path.name for path in folder.iterdir()), key=_cover_first)
    assert [name[-8:] for name in booklets] == ["K017.pdf", "K018.pdf"]
    assert cover == "Deckblatt_Begleitheft_2026-11-18.pdf"


def test_a_stopped_mass_run_tells_what_was_done(
    qtbot: QtBot,
    page: BookletsPart,
    workspace: Workspace,
    tmp_path: Path,
    answer: Callable[[str, object], None],
) -> None:
    for number in range(6):
        a_client(workspace, official_name=f"Person {number}")
    answer("ask_folder", tmp_path)
    page.reload(())
    page.who.mode.set_current(1)
    wait_for_booklet(qtbot, page)
    page.save_button.click()
    write(PASSPHRASE)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.run.is_running, timeout=20_000)
    page.progress.cancel.click()
    wait_for_run(qtbot, page)

    assert "dann angehalten" in page.result.title.text()
    saved = [
        each
        for each in workspace.log.entries()
        if each.label is Label.DOCUMENT_SAVED and each.kind == RecordKind.CLIENT
    ]
    assert len(saved) == int(page.result.title.text().split(" ")[0])


def test_many_are_not_printed_into_one_file(
    qtbot: QtBot,
    page: BookletsPart,
    workspace: Workspace,
    tmp_path: Path,
    answer: Callable[[str, object], None],
) -> None:
    a_client(workspace, official_name="Nadia Rahimi")
    answer("ask_printer", pdf_printer(tmp_path / "papier.pdf"))
    page.reload(())
    page.who.mode.set_current(1)
    wait_for_booklet(qtbot, page)
    print_all(qtbot, page)
    qtbot.waitUntil(page.problem.isVisible, timeout=20_000)

    assert not page.run.is_running
    assert "Alle speichern" in page.problem.text()
    assert not (tmp_path / "papier.pdf").exists()


@pytest.fixture
def many(
    qtbot: QtBot, page: BookletsPart, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> BookletsPart:
    """Return the page with five people, the second of whom has an undrawable name."""
    a_client(workspace, wanted_name=f"Amadou {UNDRAWABLE}", code="K018")
    for number in range(19, 22):
        a_client(workspace, official_name=f"Person {number}", code=f"K0{number}")
    monkeypatch.setattr(printing, "prints_to_file", paper_only)
    page.reload(())
    page.who.mode.set_current(1)
    wait_for_booklet(qtbot, page)
    return page


class StubbornPrinter(QPrinter):
    """Paper for some jobs; then it takes no more, or somebody cancels."""

    def __init__(self, path: Path, jobs: int, page: BookletsPart | None = None) -> None:
        super().__init__()
        self.setResolution(72)
        self.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setOutputFileName(str(path))
        self._jobs = jobs
        self._page = page

    def copyCount(self) -> int:  # noqa: N802 - Qt's name
        # Asked once per job, before the first page.
        self._jobs -= 1
        if self._jobs < 0 and self._page is None:
            self.setOutputFileName("/gibt/es/nicht/x.pdf")
        if self._jobs == 0 and self._page is not None and self._page.run.task is not None:
            self._page.run.task.cancel()
        return 1


def codes_noted(workspace: Workspace) -> list[str]:
    clients = workspace.clients.rows()
    return sorted(each.code for each in clients if workspace.disclosures.of(each.id))


def test_after_a_cancel_the_copies_that_are_out_are_named_and_the_others_counted(
    qtbot: QtBot,
    many: BookletsPart,
    workspace: Workspace,
    tmp_path: Path,
    answer: Callable[[str, object], None],
) -> None:
    answer("ask_printer", StubbornPrinter(tmp_path / "papier.pdf", 2, many))
    print_all(qtbot, many)
    wait_for_run(qtbot, many)

    out = codes_noted(workspace)
    assert len(out) == 2
    assert many.result.title.text().startswith("2 Hefte an den Drucker gegeben, dann angehalten")
    assert f"Sicher an den Drucker gegeben: {', '.join(out)}." in many.result.line.text()
    assert "Nicht an den Drucker gegeben sind" in many.result.line.text()
    assert "Vielleicht" not in many.result.line.text()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_no_more_ends_the_run(
    qtbot: QtBot,
    many: BookletsPart,
    workspace: Workspace,
    tmp_path: Path,
    answer: Callable[[str, object], None],
) -> None:
    answer("ask_printer", StubbornPrinter(tmp_path / "papier.pdf", 1))
    print_all(qtbot, many)
    wait_for_run(qtbot, many)

    assert len(codes_noted(workspace)) == 1
    assert "Der Drucker hat das nächste Heft nicht angenommen." in many.result.line.text()


def test_many_are_previewed_though_the_first_cannot_be_made_and_everybody_is_listed(
    qtbot: QtBot, page: BookletsPart, workspace: Workspace
) -> None:
    a_client(workspace, wanted_name=f"Aaron {UNDRAWABLE}", code="K001")
    page.reload(())
    page.who.mode.set_current(1)
    wait_for_booklet(qtbot, page)

    assert page.booklet is not None
    assert page.booklet.head.code == "K017"
    assert page.print_button.isEnabled()

    a_client(workspace, official_name="Ada Fern")
    a_client(workspace, SpokenLanguage("de"), official_name="Bela Licht")
    a_client(workspace, SpokenLanguage("de"), SpokenLanguage("uk"), official_name="Cora Moor")
    page.reload(())
    lines = [line.strip("\u2068").replace("\u2069", "") for line in page.who.readers.lines()]
    assert [line for line in lines if "Ada" in line] == [
        "Ada Fern: nur Deutsch – keine Sprache eingetragen"
    ]
    assert "Bela Licht: nur Deutsch" in lines
    assert "Cora Moor: Deutsch und Ukrainisch" in lines
    assert len(lines) == 5


@pytest.mark.parametrize(
    ("paper", "is_roomy", "pages", "is_named"),
    [
        (PageKind.CARD, False, 3, True),
        (PageKind.CARD, False, 2, False),
        (PageKind.A5, False, 40, True),
        (PageKind.A5, True, 40, False),
    ],
)
def test_a_run_names_booklets_that_are_too_long_for_their_paper(
    qtbot: QtBot, paper: PageKind, pages: int, *, is_roomy: bool, is_named: bool
) -> None:
    head = BookletHead(ClientId(1), "de", "Heft", "x.pdf", "TONI", frozenset())
    head = replace(head, paper=paper, is_roomy=is_roomy)
    handed = Handed(Issue.SAVED, Asked((ClientId(1),), BookletChoice()))
    handed.lines.append(CoverLine(head, pages))
    handed.skipped.append(SkippedBooklet(ClientId(7), "TONI", "Name", UNDRAWABLE))
    result = RunResult()
    qtbot.addWidget(result)
    result.say(handed, stopped=False)
    assert (f"Ungewöhnlich viele Seiten: Nr-1 ({pages})." in result.line.text()) is is_named
    (link,) = (each for each in result.findChildren(LinkButton) if each.property("ref") == 7)
    assert link.text().strip() == f"Nr-7: {why_skipped(handed.skipped[0])}", "a code may be a name"

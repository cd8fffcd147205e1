"""Drucken & Senden: the previewed pages are the saved ones, and every copy is noted."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, Qt, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from gkdesk.errors import FolderUnreachable, RecordGone
from gkdesk.progress import Silent
from gkdesk.services.booklets import Issue, MadeBooklet
from gkdesk.services.booklets_profile import BookletBlock, BookletChoice, Fill
from gkdesk.services.client_fields import SpokenLanguage
from gkdesk.text.labels import Label
from gkdesk.ui import printing, spool
from gkdesk.ui.pages.print_send import PrintSendPage
from gkdesk.ui.pages.print_send_work import Handed, print_many, print_one, save_one
from tests.conftest import PASSPHRASE
from tests.factories import a_client
from tests.ui.people.hands import focused, press, write
from tests.unit.export.pdf_reading import structure

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId
    from gkdesk.ui.content import ContentView

UNDRAWABLE = "\U0001e900"
"""A letter of Adlam: no bundled font has it."""


@pytest.fixture
def client(workspace: Workspace) -> ClientId:
    return a_client(workspace, SpokenLanguage("ar"), own_name="يوسف الحريري", code="K017")


@pytest.fixture
def page(client: ClientId, content: ContentView) -> PrintSendPage:
    """Return the page Drucken & Senden."""
    content.show_page("print")
    current = content.current()
    assert isinstance(current, PrintSendPage)
    return current


@pytest.fixture
def made(qtbot: QtBot, page: PrintSendPage, client: ClientId) -> PrintSendPage:
    """Return the page with the preview of one booklet."""
    page.who.choose(client)
    wait_for_booklet(qtbot, page)
    return page


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, object], None]:
    """Return a way to answer a dialog that would wait for a hand."""

    def set_answer(name: str, value: object) -> None:
        def dialog(*_args: object, **_named: object) -> object:
            return value

        monkeypatch.setattr(printing, name, dialog)

    return set_answer


def wait_for_booklet(qtbot: QtBot, page: PrintSendPage) -> None:
    qtbot.waitUntil(
        lambda: page.booklet is not None and page._making is None and not page._remake.isActive(),
        timeout=20_000,
    )


def wait_for_run(qtbot: QtBot, page: PrintSendPage) -> None:
    qtbot.waitUntil(lambda: page._running is None, timeout=60_000)


def pdf_printer(path: Path) -> QPrinter:
    printer = QPrinter()
    printer.setResolution(72)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_nothing_can_be_printed_before_somebody_is_chosen(page: PrintSendPage) -> None:
    assert not page.print_button.isEnabled()
    assert not page.save_button.isEnabled()
    assert "Wählen Sie links eine Person" in page.preview.message.text()


def test_a_person_is_found_by_typing_and_her_booklet_appears(
    qtbot: QtBot, page: PrintSendPage
) -> None:
    page.who.search.setFocus()
    write("Yus")
    press(Qt.Key.Key_Return)
    wait_for_booklet(qtbot, page)

    assert page.preview.page_count() > 3
    assert page.options.language_code() == "ar"
    assert "nicht geprüft" in page.options.translation.text()
    assert page.audience.text() == "Das Heft ist für die Person selbst"


def test_the_button_of_a_client_leads_here_ready_to_print(
    qtbot: QtBot, content: ContentView, client: ClientId
) -> None:
    content.open_record("client", client)
    people = content.current()
    people.client.header.button.click()  # type: ignore[union-attr]
    page = content.current()
    assert isinstance(page, PrintSendPage)
    wait_for_booklet(qtbot, page)

    assert focused() is page.print_button


def test_the_pages_of_the_preview_are_turned_by_button(made: PrintSendPage) -> None:
    assert made.preview.position.text().startswith("Seite 1 von ")
    made.preview._forward.click()

    assert made.preview.position.text().startswith("Seite 2 von ")


def test_a_block_that_is_left_out_is_not_in_the_booklet(qtbot: QtBot, made: PrintSendPage) -> None:
    whole = made.booklet
    assert whole is not None
    assert "Wichtige Wörter" in structure(whole.pdf).text
    box = made.options.fills[BookletBlock.WORDS]
    box.setCurrentIndex(box.findData(Fill.LEFT_OUT.value))
    wait_for_booklet(qtbot, made)

    assert made.booklet is not None
    assert "Wichtige Wörter" not in structure(made.booklet.pdf).text


def test_the_choice_of_one_person_is_not_carried_over_to_the_next(
    qtbot: QtBot, made: PrintSendPage, workspace: Workspace
) -> None:
    for check in made.options.requests.values():
        check.setChecked(True)
    other = a_client(workspace, official_name="Nadia Rahimi")
    made.who.choose(other)

    assert not any(check.isChecked() for check in made.options.requests.values())


def test_saving_warns_then_writes_the_previewed_bytes_under_a_name_without_a_name(
    made: PrintSendPage,
    workspace: Workspace,
    client: ClientId,
    tmp_path: Path,
    answer: Callable[[str, object], None],
) -> None:
    target = tmp_path / "heft.pdf"
    answer("ask_file", target)
    previewed = made.booklet
    assert previewed is not None
    made.save_button.click()
    assert "nicht verschlüsselt" in made.gate.words.text.text()
    assert not target.exists()
    made.gate.go_on.click()

    assert target.read_bytes() == previewed.pdf
    assert re.fullmatch(r"Begleitheft_2026-11-18_K017\.pdf", previewed.file_name)
    (entry,) = workspace.disclosures.of(client)
    assert entry.recipient == "Person selbst"
    assert workspace.log.entries(limit=1)[0].label is Label.DOCUMENT_SAVED
    assert "gespeichert" in made.history.text()


def test_saving_is_left_with_escape(made: PrintSendPage, workspace: Workspace) -> None:
    made.save_button.click()
    press(Qt.Key.Key_Escape)

    assert not made.gate.isVisible()
    assert focused() is made.save_button


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_noted(
    made: PrintSendPage,
    workspace: Workspace,
    client: ClientId,
    tmp_path: Path,
    answer: Callable[[str, object], None],
) -> None:
    answer("ask_file", tmp_path / "gibt-es-nicht" / "heft.pdf")
    made.save_button.click()
    made.gate.go_on.click()

    assert made.problem.isVisible()
    assert workspace.disclosures.of(client) == ()


def test_printing_draws_every_page_and_notes_it(
    qtbot: QtBot,
    made: PrintSendPage,
    workspace: Workspace,
    client: ClientId,
    tmp_path: Path,
    answer: Callable[[str, object], None],
) -> None:
    answer("ask_printer", pdf_printer(tmp_path / "papier.pdf"))
    made.print_button.click()
    wait_for_run(qtbot, made)

    printed = printing.PdfInMemory((tmp_path / "papier.pdf").read_bytes())
    assert printed.page_count == made.preview.page_count()
    printed.close()
    assert len(workspace.disclosures.of(client)) == 1
    assert workspace.log.entries(limit=1)[0].label is Label.DOCUMENT_PRINTED


def test_the_printer_is_set_to_the_paper_of_the_booklet_and_its_job_says_nothing(
    made: PrintSendPage,
) -> None:
    assert made.booklet is not None
    printer = printing.make_printer(made.booklet.pdf)
    size = printer.pageLayout().pageSize().size(printer.pageLayout().pageSize().Unit.Millimeter)

    assert (round(size.width()), round(size.height())) == (148, 210)
    assert printer.docName() == "gkdesk"


def test_saving_many_asks_for_the_passphrase_and_refuses_a_wrong_one(
    qtbot: QtBot, page: PrintSendPage, tmp_path: Path, answer: Callable[[str, object], None]
) -> None:
    answer("ask_folder", tmp_path)
    page.who.mode.set_current(1)
    page.save_button.click()
    write("falsch-falsch-falsch")
    press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(page.gate.row.error()), timeout=20_000)
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_mass_run_skips_what_cannot_be_drawn_and_names_field_and_character(
    qtbot: QtBot,
    page: PrintSendPage,
    workspace: Workspace,
    tmp_path: Path,
    answer: Callable[[str, object], None],
) -> None:
    a_client(workspace, wanted_name="Samba", code="K018")
    a_client(workspace, wanted_name=f"Amadou {UNDRAWABLE}", code="K019")
    folder = tmp_path / "hefte"
    folder.mkdir()
    answer("ask_folder", folder)
    page.reload(())
    page.who.mode.set_current(1)
    assert page.who.count.text() == "3 Hefte"
    page.save_button.click()
    write(PASSPHRASE)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._running is not None, timeout=20_000)
    wait_for_run(qtbot, page)

    assert page.result.title.text() == "2 Hefte gespeichert, 1 übersprungen"
    (line,) = page.result.skipped_lines()
    assert line.startswith("K019: Feld „")
    assert UNDRAWABLE in line
    assert sorted(path.name[-8:] for path in folder.iterdir()) == ["K017.pdf", "K018.pdf"]


def test_a_stopped_mass_run_tells_what_was_done(
    qtbot: QtBot,
    page: PrintSendPage,
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
    qtbot.waitUntil(lambda: page._running is not None, timeout=20_000)
    page.progress.cancel.click()
    wait_for_run(qtbot, page)

    assert "dann angehalten" in page.result.title.text()
    saved = [each for each in workspace.log.entries() if each.label is Label.DOCUMENT_SAVED]
    assert len(saved) == int(page.result.title.text().split(" ")[0])


def test_many_are_not_printed_into_one_file(
    qtbot: QtBot,
    page: PrintSendPage,
    workspace: Workspace,
    tmp_path: Path,
    answer: Callable[[str, object], None],
) -> None:
    a_client(workspace, official_name="Nadia Rahimi")
    answer("ask_printer", pdf_printer(tmp_path / "papier.pdf"))
    page.reload(())
    page.who.mode.set_current(1)
    wait_for_booklet(qtbot, page)
    page.print_button.click()

    assert page._running is None
    assert "Alle speichern" in page.problem.text()
    assert not (tmp_path / "papier.pdf").exists()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_does_not_begin_leaves_no_note(
    workspace: Workspace, client: ClientId, tmp_path: Path
) -> None:
    handed = Handed(Issue.PRINTED)
    printer = pdf_printer(tmp_path / "weg" / "x.pdf")
    print_many(workspace.booklets, (client,), BookletChoice(), printer, handed, Silent())

    assert handed.count == 0
    assert workspace.disclosures.of(client) == ()


@pytest.fixture
def refused(workspace: Workspace, client: ClientId) -> MadeBooklet:
    """Return a booklet whose handing out cannot be noted any more: its record is not there."""
    made = workspace.booklets.make(client, "de")
    return replace(made, client_id=type(client)(client ^ 1))


def test_a_file_that_cannot_be_noted_does_not_stay(
    workspace: Workspace, refused: MadeBooklet, tmp_path: Path
) -> None:
    with pytest.raises(RecordGone):
        save_one(workspace.booklets, refused, tmp_path / "heft.pdf")

    assert list(tmp_path.glob("*.pdf")) == []


def test_nothing_of_a_booklet_that_cannot_be_noted_is_printed(
    workspace: Workspace, refused: MadeBooklet, tmp_path: Path
) -> None:
    printer = pdf_printer(tmp_path / "papier.pdf")
    with pytest.raises(RecordGone):
        print_one(workspace.booklets, refused, printer, Silent())

    left = tmp_path / "papier.pdf"
    assert not left.exists() or left.stat().st_size < 4_000


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="spooled by the system itself")
def test_what_is_spooled_while_printing_lies_in_a_folder_that_is_gone_afterwards(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("TMPDIR", "/vorher")
    with spool.private():
        folder = Path(os.environ["TMPDIR"])
        (folder / "auftrag").write_text("x", encoding="utf-8")
        spool.clear()
        assert folder.parent == tmp_path
        assert folder.stat().st_mode & 0o077 == 0
        assert (folder / "auftrag").exists()

    assert os.environ["TMPDIR"] == "/vorher"
    assert list(tmp_path.iterdir()) == []


def test_a_document_is_printed_through_the_private_folder(
    workspace: Workspace, client: ClientId, tmp_path: Path
) -> None:
    seen: list[str] = []
    pdf = workspace.booklets.make(client, "de").pdf
    printing.print_pages(
        pdf,
        pdf_printer(tmp_path / "papier.pdf"),
        begun=lambda: seen.append(os.environ.get("TMPDIR", "")),
    )

    assert "gkdesk-druck-" in seen[0] or not sys.platform.startswith("linux")


def test_an_undrawable_character_is_named_in_place_of_the_preview(
    qtbot: QtBot, page: PrintSendPage, workspace: Workspace
) -> None:
    client = a_client(workspace, wanted_name=f"Amadou {UNDRAWABLE}")
    page.who.choose(client)
    qtbot.waitUntil(page.problem.isVisible, timeout=20_000)

    assert "Feld" in page.problem.text()
    assert page.preview.page_count() == 0
    assert not page.print_button.isEnabled()


def test_clearing_the_preview_forgets_pages_and_bytes(made: PrintSendPage) -> None:
    pdf = made.preview._pdf
    assert pdf is not None
    made.preview.clear("")

    assert pdf.page_count == 0
    assert pdf._buffer.size() == 0


class Hand(QObject):
    """Goes to a folder in the next file dialog and accepts it; gives up after some tries."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._tries = 0
        self._timer = QTimer(self, interval=20)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()

    def _on_timer_timeout(self) -> None:
        self._tries += 1
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QFileDialog) and widget.isVisible():
                widget.setDirectory(str(self._folder))
                if self._tries > 50:
                    widget.reject()
                elif self._tries > 2:
                    widget.accept()


def test_the_file_dialog_leaves_no_folders_in_the_users_settings(
    qtbot: QtBot, tmp_path: Path
) -> None:
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    folder = tmp_path / "Haidari"
    folder.mkdir()
    parent = QWidget()
    qtbot.addWidget(parent)
    hand = Hand(folder)
    chosen = printing.ask_file(parent, "Heft.pdf")
    hand.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    settings.sync()

    assert chosen is not None
    assert not [key for key in settings.allKeys() if "Haidari" in str(settings.value(key))]


def test_a_saved_document_can_be_read_by_its_user_alone(tmp_path: Path) -> None:
    printing.save_file(tmp_path / "heft.pdf", b"%PDF")

    assert (tmp_path / "heft.pdf").stat().st_mode & 0o077 == 0


def test_a_folder_that_is_not_there_is_not_called_read_only(tmp_path: Path) -> None:
    with pytest.raises(FolderUnreachable):
        printing.save_file(tmp_path / "weg" / "heft.pdf", b"%PDF")


def test_a_file_is_never_overwritten_by_a_mass_run(tmp_path: Path) -> None:
    (tmp_path / "Heft.pdf").write_bytes(b"1")
    (tmp_path / "Heft_2.pdf").write_bytes(b"2")

    assert printing.free_path(tmp_path, "Heft.pdf").name == "Heft_3.pdf"


def test_the_privacy_view_covers_the_choice_of_persons(
    made: PrintSendPage, content: ContentView
) -> None:
    content.privacy.turn(on=True)

    assert made.cover.isVisible()
    assert not made.who.isEnabled()


def test_the_page_says_which_papers_stay_out(made: PrintSendPage) -> None:
    assert made.options.papers.isVisible()
    assert "Staatsangehörigkeit" in made.options.papers.text()

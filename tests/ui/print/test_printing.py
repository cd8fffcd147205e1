"""Paper, spool folder and files: what leaves is noted, and nothing is left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from gkdesk import paths
from gkdesk.errors import FolderUnreachable, ReadOnlyFolder, RecordGone, StoreLocked
from gkdesk.progress import Cancelled, Silent
from gkdesk.services import access
from gkdesk.services.booklets.copies.issue import Issue
from gkdesk.services.booklets.profiles.profile import BookletChoice
from gkdesk.ui import printing, spool
from gkdesk.ui.pages.print_send.booklets.work import Asked, Handed, print_many, print_one, save_one

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.clock import FixedClock
    from gkdesk.services.booklets.made import MadeBooklet
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId
from tests.cheap_key import PASSPHRASE
from tests.ui.print.hands import Register, paper_only, pdf_printer


def handed_of(client: ClientId, how: Issue) -> Handed:
    return Handed(how, Asked((client,), BookletChoice(), language="de"))


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_does_not_begin_leaves_no_note(
    workspace: Workspace, client: ClientId, tmp_path: Path
) -> None:
    handed = handed_of(client, Issue.PRINTED)
    printer = pdf_printer(tmp_path / "weg" / "x.pdf")
    with pytest.raises(Cancelled):
        print_many(workspace.booklets, handed.asked, printer, handed, Silent())

    assert handed.count == 0
    assert handed.is_refused
    assert workspace.disclosures.of(client) == ()


@pytest.fixture
def refused(workspace: Workspace, client: ClientId) -> MadeBooklet:
    """Return a booklet whose handing out cannot be noted any more: its record is not there."""
    made = workspace.booklets.make(client, "de")
    return replace(made, head=replace(made.head, client_id=type(client)(client ^ 1)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder of the user."""
    made = tmp_path / "Dokumente"
    made.mkdir()
    return made


def test_a_file_that_cannot_be_noted_does_not_stay(
    workspace: Workspace, refused: MadeBooklet, folder: Path
) -> None:
    with pytest.raises(RecordGone):
        save_one(
            workspace.booklets,
            refused,
            folder / "heft.pdf",
            handed_of(refused.head.client_id, Issue.SAVED),
        )

    assert list(folder.iterdir()) == []


def test_a_file_that_stood_there_stays_when_the_new_one_cannot_be_noted(
    workspace: Workspace, refused: MadeBooklet, folder: Path
) -> None:
    path = folder / "heft.pdf"
    path.write_bytes(b"vom letzten Mal")
    with pytest.raises(RecordGone):
        save_one(workspace.booklets, refused, path, handed_of(refused.head.client_id, Issue.SAVED))

    assert path.read_bytes() == b"vom letzten Mal"
    assert list(folder.iterdir()) == [path]


def test_a_file_that_stood_there_is_replaced_when_the_new_one_is_noted(
    workspace: Workspace, client: ClientId, folder: Path
) -> None:
    path = folder / "heft.pdf"
    path.write_bytes(b"vom letzten Mal")
    made = workspace.booklets.make(client, "de")
    save_one(workspace.booklets, made, path, handed_of(client, Issue.SAVED))

    assert path.read_bytes() == made.pdf
    assert list(folder.iterdir()) == [path]
    assert len(workspace.disclosures.of(client)) == 1


def test_a_folder_in_the_place_of_the_file_stays_and_nothing_is_noted(
    workspace: Workspace, client: ClientId, folder: Path
) -> None:
    (folder / "heft.pdf").mkdir()
    handed = handed_of(client, Issue.SAVED)
    made = workspace.booklets.make(client, "de")
    with pytest.raises(ReadOnlyFolder):
        save_one(workspace.booklets, made, folder / "heft.pdf", handed)

    assert [each.name for each in folder.iterdir()] == ["heft.pdf"]
    assert workspace.disclosures.of(client) == ()
    assert handed.sure == handed.unsure == []


def test_nothing_of_a_booklet_that_cannot_be_noted_is_printed(
    workspace: Workspace, refused: MadeBooklet, tmp_path: Path
) -> None:
    printer = pdf_printer(tmp_path / "papier.pdf")
    with pytest.raises(RecordGone):
        print_one(
            workspace.booklets,
            refused,
            printer,
            handed_of(refused.head.client_id, Issue.PRINTED),
            Silent(),
        )

    assert not (tmp_path / "papier.pdf").exists()


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

    class Look:
        def step(self, _done: int, _total: int) -> None:
            seen.append(os.environ.get("TMPDIR", ""))

    printing.print_pages(pdf, pdf_printer(tmp_path / "papier.pdf"), Look())

    assert "gkdesk-druck-" in seen[0] or not sys.platform.startswith("linux")


class Hand(QObject):
    """Goes to a folder in the next file dialog and accepts it; gives up after some tries.

    Before that it chooses a kind of file, if it was given one.
    """

    def __init__(self, folder: Path, kind: str = "") -> None:
        super().__init__()
        self._folder = folder
        self._kind = kind
        self._tries = 0
        self._timer = QTimer(self, interval=20)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()

    def _on_timer_timeout(self) -> None:
        self._tries += 1
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QFileDialog) and widget.isVisible():
                widget.setDirectory(str(self._folder))
                if self._tries == 2 and self._kind:
                    widget.selectNameFilter(self._kind)
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


def test_a_file_has_the_ending_of_the_kind_that_is_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    hand = Hand(tmp_path, "SVG-Dateien (*.svg)")
    chosen = printing.ask_file(parent, "bild.png", "svg")
    hand.deleteLater()

    assert chosen == tmp_path / "bild.svg"


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


class StopAt:
    """Progress that cancels at one step."""

    def __init__(self, step: int) -> None:
        self._step = step

    def step(self, done: int, _total: int) -> None:
        if done == self._step:
            raise Cancelled


def test_a_stopped_job_leaves_no_file_and_no_note(
    workspace: Workspace, client: ClientId, tmp_path: Path
) -> None:
    made = workspace.booklets.make(client, "de")
    handed = handed_of(client, Issue.PRINTED)
    with pytest.raises(Cancelled) as stopped:
        print_one(workspace.booklets, made, pdf_printer(tmp_path / "papier.pdf"), handed, StopAt(2))

    assert not isinstance(stopped.value, printing.MayBePrinted)
    assert handed.sure == handed.unsure == []
    assert workspace.disclosures.of(client) == ()
    assert not (tmp_path / "papier.pdf").exists()


def test_a_job_that_may_have_come_out_in_part_is_noted_as_such(
    workspace: Workspace, client: ClientId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "prints_to_file", paper_only)
    made = workspace.booklets.make(client, "de")
    handed = handed_of(client, Issue.PRINTED)
    with pytest.raises(printing.MayBePrinted):
        print_one(workspace.booklets, made, pdf_printer(tmp_path / "papier.pdf"), handed, StopAt(2))

    assert (handed.sure, handed.unsure) == ([], [made.head.code])
    (entry,) = workspace.disclosures.of(client)
    assert "vielleicht zum Teil gedruckt" in entry.document


def test_what_a_stopped_job_has_spooled_is_gone_before_it_could_be_printed(tmp_path: Path) -> None:
    (tmp_path / "auftrag").write_bytes(b"%PDF")

    assert spool.empty(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert not spool.empty(tmp_path)


SHARED_MEMORY_IS_THERE = sys.platform.startswith("linux") and spool._is_in_memory(
    spool.SHARED_MEMORY
)


@pytest.mark.skipif(not SHARED_MEMORY_IS_THERE, reason="this system shares no memory as files")
def test_without_a_folder_of_the_login_a_job_lies_in_memory_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    with spool.private() as folder:
        assert folder is not None
        assert folder.parent == spool.SHARED_MEMORY
        assert folder.stat().st_mode & 0o077 == 0
    left = spool.SHARED_MEMORY / f"gkdesk-druck-{os.getpid()}-abc"
    left.mkdir()
    spool.clear()
    assert not left.exists()


def test_a_folder_on_a_disk_is_not_taken_for_memory(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr(spool, "SHARED_MEMORY", tmp_path)
    assert spool._base() == paths.user_data()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="spooled by the system itself")
def test_what_a_crash_left_behind_is_removed_at_the_next_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    ended = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"],
        check=True,
        capture_output=True,
        text=True,
    )
    for owner in ("abc", f"{ended.stdout.strip()}-abc", f"{os.getpid()}-abc"):
        left = tmp_path / f"gkdesk-druck-{owner}"
        left.mkdir()
        (left / "auftrag").write_bytes(b"%PDF")
    spool.clear()

    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="spooled by the system itself")
def test_a_second_window_leaves_the_job_of_the_first_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    other = tmp_path / f"gkdesk-druck-{os.getppid()}-abc"
    other.mkdir()
    spool.clear()

    assert other.is_dir()


def test_a_note_stands_before_the_first_page_is_drawn_and_is_settled_after_the_last(
    workspace: Workspace, client: ClientId, tmp_path: Path
) -> None:
    made = workspace.booklets.make(client, "de")
    handed = handed_of(client, Issue.PRINTED)
    register = Register(workspace, client)
    printer = pdf_printer(tmp_path / "papier.pdf")
    print_one(workspace.booklets, made, printer, handed, register)

    assert set(register.documents) == {
        "Begleitheft (de), 1 Exemplar, Druck begonnen, vielleicht gedruckt"
    }
    assert (handed.sure, handed.unsure) == ([made.head.code], [])
    (entry,) = workspace.disclosures.of(client)
    assert entry.document == "Begleitheft (de), 1 Exemplar"


def test_a_lock_amid_a_job_that_cannot_be_taken_back_leaves_a_perhaps(
    workspace: Workspace,
    client: ClientId,
    clock: FixedClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(printing, "prints_to_file", paper_only)
    made = workspace.booklets.make(client, "de")
    handed = handed_of(client, Issue.PRINTED)
    lock = Register(workspace, client, lock_at=2)
    with pytest.raises(StoreLocked):
        print_one(workspace.booklets, made, pdf_printer(tmp_path / "papier.pdf"), handed, lock)

    again = access.unlock(workspace.folder, PASSPHRASE, clock=clock)
    (entry,) = again.disclosures.of(client)
    again.close()
    assert entry.document.endswith("vielleicht gedruckt")
    assert handed.unsure == [made.head.code]

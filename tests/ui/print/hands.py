"""A printer of files, how to wait for booklets, and progress that watches the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from gkdesk.progress import Cancelled

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId
    from gkdesk.ui.pages.print_send.booklets.part import BookletsPart
    from gkdesk.ui.pages.print_send.handouts.part import HandoutsPart
    from gkdesk.ui.pages.print_send.network.part import NetworkPart

UNDRAWABLE = "\U0001e900"
"""A letter of Adlam: no bundled font has it."""


class Register:
    """Progress that reads the register before each page, and may lock the store at one."""

    def __init__(self, workspace: Workspace, client: ClientId, lock_at: int | None = None) -> None:
        self._workspace = workspace
        self._client = client
        self._lock_at = lock_at
        self.documents: list[str] = []

    def step(self, done: int, _total: int) -> None:
        self.documents.extend(
            each.document for each in self._workspace.disclosures.of(self._client)
        )
        if done == self._lock_at:
            self._workspace.close()
            raise Cancelled


def wait_for_booklet(qtbot: QtBot, page: BookletsPart) -> None:
    qtbot.waitUntil(lambda: page.booklet is not None, timeout=20_000)


def wait_for_paper(qtbot: QtBot, part: NetworkPart) -> None:
    """Wait for a paper, or for the words of what is missing for it."""
    qtbot.waitUntil(
        lambda: part.paper is not None or bool(part.choice.missing.text()), timeout=20_000
    )


def wait_for_run(qtbot: QtBot, page: BookletsPart) -> None:
    qtbot.waitUntil(lambda: not page.run.is_running, timeout=60_000)


def wait_for_handout(qtbot: QtBot, part: HandoutsPart) -> None:
    qtbot.waitUntil(lambda: part.paper is not None, timeout=20_000)


def wait_for_print(qtbot: QtBot, part: HandoutsPart) -> None:
    qtbot.waitUntil(lambda: not part.is_busy(), timeout=60_000)


def pdf_printer(path: Path, paper: QPageSize.PageSizeId = QPageSize.PageSizeId.A4) -> QPrinter:
    printer = QPrinter()
    printer.setResolution(72)
    printer.setPageSize(QPageSize(paper))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def paper_only(_printer: QPrinter) -> bool:
    """Stand for `printing.prints_to_file`: take a printer of files for one of paper."""
    return False

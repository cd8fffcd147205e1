"""A printer of files, and how to wait for booklets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.ui.pages.print_send.booklets import BookletsPart
    from gkdesk.ui.pages.print_send.network import NetworkPart

UNDRAWABLE = "\U0001e900"
"""A letter of Adlam: no bundled font has it."""


def wait_for_booklet(qtbot: QtBot, page: BookletsPart) -> None:
    qtbot.waitUntil(lambda: page.booklet is not None, timeout=20_000)


def wait_for_paper(qtbot: QtBot, part: NetworkPart) -> None:
    """Wait for a paper, or for the words of what is missing for it."""
    qtbot.waitUntil(
        lambda: part.paper is not None or bool(part.choice.missing.text()), timeout=20_000
    )


def wait_for_run(qtbot: QtBot, page: BookletsPart) -> None:
    qtbot.waitUntil(lambda: not page.run.is_running, timeout=60_000)


def pdf_printer(path: Path, paper: QPageSize.PageSizeId = QPageSize.PageSizeId.A5) -> QPrinter:
    printer = QPrinter()
    printer.setResolution(72)
    printer.setPageSize(QPageSize(paper))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def paper_only(_printer: QPrinter) -> bool:
    """Stand for `printing.prints_to_file`: take a printer of files for one of paper."""
    return False

"""Files of texts that leave for translators and come back, with the dialogs and workers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gkdesk.ui import printing, tasks
from gkdesk.ui.dialogs.import_file import ask_for_file

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from gkdesk.errors import UserError
    from gkdesk.progress import Progress
    from gkdesk.services.texts.exchange import TextTrial
    from gkdesk.ui.pages.page import PageContext

FILTER = "Texte zum Übersetzen (*.xlsx *.po)"
SAVED = "Gespeichert als {name}. Darin stehen keine Angaben zu Personen."


class TextTraffic(QObject):
    """Emits `tried` with what a file would change, `failed` with why it cannot be read or written.

    `busy` tells while something runs.
    """

    tried = Signal(object)
    failed = Signal(object)
    busy = Signal(bool)

    def __init__(self, context: PageContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def send(self, code: str) -> None:
        """Ask for a place and write all texts of a language there, as XLSX or PO."""
        exchange = self._context.workspace.texts.exchange
        path = printing.ask_file(self._page, exchange.file_name(code, "xlsx"), "po")
        if path is not None and self._context.is_open():
            self.send_to(path, code)

    def send_to(self, path: Path, code: str) -> None:
        """Write all texts of a language to a file; its ending says which kind."""
        exchange = self._context.workspace.texts.exchange

        def work(_progress: Progress) -> str:
            is_po = path.suffix.casefold() == ".po"
            data = exchange.po(code) if is_po else exchange.workbook(code)
            printing.save_file(path, data)
            return path.name

        self.busy.emit(True)  # noqa: FBT003 - a signal takes its value by position
        tasks.run(
            self,
            work,
            done=self._on_sent,
            failed=self._on_failed,
            stopped=self._on_stopped,
            title="Texte exportieren",
        )

    def fetch(self, code: str) -> None:
        """Ask for a file and look what it would change."""
        path = ask_for_file(self._page, title="Übersetzungen wählen", filters=FILTER)
        if path is not None and self._context.is_open():
            self.fetch_from(path, code)

    def fetch_from(self, path: Path, code: str) -> None:
        """Look what a file would change; nothing is written."""
        exchange = self._context.workspace.texts.exchange

        def work(progress: Progress) -> TextTrial:
            return exchange.try_file(path, code, progress=progress)

        self.busy.emit(True)  # noqa: FBT003 - a signal takes its value by position
        tasks.run(
            self,
            work,
            done=self._on_fetched,
            failed=self._on_failed,
            stopped=self._on_stopped,
            title="Übersetzungen einlesen",
        )

    @Slot(object)
    def _on_sent(self, name: str) -> None:
        self._on_stopped()
        self._context.toast(SAVED.format(name=name))

    @Slot(object)
    def _on_fetched(self, trial: TextTrial) -> None:
        self._on_stopped()
        self.tried.emit(trial)

    @Slot(object)
    def _on_failed(self, error: UserError) -> None:
        self._on_stopped()
        self.failed.emit(error)

    @Slot()
    def _on_stopped(self) -> None:
        self.busy.emit(False)  # noqa: FBT003 - a signal takes its value by position

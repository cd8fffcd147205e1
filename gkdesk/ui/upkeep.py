"""What the program does for the store in the background after it was opened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gkdesk.text.codes.clients import RecordKind
from gkdesk.ui import tasks

if TYPE_CHECKING:
    from gkdesk.errors import UserError
    from gkdesk.progress import Progress
    from gkdesk.services.safety.security import IntegrityReport, Security
    from gkdesk.services.search.search import Search
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext

CHECK_AFTER_MS = 15_000
WORDS_OF_OTHERS = (RecordKind.CODE_ENTRY.value, RecordKind.MUNICIPALITY.value)
DAMAGED = (
    "Die Prüfung des Bestands hat Schäden gefunden. Es wurde nichts geändert. Unter „Sicherheit“ "
    "können Sie eine Sicherung daneben wiederherstellen; wenden Sie sich an die IT."
)


class Upkeep(QObject):
    """Bring the search index up to date, then check the whole store once."""

    damaged = Signal(str)
    indexing = Signal(int, int)
    """How much of the search is made, of how much; the same numbers when it is done."""

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHECK_AFTER_MS)
        self._timer.timeout.connect(self.check)
        self._rebuilding = False
        context.data_changed.connect(self._on_data_changed)

    def start(self) -> None:
        self._bring_up_to_date()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    @Slot()
    def check(self) -> None:
        """Check every page and every line of the log, in a worker."""
        work = partial(_check, self._context.workspace.security)
        tasks.run(
            self,
            work,
            done=self._on_checked,
            failed=self._on_failed,
            stopped=tasks.stays_as_it_is,
        )

    def _bring_up_to_date(self) -> None:
        search = self._context.workspace.search
        if self._rebuilding or search.is_current():
            return
        self._rebuilding = True
        tasks.run(
            self,
            partial(_rebuild, search),
            done=self._on_rebuilt,
            failed=self._on_index_failed,
            stopped=self._on_index_stopped,
            progress=self.indexing.emit,
        )

    @Slot(object)
    def _on_data_changed(self, changes: tuple[Change, ...]) -> None:
        """Follow a list or a name that many records are described by."""
        if any(change.kind in WORDS_OF_OTHERS for change in changes):
            self._bring_up_to_date()

    def _on_rebuilt(self, _nothing: None) -> None:
        self._end_rebuild()
        self._bring_up_to_date()

    def _end_rebuild(self) -> None:
        self._rebuilding = False
        self.indexing.emit(1, 1)

    def _on_checked(self, report: IntegrityReport) -> None:
        if not report.is_sound:
            self.damaged.emit(DAMAGED)

    def _on_index_stopped(self) -> None:
        self._end_rebuild()

    def _on_index_failed(self, error: UserError) -> None:
        self._end_rebuild()
        self._on_failed(error)

    def _on_failed(self, error: UserError) -> None:
        from gkdesk.text.sentences.errors import sentence

        self.damaged.emit(sentence(error))


def _rebuild(search: Search, progress: Progress) -> None:
    search.rebuild(progress)


def _check(security: Security, progress: Progress) -> IntegrityReport:
    return security.check_integrity(progress)

"""The way from a list to the dialog that fills it from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from gkdesk.text.codes import RecordKind
from gkdesk.text.findings_writing import listed
from gkdesk.text.wording import counted
from gkdesk.ui.dialogs.import_dialog import ImportDialog
from gkdesk.ui.widgets import FramedIconButton

if TYPE_CHECKING:
    from gkdesk.incoming.spec import ImportSpec
    from gkdesk.services.imports import ImportOutcome
    from gkdesk.ui.pages.page import PageContext

NAME = "Importieren …"


class ImportButton(FramedIconButton):
    """Opens the import of one kind; what was written is one step to undo."""

    def __init__(self, context: PageContext, spec: ImportSpec, kind: RecordKind) -> None:
        super().__init__(NAME, "download")
        self._context = context
        self._spec = spec
        self._kind = kind
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        outcome = ImportDialog.ask(self.window(), self._context.workspace.imports, self._spec)
        if outcome is not None and self._context.is_open():
            self._context.wrote(outcome.outcome, taken_over(outcome, self._kind))


def taken_over(outcome: ImportOutcome, kind: RecordKind) -> str:
    """Say what was written."""
    parts = []
    if outcome.new_records:
        parts.append(counted(kind, outcome.new_records))
    if outcome.new_organisations:
        parts.append(counted(RecordKind.ORGANISATION, outcome.new_organisations))
    if outcome.filled_records:
        word = "Eintrag ergänzt" if outcome.filled_records == 1 else "Einträge ergänzt"
        parts.append(f"{outcome.filled_records} {word}")
    return f"Importiert: {listed(parts)}."

"""The ways from a list to the dialog that fills it from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.findings.writing import listed
from gkdesk.text.wording.clients import counted
from gkdesk.ui.dialogs.import_dialog import ImportDialog
from gkdesk.ui.widgets import FramedIconButton, LinkButton, PlainButton

if TYPE_CHECKING:
    from gkdesk.incoming.spec import ImportSpec
    from gkdesk.services.imports.importing import ImportOutcome
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.widgets.buttons import KitButton

NAME = "Importieren …"
SUGGESTION = "Liste importieren …"


class ImportWay(QObject):
    """Two buttons for the import of one kind; what was written is one step to undo.

    `button` stands above a list (`compact`: with its name as a tip, where there is little room),
    `suggestion` where there is no list yet.
    """

    def __init__(
        self,
        context: PageContext,
        spec: ImportSpec,
        kind: RecordKind,
        parent: QObject,
        *,
        compact: bool = False,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.spec = spec
        self._kind = kind
        self.button: KitButton = (
            FramedIconButton(NAME, "download") if compact else PlainButton(NAME, "download")
        )
        self.suggestion = LinkButton(SUGGESTION, "download")
        self.button.clicked.connect(self._on_clicked)
        self.suggestion.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        window = QApplication.activeWindow() or self.button.window()
        outcome = ImportDialog.ask(window, self._context.workspace.imports, self.spec)
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

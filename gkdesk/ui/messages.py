"""How errors are told: an expected one once, in its sentence; a bug calmly, with its log."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.errors import InvalidInput, UserError
from gkdesk.text.sentences import sentence
from gkdesk.ui import theme
from gkdesk.ui.bug_log import BugReporter, reporter
from gkdesk.ui.widgets.buttons import PrimaryButton
from gkdesk.ui.widgets.labels import HeadingLabel, IconLabel, Label, Role
from gkdesk.ui.widgets.notices import Banner, Kind

BUG_TITLE = "Im Programm ist ein Fehler aufgetreten"


class ShowsErrors(Protocol):
    """A form: it can show a sentence beside a field that it has."""

    def has_field(self, name: str) -> bool: ...

    def show_error(self, field: str, text: str) -> None: ...


def present(error: UserError, banner: Banner, form: ShowsErrors | None = None) -> None:
    """Tell `error` once: beside its field where `form` has it, otherwise in `banner`."""
    text = sentence(error)
    if isinstance(error, InvalidInput) and form is not None and form.has_field(error.field):
        form.show_error(error.field, text)
        return
    banner.say(text, Kind.ERROR)
    banner.show()


def bug_sentence(log_path: str) -> str:
    """Return what is said after a bug; `log_path` is empty when there is no log."""
    safe = (
        "Was als gespeichert angezeigt wurde, ist gespeichert. Sie können weiterarbeiten; wenn "
        "sich etwas seltsam verhält, sperren und öffnen Sie das Programm neu."
    )
    if not log_path:
        return f"{safe} Ein technisches Protokoll konnte nicht geschrieben werden."
    return f"{safe} Das technische Protokoll enthält keine Angaben zu Menschen: {log_path}"


class BugDialog(QDialog):
    """Says that a bug occurred; it interrupts nothing and closes with Esc or Enter."""

    def __init__(self, log_path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("gkdesk")
        self.sentence = Label(bug_sentence(log_path), wrap=True, selectable=True)
        self._close = PrimaryButton("Schließen")
        self._close.setDefault(True)
        self._close.clicked.connect(self.accept)
        self._layout()

    def _layout(self) -> None:
        margin = theme.px("space.xl")
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px("space.l"))
        head = QHBoxLayout()
        head.setSpacing(theme.px("space.s"))
        head.addWidget(IconLabel("error", "err", "icon.nav"))
        head.addWidget(HeadingLabel(BUG_TITLE, Role.CARD), 1)
        column.addLayout(head)
        column.addWidget(self.sentence)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        column.addLayout(foot)
        self.setMinimumWidth(theme.px("width.text_max") * 3 // 4)


class BugTeller(QObject):
    """Shows one calm window for a bug; further bugs while it is open are only logged."""

    def __init__(self, source: BugReporter) -> None:
        super().__init__(source)
        self._dialog: BugDialog | None = None
        source.reported.connect(self._on_source_reported)

    def dialog(self) -> BugDialog | None:
        """Return the window that is open, if one is."""
        return self._dialog

    def _on_source_reported(self, log_path: str) -> None:
        if self._dialog is None:
            self._dialog = BugDialog(log_path)
            self._dialog.finished.connect(self._on_dialog_finished)
            self._dialog.show()

    def _on_dialog_finished(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None


def install() -> BugTeller:
    """Catch every bug from now on: write it to the technical log and tell the user."""
    source = reporter()
    source.install()
    found = source.findChild(BugTeller)
    return found if isinstance(found, BugTeller) else BugTeller(source)

"""How errors are told: an expected one once, in its sentence; a bug calmly, with its log."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

import shiboken6
from PySide6.QtCore import QObject

from gkdesk.errors import InvalidInput, UserError
from gkdesk.ui.bug_log import BugReporter, reporter

# The handler of bugs is installed before anything else, so this module stays light: what an error
# needs to be shown is imported when there is one.
if TYPE_CHECKING:
    from gkdesk.ui.dialogs.bug_dialog import BugDialog
    from gkdesk.ui.widgets.notices import Banner


class ShowsErrors(Protocol):
    """A form: it can show a sentence beside a field that it has."""

    def has_field(self, name: str) -> bool: ...

    def show_error(self, field: str, text: str) -> None: ...


def present(error: UserError, banner: Banner, form: ShowsErrors | None = None) -> None:
    """Tell `error` once: beside its field where `form` has it, otherwise in `banner`."""
    from gkdesk.text.sentences.errors import sentence
    from gkdesk.ui.widgets.notices import Kind

    text = sentence(error)
    if isinstance(error, InvalidInput) and form is not None and form.has_field(error.field):
        form.show_error(error.field, text)
        return
    banner.say(text, Kind.ERROR)
    banner.show()


class BugTeller(QObject):
    """Shows one calm window for a bug; further bugs while it is open are only logged."""

    current: ClassVar[BugTeller | None] = None

    def __init__(self, source: BugReporter) -> None:
        super().__init__(source)
        self._dialog: BugDialog | None = None
        source.reported.connect(self._on_source_reported)

    def dialog(self) -> BugDialog | None:
        """Return the window that is open, if one is."""
        return self._dialog

    def _on_source_reported(self, log_path: str) -> None:
        from gkdesk.ui.dialogs.bug_dialog import BugDialog

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
    teller = BugTeller.current
    if teller is None or not shiboken6.isValid(teller):
        teller = BugTeller.current = BugTeller(source)
    return teller

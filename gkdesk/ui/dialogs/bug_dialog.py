"""The calm window that says that a bug occurred."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.ui.dialogs.notice_dialog import NoticeDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

BUG_TITLE = "Im Programm ist ein Fehler aufgetreten"


def bug_sentence(log_path: str) -> str:
    """Return what is said after a bug; `log_path` is empty when there is no log."""
    safe = (
        "Was als gespeichert angezeigt wurde, ist gespeichert. Sie können weiterarbeiten; wenn "
        "sich etwas seltsam verhält, sperren und öffnen Sie das Programm neu."
    )
    if not log_path:
        return f"{safe} Ein technisches Protokoll konnte nicht geschrieben werden."
    return f"{safe} Das technische Protokoll enthält keine Angaben zu Menschen: {log_path}"


class BugDialog(NoticeDialog):
    """Says that a bug occurred; it interrupts nothing."""

    def __init__(self, log_path: str, parent: QWidget | None = None) -> None:
        super().__init__(BUG_TITLE, bug_sentence(log_path), parent, icon="error", tint="err")

"""What a part of the page Drucken & Senden is: papers of one kind, their choice and preview."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext


class PrintPart(QWidget):
    """One part; `kinds` are the names by which other pages ask for its papers."""

    key: ClassVar[str]
    title: ClassVar[str]
    kinds: ClassVar[tuple[str, ...]] = ()
    help_topic: ClassVar[str] = ""
    """The help of this part where it has its own."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setAccessibleName(self.title)

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Make the preview anew if it shows what has changed."""

    def open(self, kind: str, ref: int | None) -> None:
        """Show the paper that somebody asked for."""

    def shown(self) -> tuple[tuple[str, int], ...]:
        """Return what is chosen, to come back to it after the lock."""
        return ()

    def restore(self, refs: tuple[tuple[str, int], ...]) -> None:
        """Choose again what was chosen before the lock."""

    def open_draft(self, key: str) -> bool:
        """Show what was begun and not finished; tell whether it is here."""
        del key
        return False

    def flush(self) -> None:
        """Hand what is half typed to the drafts; called before the lock and at exit."""

    def print_this(self) -> None:
        """Print what the preview shows."""

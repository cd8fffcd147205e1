"""What a section of a page is: one tab with its own place, drafts and records."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gkdesk.ui.pages.page import can_take_focus, first_stop

if TYPE_CHECKING:
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext


class Section(QWidget):
    """One tab. `kinds` are the record kinds, `lists` the names of filtered lists that it opens."""

    key: ClassVar[str]
    title: ClassVar[str]
    kinds: ClassVar[tuple[str, ...]] = ()
    lists: ClassVar[tuple[str, ...]] = ()
    paper: ClassVar[str] = ""
    """The paper that Strg+P leads to, empty for none."""

    count_changed = Signal()
    """The number behind the title is another one."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setObjectName(f"section-{self.key}")
        self.setAccessibleName(self.title)

    def count(self) -> int | None:
        """Return the number behind the title, None for no number."""
        return None

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Show the present state; `changes` is empty when the section is shown first."""

    def open(self, kind: str, ref: int | None) -> None:
        """Show this record or list; `ref` None of a record kind asks for a new one."""

    def open_part(self, kind: str, ref: int, part_id: int) -> None:
        """Show a record at one of its rows."""
        del part_id
        self.open(kind, ref)

    def open_draft(self, key: str) -> bool:
        """Go to the place of a draft; tell whether it is there."""
        del key
        return False

    def commit(self) -> None:
        """Save now what can be saved."""

    def flush(self) -> None:
        """Hand half-typed input to the drafts."""

    def shown(self) -> tuple[tuple[str, int], ...]:
        """Return the records that are open, from the outside in; they are remembered."""
        return ()

    def part(self) -> str:
        """Return the name of the inner view, to be remembered."""
        return ""

    def restore(self, refs: tuple[tuple[str, int], ...], part: str) -> None:
        """Go back to what `shown` and `part` said before the lock."""

    def focus_field(self, field: str, cursor: int) -> None:
        """Go back to the field that had the cursor before the lock."""

    def focused_field(self) -> tuple[str, int]:
        """Return the field with the cursor, ("", -1) for none."""
        return "", -1

    def print_this(self) -> None:
        """Go to the paper that shows what the section shows."""
        if self.paper:
            self.context.navigate(f"paper.{self.paper}")

    def begin_new(self) -> None:
        """Ask for a new record of the kind of this section."""

    def take_focus(self) -> None:
        """Put the focus into the section: where it was last, else on its first stop."""
        last = self.focusWidget()
        found = last if last is not None and can_take_focus(last) else first_stop(self)
        if found is not None:
            found.setFocus()

"""The page of one record: head, groups, lists, and the steps of its life."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.errors import RecordGone, UserError
from gkdesk.text.dates import format_day_bare
from gkdesk.ui import theme
from gkdesk.ui.reading_order import set_reading_order
from gkdesk.ui.records.header import DetailHeader
from gkdesk.ui.records.record_scroll import RecordScroll
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import Tone

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup

CONFIRM = "Stimmt noch"
ALREADY = "Die Angaben tragen schon das Datum von heute."
NEVER = "noch nie geprüft"
CONFIRM_TIP = "Vermerkt, dass die Angaben heute noch stimmen"
ENDED = "Beenden: gibt es nicht mehr"
REMOVED = "Entfernen: irrtümlich angelegt"


class RecordView(QWidget):
    """Head with „Stimmt noch“ and a menu, below it the groups and lists of the record.

    A subclass adds its groups and lists to `parts`, reads the record in `load`, and names what
    ends and confirms it; what it does not have stays hidden.
    """

    record_wanted = Signal(str, object)

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__()
        self.context = context
        self.lookup = lookup
        self.ref: int | None = None
        self._verified_on: dt.date | None = None
        self.header = DetailHeader(CONFIRM, CONFIRM, "check")
        set_tip(self.header.button, CONFIRM_TIP)
        self.header.button.setAccessibleDescription(CONFIRM_TIP)
        self.header.name.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.parts = RecordScroll(context)
        self.end_action = QAction(ENDED, self)
        self.reopen_action = QAction("Wieder aufnehmen", self)
        self.remove_action = QAction(REMOVED, self)
        self.remove_action.setVisible(False)
        self.header.menu.addActions([self.end_action, self.reopen_action, self.remove_action])
        self._layout()
        context.privacy.changed.connect(self._on_privacy_changed)
        self.header.acted.connect(self._on_header_acted)
        self.end_action.triggered.connect(self._on_end_triggered)
        self.reopen_action.triggered.connect(self._on_reopen_triggered)
        self.remove_action.triggered.connect(self._on_remove_triggered)

    def show_ref(self, ref: int) -> None:
        """Show a record from its top, or the present state of the same one; raises RecordGone."""
        self.load(ref)
        if ref != self.ref:
            self.parts.verticalScrollBar().setValue(0)
        self.ref = ref
        set_reading_order(self)

    def load(self, ref: int) -> None:
        """Read the record and put it into head, groups and lists; raises RecordGone."""
        raise NotImplementedError

    def confirm(self) -> Outcome:
        """Note that the entry still holds."""
        raise NotImplementedError

    def end(self) -> Outcome:
        """End the record instead of deleting it."""
        raise NotImplementedError

    def reopen(self) -> Outcome:
        """Take the record up again."""
        raise NotImplementedError

    def remove(self) -> Outcome:
        """Remove a record that was entered by mistake; a view shows its action if it can."""
        raise NotImplementedError

    def say_state(
        self,
        verified_on: dt.date | None,
        ended_on: dt.date | None,
        *,
        only_entered: bool = False,
        more: Sequence[tuple[str, Tone, str]] = (),
    ) -> None:
        """Show when the entry was made or checked last, or that it has ended, and more marks."""
        self._verified_on = verified_on
        self.end_action.setVisible(ended_on is None)
        self.reopen_action.setVisible(ended_on is not None)
        if ended_on is not None:
            ended = (f"beendet am {format_day_bare(ended_on)}", Tone.QUIET, "flag")
            self.header.show_tags([ended, *more])
            return
        when = checked_words(verified_on, only_entered=only_entered)
        stale = self.context.workspace.office.freshness().is_stale(verified_on)
        self.header.show_tags(
            [(when, Tone.WARN if stale else Tone.QUIET, "warn" if stale else "check"), *more]
        )

    def end_words(self) -> str:
        """Return what is said when the record ends, "" for what the step is called."""
        return ""

    def write(self, call: Callable[[], Outcome], said: str = "") -> Outcome | None:
        """Write and say what was done; None when it was refused, which is said, too."""
        try:
            outcome = call()
        except UserError as error:
            self.context.complain(error)
            return None
        self.context.wrote(outcome, said or outcome.label.text)
        return outcome

    def show_draft(self, name: str, row: str) -> bool:
        """Go to the field of a draft; tell whether it is there."""
        return self.parts.holds(name) and self.parts.show_draft(name, row)

    def focus_first(self) -> None:
        """Put the focus on the name: what confirms the entry has to be aimed at."""
        self.header.name.setFocus()

    def add_below_head(self, widget: QWidget) -> None:
        """Put something between the head and the parts."""
        self._head.addWidget(widget)

    def _layout(self) -> None:
        margin = theme.px("space.xl")
        head = QVBoxLayout()
        head.setContentsMargins(margin, theme.px("space.m"), margin, 0)
        head.addWidget(self.header)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.parts, 1)
        self._head = head

    @Slot()
    def _on_header_acted(self) -> None:
        if self._verified_on == self.context.workspace.clock.today():
            self.context.toast(ALREADY)
        elif self.ref is not None:
            self.write(self.confirm)

    @Slot()
    def _on_end_triggered(self) -> None:
        if self.ref is not None:
            self.write(self.end, self.end_words())

    @Slot()
    def _on_remove_triggered(self) -> None:
        if self.ref is not None:
            self.write(self.remove)

    @Slot()
    def _on_reopen_triggered(self) -> None:
        if self.ref is not None:
            self.write(self.reopen)

    @Slot()
    def _on_privacy_changed(self) -> None:
        """Show the record anew: some of it is not for the eyes of a guest."""
        if self.ref is None:
            return
        try:
            self.show_ref(self.ref)
        except RecordGone:
            self.ref = None  # it was removed while another page was shown


def checked_words(verified_on: dt.date | None, *, only_entered: bool) -> str:
    """Say since when an entry holds; what was only entered was checked by nobody."""
    if verified_on is None:
        return NEVER
    deed = "eingetragen" if only_entered else "geprüft"
    return f"{deed} am {format_day_bare(verified_on)}"

"""Which booklets were made and issued, how many, and by whom; issuing is entered here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.services.booklets.copies.copies import CopyFilter
from gkdesk.text.ids import BookletCopyId
from gkdesk.ui import theme
from gkdesk.ui.pages.print_send.booklets.copies_forms import (
    ELSEWHERE_DRAFT,
    ElsewhereForm,
    IssuedForm,
)
from gkdesk.ui.pages.print_send.booklets.copies_table import (
    COPIES,
    COUNTS,
    ISSUED,
    PERSON,
    CopiesTable,
)
from gkdesk.ui.pages.print_send.problem import Problem
from gkdesk.ui.records.lookup import OfficeLookup
from gkdesk.ui.tables import TableView
from gkdesk.ui.widgets import (
    HeadingLabel,
    Label,
    LinkButton,
    PlainButton,
    PrimaryButton,
    PrivacyCover,
    Role,
    ScrollPage,
    SectionHeader,
    Segmented,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.services.booklets.copies.copies import CopyRow, IssueEntry
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.inline_form import InlineForm

TITLE = "Gemachte und ausgegebene Hefte"
BACK = "Zurück zu den Heften"
WAITING, ALL = "Noch nicht ausgegeben", "Alle"
ISSUE = "Ausgabe eintragen …"
TAKE_BACK = "Eintrag entfernen"
ELSEWHERE = "Anderswo gemachte eintragen …"
NOTHING = "Noch kein Heft wurde gemacht."
ALL_ISSUED = "Alle Hefte sind ausgegeben."
HINT = (
    "Gezählt wird jedes Heft, das gedruckt oder gespeichert wurde. Einzelne Teile, die neu "
    "gedruckt wurden, zählen nicht. Wird eine Person gelöscht, bleibt nur die Zahl. Auch Hefte und "
    "Ordner, die anderswo gemacht oder gekauft wurden, können Sie eintragen."
)
LEAST_COLUMN = 110
"""So narrow a column still shows its title; a table that is wider scrolls."""
MOST_COUNTS = 4
MOST_ROWS = 8
"""So many lines are in view without scrolling within the table."""


class CopiesView(QWidget):
    """`back_wanted` leads to the booklets again."""

    back_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._booklets = context.workspace.booklets
        self._lookup = OfficeLookup(context.workspace)
        self._rows: tuple[CopyRow, ...] = ()
        self.setAccessibleName(TITLE)
        self.back = LinkButton(BACK, "chevron-left")
        self.which = Segmented("Welche Hefte", [WAITING, ALL])
        self.counts = TableView(COUNTS)
        self.table = CopiesTable()
        self.empty = Label("", Role.LEAD, wrap=True)
        self.issue = PrimaryButton(ISSUE, "check")
        self.take_back = PlainButton(TAKE_BACK)
        self.elsewhere = LinkButton(ELSEWHERE, "plus")
        self.problem = Problem()
        self.issued = IssuedForm(context, self._lookup)
        self.bought = ElsewhereForm(context)
        self._is_reading = False
        self._page = ScrollPage(self, margin=theme.px("space.xl"))
        self._layout()
        self._connect()
        self._fit_columns()
        self.reload(())

    @property
    def form(self) -> InlineForm[IssueEntry] | None:
        """Return the form in which issuing is entered, while it is open."""
        return self.issued.form

    def shown(self) -> tuple[BookletCopyId, ...]:
        """Return the copies whose issuing is being entered, to come back to them."""
        return () if self.form is None else tuple(row.id for row in self.issued.rows)

    def open_draft(self, key: str) -> bool:
        """Go to the form of a draft; tell whether there is one."""
        name, _, ref = key.partition(":")
        if name == ELSEWHERE_DRAFT:
            self.bought.begin()
            return True
        if not self.issued.holds(name) or not ref.isdecimal():
            return False
        self.choose([BookletCopyId(int(ref))])
        return self.form is not None

    def keep_drafts(self) -> None:
        """Put what is typed and not confirmed among the drafts."""
        for form in (self.issued, self.bought):
            form.keep_draft()

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Read everything anew."""
        self._lookup.forget(changes)
        counts = self._booklets.counts.counts()
        self.counts.set_rows(counts)
        self._fit_counts(len(counts))
        waiting = self.which.current() == 0
        self._rows = self._booklets.copies.rows(CopyFilter(waiting=waiting))
        self._show_rows()
        self.table.setMinimumHeight(_height(self.table, len(self._rows), MOST_ROWS))
        self.table.setVisible(bool(self._rows))
        self.empty.setText(ALL_ISSUED if counts and waiting else NOTHING)
        self.empty.setVisible(not self._rows)
        self._on_table_selected()

    def _show_rows(self) -> None:
        """Show the rows; those that were chosen stay so, also several."""
        keys = self.table.selected_keys()
        self._is_reading = True
        self.table.set_rows(self._rows)
        if len(keys) > 1:
            self.table.select_all_of(keys)
        self._is_reading = False

    def choose(self, copies: Iterable[BookletCopyId]) -> None:
        """Choose copies that have just been made, and ask to whom they went."""
        self.which.set_current(0)
        self._on_which_changed()
        self.table.select_all_of(copies)
        self.table.setFocus()
        if self._chosen():
            self._on_issue_clicked()

    def take_focus(self) -> None:
        """Go to the list, or back where there is none."""
        (self.table if self._rows else self.back).setFocus()

    def _chosen(self) -> list[CopyRow]:
        keys = self.table.selected_keys()
        return [row for row in self._rows if row.id in keys]

    def _waiting(self) -> tuple[CopyRow, ...]:
        """Return what is chosen and can be issued; what was issued already stays as it was."""
        return tuple(row for row in self._chosen() if row.copies and row.issued_on is None)

    def _allow(self) -> None:
        self.issue.setEnabled(bool(self._waiting()))
        self.take_back.setEnabled(any(row.issued_on is not None for row in self._chosen()))

    def _fit_columns(self) -> None:
        """Show what there is to say, and let the names have what room is left."""
        waiting = self.which.current() == 0
        shown = {column.key for column in COPIES.columns if column.shown}
        self.table.set_visible_columns(shown - ISSUED if waiting else shown)
        place = next(at for at, each in enumerate(COPIES.columns) if each.key == PERSON)
        modes = QHeaderView.ResizeMode
        header = self.table.horizontalHeader()
        header.setMinimumSectionSize(LEAST_COLUMN)
        header.setSectionResizeMode(place, modes.Stretch if waiting else modes.Interactive)
        if not waiting:
            self.table.setColumnWidth(place, COPIES.columns[place].width)

    def _fit_counts(self, number: int) -> None:
        self.counts.setVisible(number > 0)
        self.counts.setFixedHeight(_height(self.counts, number, MOST_COUNTS))

    @Slot()
    def _on_issue_clicked(self) -> None:
        if not self._waiting():
            return
        self.issued.begin()
        if self.form is not None:
            self.form.view.focus_field("on")
        self._page.ensureWidgetVisible(self.issue)

    @Slot()
    def _on_form_closed(self) -> None:
        self.problem.hide()
        self.take_focus()

    @Slot(object)
    def _on_issued_written(self, _ref: object) -> None:
        self.take_focus()

    @Slot(object)
    def _on_bought_written(self, ref: int) -> None:
        """Ask at once who gave them to their owners."""
        self.choose([BookletCopyId(ref)])

    @Slot()
    def _on_elsewhere_clicked(self) -> None:
        self.bought.begin()

    @Slot()
    def _on_take_back_clicked(self) -> None:
        ids = [row.id for row in self._chosen() if row.issued_on is not None]
        try:
            outcome = self._booklets.copies.take_back(ids)
        except UserError as error:
            self.problem.complain(error)
        else:
            self.problem.hide()
            self._context.wrote(outcome, outcome.label.text)

    @Slot()
    def _on_which_changed(self) -> None:
        self._fit_columns()
        self.reload(())

    @Slot()
    def _on_table_selected(self) -> None:
        if not self._is_reading:
            self.issued.show_rows(self._waiting())
            self._allow()

    @Slot(bool)
    def _on_privacy_changed(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.cover.set_covering(on=on)

    @Slot()
    def _on_cover_reveal_wanted(self) -> None:
        self._context.privacy.turn(on=False)

    def _layout(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        column = self._page.body
        column.setSpacing(theme.px("space.s"))
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addStretch(1)
        head.addWidget(self.elsewhere)
        column.addLayout(head)
        column.addWidget(HeadingLabel(TITLE, Role.SECTION))
        column.addWidget(Label(HINT, Role.QUIET, wrap=True))
        column.addWidget(self.bought)
        column.addWidget(self.counts)
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.s"))
        row.addWidget(self.which)
        row.addStretch(1)
        row.addWidget(self.take_back)
        row.addWidget(self.issue)
        column.addWidget(SectionHeader("Hefte"))
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addWidget(self.issued)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty)
        self.cover = PrivacyCover(self._page)
        self.cover.set_covering(on=self._context.privacy.is_on())

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_wanted)
        self.issue.clicked.connect(self._on_issue_clicked)
        self.elsewhere.clicked.connect(self._on_elsewhere_clicked)
        for form in (self.issued, self.bought):
            form.closed.connect(self._on_form_closed)
        self.issued.written.connect(self._on_issued_written)
        self.bought.written.connect(self._on_bought_written)
        self.take_back.clicked.connect(self._on_take_back_clicked)
        self.which.current_changed.connect(self._on_which_changed)
        self.table.selected.connect(self._on_table_selected)
        self.table.opened.connect(self._on_issue_clicked)
        self.cover.reveal_wanted.connect(self._on_cover_reveal_wanted)
        self._context.privacy.changed.connect(self._on_privacy_changed)


def _height(table: TableView[Any], rows: int, most: int) -> int:
    """Return the height of so many rows with their header."""
    head = table.horizontalHeader().sizeHint().height()
    return head + theme.px("height.row_one_line") * min(max(rows, 1), most) + 2

"""Which booklets were made and issued, how many, and by whom; issuing is entered here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.errors import InvalidInput, UserError
from gkdesk.services.booklets.copies import CopyFilter, IssueEntry
from gkdesk.text.codes.booklets import IssuedBy
from gkdesk.text.date_input import Lean
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui import theme
from gkdesk.ui.forms.specs import (
    ChoiceField,
    DateField,
    FieldSpec,
    FormSpec,
    NumberField,
    SearchChoiceField,
)
from gkdesk.ui.pages.print_send.copies_table import COPIES, COUNTS, ISSUED
from gkdesk.ui.records.inline_form import InlineForm
from gkdesk.ui.records.lookup import OfficeLookup, words_of
from gkdesk.ui.tables import TableView
from gkdesk.ui.widgets import (
    Banner,
    HeadingLabel,
    Kind,
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

    from gkdesk.services.booklets.copies import CopyRow
    from gkdesk.services.workspace import Change
    from gkdesk.text.ids import BookletCopyId
    from gkdesk.ui.pages.page import PageContext

TITLE = "Gemachte und ausgegebene Hefte"
BACK = "Zurück zu den Heften"
WAITING, ALL = "Noch nicht ausgegeben", "Alle"
ISSUE = "Ausgabe eintragen …"
TAKE_BACK = "Eintrag entfernen"
NOTHING = "Noch kein Heft wurde gemacht."
ALL_ISSUED = "Alle Hefte sind ausgegeben."
HINT = (
    "Gezählt wird jedes Heft, das gedruckt oder gespeichert wurde. Einzelne Teile, die neu "
    "gedruckt wurden, zählen nicht. Wird eine Person gelöscht, bleibt nur die Zahl."
)
DAY_HELP = "Zum Beispiel heute, gestern oder 3.4."
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
        self.table = TableView(COPIES)
        self.empty = Label("", Role.LEAD, wrap=True)
        self.issue = PrimaryButton(ISSUE, "check")
        self.take_back = PlainButton(TAKE_BACK)
        self.problem = Banner("", Kind.ERROR)
        self.form: InlineForm[IssueEntry] | None = None
        self._place = QVBoxLayout()
        self._page = ScrollPage(margin=theme.px("space.xl"))
        self._layout()
        self._connect()
        self._fit_columns()
        self.reload(())

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Read everything anew."""
        self._lookup.forget(changes)
        counts = self._booklets.counts.counts()
        self.counts.set_rows(counts)
        self._fit_counts(len(counts))
        waiting = self.which.current() == 0
        self._rows = self._booklets.copies.rows(CopyFilter(waiting=waiting))
        self.table.set_rows(self._rows)
        self.table.setMinimumHeight(_height(self.table, len(self._rows), MOST_ROWS))
        self.table.setVisible(bool(self._rows))
        self.empty.setText(ALL_ISSUED if counts and waiting else NOTHING)
        self.empty.setVisible(not self._rows)
        self._allow()

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

    def _allow(self) -> None:
        chosen = self._chosen()
        self.issue.setEnabled(any(row.copies for row in chosen))
        self.take_back.setEnabled(any(row.issued_on is not None for row in chosen))

    def _fit_columns(self) -> None:
        shown = {column.key for column in COPIES.columns if column.shown}
        self.table.set_visible_columns(shown - ISSUED if self.which.current() == 0 else shown)

    def _fit_counts(self, number: int) -> None:
        self.counts.setVisible(number > 0)
        self.counts.setFixedHeight(_height(self.counts, number, MOST_COUNTS))

    def _spec(self, chosen: list[CopyRow]) -> FormSpec[IssueEntry]:
        fields: list[FieldSpec] = [
            DateField(
                name="on", label="Ausgegeben am", required=True, lean=Lean.PAST, help_text=DAY_HELP
            ),
            ChoiceField(
                name="by", label="Ausgegeben durch", choices=words_of(IssuedBy), empty_text=None
            ),
            SearchChoiceField(
                name="organisation_id",
                label="Organisation",
                help_text="Zum Beispiel der Träger, der das Heft übergeben hat",
                choices=self._lookup.organisations(),
            ),
        ]
        if len(chosen) == 1 and chosen[0].copies > 1:
            most = chosen[0].copies
            fields.append(
                NumberField(name="number", label=f"Wie viele von {most}?", least=1, most=most)
            )
        return FormSpec(IssueEntry, tuple(fields), name="Ausgabe")

    def _close_form(self) -> None:
        if self.form is not None:
            closed, self.form = self.form, None
            self._place.removeWidget(closed)
            closed.hide()
            closed.deleteLater()

    @Slot()
    def _on_issue_clicked(self) -> None:
        self._close_form()
        chosen = [row for row in self._chosen() if row.copies]
        if not chosen:
            return
        form = self.form = InlineForm(self._spec(chosen), self._context)
        first = chosen[0]
        form.view.load(
            IssueEntry(
                on=first.issued_on or self._context.workspace.clock.today(),
                by=first.issued_by or IssuedBy.OWN_OFFICE,
                organisation_id=first.organisation_id,
                number=first.copies if len(chosen) == 1 else None,
            )
        )
        form.confirmed.connect(self._on_form_confirmed)
        form.dismissed.connect(self._on_form_dismissed)
        self._place.addWidget(form)
        form.view.focus_field("on")
        self._page.ensureWidgetVisible(self.issue)

    @Slot()
    def _on_form_confirmed(self) -> None:
        form = self.form
        if form is None or not form.view.show_problems():
            return
        ids = [row.id for row in self._chosen() if row.copies]
        try:
            outcome = self._booklets.copies.issue(ids, form.view.value())
        except InvalidInput as error:
            if form.view.has_field(error.field):
                form.view.show_error(error.field, sentence(error))
                form.view.focus_field(error.field)
        except UserError as error:
            self._complain(error)
        else:
            self._close_form()
            self.problem.hide()
            self._context.wrote(outcome, outcome.label.text)
            self.take_focus()

    @Slot()
    def _on_form_dismissed(self) -> None:
        self._close_form()
        self.table.setFocus()

    @Slot()
    def _on_take_back_clicked(self) -> None:
        ids = [row.id for row in self._chosen() if row.issued_on is not None]
        try:
            outcome = self._booklets.copies.take_back(ids)
        except UserError as error:
            self._complain(error)
        else:
            self.problem.hide()
            self._context.wrote(outcome, outcome.label.text)

    def _complain(self, error: UserError) -> None:
        self.problem.say(sentence(error), Kind.ERROR)
        self.problem.show()

    @Slot()
    def _on_which_changed(self) -> None:
        self._close_form()
        self._fit_columns()
        self.reload(())

    @Slot()
    def _on_table_selected(self) -> None:
        self._close_form()
        self._allow()

    @Slot(bool)
    def _on_privacy_changed(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.cover.set_covering(on=on)

    @Slot()
    def _on_cover_reveal_wanted(self) -> None:
        self._context.privacy.turn(on=False)

    def _layout(self) -> None:
        column = self._page.body
        column.setSpacing(theme.px("space.s"))
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(HeadingLabel(TITLE, Role.SECTION))
        column.addWidget(Label(HINT, Role.QUIET, wrap=True))
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
        column.addLayout(self._place)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty)
        self.problem.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        self.cover = PrivacyCover(self._page)
        self.cover.set_covering(on=self._context.privacy.is_on())

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_wanted)
        self.issue.clicked.connect(self._on_issue_clicked)
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

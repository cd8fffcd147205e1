"""A section with a list at the left and one record at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from gkdesk.errors import RecordGone
from gkdesk.ui import theme
from gkdesk.ui.pages.page import has_focus
from gkdesk.ui.pages.section import Section
from gkdesk.ui.records.list_search import found, is_sought
from gkdesk.ui.records.newcomer import NewcomerWords, newcomer
from gkdesk.ui.records.row_list import RowList
from gkdesk.ui.tables import ListDetail
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import (
    EmptyState,
    FilterChip,
    FlowLayout,
    Hairline,
    Label,
    PlainButton,
    PrimaryButton,
    PrivacyCover,
    Role,
    SearchField,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from gkdesk.services.workspace import Change, Outcome
    from gkdesk.text.codes.clients import RecordKind
    from gkdesk.ui.dialogs.import_button import ImportWay
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup
    from gkdesk.ui.records.new_record import NewRecord
    from gkdesk.ui.records.record_view import RecordView
    from gkdesk.ui.records.row_model import HasId
    from gkdesk.ui.tables import PersonItem

NEW = "new"
NOTHING_LEFT = "Der Filter lässt nichts übrig."
NOTHING_FOUND = "In der Liste steht nichts, was dazu passt."


@dataclass(frozen=True)
class SectionWords:
    """What a section says: `choose` and `begin` are pairs of a title and a line."""

    all: str
    choose: tuple[str, str]
    begin: tuple[str, str]
    action: str


class RecordSection(Section):
    """List → detail of one kind. Subclasses say the kind, the words, the rows and the view."""

    kind: RecordKind
    words: SectionWords
    new_words: NewcomerWords
    names_people: ClassVar[bool] = False
    """The list is covered while the privacy view is on."""
    seek_hint: ClassVar[str] = ""
    """What can be typed to find rows of the list; empty for a list without that."""

    def __init__(
        self, context: PageContext, lookup: OfficeLookup, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self.lookup = lookup
        self.panes = ListDetail(self.words.all, self)
        self.new = PlainButton("Neu", "plus")
        set_tip(self.new, "Neu (Strg+N)")
        self.ended = FilterChip("mit Beendeten")
        self.seek = SearchField(f"{self.title} finden", self.seek_hint)
        self.filters = FlowLayout()
        self.filters.addWidget(self.ended)
        self.list = RowList(self.title, self.item)
        self.empty = Label("", Role.QUIET, wrap=True)
        self.view = self.make_view()
        self.newcomer: NewRecord | None = None
        self._nothing = EmptyState(*self.words.choose)
        self._begin = PrimaryButton(self.words.action, "plus")
        self.importing = self.import_way()
        self._detail = QStackedWidget()
        self._count: int | None = None
        self._gone: int | None = None
        self._layout()
        self._connect()

    def make_view(self) -> RecordView:
        """Return the view of one record."""
        raise NotImplementedError

    def rows(self) -> Sequence[HasId]:
        """Read the rows of the list; `with_ended` and the filters say which."""
        raise NotImplementedError

    def item(self, row: Any) -> PersonItem:  # noqa: ANN401 - rows of the subclass
        """Put a row into the words of the list."""
        raise NotImplementedError

    def _create(self, name: str) -> Outcome:
        """Enter a new record of this name."""
        raise NotImplementedError

    def import_way(self) -> ImportWay | None:
        """Return how the list is filled from a file, None where it is not."""
        return None

    def found_by(self, row: Any) -> str:  # noqa: ANN401 - rows of the subclass
        """Return everything by whose words a row is found."""
        return str(row.name)

    def is_filtered(self) -> bool:
        """Tell whether a filter or what is typed leaves rows out."""
        return is_sought(self.seek.text())

    def first_field(self) -> str:
        """Return where the cursor goes in a record that was just made, "" for the head."""
        return ""

    def with_ended(self) -> bool:
        return self.ended.isChecked()

    def count(self) -> int | None:
        return self._count

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Read the list again and the record that is shown; one that came back is shown again."""
        here = has_focus(self)
        self.read_list()
        ref, gone = self._shown_ref(), self._gone
        if gone is not None and (self.kind.value, gone) in {(c.kind, c.ref) for c in changes}:
            self.show_record(gone, take_focus=here)
        elif ref is None:
            self._say_nothing()
        else:
            self._show_again(ref, here=here)

    @Slot()
    def read_list(self) -> None:
        """Show the rows that the filters leave."""
        rows = found(self.rows(), self.seek.text(), self.found_by)
        self.list.show_rows(rows)
        sought = is_sought(self.seek.text())
        self.empty.setText(NOTHING_FOUND if sought else NOTHING_LEFT if self.is_filtered() else "")
        self.empty.setVisible(not rows)
        self.list.setVisible(bool(rows))
        if not self.is_filtered() and not self.with_ended():
            self._count = len(rows)
            self.count_changed.emit()
        self._say_nothing()

    def open(self, kind: str, ref: int | None) -> None:
        """Show a record, or ask for a new one."""
        del kind
        if ref is None:
            self.begin_new()
        else:
            self.show_record(ref, take_focus=True)

    def show_record(self, ref: int, *, take_focus: bool = False) -> None:
        """Show one record at the right and select it at the left."""
        self._end_new()
        if self._shown_ref() not in (None, ref):
            self.context.went_on.emit()
        try:
            self.view.show_ref(ref)
        except RecordGone:
            self._show_nothing()
            return
        self._gone = None
        self._detail.setCurrentWidget(self.view)
        self.list.select(ref)
        self.panes.show_detail()
        if take_focus:
            self.view.focus_first()

    def open_part(self, kind: str, ref: int, part_id: int) -> None:
        """Show a record at one of its rows."""
        self.show_record(ref)
        name = kind.partition(".")[2]
        if self._shown_ref() == ref and name in self.view.parts.lists:
            self.view.parts.focus_row(name, part_id, "edit")

    def open_draft(self, key: str) -> bool:
        name, ref, row = (*key.split(":"), "")[:3]
        if ref == NEW:
            self.begin_new()
            return True
        self.show_record(int(ref))
        return self._shown_ref() == int(ref) and self.view.show_draft(name, row)

    def commit(self) -> None:
        self.view.parts.commit()

    def flush(self) -> None:
        self.view.parts.keep_drafts()
        if self.newcomer is not None:
            self.newcomer.keep_draft()

    def shown(self) -> tuple[tuple[str, int], ...]:
        ref = self._shown_ref()
        return () if ref is None else ((self.kind.value, ref),)

    def part(self) -> str:
        return NEW if self.newcomer is not None else ""

    def restore(self, refs: tuple[tuple[str, int], ...], part: str) -> None:
        if part == NEW:
            self.begin_new()
        for _, ref in refs:
            self.show_record(ref, take_focus=True)

    def focused_field(self) -> tuple[str, int]:
        return self.view.parts.focused_field()

    def focus_field(self, field: str, cursor: int) -> None:
        self.view.parts.focus_field(field, cursor)

    @Slot()
    def begin_new(self) -> None:
        """Ask for the name of a new record."""
        self._end_new()
        self._gone = None
        self.newcomer = newcomer(self.context, self.kind, self.new_words, self._create)
        self.newcomer.created.connect(self._on_newcomer_created)
        self.newcomer.dismissed.connect(self._on_newcomer_dismissed)
        self.newcomer.known_wanted.connect(self._on_record_wanted)
        self._detail.addWidget(self.newcomer)
        self._detail.setCurrentWidget(self.newcomer)
        self.panes.show_detail()
        self.newcomer.name.setFocus()

    def take_focus(self) -> None:
        """Put the focus on the list, or on what stands in its place while it is empty."""
        if self.list.isVisibleTo(self) and not self._is_in_detail():
            self.list.select_first()
            self.list.setFocus()
        elif self._begin.isVisibleTo(self):
            self._begin.setFocus()
        else:
            super().take_focus()

    def _show_again(self, ref: int, *, here: bool) -> None:
        try:
            self.view.show_ref(ref)
        except RecordGone:
            self._show_nothing()
            self._gone = ref
            if here:
                self.take_focus()

    def _is_in_detail(self) -> bool:
        return self.panes.is_narrow() and not self.panes.list_pane.isVisibleTo(self)

    def _shown_ref(self) -> int | None:
        return self.view.ref if self._detail.currentWidget() is self.view else None

    def _show_nothing(self) -> None:
        self.view.ref = None
        self._detail.setCurrentWidget(self._nothing)
        self.panes.show_list()
        self._say_nothing()

    def _say_nothing(self) -> None:
        bare = not self.list.rows.rowCount() and not self.is_filtered()
        title, line = self.words.begin if bare else self.words.choose
        self._nothing.title.setText(title)
        self._nothing.line.setText(line)
        self._begin.setVisible(bare)
        if self.importing is not None:
            self.importing.suggestion.setVisible(bare)

    def _end_new(self) -> None:
        if self.newcomer is not None:
            self.newcomer.keep_draft()
            self._detail.removeWidget(self.newcomer)
            self.newcomer.hide()
            self.newcomer.deleteLater()
            self.newcomer = None

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panes)
        margin = theme.px("space.l")
        head = QHBoxLayout()
        head.setSpacing(theme.px("space.s"))
        if self.importing is None:
            head.addLayout(self.filters, 1)
            head.addWidget(self.new, 0, Qt.AlignmentFlag.AlignTop)
        else:
            head.addWidget(self.new)
            head.addWidget(self.importing.button)
            head.addStretch(1)
        above = QVBoxLayout()
        above.setContentsMargins(margin, theme.px("space.m"), margin, theme.px("space.m"))
        above.setSpacing(theme.px("space.s"))
        above.addLayout(head)
        above.addWidget(self.seek)
        if self.importing is not None:
            above.addLayout(self.filters)
        body = self.panes.list_body
        body.addLayout(above)
        self.seek.setVisible(bool(self.seek_hint))
        body.addWidget(Hairline())
        self.empty.setContentsMargins(margin, margin, margin, margin)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        body.addWidget(self.empty, 1)
        body.addWidget(self.list, 1)
        place = self._nothing.column.count() - 1
        middle = Qt.AlignmentFlag.AlignHCenter
        self._nothing.column.insertWidget(place, self._begin, 0, middle)
        if self.importing is not None:
            self._nothing.column.insertWidget(place + 1, self.importing.suggestion, 0, middle)
        self.panes.set_detail(self._detail)
        self._detail.addWidget(self._nothing)
        self._detail.addWidget(self.view)
        if self.names_people:
            self._cover_list()

    def _cover_list(self) -> None:
        self.cover = PrivacyCover(self.panes.list_content)
        self.cover.reveal_wanted.connect(self._on_cover_reveal_wanted)
        self.context.privacy.changed.connect(self._on_privacy_changed)
        self.cover.set_covering(on=self.context.privacy.is_on())

    def _connect(self) -> None:
        self.new.clicked.connect(self.begin_new)
        self._begin.clicked.connect(self.begin_new)
        self.ended.toggled.connect(self.read_list)
        self.seek.query_changed.connect(self.read_list)
        self.seek.entered.connect(self._on_seek_entered)
        self.list.chosen.connect(self._on_list_chosen)
        self.list.entered.connect(self._on_record_wanted)
        self.view.record_wanted.connect(self.context.navigate)
        self.panes.back.clicked.connect(self.take_focus)
        back = QShortcut(QKeySequence("Ctrl+Left"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._on_back_shortcut)

    @Slot()
    def _on_seek_entered(self) -> None:
        """Go on to what was found."""
        if self.list.rows.rowCount():
            self.list.select_first()
            self.list.setFocus()

    @Slot(object)
    def _on_list_chosen(self, ref: int) -> None:
        if not self.panes.is_narrow():
            self.show_record(ref)

    @Slot(object)
    def _on_record_wanted(self, ref: int) -> None:
        self.show_record(ref, take_focus=True)

    @Slot(object)
    def _on_newcomer_created(self, ref: int) -> None:
        self.show_record(ref)
        field = self.first_field()
        if field:
            self.view.parts.focus_field(field)
        else:
            self.view.focus_first()

    @Slot()
    def _on_newcomer_dismissed(self) -> None:
        self._end_new()
        self._detail.setCurrentWidget(self._nothing)
        self.panes.show_list()
        self.take_focus()

    @Slot()
    def _on_back_shortcut(self) -> None:
        self.panes.show_list()
        self.list.select_first()
        self.list.setFocus()

    @Slot()
    def _on_cover_reveal_wanted(self) -> None:
        self.context.privacy.turn(on=False)

    @Slot(bool)
    def _on_privacy_changed(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.cover.set_covering(on=on)

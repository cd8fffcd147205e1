"""Sitzungen: meetings and series at the left, one of them at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from gkdesk.errors import RecordGone
from gkdesk.ui import theme
from gkdesk.ui.pages.conferences.meeting import MeetingDetail
from gkdesk.ui.pages.conferences.newcomers import (
    MEETING_KEY,
    NEW_MEETING,
    NEW_SERIES,
    NewMeeting,
    new_series,
)
from gkdesk.ui.pages.conferences.pane import MEETING, SERIES, MeetingsPane
from gkdesk.ui.pages.conferences.papers import papers_of_meeting
from gkdesk.ui.pages.conferences.series import SeriesDetail
from gkdesk.ui.pages.page import can_take_focus, has_focus
from gkdesk.ui.pages.section import Section
from gkdesk.ui.tables import ListDetail
from gkdesk.ui.widgets import EmptyState, PrimaryButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup
    from gkdesk.ui.records.new_record import NewRecord

CHOOSE = (
    "Welche Sitzung möchten Sie sehen?",
    "Wählen Sie links eine Sitzung oder eine Reihe aus.",
)
BEGIN = (
    "Hier bereiten Sie Konferenzen und Gremien vor.",
    (
        "Eine Reihe merkt sich Rhythmus, Ort und Zeiten. Fälle mit offenen Punkten kommen von "
        "selbst wieder auf die Tagesordnung."
    ),
)


class SittingsSection(Section):
    """Meetings and series; `alone_changed` when one of them takes the whole page, or no longer."""

    key: ClassVar[str] = "sittings"
    title: ClassVar[str] = "Sitzungen"
    kinds: ClassVar[tuple[str, ...]] = (MEETING, SERIES)

    alone_changed = Signal(bool)

    def __init__(
        self, context: PageContext, lookup: OfficeLookup, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self.lookup = lookup
        self.panes = ListDetail("Alle Konferenzen", self)
        self.pane = MeetingsPane(context, self.panes.list_content)
        self._detail = QStackedWidget(self.panes.detail_pane)
        self.nothing = EmptyState(*CHOOSE, parent=self._detail)
        self.begin = PrimaryButton("Reihe anlegen", "plus", self.nothing)
        self.meeting = MeetingDetail(context, self.lookup, self._detail)
        self.series = SeriesDetail(context, self.lookup)
        self.newcomer: NewRecord | NewMeeting | None = None
        self._gone: tuple[str, int] | None = None
        self._alone = False
        self._layout()
        self._connect()

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Read the list and what is open; what came back by undo is shown again."""
        self.pane.reload()
        here = has_focus(self)
        gone, touched = self._gone, {(change.kind, change.ref) for change in changes}
        if gone is not None and gone in touched:
            self.show_record(*gone, take_focus=here)
            return
        shown = self._shown()
        if shown is None:
            self._say_nothing()
        else:
            self._show_again(shown, changes)
        if here and not has_focus(self):
            self._focus_list()

    def open(self, kind: str, ref: int | None) -> None:
        """Show a meeting or a series, or ask for a new one."""
        root, _, part = kind.partition(".")
        if ref is None and root == SERIES:
            self.begin_series()
        elif ref is None:
            self.begin_meeting()
        else:
            self.show_record(root, ref, take_focus=not part)
            if part and self._shown() == (root, ref):
                self._open_part(part)

    def open_draft(self, key: str) -> bool:
        """Go to the field of a draft."""
        name, ref, row = (*key.split(":"), "", "")[:3]
        if ref == "new":
            self.begin_series()
            return True
        if name == MEETING_KEY:
            self.begin_meeting()
            return True
        kind = SERIES if name.partition(".")[0] == SERIES else MEETING
        if not ref.isdecimal():
            return False
        self.show_record(kind, int(ref))
        if self._shown() != (kind, int(ref)):
            return False
        return self.meeting.open_draft(key) if kind == MEETING else self._series_draft(name, row)

    def print_this(self) -> None:
        """Go to all papers of the meeting that is open."""
        shown = self._shown()
        if shown is not None and shown[0] == MEETING:
            self.context.navigate(papers_of_meeting(), shown[1])

    def commit(self) -> None:
        """Save now what can be saved."""
        self.meeting.commit()
        self.series.parts.commit()

    def flush(self) -> None:
        """Put everything half-typed among the drafts."""
        self.meeting.flush()
        self.series.parts.keep_drafts()
        if self.newcomer is not None:
            self.newcomer.keep_draft()

    def shown(self) -> tuple[tuple[str, int], ...]:
        shown = None if self.newcomer is not None else self._shown()
        return () if shown is None else (shown,)

    def part(self) -> str:
        """Return what is shown of a meeting, or what is about to begin."""
        if self.newcomer is not None:
            return NEW_MEETING if isinstance(self.newcomer, NewMeeting) else NEW_SERIES
        return self.meeting.part() if self._detail.currentWidget() is self.meeting else ""

    def focused_field(self) -> tuple[str, int]:
        shown = self._shown()
        if shown is None:
            return "", -1
        view = self.series.parts if shown[0] == SERIES else self.meeting
        return view.focused_field()

    def restore(self, refs: tuple[tuple[str, int], ...], part: str) -> None:
        """Go back to the meeting and its part."""
        if part in (NEW_SERIES, NEW_MEETING):
            self.begin_series() if part == NEW_SERIES else self.begin_meeting()
            return
        for kind, ref in refs:
            self.show_record(kind, ref, take_focus=True)
            if kind == MEETING:
                self.meeting.show_part(part)

    def focus_field(self, field: str, cursor: int) -> None:
        shown = self._shown()
        if shown is not None:
            view = self.series.parts if shown[0] == SERIES else self.meeting
            view.focus_field(field, cursor)

    def begin_new(self) -> None:
        self.begin_series()

    def take_focus(self) -> None:
        """Put the focus where it was, else on the list."""
        last = self.focusWidget()
        if last is not None and can_take_focus(last) and last is not self.pane.new_series:
            super().take_focus()
        else:
            self._focus_list()

    def show_record(self, kind: str, ref: int, *, take_focus: bool = False) -> None:
        """Show a meeting or a series at the right and put the cursor on it at the left."""
        self._end_new()
        if self._shown() not in (None, (kind, ref)):
            self.context.went_on.emit()
        view = self.meeting if kind == MEETING else self.series
        try:
            view.show_ref(ref)
        except RecordGone:
            self._show_nothing()
            return
        self._gone = None
        self._detail.setCurrentWidget(view)
        self._fit_shown()
        self.pane.select(kind, ref)
        self.panes.show_detail()
        if take_focus:
            view.focus_first()

    @Slot()
    def begin_series(self) -> None:
        """Ask for the name of a series."""
        newcomer = new_series(self.context)
        newcomer.created.connect(self._on_series_created)
        self._show_new(newcomer)
        newcomer.name.setFocus()

    @Slot()
    def begin_meeting(self) -> None:
        """Ask for the title and the day of a single meeting."""
        newcomer = NewMeeting(self.context)
        newcomer.created.connect(self._on_meeting_created)
        self._show_new(newcomer)
        newcomer.begin()

    def _show_new(self, newcomer: NewRecord | NewMeeting) -> None:
        self._end_new()
        self._gone = None
        self.newcomer = newcomer
        newcomer.dismissed.connect(self._on_newcomer_dismissed)
        self._detail.addWidget(newcomer)
        self._detail.setCurrentWidget(newcomer)
        self._fit_shown()
        self.pane.unselect()
        self.panes.show_detail()

    def _end_new(self) -> None:
        if self.newcomer is not None:
            ended, self.newcomer = self.newcomer, None
            ended.keep_draft()
            self._detail.removeWidget(ended)
            ended.hide()
            ended.deleteLater()

    def _open_part(self, part: str) -> None:
        self.meeting.show_part(part)
        if part == "details":
            self.meeting.prepare.focus_field("details.on", 0)

    def _series_draft(self, name: str, row: str) -> bool:
        return self.series.show_draft(name, row)

    def _shown(self) -> tuple[str, int] | None:
        current = self._detail.currentWidget()
        for kind, view in ((MEETING, self.meeting), (SERIES, self.series)):
            if current is view and view.ref is not None:
                return kind, view.ref
        return None

    def _show_again(self, shown: tuple[str, int], changes: tuple[Change, ...]) -> None:
        kind, ref = shown
        try:
            if kind == MEETING:
                self.meeting.show_ref(ref, changes)
            else:
                self.series.show_ref(ref)
        except RecordGone:
            self._show_nothing()
            self._gone = shown

    def _show_nothing(self) -> None:
        self._detail.setCurrentWidget(self.nothing)
        self._fit_shown()
        self.pane.unselect()
        self.panes.show_list()
        self._say_nothing()

    def _fit_shown(self) -> None:
        """Give the shown record its width, and a meeting that has begun its two views."""
        is_meeting = self._detail.currentWidget() is self.meeting
        self._show_views(shown=is_meeting and self.meeting.has_two_views())
        self._set_alone(alone=is_meeting and self.meeting.is_session_shown())

    def is_alone(self) -> bool:
        """Tell whether a meeting takes the whole page."""
        return self._alone

    def _set_alone(self, *, alone: bool) -> None:
        self.panes.set_alone(alone=alone)
        self._alone = alone
        self.alone_changed.emit(alone)

    def _show_views(self, *, shown: bool) -> None:
        edges = self.panes.head.contentsMargins()
        edges.setBottom(theme.px("space.s") if shown else 0)
        self.panes.head.setContentsMargins(edges)
        self.meeting.views.setVisible(shown)

    def _say_nothing(self) -> None:
        bare = self.pane.is_bare()
        title, line = BEGIN if bare else CHOOSE
        self.nothing.title.setText(title)
        self.nothing.line.setText(line)
        self.begin.setVisible(bare)

    @Slot()
    def _focus_list(self) -> None:
        self.pane.focus_list()
        if not has_focus(self):
            super().take_focus()

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panes)
        self.panes.list_body.addWidget(self.pane)
        place = self.nothing.column.count() - 1
        middle = Qt.AlignmentFlag.AlignHCenter
        self.nothing.column.insertWidget(place, self.begin, 0, middle)
        self.panes.set_detail(self._detail)
        for view in (self.nothing, self.meeting, self.series):
            self._detail.addWidget(view)
        self.panes.head.addWidget(self.meeting.views)

    def _connect(self) -> None:
        self.pane.chosen.connect(self._on_pane_chosen)
        self.pane.entered.connect(self._on_record_wanted)
        self.pane.series_wanted.connect(self.begin_series)
        self.pane.meeting_wanted.connect(self.begin_meeting)
        self.begin.clicked.connect(self.begin_series)
        self.panes.back.clicked.connect(self._on_back_clicked)
        self.meeting.record_wanted.connect(self._on_other_wanted)
        self.series.record_wanted.connect(self._on_other_wanted)
        self.meeting.session_shown.connect(self._on_session_shown)
        back = QShortcut(QKeySequence("Ctrl+Left"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._on_back_shortcut)

    @Slot(str, object)
    def _on_pane_chosen(self, kind: str, ref: int) -> None:
        if not self.panes.is_narrow():
            self.show_record(kind, ref)

    @Slot(str, object)
    def _on_record_wanted(self, kind: str, ref: int) -> None:
        self.show_record(kind, ref, take_focus=True)

    @Slot(str, object)
    def _on_other_wanted(self, kind: str, ref: int) -> None:
        if kind.partition(".")[0] in (MEETING, SERIES):
            self.open(kind, ref)
        else:
            self.context.navigate(kind, ref)

    @Slot(object)
    def _on_series_created(self, ref: int) -> None:
        self.show_record(SERIES, ref)
        self.series.parts.focus_field("series.purpose")

    @Slot(object)
    def _on_meeting_created(self, ref: int) -> None:
        self.show_record(MEETING, ref, take_focus=True)

    @Slot()
    def _on_newcomer_dismissed(self) -> None:
        if self.newcomer is not None:
            self._end_new()
            self._show_nothing()
            self._focus_list()

    @Slot()
    def _on_back_shortcut(self) -> None:
        self.panes.show_list()
        self._on_back_clicked()

    @Slot()
    def _on_back_clicked(self) -> None:
        """Show the list beside the meeting again, which may have had the whole width."""
        self._set_alone(alone=False)
        self._focus_list()

    @Slot(bool)
    def _on_session_shown(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Give a meeting that has begun the whole width; the way back stands above it."""
        self._set_alone(alone=shown)
        self._show_views(shown=self.meeting.has_two_views())

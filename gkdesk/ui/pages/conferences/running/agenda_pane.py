"""The left side of a running meeting: the agenda with its times, who is there, when it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QVBoxLayout

from gkdesk.text.codes.meetings import ItemKind, ItemState
from gkdesk.ui import theme
from gkdesk.ui.pages.conferences.running import words
from gkdesk.ui.pages.conferences.running.agenda_row import AgendaRow, RowWords
from gkdesk.ui.widgets import (
    Box,
    HeadingLabel,
    IconText,
    Label,
    LinkButton,
    PlainButton,
    Role,
    ScrollPage,
)
from gkdesk.ui.widgets.roving import Roving

if TYPE_CHECKING:
    from gkdesk.services.meetings.views import ItemView
    from gkdesk.ui.pages.conferences.running.state import RunningState

WIDE, NARROW = 284, 232
_RING = 5
END = "Sitzung beenden"
TO_THE_END = "Zum Abschluss"
KEYS = "Strg+Bild ab: nächster Punkt, Strg+M: Protokoll, Strg+T: Uhr anhalten"


class AgendaPane(Box):
    """Emits `item_wanted` with the id of an item."""

    item_wanted = Signal(object)
    attendance_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, state: RunningState) -> None:
        super().__init__("list_pane")
        self._state = state
        self.title = HeadingLabel("", Role.SECTION, wrap=True)
        self.line = Label("", Role.QUIET, wrap=True)
        self.people = IconText("people", "")
        self.list_link = LinkButton("Liste")
        self.end = PlainButton(END)
        self.end_line = IconText("clock", "", Role.QUIET, wrap=True)
        self._keys = Label(KEYS, Role.QUIET, wrap=True)
        self.rows: tuple[AgendaRow, ...] = ()
        self._shown: tuple[RowWords, ...] = ()
        self._group: QButtonGroup | None = None
        self._list = ScrollPage(margin=0)
        self._layout()
        self.list_link.setAccessibleDescription("Anwesenheit eintragen")
        self.list_link.clicked.connect(self.attendance_wanted)
        self.end.clicked.connect(self.end_wanted)

    def show_meeting(self) -> None:
        """Show the meeting as it stands now."""
        view = self._state.view
        self.title.setText(view.title)
        self.line.setText(words.meeting_line(view))
        self.people.text.setText(words.attendance_line(view))
        self.end.set_label(END if self._state.is_running() else TO_THE_END)
        self._show_rows(tuple(self._words(item) for item in view.items))
        self.check_shown()

    def check_shown(self) -> None:
        """Mark the item that is open."""
        for row in self.rows:
            if row.words.ref == self._state.shown:
                row.setChecked(True)
                if any(each.hasFocus() for each in self.rows):
                    row.setFocus()
                if row.isVisible():
                    self._list.ensureWidgetVisible(row)

    def show_end(self, text: str) -> None:
        """Say when the meeting will end."""
        self.end_line.text.setText(text)
        self.end_line.setVisible(bool(text))

    def set_narrow(self, *, narrow: bool) -> None:
        """Take less of a small window."""
        self.setFixedWidth(NARROW if narrow else WIDE)
        self._keys.setHidden(narrow)

    def _words(self, item: ItemView) -> RowWords:
        veiled = self._state.is_veiled(item)
        return RowWords(
            ref=item.id,
            begins=item.begins,
            name=self._state.called(item),
            line=words.item_line(item, veiled=veiled),
            minutes=item.fields.minutes,
            sign=_sign(item, veiled=veiled),
            done=item.state is not ItemState.OPEN,
            is_break=item.fields.kind is ItemKind.BREAK,
        )

    def _show_rows(self, shown: tuple[RowWords, ...]) -> None:
        if shown == self._shown:
            return
        focused = next((row.words.ref for row in self.rows if row.hasFocus()), None)
        self._clear()
        self._shown = shown
        self.rows = tuple(AgendaRow(each) for each in shown)
        self._group = QButtonGroup(self)
        for place, row in enumerate(self.rows):
            self._group.addButton(row)
            self._list.body.insertWidget(place, row)
        self._group.buttonClicked.connect(self._on_group_button_clicked)
        self.check_shown()
        if self.rows:
            Roving(self._group, choose=False)
        for row in self.rows:
            if row.words.ref == focused:
                row.setFocus()

    def _clear(self) -> None:
        for row in self.rows:
            self._list.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        if self._group is not None:
            self._group.deleteLater()

    def _layout(self) -> None:
        margin = theme.px("space.l")
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px("space.xs"))
        column.addWidget(self.title)
        column.addWidget(self.line)
        people = QHBoxLayout()
        people.addWidget(self.people, 1)
        people.addWidget(self.list_link)
        column.addLayout(people)
        self._list.body.setSpacing(theme.px("space.xs"))
        # The ring of the focus needs room around a row.
        self._list.body.setContentsMargins(_RING, _RING, theme.px("space.s"), _RING)
        self._list.body.addStretch(1)
        column.addWidget(self._list, 1)
        column.addWidget(self.end_line)
        column.addWidget(self._keys)
        column.addWidget(self.end)
        self.set_narrow(narrow=False)

    @Slot(QAbstractButton)
    def _on_group_button_clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, AgendaRow):
            self.item_wanted.emit(button.words.ref)


def _sign(item: ItemView, *, veiled: bool) -> str:
    if item.fields.kind is ItemKind.BREAK:
        return "pause"
    return "eye-off" if veiled else ""

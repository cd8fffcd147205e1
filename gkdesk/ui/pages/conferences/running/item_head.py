"""The head of the item that is open: its name, who may hear it, and the time that is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from gkdesk.text.codes.meetings import ItemKind, ItemState
from gkdesk.text.hyphens import hyphenated
from gkdesk.text.wording.clients import word
from gkdesk.ui import fonts, theme
from gkdesk.ui.pages.conferences.running import words
from gkdesk.ui.records.name_heading import NameHeading
from gkdesk.ui.widgets import (
    FlowLayout,
    FramedIconButton,
    IconText,
    Label,
    LinkButton,
    Role,
    Tag,
    Tone,
    clear_layout,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from gkdesk.services.meetings.views import ItemView
    from gkdesk.ui.pages.conferences.running.state import RunningState
    from gkdesk.ui.pages.conferences.running.timer import ItemTimer

PAUSE_KEYS = "Strg+T"
BAR_WIDTH = 220
SHOW_NAME, HIDE_NAME = "Namen zeigen", "Namen verbergen"
SHOW_WHO, HIDE_WHO = "Wer ist das?", "Liste verbergen"


class TimeBox(QWidget):
    """The time that is left in large figures, with pause; it says only, and stops nobody."""

    pause_wanted = Signal()

    def __init__(self, timer: ItemTimer) -> None:
        super().__init__()
        self._timer = timer
        self._minutes = 0
        self.before, self.figures, self.after = (
            Label("", Role.LEAD),
            Label("", Role.PAGE),
            Label("", Role.LEAD),
        )
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Verbrauchte Zeit")
        self.pause = FramedIconButton("", "pause")
        self.figures.setFont(fonts.ui_font("page"))
        self._layout()
        timer.ticked.connect(self.show_time)
        self.pause.clicked.connect(self.pause_wanted)

    def set_minutes(self, minutes: int) -> None:
        """Count against as many minutes; 0 counts up only."""
        self._minutes = minutes
        self.show_time()

    @Slot()
    def show_time(self) -> None:
        """Show the time of now."""
        seconds = self._timer.seconds()
        before, figures, after = words.timer_texts(seconds, self._minutes)
        over = bool(self._minutes) and seconds > self._minutes * words.MINUTE
        self.before.setText(before)
        self.figures.setText(figures)
        self.after.setText(after)
        self.after.set_role(Role.WARN if over else Role.LEAD)
        self.before.setVisible(bool(before))
        self.bar.setRange(0, max(1, self._minutes * words.MINUTE))
        self.bar.setValue(min(seconds, self.bar.maximum()))
        self.bar.setVisible(bool(self._minutes))
        runs = self._timer.is_running()
        self.pause.set_icon("pause" if runs else "play")
        self.pause.set_name(
            f"{'Uhr anhalten' if runs else 'Uhr weiterlaufen lassen'}  {PAUSE_KEYS}"
        )

    def text(self) -> str:
        """Return the line in words."""
        labels = (self.before, self.figures, self.after)
        return " ".join(label.text() for label in labels if label.text())

    def _layout(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.px("space.s"))
        line.addStretch(1)
        for label in (self.before, self.figures, self.after):
            line.addWidget(label, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout()
        column.setSpacing(theme.px("space.xs"))
        column.addLayout(line)
        column.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("space.m"))
        row.addLayout(column)
        row.addWidget(self.pause)
        self.bar.setFixedWidth(BAR_WIDTH)


class ItemHead(QWidget):
    """Name, marks, time, and who hears it; `record_wanted` opens the case's record.

    `veil_turned` comes after the name of a veiled case was shown or hidden again.
    """

    record_wanted = Signal()
    veil_turned = Signal()

    def __init__(self, state: RunningState, timer: ItemTimer) -> None:
        super().__init__()
        self._state = state
        self.place = Label("", Role.LEAD)
        self.name = NameHeading()
        self.tags = FlowLayout()
        self.time = TimeBox(timer)
        self.hearing = IconText("shield", "", Role.BODY, wrap=True)
        self.limits = Label("", Role.QUIET, wrap=True)
        self.details = Label("", Role.QUIET, wrap=True)
        self.who = LinkButton(SHOW_WHO, "people")
        self._told_of: int | None = None
        self._is_told = False
        self.reveal = LinkButton(SHOW_NAME, "eye")
        self.record = LinkButton("Akte öffnen")
        self._layout()
        self.reveal.clicked.connect(self._on_reveal_clicked)
        self.who.clicked.connect(self._on_who_clicked)
        self.record.clicked.connect(self.record_wanted)

    def show_item(self, item: ItemView) -> None:
        """Show an item as it stands now; its name is veiled again when another one is open."""
        if self._state.unveiled != item.id:
            self._state.unveiled = None
        self._say_name(item)
        kind = word(item.fields.kind)
        self.place.setText(self._state.place() or (kind if kind != item.name else ""))
        self.place.setVisible(bool(self.place.text()))
        self._show_tags(item)
        self._show_hearing(item)
        running = self._state.is_running()
        self.time.setVisible(running)
        self.time.set_minutes(item.fields.minutes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _say_name(self, item: ItemView) -> None:
        shown = item.name if self._state.unveiled == item.id else self._state.called(item)
        self.name.setFont(fonts.script_font(shown, "page", QFont.Weight.DemiBold))
        self.name.say(shown)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - (self.time.sizeHint().width() if self.time.isVisibleTo(self) else 0)
        self.name.fit(max(120, room - theme.px("space.xl")))

    def _show_tags(self, item: ItemView) -> None:
        clear_layout(self.tags)
        is_case = item.fields.kind is ItemKind.CASE
        if is_case:
            self.tags.addWidget(Tag("Altfall" if item.is_old else "neu", Tone.ACCENT))
        if item.state is not ItemState.OPEN:
            tone = Tone.WARN if item.state is ItemState.POSTPONED else Tone.OK
            self.tags.addWidget(Tag(word(item.state), tone))

    def _show_hearing(self, item: ItemView) -> None:
        is_case = item.fields.kind is ItemKind.CASE
        veiled = self._state.is_veiled(item)
        view, matrix = self._state.view, self._state.matrix
        self.hearing.setVisible(is_case)
        self.reveal.setVisible(veiled)
        self.record.setVisible(is_case and not veiled)
        self.reveal.set_label(HIDE_NAME if self._state.unveiled == item.id else SHOW_NAME)
        details = words.details(item, view, matrix)
        if item.id != self._told_of:
            self._told_of, self._is_told = item.id, False
        self.who.setVisible(bool(details))
        self.who.set_label(HIDE_WHO if self._is_told else SHOW_WHO)
        self.details.setText(hyphenated("\n".join(details)))
        self.details.setVisible(self._is_told and bool(details))
        if not is_case:
            self.limits.hide()
            return
        names = words.without_basis(item, view, matrix)
        if veiled:
            self.hearing.set("eye-off", hyphenated(words.veil_words(names)), Role.WARN, "warn")
        else:
            self.hearing.set("shield", words.EVERYBODY_HEARS, Role.BODY, "ok")
        lines = words.limits(item, view, matrix)
        self.limits.setText(hyphenated("\n".join(lines)))
        self.limits.setVisible(bool(lines))

    def _layout(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.px("space.s"))
        top.addWidget(self.place)
        top.addLayout(self.tags)
        top.addStretch(1)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addLayout(top)
        names.addWidget(self.name)
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.l"))
        row.addLayout(names, 1)
        row.addWidget(self.time, 0, Qt.AlignmentFlag.AlignBottom)
        hearing = QHBoxLayout()
        hearing.setSpacing(theme.px("space.l"))
        hearing.addWidget(self.hearing, 1)
        hearing.addWidget(self.who)
        hearing.addWidget(self.reveal)
        hearing.addWidget(self.record)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addLayout(row)
        column.addLayout(hearing)
        column.addWidget(self.limits)
        column.addWidget(self.details)

    @Slot()
    def _on_reveal_clicked(self) -> None:
        item = self._state.item()
        if item is not None:
            self._state.unveiled = None if self._state.unveiled == item.id else item.id
            self.veil_turned.emit()

    @Slot()
    def _on_who_clicked(self) -> None:
        self._is_told = not self._is_told
        self.who.set_label(HIDE_WHO if self._is_told else SHOW_WHO)
        self.details.setVisible(self._is_told)

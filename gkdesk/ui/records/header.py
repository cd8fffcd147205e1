"""The head of a detail page: the name as the person wants it, one line of facts, marks, actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from gkdesk.ui import fonts, theme
from gkdesk.ui.records.name_heading import NameHeading
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import (
    ElidedLabel,
    FlowLayout,
    FramedIconButton,
    NameLabel,
    PlainButton,
    Role,
    Tag,
    Tone,
    clear_layout,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

NARROW = 640
"""Below this width of the page the button says only „Begleitheft“."""
_OWN_NAME_SHARE = 0.4


class DetailHeader(QWidget):
    """Name, facts and marks; `acted` is the action at the right."""

    acted = Signal()

    def __init__(self, action: str, short_action: str, icon: str) -> None:
        super().__init__()
        self._action = (action, short_action)
        self._own_name = ""
        self.name = NameHeading()
        self.own_name = NameLabel("", "section")
        self.facts = ElidedLabel("", Role.LEAD)
        self.button = PlainButton(action, icon)
        self.menu = QMenu(self)
        self.more = FramedIconButton("Weitere Aktionen", "more")
        self._tags = FlowLayout()
        self._names = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.button.clicked.connect(self.acted)
        self.more.clicked.connect(self._on_more_clicked)
        self._layout()

    def say(self, name: str, own_name: str, facts: str) -> None:
        self.name.say(name)
        self._own_name = own_name
        self.facts.setText(facts)
        self.facts.setVisible(bool(facts))
        self._fit()

    def set_action(self, action: str, icon: str) -> None:
        """Offer another action at the right."""
        self._action = (action, action)
        self.button.set_icon(icon)
        self._fit()

    def show_tags(self, tags: Sequence[tuple[str, Tone, str]]) -> None:
        """Show marks as triples of text, tone and icon."""
        clear_layout(self._tags)
        for text, tone, icon in tags:
            self._tags.addWidget(Tag(text, tone, icon))
        self._fit_height()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_height()
        return handled

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _layout(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.px("space.xl"))
        self._names.setSpacing(theme.px("space.s"))
        self._names.addWidget(self.name)
        self._names.addWidget(self.own_name, 0, _always_left())
        self._names.addStretch(1)
        top.addLayout(self._names, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px("space.s"))
        buttons.addWidget(self.button)
        buttons.addWidget(self.more)
        top.addLayout(buttons)
        top.setAlignment(buttons, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(top)
        column.addWidget(self.facts)
        column.addLayout(self._tags)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _fit(self) -> None:
        narrow = self.width() < NARROW
        self.button.set_label(self._action[1] if narrow else self._action[0])
        font = fonts.script_font(self._own_name, "section")
        room = int(self.width() * _OWN_NAME_SHARE)
        shown = QFontMetrics(font).elidedText(
            self._own_name, Qt.TextElideMode.ElideRight, max(room, theme.px("width.nav_compact"))
        )
        if shown != self.own_name.text():
            self.own_name.set_name(shown)
        self._fit_names(QFontMetrics(font).horizontalAdvance(shown))
        self.own_name.setAccessibleName(self._own_name)
        set_tip(self.own_name, self._own_name if shown != self._own_name else "")
        self.own_name.setVisible(bool(self._own_name))

    def _fit_names(self, own_width: int) -> None:
        """Put the own script below a name that needs all of the line."""
        buttons = self.button.sizeHint().width() + self.more.sizeHint().width()
        room = self.width() - buttons - 2 * theme.px("space.xl")
        gap = theme.px("space.xl") if own_width else 0
        beside = self.name.sizeHint().width() + gap + own_width <= room
        self.name.fit(room)
        self._names.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self._fit_height()

    def _fit_height(self) -> None:
        """Take the height of names below each other and of marks in two lines."""
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
            self.setFixedHeight(self.heightForWidth(self.width()))

    def _on_more_clicked(self) -> None:
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))


def _always_left() -> Qt.AlignmentFlag:
    """Return left, also for a label whose own direction is right to left."""
    return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute

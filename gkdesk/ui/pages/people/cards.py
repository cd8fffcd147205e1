"""The cards of the overview: level of German, deadlines, helpers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.ui import theme
from gkdesk.ui.pages.people.language_ladder import LanguageLadder
from gkdesk.ui.records.row_text import RowText, joined
from gkdesk.ui.widgets import (
    Card,
    ElidedLabel,
    IconLabel,
    Label,
    LinkButton,
    Role,
    clear_layout,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.services.clients.fields import GermanLevel


class GermanCard(Card):
    """The ladder of levels with one line below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Deutsch", parent)
        self._ladder = LanguageLadder()
        self._reached = Label("", Role.STRONG, wrap=True)
        self._goal = Label("", Role.QUIET, wrap=True)
        for widget in (self._ladder, self._reached, self._goal):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def show_level(self, german: GermanLevel, reached: str, goal: str) -> None:
        self._ladder.show_level(german.reached, german.goal)
        self._reached.setText(reached)
        self._goal.setText(goal)
        self._goal.setVisible(bool(goal))


class LinesCard(Card):
    """A card of short rows, each with an icon, two lines and a word at the right."""

    def __init__(
        self,
        title: str,
        icon: str,
        empty: str,
        action: str,
        parent: QWidget | None = None,
        *,
        role: Role = Role.STRONG,
    ) -> None:
        super().__init__(title, parent)
        self._icon = icon
        self._role = role
        self._empty = Label(empty, Role.QUIET, wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px("space.s"))
        self.more = LinkButton(action)
        self.body.addWidget(self._empty)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self.body.addWidget(self.more)
        self.more.setVisible(bool(action))

    def show_rows(self, rows: Sequence[RowText]) -> None:
        clear_layout(self._rows)
        for row in rows:
            self._rows.addWidget(_CardRow(row, self._icon, self._role))
        self._empty.setVisible(not rows)


class _CardRow(QWidget):
    def __init__(self, text: RowText, icon: str, role: Role) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        sign = IconLabel(text.icon, text.color) if text.icon else IconLabel(icon)
        if text.warn and not text.icon:
            sign.set_icon("warn", "warn")
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(theme.px("space.s"))
        head.addWidget(ElidedLabel(text.title, role), 1)
        if text.when:
            head.addWidget(Label(text.when, Role.WARN if text.warn else Role.QUIET))
        words.addLayout(head)
        if text.line:
            words.addWidget(ElidedLabel(text.line, Role.QUIET))
        row.addLayout(words, 1)
        self.setAccessibleName(joined(text.title, text.when, text.line))

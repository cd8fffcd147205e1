"""The card at the right: what a selected record is, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.text.hyphens import hyphenated
from gkdesk.ui import theme
from gkdesk.ui.pages.network.overview.card_signs import AreaSign
from gkdesk.ui.records.record_view import checked_words
from gkdesk.ui.widgets import (
    ElidedLabel,
    HeadingLabel,
    IconButton,
    IconText,
    Label,
    Role,
    ScrollPage,
    clear_layout,
)

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtWidgets import QPushButton

    from gkdesk.text.codes.network import Area
    from gkdesk.ui.pages.network.overview.actions import OverviewActions
    from gkdesk.ui.pages.network.state import NetworkState
    from gkdesk.ui.pages.page import PageContext

EDGE = 20


class RecordCard(QWidget):
    """Head, a column that scrolls, and a foot with the day of the last check and the steps."""

    title_role = Role.SECTION

    def __init__(self, context: PageContext, state: NetworkState, actions: OverviewActions) -> None:
        super().__init__()
        self.context = context
        self.state = state
        self.steps = actions
        self.sign = AreaSign()
        self.kind = ElidedLabel("", Role.QUIET)
        self.more = IconButton("Weitere Schritte", "more")
        self.title = HeadingLabel("", self.title_role, wrap=True)
        self.line = Label("", Role.QUIET, wrap=True)
        self.page = ScrollPage(margin=0)
        self.checked = IconText("check", "", Role.QUIET)
        self.buttons = QHBoxLayout()
        self._layout()
        self.more.clicked.connect(self._on_more_clicked)

    def say_head(self, kind: str, title: str, line: str, *, area: Area | None = None) -> None:
        """Say what the record is called."""
        self.kind.setText(kind)
        self.sign.show_area(area)
        self.title.setText(hyphenated(title))
        self.title.setAccessibleName(title)
        self.line.setText(line)
        self.line.setVisible(bool(line))
        self.setAccessibleName(title)

    def say_checked(self, verified_on: dt.date | None, *, stale: bool, only_entered: bool) -> None:
        """Say when somebody made sure last, or when it was entered and nobody did since."""
        words = checked_words(verified_on, only_entered=only_entered)
        if stale:
            self.checked.set("clock", words, Role.WARN, "warn")
        else:
            self.checked.set("check", words, Role.QUIET, "ok")

    def begin(self) -> QVBoxLayout:
        """Empty the column and return it."""
        body = self.page.body
        clear_layout(body)
        return body

    def add_button(self, button: QPushButton) -> None:
        """Put a step into the foot."""
        self.buttons.addWidget(button, 1)

    def _layout(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px("space.s"))
        head.addWidget(self.sign)
        head.addWidget(self.kind, 1)
        head.addWidget(self.more)
        upper = QVBoxLayout()
        upper.setContentsMargins(EDGE, theme.px("space.m"), EDGE, theme.px("space.s"))
        upper.setSpacing(theme.px("space.xs"))
        upper.addLayout(head)
        upper.addWidget(self.title)
        upper.addWidget(self.line)
        self.page.body.setContentsMargins(EDGE, theme.px("space.s"), EDGE, theme.px("space.m"))
        foot = QVBoxLayout()
        foot.setContentsMargins(EDGE, theme.px("space.s"), EDGE, theme.px("space.l"))
        foot.setSpacing(theme.px("space.s"))
        foot.addWidget(self.checked)
        self.buttons.setSpacing(theme.px("space.s"))
        foot.addLayout(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper)
        column.addWidget(self.page, 1)
        column.addLayout(foot)
        head.setAlignment(self.sign, Qt.AlignmentFlag.AlignVCenter)

    @Slot()
    def _on_more_clicked(self) -> None:
        self.steps.show_menu(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))

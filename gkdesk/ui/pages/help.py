"""All help texts, one list and one text; works without a network like everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout

from gkdesk.ui import theme
from gkdesk.ui.pages.help_text import TOPICS, HelpView, load
from gkdesk.ui.pages.page import Page, Place
from gkdesk.ui.widgets import Box, HeadingLabel, LinkButton, Role

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gkdesk.ui.pages.page import PageContext

LIST_WIDTH = 220
ROW = 34


class HelpPage(Page):
    """Topics at the left, the chosen text at the right."""

    key = "help"
    title = "Hilfe"
    icon = "help"
    help_topic = "hilfe"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.topics = QListWidget()
        self.topics.setObjectName("help-topics")
        self.topics.setAccessibleName("Themen der Hilfe")
        self.topics.setStyleSheet(f"QListWidget::item {{ height: {ROW}px; padding-left: 8px; }}")
        self.view = HelpView()
        self.about = LinkButton("Über gkdesk", "info")
        for title in TOPICS.values():
            self.topics.addItem(QListWidgetItem(title))
        self._layout()
        self.topics.currentRowChanged.connect(self._on_topic_changed)
        self.about.clicked.connect(self._on_about_clicked)
        self.topics.setCurrentRow(0)

    def place(self) -> Place:
        return Place(self.key, part=self._topic())

    def restore(self, place: Place) -> None:
        if place.part in TOPICS:
            self.topics.setCurrentRow(list(TOPICS).index(place.part))

    def _topic(self) -> str:
        return list(TOPICS)[max(0, self.topics.currentRow())]

    def _layout(self) -> None:
        margin = theme.px("space.xl")
        left = Box("list_pane")
        left.setFixedWidth(LIST_WIDTH + margin)
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.px("space.l"), margin, theme.px("space.s"), margin)
        column.setSpacing(theme.px("space.m"))
        column.addWidget(HeadingLabel(self.title, Role.PAGE))
        column.addWidget(self.topics, 1)
        column.addWidget(self.about)
        right = QHBoxLayout()
        right.setContentsMargins(theme.px("space.xxl"), margin, margin, margin)
        self.view.setMaximumWidth(theme.px("width.text_max") + margin)
        right.addWidget(self.view, 100)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addLayout(right, 1)

    @Slot(int)
    def _on_topic_changed(self, _row: int) -> None:
        self.view.show_help(load(self._topic()))

    @Slot()
    def _on_about_clicked(self) -> None:
        self.context.open_page("about")

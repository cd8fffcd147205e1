"""What stands between the questions of a section: guidance, and the headings of blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.ui import theme
from gkdesk.ui.widgets import Box, Label, Role, SectionHeader

if TYPE_CHECKING:
    from gkdesk.services.working_aids.views import BlockView, QuestionView


class NoteBox(Box):
    """Guidance that is read, not answered."""

    def __init__(self, view: QuestionView) -> None:
        super().__init__("quiet")
        column = QVBoxLayout(self)
        margin = theme.px("space.l")
        column.setContentsMargins(margin, theme.px("space.m"), margin, theme.px("space.m"))
        column.addWidget(Label(view.question.label, Role.READING, wrap=True, selectable=True))
        if view.question.hint:
            column.addWidget(Label(view.question.hint, Role.QUIET, wrap=True, selectable=True))
        self.setAccessibleName(view.question.label)


class BlockHead(QWidget):
    """The heading of a block of questions, with what is said about it."""

    def __init__(self, view: BlockView) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px("space.m"), 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addWidget(SectionHeader(view.group.label))
        if view.group.hint:
            column.addWidget(Label(view.group.hint, Role.QUIET, wrap=True))

"""The line below a row of a table whose cells were taken over from the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gkdesk.ui import theme
from gkdesk.ui.pages.working_aids.words import listed
from gkdesk.ui.widgets import ElidedLabel, LinkButton, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.services.working_aids.views import QuestionView

CONFIRM = "Unverändert"


class RowMark(QWidget):
    """Names the cells that nobody has looked at this year; `confirmed` says that they still hold.

    A cell that is answered anew loses its mark by itself.
    """

    confirmed = Signal()

    def __init__(self, parent: QWidget, row: str) -> None:
        super().__init__(parent)
        self._row = row
        self.words = ElidedLabel("", Role.QUIET)
        self.confirm = LinkButton(CONFIRM, "undo")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, theme.px("space.xs"))
        line.setSpacing(theme.px("space.m"))
        line.addWidget(self.words)
        line.addWidget(self.confirm)
        line.addStretch(1)
        self.confirm.clicked.connect(self.confirmed)

    def show_cells(self, cells: Iterable[QuestionView], *, fixed: bool) -> None:
        """Name these cells; without any the line goes."""
        found = tuple(cells)
        self.setVisible(bool(found))
        if not found:
            return
        years = listed(sorted({str(each.unchanged_from) for each in found}))
        named = ", ".join(each.question.label for each in found)
        self.words.setText(f"aus der Runde {years}: {named}")
        self.confirm.setVisible(not fixed)
        self.confirm.setAccessibleName(f"{CONFIRM}: {self._row}, {named}")


def is_taken_over(view: QuestionView) -> bool:
    """Tell whether an answer stands there as it was taken over from an earlier round."""
    given = view.value or view.remark
    return view.is_relevant and bool(given) and view.unchanged_from is not None

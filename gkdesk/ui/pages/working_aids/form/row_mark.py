"""The line below a row of a table: which cells were taken over, and where they came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gkdesk.ui import theme
from gkdesk.ui.pages.working_aids.words import listed
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import ElidedLabel, LinkButton, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.services.working_aids.views import QuestionView

CONFIRM = "Unverändert"


class RowMark(QWidget):
    """Names the cells that nobody has looked at this year; `confirmed` says that they still hold.

    It names, too, what came from the records into cells that are folded away. A cell that is
    answered anew loses its mark by itself.
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

    def show_cells(
        self, cells: Iterable[QuestionView], known: Iterable[QuestionView], *, fixed: bool
    ) -> None:
        """Name the cells of an earlier round and those `known` here; without any the line goes."""
        found, filled = tuple(cells), tuple(known)
        self.setVisible(bool(found or filled))
        said = joined(_of_records(filled), _of_round(found))
        self.words.setText(said)
        set_tip(self.words, said)
        self.confirm.setVisible(bool(found) and not fixed)
        self.confirm.setAccessibleName(f"{CONFIRM}: {self._row}, {_labels(found)}")


def is_known(view: QuestionView) -> bool:
    """Tell whether an answer stands there as it came from the records."""
    return view.is_relevant and bool(view.value and view.source)


def is_taken_over(view: QuestionView) -> bool:
    """Tell whether an answer stands there as it was taken over from an earlier round."""
    given = view.value or view.remark
    return view.is_relevant and bool(given) and view.unchanged_from is not None


def _of_round(cells: tuple[QuestionView, ...]) -> str:
    years = listed(sorted({str(each.unchanged_from) for each in cells}))
    return f"aus der Runde {years}: {_labels(cells)}" if cells else ""


def _of_records(cells: tuple[QuestionView, ...]) -> str:
    areas = listed(sorted({each.source.partition(":")[0] for each in cells}))
    return f"{areas}: {_labels(cells)}" if cells else ""


def _labels(cells: tuple[QuestionView, ...]) -> str:
    return ", ".join(each.question.label for each in cells)

"""The first rows of a list as they would be entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.text.bidi_safe import inside
from gkdesk.ui import theme
from gkdesk.ui.widgets import Box, HeadingLabel, Label, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.services.imports.preview import SampleRow

TITLE = "So werden die ersten Einträge aussehen"
_BETWEEN = "\N{NO-BREAK SPACE}·  "


class SampleList(QWidget):
    """A title and a box for each row: who it is, and below it field by field what is entered."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px("space.s"))
        self._column.addWidget(HeadingLabel(TITLE, Role.CARD))
        self._boxes: list[QWidget] = []

    def show_samples(self, samples: Iterable[SampleRow], row_word: str) -> None:
        """Show these rows; without any there is nothing to see."""
        for box in self._boxes:
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = [_box(sample, row_word) for sample in samples]
        for box in self._boxes:
            self._column.addWidget(box)
        self.setVisible(bool(self._boxes))

    def texts(self) -> tuple[str, ...]:
        """Return what stands in the boxes, for each its title and its fields."""
        return tuple(box.accessibleName() for box in self._boxes)


def _box(sample: SampleRow, row_word: str) -> Box:
    title = f"{row_word} {sample.number}: {inside(sample.name)}"
    fields = _BETWEEN.join(f"{name}: {inside(text)}" for name, text in sample.values)
    box = Box("quiet")
    box.setAccessibleName(f"{title}. {fields}")
    column = QVBoxLayout(box)
    margin = theme.px("space.m")
    column.setContentsMargins(margin, theme.px("space.s"), margin, theme.px("space.s"))
    column.setSpacing(2)
    column.addWidget(Label(title, Role.STRONG, wrap=True))
    column.addWidget(Label(fields, Role.BODY, wrap=True))
    return box

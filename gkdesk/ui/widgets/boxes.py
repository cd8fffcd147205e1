"""Plain grounds and cards."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.ui import theme
from gkdesk.ui.widgets.labels import HeadingLabel, Label, Role


class Box(QFrame):
    """A ground by kind: page, surface, sunken, quiet, list_pane, side_pane or hairline."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", kind)

    def set_kind(self, kind: str) -> None:
        """Give a visible box another ground."""
        self.setProperty("box", kind)
        self.style().unpolish(self)
        self.style().polish(self)


class Hairline(Box):
    """A line between two parts; upright when `upright`."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__("upright" if upright else "hairline")


class Card(Box):
    """A framed box with a title; put the content into `body`, an action into `head`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        margin = theme.px("space.l")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(theme.px("space.s"))
        self.head = QHBoxLayout()
        self.title = HeadingLabel(title, Role.CARD)
        self.head.addWidget(self.title, 1)
        self.body.addLayout(self.head)
        self.title.setVisible(bool(title))  # only now: without a parent it would be a window
        self.setAccessibleName(title)


class SectionHeader(QWidget):
    """A quiet caption with a hairline below, such as „Überfällig · 2“."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px("space.xs"))
        column.setSpacing(theme.px("space.s"))
        self._row = QHBoxLayout()
        self._label = Label(text, Role.CAPTION)
        self._row.addWidget(self._label, 1)
        column.addLayout(self._row)
        column.addWidget(Hairline())
        self.setAccessibleName(text)

    def set_text(self, text: str) -> None:
        """Change the caption, for example its count."""
        self._label.setText(text)
        self.setAccessibleName(text)

    def add_action(self, widget: QWidget) -> None:
        """Put a link at the right end."""
        self._row.addWidget(widget)

"""One field of a form: label above, the field, and below it help or the error, never both."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.ui import theme
from gkdesk.ui.widgets.labels import IconLabel, Label, Role

_LINE = 18


class FieldRow(QWidget):
    """Label, field and message line; the line keeps its place, so that nothing jumps.

    `field` gets its accessible name and description from here. A required field says so in words.
    """

    def __init__(
        self,
        label: str,
        field: QWidget,
        *,
        help_text: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.label = Label(label, Role.STRONG)
        self._name = label
        self._help = help_text
        self._required = Label("Pflichtangabe" if required else "", Role.QUIET)
        self._icon: IconLabel | None = None
        self._message = Label("", Role.QUIET, wrap=True)
        self._error = ""
        self._head = QHBoxLayout()
        self._line = QHBoxLayout()
        self._layout()
        self._describe()

    def error(self) -> str:
        """Return the sentence that is shown, empty when the value is accepted."""
        return self._error

    def show_error(self, sentence: str) -> None:
        """Show `sentence` in place of the help; an empty one takes the error back."""
        if sentence != self._error:
            self._error = sentence
            mark_wrong(self.field, wrong=bool(sentence))
            self._describe()

    def add_action(self, widget: QWidget) -> None:
        """Put a link at the right of the label."""
        self._head.addWidget(widget)

    def add_below(self, widget: QWidget) -> None:
        """Put something below the field that is said about what is chosen there."""
        column = self.layout()
        if column is not None:
            column.addWidget(widget)

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        self._head.setSpacing(theme.px("space.s"))
        self._head.addWidget(self.label)
        self._head.addWidget(self._required)
        self._head.addStretch(1)
        column.addLayout(self._head)
        self._required.setVisible(bool(self._required.text()))
        column.addWidget(self.field)
        self._line.setSpacing(6)
        self._line.addWidget(self._message, 1)
        column.addLayout(self._line)
        self._message.setProperty("alignment", "AlignTop|AlignLeft")
        self._message.setMinimumHeight(_LINE)
        self.label.setBuddy(self.field)

    def _describe(self) -> None:
        wrong = bool(self._error)
        self._show_icon(wrong=wrong)
        self._message.set_role(Role.BODY if wrong else Role.QUIET)
        self._message.setText(self._error or self._help)
        words = [
            "Pflichtangabe" if self._required.text() else "",
            f"Fehler: {self._error}" if wrong else self._help,
        ]
        self.field.setAccessibleName(self._name)
        self.field.setAccessibleDescription(". ".join(filter(None, words)))

    def _show_icon(self, *, wrong: bool) -> None:
        """Show the sign of an error, made with the first one, or hide it."""
        if wrong and self._icon is None:
            self._icon = IconLabel("warn", "err")
            self._icon.setFixedHeight(_LINE)
            self._line.insertWidget(0, self._icon, 0, QtCore.Qt.AlignmentFlag.AlignTop)
        if self._icon is not None:
            self._icon.setVisible(wrong)


def mark_wrong(field: QWidget, *, wrong: bool) -> None:
    """Give a field (and the line edit inside a compound field) the border of an error."""
    target = getattr(field, "edit", field)
    if isinstance(target, QWidget):
        target.setProperty("wrong", "true" if wrong else "false")
        target.style().unpolish(target)
        target.style().polish(target)

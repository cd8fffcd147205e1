"""Any number of a list, every entry a box to tick: nothing is hidden behind a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QSizePolicy, QWidget

from gkdesk.ui import theme
from gkdesk.ui.forms import specs
from gkdesk.ui.forms.editors import Editor
from gkdesk.ui.widgets.choices import CheckBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from gkdesk.clock import Clock

_TWO_COLUMNS_FROM = 420


class ChecksInput(QWidget):
    """The boxes; the focus of the whole goes to the first of them."""

    changed = Signal()
    left = Signal()

    def __init__(self, entries: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {key: CheckBox(text, self) for key, text in entries}
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px("space.l"))
        self._grid.setVerticalSpacing(theme.px("space.xs"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._on_soon_timeout)
        for box in self.boxes.values():
            box.clicked.connect(self.changed)
            box.installEventFilter(self)
        self._arrange(columns=1)

    def ticked(self) -> tuple[str, ...]:
        """Return the keys that are ticked."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def tick(self, keys: Sequence[str]) -> None:
        """Tick exactly these keys."""
        for key, box in self.boxes.items():
            box.setChecked(key in keys)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go to the first box; a focus proxy would lead Tab back to it at the end of the page."""
        for box in self.boxes.values():
            box.setFocus(reason)
            return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._soon.start()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(columns=2 if event.size().width() >= _TWO_COLUMNS_FROM else 1)

    def _arrange(self, *, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, box in enumerate(self.boxes.values()):
            self._grid.addWidget(box, place // columns, place % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _on_soon_timeout(self) -> None:
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self.left.emit()


class ChecksEditor(Editor[specs.ChecksField]):
    """Any number of a list, all of it in view."""

    def __init__(self, spec: specs.ChecksField, clock: Clock) -> None:
        super().__init__(spec, clock)
        self.checks = ChecksInput([(str(each.value), each.text) for each in spec.choices])
        self.widget = self.checks
        self.checks.changed.connect(self.edited)
        self.checks.left.connect(self.left)

    def raw(self) -> str:
        return "\n".join(self.checks.ticked())

    def restore(self, raw: str) -> None:
        self.checks.tick(raw.split("\n"))

    def read(self) -> object:
        ticked = set(self.checks.ticked())
        return tuple(each.value for each in self.spec.choices if str(each.value) in ticked)

    def load(self, value: object) -> None:
        values = value if isinstance(value, tuple) else ()
        self.checks.tick([str(each) for each in values])

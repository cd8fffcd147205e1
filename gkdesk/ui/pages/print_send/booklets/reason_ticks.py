"""Ticks for what stands in a booklet, each with the reason below it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from gkdesk.text.hyphens import hyphenated
from gkdesk.ui import theme
from gkdesk.ui.widgets import CheckBox, Label, Role, clear_layout
from gkdesk.ui.widgets.choices import INDICATOR


class ReasonTicks(QWidget):
    """Emit `ticked` with the id of what was ticked, or no longer is, and which of the two."""

    ticked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.checks: dict[int, CheckBox] = {}
        self._reasons: dict[int, Label] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)

    def clear(self) -> None:
        """Take all of them away."""
        clear_layout(self._rows)
        self.checks.clear()
        self._reasons.clear()

    def say(self, label: Label) -> None:
        """Put words between them."""
        self._rows.addWidget(label)

    def add(self, ref: int, words: str) -> None:
        """Put a tick below the others."""
        check = CheckBox(hyphenated(words))
        check.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        check.setProperty("ref", ref)
        check.setAccessibleName(words)
        check.toggled.connect(self._on_check_toggled)
        reason = Label("", Role.QUIET, wrap=True)
        reason.setContentsMargins(INDICATOR + theme.px("space.s"), 0, 0, theme.px("space.xs"))
        self._rows.addWidget(check)
        self._rows.addWidget(reason)
        self.checks[ref] = check
        self._reasons[ref] = reason

    def set_reason(self, ref: int, reason: str, *, spoken_only: bool = False) -> None:
        """Say why; what the tick itself shows is for those only who hear the page."""
        self._reasons[ref].setText(reason)
        self._reasons[ref].setVisible(not spoken_only)
        self.checks[ref].setAccessibleDescription(reason)

    def set_tick(self, ref: int, *, on: bool, enabled: bool) -> None:
        """Show one ticked or not, without telling."""
        check = self.checks[ref]
        with QSignalBlocker(check):
            check.setChecked(on)
        check.setEnabled(enabled)

    def lines(self) -> tuple[str, ...]:
        """Return each with its reason, as they are read."""
        return tuple(
            f"{self.checks[ref].accessibleName()}: {label.text()}"
            for ref, label in self._reasons.items()
        )

    @Slot(bool)
    def _on_check_toggled(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        check = self.sender()
        if check is not None:
            self.ticked.emit(check.property("ref"), on)

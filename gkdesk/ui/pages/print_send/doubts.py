"""Names of others that stand in the text of a paper: each is shown and decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.text.bidi_safe import inside
from gkdesk.ui import theme
from gkdesk.ui.pages.print_send.cases import words as texts
from gkdesk.ui.widgets import HeadingLabel, Label, Role, Segmented, clear_layout

if TYPE_CHECKING:
    from gkdesk.services.basis.names_in_text import Doubt

AROUND = 40
_KEEP = 1


class DoubtList(QWidget):
    """Emit `changed` when somebody decided otherwise; what is not decided is blacked out."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._doubts: tuple[Doubt, ...] = ()
        self._kept: frozenset[Doubt] = frozenset()
        self.decisions: list[Segmented] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px("space.m"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px("space.m"), 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addWidget(HeadingLabel(texts.DOUBTS, Role.CARD))
        column.addWidget(Label(texts.DOUBTS_HINT, Role.QUIET, wrap=True))
        column.addLayout(self._rows)
        self.hide()

    def kept(self) -> frozenset[Doubt]:
        """Return what may stay, also of what is not shown at the moment."""
        return (self._kept - frozenset(self._doubts)) | self._shown_kept()

    def undecided(self) -> int:
        """Return how many are blacked out."""
        return len(self._doubts) - len(self._shown_kept())

    def has_any(self) -> bool:
        """Tell whether a name is shown."""
        return bool(self._doubts)

    def show_doubts(self, doubts: tuple[Doubt, ...]) -> None:
        """Show what was found; what was decided about the same words stays so."""
        if doubts == self._doubts:
            return
        kept = self._kept = self.kept()
        self._clear()
        self._doubts = doubts
        for doubt in doubts:
            choice = Segmented(doubt.word, [texts.BLACK, texts.KEEP])
            if doubt in kept:
                choice.set_current(_KEEP)
            choice.current_changed.connect(self._on_decided)
            self.decisions.append(choice)
            self._rows.addWidget(self._row(doubt, choice))
        self.setVisible(bool(doubts))

    def forget(self) -> None:
        """Forget all decisions: they were about another paper."""
        self.show_doubts(())
        self._kept = frozenset()

    def _shown_kept(self) -> frozenset[Doubt]:
        pairs = zip(self._doubts, self.decisions, strict=True)
        return frozenset(doubt for doubt, choice in pairs if choice.current() == _KEEP)

    def _row(self, doubt: Doubt, choice: Segmented) -> QWidget:
        row = QWidget(self)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addWidget(Label(inside(doubt.word), Role.STRONG, wrap=True))
        column.addWidget(Label(_context(doubt), Role.QUIET, wrap=True))
        column.addWidget(choice)
        return row

    def _clear(self) -> None:
        clear_layout(self._rows)
        self.decisions = []
        self._doubts = ()

    @Slot(int)
    def _on_decided(self, _which: int) -> None:
        self.changed.emit()


def _context(doubt: Doubt) -> str:
    text, hit = doubt.text, doubt.hit
    begin, end = max(0, hit.start - AROUND), hit.end + AROUND
    before, after = "…" if begin else "", "…" if end < len(text) else ""
    return inside(f"{before}{text[begin:end]}{after}".replace("\n", " "))

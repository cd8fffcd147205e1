"""What left the office of late, in words, below the preview."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.dates import format_moment
from gkdesk.text.labels import Label as LogLabel
from gkdesk.ui import theme
from gkdesk.ui.widgets import Label, Role, SectionHeader
from gkdesk.ui.widgets.notices import NEWS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.services.safety.log_view import LogLine
    from gkdesk.ui.pages.page import PageContext

SHOWN = 4
SEARCHED = 300
_OUT = {
    LogLabel.DOCUMENT_PRINTED: "gedruckt",
    LogLabel.DOCUMENT_SAVED: "gespeichert",
    LogLabel.DATA_EXPORTED: "gespeichert",
}
_COUNTS = frozenset({RecordKind.BOOKLET_COPY.value, RecordKind.HANDOUT_COPY.value})
MAYBE = "vielleicht gedruckt oder gespeichert"
COVERED = "Sichtschutz ist an. Namen sind verborgen."


class IssueHistory(QWidget):
    """The last few documents that were printed or saved.

    `kinds` are the beginnings of what the log calls the papers that are listed, all without any. A
    part where guests look on lists its own papers: lines about people belong to others.
    """

    def __init__(self, context: PageContext, kinds: tuple[str, ...] = ("",)) -> None:
        super().__init__()
        self._context = context
        self._kinds = kinds
        self._lines = Label("", Role.QUIET, wrap=True)
        self.setProperty(NEWS, True)  # noqa: FBT003 - the value of a property of Qt
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addWidget(SectionHeader("Zuletzt gedruckt oder gespeichert"))
        column.addWidget(self._lines)
        context.privacy.changed.connect(self._on_privacy_changed)

    def reload(self) -> None:
        """Read the log anew; names are resolved only for showing."""
        if self._context.privacy.is_on():
            self._lines.setText(COVERED)
            return
        entries = self._context.workspace.log.entries(limit=SEARCHED)
        lines = _lines(each for each in entries if each.kind.startswith(self._kinds))
        self._lines.setText("\n".join(lines[:SHOWN]) or "Noch nichts.")

    def text(self) -> str:
        """Return the lines as they are read."""
        return self._lines.text()

    @Slot()
    def _on_privacy_changed(self) -> None:
        self.reload()


def _lines(newest_first: Iterable[LogLine]) -> list[str]:
    """Return a line for each copy that left, and for each of which it was never settled."""
    lines: list[str] = []
    settled: Counter[tuple[str, int]] = Counter()
    for entry in newest_first:
        if entry.kind in _COUNTS:
            continue  # the count of what another line tells already
        word, about = _OUT.get(entry.label, ""), (entry.kind, entry.ref)
        if word or entry.label is LogLabel.DOCUMENT_NOT_ISSUED:
            settled[about] += 1
        elif entry.label is LogLabel.DOCUMENT_LEAVING and settled[about]:
            settled[about] -= 1
        elif entry.label is LogLabel.DOCUMENT_LEAVING:
            word = MAYBE
        if word:
            lines.append(f"{format_moment(entry.at)}  ·  {word}  ·  {entry.subject}")
    return lines

"""What left the office of late, in words, below the preview: one line for each run of many."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.dates import format_moment
from gkdesk.text.labels import Label as LogLabel
from gkdesk.text.papers.handouts import LETTER
from gkdesk.text.wording.clients import language_word
from gkdesk.ui import theme
from gkdesk.ui.widgets import Label, Role, SectionHeader
from gkdesk.ui.widgets.notices import NEWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gkdesk.services.handouts.kinds import CopyRow
    from gkdesk.services.safety.log_view import LogLine
    from gkdesk.ui.pages.page import PageContext

SHOWN = 4
ONE_RUN = dt.timedelta(minutes=2)
"""Copies of the same handout that left within so short a time are told in one line."""
SEARCHED = 300
_OUT = {
    LogLabel.DOCUMENT_PRINTED: "gedruckt",
    LogLabel.DOCUMENT_SAVED: "gespeichert",
    LogLabel.DATA_EXPORTED: "gespeichert",
}
_COUNTS = frozenset({RecordKind.BOOKLET_COPY.value, RecordKind.HANDOUT_COPY.value})
MAYBE = "vielleicht gedruckt oder gespeichert"
_LETTERS = f"paper:{LETTER}."
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
        workspace, listed = self._context.workspace, (*self._kinds, *_COUNTS)
        entries = workspace.log.entries(limit=SEARCHED)
        left = _left(each for each in entries if each.kind.startswith(listed))
        counts = workspace.handouts.copies_of(ref for each in left for ref in each.counted)
        runs = [_line(each, counts) for each in _runs(left)]
        self._lines.setText("\n".join(runs[:SHOWN]) or "Noch nichts.")

    def text(self) -> str:
        """Return the lines as they are read."""
        return self._lines.text()

    @Slot()
    def _on_privacy_changed(self) -> None:
        self.reload()


@dataclass
class _Left:
    """What left at once; `counted` are the ids of its counts of handouts."""

    at: dt.datetime
    label: LogLabel
    word: str
    subject: str
    kind: str
    counted: list[int] = field(default_factory=list)


def _left(newest_first: Iterable[LogLine]) -> list[_Left]:
    """Return each copy that left, and each of which it was never settled."""
    left: list[_Left] = []
    settled: Counter[tuple[str, int]] = Counter()
    for entry in newest_first:
        if entry.kind in _COUNTS:
            # The count of what the line before tells already, where both are of one transaction.
            is_handout = entry.kind == RecordKind.HANDOUT_COPY.value
            if is_handout and left and (left[-1].at, left[-1].label) == (entry.at, entry.label):
                left[-1].counted.append(entry.ref)
            continue
        word, about = _OUT.get(entry.label, ""), (entry.kind, entry.ref)
        if word or entry.label is LogLabel.DOCUMENT_NOT_ISSUED:
            settled[about] += 1
        elif entry.label is LogLabel.DOCUMENT_LEAVING and settled[about]:
            settled[about] -= 1
        elif entry.label is LogLabel.DOCUMENT_LEAVING:
            word = MAYBE
        if word:
            left.append(_Left(entry.at, entry.label, word, entry.subject, entry.kind))
    return left


def _runs(newest_first: Iterable[_Left]) -> list[_Left]:
    """Join what left in one run: the same handout, one job after the other."""
    runs: list[_Left] = []
    since = dt.datetime.min.replace(tzinfo=dt.UTC)
    for each in newest_first:
        last = runs[-1] if runs else None
        is_same = last is not None and (last.word, last.subject) == (each.word, each.subject)
        if last is not None and is_same and last.counted and since - each.at <= ONE_RUN:
            last.counted.extend(each.counted)
        else:
            runs.append(each)
        since = each.at
    return runs


def _line(left: _Left, counts: Mapping[int, CopyRow]) -> str:
    found = [counts[ref] for ref in left.counted if ref in counts]
    said = [format_moment(left.at), left.word, left.subject]
    return "  ·  ".join((*said, *([_how_many(left.kind, found)] if found else [])))


def _how_many(kind: str, found: list[CopyRow]) -> str:
    """Say how many copies, and in which language or in how many."""
    number = sum(each.copies for each in found)
    codes = {each.language for each in found}
    spoken = language_word(found[0].language) if len(codes) == 1 else f"{len(codes)} Sprachen"
    many = f"{number}-mal" if kind.startswith(_LETTERS) else f"{number} Handzettel"
    return spoken if number == 1 else f"{many}, {spoken}"

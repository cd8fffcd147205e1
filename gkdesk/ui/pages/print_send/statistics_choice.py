"""Of which period the statistics are, how small a number they show, and in which format."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.errors import InvalidInput
from gkdesk.services.network_papers.kinds import PaperFormat
from gkdesk.services.statistics.kinds import StatisticsFormat, StatisticsWish
from gkdesk.text.date_input import Lean, parse_day
from gkdesk.text.dates import format_numeric
from gkdesk.text.papers import statistics as words
from gkdesk.text.sentences.input import input_sentence
from gkdesk.ui import theme
from gkdesk.ui.forms.inputs import LineInput
from gkdesk.ui.pages.print_send.network_choice import FORMAT_WORDS
from gkdesk.ui.pages.print_send.offers import Offer
from gkdesk.ui.pages.print_send.paper_part import Choice
from gkdesk.ui.widgets import HeadingLabel, Label, Role

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

FORMATS = {
    StatisticsFormat.PDF: FORMAT_WORDS[PaperFormat.PDF],
    StatisticsFormat.XLSX: FORMAT_WORDS[PaperFormat.XLSX],
}
THRESHOLDS = (3, 5, 10)
_BETWEEN = "|"
FROM_ON = "ab {0} Personen"
REVERSED = "Der letzte Tag liegt vor dem ersten. Bitte ändern Sie einen von beiden."
BOTH_DAYS = "Bitte den ersten und den letzten Tag eintragen."


class StatisticsChoice(Choice):
    """The period, at first the year up to today; the smallest number; the format."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._today = workspace.clock.today()
        self.first = LineInput()
        self.last = LineInput()
        self.threshold = Offer("Zahlen zeigen", ((n, FROM_ON.format(n)) for n in THRESHOLDS))
        self.format = Offer("Format", FORMATS.items())
        self.first.setText(format_numeric(dt.date(self._today.year, 1, 1)))
        self.last.setText(format_numeric(self._today))
        self._layout()
        for line in (self.first, self.last):
            line.textChanged.connect(self._on_changed)
        for box in (self.threshold, self.format):
            box.currentIndexChanged.connect(self._on_changed)
        self._check()

    def wish(self) -> StatisticsWish | None:
        """Return what is wanted, None while the period is none."""
        if self.missing.text():
            return None
        first, last = self._days()
        return StatisticsWish(
            first,
            last,
            self.format.value() or StatisticsFormat.PDF,
            self.threshold.value() or THRESHOLDS[0],
        )

    def asked(self) -> tuple[str, int]:
        """Return the period and the format as a text, and the smallest number."""
        chosen = (self.first.text(), self.last.text(), self.format.value() or "")
        return _BETWEEN.join(chosen), self.threshold.value() or THRESHOLDS[0]

    def choose(self, text: str, threshold: int) -> None:
        """Choose again what `asked` returned."""
        first, last, file_format = text.split(_BETWEEN)
        self.first.setText(first)
        self.last.setText(last)
        self.format.choose(StatisticsFormat(file_format))
        self.threshold.choose(threshold)

    def _days(self) -> tuple[dt.date | None, dt.date | None]:
        read = partial(parse_day, today=self._today, lean=Lean.PAST)
        return read(self.first.text(), field="first"), read(self.last.text(), field="last")

    def _check(self) -> None:
        words_ = self._problem()
        self.missing.setText(words_)
        self.missing.setVisible(bool(words_))

    def _problem(self) -> str:
        try:
            first, last = self._days()
        except InvalidInput as error:
            return input_sentence(error)
        if first is None or last is None:
            return BOTH_DAYS
        return REVERSED if last < first else ""

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addWidget(HeadingLabel(words.TITLE, Role.CARD))
        column.addWidget(Label(words.DESCRIPTION, Role.QUIET, wrap=True))
        named: tuple[tuple[str, QWidget], ...] = (
            ("Erster Tag", self.first),
            ("Letzter Tag", self.last),
            ("Zahlen zeigen", self.threshold),
            ("Format", self.format),
        )
        for name, field in named:
            caption = Label(name, Role.STRONG)
            caption.setBuddy(field)
            field.setAccessibleName(name)
            column.addSpacing(theme.px("space.xs"))
            column.addWidget(caption)
            column.addWidget(field)
            if field is self.last:
                column.addWidget(self.missing)

    @Slot()
    def _on_changed(self) -> None:
        self._check()
        self.changed.emit()

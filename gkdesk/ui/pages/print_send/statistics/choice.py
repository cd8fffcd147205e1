"""Of which period the statistics are, how statuses stand in them, and in which format."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.errors import InvalidInput
from gkdesk.services.network_papers.kinds import PaperFormat
from gkdesk.services.statistics.kinds import StatisticsFormat, StatisticsWish
from gkdesk.services.statistics.periods import closed_periods
from gkdesk.text.date_input import Lean, parse_day
from gkdesk.text.dates import format_numeric
from gkdesk.text.papers import statistics as words
from gkdesk.text.sentences.input import input_sentence
from gkdesk.ui import theme
from gkdesk.ui.forms.inputs import LineInput
from gkdesk.ui.pages.print_send.network.choice import FORMAT_WORDS
from gkdesk.ui.pages.print_send.offers import Offer
from gkdesk.ui.pages.print_send.paper_part import Choice
from gkdesk.ui.widgets import FieldRow, HeadingLabel, Label, Role

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.services.statistics.periods import Days
    from gkdesk.services.workspace import Workspace

FORMATS = {
    StatisticsFormat.PDF: FORMAT_WORDS[PaperFormat.PDF],
    StatisticsFormat.XLSX: FORMAT_WORDS[PaperFormat.XLSX],
}
DETAILS = {True: words.GROUPED, False: words.ONE_BY_ONE}
_BETWEEN = "|"
REVERSED = "Der letzte Tag liegt vor dem ersten. Bitte ändern Sie einen von beiden."
FIRST_DAY = "Bitte den ersten Tag eintragen."
LAST_DAY = "Bitte den letzten Tag eintragen."
LOOK = "Bitte sehen Sie links nach: Der Zeitraum stimmt noch nicht."


class StatisticsChoice(Choice):
    """The period, at first the last whole quarter; the detail of statuses; the format."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._today = workspace.clock.today()
        self.first = LineInput()
        self.last = LineInput()
        self.rows = {
            "first": FieldRow("Erster Tag", self.first),
            "last": FieldRow("Letzter Tag", self.last),
        }
        closed = closed_periods(self._today)
        self.period: Offer[Days | None] = Offer(
            "Zeitraum", (*closed.items(), (None, words.OTHER_PERIOD))
        )
        self.detail = Offer("Aufenthaltsstatus", DETAILS.items())
        self.format = Offer("Format", FORMATS.items())
        self.hidden_below = Label("", Role.QUIET, wrap=True)
        self.period.choose(next(iter(closed)))
        self._show_days()
        self._layout()
        self.reload()
        self.period.currentIndexChanged.connect(self._on_period_changed)
        for line in (self.first, self.last):
            line.textChanged.connect(self._on_days_changed)
        for box in (self.detail, self.format):
            box.currentIndexChanged.connect(self._on_changed)
        self._check()

    def reload(self) -> None:
        """Say again which numbers are hidden; the office may have changed it."""
        least = self._workspace.office.facts().smallest_count
        self.hidden_below.setText(words.HIDDEN_BELOW.format(least))

    def wish(self) -> StatisticsWish | None:
        """Return what is wanted, None while the period is none."""
        if self.missing.text():
            return None
        first, last = self._days()
        file_format = self.format.value() or StatisticsFormat.PDF
        return StatisticsWish(first, last, file_format, grouped=self.detail.value() is not False)

    def asked(self) -> tuple[str, int]:
        """Return the period and the format as a text, and whether statuses stand together."""
        chosen = (self.first.text(), self.last.text(), self.format.value() or "")
        return _BETWEEN.join(chosen), int(self.detail.value() is not False)

    def choose(self, text: str, detail: int) -> None:
        """Choose again what `asked` returned."""
        first, last, file_format = text.split(_BETWEEN)
        self.first.setText(first)
        self.last.setText(last)
        self.format.choose(StatisticsFormat(file_format))
        self.detail.choose(bool(detail))

    def _show_days(self) -> None:
        """Write the days of the chosen period into the fields."""
        days = self.period.value()
        if days is not None:
            for line, day in zip((self.first, self.last), days, strict=True):
                line.setText(format_numeric(day))

    def _days(self) -> tuple[dt.date | None, dt.date | None]:
        read = partial(parse_day, today=self._today, lean=Lean.PAST)
        return read(self.first.text(), field="first"), read(self.last.text(), field="last")

    def _check(self) -> None:
        """Say what is wrong at the field itself; without pages stands only where to look."""
        wrong, words_ = self._problem()
        for name, row in self.rows.items():
            row.show_error(words_ if name == wrong else "")
        self.missing.setText(LOOK if wrong else "")

    def _problem(self) -> tuple[str, str]:
        """Return the field that is wrong with the sentence for it, twice nothing if none is."""
        try:
            first, last = self._days()
        except InvalidInput as error:
            return error.field, input_sentence(error)
        if first is None:
            return "first", FIRST_DAY
        if last is None:
            return "last", LAST_DAY
        return ("last", REVERSED) if last < first else ("", "")

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addWidget(HeadingLabel(words.TITLE, Role.CARD))
        column.addWidget(Label(words.DESCRIPTION, Role.QUIET, wrap=True))
        _add(column, "Zeitraum", self.period)
        column.addSpacing(theme.px("space.xs"))
        for row in self.rows.values():
            column.addWidget(row)
        column.addWidget(Label(words.FIXED_PERIODS, Role.QUIET, wrap=True))
        _add(column, "Aufenthaltsstatus", self.detail)
        _add(column, "Format", self.format)
        column.addSpacing(theme.px("space.xs"))
        column.addWidget(self.hidden_below)
        column.addWidget(self.missing)
        self.missing.hide()

    @Slot()
    def _on_period_changed(self) -> None:
        self._show_days()

    @Slot()
    def _on_days_changed(self) -> None:
        """Name the period that these days are, if they are one of those offered."""
        try:
            days = self._days()
        except InvalidInput:
            days = (None, None)
        offered = (value for value, _words in self.period.entries())
        with QSignalBlocker(self.period):
            self.period.choose(next((each for each in offered if each == days), None))
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self._check()
        self.changed.emit()


def _add(column: QVBoxLayout, name: str, field: QWidget) -> None:
    """Put a field below its name."""
    caption = Label(name, Role.STRONG)
    caption.setBuddy(field)
    field.setAccessibleName(name)
    column.addSpacing(theme.px("space.xs"))
    column.addWidget(caption)
    column.addWidget(field)

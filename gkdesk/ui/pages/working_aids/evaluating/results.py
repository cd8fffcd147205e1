"""The results of an evaluation: its tables and charts at the left, one of them at the right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.services.working_aids.evaluating import drawings
from gkdesk.services.working_aids.evaluation_sheets import sheets
from gkdesk.text.papers import evaluation as words
from gkdesk.ui import roles, theme
from gkdesk.ui.map.painting import paint, screen_palette
from gkdesk.ui.pages.working_aids.words import counted
from gkdesk.ui.tables import (
    Column,
    GroupHeader,
    ItemList,
    PersonDelegate,
    PersonItem,
    TableSpec,
    TableView,
)
from gkdesk.ui.widgets import HeadingLabel, Role, ScrollPage

if TYPE_CHECKING:
    from gkdesk.network.marks import Drawing
    from gkdesk.ui.tables.items import Item
    from gkdesk.working_aids.evaluation.results import Evaluation

TABLE, CHART = "table", "chart"
LARGEST = 1.6
_LETTER, _AROUND, _LOOKED_AT = 7, 40, 200
_LEAST, _MOST = 76, 320


class Titled(Protocol):
    """A column of a table of the evaluation; `width` is in letters."""

    @property
    def title(self) -> str: ...

    @property
    def width(self) -> int: ...


class Sheet(Protocol):
    """A table of the evaluation."""

    @property
    def title(self) -> str: ...

    @property
    def columns(self) -> tuple[Titled, ...]: ...

    @property
    def rows(self) -> tuple[tuple[object, ...], ...]: ...


@dataclass(frozen=True)
class Line:
    """One line of a sheet."""

    place: int
    cells: tuple[object, ...]


class TwoLinesDelegate(PersonDelegate):
    """A name and one line below it."""

    row_height = "height.row_two_lines"


class ResultsPane(ItemList):
    """The list of tables and charts."""

    def __init__(self) -> None:
        super().__init__("Tabellen und Schaubilder", TwoLinesDelegate())
        self._files = -1

    def show_results(self, found: tuple[Sheet, ...], charts: tuple[Drawing, ...]) -> None:
        """List what there is."""
        items: list[Item] = [GroupHeader("Tabellen", len(found))]
        for place, sheet in enumerate(found):
            lines = counted(len(sheet.rows), "Zeile", "Zeilen")
            items.append(PersonItem((TABLE, place), sheet.title, step=lines))
            if sheet.title == words.FILES:
                self._files = place
        if charts:
            items.append(GroupHeader("Schaubilder", len(charts)))
        for place, drawing in enumerate(charts):
            items.append(PersonItem((CHART, place), drawing.title, step="Schaubild"))
        self.set_items(items)
        self.select_first()

    def select_files(self) -> bool:
        """Choose the table of all files; tell whether it is there."""
        return self._files >= 0 and self.select((TABLE, self._files))


class ChartView(QWidget):
    """A chart as wide as there is room, in the colours of the moment."""

    def __init__(self) -> None:
        super().__init__()
        self._drawing: Drawing | None = None
        roles.give(self, roles.Part.PICTURE)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another chart; its sentence is what is read aloud."""
        self._drawing = drawing
        self.setAccessibleName(drawing.title)
        self.setAccessibleDescription(drawing.sentence)
        self._fit()
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the chart is at this width."""
        if self._drawing is not None:
            self.setFixedHeight(round(self._drawing.height * self._scale(self.width())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._drawing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._scale(self.width())
        painter.scale(scale, scale)
        paint(painter, self._drawing, screen_palette())

    def _scale(self, width: int) -> float:
        """Fill the width; a letter of a chart is never more than half as large again."""
        return 1.0 if self._drawing is None else min(LARGEST, width / self._drawing.width)


class ResultsDetail(QWidget):
    """One table or chart."""

    def __init__(self) -> None:
        super().__init__()
        self._sheets: tuple[Sheet, ...] = ()
        self._charts: tuple[Drawing, ...] = ()
        self.title = HeadingLabel("", Role.SECTION, wrap=True)
        self.table: TableView[Line] | None = None
        self.chart = ChartView()
        self._page = ScrollPage(margin=0)
        self._stack = QStackedWidget()
        self._tables = QWidget()
        self._column = QVBoxLayout(self._tables)
        self._column.setContentsMargins(0, 0, 0, 0)
        air = theme.px("space.s")
        self._page.body.setContentsMargins(air, air, air, air)  # for the ring of the focus
        self._page.body.addWidget(self.chart)
        self._page.body.addStretch(1)
        for widget in (self._tables, self._page):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, theme.px("space.m"), 24, theme.px("space.l"))
        column.setSpacing(theme.px("space.m"))
        column.addWidget(self.title)
        column.addWidget(self._stack, 1)

    def show_results(self, found: Evaluation) -> tuple[tuple[Sheet, ...], tuple[Drawing, ...]]:
        """Take an evaluation; return its tables and charts."""
        self._sheets = sheets(found)
        self._charts = tuple(drawing for _name, drawing in drawings(found))
        return self._sheets, self._charts

    def show_part(self, kind: str, place: int) -> None:
        """Show a table or a chart."""
        if kind == CHART:
            self.title.setText(self._charts[place].title)
            self.chart.show_drawing(self._charts[place])
            self._stack.setCurrentWidget(self._page)
        else:
            self._show_table(self._sheets[place])

    def focus_first(self) -> None:
        """Put the focus into what is shown."""
        if self._stack.currentWidget() is self._page:
            self.chart.setFocus()
        elif self.table is not None:
            self.table.setFocus()

    def _show_table(self, sheet: Sheet) -> None:
        if self.table is not None:
            self._column.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        self.title.setText(sheet.title)
        self.table = TableView(table_of(sheet))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._column.addWidget(self.table)
        self.table.set_rows(lines_of(sheet))
        self._stack.setCurrentWidget(self._tables)
        self.table.show()


def lines_of(sheet: Sheet) -> tuple[Line, ...]:
    """Return the lines of a sheet."""
    return tuple(Line(place, row) for place, row in enumerate(sheet.rows))


def table_of(sheet: Sheet) -> TableSpec[Line]:
    """Return a sheet as a table of the screen."""
    lines = lines_of(sheet)
    columns = []
    for place, column in enumerate(sheet.columns):
        values = [line.cells[place] for line in lines if line.cells[place] not in (None, "")]
        numeric = bool(values) and all(isinstance(value, int | float) for value in values)
        longest = max((len(_text(place, line)) for line in lines[:_LOOKED_AT]), default=0)
        width = max(_LEAST, min(_MOST, max(len(column.title), longest) * _LETTER + _AROUND))
        columns.append(
            Column[Line](
                key=str(place),
                title=column.title,
                text=partial(_text, place),
                sort=partial(_value, place) if numeric else None,
                width=width,
                numeric=numeric,
            )
        )
    return TableSpec(name=sheet.title, columns=tuple(columns), key=_place)


def title_of(found: Evaluation) -> str:
    """Say how many returns were evaluated."""
    number = sum(each.counts.total for each in found.returns)
    return counted(number, "Rücksendung ausgewertet", "Rücksendungen ausgewertet")


def empty_words() -> str:
    """Say that there was nothing to evaluate."""
    return words.NO_RETURNS


def _text(place: int, line: Line) -> str:
    value = line.cells[place]
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.1f}".replace(".", ",")
    return " ".join(str(value).split())


def _value(place: int, line: Line) -> object:
    return line.cells[place]


def _place(line: Line) -> int:
    return line.place

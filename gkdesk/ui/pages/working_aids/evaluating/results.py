"""The results of an evaluation: its tables and charts at the left, one of them at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStackedWidget, QStyleOptionViewItem, QVBoxLayout, QWidget

from gkdesk.services.working_aids.evaluation_charts import NamedChart
from gkdesk.text.papers import evaluation as words
from gkdesk.ui import fonts, theme
from gkdesk.ui.pages.working_aids.evaluating.chart import ChartView
from gkdesk.ui.pages.working_aids.evaluating.modules import ModulesView
from gkdesk.ui.pages.working_aids.evaluating.tables import Sheet, table_of
from gkdesk.ui.pages.working_aids.words import counted
from gkdesk.ui.tables import GroupHeader, ItemList, PersonDelegate, PersonItem
from gkdesk.ui.tables.delegates import put
from gkdesk.ui.tables.items import ITEM_ROLE, Index
from gkdesk.ui.widgets import FlowLayout, HeadingLabel, Label, PlainButton, Role, ScrollPage

if TYPE_CHECKING:
    from collections import Counter

    from gkdesk.services.working_aids.evaluation_view import Part
    from gkdesk.ui.pages.working_aids.evaluating.tables import Line
    from gkdesk.ui.tables import TableView
    from gkdesk.ui.tables.items import Item
    from gkdesk.working_aids.evaluation.results import Evaluation, Topic

TABLE, CHART, MODULES = "table", "chart", "modules"


@dataclass(frozen=True)
class Entry:
    """Something that can be looked at: a table, a chart, or the modules that gaps are put to."""

    kind: str
    title: str
    about: str
    below: str
    sheet: Sheet | None = None
    chart: NamedChart | None = None


@dataclass(frozen=True)
class Group:
    """Entries below one caption."""

    title: str
    entries: tuple[Entry, ...]


def groups_of(parts: tuple[Part, ...]) -> tuple[Group, ...]:
    """Return the parts of an evaluation as they are listed."""
    return tuple(
        Group(
            part.title,
            (
                *(_table(part, sheet) for sheet in part.sheets),
                *(_chart(named) for named in part.charts),
            ),
        )
        for part in parts
    )


def _table(part: Part, sheet: Sheet) -> Entry:
    lines = counted(len(sheet.rows), "Zeile", "Zeilen")
    return Entry(TABLE, sheet.title, part.about, lines, sheet)


def _chart(named: NamedChart) -> Entry:
    """Return a chart; which aid it is of, the caption of its group says in the list."""
    return Entry(CHART, named.chart.title, named.chart.note, named.below, chart=named)


_SHORT = "height.row_two_lines"


class EntryDelegate(PersonDelegate):
    """A title on up to two lines, and one line below it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item = index.data(ITEM_ROLE)
        is_short = isinstance(item, PersonItem) and not item.step.startswith(words.CHART_LISTED)
        return QSize(120, theme.px(_SHORT)) if is_short else super().sizeHint(option, index)

    def paint_row(self, painter: QPainter, rect: QRect, item: Item, *, selected: bool) -> None:
        if not isinstance(item, PersonItem):
            return
        first, second = _two_lines(item.title, rect.width() - 2 * self.inset)
        step, context = ("", item.step) if second else (item.step, "")
        shown = PersonItem(item.key, first, step=step, context=context)
        super().paint_row(painter, rect, shown, selected=selected)
        room = rect.adjusted(self.inset, 27, -self.inset, 0)
        room.setHeight(22)
        weight = QFont.Weight.DemiBold if selected else QFont.Weight.Medium
        put(painter, room, second, role="row", weight=weight)


def _two_lines(text: str, width: int) -> tuple[str, str]:
    """Break a text after the last word that fits; what the second line cannot hold is cut."""
    metrics = QFontMetrics(fonts.ui_font("row", QFont.Weight.DemiBold))
    first, *rest = text.split(" ")
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}") <= width:
        first = f"{first} {rest.pop(0)}"
    return first, " ".join(rest)


class ResultsPane(ItemList):
    """The list of tables and charts by working aid and year; keys are group and place in it."""

    def __init__(self) -> None:
        super().__init__("Tabellen und Schaubilder", EntryDelegate())

    def show_groups(self, groups: tuple[Group, ...], moved: int | None) -> None:
        """List what there is; `moved` topics are put to other modules, None where there are none.

        What was selected stays selected.
        """
        items: list[Item] = []
        for place, group in enumerate(groups):
            items.append(GroupHeader(group.title))
            for at, entry in enumerate(group.entries):
                items.append(PersonItem((place, at), entry.title, step=entry.below))
            if not place and moved is not None:
                told = f"{words.topics_counted(moved)} geändert" if moved else "wie vorgeschlagen"
                items.append(PersonItem(MODULES, words.MODULES_TABLE, step=told))
        self.set_items(items)


class ResultsDetail(QWidget):
    """One table or chart; charts can be copied and saved."""

    copy_wanted = Signal()
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shown: NamedChart | None = None
        self.title = HeadingLabel("", Role.SECTION, wrap=True)
        self.about = Label("", Role.QUIET, wrap=True, selectable=True)
        self.copy = PlainButton("Kopieren", "copy")
        self.save = PlainButton("Schaubild speichern …", "download")
        self.table: TableView[Line] | None = None
        self.chart = ChartView()
        self.modules = ModulesView()
        self._buttons = QWidget()
        self._page = ScrollPage(margin=0)
        self._stack = QStackedWidget()
        self._tables = QWidget()
        self._column = QVBoxLayout(self._tables)
        self._layout()
        self.copy.clicked.connect(self.copy_wanted)
        self.chart.copy_wanted.connect(self.copy_wanted)
        self.save.clicked.connect(self.save_wanted)

    def show_entry(self, entry: Entry) -> None:
        """Show a table or a chart."""
        self._say(entry.title, entry.about, chart=entry.chart)
        if entry.chart is not None:
            self.chart.show_chart(entry.chart)
            self._page.verticalScrollBar().setValue(0)
            self._stack.setCurrentWidget(self._page)
        elif entry.sheet is not None:
            self._show_table(entry.sheet)

    def show_modules(self, topics: tuple[Topic, ...], named: Counter[str]) -> None:
        """Show which modules gaps are put to; `named` counts them by the keys of topics."""
        self._say(words.MODULES_TABLE, "", chart=None)
        self.modules.show_topics(topics, named)
        self._stack.setCurrentWidget(self.modules)

    def focus_first(self) -> None:
        """Put the focus into what is shown."""
        if self._stack.currentWidget() is self._page:
            self.chart.setFocus()
        elif self._stack.currentWidget() is self.modules:
            self.modules.focus_first()
        elif self.table is not None:
            self.table.setFocus()
            self.table.selectRow(0)

    def _say(self, title: str, about: str, *, chart: NamedChart | None) -> None:
        self.shown = chart
        self.title.setText(title)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self._buttons.setVisible(chart is not None)

    def _show_table(self, sheet: Sheet) -> None:
        if self.table is not None:
            self._column.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        self.table = table_of(sheet)
        self._column.addWidget(self.table)
        self._stack.setCurrentWidget(self._tables)
        self.table.show()

    def _layout(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        buttons = FlowLayout(self._buttons)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.save)
        air = theme.px("space.s")
        self._page.body.setContentsMargins(air, air, air, air)  # for the ring of the focus
        self._page.body.addWidget(self.chart)
        self._page.body.addStretch(1)
        for widget in (self._tables, self._page, self.modules):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, theme.px("space.m"), 24, theme.px("space.l"))
        column.setSpacing(theme.px("space.s"))
        for widget in (self.title, self.about, self._buttons):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)


def title_of(found: Evaluation) -> str:
    """Say how many returns were evaluated."""
    number = sum(each.counts.total for each in found.returns)
    return counted(number, "Rücksendung ausgewertet", "Rücksendungen ausgewertet")


def to_look_at(rejected: int, noted: int) -> str:
    """Say how many files were refused, and how many count but have to be checked."""
    number = counted(rejected, "Datei ist", "Dateien sind")
    parts = (
        f"{number} nicht ausgewertet." if rejected else "",
        f"{counted(noted, 'Rücksendung', 'Rücksendungen')} bitte prüfen." if noted else "",
    )
    return " ".join(filter(None, parts))

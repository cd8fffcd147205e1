"""The results of an evaluation: its tables and charts at the left, one of them at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gkdesk.services.working_aids.evaluation_charts import NamedChart
from gkdesk.text.papers import evaluation as words
from gkdesk.ui import theme
from gkdesk.ui.pages.working_aids.evaluating.chart import ChartView
from gkdesk.ui.pages.working_aids.evaluating.modules import ModulesView
from gkdesk.ui.pages.working_aids.evaluating.tables import Sheet, table_of
from gkdesk.ui.pages.working_aids.words import counted
from gkdesk.ui.tables import GroupHeader, ItemList, PersonDelegate, PersonItem
from gkdesk.ui.widgets import FlowLayout, HeadingLabel, Label, PlainButton, Role, ScrollPage

if TYPE_CHECKING:
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
                *(_chart(part, named) for named in part.charts),
            ),
        )
        for part in parts
    )


def _table(part: Part, sheet: Sheet) -> Entry:
    lines = counted(len(sheet.rows), "Zeile", "Zeilen")
    return Entry(TABLE, sheet.title, part.about, lines, sheet)


def _chart(part: Part, named: NamedChart) -> Entry:
    """Return a chart; which aid it is of, the caption of its group says in the list."""
    note = named.chart.note
    below = ", ".join(filter(None, ("Schaubild", note.removeprefix(f"{part.name}. "))))
    return Entry(CHART, named.chart.title, note, below, chart=named)


class TwoLinesDelegate(PersonDelegate):
    """A name and one line below it."""

    row_height = "height.row_two_lines"


class ResultsPane(ItemList):
    """The list of tables and charts by working aid and year; keys are group and place in it."""

    def __init__(self) -> None:
        super().__init__("Tabellen und Schaubilder", TwoLinesDelegate())

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

    def show_modules(self, topics: tuple[Topic, ...]) -> None:
        """Show which modules gaps are put to."""
        self._say(words.MODULES_TABLE, "", chart=None)
        self.modules.show_topics(topics)
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

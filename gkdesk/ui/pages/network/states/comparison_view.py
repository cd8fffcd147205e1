"""Two states of the network beside each other: which ones, and what differs, as list or map."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.text.codes.network import Fate
from gkdesk.text.comparison import NOW
from gkdesk.text.dates import format_day_joined
from gkdesk.text.papers.network import compared_counts
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui import tasks, theme
from gkdesk.ui.forms.inputs import ComboInput
from gkdesk.ui.pages.network.states.comparison_lines import ComparisonLines
from gkdesk.ui.pages.network.states.comparison_map import ComparisonMap
from gkdesk.ui.widgets import (
    Banner,
    FieldRow,
    HeadingLabel,
    Kind,
    Label,
    Role,
    ScrollPage,
    Segmented,
)

if TYPE_CHECKING:
    from gkdesk.errors import UserError
    from gkdesk.progress import Progress
    from gkdesk.services.networks.snapshots import SnapshotRow, Snapshots, StateComparison
    from gkdesk.text.ids import SnapshotId
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.tasks import Task

LIST, MAP = range(2)
WORKING = "Die Stände werden verglichen …"
BROKEN = "Der Vergleich ist nicht gelungen. Die Stände sind unverändert."
SAME = "Zwischen diesen Ständen hat sich nichts geändert."
GONE = "Der Stand, der verglichen wurde, ist nicht mehr da."
ONE_AND_THE_SAME = "Wählen Sie zwei verschiedene Stände."


class ComparisonView(QWidget):
    """Chooses two states and shows what differs; `wanted` for a record of a line."""

    wanted = Signal(str, object)
    compared = Signal(object)
    """The StateComparison that is shown, None while there is none."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._rows: tuple[SnapshotRow, ...] = ()
        self._work: Task | None = None
        self.result: StateComparison | None = None
        self.earlier = ComboInput()
        self.later = ComboInput()
        self.summary = Label("", Role.READING, wrap=True)
        self.trouble = Banner("", Kind.ERROR)
        self._map_place = QVBoxLayout()
        self.twin = Segmented("Darstellung", [("Liste", "table"), ("Karte", "map")])
        self.lines = ComparisonLines()
        self.map: ComparisonMap | None = None
        self.page = ScrollPage()
        self._layout()
        self.earlier.activated.connect(self.compare)
        self.later.activated.connect(self.compare)
        self.lines.wanted.connect(self.wanted)
        self.lines.rows.entered.connect(self._on_rows_entered)
        self.twin.current_changed.connect(self._on_twin_current_changed)

    def show_states(self, rows: tuple[SnapshotRow, ...]) -> None:
        """Offer these states; at first the newest one is compared with today."""
        chosen = self.chosen()
        self._rows = tuple(row for row in rows if row.organisations is not None)
        kept = {row.id for row in self._rows}
        first = chosen[0] if chosen[0] in kept else next(iter(kept & {self._newest()}), None)
        self._offer(self.earlier, first, with_today=False)
        self._offer(self.later, chosen[1] if chosen[1] in kept else None, with_today=True)
        self.compare()

    def choose(self, earlier: SnapshotId, later: SnapshotId | None = None) -> None:
        """Compare these two; None is the network of today. One that is gone is not replaced."""
        self.earlier.setCurrentIndex(self.earlier.findData(earlier))
        self.later.setCurrentIndex(self.later.findData(later))
        self.compare()

    def chosen(self) -> tuple[SnapshotId | None, SnapshotId | None]:
        """Return both states; None of the later one is the network of today.

        While one of both is not there, none is chosen.
        """
        if self._lacks_one():
            return None, None
        return self.earlier.currentData(), self.later.currentData()

    def _lacks_one(self) -> bool:
        return self.earlier.currentIndex() < 0 or self.later.currentIndex() < 0

    @Slot()
    def compare(self) -> None:
        """Compare in a worker; what was shown stays until the new comparison is there."""
        if self._work is not None:
            self._work.drop()
            self._work = None
        earlier, later = self.chosen()
        if earlier is None:
            self._show_nothing(GONE if self._rows else "")
            return
        if earlier == later:
            self._show_nothing(ONE_AND_THE_SAME)
            return
        if self.result is None:
            self.summary.setText(WORKING)
        work = partial(_compare, self._context.workspace.snapshots, earlier, later)
        self._work = tasks.run(
            self,
            work,
            done=self._on_compared,
            failed=self._on_failed,
            stopped=self._on_stopped,
            title="Vergleich zweier Stände",
        )

    def _newest(self) -> SnapshotId | None:
        return self._rows[0].id if self._rows else None

    def _offer(self, box: ComboInput, chosen: SnapshotId | None, *, with_today: bool) -> None:
        box.clear()
        if with_today:
            box.addItem(NOW, None)
        for row in self._rows:
            box.addItem(f"{row.name} (vom {format_day_joined(row.taken_on)})", row.id)
        box.setCurrentIndex(max(0, box.findData(chosen)) if box.count() else -1)

    def _show_nothing(self, words: str) -> None:
        self.result = None
        self.trouble.hide()
        self.summary.setText(words)
        self.lines.show_changes(())
        self._show_on_map()
        self.compared.emit(None)

    def _on_compared(self, result: StateComparison) -> None:
        self.result = result
        self.trouble.hide()
        self.summary.setText(_summary(result))
        self.lines.show_changes(result.rows)
        self.lines.rows.set_reading_order(self.page.content)
        self._show_on_map()
        self.compared.emit(result)

    @Slot()
    def _on_rows_entered(self) -> None:
        self.lines.rows.set_reading_order(self.page.content)

    def is_map(self) -> bool:
        """Tell whether the map is shown, not the list."""
        return self.twin.current() == MAP

    @Slot()
    def _on_twin_current_changed(self) -> None:
        if self.is_map() and self.map is None:
            self.map = ComparisonMap()
            self.map.wanted.connect(self.wanted)
            self._map_place.addWidget(self.map, 1)
        self.lines.setVisible(not self.is_map())
        if self.map is not None:
            self.map.setVisible(self.is_map())
        self._show_on_map()
        self.lines.rows.set_reading_order(self.page.content)

    def _show_on_map(self) -> None:
        if self.map is not None and self.is_map():
            self.map.show_comparison(self.result)

    def _on_failed(self, error: UserError) -> None:
        self._give_up(sentence(error))

    def _on_stopped(self) -> None:
        self._give_up(BROKEN)

    def _give_up(self, words: str) -> None:
        self._show_nothing("")
        self.trouble.say(words, Kind.ERROR)
        self.trouble.show()

    def _layout(self) -> None:
        page = self.page
        choosers = QHBoxLayout()
        choosers.setSpacing(theme.px("space.l"))
        choosers.addWidget(FieldRow("Von", self.earlier), 1)
        choosers.addWidget(FieldRow("Bis", self.later), 1)
        head = QHBoxLayout()
        head.addWidget(HeadingLabel("Was hat sich geändert?", Role.SECTION, wrap=True), 1)
        head.addWidget(self.twin)
        page.body.addLayout(head)
        page.body.addLayout(choosers)
        page.body.addWidget(self.trouble)
        page.body.addWidget(self.summary)
        page.body.addWidget(self.lines)
        page.body.addLayout(self._map_place, 1)
        page.body.addStretch(0)
        self.trouble.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)


def _compare(
    snapshots: Snapshots, earlier: SnapshotId, later: SnapshotId | None, progress: Progress
) -> StateComparison:
    progress.step(0, 1)
    return snapshots.comparison(earlier, later)


def _summary(result: StateComparison) -> str:
    if not result.rows:
        return SAME
    counts = Counter(row.fate for row in result.rows)
    numbers = compared_counts(*(counts[fate] for fate in Fate))
    return f"{result.before} bis {result.now}: {numbers}."

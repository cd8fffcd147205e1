"""The left side of Konferenzen: what is ahead, whose minutes are open, what was, and the series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.meetings import MeetingState
from gkdesk.text.dates import format_day_bare, format_day_short
from gkdesk.text.wording.clients import word
from gkdesk.ui import theme
from gkdesk.ui.pages.conferences.words import counted
from gkdesk.ui.records.row_list import OPEN_AFTER_MS
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.tables import GroupHeader, ItemList, PersonDelegate, PersonItem
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import Hairline, Label, LinkButton, PlainButton, Role

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.services.meetings.views import MeetingRow, SeriesRow
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.tables.items import Item

MEETING = RecordKind.MEETING.value
SERIES = RecordKind.MEETING_SERIES.value
MORE = "more"
EARLIER_AT_FIRST = 40
AHEAD = frozenset({MeetingState.PLANNED, MeetingState.INVITED, MeetingState.RUNNING})
Key = tuple[str, int]


class MeetingsPane(QWidget):
    """Emit `chosen` while the cursor moves and `entered` on Enter or a click, with kind and id."""

    chosen = Signal(str, object)
    entered = Signal(str, object)
    series_wanted = Signal()
    meeting_wanted = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._limit = EARLIER_AT_FIRST
        self._quiet = False
        self.new_series = PlainButton("Neue Reihe", "plus")
        set_tip(self.new_series, "Neue Reihe (Strg+N)")
        self.new_meeting = LinkButton("Einzelne Sitzung", "plus")
        self.list = ItemList("Sitzungen und Reihen", PersonDelegate())
        self.empty = Label("Noch keine Sitzung und keine Reihe.", Role.QUIET, wrap=True)
        self._timer = QTimer(self, interval=OPEN_AFTER_MS, singleShot=True)
        self._layout()
        self._connect()

    def reload(self) -> None:
        """Read meetings and series; the cursor stays where it is."""
        work = self._context.workspace
        meetings, series = work.meetings.rows(), work.series.rows(with_ended=True)
        items = grouped(meetings, series, work.clock.today(), self._limit)
        self._quiet = True
        self.list.set_items(items)
        self._quiet = False
        self.empty.setVisible(not items)
        self.list.setVisible(bool(items))

    def is_bare(self) -> bool:
        """Tell whether nothing was prepared yet."""
        return not self.list.items.rowCount()

    def select(self, kind: str, ref: int) -> None:
        """Put the cursor on a row without opening it; show more rows if it is further down."""
        self._quiet = True
        if not self.list.select((kind, ref)) and self.list.select((MORE, 0)):
            self._show_all()
            self.list.select((kind, ref))
        self._quiet = False

    def unselect(self) -> None:
        """Leave no row chosen."""
        self._quiet = True
        self.list.clearSelection()
        self.list.setCurrentIndex(self.list.items.index(-1))
        self._quiet = False

    def focus_list(self) -> None:
        if self.is_bare():
            self.new_series.setFocus()
            return
        self._quiet = True
        if self.list.current_key() is None:
            self.list.select_first()
        self._quiet = False
        self.list.setFocus()

    def _show_all(self) -> None:
        self._limit = 1_000_000
        self.reload()

    def _layout(self) -> None:
        margin = 20
        deeds = QHBoxLayout()
        deeds.setSpacing(theme.px("space.l"))
        deeds.addWidget(self.new_series)
        deeds.addWidget(self.new_meeting)
        deeds.addStretch(1)
        top = QVBoxLayout()
        top.setContentsMargins(margin, theme.px("space.m"), margin - 4, theme.px("space.m"))
        top.setSpacing(theme.px("space.m"))
        top.addLayout(deeds)
        self.empty.setContentsMargins(margin, margin, margin, margin)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Hairline())
        column.addWidget(self.empty, 1)
        column.addWidget(self.list, 1)

    def _connect(self) -> None:
        self.new_series.clicked.connect(self.series_wanted)
        self.new_meeting.clicked.connect(self.meeting_wanted)
        self.list.selected.connect(self._on_list_selected)
        self.list.opened.connect(self._on_list_opened)
        self._timer.timeout.connect(self._on_timer_timeout)

    @Slot(object)
    def _on_list_selected(self, key: Key | None) -> None:
        if key is not None and not self._quiet and key[0] != MORE:
            self._timer.start()

    @Slot(object)
    def _on_list_opened(self, key: Key) -> None:
        self._timer.stop()
        if key[0] == MORE:
            self._show_all()
        else:
            self.entered.emit(*key)

    @Slot()
    def _on_timer_timeout(self) -> None:
        key = self.list.current_key()
        if isinstance(key, tuple) and self.isVisible():
            self.chosen.emit(*key)


def grouped(
    meetings: tuple[MeetingRow, ...],
    series: tuple[SeriesRow, ...],
    today: dt.date,
    limit: int,
) -> list[Item]:
    """Put meetings, the soonest first, and series under their heads."""
    ahead = sorted((row for row in meetings if row.state in AHEAD), key=_by_day)
    held = [row for row in meetings if row.state is MeetingState.HELD]
    earlier = [
        row for row in meetings if row.state not in AHEAD and row.state is not MeetingState.HELD
    ]
    running = [row for row in series if row.ended_on is None]
    ended = [row for row in series if row.ended_on is not None]
    items: list[Item] = []
    _add(items, "Anstehend", len(ahead), [meeting_item(row, today) for row in ahead])
    _add(items, "Protokoll offen", len(held), [meeting_item(row, today) for row in held])
    _add(items, "Reihen", len(running), [series_item(row, today) for row in running])
    _add(items, "Früher", len(earlier), [meeting_item(row, today) for row in earlier[:limit]])
    if len(earlier) > limit:
        more = f"{len(earlier) - limit} weitere zeigen"
        items.append(PersonItem((MORE, 0), more, step="alle früheren Sitzungen"))
    _add(items, "Beendete Reihen", len(ended), [series_item(row, today) for row in ended])
    return items


def meeting_item(row: MeetingRow, today: dt.date) -> PersonItem:
    """Put a meeting into the words of the list."""
    open_actions = row.open_actions
    over = row.state in AHEAD and row.on < today
    step = "Tag ist vorbei: abschließen oder absagen" if over else word(row.state)
    agreed = counted(open_actions, "Verabredung offen", "Verabredungen offen")
    return PersonItem(
        key=(MEETING, row.id),
        title=row.title,
        step=step,
        when=format_day_short(row.on, today),
        context=joined(
            row.starts and f"{row.starts} Uhr",
            counted(row.cases, "Fall", "Fälle") if row.cases else "",
            agreed if open_actions else attending(row.participants),
        ),
        warns=over or row.state is MeetingState.HELD,
    )


def attending(number: int) -> str:
    """Say how many take part."""
    return f"Teilnehmende: {number}" if number else "noch ohne Teilnehmende"


def series_item(row: SeriesRow, today: dt.date) -> PersonItem:
    """Put a series into the words of the list."""
    if row.ended_on is not None:
        step = f"beendet am {format_day_bare(row.ended_on)}"
    elif row.next_on is not None:
        step = "nächste Sitzung steht"
    else:
        step = "nächste Sitzung vorbereiten"
    following = row.next_on or (None if row.ended_on else row.proposed_on)
    return PersonItem(
        key=(SERIES, row.id),
        title=row.name,
        step=step,
        when="" if following is None else format_day_short(following, today),
        context=joined(word(row.rhythm), counted(row.meetings, "Sitzung", "Sitzungen"), row.body),
    )


def _add(items: list[Item], title: str, count: int, rows: list[PersonItem]) -> None:
    if rows:
        items.append(GroupHeader(title, count))
        items.extend(rows)


def _by_day(row: MeetingRow) -> tuple[dt.date, str]:
    return row.on, row.starts

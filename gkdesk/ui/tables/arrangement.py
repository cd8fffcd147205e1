"""How somebody arranged a table: which columns, in which order, sorted by what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gkdesk.ui.tables.view import TableView

_ORDER, _SHOWN, _SORT, _DOWN = "order", "shown", "sort", "down"


@dataclass(frozen=True)
class Arrangement:
    """Keys of columns: all in their order, those that are shown, the one that sorts."""

    order: tuple[str, ...]
    shown: frozenset[str]
    sort: str = ""
    is_down: bool = False

    def stored(self) -> dict[str, str]:
        """Return the form in which it is kept."""
        return {
            _ORDER: " ".join(self.order),
            _SHOWN: " ".join(key for key in self.order if key in self.shown),
            _SORT: self.sort,
            _DOWN: "1" if self.is_down else "",
        }


def read_arrangement(stored: Mapping[str, str]) -> Arrangement | None:
    """Return what was kept, None where nothing was."""
    order = tuple(stored.get(_ORDER, "").split())
    if not order:
        return None
    shown = frozenset(stored.get(_SHOWN, "").split())
    return Arrangement(order, shown, stored.get(_SORT, ""), bool(stored.get(_DOWN)))


def arrangement_of(view: TableView[Any], shown: Iterable[str] | None = None) -> Arrangement:
    """Return how a table is arranged; `shown` where columns are out of sight for a while only."""
    columns, header = view.spec.columns, view.horizontalHeader()
    places = sorted(range(len(columns)), key=header.visualIndex)
    sort, is_down = view.rows.sorted_by()
    return Arrangement(
        tuple(columns[place].key for place in places),
        frozenset(view.visible_columns() if shown is None else shown),
        sort,
        is_down,
    )


def arrange(view: TableView[Any], wanted: Arrangement) -> None:
    """Arrange a table; a column that is new since then stands where and as the program has it."""
    keys = [column.key for column in view.spec.columns]
    known = [key for key in wanted.order if key in keys]
    fresh = {c.key for c in view.spec.columns if c.shown and c.key not in wanted.order}
    view.set_visible_columns(wanted.shown | fresh)
    header = view.horizontalHeader()
    for place, key in enumerate(known):
        header.moveSection(header.visualIndex(keys.index(key)), place)
    if wanted.sort in keys:
        order = Qt.SortOrder.DescendingOrder if wanted.is_down else Qt.SortOrder.AscendingOrder
        view.rows.sort(keys.index(wanted.sort), order)

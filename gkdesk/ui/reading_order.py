"""Tab goes through a page as one reads it, also after rows and forms came and went."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def set_reading_order(ground: QWidget) -> None:
    """Set the tab order of everything in the layouts of `ground` to the order of the layouts."""
    put_in_order(stops(ground))


def put_in_order(found: Iterable[QWidget]) -> None:
    """Let Tab go from each of these widgets to the next one."""
    for first, second in pairwise(found):
        QWidget.setTabOrder(first, second)


def is_stop(widget: QWidget) -> bool:
    """Tell whether Tab stops at `widget` when it is shown."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def stops(ground: QWidget) -> Iterator[QWidget]:
    """Return the widgets that Tab stops at, shown or not, in reading order.

    The layouts are asked, not the focus chain: that one goes through the whole window and through
    widgets of Qt that Python must not touch.
    """
    if is_stop(ground):
        yield ground
        return
    inner = ground.widget() if isinstance(ground, QScrollArea) else None
    layout = ground.layout()
    if inner is not None:
        yield from stops(inner)
    elif layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for index in _order(layout):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from stops(widget)
        elif inner is not None:
            yield from _in_layout(inner)


def _order(layout: QLayout) -> list[int]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        grid = layout
        places.sort(key=lambda index: tuple(grid.getItemPosition(index))[:2])  # type: ignore[arg-type]
    return places

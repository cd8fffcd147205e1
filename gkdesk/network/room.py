"""What is taken on a page: boxes in the cells of a grid, so that asking is quick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.ids import OrganisationId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.network.marks import Box

_CELL = 48.0

_Taken = tuple[float, float, float, float, OrganisationId | None]
"""A taken box and whose name stands there; None for what cannot move."""


class Room:
    """The boxes that are taken, found by the cells of a grid."""

    def __init__(self, page: Box, fixed: Iterable[Box] = ()) -> None:
        self._page = page
        self._cells: dict[tuple[int, int], list[_Taken]] = {}
        for box in fixed:
            self.take(None, box)

    def take(self, owner: OrganisationId | None, box: Box) -> None:
        """Let a box be taken."""
        for cell in _cells_of(box):
            taken = (box.left, box.top, box.right, box.bottom, owner)
            self._cells.setdefault(cell, []).append(taken)

    def free(self, owner: OrganisationId, box: Box) -> None:
        """Give a box back."""
        for cell in _cells_of(box):
            self._cells[cell].remove((box.left, box.top, box.right, box.bottom, owner))

    def is_free(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Return whether nothing stands in this part of the page."""
        page = self._page
        if left < page.left or top < page.top or right > page.right or bottom > page.bottom:
            return False
        # The innermost loop of the map: a call for every box would double its time.
        cells = self._cells
        for column in range(int(left // _CELL), int(right // _CELL) + 1):
            for row in range(int(top // _CELL), int(bottom // _CELL) + 1):
                for low_x, low_y, high_x, high_y, _owner in cells.get((column, row), ()):
                    if left < high_x and low_x < right and top < high_y and low_y < bottom:
                        return False
        return True

    def blockers(
        self, left: float, top: float, right: float, bottom: float
    ) -> set[OrganisationId] | None:
        """Return whose names are in the way; None if something stands there that cannot move."""
        page = self._page
        if left < page.left or top < page.top or right > page.right or bottom > page.bottom:
            return None
        found = set()
        cells = self._cells
        for column in range(int(left // _CELL), int(right // _CELL) + 1):
            for row in range(int(top // _CELL), int(bottom // _CELL) + 1):
                for low_x, low_y, high_x, high_y, owner in cells.get((column, row), ()):
                    if left < high_x and low_x < right and top < high_y and low_y < bottom:
                        if owner is None:
                            return None
                        found.add(owner)
        return found


def _cells_of(box: Box) -> list[tuple[int, int]]:
    columns = range(int(box.left // _CELL), int(box.right // _CELL) + 1)
    rows = range(int(box.top // _CELL), int(box.bottom // _CELL) + 1)
    return [(column, row) for column in columns for row in rows]

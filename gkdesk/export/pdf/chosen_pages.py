"""Single pages of a finished PDF: where its chapters begin, and some of its pages by themselves.

The pages stay as they are, with the numbers at their feet; what the others say leaves the tags.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from pikepdf import Array, Name, Object, ObjectStreamMode, OutlineItem, Pdf

from gkdesk.export.pdf.sheet_tags import OBJECT_NUMBER, marks_of, write_tree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

ROW = Name.TR


class Opening(NamedTuple):
    """Where a bookmark of the first level leads: its page from 0, and the place there in points."""

    page: int
    left: float
    top: float


def openings(pdf: bytes) -> tuple[Opening, ...]:
    """Return where the chapters of a PDF begin, in their order."""
    with Pdf.open(io.BytesIO(pdf)) as made:
        numbers = {page.obj.objgen: number for number, page in enumerate(made.pages)}
        with made.open_outline() as outline:
            found = [_aim(each) for each in outline.root]
        return tuple(
            Opening(numbers[page.objgen], float(left), float(top))
            for page, _how, left, top, _zoom in found
        )


def chosen_pages(pdf: bytes, numbers: Collection[int]) -> bytes:
    """Return some pages of a PDF, in their order; pages count from 0."""
    with Pdf.open(io.BytesIO(pdf)) as made:
        wanted = sorted(numbers)
        tree = made.Root.StructTreeRoot
        marks = marks_of(tree, len(made.pages))
        kept = {made.pages[number].obj.objgen for number in wanted}
        _prune(tree.K, kept)
        write_tree(made, tree.K, [marks[number] for number in wanted])
        with made.open_outline() as outline:
            outline.root[:] = _still_there(outline.root, kept)
        for number in reversed(range(len(made.pages))):
            if number not in wanted:
                del made.pages[number]
        for number, page in enumerate(made.pages):
            page.obj.StructParents = number
        out = io.BytesIO()
        made.save(
            out,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=ObjectStreamMode.generate,
        )
        return out.getvalue()


def _aim(item: OutlineItem) -> Array:
    """Return where a bookmark of gkdesk leads: page, how, left, top, zoom."""
    if not isinstance(item.destination, Array):
        raise TypeError(item.destination)
    return item.destination


def _prune(element: Object, kept: Collection[OBJECT_NUMBER]) -> bool:
    """Take away what is not on the kept pages; tell whether anything is left of an element.

    A row keeps all its cells, the empty ones as well: the others belong to columns.
    """
    is_home = "/Pg" in element and element.Pg.objgen in kept
    left = [kid for kid in _kids(element) if _stays(kid, kept, is_home=is_home)]
    is_row = element.S == ROW
    shown = [kid for kid in _kids(element) if not isinstance(kid, int)] if is_row and left else left
    if "/Pg" in element and not is_home:
        del element["/Pg"]
    if shown:
        element.K = shown[0] if len(shown) == 1 else Array(shown)
    elif "/K" in element:
        del element["/K"]
    return bool(left)


def _stays(kid: Object | int, kept: Collection[OBJECT_NUMBER], *, is_home: bool) -> bool:
    if isinstance(kid, int):
        return is_home
    if kid.get("/Type") == Name.MCR:
        return kid.Pg.objgen in kept
    return _prune(kid, kept)


def _kids(element: Object) -> Sequence[Object | int]:
    if "/K" not in element:
        return ()
    kids = element.K
    return tuple(kids) if isinstance(kids, Array) else (kids,)


def _still_there(
    items: Iterable[OutlineItem], kept: Collection[OBJECT_NUMBER]
) -> list[OutlineItem]:
    """Return the bookmarks of the kept pages; those below one that goes take its place."""
    found: list[OutlineItem] = []
    for item in items:
        below = _still_there(item.children, kept)
        if _aim(item)[0].objgen in kept:
            item.children[:] = below
            found.append(item)
        else:
            found += below
    return found

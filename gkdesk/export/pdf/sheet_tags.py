"""The structure of pages that have moved onto sheets: tags, bookmarks and the way back to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pikepdf import Array, Dictionary, Name, Object, Pdf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

OBJECT_NUMBER = tuple[int, int]


class Spot(NamedTuple):
    """Where a page stands now: its sheet, the number of its first mark there, its corner."""

    sheet: Object
    first: int
    x: float
    y: float


def marks_of(tree: Object, count: int) -> list[list[Object]]:
    """Return the element of each mark on each page, by the parent tree that gkdesk writes."""
    numbers = list(tree.ParentTree.Nums)
    lists = {
        int(number): list(found) for number, found in zip(numbers[::2], numbers[1::2], strict=True)
    }
    return [lists.get(number, []) for number in range(count)]


def move_tags(element: Object, spots: Mapping[OBJECT_NUMBER, Spot]) -> Spot | None:
    """Let an element and all below it name the sheets; return where its first mark stands."""
    home = spots[element.Pg.objgen] if "/Pg" in element else None
    first = home
    if home is not None:
        element.Pg = home.sheet
    moved: list[Object | int] = []
    for kid in _kids(element):
        if home is not None and isinstance(kid, int):
            moved.append(kid + home.first)
        elif not isinstance(kid, int) and kid.get("/Type") == Name.MCR:
            moved.append(_moved(kid, spots[kid.Pg.objgen]))
        elif not isinstance(kid, int):
            below = move_tags(kid, spots)
            first = first or below
            moved.append(kid)
    if moved:
        element.K = moved[0] if len(moved) == 1 else Array(moved)
    if first is not None:
        _move_area(element, first)
    return first


def _kids(element: Object) -> list[Object | int]:
    if "/K" not in element:
        return []
    kids = element.K
    return list(kids) if isinstance(kids, Array) else [kids]


def _moved(reference: Object, spot: Spot) -> Object:
    return Dictionary(Type=Name.MCR, Pg=spot.sheet, MCID=int(reference.MCID) + spot.first)


def _move_area(element: Object, spot: Spot) -> None:
    """Say of a picture where on the sheet it stands."""
    for attribute in element.get("/A", Array()):
        if "/BBox" in attribute:
            left, bottom, right, top = (float(each) for each in attribute.BBox)
            corners = (left + spot.x, bottom + spot.y, right + spot.x, top + spot.y)
            attribute.BBox = Array([round(each, 2) for each in corners])


def joined(pdf: Pdf, elements: Sequence[Object]) -> Object:
    """Return one document of several, each of them a part of it."""
    whole = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document))
    for element in elements:
        element.S = Name.Sect
        element.P = whole
    whole.K = Array(elements)
    return whole


def write_tree(pdf: Pdf, document: Object, marks: Sequence[Sequence[Object]]) -> None:
    """Put the structure of all sheets into the catalogue; `marks` are those of each sheet."""
    numbers = Array()
    for number, elements in enumerate(marks):
        numbers.append(number)
        numbers.append(pdf.make_indirect(Array(elements)))
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=document))
    document.P = tree
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    tree.ParentTreeNextKey = len(marks)
    pdf.Root.StructTreeRoot = tree


def move_bookmarks(pdf: Pdf, spots: Mapping[OBJECT_NUMBER, Spot]) -> None:
    """Let the bookmarks lead to the sheets."""
    for item in _items(pdf.Root.get("/Outlines", Dictionary())):
        page, how, left, top, zoom = item.Dest
        spot = spots[page.objgen]
        place = [round(float(left) + spot.x, 1), round(float(top) + spot.y, 1)]
        item.Dest = Array([spot.sheet, how, *place, zoom])


def _items(parent: Object) -> Iterator[Object]:
    item = parent.get("/First")
    while item is not None:
        yield item
        yield from _items(item)
        item = item.get("/Next")

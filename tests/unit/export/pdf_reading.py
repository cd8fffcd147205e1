"""Reads a PDF back: which glyph was drawn where, for which structure element."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import pikepdf
import uharfbuzz as hb

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator


@dataclass(frozen=True)
class Font:
    """An embedded Type 0 font."""

    name: str
    text_of: dict[int, str]
    gid_of: tuple[int, ...]
    widths: dict[int, float]
    font: hb.Font


class Drawn(NamedTuple):
    """One glyph on paper; `x` and `y` in points, `mcid` None inside artifacts."""

    page: int
    mcid: int | None
    artifact: bool
    text: str
    gid: int
    font: Font
    x: float
    y: float
    size: float


def open_pdf(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def to_unicode(stream: bytes) -> dict[int, str]:
    found = {}
    for line in stream.decode("ascii").splitlines():
        if line.startswith("<") and line.count("<") == 2 and line != "<0000> <FFFF>":
            code, text = (part.strip("<> ") for part in line.split("> <"))
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return found


def read_font(font: pikepdf.Object) -> Font:
    descendant = font.DescendantFonts[0]
    data = descendant.CIDToGIDMap.read_bytes()
    start, widths = int(descendant.W[0]), [float(each) for each in descendant.W[1]]
    file = bytes(descendant.FontDescriptor.FontFile2.read_bytes())
    return Font(
        name=str(font.BaseFont),
        text_of=to_unicode(font.ToUnicode.read_bytes()),
        gid_of=struct.unpack(f">{len(data) // 2}H", data),
        widths=dict(enumerate(widths, start=start)),
        font=hb.Font(hb.Face(hb.Blob(file))),
    )


def drawn(data: bytes) -> list[Drawn]:
    """Return all glyphs in the order of the content streams."""
    with open_pdf(data) as pdf:
        fonts = {name: read_font(font) for name, font in pdf.pages[0].Resources.Font.items()}
        return [
            glyph for number, page in enumerate(pdf.pages) for glyph in _page(number, page, fonts)
        ]


class _Place(NamedTuple):
    """Where the glyphs of one string are drawn, and as part of what."""

    page: int
    tag: str
    mcid: int | None
    font: Font
    y: float
    size: float

    def glyphs(self, parts: pikepdf.Object, x: float) -> Generator[Drawn, None, float]:
        """Yield the glyphs of strings with the moves between them from `x` on; return its end."""
        page, tag, mcid, font, y, size = self
        is_artifact, scale = tag == "/Artifact", size / 1000
        for part in parts:
            if isinstance(part, pikepdf.String):
                for code in _codes(part):
                    text, gid = font.text_of[code], font.gid_of[code]
                    yield Drawn(page, mcid, is_artifact, text, gid, font, x, y, size)
                    x += font.widths[code] * scale
            else:
                x -= float(part) * scale
        return x


def _codes(string: pikepdf.String) -> tuple[int, ...]:
    codes = bytes(string)
    return struct.unpack(f">{len(codes) // 2}H", codes)


def _page(number: int, page: pikepdf.Page, fonts: dict[str, Font]) -> Iterator[Drawn]:
    marks: list[tuple[str, int | None]] = []
    font, size, rise, x, y = None, 0.0, 0.0, 0.0, 0.0
    moved, kept = (0.0, 0.0), []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                marks.append((str(operands[0]), int(operands[1].MCID)))
            case "BMC":
                marks.append((str(operands[0]), None))
            case "EMC":
                marks.pop()
            case "Tf":
                font, size = fonts[str(operands[0])], float(operands[1])
            case "q":
                kept.append(moved)
            case "Q":
                moved = kept.pop()
            case "cm":
                moved = (moved[0] + float(operands[4]), moved[1] + float(operands[5]))
            case "Tm":
                x, y = moved[0] + float(operands[4]), moved[1] + float(operands[5])
            case "Ts":
                rise = float(operands[0])
            case "TJ":
                assert marks, "text outside of marked content"
                assert font is not None
                place = _Place(number, *marks[-1], font, y + rise, size)
                x = yield from place.glyphs(operands[0], x)
            case "re" | "l" | "c":
                assert marks, "a shape outside of marked content"
                assert marks[-1][0] in ("/Artifact", "/Figure")
    assert not marks, "marked content is not closed"


@dataclass(frozen=True)
class Element:
    """One structure element, with the text that a screen reader gets."""

    role: str
    language: str
    text: str
    kids: tuple[Element, ...]
    marks: tuple[tuple[int, int], ...]
    attributes: dict[str, str]
    replaced: bool
    alternative: str = ""

    def walk(self) -> Iterator[Element]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def of(self, role: str) -> list[Element]:
        return [each for each in self.walk() if each.role == role]


def structure(data: bytes, glyphs: list[Drawn] | None = None) -> Element:
    """Return the root element of the structure tree; who has the `glyphs` already lends them."""
    by_mark: dict[tuple[int, int], str] = {}
    for glyph in drawn(data) if glyphs is None else glyphs:
        if glyph.mcid is not None:
            key = (glyph.page, glyph.mcid)
            by_mark[key] = by_mark.get(key, "") + glyph.text
    with open_pdf(data) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        return _element(pdf.Root.StructTreeRoot.K, pages, by_mark)


def kids_of(node: pikepdf.Object) -> list[pikepdf.Object | int]:
    kids = node.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array | list) else [kids]


def mark_of(
    kid: pikepdf.Object | int, node: pikepdf.Object, pages: dict[tuple[int, int], int]
) -> tuple[int, int] | None:
    """Return page and MCID of a kid that is marked content, None for an element."""
    if isinstance(kid, int):
        return pages[node.Pg.objgen], kid
    return (pages[kid.Pg.objgen], int(kid.MCID)) if kid.get("/Type") == "/MCR" else None


def _element(
    node: pikepdf.Object, pages: dict[tuple[int, int], int], texts: dict[tuple[int, int], str]
) -> Element:
    kids, marks, parts = [], [], []
    for kid in kids_of(node):
        mark = mark_of(kid, node, pages)
        if mark is not None:
            marks.append(mark)
            parts.append(texts.get(mark, ""))
        else:
            kids.append(_element(kid, pages, texts))
            parts.append(kids[-1].text)
    replaced = "/ActualText" in node
    return Element(
        role=str(node.S).lstrip("/"),
        language=str(node.get("/Lang", "")),
        text=str(node.ActualText) if replaced else "".join(parts),
        kids=tuple(kids),
        marks=tuple(marks),
        attributes={
            str(key): str(value)
            for attribute in node.get("/A", [])
            for key, value in attribute.items()
        },
        replaced=replaced,
        alternative=str(node.get("/Alt", "")),
    )

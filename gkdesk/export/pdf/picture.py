"""Pictures out of dots, as they come from `picture_file.normalised`: a logo, for example.

The compressed lines of the PNG go into the PDF as they are; nothing is unpacked or packed again.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pikepdf import Dictionary, Name, Object, Pdf, Stream

from gkdesk.export.content import Align
from gkdesk.export.pdf.boxes import Box
from gkdesk.export.pdf.ink import Area
from gkdesk.export.pdf.styles import MM
from gkdesk.export.pdf.tags import Node, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.export import content as model
    from gkdesk.export.pdf.builder import Builder
    from gkdesk.export.pdf.ink import Ink

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {0: 1, 2: 3}
LANGUAGE = "de"


class _Header(NamedTuple):
    """What the first piece of a PNG says about the dots."""

    width: int
    height: int
    bits: int
    kind: int
    compression: int
    filtering: int
    interlaced: int


def picture(builder: Builder, block: model.Picture, width: float, parent: Node | None) -> list[Box]:
    """Set a picture, as high as it wants to be unless it would be wider than the text."""
    return [placed(block, width, builder.page_height, parent)]


def placed(block: model.Picture, width: float, height: float, parent: Node | None) -> Dots:
    """Return the box of a picture that fits into a width and a height."""
    header = _header(block.data)
    high = min(block.height * MM, height, width * header.height / header.width)
    node = None
    if parent is not None and block.alternative:
        node = parent.add(Role.FIGURE, LANGUAGE)
        node.alternative = block.alternative
    wide = high * header.width / header.height
    shares = {Align.CENTER: 0.5, Align.END: 1.0}
    shift = (width - wide) * shares.get(block.align, 0.0)
    return Dots(data=block.data, size=(wide, high), shift=shift, node=node, before=4.0, after=8.0)


@dataclass(frozen=True, kw_only=True)
class Dots(Box):
    """A picture of a size in points; without a node it is decoration."""

    data: bytes
    size: tuple[float, float]
    shift: float
    node: Node | None

    @property
    def height(self) -> float:
        return self.size[1]

    def draw(self, ink: Ink, x: float, top: float) -> None:
        area = Area(x + self.shift, top - self.height, *self.size)
        if self.node is None:
            ink.artifact()
        else:
            self.node.area = area
            ink.tag(self.node)
        ink.picture(self.data, area)


def image(pdf: Pdf, data: bytes) -> Object:
    """Write a picture into a PDF."""
    header = _header(data)
    channels = CHANNELS[header.kind]
    packed = b"".join(piece for kind, piece in _pieces(data) if kind == b"IDAT")
    lines = Dictionary(
        Predictor=15, Colors=channels, BitsPerComponent=header.bits, Columns=header.width
    )
    made = Stream(
        pdf,
        packed,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=header.width,
        Height=header.height,
        ColorSpace=Name.DeviceGray if channels == 1 else Name.DeviceRGB,
        BitsPerComponent=header.bits,
        Filter=Name.FlateDecode,
        DecodeParms=lines,
    )
    return pdf.make_indirect(made)


def _header(data: bytes) -> _Header:
    """Return the header; raise ValueError for a PNG that was not normalised."""
    kind, first = next(_pieces(data), (b"", b""))
    header = _Header(*struct.unpack(">IIBBBBB", first)) if kind == b"IHDR" else None
    if header is None or header.kind not in CHANNELS or header.interlaced or header.bits != 8:
        raise ValueError("not a normalised picture")
    return header


def _pieces(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE) if data.startswith(SIGNATURE) else len(data)
    while at + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        yield kind, data[at + 8 : at + 8 + length]
        at += length + 12

"""Embedding of fonts: subset, widths and the way back from glyphs to text (ToUnicode).

Each pair of glyph and text gets its own character id. So a glyph that stands for different
letters (the bare shape under several Arabic letters) is still copied and read aloud rightly.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import uharfbuzz as hb
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from gkdesk.export.pdf.fonts import Face
from gkdesk.export.pdf.sfnt import Composite, Part, with_composites

if TYPE_CHECKING:
    from gkdesk.export.pdf.shaping import Glyph

DROPPED_TABLES = ("GSUB", "GPOS", "GDEF", "STAT", "name", "OS/2", "gasp", "post", "vhea", "vmtx")
SYMBOLIC = 4
STEM_WIDTH = {False: 88, True: 128}
CODES_PER_BLOCK = 100


@dataclass(slots=True)
class FontUse:
    """What a document uses of one face, in order of first use."""

    face: Face
    name: str
    codes: dict[tuple[tuple[Part, ...], str], int] = field(default_factory=dict)
    widths: list[int] = field(default_factory=lambda: [0])

    def code(self, glyph: Glyph) -> int:
        """Return the character id of a glyph that stands for its text."""
        key = (glyph.parts, glyph.text)
        found = self.codes.get(key)
        if found is None:
            found = self.codes[key] = len(self.codes) + 1
            self.widths.append(self._width(glyph))
        return found

    def _width(self, glyph: Glyph) -> int:
        if len(glyph.parts) > 1:
            return glyph.advance
        return int(self.face.font.get_glyph_h_advance(glyph.parts[0].gid))


def embed(pdf: Pdf, use: FontUse) -> Object:
    """Write a used face into the PDF and return its Type 0 font."""
    data, glyph_map = _subset(use)
    base = Name("/" + _subset_tag(data) + "+" + use.face.key)
    system = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=base,
        CIDSystemInfo=system,
        FontDescriptor=pdf.make_indirect(_descriptor(pdf, use.face, base, data)),
        DW=0,
        W=Array([1, Array(use.widths[1:])]),
        CIDToGIDMap=Stream(pdf, glyph_map),
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=base,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(descendant)]),
        ToUnicode=Stream(pdf, _to_unicode(use)),
    )
    return pdf.make_indirect(font)


def _subset_tag(data: bytes) -> str:
    digest = hashlib.sha256(data).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _subset(use: FontUse) -> tuple[bytes, bytes]:
    """Return the font file with the used glyphs only, and the map from character ids to them."""
    wanted = hb.SubsetInput()
    wanted.flags = (
        hb.SubsetFlags.RETAIN_GIDS
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NOTDEF_OUTLINE
    )
    for parts, _ in use.codes:
        for part in parts:
            wanted.glyph_set.add(part.gid)
    for table in DROPPED_TABLES:
        wanted.drop_table_tag_set.add(int.from_bytes(table.ljust(4).encode(), "big"))
    subset = wanted.subset(use.face.face)
    composites: dict[tuple[Part, ...], Composite] = {}
    glyph_ids = [0]
    for (parts, _), code in use.codes.items():
        if len(parts) == 1:
            glyph_ids.append(parts[0].gid)
            continue
        composites.setdefault(parts, Composite(parts, use.widths[code]))
        glyph_ids.append(subset.glyph_count + list(composites).index(parts))
    data = with_composites(subset, list(composites.values()))
    return data, struct.pack(f">{len(glyph_ids)}H", *glyph_ids)


def _descriptor(pdf: Pdf, face: Face, base: Name, data: bytes) -> Dictionary:
    head = face.face.reference_table("head").data
    metrics = face.face.reference_table("OS/2").data
    ascent, descent = struct.unpack(">hh", metrics[68:72])
    (cap_height,) = struct.unpack(">h", metrics[88:90])
    file = Stream(pdf, data)
    file.Length1 = len(data)
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=base,
        Flags=SYMBOLIC,
        FontBBox=Array(struct.unpack(">hhhh", head[36:44])),
        ItalicAngle=0,
        Ascent=ascent,
        Descent=descent,
        CapHeight=cap_height or 700,
        StemV=STEM_WIDTH[face.strong],
        FontFile2=file,
    )


def _to_unicode(use: FontUse) -> bytes:
    entries = [
        f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for (_, text), code in use.codes.items()
        if text
    ]
    blocks = [
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar"
        for block in (
            entries[at : at + CODES_PER_BLOCK] for at in range(0, len(entries), CODES_PER_BLOCK)
        )
    ]
    return (CMAP_HEAD + "\n".join(blocks) + CMAP_TAIL).encode("ascii")


CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
CMAP_TAIL = """
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""

"""Add composite glyphs to a TrueType subset.

Arabic fonts draw many letters as a bare shape and its dots, several glyphs for one letter. In a
PDF that breaks words apart when they are searched or copied. A composite glyph of the same parts
makes it one glyph for one letter again; what is drawn stays the same.
"""

from __future__ import annotations

import itertools
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    import uharfbuzz as hb

WORDS, XY_VALUES, MORE_COMPONENTS = 0x1, 0x2, 0x20
LONG_OFFSETS = 1
CHECKSUM_MAGIC = 0xB1B0AFBA
KEPT_TABLES = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")


class Part(NamedTuple):
    """One glyph of a composite, moved by font units."""

    gid: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Composite:
    """A new glyph."""

    parts: tuple[Part, ...]
    advance: int


class _Box(NamedTuple):
    x_min: int
    y_min: int
    x_max: int
    y_max: int


def with_composites(face: hb.Face, composites: Sequence[Composite]) -> bytes:
    """Return the font file of a subset with the composites appended after its last glyph."""
    tables = {tag: bytes(face.reference_table(tag).data) for tag in KEPT_TABLES}
    glyphs = _glyphs(tables)
    boxes = [_composite_box(composite, glyphs) for composite in composites]
    drawn = [_composite_glyph(each, box) for each, box in zip(composites, boxes, strict=True)]
    tables["glyf"], tables["loca"] = _outlines([*glyphs, *drawn])
    tables["hmtx"] = _metrics(tables, len(glyphs)) + b"".join(
        struct.pack(">Hh", each.advance, box.x_min)
        for each, box in zip(composites, boxes, strict=True)
    )
    total = len(glyphs) + len(composites)
    tables["hhea"] = tables["hhea"][:34] + struct.pack(">H", total)
    tables["head"] = tables["head"][:50] + struct.pack(">hh", LONG_OFFSETS, 0)
    tables["maxp"] = _limits(tables["maxp"], total, composites)
    return _file(tables)


def _glyphs(tables: dict[str, bytes]) -> list[bytes]:
    (count,) = struct.unpack_from(">H", tables["maxp"], 4)
    (long_offsets,) = struct.unpack_from(">h", tables["head"], 50)
    if long_offsets:
        offsets = struct.unpack_from(f">{count + 1}I", tables["loca"])
    else:
        offsets = tuple(2 * each for each in struct.unpack_from(f">{count + 1}H", tables["loca"]))
    data = tables["glyf"]
    return [data[start:end] for start, end in itertools.pairwise(offsets)]


def _composite_box(composite: Composite, glyphs: Sequence[bytes]) -> _Box:
    boxes = [
        (part, _Box(*struct.unpack_from(">4h", glyphs[part.gid], 2)))
        for part in composite.parts
        if glyphs[part.gid]
    ]
    if not boxes:
        return _Box(0, 0, 0, 0)
    return _Box(
        min(box.x_min + part.x for part, box in boxes),
        min(box.y_min + part.y for part, box in boxes),
        max(box.x_max + part.x for part, box in boxes),
        max(box.y_max + part.y for part, box in boxes),
    )


def _composite_glyph(composite: Composite, box: _Box) -> bytes:
    data = [struct.pack(">5h", -1, *box)]
    for index, part in enumerate(composite.parts, start=1):
        more = MORE_COMPONENTS if index < len(composite.parts) else 0
        data.append(struct.pack(">HHhh", WORDS | XY_VALUES | more, part.gid, part.x, part.y))
    return b"".join(data)


def _outlines(glyphs: Sequence[bytes]) -> tuple[bytes, bytes]:
    data, offsets = [], [0]
    for glyph in glyphs:
        padded = glyph + b"\0" * (-len(glyph) % 4)
        data.append(padded)
        offsets.append(offsets[-1] + len(padded))
    return b"".join(data), struct.pack(f">{len(offsets)}I", *offsets)


def _metrics(tables: dict[str, bytes], count: int) -> bytes:
    """Return one full metric per glyph; the short form for equal widths is written out."""
    (full,) = struct.unpack_from(">H", tables["hhea"], 34)
    data = tables["hmtx"]
    (width,) = struct.unpack_from(">H", data, 4 * (full - 1))
    bearings = struct.unpack_from(f">{count - full}h", data, 4 * full)
    return data[: 4 * full] + b"".join(struct.pack(">Hh", width, each) for each in bearings)


def _limits(maxp: bytes, total: int, composites: Sequence[Composite]) -> bytes:
    values = list(struct.unpack(">I14H", maxp[:32]))
    most = max((len(each.parts) for each in composites), default=1)
    values[1] = total
    values[4] = min(0xFFFF, most * max(values[2], values[4]))
    values[5] = min(0xFFFF, most * max(values[3], values[5]))
    values[13] = max(values[13], most)
    values[14] += 1
    return struct.pack(">I14H", *values)


def _checksum(data: bytes) -> int:
    padded = data + b"\0" * (-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF


def _file(tables: dict[str, bytes]) -> bytes:
    head = tables["head"]
    tables = {**tables, "head": head[:8] + bytes(4) + head[12:]}
    power = len(tables).bit_length() - 1
    search = 16 << power
    header = struct.pack(
        ">IHHHH", 0x00010000, len(tables), search, power, 16 * len(tables) - search
    )
    offset = len(header) + 16 * len(tables)
    directory, body, head_at = [header], [], 0
    for tag in sorted(tables):
        data = tables[tag]
        directory.append(struct.pack(">4sIII", tag.encode(), _checksum(data), offset, len(data)))
        head_at = offset if tag == "head" else head_at
        padded = data + b"\0" * (-len(data) % 4)
        body.append(padded)
        offset += len(padded)
    file = b"".join([*directory, *body])
    adjustment = (CHECKSUM_MAGIC - _checksum(file)) & 0xFFFFFFFF
    return file[: head_at + 8] + struct.pack(">I", adjustment) + file[head_at + 12 :]

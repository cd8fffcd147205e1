"""From characters to glyphs: pieces of one face and direction, shaped by HarfBuzz."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import uharfbuzz as hb

from gkdesk.errors import MissingGlyph
from gkdesk.export.pdf.fonts import SCRIPT_FAMILY, Face, Family, face_for, ignorable, script_of
from gkdesk.export.pdf.sfnt import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

FLAGS = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES | hb.BufferFlags.DO_NOT_INSERT_DOTTED_CIRCLE
FEATURES = {"kern": True, "liga": True}
JOINING_CONTEXT = 2
EUROPEAN_DIGITS = frozenset("0123456789")
UNDRAWN = dict.fromkeys([0x00AD, *range(0x2066, 0x206A)])
REPLACEMENT = "\ufffd"
"""Stands for what cannot be drawn; half of a surrogate pair cannot even be written."""
SHAPES_KEPT = 20_000


class Look(NamedTuple):
    """What a character inherits from its run."""

    language: str
    strong: bool


class Glyph(NamedTuple):
    """What is drawn for one letter; several parts where the font splits a letter from its dots."""

    parts: tuple[Part, ...]
    text: str
    advance: int
    dx: int
    dy: int


class Shape(NamedTuple):
    """Glyphs from left to right, and the width that each character of the source got."""

    glyphs: tuple[Glyph, ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text with one level, face, script and look; half-open character range."""

    start: int
    end: int
    level: int
    face: Face
    script: str | None
    look: Look


def clusters(text: str) -> list[tuple[int, int]]:
    """Return the ranges of characters with their marks and joiners."""
    found: list[tuple[int, int]] = []
    for at, character in enumerate(text):
        attached = unicodedata.category(character) in ("Mn", "Me", "Mc") or ignorable(character)
        if attached and found and not text[found[-1][0]].isspace():
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found


def pieces(
    text: str, levels: Sequence[int], looks: Sequence[Look], field: str | None
) -> list[Piece]:
    """Cut a text into pieces that can be shaped; raise MissingGlyph if no face draws one."""
    found: list[Piece] = []
    scripts = _scripts(text)
    running: Face | None = None
    for start, end in clusters(text):
        script, look = scripts[start], looks[start]
        preferred = SCRIPT_FAMILY.get(script or "", Family.SANS)
        if script is None and running is not None and text[start] == " ":
            preferred = running.family
        face = face_for(text[start:end], preferred, strong=look.strong)
        if face is None:
            raise _missing(text[start:end], field)
        running = face
        last = found[-1] if found else None
        if last and (last.level, last.face, last.script, last.look) == (
            levels[start],
            face,
            script,
            look,
        ):
            found[-1] = Piece(last.start, end, last.level, face, script, look)
        else:
            found.append(Piece(start, end, levels[start], face, script, look))
    return found


def _scripts(text: str) -> list[str | None]:
    """Give each character a script; shared signs take that of their own word, else the last.

    A word of European digits counts as Latin, so that a phone number has one look everywhere.
    """
    found: list[str | None] = [script_of(character) for character in text]
    running = next((script for script in found if script), None)
    start = 0
    while start < len(text):
        end = start
        while end < len(text) and not text[end].isspace():
            end += 1
        own = next((script for script in found[start:end] if script), None)
        if own is None and any(each in EUROPEAN_DIGITS for each in text[start:end]):
            own = "Latn"
        running = own or running
        for at in range(start, min(end + 1, len(text))):
            running = found[at] or running
            found[at] = running
        start = end + 1
    return found


def _missing(cluster: str, field: str | None) -> MissingGlyph:
    """Name the character of a cluster that is to blame."""
    culprit = next(
        (each for each in cluster if face_for(each, Family.SANS, strong=False) is None), cluster[0]
    )
    shown = REPLACEMENT if unicodedata.category(culprit) == "Cs" else culprit
    return MissingGlyph(field=field or "", char=shown, codepoint=f"U+{ord(culprit):04X}")


class Shaper:
    """Shapes pieces and remembers the results for the life of one rendering.

    The memory holds words of documents; it ends with its owner and is never shared.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, str, str, bool, str | None, str], Shape] = {}

    def shape(self, text: str, piece: Piece, field: str | None = None) -> Shape:
        """Shape a piece within its text; neighbours decide how Arabic letters join."""
        joins = piece.script == "Arab"
        before = text[max(0, piece.start - JOINING_CONTEXT) : piece.start] if joins else ""
        after = text[piece.end : piece.end + JOINING_CONTEXT] if joins else ""
        own = text[piece.start : piece.end]
        rtl = piece.level % 2 == 1
        key = (before, own, after, piece.face.key, rtl, piece.script, piece.look.language)
        shape = self._kept.get(key)
        if shape is None:
            shape = _shape(before, own, after, piece)
            for glyph in shape.glyphs:
                if any(part.gid == 0 for part in glyph.parts):
                    raise _missing(glyph.text or own, field)
            if len(self._kept) >= SHAPES_KEPT:
                self._kept.clear()
            self._kept[key] = shape
        return shape


def _shape(before: str, own: str, after: str, piece: Piece) -> Shape:
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_codepoints([ord(each) for each in before + own + after], len(before), len(own))
    buffer.direction = "rtl" if piece.level % 2 else "ltr"
    buffer.script = piece.script or "Zyyy"
    buffer.language = piece.look.language
    buffer.flags = FLAGS
    hb.shape(piece.face.font, buffer, FEATURES)
    infos, positions = buffer.glyph_infos or [], buffer.glyph_positions or []
    offset = len(before)
    starts = sorted({info.cluster - offset for info in infos})
    ends = [*starts[1:], len(own)]
    text_of = {start: own[start : ends[at]] for at, start in enumerate(starts)}
    return _collect(own, text_of, infos, positions, offset)


def _collect(
    own: str,
    text_of: dict[int, str],
    infos: Sequence[hb.GlyphInfo],
    positions: Sequence[hb.GlyphPosition],
    offset: int,
) -> Shape:
    widths = [0] * len(own)
    glyphs: list[Glyph] = []
    for cluster, group in groupby(zip(infos, positions, strict=True), key=_cluster):
        start = cluster - offset
        members = list(group)
        glyph = _glyph(members, text_of[start].translate(UNDRAWN))
        widths[start] = glyph.advance
        glyphs.append(glyph)
    return Shape(tuple(glyphs), tuple(widths))


def _cluster(member: tuple[hb.GlyphInfo, hb.GlyphPosition]) -> int:
    return int(member[0].cluster)


def _glyph(members: list[tuple[hb.GlyphInfo, hb.GlyphPosition]], text: str) -> Glyph:
    if len(members) == 1:
        info, place = members[0]
        parts = (Part(info.codepoint, 0, 0),)
        return Glyph(parts, text, place.x_advance, place.x_offset, place.y_offset)
    pen, found = 0, []
    for info, place in members:
        found.append(Part(info.codepoint, pen + place.x_offset, place.y_offset))
        pen += place.x_advance
    return Glyph(tuple(found), text, pen, 0, 0)

"""What each page of a PDF shows, as a digest: two pages with the same one look the same.

The foot does not count: it has the day of printing. Nor does it count which number a letter has
in the fonts of its file, as that depends on the pages before.
"""

from __future__ import annotations

import hashlib
import io
import re
from typing import TYPE_CHECKING

from pikepdf import Dictionary, Pdf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pikepdf import Object

_LENGTH = 12
_TEXT = re.compile(rb"BT /(\w+) (\S+) Tf 1 0 0 1 (\S+) (\S+) Tm (.*?) ET", re.DOTALL)
_LETTERS = re.compile(rb"<([0-9A-F]+)>")
_MEANING = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
_MARK = re.compile(rb"<</MCID \d+>>")
_PICTURE = re.compile(rb"/(\w+) Do")
_ON_A_SHEET = re.compile(
    rb"q 1 0 0 1 [\d.]+ [\d.]+ cm /Artifact BMC 0 0 [\d.]+ [\d.]+ re W n EMC\n"
)
_CODE = 4


def page_digests(pdf: bytes, foot: float, sides: Sequence[tuple[int, int]] = ()) -> tuple[str, ...]:
    """Return a digest of each page; text lower than `foot`, in points, does not count.

    `sides` says which two pages each side of each sheet has, where the pages stand on sheets.
    """
    with Pdf.open(io.BytesIO(pdf)) as made:
        resources = made.pages[0].obj.Resources
        letters = {str(name)[1:]: _meanings(font) for name, font in _of(resources, "/Font")}
        pictures = {
            str(name)[1:]: _short(each.read_raw_bytes()).encode("ascii")
            for name, each in _of(resources, "/XObject")
        }
        drawn = [page.obj.Contents.read_bytes() for page in made.pages]
    pages = _unfolded(drawn, sides) if sides else drawn
    return tuple(_short(_plain(each, foot, letters, pictures)) for each in pages)


def _of(resources: Object, kind: str) -> Iterator[tuple[str, Object]]:
    yield from resources.get(kind, Dictionary()).items()


def _meanings(font: Object) -> dict[bytes, bytes]:
    """Return which text each number of a font stands for, and the name of the font behind it."""
    face = str(font.BaseFont).partition("+")[2].encode("ascii")
    found = _MEANING.findall(font.ToUnicode.read_bytes())
    return {code: text + b" " for code, text in found} | {b"": face}


def _unfolded(drawn: Sequence[bytes], sides: Sequence[tuple[int, int]]) -> list[bytes]:
    """Return the pages of sheets in their order; those that are empty are not drawn."""
    found: dict[int, bytes] = {}
    split = [_ON_A_SHEET.split(each)[1:] for each in drawn]
    count = sum(len(each) for each in split)
    for pieces, pair in zip(split, sides, strict=True):
        there = [number for number in pair if number < count]
        for number, piece in zip(there, pieces, strict=True):
            found[number] = piece.rstrip().removesuffix(b" Q")
    return [found[number] for number in sorted(found)]


def _plain(
    drawn: bytes,
    foot: float,
    letters: Mapping[str, Mapping[bytes, bytes]],
    pictures: Mapping[str, bytes],
) -> bytes:
    def said(found: re.Match[bytes]) -> bytes:
        name, size, x, y, glyphs = found.groups()
        if float(y) < foot:
            return b""
        font = letters.get(name.decode("ascii"), {})

        def spelt(row: re.Match[bytes]) -> bytes:
            codes = row[1]
            numbers = (codes[at : at + _CODE] for at in range(0, len(codes), _CODE))
            return b"<" + b"".join(font.get(each, b"? ") for each in numbers) + b">"

        return b" ".join((font.get(b"", b""), size, x, y, _LETTERS.sub(spelt, glyphs)))

    def shown(found: re.Match[bytes]) -> bytes:
        return pictures.get(found[1].decode("ascii"), found[1])

    return _PICTURE.sub(shown, _MARK.sub(b"", _TEXT.sub(said, drawn))).strip()


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:_LENGTH]

"""The parts of a workbook, piece by piece: between two pieces somebody may cancel.

Whoever made the file decides how large its parts are and what stands in them, so every part is read
from its beginning to its end by a parser, never searched, and what it may hold has its limits.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import IO, TYPE_CHECKING, Literal, cast
from xml.parsers import expat

from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries
from openpyxl.xml.constants import SHEET_MAIN_NS

from gkdesk.errors import ImportDamaged, ImportTooLarge

if TYPE_CHECKING:
    from gkdesk.progress import Progress

PIECE = 64 * 1024
"""Bytes of a part between two looks at the progress."""
WHOLE_LIMIT = 32 * 1024 * 1024
"""Parts that the library takes in at once, such as the styles, are never larger."""
TOKEN_LIMIT = 1024 * 1024
"""Bytes of one tag or comment: the parser begins it anew with every piece."""
EXTRA_LIMIT = 200_000
"""Elements beside the rows, such as merged areas and links."""
SIGNS_OF_A_CELL = 32_767
"""So many are possible in Excel."""
ELEMENTS_OF_A_CELL = 20_000
ELEMENTS_OF_A_ROW = 120_000
"""The library builds a whole cell, and a row of them, out of its elements before it gives them."""
SHARED_LIMIT = 1_000_000
"""Texts that cells share."""
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
"""No program writes one into a workbook; it may hold texts that grow as they are read."""
_WIDEST = 16_384
_PASSES = 3
"""So often the library and we go through the parts, for the share of the work that is done."""
_AREA = re.compile(r"[A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7}")
_ROW, _CELL, _FORMULA, _VALUE, _MERGED, _SHARED = (
    f"{SHEET_MAIN_NS} {name}" for name in ("row", "c", "f", "v", "mergeCell", "si")
)


class WatchedArchive(zipfile.ZipFile):
    """An archive that reports each piece it hands out."""

    def __init__(self, data: bytes, progress: Progress) -> None:
        super().__init__(io.BytesIO(data))
        self._progress = progress
        self._done = 0
        self._total = _PASSES * sum(member.file_size for member in self.infolist())

    def open(
        self,
        name: str | zipfile.ZipInfo,
        mode: Literal["r", "w"] = "r",
        pwd: bytes | None = None,
        *,
        force_zip64: bool = False,
    ) -> IO[bytes]:
        """Open a part for reading."""
        part = super().open(name, mode, pwd, force_zip64=force_zip64)
        return cast("IO[bytes]", _Part(part, self))

    def look(self, octets: int = 0) -> None:
        """Report what was read; raise `Cancelled` when the work shall stop."""
        self._done += octets
        self._progress.step(self._done, max(self._total, self._done + 1))


class _Part(io.BufferedIOBase):
    """A part that is read piece by piece."""

    def __init__(self, part: IO[bytes], archive: WatchedArchive) -> None:
        super().__init__()
        self._part = part
        self._archive = archive

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1) -> bytes:
        self._archive.look()
        if size is None or size < 0:
            piece = self._part.read(WHOLE_LIMIT + 1)
            if len(piece) > WHOLE_LIMIT:
                raise ImportTooLarge(limit=f"{WHOLE_LIMIT // 1024**2} MB in einem Teil")
            if any(each in piece for each in _DOCTYPES):
                raise ImportDamaged
        else:
            piece = self._part.read(size)
        self._archive.look(len(piece))
        return piece

    def close(self) -> None:
        self._part.close()
        super().close()


class _Weight:
    """What the text of one cell is made of; more than any cell can hold is refused."""

    def __init__(self) -> None:
        self._elements = self._signs = self._of_row = 0

    def begin(self) -> None:
        """Begin with another cell."""
        self._elements = self._signs = 0

    def begin_row(self) -> None:
        """Begin with another row."""
        self._of_row = 0

    def add(self) -> None:
        """Count an element."""
        self._elements += 1
        self._of_row += 1
        if self._elements > ELEMENTS_OF_A_CELL or self._of_row > ELEMENTS_OF_A_ROW:
            raise ImportTooLarge(limit=f"{ELEMENTS_OF_A_CELL:,} Teile je Zelle".replace(",", "."))

    def add_text(self, text: str) -> None:
        """Count the signs of a text."""
        self._signs += len(text)
        if self._signs > SIGNS_OF_A_CELL:
            raise ImportTooLarge(limit=f"{SIGNS_OF_A_CELL:,} Zeichen je Zelle".replace(",", "."))


class SharedTexts:
    """The texts that cells share: none may be heavier than a cell."""

    def __init__(self, limit: int = 0) -> None:
        self._limit = limit or SHARED_LIMIT
        self._count = 0
        self._weight = _Weight()
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._on_start
        self._parser.CharacterDataHandler = self._weight.add_text
        self._parser.StartDoctypeDeclHandler = _refuse_doctype

    def read(self, part: IO[bytes]) -> None:
        """Go through the part; raise ImportTooLarge for a heavy text."""
        _feed(self._parser, part)

    def _on_start(self, name: str, _attributes: dict[str, str]) -> None:
        if name == _SHARED:
            self._count += 1
            if self._count > self._limit:
                raise ImportTooLarge(limit=f"{self._limit:,} Texte".replace(",", "."))
            self._weight.begin()
            self._weight.begin_row()
        else:
            self._weight.add()


def _feed(parser: expat.XMLParserType, part: IO[bytes]) -> None:
    """Parse a part piece by piece; raise ImportDamaged for what is none."""
    given = 0
    try:
        while piece := part.read(PIECE):
            parser.Parse(piece, False)  # noqa: FBT003 - the library takes no names
            given += len(piece)
            if given - parser.CurrentByteIndex > TOKEN_LIMIT:
                raise ImportDamaged
        parser.Parse(b"", True)  # noqa: FBT003 - the library takes no names
    except expat.ExpatError as error:
        raise ImportDamaged from error


def _refuse_doctype(*_declaration: object) -> None:
    raise ImportDamaged


class SheetExtras:
    """What the library does not tell of a sheet that it reads row by row.

    `untold` are row and column index of the formulas whose result no program has stored, `merged`
    the areas as (column, row, column, row).
    """

    def __init__(self) -> None:
        self.untold: list[tuple[int, int]] = []
        self.merged: list[tuple[int, int, int, int]] = []
        self._row = 0
        self._in_row = self._in_value = False
        self._cells = 0
        self._extra = 0
        self._place = ""
        self._behind = 0
        self._is_text = self._has_formula = self._has_value = self._is_filled = False
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._on_start
        self._parser.EndElementHandler = self._on_end
        self._parser.StartDoctypeDeclHandler = _refuse_doctype
        self._parser.CharacterDataHandler = self._on_text
        self._weight = _Weight()

    def read(self, part: IO[bytes]) -> None:
        """Go through the part of a sheet; raise ImportDamaged for what is none."""
        _feed(self._parser, part)

    def _on_start(self, name: str, attributes: dict[str, str]) -> None:
        if self._in_row:
            self._weight.add()
        if name == _CELL:
            self._begin_cell(attributes)
        elif name == _FORMULA:
            self._has_formula = True
        elif name == _VALUE:
            self._has_value = self._in_value = True
        elif name == _ROW:
            self._begin_row(attributes)
        elif not self._in_row:
            self._extra += 1
            if self._extra > EXTRA_LIMIT:
                raise ImportDamaged
            if name == _MERGED and _AREA.fullmatch(attributes.get("ref", "")):
                self.merged.append(range_boundaries(attributes["ref"]))

    def _on_end(self, name: str) -> None:
        if name == _CELL:
            self._end_cell()
        elif name == _VALUE:
            self._in_value = False
        elif name == _ROW:
            self._in_row = False

    def _on_text(self, text: str) -> None:
        if self._in_row:
            self._weight.add_text(text)
        if self._in_value:
            self._is_filled = True

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._row = int(float(attributes.get("r", self._row + 1)))
        self._in_row = True
        self._weight.begin_row()
        self._weight.begin()
        self._cells = self._behind = 0
        self._place = ""

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._weight.begin()
        self._cells += 1
        if self._cells > _WIDEST:
            raise ImportDamaged
        place = attributes.get("r", "")
        self._behind = 0 if place else self._behind + 1
        self._place = place or self._place
        self._is_text = attributes.get("t") == "str"
        self._has_formula = self._has_value = self._is_filled = False

    def _end_cell(self) -> None:
        # A formula that gives an empty text has its result stored: as an empty text.
        stored = self._is_filled or (self._is_text and self._has_value)
        if self._has_formula and not stored:
            row, column = coordinate_to_tuple(self._place) if self._place else (self._row, 0)
            self.untold.append((row, column + self._behind - 1))

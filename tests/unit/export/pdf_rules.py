"""What a machine can tell of the accessibility of a PDF, beyond what the checker `pdfua` knows.

`findings` reads a file as any reader would, with pikepdf and HarfBuzz alone, and names every
breach of PDF/UA-1 (ISO 14289-1) or of our own rules for paper.
"""

from __future__ import annotations

import itertools
import struct
from collections import Counter
from typing import TYPE_CHECKING

import uharfbuzz as hb

from tests.unit.export.pdf_reading import kids_of, mark_of, open_pdf
from tests.unit.export.pdf_strokes import Stroke, strokes

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
PARENTS = {
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "Caption": {"Table"},
    "TR": {"THead", "TBody"},
    "TH": {"TR"},
    "TD": {"TR"},
}
GROUPS = {"Document", "Sect", "Div"}
TEXT = {*HEADINGS, "P", "Span", "Lbl", "Caption", "Figure"}
KNOWN = {*PARENTS, *GROUPS, *TEXT, "L", "Table"}
FORBIDDEN = (("/OpenAction", "an action at opening"), ("/AA", "actions"), ("/AcroForm", "a form"))
LEAST_CONTRAST = 4.5
LEAST_SIZE = 6.0
WIDTH_TOLERANCE = 1.01


def findings(data: bytes, *, on_sheets: bool = False) -> list[str]:
    """Return what is wrong, in words; an empty list is what a document must give.

    On sheets to fold or to cut, the pages beside each other do not follow each other: only there
    the order of drawing says nothing of the order of reading.
    """
    with open_pdf(data) as pdf:
        found = [*_file(pdf), *_fonts(pdf)]
        drawn = [list(strokes(page, number)) for number, page in enumerate(pdf.pages)]
        found += _marks(drawn)
        found += _tree(pdf, drawn, on_sheets=on_sheets)
        found += _bookmarks(pdf)
        return found


def _file(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not str(root.get("/Lang", "")):
        yield "the document has no language"
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "the document is not marked as tagged"
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "the window would show the name of the file"
    title = str(pdf.trailer.get("/Info", {}).get("/Title", ""))
    metadata = bytes(root.Metadata.read_bytes()).decode("utf-8") if "/Metadata" in root else ""
    if not title.strip():
        yield "the document has no title"
    with pdf.open_metadata() as meta:
        if meta.get("dc:title") != title:
            yield "the titles of the document differ"
        if meta.get("pdfuaid:part") != "1":
            yield "the metadata do not name PDF/UA-1"
    if "<?xpacket" not in metadata:
        yield "the metadata are no XMP packet"
    for key, what in FORBIDDEN:
        if key in root:
            yield f"the document has {what}"
    for number, page in enumerate(pdf.pages):
        if page.obj.get("/Tabs") != "/S":
            yield f"page {number}: the order of the tab key is not that of the structure"
        if "/Annots" in page.obj:
            yield f"page {number}: annotations are not expected"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    seen = set()
    for page in pdf.pages:
        for name, font in page.obj.get("/Resources", {}).get("/Font", {}).items():
            if font.objgen not in seen:
                seen.add(font.objgen)
                yield from (f"font {name}: {what}" for what in _font(font))


def _font(font: pikepdf.Object) -> Iterator[str]:
    if font.get("/Subtype") != "/Type0" or "/ToUnicode" not in font:
        yield "no Type 0 font with a way back to text"
        return
    descendant = font.DescendantFonts[0]
    if "/FontFile2" not in descendant.FontDescriptor:
        yield "not embedded"
        return
    if not str(font.BaseFont)[1:8].rstrip("+").isupper() or str(font.BaseFont)[7] != "+":
        yield "a subset without its tag"
    program = hb.Font(hb.Face(bytes(descendant.FontDescriptor.FontFile2.read_bytes())))
    glyphs = descendant.CIDToGIDMap.read_bytes()
    gids = struct.unpack(f">{len(glyphs) // 2}H", glyphs)
    widths = [float(each) for each in descendant.W[1]]
    scale = 1000 / program.face.upem
    for cid, width in enumerate(widths, start=int(descendant.W[0])):
        if abs(program.get_glyph_h_advance(gids[cid]) * scale - width) > WIDTH_TOLERANCE:
            yield f"the width of character {cid} is not that of its glyph"
        if gids[cid] == 0:
            yield f"character {cid} draws the sign for a missing glyph"
    for text in _unicode(font.ToUnicode.read_bytes()):
        if not text or any(each in "\x00\ufeff\ufffe" for each in text):
            yield "a character stands for no text"


def _unicode(stream: bytes) -> Iterator[str]:
    for line in stream.decode("ascii").splitlines():
        if line.startswith("<") and line.count("<") == 2 and line != "<0000> <FFFF>":
            yield bytes.fromhex(line.split("> <")[1].strip("<> ")).decode("utf-16-be")


def _marks(pages: list[list[Stroke]]) -> Iterator[str]:
    for number, page in enumerate(pages):
        for stroke in page:
            if stroke.tag is None:
                yield f"page {number}: {stroke.operator} is neither tagged nor an artifact"
            if stroke.is_text and stroke.tag not in (None, "/Artifact"):
                yield from (f"page {number}: {what}" for what in _legible(stroke))


def _legible(stroke: Stroke) -> Iterator[str]:
    if stroke.size < LEAST_SIZE:
        yield f"text of {stroke.size:.1f} points"
    if stroke.tag != "/Figure" and _contrast(stroke.colour) < LEAST_CONTRAST:
        yield f"text with a contrast of {_contrast(stroke.colour):.1f}"


def _contrast(colour: tuple[float, ...]) -> float:
    """Return the contrast to the darkest ground that text stands on, a light grey."""
    ground = _luminance((0.933, 0.953, 0.949))
    return (ground + 0.05) / (_luminance(colour) + 0.05)


def _luminance(colour: tuple[float, ...]) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


class _Tree:
    """Walks the structure tree once and collects what stands where."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self.found: list[str] = []
        self.marks: list[tuple[int, int]] = []
        self.owner: dict[tuple[int, int], tuple[int, int]] = {}
        self.levels: list[int] = []
        self.pictured: set[tuple[int, int]] = set()
        self._walk(pdf.Root.StructTreeRoot.K, "", str(pdf.Root.get("/Lang", "")))

    def _walk(self, node: pikepdf.Object, parent: str, language: str) -> None:
        role = str(node.S).lstrip("/")
        language = str(node.get("/Lang", language))
        self._judge(node, role, parent, language)
        for kid in kids_of(node):
            mark = mark_of(kid, node, self._pages)
            if mark is None:
                self._walk(kid, role, language)
                continue
            self.marks.append(mark)
            self.owner[mark] = node.objgen
            if role == "Figure":
                self.pictured.add(mark)
            if role not in TEXT:
                self.found.append(f"text stands directly in {role}")

    def _judge(self, node: pikepdf.Object, role: str, parent: str, language: str) -> None:
        if role not in KNOWN:
            self.found.append(f"{role} is no element that gkdesk uses")
        if role in PARENTS and parent not in PARENTS[role]:
            self.found.append(f"{role} stands in {parent}")
        if not language:
            self.found.append(f"{role} has no language")
        if role in HEADINGS:
            self.levels.append(int(role[1]))
        if role == "Figure":
            self._figure(node)
        if role == "Table":
            self.found += _table(node)
        if role == "L":
            self._list(node)
        if "/ActualText" in node and not str(node.ActualText).strip():
            self.found.append(f"{role} is replaced by nothing")

    def _figure(self, node: pikepdf.Object) -> None:
        if not str(node.get("/Alt", "")).strip():
            self.found.append("a figure has no alternative text")
        if not any("/BBox" in each for each in node.get("/A", [])):
            self.found.append("a figure does not say where it stands")

    def _list(self, node: pikepdf.Object) -> None:
        kids = [str(kid.S) for kid in kids_of(node)]
        if set(kids) - {"/LI", "/L", "/Caption"} or not kids:
            self.found.append("a list does not consist of items")
        if not any("/ListNumbering" in each for each in node.get("/A", [])):
            self.found.append("a list does not say how it is numbered")


def _table(node: pikepdf.Object) -> Iterator[str]:
    rows = [row for part in kids_of(node) if str(part.S) != "/Caption" for row in kids_of(part)]
    sizes = {len(kids_of(row)) for row in rows}
    if len(sizes) != 1:
        yield f"the rows of a table have {sorted(sizes)} cells"
    for row in rows:
        for cell in kids_of(row):
            scopes = [each for each in cell.get("/A", []) if "/Scope" in each]
            if str(cell.S) == "/TH" and not scopes:
                yield "a header cell does not say what it is for"
    if rows and not any(str(cell.S) == "/TH" for cell in kids_of(rows[0])):
        yield "a table has no header row"


def _tree(pdf: pikepdf.Pdf, pages: list[list[Stroke]], *, on_sheets: bool) -> Iterator[str]:
    tree = _Tree(pdf)
    yield from tree.found
    drawn = [
        (number, mcid)
        for number, page in enumerate(pages)
        for mcid in dict.fromkeys(stroke.mcid for stroke in page if stroke.mcid is not None)
    ]
    twice = [mark for mark, count in Counter(tree.marks).items() if count > 1]
    if twice:
        yield f"marks belong to two elements: {twice[:3]}"
    if set(drawn) - set(tree.marks):
        yield "marks on a page belong to no element"
    if not tree.levels or tree.levels[0] != 1:
        yield "the first heading is not one of the first level"
    if any(after > before + 1 for before, after in itertools.pairwise(tree.levels)):
        yield f"the levels of headings skip: {tree.levels}"
    if not on_sheets:
        yield from _order(
            [mark for mark in tree.marks if mark not in tree.pictured],
            [mark for mark in drawn if mark not in tree.pictured],
        )
    yield from _parents(pdf, tree)


def _order(read: list[tuple[int, int]], drawn: list[tuple[int, int]]) -> Iterator[str]:
    """Compare the order of reading aloud with the order of drawing, page by page.

    Parts of a picture lie above each other, and are read in an order of their own.
    """
    known = set(drawn)
    for page in {page for page, _ in drawn}:
        aloud = [mcid for at, mcid in read if at == page and (at, mcid) in known]
        if aloud != [mcid for at, mcid in drawn if at == page]:
            yield f"page {page}: the order of reading is not the order of drawing"


def _parents(pdf: pikepdf.Pdf, tree: _Tree) -> Iterator[str]:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    lists = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    for number, page in enumerate(pdf.pages):
        for mcid, parent in enumerate(lists[int(page.obj.StructParents)]):
            if tree.owner.get((number, mcid)) != parent.objgen:
                yield f"page {number}: the parent tree leads from {mcid} to another element"


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[str]:
    with pdf.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            item = waiting.pop()
            waiting += item.children
            if not item.title.strip():
                yield "a bookmark has no words"

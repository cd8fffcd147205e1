"""The last step to a PDF: fonts, structure tree, outline and metadata around drawn pages."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from pikepdf import (
    Array,
    Dictionary,
    Name,
    Object,
    ObjectStreamMode,
    OutlineItem,
    Pdf,
    Stream,
    String,
)

from gkdesk.export.paper import Binding
from gkdesk.export.pdf.embed import embed
from gkdesk.export.pdf.picture import image
from gkdesk.export.pdf.source import spoken, text
from gkdesk.export.pdf.tags import Mark, Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.export.content import Document
    from gkdesk.export.pdf.ink import Bookmark, Ink

PRODUCER = "gkdesk"


def assemble(drawn: bytes, document: Document, ink: Ink, root: Node) -> bytes:
    """Return the finished PDF of drawn pages."""
    with Pdf.open(io.BytesIO(drawn)) as pdf:
        fonts = Dictionary({f"/{use.name}": embed(pdf, use) for use in ink.fonts.values()})
        shared = pdf.make_indirect(Dictionary(Font=fonts))
        if ink.opacities:
            shared.ExtGState = _opacities(ink)
        if ink.pictures:
            images = {f"/{name}": image(pdf, data) for data, name in ink.pictures.items()}
            shared.XObject = Dictionary(images)
        for number, page in enumerate(pdf.pages):
            page.obj.Resources = shared
            page.obj.StructParents = number
            page.obj.Tabs = Name.S
        _structure(pdf, root, ink.parents[: len(pdf.pages)])
        _catalogue(pdf, document)
        if document.bookmarks:
            _outline(pdf, ink.bookmarks)
        out = io.BytesIO()
        pdf.save(
            out,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=ObjectStreamMode.generate,
        )
        return out.getvalue()


def _opacities(ink: Ink) -> Dictionary:
    states = {
        f"/{name}": Dictionary(Type=Name.ExtGState, ca=round(share, 3), CA=round(share, 3))
        for share, name in ink.opacities.items()
    }
    return Dictionary(states)


def _structure(pdf: Pdf, root: Node, parents: Sequence[Sequence[Node]]) -> None:
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    elements: dict[int, Object] = {}
    tree.K = _element(pdf, root, tree, elements)
    numbers = Array()
    for page, nodes in enumerate(parents):
        numbers.append(page)
        numbers.append(pdf.make_indirect(Array([elements[id(node)] for node in nodes])))
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    tree.ParentTreeNextKey = len(parents)
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _element(pdf: Pdf, node: Node, parent: Object, elements: dict[int, Object]) -> Object:
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + node.role), P=parent))
    elements[id(node)] = element
    if node.language:
        element.Lang = String(node.language)
    if node.actual_text:
        element.ActualText = String(node.actual_text)
    if node.alternative:
        element.Alt = String(node.alternative)
    attributes = [
        Dictionary({"/O": Name("/" + owner), "/" + key: Name("/" + value)})
        for owner, key, value in node.attributes
    ]
    if node.area:
        x, y, width, height = node.area
        corners = [round(each, 2) for each in (x, y, x + width, y + height)]
        attributes.append(Dictionary(O=Name.Layout, BBox=Array(corners)))
    if attributes:
        element.A = Array(attributes)
    home = next((kid.page for kid in node.kids if isinstance(kid, Mark)), None)
    if home is not None:
        element.Pg = pdf.pages[home].obj
    kids = [
        _reference(pdf, kid, home)
        if isinstance(kid, Mark)
        else _element(pdf, kid, element, elements)
        for kid in node.kids
        if isinstance(kid, Mark) or not kid.is_gone
    ]
    if kids:
        element.K = kids[0] if len(kids) == 1 else Array(kids)
    return element


def _reference(pdf: Pdf, mark: Mark, home: int | None) -> Object | int:
    """Name a marked-content sequence; its page only where it differs from the element's."""
    if mark.page == home:
        return mark.mcid
    return Dictionary(Type=Name.MCR, Pg=pdf.pages[mark.page].obj, MCID=mark.mcid)


def _catalogue(pdf: Pdf, document: Document) -> None:
    pdf.Root.Lang = String(document.language)
    viewer = Dictionary(DisplayDocTitle=True)
    if document.page.binding is Binding.RIGHT:
        viewer.Direction = Name.R2L
    pdf.Root.ViewerPreferences = viewer
    metadata = Stream(pdf, _xmp(document))
    metadata.Type = Name.Metadata
    metadata.Subtype = Name.XML
    pdf.Root.Metadata = metadata
    pdf.trailer.Info = pdf.make_indirect(_info(document))


def _info(document: Document) -> Dictionary:
    info = Dictionary(Title=String(_line(document.title)), Producer=String(PRODUCER))
    if document.author:
        info.Author = String(_line(document.author))
    if document.subject:
        info.Subject = String(_line(document.subject))
    if document.created:
        info.CreationDate = String(document.created.astimezone(dt.UTC).strftime("D:%Y%m%d%H%M%SZ"))
    return info


def _line(value: str) -> str:
    """Return metadata text on one line."""
    return " ".join(spoken(text(value)).split())


def _outline(pdf: Pdf, bookmarks: Sequence[Bookmark]) -> None:
    with pdf.open_outline() as outline:
        path: list[tuple[int, OutlineItem]] = []
        for bookmark in bookmarks:
            item = OutlineItem(
                _line(bookmark.title), bookmark.page, "XYZ", left=0, top=round(bookmark.top, 1)
            )
            while path and path[-1][0] >= bookmark.level:
                path.pop()
            (path[-1][1].children if path else outline.root).append(item)
            path.append((bookmark.level, item))


def _xmp(document: Document) -> bytes:
    language = escape(document.language, {'"': "&quot;"})
    parts = [
        XMP_HEAD,
        (
            f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(_line(document.title))}'
            "</rdf:li></rdf:Alt></dc:title>"
        ),
        f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>",
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
    ]
    if document.author:
        author = escape(_line(document.author))
        parts.append(f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>")
    if document.subject:
        parts.append(
            '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">'
            f"{escape(_line(document.subject))}</rdf:li></rdf:Alt></dc:description>"
        )
    if document.created:
        moment = document.created.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        parts.append(f"<xmp:CreateDate>{moment}</xmp:CreateDate>")
    return "".join([*parts, XMP_TAIL]).encode("utf-8")


XMP_HEAD = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
"""
XMP_TAIL = """
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

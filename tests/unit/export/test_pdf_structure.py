"""The structure of the PDF: tags, headings, tables, metadata, bookmarks."""

from __future__ import annotations

import itertools

import pikepdf
import pytest

from gkdesk.export.content import (
    Card,
    Column,
    Document,
    Field,
    Fields,
    Footer,
    Heading,
    ItemList,
    ListItem,
    ListKind,
    Paragraph,
    Table,
    cell,
    mixed,
    passage,
)
from gkdesk.export.content import Run as TextRun
from gkdesk.export.paper import Binding
from gkdesk.export.pdf.render import render_pdf
from tests.unit.export.booklet_sample import booklet
from tests.unit.export.booklet_texts import GERMAN, TEXTS
from tests.unit.export.pdf_reading import Element, drawn, kids_of, mark_of, open_pdf, structure

LANGUAGES = sorted(TEXTS)
ALLOWED_PARENTS = {
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


def simple(*blocks: object) -> Document:
    return Document("Probe", "de", tuple(blocks))


def pairs(element: Element) -> list[tuple[Element, Element]]:
    own = [(element, kid) for kid in element.kids]
    return own + [pair for kid in element.kids for pair in pairs(kid)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mark_is_tagged_or_an_artifact_and_belongs_to_one_element(language: str) -> None:
    data = render_pdf(booklet(language))
    tagged = {(g.page, g.mcid) for g in drawn(data) if g.mcid is not None}
    assert all(glyph.mcid is not None or glyph.artifact for glyph in drawn(data))
    marks = [mark for element in structure(data).walk() for mark in element.marks]
    assert len(marks) == len(set(marks))
    assert set(marks) >= tagged


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_parent_tree_leads_from_each_mark_to_its_element(language: str) -> None:
    data = render_pdf(booklet(language))
    with open_pdf(data) as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        for number, page in enumerate(pdf.pages):
            assert int(page.obj.StructParents) == number
            for mcid, parent in enumerate(parents[number]):
                marks = [mark_of(kid, parent, pages) for kid in kids_of(parent)]
                assert (number, mcid) in marks


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_do_not_skip_a_level(language: str) -> None:
    levels = [
        int(each.role[1])
        for each in structure(render_pdf(booklet(language))).walk()
        if each.role in ("H1", "H2", "H3", "H4", "H5", "H6")
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_a_heading_level_that_the_author_skipped_is_closed_up() -> None:
    tree = structure(render_pdf(simple(Heading(passage("Eins")), Heading(passage("Drei"), 3))))
    assert [each.role for each in tree.kids] == ["H1", "H2"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_parts_of_lists_and_tables_stand_where_they_belong(language: str) -> None:
    for parent, kid in pairs(structure(render_pdf(booklet(language)))):
        if kid.role in ALLOWED_PARENTS:
            assert parent.role in ALLOWED_PARENTS[kid.role]


def test_reading_order_is_the_order_of_the_content() -> None:
    texts = ["Eins", "Zwei", "Drei", "Vier", "Fünf", "Sechs", "Sieben", "Acht"]
    data = render_pdf(
        simple(
            Heading(passage(texts[0])),
            Paragraph(passage(texts[1])),
            ItemList((ListItem(passage(texts[2])),)),
            Table((Column(), Column()), (cell(texts[3]), cell(texts[4])), ((cell(texts[5]),),)),
            Card((passage(texts[6]),), (Paragraph(passage(texts[7])),)),
        )
    )
    read = structure(data).text.replace("•", "")
    assert read == "".join(texts)
    assert "".join(g.text for g in drawn(data) if not g.artifact).replace("•", "") == read


def test_table_headers_have_a_scope_and_rows_have_all_their_cells() -> None:
    table = Table(
        (Column(), Column(2)),
        (cell("Stelle"), cell("Telefon")),
        ((cell("Polizei"), cell("110")), (cell("Notruf"), cell(""))),
        header_column=True,
        caption=passage("Hilfe-Nummern"),
    )
    tree = structure(render_pdf(simple(table)))
    heads = tree.of("TH")
    assert [(each.text, each.attributes["/Scope"]) for each in heads] == [
        ("Stelle", "/Column"),
        ("Telefon", "/Column"),
        ("Polizei", "/Row"),
        ("Notruf", "/Row"),
    ]
    assert [len(row.kids) for row in tree.of("TR")] == [2, 2, 2]
    assert tree.of("Caption")[0].text == "Hilfe-Nummern"


def long_table(rows: int, language: str = "de") -> Table:
    return Table(
        (Column(), Column()),
        (cell("Datum"), cell("Vorhaben")),
        tuple((cell(f"{row}."), cell(f"Schritt {row} " * 6)) for row in range(rows)),
        language=language,
    )


def test_a_long_table_repeats_its_header_on_each_page_as_an_artifact() -> None:
    data = render_pdf(simple(long_table(90)))
    pages = {glyph.page for glyph in drawn(data)}
    assert len(pages) > 2
    for page in pages:
        top = max(glyph.y for glyph in drawn(data) if glyph.page == page)
        head = [g for g in drawn(data) if g.page == page and g.y == pytest.approx(top)]
        assert "".join(g.text for g in head) == "DatumVorhaben"
        assert all(g.artifact is (page > 0) for g in head)
    assert structure(data).of("THead")[0].text == "DatumVorhaben"


def test_no_row_of_a_long_table_is_lost_or_doubled() -> None:
    body = structure(render_pdf(simple(long_table(90)))).of("TBody")[0]
    assert [row.kids[0].text for row in body.kids] == [f"{row}." for row in range(90)]


def test_a_right_to_left_table_starts_at_the_right() -> None:
    data = render_pdf(simple(long_table(1, "ar")))
    place = {g.text: g.x for g in drawn(data) if not g.artifact}
    assert place["D"] > place["V"]


def test_lists_carry_labels_numbering_and_boxes() -> None:
    items = tuple(ListItem(passage(text), ticked=text == "b") for text in "ab")
    for kind, numbering, labels in (
        (ListKind.NUMBERED, "/Decimal", ["3.", "4."]),
        (ListKind.CHECK, "/None", ["☐", "☑"]),
        (ListKind.BULLET, "/Disc", ["•", "•"]),
    ):
        tree = structure(render_pdf(simple(ItemList(items, kind, start=3))))
        assert tree.of("L")[0].attributes["/ListNumbering"] == numbering
        assert [each.text for each in tree.of("Lbl")] == labels


def test_a_field_is_read_as_label_and_value() -> None:
    field = Field((passage("Name"), passage("الاسم", "ar")), passage("Samira Haidari"))
    tree = structure(render_pdf(simple(Fields((field,)))))
    assert [each.text for each in tree.of("Lbl")[0].kids] == ["Name", "الاسم"]
    assert tree.of("LBody")[0].text == "Samira Haidari"


def test_a_run_in_another_language_is_marked_with_it() -> None:
    content = mixed("Das Wort ", TextRun("Duldung", "de-DE"), " heißt", language="en")
    (paragraph,) = structure(render_pdf(simple(Paragraph(content)))).of("P")
    assert paragraph.language == "en"
    assert [(each.language, each.text) for each in paragraph.of("Span")] == [("de-DE", "Duldung")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_title_and_conformity_are_declared(language: str) -> None:
    document = booklet(language)
    with open_pdf(render_pdf(document)) as pdf:
        assert str(pdf.Root.Lang) == "de"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo["/Title"]) == document.title
        assert all(str(page.obj.Tabs) == "/S" for page in pdf.pages)
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == document.title
        right = document.page.binding is Binding.RIGHT
        assert ("/Direction" in pdf.Root.ViewerPreferences) is right


@pytest.mark.parametrize("language", LANGUAGES)
def test_bookmarks_name_the_chapters_in_both_languages(language: str) -> None:
    with open_pdf(render_pdf(booklet(language))) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        assert f"{GERMAN['me']} · {TEXTS[language]['me']}" in titles
        goals = next(item for item in outline.root if item.title.startswith(GERMAN["goals"]))
        assert [kid.title.split(" · ")[0] for kid in goals.children] == [
            GERMAN["bring"],
            GERMAN["emergency"],
        ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_fonts_are_embedded_with_a_way_back_to_unicode(language: str) -> None:
    with open_pdf(render_pdf(booklet(language))) as pdf:
        fonts = [
            each
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"
        ]
        assert fonts
        for font in fonts:
            if font.Subtype == "/Type0":
                assert b"beginbfchar" in font.ToUnicode.read_bytes()
            else:
                assert len(font.FontDescriptor.FontFile2.read_bytes()) > 500
        assert not any("Helvetica" in str(font.BaseFont) for font in fonts)


def test_page_numbers_stand_outside_and_are_no_content() -> None:
    document = Document(
        "Probe",
        "de",
        (long_table(60),),
        booklet("tr").page,
        Footer((passage("Mein Heft"),), "Stand"),
    )
    data = render_pdf(document)
    for page in (0, 1):
        foot = [g for g in drawn(data) if g.page == page and g.size == pytest.approx(8.5)]
        assert all(g.artifact for g in foot)
        digit = next(g for g in foot if g.text == str(page + 1))
        title = next(g for g in foot if g.text == "M")
        assert (digit.x > title.x) is (page == 0)


def test_a_booklet_in_arabic_is_bound_at_the_right() -> None:
    def left_edge(language: str, page: int) -> float:
        data = render_pdf(booklet(language))
        return min(g.x for g in drawn(data) if g.page == page and not g.artifact)

    assert left_edge("tr", 1) < left_edge("tr", 2)
    assert left_edge("ar", 1) > left_edge("ar", 2)

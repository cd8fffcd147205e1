"""Pages of a booklet: what flows, what stays together, what is never broken, what fills the end."""

from __future__ import annotations

import pytest

from gkdesk.export.content import (
    Block,
    Card,
    Cell,
    Column,
    Document,
    Field,
    Fields,
    Footer,
    Heading,
    LinesToEnd,
    PageBreak,
    Paragraph,
    Passage,
    RuledLines,
    Section,
    Table,
    TextSize,
    cell,
    code,
    mixed,
    passage,
)
from gkdesk.export.paper import booklet_page
from gkdesk.export.pdf.render import render_pdf
from tests.unit.export.pdf_reading import Drawn, drawn, open_pdf, structure

SHORT, LONG = "m.vogel@kreis-musterland.example", "beratung" * 7 + "@kreis-musterland.example"
LABELS = {
    "ar": "البريد الإلكتروني",
    "prs": "ایمیل",
    "ckb": "ئیمەیڵ",
    "uk": "Електронна пошта",
    "ti": "ኢመይል",
    "de": "",
}


FIELDS = (
    ("Raum", "2.17"),
    ("Telefon", "0221 4710-103"),
    ("Adresse", "Kreishausstraße 1, 12345 Musterstadt"),
)


def a_booklet(*blocks: Block, language: str = "de", size: TextSize = TextSize.NORMAL) -> bytes:
    running = (passage("Begleitheft"), passage("Übungsdaten – alle Personen erfunden"))
    footer = Footer(running, "21.11.2026")
    document = Document("Probe", "de", blocks, booklet_page(language), footer, size)
    return render_pdf(document)


def text_lines(data: bytes, *, artifact: bool = False) -> list[str]:
    """Return what stands at one height of a page, from left to right."""
    rows: dict[tuple[int, float], list[Drawn]] = {}
    for glyph in drawn(data):
        if glyph.artifact is artifact:
            rows.setdefault((glyph.page, round(glyph.y, 1)), []).append(glyph)
    ordered = (sorted(row, key=lambda glyph: glyph.x) for row in rows.values())
    return ["".join(glyph.text for glyph in row) for row in ordered]


def page_of(data: bytes, text: str) -> int:
    found = [each for role in ("P", "H1") for each in structure(data).of(role) if each.text == text]
    return found[0].marks[0][0]


def a_field(language: str, value: Passage | None) -> Fields:
    labels = [passage("E-Mail"), passage(LABELS[language], language)]
    return Fields((Field(tuple(each for each in labels if each.plain), value),))


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("language", sorted(LABELS))
def test_an_address_of_usual_length_stays_on_one_line_of_a_card(
    language: str, size: TextSize
) -> None:
    block = Card((passage("Name"),), (a_field(language, mixed(code(SHORT))),))
    data = a_booklet(block, language=language, size=size)
    assert any(SHORT in line for line in text_lines(data))


@pytest.mark.parametrize("language", sorted(LABELS))
def test_an_address_too_long_for_a_line_ends_it_after_the_at_sign(language: str) -> None:
    data = a_booklet(a_field(language, mixed(code(LONG))), language=language)
    lines = text_lines(data)
    assert any(line.endswith("kreis-musterland.example") for line in lines)
    assert not any(line.strip().endswith("kreis-") for line in lines)


@pytest.mark.parametrize("size", TextSize)
def test_a_date_in_a_crowded_table_is_never_broken(size: TextSize) -> None:
    words = ("Anerkennungsbescheid", "bei der Handwerkskammer")
    row = (cell(words[0]), Cell((Paragraph(mixed(code("21.11.2027"))),)), cell(words[1]))
    columns = (Column(2.2), Column(width=26.0), Column(2.0))
    table = Table(columns, (cell("A"), cell("B"), cell("C")), (row,))
    drawn_text = " ".join(text_lines(a_booklet(table, size=size)))
    for whole in ("Anerkennungsbescheid", "21.11.2027", "Handwerkskammer"):
        assert whole in drawn_text


@pytest.mark.parametrize(("filled", "page"), [(4, 0), (9, 0), (16, 1)])
def test_a_section_starts_on_a_new_page_only_when_little_is_left(filled: int, page: int) -> None:
    blocks = (RuledLines(filled), Section(), Heading(passage("Termine")), Paragraph(passage("x")))
    assert page_of(a_booklet(*blocks), "Termine") == page


@pytest.mark.parametrize("content_pages", range(1, 6))
def test_a_booklet_ends_on_a_full_sheet(content_pages: int) -> None:
    filled = tuple(
        block for _ in range(content_pages) for block in (Paragraph(passage("Text")), PageBreak())
    )
    data = a_booklet(*filled[:-1], LinesToEnd(4))
    with open_pdf(data) as pdf:
        assert len(pdf.pages) == (4 if content_pages <= 4 else 8)
        assert all(
            page.Contents.read_bytes().count(b" l S") >= 10
            for page in list(pdf.pages)[content_pages - 1 :]
        )


def test_labels_stay_with_their_value_at_the_foot_of_a_page() -> None:
    for lines in range(10, 20):
        data = a_booklet(RuledLines(lines), a_field("uk", mixed(code(SHORT))), language="uk")
        pages = {glyph.page for glyph in drawn(data) if not glyph.artifact}
        assert len(pages) == 1


def test_two_short_fields_share_a_row_and_a_long_one_has_its_own() -> None:
    rows = tuple(Field((passage(name),), passage(value)) for name, value in FIELDS)
    lines = text_lines(a_booklet(Fields(rows, compact=True)))
    assert lines == ["RaumTelefon", "2.170221 4710-103", "Adresse", FIELDS[2][1]]


def test_labels_of_a_group_in_pairs_all_stand_before_one_another() -> None:
    names = (("Raum", "Raam"), ("Telefon", "Talafon"), ("Stunden, die noch übrig sind", "Saatlar"))
    rows = tuple(Field(tuple(map(passage, pair)), passage("1")) for pair in names)
    lines = text_lines(a_booklet(Fields(rows, compact=True)))
    assert lines == ["RaumRaamTelefonTalafon", "11", "Stunden, die noch übrig sindSaatlar", "1"]


def test_a_table_does_not_leave_its_last_row_alone() -> None:
    rows = tuple((cell(f"Zeile {number}"),) for number in range(30))
    for above in range(8):
        table = Table((Column(),), (cell("Kopf"),), rows[: 16 + above])
        pages = [each.marks[0][0] for each in structure(a_booklet(table)).of("P")]
        last = pages[-1]
        assert last == 0 or pages.count(last) > 1


def test_a_table_that_is_kept_together_starts_a_page_of_its_own() -> None:
    rows = tuple((cell(f"Zeile {number}"),) for number in range(8))
    for together in (False, True):
        table = Table((Column(),), (cell("Kopf"),), rows, together=together)
        data = a_booklet(RuledLines(14), table)
        pages = {each.marks[0][0] for each in structure(data).of("P")}
        assert pages == ({1} if together else {0, 1})


def test_spare_rows_of_a_table_never_open_a_page() -> None:
    for filled in range(6, 19):
        table = Table((Column(),), (), ((cell("Wort"),),), row_height=11.0, spare=4)
        with open_pdf(a_booklet(RuledLines(filled), table)) as pdf:
            assert len(pdf.pages) == 1


@pytest.mark.parametrize("written", [0, 1])
def test_rows_to_write_in_never_go_on_under_a_repeated_head(written: int) -> None:
    rows = ((cell("Wort"),),) * written + ((Cell(),),) * 6
    table = Table((Column(),), (cell("Kopf"),), rows, row_height=11.0)
    for filled in range(6, 19, 2):
        data = a_booklet(RuledLines(filled), Heading(passage("Worte")), table)
        assert not any(glyph.artifact and glyph.text == "K" for glyph in drawn(data))
        assert len({glyph.page for glyph in drawn(data) if not glyph.artifact}) == 1


def test_rows_to_write_in_fill_their_page_before_something_that_begins_on_the_next() -> None:
    table = Table((Column(),), (cell("Kopf"),), ((cell("Wort"),), (Cell(),)), row_height=11.0)
    data = a_booklet(table, Section(0.9), Heading(passage("Neues")))
    alone = a_booklet(table)
    with open_pdf(data) as pdf, open_pdf(alone) as short:
        lines = [each.pages[0].Contents.read_bytes().count(b" l S") for each in (pdf, short)]
    assert lines[0] > lines[1] + 8


def test_the_last_page_is_not_left_nearly_empty() -> None:
    for number in range(20, 34):
        block = tuple(Paragraph(passage(f"Zeile {line}")) for line in range(number))
        pages = [glyph.page for glyph in drawn(a_booklet(*block)) if glyph.text == "Z"]
        assert pages[-1] == 0 or pages.count(pages[-1]) >= 5


def test_rows_to_write_in_make_room_for_a_last_line_that_would_open_a_page() -> None:
    table = Table((Column(),), (cell("Kopf"),), ((Cell(),),) * 14, row_height=11.0)
    data = a_booklet(table, a_field("de", None))
    with open_pdf(data) as pdf, open_pdf(a_booklet(table)) as alone:
        assert [len(each.pages) for each in (pdf, alone)] == [1, 1]


def test_a_page_in_the_middle_takes_its_share_and_keeps_the_order() -> None:
    lines = tuple(Paragraph(passage(f"Zeile {line}")) for line in range(27))
    data = a_booklet(*lines, Section(0.9), Heading(passage("Neues")), LinesToEnd())
    pages = [glyph.page for glyph in drawn(data) if glyph.text == "Z"]
    assert pages == sorted(pages)
    assert page_of(data, "Neues") == 2
    assert pages.count(1) >= 5


def test_the_running_foot_stays_in_one_line_in_large_print() -> None:
    data = a_booklet(Paragraph(passage("Text")), size=TextSize.EASY)
    foot = text_lines(data, artifact=True)
    assert len([line for line in foot if "Begleitheft" in line or "21.11.2026" in line]) == 1

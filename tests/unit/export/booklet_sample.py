"""A realistic bilingual booklet in every client language, for tests of the renderer."""

from __future__ import annotations

import datetime as dt

from gkdesk.export.content import (
    Bilingual,
    Block,
    Card,
    Cell,
    Column,
    Cover,
    Document,
    Field,
    Fields,
    Footer,
    Heading,
    ItemList,
    ListItem,
    ListKind,
    Notice,
    PageBreak,
    Paragraph,
    RuledLines,
    Table,
    TextStyle,
    Tone,
    cell,
    cells,
    code,
    foreign,
    mixed,
    passage,
)
from gkdesk.export.paper import A5_BOOKLET, booklet_page
from tests.unit.export.booklet_texts import GERMAN, NAMES, TEXTS


def pair(key: str, language: str) -> Bilingual:
    """Return a text in both languages side by side."""
    return Bilingual(
        (Paragraph(passage(GERMAN[key])),),
        (Paragraph(passage(TEXTS[language][key], language)),),
    )


def headings(key: str, language: str, level: int = 1) -> Bilingual:
    """Return a heading in both languages side by side."""
    return Bilingual(
        (Heading(passage(GERMAN[key]), level),),
        (Heading(passage(TEXTS[language][key], language), level),),
    )


def labels(key: str, language: str) -> tuple:
    """Return a label in both languages."""
    return (passage(GERMAN[key]), passage(TEXTS[language][key], language))


def contact(language: str, name: str, number: str) -> Card:
    """Return the card of a contact person."""
    return Card(
        (passage(name),),
        (
            Paragraph(passage("Ausländerbehörde Kreis Musterland, Zimmer B1.07")),
            Fields(
                (
                    Field(labels("phone", language), mixed(code(number, strong=True))),
                    Field(labels("languages", language), passage("Deutsch, Englisch")),
                )
            ),
        ),
    )


def steps(language: str, rows: int) -> Table:
    """Return a table of next steps."""
    return Table(
        columns=(Column(2.2), Column(2.2), Column(width=27.0)),
        header=(
            cell("Nächster Schritt"),
            cell(TEXTS[language]["goals"], language),
            cell("Datum"),
        ),
        rows=tuple(
            (
                cell(GERMAN["step"]),
                cell(TEXTS[language]["step"], language),
                cell(f"{day % 28 + 1:02d}.01.2027"),
            )
            for day in range(rows)
        ),
    )


def booklet(language: str, chapters: int = 1) -> Document:
    """Return a booklet; more chapters make it longer."""
    own = NAMES.get(language, "Meryem Yılmaz")
    blocks: list[Block] = [
        Cover(
            title=labels("title", language),
            subtitle=(passage("Kreis Musterland · Kommunales Integrationsmanagement"),),
            names=(mixed(foreign(own, language), language=language, field="Name"),),
            blocks=(
                Notice(
                    (passage("Übungsdaten – alle Personen erfunden"),),
                    Tone.EXERCISE,
                ),
            ),
        )
    ]
    for chapter in range(chapters):
        blocks += _chapter(language, own, chapter)
    return Document(
        title=f"{GERMAN['title']} · {TEXTS[language]['title']}",
        language="de",
        blocks=tuple(blocks),
        page=booklet_page(language, A5_BOOKLET),
        footer=Footer((passage(GERMAN["title"]),), "Stand 18.11.2026"),
        author="Kreis Musterland",
        created=dt.datetime(2026, 11, 18, 9, 0, tzinfo=dt.UTC),
    )


def _chapter(language: str, own: str, number: int) -> list[Block]:
    return [
        PageBreak(),
        Notice((passage(GERMAN["draft"]), passage(TEXTS[language]["draft"], language)), Tone.DRAFT),
        headings("me", language),
        pair("about", language),
        Fields(
            (
                Field(labels("name", language), mixed(foreign(own, language))),
                Field(labels("languages", language), passage("Deutsch A2, Englisch B1")),
                Field(labels("phone", language), None),
            )
        ),
        headings("contacts", language),
        pair("hours", language),
        contact(language, "Frau Petra Sommer", "+49 2841 202-1187"),
        contact(language, "Herr Cem Aydın", "02841 / 116 117"),
        headings("goals", language),
        pair("step", language),
        steps(language, 9 + number),
        headings("bring", language, 2),
        _checklist(language),
        _lists(language),
        headings("emergency", language, 2),
        _numbers(language),
        Paragraph(passage("Notizen"), TextStyle.LABEL, keep_with_next=True),
        RuledLines(6),
    ]


def _checklist(language: str) -> Bilingual:
    return Bilingual(
        (
            ItemList(
                tuple(ListItem(passage(GERMAN["paper"]), ticked=bool(n)) for n in range(3)),
                ListKind.CHECK,
            ),
        ),
        (
            ItemList(
                tuple(ListItem(passage(TEXTS[language]["paper"], language)) for _ in range(3)),
                ListKind.CHECK,
            ),
        ),
    )


def _lists(language: str) -> Bilingual:
    return Bilingual(
        (
            ItemList((ListItem(passage(GERMAN["until"])), ListItem(passage(GERMAN["step"])))),
            ItemList(
                (ListItem(passage(GERMAN["paper"])), ListItem(passage(GERMAN["step"]))),
                ListKind.NUMBERED,
            ),
        ),
        (
            ItemList(
                tuple(
                    ListItem(passage(TEXTS[language][key], language)) for key in ("until", "step")
                )
            ),
            ItemList(
                tuple(
                    ListItem(passage(TEXTS[language][key], language)) for key in ("paper", "step")
                ),
                ListKind.NUMBERED,
            ),
        ),
    )


def _numbers(language: str) -> Table:
    return Table(
        (Column(1.0), Column(1.0)),
        (cells(*labels("name", language)), cells(*labels("phone", language))),
        (
            (cell("Polizei"), cell("110")),
            (cell("Ärztlicher Dienst"), cell("116 117")),
            (Cell(), Cell()),
        ),
        header_column=True,
        row_height=9.0,
    )

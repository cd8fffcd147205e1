"""Whatever a translator writes comes back from a file as it was."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gkdesk.export.texts.catalogue import CatalogueRow, po_bytes, workbook_bytes
from gkdesk.incoming.translations import read_bytes
from gkdesk.services.texts.editing import clean
from gkdesk.text.languages import language

NOW = dt.datetime(2026, 11, 18, 9, 0, tzinfo=dt.UTC)
ARABIC = language("ar")
TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Co", "Cn", "Cc"), include_characters='\n"'),
    max_size=120,
)
ODD = (
    "=SUM(A1:A9)",
    "+49 30 1234",
    "-5",
    "@name",
    "'Wort'",
    'Er sagt: "Ja"',
    "zwei\nZeilen",
    "Zeile mit \\n und \\",
    "هذا {name} (Duldung) 110",
    "_x000D_",
    "  Rand  ",
    "#, fuzzy",
    "0815",
    "TRUE",
    "1.4.2026",
)


def with_text(text: str) -> tuple[CatalogueRow, ...]:
    return (
        CatalogueRow("booklet", "cover.own", "Das „Heft“ gehört\nIhnen.", text),
        CatalogueRow("handout", "common.offer", "Angebot", text, is_checked=True),
    )


def check(data: bytes, text: str) -> None:
    read = read_bytes(data)
    assert read.languages == ("ar",)
    assert [(each.set_name, each.key) for each in read.rows] == [
        ("booklet", "cover.own"),
        ("handout", "common.offer"),
    ]
    assert [clean(each.text) for each in read.rows] == [clean(text)] * 2
    assert clean(read.rows[0].german) == "Das „Heft“ gehört\nIhnen."


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_come_back_from_both_kinds_of_files(text: str) -> None:
    rows = with_text(text)
    check(workbook_bytes(rows, ARABIC, author="gkdesk", created=NOW), text)
    check(po_bytes(rows, ARABIC, created=NOW), text)


@given(TEXTS)
@example("=1+1")
def test_any_text_comes_back_from_a_workbook(text: str) -> None:
    check(workbook_bytes(with_text(text), ARABIC, author="gkdesk", created=NOW), text)


@given(TEXTS)
@example('"')
@example("eins\u2028zwei")
def test_any_text_comes_back_from_a_po_file(text: str) -> None:
    check(po_bytes(with_text(text), ARABIC, created=NOW), text)


def test_a_file_is_the_same_from_run_to_run() -> None:
    rows = with_text("نص")
    files = {workbook_bytes(rows, ARABIC, author="gkdesk", created=NOW) for _ in range(2)}
    files |= {po_bytes(rows, ARABIC, created=NOW) for _ in range(2)}
    assert len(files) == 2

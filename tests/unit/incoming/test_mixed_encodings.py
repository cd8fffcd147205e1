"""A line in another encoding than the rest costs no other line its letters, and is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.incoming.reading import read_bytes
from tests.unit.incoming.test_suspicious import warnings

NAMES = ("Jürgen Weiß", "Ayşe Yıldız", "Zoë", "Łukasz", "Anna", "Müller, Jörg")
WESTERN = ("Jürgen Weiß", "Zoë", "François", "Müller")


def test_one_western_line_leaves_the_others_as_they_are() -> None:
    data = (
        "Name;Ort\nJürgen;Köln\n".encode() + "Jörg;Düren\n".encode("cp1252") + "Ayşe;Köln".encode()
    )
    table = read_bytes(data)
    assert [row.cells for row in table.rows] == [
        ("Jürgen", "Köln"),
        ("Jörg", "Düren"),
        ("Ayşe", "Köln"),
    ]
    assert [(n.row, n.problem, n.refused) for n in table.notices] == [(3, "other_encoding", False)]


def test_a_file_in_one_encoding_has_no_notice() -> None:
    for encoding in ("utf-8", "cp1252"):
        assert read_bytes("Name;Ort\nJürgen;Köln\nJörg;Düren\n".encode(encoding)).notices == ()


def test_the_notice_names_the_record_and_not_the_line() -> None:
    data = 'Name;Notiz\n"Jürgen";"eins\nzwei\ndrei"\n'.encode() + "Jörg;x\n".encode("cp1252")
    assert [notice.row for notice in read_bytes(data).notices] == [3]


@given(
    rows=st.lists(
        st.tuples(st.sampled_from(NAMES), st.just("utf-8"))
        | st.tuples(st.sampled_from(WESTERN), st.just("cp1252")),
        min_size=1,
        max_size=8,
    )
)
def test_every_line_is_read_in_its_own_encoding(rows: list[tuple[str, str]]) -> None:
    lines = [f'"{name}";x\n'.encode(encoding) for name, encoding in rows]
    table = read_bytes(b"Name;Ort\n" + b"".join(lines))
    assert [row.cells[0] for row in table.rows] == [name for name, _encoding in rows]


@pytest.mark.parametrize(
    ("name", "written", "read"),
    [
        ("Jürgen", "utf-8", "cp1252"),
        ("Weiß", "utf-8", "cp1252"),
        ("Ayşe Yıldız", "utf-8", "cp1252"),
        ("Müller", "mac-roman", "cp1252"),
        ("Straßer", "mac-roman", "cp1252"),
        ("Jäger", "mac-roman", "cp1252"),
        ("Ayşe", "cp1254", "cp1252"),
        ("Yıldız", "cp1254", "cp1252"),
        ("Şahin", "cp1254", "cp1252"),
        ("Łukasz", "cp1250", "cp1252"),
        ("Małgorzata", "cp1250", "cp1252"),
        ("Żaneta", "cp1250", "cp1252"),
    ],
)
def test_letters_of_another_encoding_are_noticed(name: str, written: str, read: str) -> None:
    broken = name.encode(written).decode(read)
    assert broken != name
    assert warnings("Name", broken) == ["letters_lost"]
    assert warnings("Organisation", broken) == ["letters_lost"]


@pytest.mark.parametrize(
    "text",
    [
        *("Jürgen Weiß", "Ayşe Yıldız", "François", "Łukasz Żak", "Škoda", "Dvořák", "Ängström"),
        *("§ 16a AufenthG", "nach §16a und §§ 60 ff.", "£ 20", "20 m³", "„Ä“", "AÄÖ", "ÅSA"),
        *("Novotný", "Šárka", "Tomaš", "Größe", "Käthe"),
    ],
)
def test_letters_as_they_should_be_are_fine(text: str) -> None:
    assert warnings("Notiz", text) == []

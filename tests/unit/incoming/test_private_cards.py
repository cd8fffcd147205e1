"""Cards say in many ways that something is private, and a huge card is no heavy work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.incoming import card_lines
from gkdesk.incoming.reading import read_bytes
from gkdesk.progress import Cancelled
from tests.progress_kit import CancelledAt
from tests.unit.incoming.files import card
from tests.unit.incoming.test_cards import only

LABELS = ("privat", "Privat", "_$!<Home>!$_", "Zuhause", "nicht weitergeben", "Homeoffice")


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("before", [False, True])
def test_the_label_of_a_group_counts(label: str, *, before: bool) -> None:
    lines = ["item1.TEL;TYPE=CELL:0171 5", f"item1.X-ABLabel:{label}"]
    read = only(card("FN:Eva", *(lines if before else lines[::-1])))
    assert set(read) == {"Name", "Mobil privat"}


def test_a_label_counts_for_its_own_group_alone() -> None:
    read = only(
        card(
            "FN:Eva",
            "item1.TEL;TYPE=WORK:0251 5",
            "item2.EMAIL:eva@beispiel.de",
            "item2.X-ABLABEL:privat",
            "item1.X-ABLabel:_$!<Work>!$_",
        )
    )
    assert set(read) == {"Name", "Telefon", "E-Mail privat"}


@pytest.mark.parametrize("said", ["PRIVATE", "Confidential", "x-secret"])
def test_a_card_that_is_not_public_has_private_numbers(said: str) -> None:
    lines = ("TEL;TYPE=WORK:0251 5", "EMAIL:eva@b.de", "TEL;TYPE=CELL:0171 5")
    read = only(card("FN:Eva", *lines, f"CLASS:{said}"))
    assert set(read) == {"Name", "Telefon privat", "E-Mail privat", "Mobil privat"}


def test_a_public_card_is_open() -> None:
    assert set(only(card("FN:Eva", "TEL;TYPE=WORK:0251 5", "CLASS:public"))) == {"Name", "Telefon"}


@pytest.mark.parametrize(
    "types", ["HOME,WORK", "work,home", "x-privat", "personal", "HOME", "WORK,X-VERTRAULICH"]
)
def test_home_in_any_company_is_private(types: str) -> None:
    assert set(only(card("FN:Eva", f"TEL;TYPE={types}:0251 5"))) == {"Name", "Telefon privat"}


@given(
    types=st.lists(st.sampled_from(("WORK", "VOICE", "PREF", "CELL", "INTERNET")), unique=True),
    secret=st.sampled_from(("type", "label", "class")),
    kind=st.sampled_from(("TEL", "EMAIL", "ADR", "URL")),
)
def test_nothing_private_stands_in_an_open_column(types: list[str], secret: str, kind: str) -> None:
    given_types = [*types, "home"] if secret == "type" else types
    head = f"a.{kind}" + (f";TYPE={','.join(given_types)}" if given_types else "")
    value = ";;Weg 1;Neuss;;41460;" if kind == "ADR" else "0251 5"
    more = {"label": ["a.X-ABLABEL:Privat"], "class": ["CLASS:PRIVATE"]}.get(secret, [])
    read = only(card("FN:Eva", f"{head}:{value}", *more))
    assert all(name == "Name" or name.endswith(" privat") for name in read), read


def test_what_is_too_much_for_a_card_is_left_out_and_told() -> None:
    table = read_bytes(card("FN:Eva", *("NOTE:" + "a" * 49_000 for _ in range(200))))
    note = dict(zip((c.name for c in table.columns), table.rows[0].cells, strict=True))["Notiz"]
    assert len(note) <= card_lines.OCTETS_OF_A_CARD
    assert [n.problem for n in table.notices] == ["card_line_unreadable"]


def test_a_picture_is_no_part_of_what_a_card_may_hold() -> None:
    picture = "PHOTO;ENCODING=b:" + "A" * (card_lines.OCTETS_OF_A_CARD + 1)
    table = read_bytes(card("FN:Eva", picture, "TEL:0251 5"))
    assert table.rows[0].cells == ("Eva", "0251 5")
    assert table.notices == ()


def test_reading_long_lines_can_be_cancelled_between_them() -> None:
    data = card("FN:Eva", *("NOTE:" + "a" * 49_000 for _ in range(400)))
    with pytest.raises(Cancelled):
        read_bytes(data, progress=CancelledAt(0.5))


def test_notes_are_put_together_once_each() -> None:
    read = only(card("FN:Eva", "NOTE:eins", "NOTE:zwei", "NOTE:drei"))
    assert read["Notiz"] == "eins\nzwei\ndrei"

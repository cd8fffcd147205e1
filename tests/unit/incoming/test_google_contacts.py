"""Exports of Google Contacts say in one column what the number in the next one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.incoming.assignment import proposed
from gkdesk.incoming.checking import check
from gkdesk.incoming.reading import read_bytes
from gkdesk.incoming.targets_contacts import CONTACTS
from tests.unit.incoming.files import text_table, workbook
from tests.unit.incoming.test_checking import CODES, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.incoming.files import Rows

HEADER = (
    *("First Name", "Middle Name", "Last Name", "Organization Name", "Organization Title"),
    *("Notes", "Labels", "E-mail 1 - Label", "E-mail 1 - Value", "Phone 1 - Label"),
    *("Phone 1 - Value", "Phone 2 - Label", "Phone 2 - Value", "Address 1 - Label"),
    *("Address 1 - Street", "Address 1 - City", "Address 1 - Postal Code", "Website 1 - Value"),
)
ROW = (
    *("Anna", "", "Beispiel", "Verein Brücke", "Beratung", "nur mittwochs", "* myContacts"),
    *("* Work", "anna@beispiel.de", "Work", "02131 5", "Mobile", "0171 5", "Work"),
    *("Markt 2", "Neuss", "41460", "www.beispiel.de"),
)


def values(data: bytes) -> list[dict[str, object]]:
    table = read_bytes(data)
    result = check(table, proposed(table, CONTACTS), CONTACTS, codes=CODES, today=TODAY)
    assert result.findings == ()
    return [dict(row.values) for row in result.accepted]


def old(**labels: str) -> bytes:
    """Return a file of the older form, with a phone for each label."""
    header = ["Name", "Given Name", "Family Name", "Organization 1 - Name"]
    row = ["Anna Beispiel", "Anna", "Beispiel", "V"]
    for place, (number, label) in enumerate(labels.items(), start=1):
        header += [f"Phone {place} - Type", f"Phone {place} - Value"]
        row += [label, number.replace("n", "0251 ")]
    return text_table([header, row], delimiter=",")


@pytest.mark.parametrize("make", [lambda rows: text_table(rows, delimiter=","), workbook])
def test_an_export_is_read_with_its_pairs(make: Callable[[Rows], bytes]) -> None:
    assert values(make([HEADER, ROW])) == [
        {
            "contact.name": "Anna Beispiel",
            "contact.function": "Beratung",
            "contact.note": "nur mittwochs",
            "contact.email": "anna@beispiel.de",
            "contact.phone": "02131 5",
            "contact.mobile": "0171 5",
            "organisation.name": "Verein Brücke",
            "organisation.street": "Markt 2",
            "organisation.place": "Neuss",
            "organisation.postal_code": "41460",
            "organisation.web": "www.beispiel.de",
        }
    ]


def test_the_label_of_each_row_counts() -> None:
    header = ("Name", "Phone 1 - Type", "Phone 1 - Value", "Phone 2 - Type", "Phone 2 - Value")
    rows = [
        ("Anna", "Home", "0251 1", "Work", "0251 2"),
        ("Ben", "Work", "0251 3", "Mobile", "0171 4"),
    ]
    table = read_bytes(text_table([header, *rows], delimiter=","))
    columns = [column.name for column in table.columns]
    read = [dict(zip(columns, row.cells, strict=True)) for row in table.rows]
    assert (read[0]["Telefon"], read[0]["Telefon privat"]) == ("0251 2", "0251 1")
    assert (read[1]["Telefon"], read[1]["Mobil"]) == ("0251 3", "0171 4")


@given(
    label=st.sampled_from(
        ("Home", "* Home", "home", "Privat", "Home Fax", "Notfall", "geheim", "nicht weitergeben")
    ),
    kind=st.sampled_from(("Phone", "E-mail", "Address", "Website")),
    word=st.sampled_from(("Type", "Label")),
)
def test_a_private_label_never_fills_what_is_public(label: str, kind: str, word: str) -> None:
    part = "Street" if kind == "Address" else "Value"
    cell = {"Phone": "0251 7", "E-mail": "a@b.de"}.get(kind, "x")
    header = ["Name", "Organization Name", f"{kind} 1 - {word}", f"{kind} 1 - {part}"]
    data = text_table([header, ["Anna", "V", label, cell]], delimiter=",")
    (row,) = values(data)
    assert not {key for key in row if key.startswith("organisation.")} - {"organisation.name"}
    assert all(
        row.get(f"{key}_private") for key in ("contact.phone", "contact.email") if key in row
    )


@pytest.mark.parametrize("label", ["Other", "Work Fax", "Pager", "Grandcentral"])
def test_a_number_of_another_kind_fills_nothing(label: str) -> None:
    (row,) = values(old(n5=label))
    assert "contact.phone" not in row
    assert "contact.mobile" not in row


def test_several_numbers_in_one_cell_are_several() -> None:
    header = ("Name", "Phone 1 - Type", "Phone 1 - Value")
    table = read_bytes(text_table([header, ("Anna", "Work", "0251 1 ::: 0251 2")], delimiter=","))
    names = [column.name for column in table.columns]
    assert dict(zip(names, table.rows[0].cells, strict=True)) == {
        "Name": "Anna",
        "Telefon": "0251 1",
        "Telefon 2": "0251 2",
    }

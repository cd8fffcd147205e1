"""The tables of booklets that were made: how many in all, and one line for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.booklets.copies.copies import CopyRow
from gkdesk.text.codes.booklets import MadeAs
from gkdesk.text.dates import format_numeric
from gkdesk.text.languages import find_language
from gkdesk.text.wording.clients import word
from gkdesk.ui.tables import Column, TableSpec, TableView

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtGui import QFocusEvent

    from gkdesk.services.booklets.copies.counts import CopyCount

ONLY_PARTS = "einzelne Teile"
DELETED = "gelöscht"
NOBODY = "anderswo gemacht"


def _title(row: CopyRow | CopyCount) -> str:
    return row.title


def _year(count: CopyCount) -> str:
    return str(count.year)


def _made(count: CopyCount) -> str:
    return str(count.made)


def _issued(count: CopyCount) -> str:
    return str(count.issued)


def _by(count: CopyCount) -> str:
    return ", ".join(f"{word(who)} {number}" for who, number in count.by)


def _count_key(count: CopyCount) -> tuple[str, int]:
    return count.profile, count.year


def _person(row: CopyRow) -> str:
    if row.made_as is MadeAs.ELSEWHERE:
        return NOBODY
    return row.client or DELETED


def _language(row: CopyRow) -> str:
    found = find_language(row.language)
    return row.language if found is None else found.german


def _made_on(row: CopyRow) -> str:
    return format_numeric(row.made_on)


def _made_day(row: CopyRow) -> dt.date:
    return row.made_on


def _made_as(row: CopyRow) -> str:
    return word(row.made_as)


def _copies(row: CopyRow) -> str:
    return str(row.copies) if row.copies else ONLY_PARTS


def _number(row: CopyRow) -> int:
    return row.copies


def _issued_on(row: CopyRow) -> str:
    return "" if row.issued_on is None else format_numeric(row.issued_on)


def _issued_day(row: CopyRow) -> dt.date | None:
    return row.issued_on


def _issued_by(row: CopyRow) -> str:
    if row.issued_by is None:
        return ""
    return f"{word(row.issued_by)}, {row.organisation}" if row.organisation else word(row.issued_by)


def _key(row: CopyRow) -> int:
    return row.id


PERSON = "person"
ISSUED = frozenset({"issued_on", "issued_by"})
"""The columns that say nothing of what was not issued."""
COUNTS: TableSpec[CopyCount] = TableSpec(
    "Wie viele Hefte gemacht und ausgegeben wurden",
    (
        Column("title", "Heft", _title, width=180),
        Column("year", "Jahr", _year, width=80, numeric=True),
        Column("made", "gemacht", _made, width=100, numeric=True),
        Column("issued", "ausgegeben", _issued, width=120, numeric=True),
        Column("by", "ausgegeben durch", _by, stretch=True),
    ),
    key=_count_key,
)
COPIES: TableSpec[CopyRow] = TableSpec(
    "Hefte",
    (
        Column("title", "Heft", _title, width=112),
        Column(PERSON, "Person", _person, width=158),
        Column("language", "Sprache", _language, width=118),
        Column("made_on", "gemacht am", _made_on, sort=_made_day, width=128),
        Column("made_as", "wie", _made_as, width=110, shown=False),
        Column("copies", "Exemplare", _copies, sort=_number, width=118, numeric=True),
        Column("issued_on", "ausgegeben am", _issued_on, sort=_issued_day, width=146),
        Column("issued_by", "durch", _issued_by, stretch=True),
    ),
    key=_key,
)


class CopiesTable(TableView[CopyRow]):
    """One line for each booklet; the one with the frame is chosen as soon as the table has focus.

    What is entered concerns the chosen lines: a frame around a line that is not chosen misleads.
    """

    def __init__(self) -> None:
        super().__init__(COPIES)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentIndex().isValid() and not self.selected_keys():
            self.selectRow(self.currentIndex().row())

"""XLSForms for tests, written as tables in text, and the way through a real workbook."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from openpyxl import Workbook

from gkdesk.incoming.workbook import read_grids
from gkdesk.progress import Silent
from gkdesk.services.working_aids.xlsforms import pages_of, workbook_bytes
from gkdesk.working_aids.template import Group
from gkdesk.working_aids.xlsform.pages import Line, Page
from gkdesk.working_aids.xlsform.reading import Reading, is_wanted, read_pages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gkdesk.working_aids.template import Choice, Template

DAY = dt.date(2026, 11, 21)
YES_NO = """
list_name | name | label
ja_nein | ja | Ja
ja_nein | nein | Nein
"""
_BAR = re.compile(r"(?:^|(?<=\s))\|(?=\s|$)")

Rows = list[list[object]]


def table(text: str) -> Rows:
    """Return rows of a table in text: columns are parted by a bar between blanks."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return [[cell.strip() for cell in _BAR.split(line)] for line in lines]


def sheets(survey: str, choices: str = "", settings: str = "") -> dict[str, Rows]:
    found = {"survey": survey, "choices": choices, "settings": settings}
    return {title: table(text) for title, text in found.items() if text}


def book(found: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, rows in found.items():
        page = made.create_sheet(title)
        for row in rows:
            page.append([None if cell == "" else cell for cell in row])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def read_book(data: bytes, name: str = "probe") -> Reading:
    return read_pages(pages_of(read_grids(data, is_wanted, Silent())), name)


def read_text(survey: str, choices: str = "", settings: str = "", name: str = "probe") -> Reading:
    """Read without a workbook, for what does not depend on it."""
    return read_pages(plain_pages(sheets(survey, choices, settings)), name)


def plain_pages(found: Mapping[str, Sequence[Sequence[object]]]) -> list[Page]:
    return [
        Page(
            title,
            tuple(
                Line(number, tuple(map(str, row)))
                for number, row in enumerate(rows, start=1)
                if any(map(str, row))
            ),
        )
        for title, rows in found.items()
    ]


def imported(survey: str, choices: str = "", settings: str = "") -> Template:
    """Return the template of a form that survives being written and read again."""
    return survived(book(sheets(survey, choices, settings)))


def survived(data: bytes) -> Template:
    template = sound(read_book(data))
    again = sound(read_book(workbook_bytes(template, DAY)))
    assert meaning(again) == meaning(template)
    return template


def sound(reading: Reading) -> Template:
    assert not reading.problems
    assert reading.template is not None
    return reading.template


def meaning(template: Template) -> Template:
    """Return a template without what makes no difference: empty columns, whose it is.

    Nor are tables ticked through in a template of somebody's own.
    """
    lists = {
        name: replace(found, choices=tuple(map(_filled, found.choices)))
        for name, found in template.lists.items()
    }
    sections = tuple(map(_own, template.sections))
    return replace(template, sections=sections, lists=lists, own=True)


def _own(group: Group) -> Group:
    children = tuple(_own(each) if isinstance(each, Group) else each for each in group.children)
    return replace(group, children=children, ticked=False)


def _filled(choice: Choice) -> Choice:
    return replace(choice, columns={key: each for key, each in choice.columns.items() if each})

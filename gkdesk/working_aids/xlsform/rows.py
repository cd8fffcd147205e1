"""One row of the survey as a question or as the head of a group or table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.clean import TEXT_LIMIT
from gkdesk.text.codes.xlsforms import FormFlaw, FormNotice
from gkdesk.working_aids.template import Group, Kind, Question
from gkdesk.working_aids.xlsform.cells import LABEL_LIMIT, MOST_LINES, NO, Cells

if TYPE_CHECKING:
    from gkdesk.working_aids.template import Item
    from gkdesk.working_aids.xlsform.columns import Columns
    from gkdesk.working_aids.xlsform.findings import Findings
    from gkdesk.working_aids.xlsform.types import RowType

SHARED = ("type", "name", "label", "hint", "relevant", "was")
OF_QUESTIONS = (
    *("required", "constraint", "constraint_message", "calculation", "choice_filter", "default"),
    *("zone", "origin", "source", "series", "unit", "remark", "lines", "coded"),
)
OF_TABLES = ("rows", "more")
KNOWN = (*SHARED, *OF_QUESTIONS, *OF_TABLES, "prefill", "appearance", "repeat_count")
_CHANGES_THE_FORM = frozenset(
    [
        "trigger",
        "read_only",
        "parameters",
        "disabled",
        "save_to",
        "image",
        "audio",
        "video",
        "big-image",
    ]
)
_CHANGES_BELOW = ("media::", "bind::", "instance::")
_SWITCHES = frozenset({"read_only", "disabled"})
_MULTILINE = "multiline"
_LINES = 4
"""Lines of a text that another program shows in several ones."""


def columns_told(columns: Columns, findings: Findings) -> None:
    """Note the columns that are not read: harmless ones once, the others cell by cell."""
    sheet = columns.page.title
    for key, header in columns.others(KNOWN).items():
        if key not in _CHANGES_THE_FORM and not key.startswith(_CHANGES_BELOW):
            if columns.is_filled(header.index):
                notice = FormNotice.COLUMN_IGNORED
                findings.notice(notice, sheet, columns.row, header.index, header.written)
            continue
        for line in columns.lines:
            value = columns.cell(line, key)
            if value and not (key in _SWITCHES and value.casefold() in NO):
                findings.add(
                    FormFlaw.COLUMN_UNSUPPORTED,
                    sheet,
                    line.number,
                    header.index,
                    value=value,
                    what=header.written,
                )
    _appearance_told(columns, findings)


def _appearance_told(columns: Columns, findings: Findings) -> None:
    index = columns.index("appearance")
    looks = (columns.cell(line, "appearance") for line in columns.lines)
    if index is not None and any(look.lower() not in {"", _MULTILINE} for look in looks):
        notice = FormNotice.COLUMN_IGNORED
        findings.notice(notice, columns.page.title, columns.row, index, "appearance")


def question(cells: Cells, told: RowType, name: str) -> Question:
    """Return the question in a row."""
    _nothing_in(cells, (*OF_TABLES, "repeat_count"))
    kind = told.kind or Kind.TEXT
    limit = TEXT_LIMIT if kind is Kind.NOTE else LABEL_LIMIT
    label = cells.text("label", limit)
    if not label and not cells.raw("label") and kind is not Kind.CALCULATE:
        cells.refuse(FormFlaw.LABEL_MISSING, "label", what=name)
    return Question(
        name=name,
        kind=kind,
        label=label,
        hint=cells.text("hint"),
        choices=told.choices,
        zone=cells.zone(),
        origin=cells.origin(),
        source=cells.text("source", LABEL_LIMIT),
        series=cells.code("series", FormFlaw.NAME_NOT_ALLOWED),
        prefill=cells.raw("prefill"),
        unit=cells.text("unit", 200),
        required=cells.condition("required"),
        relevant=cells.expression("relevant"),
        constraint=cells.expression("constraint"),
        constraint_message=cells.text("constraint_message", LABEL_LIMIT),
        calculation=cells.expression("calculation"),
        choice_filter=cells.expression("choice_filter"),
        default=cells.raw("default"),
        remark=cells.is_yes("remark"),
        lines=_lines(cells),
        coded=cells.is_yes("coded"),
        was=cells.name("was"),
    )


def group(cells: Cells, name: str, children: tuple[Item, ...] = (), *, is_repeat: bool) -> Group:
    """Return the group or table that a row begins."""
    _nothing_in(cells, OF_QUESTIONS if is_repeat else (*OF_QUESTIONS, *OF_TABLES, "prefill"))
    if cells.raw("repeat_count"):
        cells.refuse(FormFlaw.REPEAT_COUNT, "repeat_count")
    label = cells.text("label", LABEL_LIMIT)
    if not label and not cells.raw("label"):
        cells.refuse(FormFlaw.LABEL_MISSING, "label", what=name)
    return Group(
        name=name,
        label=label,
        children=children,
        hint=cells.text("hint"),
        relevant=cells.expression("relevant"),
        repeat=is_repeat,
        rows=cells.raw("rows") if is_repeat else "",
        more=cells.is_yes("more", otherwise=True) if is_repeat else True,
        prefill=cells.raw("prefill") if is_repeat else "",
        was=cells.name("was"),
    )


def _lines(cells: Cells) -> int:
    usual = _LINES if cells.raw("appearance").lower() == _MULTILINE else 1
    return cells.number("lines", FormFlaw.BAD_LINES, low=1, high=MOST_LINES, otherwise=usual)


def _nothing_in(cells: Cells, keys: tuple[str, ...]) -> None:
    for key in keys:
        if cells.raw(key).casefold() not in NO:
            cells.refuse(FormFlaw.NOT_HERE, key, what=key)

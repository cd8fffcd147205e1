"""Write a template as the pages of an XLSForm; read again, they give the same template.

What XLSForm has no word for stands in columns of our own, which other programs leave alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.working_aids.template import CHOSEN, Group, Origin, Question, Zone
from gkdesk.working_aids.xlsform.cells import TRUE
from gkdesk.working_aids.xlsform.choices import TITLE_COLUMN, YES_COLUMN
from gkdesk.working_aids.xlsform.columns import GERMAN, OWN, WORDED
from gkdesk.working_aids.xlsform.pages import CHOICES, SETTINGS, SURVEY, Line, Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gkdesk.working_aids.template import ChoiceList, Item, Template

_STANDARD = (
    *("type", "name", "label", "hint", "required", "relevant", "constraint"),
    *("constraint_message", "calculation", "choice_filter", "default", "appearance"),
)
_OURS = (
    *("zone", "origin", "source", "series", "prefill", "unit", "remark", "lines", "coded"),
    *("rows", "more", "was"),
)
_OUR_SETTINGS = ("short", "year", "about", "sources", "profiles")
_PLAIN = (
    *("name", "label", "hint", "relevant", "constraint", "constraint_message", "calculation"),
    *("choice_filter", "default", "source", "series", "prefill", "unit", "was"),
)
_YES, _NO = "yes", "no"

_Row = dict[str, str]


def pages(template: Template) -> tuple[Page, ...]:
    """Return the sheets of a template."""
    return _survey(template), _choices(template.lists), _settings(template)


def _survey(template: Template) -> Page:
    keys = (*_STANDARD, *_OURS)
    rows = [row for section in template.sections for row in _rows(section)]
    return _page(SURVEY, {key: _title(key) for key in keys}, rows)


def _rows(item: Item) -> Iterator[_Row]:
    if isinstance(item, Question):
        yield _question(item)
        return
    what = "repeat" if item.repeat else "group"
    yield {"type": f"begin_{what}", **_group(item)}
    for child in item.children:
        yield from _rows(child)
    yield {"type": f"end_{what}"}


def _question(question: Question) -> _Row:
    row = {key: getattr(question, key) for key in _PLAIN}
    kind = question.kind.value
    row["type"] = f"{kind} {question.choices}" if question.kind in CHOSEN else kind
    row["required"] = _YES if question.required == TRUE else question.required
    if question.zone is Zone.RETURN:
        row["zone"] = question.zone.value
    if question.origin is Origin.REPORTED:
        row["origin"] = question.origin.value
    if question.lines > 1:
        row |= {"lines": str(question.lines), "appearance": "multiline"}
    row["remark"] = _YES if question.remark else ""
    row["coded"] = _YES if question.coded else ""
    return row


def _group(group: Group) -> _Row:
    row = {"name": group.name, "label": group.label, "hint": group.hint}
    row |= {"relevant": group.relevant, "was": group.was}
    if group.repeat:
        row |= {"rows": group.rows, "prefill": group.prefill, "more": "" if group.more else _NO}
    return row


def _choices(lists: Mapping[str, ChoiceList]) -> Page:
    further = {
        column: column
        for each in lists.values()
        for choice in each.choices
        for column in choice.columns
    }
    titles = {"list_name": "list_name", "name": "name", "label": _title("label"), **further}
    titles |= {YES_COLUMN: YES_COLUMN, TITLE_COLUMN: TITLE_COLUMN}
    return _page(CHOICES, titles, [row for each in lists.values() for row in _list(each)])


def _list(choices: ChoiceList) -> Iterator[_Row]:
    title = choices.title
    for choice in choices.choices:
        row = {"list_name": choices.name, "name": choice.name, "label": choice.label}
        row |= {YES_COLUMN: _YES if choice.name in choices.yes else "", TITLE_COLUMN: title}
        yield {**choice.columns, **row}
        title = ""


def _settings(template: Template) -> Page:
    row = {
        "form_title": template.title,
        "form_id": template.id,
        "version": str(template.version),
        "default_language": GERMAN,
        "short": template.short,
        "year": str(template.year) if template.year else "",
        "about": template.about,
        "sources": "\n".join(template.sources),
        "profiles": " ".join(template.profiles),
    }
    titles = {key: f"{OWN}::{key}" if key in _OUR_SETTINGS else key for key in row}
    return _page(SETTINGS, titles, [row])


def _title(key: str) -> str:
    if key in WORDED:
        return f"{key}::{GERMAN}"
    return f"{OWN}::{key}" if key in _OURS else key


def _page(title: str, columns: Mapping[str, str], rows: list[_Row]) -> Page:
    lines = [tuple(columns.values())]
    lines += [tuple(row.get(key, "") for key in columns) for row in rows]
    return Page(title, tuple(Line(number, cells) for number, cells in enumerate(lines, start=1)))

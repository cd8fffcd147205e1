"""Vertretungsblatt: one case at a glance for whoever stands in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.services.basis.consents import ConsentView
from gkdesk.services.case_papers import blocks
from gkdesk.services.clients.views import ClientDetail
from gkdesk.services.meetings.views import ActionView
from gkdesk.services.network_papers.page import document, heading, joined, paragraph
from gkdesk.services.network_papers.source import Words
from gkdesk.services.today.queries import Due
from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.clients import CodeList, DueKind, InterpreterNeed
from gkdesk.text.dates import format_birth, relative_day
from gkdesk.text.languages import find_language
from gkdesk.text.papers import cases as words
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkdesk.export.content import Block
    from gkdesk.services.clients.views import HelperView
    from gkdesk.services.network_papers.source import PaperHead

_HELPERS, _DUES, _LINES, _NAMES, _WAYS, _LONGEST = 3, 5, 2, 5, 2, 75
_CELL = 40
"""How much is shown of each list: the sheet is short, the rest stands in the record."""


@dataclass(frozen=True)
class Case:
    """A whole record, with what else is open about it."""

    detail: ClientDetail
    consents: tuple[ConsentView, ...]
    actions: tuple[ActionView, ...]
    lists: Words
    dues: tuple[Due, ...] = ()

    def said(self, name: CodeList, code: str) -> str:
        """Return the office's word for a code."""
        return self.lists[name].get(code, code)


def compose(head: PaperHead, case: Case) -> content.Document:
    """Return the sheet; it stays in the office."""
    detail = case.detail
    due = sorted(deadlines(case, head.today), key=_by_day)
    body: list[Block] = [
        blocks.office_only(),
        *blocks.said_by(head),
        heading(words.SUBSTITUTE_NOW),
        _now(case),
        heading(words.CONTACTS),
        *(_helpers(detail.helpers) if detail.helpers else (paragraph(words.NO_CONTACTS),)),
        heading(words.DEADLINES),
        *(_due_table(due) if due else (paragraph(words.NO_DEADLINES),)),
        *_steps(detail),
    ]
    subtitle = joined(detail.name, detail.identity.code)
    title = words.TITLES["case.substitute_sheet"][0]
    return document(head, title, body, subtitle=subtitle)


def _now(case: Case) -> content.Fields:
    detail = case.detail
    step, lead = detail.next_step, detail.lead
    own = detail.identity.own_name
    return blocks.fields(
        (words.NAME, joined(detail.name, own if own != detail.name else "")),
        (words.BORN, format_birth(detail.identity.birth) if detail.identity.birth else ""),
        (words.MEMBERS, ", ".join(_most([inside(each.name) for each in detail.members], _NAMES))),
        (
            words.NEXT_STEP,
            joined(_short(step.what), step.who, blocks.day(step.until))
            if step
            else words.NO_NEXT_STEP,
        ),
        (words.LAST_CONTACT, blocks.day(detail.last_contact) or words.NEVER),
        (words.LEAD, joined(lead.contact_name, lead.organisation_name) if lead else ""),
        (words.PHASE, _phase(case)),
        (words.STATUS, _status(case)),
        (words.LEGAL_AREA, _legal_area(case)),
        (words.LANGUAGES, languages(detail)),
        (words.INTERPRETER, interpreter(detail)),
        (words.GERMAN, word(detail.german.reached) if detail.german.reached else ""),
        (words.REACH, "\n".join(_most(list(reach(detail, with_notes=True)), _WAYS))),
        (words.ADDRESS, address(detail)),
        compact=True,
    )


def languages(detail: ClientDetail) -> str:
    """Return the languages that somebody speaks."""
    found = (find_language(each.language) for each in detail.languages)
    return ", ".join(each.german for each in found if each is not None)


def interpreter(detail: ClientDetail) -> str:
    """Return when an interpreter is needed, and for which language."""
    facts = detail.interpreter
    if facts.need is InterpreterNeed.UNKNOWN:
        return ""
    spoken = find_language(facts.language)
    return joined(word(facts.need), spoken.german if spoken else "")


def reach(detail: ClientDetail, *, with_notes: bool = False) -> Iterator[str]:
    """Return how somebody is reached, and who may listen in; notes stay with the office."""
    for each in detail.reach:
        listeners = words.LISTENERS.format(inside(each.listeners)) if each.listeners else ""
        note = each.note if with_notes else ""
        yield joined(f"{word(each.kind)}: {each.value}", listeners, note)


def address(detail: ClientDetail) -> str:
    """Return the address in one line."""
    town = f"{detail.address.postal_code} {detail.address.place}".strip()
    return ", ".join(filter(None, (detail.address.street, town)))


def _phase(case: Case) -> str:
    current = next((each for each in case.detail.phases if each.until is None), None)
    return case.said(CodeList.CASE_PHASE, current.phase) if current else ""


def _status(case: Case) -> str:
    current = next(iter(case.detail.statuses), None)
    if current is None:
        return ""
    return joined(case.said(CodeList.RESIDENCE_STATUS, current.status), current.paragraph)


def _legal_area(case: Case) -> str:
    current = next((each for each in case.detail.legal_areas if each.until is None), None)
    return case.said(CodeList.LEGAL_AREA, current.legal_area) if current else ""


Deadline = tuple[dt.date | None, str]


def deadlines(case: Case, today: dt.date) -> Iterator[Deadline]:
    """Return what Heute knows of this case, and what was agreed about it, also without a day."""
    for due in case.dues:
        yield due.day, _due_words(due, today)
    for status in case.detail.statuses[:1]:
        if status.until is not None and status.document_until is not None:
            named = inside(case.said(CodeList.RESIDENCE_STATUS, status.status))
            yield status.until, _ends(words.STATUS, named, status.until, today)
    for action in case.actions:
        agreed = joined(action.fields.what, action.owner)
        yield action.fields.due_on, words.AGREED_ON.format(inside(agreed))


def _due_words(due: Due, today: dt.date) -> str:
    """Say what is due; of what has ended, since when."""
    named = inside(due.title)
    match due.kind:
        case DueKind.STATUS:
            return _ends(words.STATUS, joined(named, inside(due.note)), due.day, today)
        case DueKind.PAPER:
            return _ends(words.PAPER, named, due.day, today)
        case DueKind.CONSENT | DueKind.PERMIT | DueKind.REFERRAL:
            return f"{due.title}: {inside(due.note)}" if due.note else due.title
        case DueKind.GOAL:
            return words.GOAL_BY.format(joined(named, inside(due.note)))
        case _:
            return joined(due.title, inside(due.note))


def _ends(what: str, named: str, day: dt.date, today: dt.date) -> str:
    if day < today:
        return words.HAS_ENDED.format(what, relative_day(day, today), named)
    return words.ENDS.format(what, named)


def _by_day(found: Deadline) -> tuple[dt.date, str]:
    return found[0] or dt.date.max, found[1]


def _due_table(due: Sequence[Deadline]) -> Iterator[Block]:
    yield content.Table(
        (content.Column(width=28.0), content.Column()),
        blocks.header(words.DUE, words.WHAT_IS_DUE),
        tuple(
            (blocks.cell(blocks.day(day) or words.UNDATED), blocks.cell(_short(what)))
            for day, what in due[:_DUES]
        ),
    )
    yield from _further(due, _DUES)


def _steps(detail: ClientDetail) -> Iterator[Block]:
    still_open = [step for step in detail.steps if step.done_on is None and step.until is None]
    goals = [goal for goal in detail.goals if goal.reached_on is None]
    for title, texts in (
        (words.OPEN_STEPS, [joined(step.what, step.who) for step in still_open]),
        (words.GOALS, [goal.words for goal in goals]),
    ):
        if texts:
            yield heading(title)
            shown = _most([_short(text) for text in texts], _LINES)
            yield content.ItemList(tuple(content.ListItem(blocks.typed(text)) for text in shown))


def _further(rows: Sequence[object], limit: int) -> Iterator[Block]:
    if len(rows) > limit:
        yield paragraph(words.FURTHER.format(len(rows) - limit), content.TextStyle.SMALL)


def _most(texts: list[str], limit: int) -> list[str]:
    """Return the first texts, and how many more stand in the record."""
    if len(texts) <= limit:
        return texts
    return [*texts[:limit], words.FURTHER.format(len(texts) - limit)]


def _short(text: str) -> str:
    """Return a text that takes one line or two, cut between words."""
    return shorten(text, _LONGEST, placeholder=" …")


def _helpers(helpers: tuple[HelperView, ...]) -> Iterator[Block]:
    yield content.Table(
        (content.Column(2.4), content.Column(2.0), content.Column(2.0)),
        blocks.header(words.WHO, words.WHAT_IS_DUE, words.PHONE),
        tuple(
            (
                blocks.cell(each.contact.name, each.contact.organisation, strong=True),
                blocks.cell(shorten(each.link.what_for, _CELL, placeholder=" …")),
                blocks.cell(*each.contact.fields.numbers(), each.contact.fields.email),
            )
            for each in helpers[:_HELPERS]
        ),
    )
    yield from _further(helpers, _HELPERS)

"""The outline of a Kooperationsvereinbarung, filled with what is known of a cooperation."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.services.network_papers import page
from gkdesk.services.redactor import without_private
from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.network import Answer
from gkdesk.text.dates import format_day_joined
from gkdesk.text.papers import agreement as words
from gkdesk.text.wording.clients import word
from gkdesk.text.wording.interface_checks import FOUR_CHECKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkdesk.services.network_papers.source import Entry, PaperHead, Staff
    from gkdesk.services.register.cooperations import CooperationView
    from gkdesk.services.register.fields import Agreement

FOREIGNERS_OFFICE = "foreigners_office"
_SPARE_PEOPLE = 2
_SPARE_FORMATS = 2
_SPARE_TASKS = 4


def compose(
    head: PaperHead, cooperation: CooperationView, sides: tuple[Entry, Entry]
) -> content.Document:
    """Return the outline; what nobody has entered becomes a line to write on.

    The other side gets it: private numbers stand in none, for whomever it is made.
    """
    agreement = newest(cooperation.agreements)
    notice = content.Notice((content.passage(words.NO_CONTRACT),))
    first, second = (side.organisation.fields.name for side in sides)
    blocks: list[content.Block] = [
        notice,
        page.paragraph(words.HOW_TO),
        *_parties(sides, agreement),
        *_goal(cooperation),
        *_subjects(sides, agreement),
        *_people(sides),
        *_formats(cooperation),
        *_tasks(cooperation, sides),
        *_data(cooperation),
        *_term(agreement),
        *_signatures(sides),
        page.heading(words.CHECKLIST),
        _to_tick(words.CHECKS),
    ]
    subtitle = words.BETWEEN.format(inside(first), inside(second))
    return page.document(head, words.TITLE, blocks, subtitle=subtitle, running=words.RUNNING)


def newest(agreements: Iterable[Agreement]) -> Agreement | None:
    """Return the agreement that was signed last; one that nobody signed yet comes before."""
    return max(agreements, key=_signed, default=None)


def _signed(agreement: Agreement) -> tuple[bool, dt.date, dt.date]:
    signed, ends = agreement.signed_on, agreement.runs_until
    return (signed is None, signed or dt.date.min, ends or dt.date.max)


def _parties(sides: tuple[Entry, Entry], agreement: Agreement | None) -> Iterator[content.Block]:
    yield page.heading(words.PARTIES)
    for label, side in zip((words.FIRST, words.SECOND), sides, strict=True):
        fields = side.organisation.fields
        town = f"{fields.postal_code} {fields.place}".strip()
        yield content.Fields(
            (
                _field(label, fields.name),
                _field(words.ADDRESS, ", ".join(filter(None, (fields.street, town)))),
                _field(words.REPRESENTED),
            )
        )
    further = agreement.further_parties if agreement else ""
    yield content.Fields((_field(words.FURTHER, further),))


def _goal(cooperation: CooperationView) -> Iterator[content.Block]:
    fields = cooperation.fields
    yield page.heading(words.GOAL)
    yield content.Fields(
        (
            _field(words.SUBJECT, fields.subject, lines=2),
            _field(words.TARGET_GROUP, lines=2),
            _field(words.SINCE, _day(fields.since)),
            _field(words.BASIS, word(cooperation.basis)),
        )
    )


def _subjects(sides: tuple[Entry, Entry], agreement: Agreement | None) -> Iterator[content.Block]:
    yield page.heading(words.SUBJECTS)
    noted = agreement.subjects if agreement else ""
    yield content.Fields((_field(words.SUBJECTS_NOTED, noted, lines=2),))
    kinds = {side.organisation.fields.kind for side in sides}
    special = words.SUBJECTS_FOREIGNERS_OFFICE if FOREIGNERS_OFFICE in kinds else ()
    yield _to_tick((*special, *words.SUBJECTS_LIST))
    yield content.Fields((_field(words.SUBJECTS_FURTHER, lines=3),))


def _people(sides: tuple[Entry, Entry]) -> Iterator[content.Block]:
    yield page.heading(words.PEOPLE)
    header = (words.PERSON, words.FUNCTION, words.REACHED, words.DEPUTY)
    for side in sides:
        rows = tuple(_person(staff) for staff in side.people if staff.view.fields.fixed)
        yield page.heading(side.organisation.fields.name, 3)
        yield _table(header, rows, spare=max(1, _SPARE_PEOPLE - len(rows)))
    yield content.Fields((_field(words.ON_CHANGE),))


def _person(staff: Staff) -> tuple[content.Cell, ...]:
    view = without_private(staff.view)
    return (
        page.stacked(page.strong(view.name)),
        page.stacked(page.small(staff.function)),
        page.stacked(page.code(view.fields.phone), page.code(view.fields.email)),
        page.stacked(page.small(view.deputy)),
    )


def _formats(cooperation: CooperationView) -> Iterator[content.Block]:
    yield content.Section(0.25)
    yield page.heading(words.FORMATS)
    rows = tuple(
        (page.stacked(page.strong(text)), content.Cell(), content.Cell())
        for text in cooperation.formats
    )
    header = (words.FORMAT, words.RHYTHM, words.INVITES)
    yield _table(header, rows, spare=_SPARE_FORMATS)


def _tasks(cooperation: CooperationView, sides: tuple[Entry, Entry]) -> Iterator[content.Block]:
    yield page.heading(words.TASKS)
    lead = cooperation.fields.lead_is_clear
    yield content.Fields((_field(words.LEAD, _answer(lead)),))
    header = (words.TASK, *(_short(side) for side in sides))
    yield _table(header, (), spare=_SPARE_TASKS)


def _data(cooperation: CooperationView) -> Iterator[content.Block]:
    yield content.Section(0.3)
    yield page.heading(words.DATA)
    yield page.heading(words.DATA_TODAY, 3)
    yield content.Fields(
        tuple(
            _field(check.statement, _answer(getattr(cooperation.fields, check.field)))
            for check in FOUR_CHECKS
        ),
        compact=True,
    )
    yield _to_tick(words.DATA_LIST)


def _term(agreement: Agreement | None) -> Iterator[content.Block]:
    yield content.Section(0.3)
    yield page.heading(words.TERM)
    known = agreement
    yield content.Fields(
        (
            _field(words.SIGNED_ON, _day(known.signed_on if known else None)),
            _field(words.RUNS_UNTIL, _day(known.runs_until if known else None)),
            _field(words.REVIEW_ON, _day(known.review_on if known else None)),
            _field(words.CONTINUATION, known.continuation if known else "", lines=2),
            _field(words.NOTICE_PERIOD),
        )
    )


def _signatures(sides: tuple[Entry, Entry]) -> Iterator[content.Block]:
    yield content.Section(0.25)
    yield page.heading(words.SIGNATURES)
    for side in sides:
        label = f"{side.organisation.fields.name}: {words.SIGNATURE}"
        yield content.Fields((_field(label),))


def _table(
    header: tuple[str, ...], rows: tuple[tuple[content.Cell, ...], ...], *, spare: int
) -> content.Table:
    empty = (content.Cell(),) * len(header)
    return content.Table(
        columns=(content.Column(),) * len(header),
        header=tuple(content.cell(text, field=words.PARTY_NAME) for text in header),
        rows=(*rows, *(empty,) * spare),
        row_height=9.0,
    )


def _to_tick(items: Iterable[str]) -> content.ItemList:
    return content.ItemList(
        tuple(content.ListItem(content.passage(text)) for text in items), content.ListKind.CHECK
    )


def _field(label: str, value: str = "", *, lines: int = 1) -> content.Field:
    said = content.mixed(content.foreign(value), field=label) if value else None
    return content.Field(
        (content.mixed(content.foreign(label), field=words.PARTY_NAME),), said, lines
    )


def _short(side: Entry) -> str:
    fields = side.organisation.fields
    return fields.short_name or fields.name


def _answer(answer: Answer) -> str:
    return "" if answer is Answer.UNKNOWN else word(answer)


def _day(day: dt.date | None) -> str:
    return "" if day is None else format_day_joined(day)

"""Blocks that several papers of meetings share: head, agenda, texts, tables of agreements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.services.network_papers.page import heading, joined, paragraph
from gkdesk.text.bidi_safe import inside
from gkdesk.text.clock_time import after
from gkdesk.text.codes.meetings import ActionState, ItemForm, TextPart
from gkdesk.text.dates import format_day_joined, format_day_long
from gkdesk.text.hyphens import hyphenated
from gkdesk.text.papers import cases as words
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from gkdesk.export.content import Block, Cell
    from gkdesk.services.case_papers.hearing import KnownAction, KnownItem, KnownMeeting
    from gkdesk.services.meetings.fields import MeetingFields
    from gkdesk.services.network_papers.source import PaperHead

FIRST_PART = {
    ItemForm.TWO_PARTS: (
        TextPart.SITUATION,
        TextPart.QUESTION,
        TextPart.CLIENT_VIEW,
        TextPart.APPROACHES,
        TextPart.MINUTES,
    ),
    ItemForm.RECONSTRUCTION: (
        TextPart.SITUATION,
        TextPart.ACTORS_VIEWS,
        TextPart.USERS_VIEW,
        TextPart.CLIENT_VIEW,
        TextPart.RECONSTRUCTION,
        TextPart.APPROACHES,
        TextPart.MINUTES,
    ),
}
SECOND_PART = (TextPart.THEMES, TextPart.NEED_FOR_CHANGE)
_DAY_WIDTH = 25.0
_TYPED_EXACTLY = re.compile(r"[@/\d_]|\w\.\w")


def fields(*rows: tuple[str, str], compact: bool = False) -> content.Fields:
    """Return labelled values; those without a value are left out."""
    made = tuple(
        content.Field((content.passage(label),), typed(value)) for label, value in rows if value
    )
    return content.Fields(made, compact=compact)


def blank(*labels: str, lines: int = 1) -> content.Fields:
    """Return labels with lines to write on."""
    return content.Fields(
        tuple(content.Field((content.passage(label),), None, lines) for label in labels)
    )


def typed(text: str, field: str = words.DETAILS) -> content.Passage:
    """Return what somebody typed; its letters decide its direction."""
    return content.mixed(content.foreign(text), field=field)


def cell(*texts: str, strong: bool = False) -> Cell:
    """Return a cell of small lines; the first one may stand out, long words go on at a hyphen."""
    return content.Cell(
        tuple(
            content.Paragraph(
                content.mixed(
                    content.foreign(_with_hyphens(text), strong=strong and not number),
                    field=words.DETAILS,
                ),
                content.TextStyle.SMALL,
            )
            for number, text in enumerate(filter(None, texts))
        )
    )


def _with_hyphens(text: str) -> str:
    """Let long words go on in the next line; addresses and numbers stay as they are typed."""
    return " ".join(
        each if _TYPED_EXACTLY.search(each) else hyphenated(each) for each in text.split(" ")
    )


def header(*titles: str) -> tuple[Cell, ...]:
    """Return the header row of a table."""
    return tuple(content.cell(title) for title in titles)


def day(value: dt.date | None) -> str:
    """Write a day, nothing where none is known."""
    return "" if value is None else format_day_joined(value)


def period(since: dt.date | None, until: dt.date | None) -> str:
    """Write from when to when something is or was, as far as it is known."""
    if since is not None and until is not None:
        return words.SINCE_UNTIL.format(day(since), day(until))
    if since is not None:
        return words.SINCE.format(day(since))
    return "" if until is None else words.UNTIL_DAY.format(day(until))


def moment(entered: MeetingFields) -> str:
    """Write `Freitag, 3. April 2026, 9:30 bis 12:00 Uhr`."""
    text = format_day_long(entered.on)
    return f"{text}, {clock_time(entered)}" if entered.starts else text


def clock_time(entered: MeetingFields) -> str:
    """Write from when to when a meeting is."""
    end = after(entered.on, entered.starts, entered.minutes)
    return f"{hours(entered.starts)} bis {hours(end)} Uhr"


def hours(text: str) -> str:
    """Write `9:30` for `09:30`."""
    return text.removeprefix("0")


def about(meeting: KnownMeeting, *further: tuple[str, str]) -> content.Fields:
    """Return when and where a meeting is."""
    entered = meeting.view.fields
    return fields(
        (words.WHEN, moment(entered)),
        (words.WHERE, meeting.place),
        (words.FORM, word(entered.form)),
        *further,
    )


def said_by(head: PaperHead) -> Iterator[content.Paragraph]:
    """Say whose „ich“ stands in texts of the record, if the office is known by a name."""
    office = ", ".join(filter(None, (head.office.contact_name, head.office.name)))
    if office:
        yield paragraph(words.SAID_BY.format(inside(office)), content.TextStyle.SMALL)


def confidential(reader: str) -> content.Paragraph:
    """Return for whom alone a paper is."""
    return paragraph(words.CONFIDENTIAL.format(inside(reader)), content.TextStyle.NOTE)


def office_only() -> content.Notice:
    """Return the mark of papers that stay in the office."""
    return content.Notice((content.passage(words.OFFICE_ONLY),))


def agenda_table(rows: Iterable[tuple[KnownItem, tuple[str, ...]]]) -> content.Table:
    """Return the agenda; each item with the lines below its title."""
    columns = (content.Column(width=18.0), content.Column(width=20.0), content.Column())
    return content.Table(
        columns,
        header(words.TIME, words.LENGTH, words.ITEM),
        tuple(
            (
                cell(hours(item.begins)),
                cell(words.MINUTES_LONG.format(item.minutes)),
                cell(item.title, *notes, strong=True),
            )
            for item, notes in rows
        ),
    )


def item_notes(item: KnownItem) -> tuple[str, ...]:
    """Return what an agenda says below the title of an item."""
    if not item.is_case:
        return ()
    if item.known.is_outside:
        return (words.OUTSIDE,)
    said = [words.OLD_CASE if item.is_old else words.NEW_CASE]
    if not item.known.is_named:
        said.append(words.WITHOUT_NAME)
    presented = words.PRESENTED_BY.format(inside(item.presenter)) if item.presenter else ""
    return tuple(filter(None, (joined(*said), presented)))


def total(meeting: KnownMeeting, *, for_office: bool) -> content.Paragraph:
    """Return how long the agenda is; the office reads by how much it is too long."""
    view = meeting.view
    if not for_office:
        alone = words.TOTAL_ALONE.format(view.planned_minutes)
        return paragraph(alone, content.TextStyle.SMALL)
    form = words.TOTAL_TOO_LONG if view.minutes_too_many else words.TOTAL
    text = form.format(view.planned_minutes, view.fields.minutes, view.minutes_too_many)
    return paragraph(text, content.TextStyle.SMALL)


def item_texts(item: KnownItem) -> Iterator[Block]:
    """Return the texts of an item, the single case before what it teaches."""
    yield from first_part(item)
    yield from second_part(item)


def first_part(item: KnownItem) -> Iterator[Block]:
    """Return the texts about the single case."""
    chosen = [part for part in FIRST_PART[item.form] if part in item.texts]
    rest = [part for part in item.texts if part not in (*chosen, *SECOND_PART)]
    for part in (*chosen, *rest):
        yield labelled(word(part), item.texts[part])


def second_part(item: KnownItem) -> Iterator[Block]:
    """Return the texts about what the case teaches."""
    for part in SECOND_PART:
        if part in item.texts:
            yield labelled(word(part), item.texts[part])


def labelled(label: str, text: str) -> content.Card:
    """Return a text below its label."""
    told = content.Paragraph(typed(text, words.TEXT))
    return content.Card((content.passage(label),), (told,), loose=True)


def views_table(item: KnownItem) -> Iterator[Block]:
    """Return how the actors see the case, nothing where nobody said it."""
    if not item.views:
        return
    yield heading(words.ACTORS, 3)
    yield content.Table(
        (content.Column(2.0), content.Column(3.0), content.Column(2.5), content.Column(2.0)),
        header(words.WHO, words.VIEW, words.MANDATE, words.ROLE_IN_CASE),
        tuple(
            (cell(each.name, strong=True), cell(each.view), cell(each.mandate), cell(each.role))
            for each in item.views
        ),
        header_column=True,
    )


def actions_table(
    head: PaperHead, actions: Iterable[KnownAction], keeper: str, *, with_case: bool = False
) -> content.Table:
    """Return agreements: who does what until when, how it is noticed, how it stands."""
    columns = [content.Column(2.0), content.Column(3.6), content.Column(width=_DAY_WIDTH)]
    titles = [words.WHO, words.WHAT, words.UNTIL, words.NOTICED_BY]
    if with_case:
        columns.insert(0, content.Column(2.0))
        titles.insert(0, words.ACTION_CASE)
    return content.Table(
        (*columns, content.Column(2.4)),
        header(*titles),
        tuple(_action(head, each, keeper, with_case=with_case) for each in actions),
    )


def _action(
    head: PaperHead, action: KnownAction, keeper: str, *, with_case: bool
) -> tuple[Cell, ...]:
    what = action.what or words.HIDDEN_TASK.format(action.case or words.SOME_CASE, keeper)
    state = "" if action.state is ActionState.OPEN else word(action.state)
    late = (
        action.state is ActionState.OPEN
        and action.due_on is not None
        and action.due_on < head.today
    )
    cells = (
        cell(action.owner, words.LEFT if action.owner_left else "", strong=True),
        cell(what, word(action.kind), joined(state, action.outcome)),
        cell(day(action.due_on), words.OVERDUE if late else ""),
        cell(action.noticed_by),
    )
    return (cell(action.case), *cells) if with_case else cells

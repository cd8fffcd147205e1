"""Blocks of a booklet about plans: goals and steps, appointments and deadlines."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.services.booklets.blocks.appointments import (
    is_appointment,
    is_bare_beginning,
    time_of,
)
from gkdesk.services.booklets.blocks.learning import provider_of
from gkdesk.services.booklets.blocks.steps import (
    coming_steps,
    company_of,
    goal_line,
    shown_goals,
    shown_steps,
    step_line,
)
from gkdesk.services.booklets.profiles.profile import BookletField
from gkdesk.services.booklets.voice import Speech
from gkdesk.services.clients.fields import Course, Step
from gkdesk.text.codes.clients import CourseStatus
from gkdesk.text.dates import format_numeric

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkdesk.export.content import Block, Cell
    from gkdesk.services.booklets.lines.line import Line
    from gkdesk.services.booklets.source import BlockContent
    from gkdesk.services.booklets.voice import Voice
    from gkdesk.services.clients.fields import Goal

_Dated = tuple[dt.date, Step | Course]

_ROW = 11.0
_TALL_ROW = 14.0
_BLANK_STEPS = 2
_MOST_DATES = 8
_LEAST_ROWS = 6
_BLANK_DEADLINES = 3


def goals(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return each goal in the client's words with its steps, then the other steps."""
    blocks: list[Block] = [
        voice.heading("goals.title", pictogram="goal"),
        voice.intro("goals.intro"),
    ]
    steps = shown_steps(given)
    wanted = shown_goals(given)
    for goal in wanted:
        own = [step for step in steps if step.goal_id is not None and step.goal_id == goal.id]
        blocks.append(_goal(voice, goal, own))
    shown = {goal.id for goal in wanted}
    others = [step for step in steps if step.goal_id is None or step.goal_id not in shown]
    if not wanted:
        blocks.append(content.Fields((voice.field("goals.goal", lines=2),)))
    further = _steps_table(voice, others, blank_rows=1 if others else _BLANK_STEPS)
    # On facing pages both sides show the same.
    is_spare = not others and bool(steps) and voice.speech is Speech.BOTH
    blocks.append(replace(further, may_vanish=is_spare))
    return tuple(blocks)


def _goal(voice: Voice, goal: Goal, steps: list[Step]) -> Block:
    words = voice.typed(goal.words, "Ziel", strong=True)
    reached = None
    if goal.reached_on is not None:
        day = content.code(format_numeric(goal.reached_on))
        reached = content.mixed(*voice.joined("goals.done"), ": ", day)
    title = voice.pair("goals.goal")
    lines = tuple(
        content.Paragraph(line, content.TextStyle.LEAD, keep_with_next=bool(steps))
        for line in (words, reached)
        if line is not None
    )
    table = (_steps_table(voice, steps, blank_rows=0),) if steps else ()
    return content.Card(title, (*lines, *table), loose=True)


def _due(step: Step) -> dt.date:
    return step.until or dt.date.max


def _steps_table(voice: Voice, steps: Iterable[Step], *, blank_rows: int) -> content.Table:
    rows = [_step_row(voice, step) for step in sorted(steps, key=_due)]
    blank, spare = voice.blank_rows(blank_rows, columns=3, after=len(rows))
    return content.Table(
        columns=(content.Column(), voice.date_column(), voice.date_column()),
        header=voice.header(("goals.step", "goals.who"), "goals.until", "goals.done"),
        rows=(*rows, *blank),
        language=voice.language,
        row_height=_ROW,
        spare=spare,
    )


def _step_row(voice: Voice, step: Step) -> tuple[Cell, ...]:
    return (
        voice.cell(voice.typed(step.what, "Schritt", strong=True), voice.typed(step.who, "Wer")),
        voice.cell(voice.date(step.until)),
        voice.cell(voice.date(step.done_on)),
    )


def appointments(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return what takes place on a day, with blank rows, then what is to be done by a day.

    Follow-ups and steps of the office alone never stand here.
    """
    rows = [_row_of(voice, given, each) for _, each in _taking_place(given)]
    missing = max(_LEAST_ROWS - len(rows), _BLANK_STEPS)
    blank, spare = voice.blank_rows(missing, columns=3, after=len(rows))
    table = content.Table(
        columns=(
            voice.date_column(),
            content.Column(weight=1.0),
            content.Column(weight=1.0),
        ),
        header=voice.header(
            ("appointments.date", "appointments.time"),
            "appointments.purpose",
            ("appointments.place", "appointments.person"),
        ),
        rows=(*rows, *blank),
        language=voice.language,
        row_height=_TALL_ROW,
        spare=spare,
    )
    heading = voice.heading("appointments.title", pictogram="calendar")
    return (heading, voice.intro("appointments.intro"), table, *_deadlines(voice, given))


def plan_lines(given: BlockContent) -> list[Line]:
    """Return the goals and steps that stand among the plans as lines."""
    steps = (step_line(each, given.detail) for each in shown_steps(given))
    return [*map(goal_line, shown_goals(given)), *steps]


def dated_lines(given: BlockContent) -> list[Line]:
    """Return the steps that stand among appointments and deadlines as lines."""
    steps = [each for _, each in _taking_place(given) if isinstance(each, Step)]
    return [step_line(each, given.detail) for each in (*steps, *_due_steps(given))]


def _taking_place(given: BlockContent) -> list[_Dated]:
    """Return steps that take place on their day, and starts of courses, the next first.

    A step that says of a course nothing but that it begins stands there as the course.
    """
    starts = list(_course_starts(given))
    days = {day for day, _ in starts}
    steps = [
        (_due(step), step)
        for step in coming_steps(given)
        if is_appointment(step) and not (_due(step) in days and is_bare_beginning(step))
    ]
    return sorted([*steps, *starts], key=_day)[:_MOST_DATES]


def untimed(given: BlockContent) -> tuple[dt.date, ...]:
    """Return the days of the appointments that stand there without a time of day."""
    if given.blank:
        return ()
    steps = (each for _, each in _taking_place(given) if isinstance(each, Step))
    return tuple(_due(each) for each in steps if not time_of(each))


def _row_of(voice: Voice, given: BlockContent, entry: Step | Course) -> tuple[Cell, ...]:
    if isinstance(entry, Step):
        return _meeting(voice, given, entry)
    where = voice.cell(voice.typed(provider_of(given, entry), "Träger des Kurses"))
    return voice.cell(voice.date(entry.since)), _course_start(voice, given, entry), where


def _meeting(voice: Voice, given: BlockContent, step: Step) -> tuple[Cell, ...]:
    """Return an appointment as a line; while its time is open, there is room to write it in."""
    day = voice.date(step.until)
    if time_of(step):
        when = voice.cell(day, voice.codes((f"{time_of(step)} Uhr",), "Schritt"))
    else:
        to_write = content.Fields((voice.field("appointments.time"),))
        when = content.Cell((*voice.cell(day).blocks, to_write))
    company = company_of(step, given.detail)
    what, who = voice.typed(step.what, "Schritt"), voice.typed(company, "Wer")
    return when, voice.cell(what), voice.cell(who)


def _course_starts(given: BlockContent) -> Iterator[_Dated]:
    for course in given.detail.courses if given.shows(BookletField.COURSES) else ():
        registered = course.status is CourseStatus.REGISTERED
        if registered and course.since is not None and course.since >= given.source.today:
            yield course.since, course


def _day(entry: _Dated) -> dt.date:
    return entry[0]


def _course_start(voice: Voice, given: BlockContent, course: Course) -> Cell:
    kind = given.source.course_words.get(course.kind, course.kind)
    return content.cells(content.mixed(kind, field="Kurs"), *voice.pair("german.from"))


def _deadlines(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return what the person has to do by a day; nothing where there is no such thing."""
    rows = [_deadline_row(voice, step) for step in _due_steps(given)]
    if given.blank:
        rows = [(content.Cell(),) * 3 for _ in range(_BLANK_DEADLINES)]
    if not rows:
        return ()
    table = content.Table(
        columns=(voice.date_column(), content.Column(), voice.date_column()),
        header=voice.header("goals.until", ("goals.step", "goals.who"), "goals.done"),
        rows=tuple(rows),
        language=voice.language,
        row_height=_ROW,
    )
    heading = voice.heading("deadlines.title", level=2)
    return (heading, voice.intro("glossary.frist.meaning"), table)


def _due_steps(given: BlockContent) -> list[Step]:
    steps = (step for step in coming_steps(given) if not is_appointment(step))
    return sorted(steps, key=_due)[:_MOST_DATES]


def _deadline_row(voice: Voice, step: Step) -> tuple[Cell, ...]:
    what = voice.cell(voice.typed(step.what, "Schritt"), voice.typed(step.who, "Wer"))
    return voice.cell(voice.date(step.until)), what, content.Cell()

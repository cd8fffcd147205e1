"""Blocks to write in: the process sheet, entries by offices, empty pages."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.services.booklets.blocks.steps import shown_steps, step_line

if TYPE_CHECKING:
    from gkdesk.export.content import Block, Cell
    from gkdesk.services.booklets.lines.line import Line
    from gkdesk.services.booklets.source import BlockContent
    from gkdesk.services.booklets.voice import Voice
    from gkdesk.services.clients.fields import Step

_TALL_ROW = 16.0
_PROCESS_ROWS = 9
_ENTRIES = 2
_LINES = 20


def process(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return who did what when, with a column to sign; what is done already stands there."""
    rows = [_done(voice, step) for step in sorted(done_steps(given), key=_day)]
    rows += [(content.Cell(),) * 4] * max(_PROCESS_ROWS - len(rows), 2)
    table = content.Table(
        columns=(
            voice.date_column(),
            content.Column(weight=0.9),
            content.Column(weight=1.6),
            content.Column(weight=0.9),
        ),
        header=voice.header("common.when", "process.who", "common.what", "common.signature"),
        rows=tuple(rows),
        language=voice.language,
        row_height=_TALL_ROW,
    )
    return (
        voice.heading("process.title", pictogram="papers"),
        voice.intro("process.intro"),
        voice.intro("process.rule"),
        table,
        content.Fields((voice.field("process.next"),)),
    )


def done_steps(given: BlockContent) -> list[Step]:
    """Return the steps that stand on the process sheet."""
    return [step for step in shown_steps(given) if step.done_on is not None]


def done_lines(given: BlockContent) -> list[Line]:
    """Return the steps that stand on the process sheet as lines."""
    return [step_line(step, given.detail) for step in done_steps(given)]


def _done(voice: Voice, step: Step) -> tuple[Cell, ...]:
    return (
        voice.cell(voice.date(step.done_on)),
        voice.cell(voice.typed(step.who, "Wer")),
        voice.cell(voice.typed(step.what, "Schritt", strong=True)),
        content.Cell(),
    )


def _day(step: Step) -> dt.date:
    return step.done_on or dt.date.max


def entries(voice: Voice, _given: BlockContent) -> tuple[Block, ...]:
    """Return cards in which offices write for her."""
    return (
        voice.heading("entries.title", pictogram="letter"),
        voice.intro("entries.intro"),
        voice.intro("process.rule"),
        *(_entry(voice) for _ in range(_ENTRIES)),
    )


def _entry(voice: Voice) -> Block:
    fields = (
        voice.field("appointments.date"),
        voice.field("entries.office"),
        voice.field("entries.entry", lines=3),
        voice.field("entries.next"),
        voice.field("common.signature"),
    )
    return content.Card((), (content.Fields(fields),))


def pages(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return lined pages for her own words."""
    heading = (voice.heading("pages.title", pictogram="notes"), voice.intro("pages.intro"))
    if given.is_last:
        return (*heading, content.LinesToEnd(given.sheet))
    return (*heading, content.RuledLines(_LINES))

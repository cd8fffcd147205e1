"""One question on paper: its number and zone, its words, and what it is answered with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.text.papers import working_aids as words
from gkdesk.working_aids.template import Kind, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.working_aids.printing.reader import Reader, Said
    from gkdesk.working_aids.template import Choice, Question

SEPARATOR = " · "
LINE_SPACING = 8.5
_FEWEST_LINES, _MOST_LINES = 2, 8
_SHORT_LIST = 8
_THREE_COLUMNS, _TWO_COLUMNS = 20, 40
"""Up to so many letters of the longest label, the choices stand in so many columns."""
MARKS = {Zone.RETURN: content.Mark.SOLID, Zone.LOCAL: content.Mark.HATCHED}
ZONES = {Zone.RETURN: words.RETURN_ZONE, Zone.LOCAL: words.LOCAL_ZONE}


def question_block(reader: Reader, question: Question) -> content.Block:
    """Return a question with its bar."""
    return content.Marked(tuple(_blocks(reader, question)), MARKS[question.zone])


def note_block(question: Question) -> content.Block:
    """Return guidance, which is read and not answered."""
    return content.Paragraph(text(question.label), keep_with_next=True)


def text(said: str, *, strong: bool = False) -> content.Passage:
    """Return words of a template or an answer; their own letters decide their direction."""
    return content.mixed(content.foreign(said, strong=strong), field=words.STEM)


def note(said: str) -> content.Paragraph:
    """Return a line in small type that stays with what follows."""
    return content.Paragraph(text(said), content.TextStyle.NOTE, keep_with_next=True)


def _blocks(reader: Reader, question: Question) -> Iterator[content.Block]:
    yield note(_about(reader, question))
    label = f"{reader.numbers.get(question.name, '')} {question.label}".strip()
    yield content.Heading(text(label), 4, bookmark=False)
    if question.hint:
        hint = content.Paragraph(text(question.hint), content.TextStyle.SMALL, keep_with_next=True)
        yield hint
    said = reader.said(question)
    if question.kind is Kind.CALCULATE:
        yield content.Paragraph(text(said.shown or words.NO_ANSWER))
        return
    if not said and not reader.to_fill_in:
        yield note(words.NO_ANSWER)
        return
    yield from _answer(reader, question, said)
    if question.remark and (said.remark or reader.to_fill_in):
        value = text(said.remark) if said.remark else None
        yield content.Fields((content.Field((content.passage(words.REMARK),), value),))


def _about(reader: Reader, question: Question) -> str:
    pieces = (
        ZONES[question.zone],
        words.REQUIRED if question.required else "",
        words.CODED if question.coded else "",
        reader.condition(question.relevant),
    )
    return SEPARATOR.join(filter(None, pieces))


def _answer(reader: Reader, question: Question, said: Said) -> Iterator[content.Block]:
    choices = reader.choices(question)
    if said.shown == words.LEFT_OUT:
        yield content.Paragraph(text(said.shown))
    elif question.kind is Kind.RANK and choices:
        yield _ranking(choices, said.value.split())
    elif choices:
        chosen = said.value.split()
        if not reader.to_fill_in:
            choices = tuple(each for each in choices if each.name in chosen)
        elif question.kind is Kind.SELECT_MULTIPLE and "ehrere" not in question.hint:
            yield note(words.SEVERAL)
        yield tick_list(choices, chosen)
    elif said.shown:
        yield content.Paragraph(text(said.shown))
    else:
        yield _to_write_in(question)


def tick_list(choices: tuple[Choice, ...], chosen: list[str]) -> content.ItemList:
    """Return boxes to tick, beside each other as far as their words allow."""
    lengths = sorted(len(each.label) for each in choices)
    # In a long list a few labels may take two lines.
    longest = lengths[len(lengths) * 3 // 4] if len(lengths) > _SHORT_LIST else lengths[-1]
    columns = 3 if longest <= _THREE_COLUMNS else 2 if longest <= _TWO_COLUMNS else 1
    items = tuple(
        content.ListItem(text(each.label), ticked=each.name in chosen) for each in choices
    )
    return content.ItemList(items, content.ListKind.CHECK, columns=min(columns, len(items)))


def _ranking(choices: tuple[Choice, ...], order: list[str]) -> content.Table:
    places = {name: str(place) for place, name in enumerate(order, 1)}
    return content.Table(
        columns=(content.Column(width=18.0), content.Column()),
        header=(content.cell(words.RANKED), content.cell(words.ENTRY)),
        rows=tuple(
            (content.cell(places.get(each.name, "")), content.Cell((small(each.label),)))
            for each in choices
        ),
    )


def small(said: str) -> content.Paragraph:
    """Return words in the small type of tables."""
    return content.Paragraph(text(said), content.TextStyle.SMALL)


def _to_write_in(question: Question) -> content.Block:
    if question.kind in (Kind.INTEGER, Kind.DECIMAL):
        label = question.unit or words.NUMBER
    elif question.kind is Kind.DATE:
        label = words.DATE
    else:
        count = min(max(question.lines, _FEWEST_LINES), _MOST_LINES)
        return content.RuledLines(count, LINE_SPACING)
    return content.Fields((content.Field((text(label),)),))

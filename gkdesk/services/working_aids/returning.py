"""A return before it goes: cell by cell, with what is odd and what stands against it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.services.basis.names_in_text import Hit, KnownNames, find
from gkdesk.text.codes.findings import Territory
from gkdesk.text.codes.return_packages import Obstacle
from gkdesk.text.folding import fold
from gkdesk.text.sentences import return_packages as sentences
from gkdesk.text.wording.clients import word
from gkdesk.working_aids.package.tables import Given, given, said
from gkdesk.working_aids.template import Kind, Zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkdesk.working_aids.answers import Answers
    from gkdesk.working_aids.package.contents import Codebook, Item, Returned, Sender
    from gkdesk.working_aids.tally import Tally
    from gkdesk.working_aids.template import Template

_FACTOR, _LEAST_DIFFERENCE = 3, 10
_ACHIEVED = ("kv_", "kooperation_", "fallkonferenzen", "abh_fallkonferenzen", "cm_", "netz_", "ef_")
"""How the series begin of what a place has reached: there a yes that is gone is worth a look."""
_PERSONS = frozenset({"person", "personen", "menschen"})
_REACHABLE = re.compile(r"[^\s@]+@[^\s@]+\.[A-Za-z]{2,}|(?:\+49|\b0)[\d\s/()-]{6,}\d")
_ADDRESS = re.compile(r"[^\s@<>(),;:]+@[^\s@<>(),;:]+")
_LOOKED_AT = 80
_A_WORD = 4
"""Shorter texts stand twice by chance."""
_ADDRESSED = re.compile(r"\b(?:frau|fr\.|herrn?|hr\.)\s+(?:(?:dr|prof)\.?\s+)*$", re.IGNORECASE)


@dataclass(frozen=True)
class PersonNames:
    """Names that must not leave; of contacts a word counts only where it is meant as a name.

    Family names are words as well („lange“, „klein“), and every contact has one: so it takes a
    capital letter, „Frau“ or „Herr“ before it, or an address of mail around it.
    """

    clients: KnownNames
    contacts: KnownNames

    def within(self, text: str) -> tuple[str, ...]:
        """Return the names of people in a text, each once."""
        found = [text[hit.start : hit.end] for hit in find(text, self.clients)]
        for hit in find(text, self.contacts):
            name = text[hit.start : hit.end]
            if not name[0].islower() or " " in name or _is_meant(text, hit):
                found.append(name)
        return tuple(dict.fromkeys(found))


def _is_meant(text: str, hit: Hit) -> bool:
    """Tell whether a word in lower case is a name by what stands around it."""
    line = text[max(0, hit.start - _LOOKED_AT) : hit.start]
    return bool(_ADDRESSED.search(line)) or any(
        each.start() <= hit.start and hit.end <= each.end() for each in _ADDRESS.finditer(text)
    )


@dataclass(frozen=True)
class ReturnCell:
    """One cell of what will travel; `names` are the names of people in it.

    `is_few` tells that it counts so few persons that somebody may know who they are.
    """

    question: str
    number: str
    section: str
    table: str
    row: str
    label: str
    answer: str
    remark: str
    names: tuple[str, ...] = ()
    is_few: bool = False


def cells(
    returned: Returned, names: PersonNames, least: int, *, own: bool = False
) -> tuple[ReturnCell, ...]:
    """Return everything that travels, cell by cell; of an own template the words, too.

    Numbers of persons below `least` are marked as few.
    """
    book = returned.codebook
    titles = {table.name: table.label for table in book.tables}
    return tuple(
        ReturnCell(
            question=each.item.name,
            number=each.item.number,
            section=each.item.section,
            table=titles.get(each.item.table, ""),
            row=each.row,
            label=each.item.label,
            answer=each.said,
            remark=each.answer.remark,
            names=_names(each, names, own=own),
            is_few=_is_few(each, least),
        )
        for each in given(returned)
    )


def _is_few(cell: Given, least: int) -> bool:
    counts = bool(cell.item.bands) or cell.item.unit.casefold() in _PERSONS
    return cell.item.is_number and counts and 0 < float(cell.answer.value or 0) < least


def _names(cell: Given, names: PersonNames, *, own: bool) -> tuple[str, ...]:
    texts = [cell.answer.remark]
    if cell.item.kind is Kind.TEXT:
        texts.append(cell.answer.value)
    if own:
        texts += [cell.item.label, cell.item.section, cell.row, cell.said]
    return tuple(dict.fromkeys(name for text in texts for name in names.within(text)))


def names_in_words(book: Codebook, names: PersonNames) -> tuple[str, ...]:
    """Return the names of people in the words and codes of a codebook, which travel, too."""
    return tuple(dict.fromkeys(name for text in _words(book) for name in names.within(text)))


def _words(book: Codebook) -> Iterator[str]:
    yield from (book.id, book.title, book.short)
    for item in book.items:
        yield from (item.name, item.label, item.section, item.unit, item.series)
    for table in book.tables:
        yield from (table.name, table.label)
    for choices in book.lists.values():
        yield from (choices.name, choices.title)
        for choice in choices.choices:
            yield from (choice.name, choice.label, *choice.columns.values())


def obstacles(
    shown: Iterable[ReturnCell],
    *,
    is_closed: bool,
    has_sender: bool,
    has_errors: bool,
    in_words: bool = False,
) -> tuple[Obstacle, ...]:
    """Return what stands against sending; empty if nothing does."""
    found = tuple(shown)
    checks = (
        (not is_closed, Obstacle.NOT_CLOSED),
        (not has_sender, Obstacle.SENDER),
        (in_words or any(cell.names for cell in found), Obstacle.NAMES),
        (has_errors, Obstacle.ANSWERS),
        (not found, Obstacle.NOTHING),
    )
    return tuple(obstacle for holds, obstacle in checks if holds)


def notes(
    returned: Returned,
    asked: Tally,
    before: Returned | None = None,
    *,
    kept: frozenset[str] = frozenset(),
) -> tuple[str, ...]:
    """Return what looks odd; none of it stands against sending.

    `asked` counts the questions of the return section that are asked, `kept` are the texts of
    answers that stay here, folded.
    """
    return tuple(_notes(returned, asked, before, kept))


def kept_words(template: Template, answers: Answers) -> frozenset[str]:
    """Return the texts that somebody wrote into what stays here, folded."""
    local = {
        each.name
        for each in template.questions()
        if each.zone is Zone.LOCAL and each.kind is Kind.TEXT
    }
    rows = (row.answers for rows in answers.rows.values() for row in rows)
    written = (
        fold(answer.value)
        for group in (answers.single, *rows)
        for name, answer in group.items()
        if name in local
    )
    return frozenset(text for text in written if len(text) >= _A_WORD)


def _notes(
    returned: Returned, asked: Tally, before: Returned | None, kept: frozenset[str]
) -> Iterator[str]:
    book, head = returned.codebook, returned.head
    left = asked.askable - asked.answered
    if left:
        yield sentences.UNANSWERED.format(open=left, all=asked.askable)
    if book.year not in (0, head.round):
        yield sentences.OTHER_YEAR.format(template=book.year, round=head.round)
    if not _fits_place(head.sender):
        territory = word(head.sender.territory)
        yield sentences.PLACE_TYPE.format(ags=head.sender.ags, territory=territory)
    for cell in given(returned):
        yield from _of_cell(returned, cell)
        if cell.item.kind is Kind.TEXT and fold(cell.answer.value) in kept:
            yield sentences.KEPT_WORDS.format(question=_asked(cell.item))
    if before is not None:
        yield from _compared(returned, before)


def _fits_place(sender: Sender) -> bool:
    """Tell whether key and type fit: a Kreis has no municipality in its key, a city has 000."""
    is_whole = len(sender.ags) == 5 or sender.ags.endswith("000")
    return is_whole != (sender.territory is Territory.TOWN)


def _of_cell(returned: Returned, cell: Given) -> Iterator[str]:
    name = _asked(cell.item)
    texts = (cell.answer.remark, cell.answer.value if cell.item.kind is Kind.TEXT else "")
    if any(_REACHABLE.search(text) for text in texts):
        yield sentences.REACHABLE.format(question=name)
    if cell.item.is_number and cell.answer.value.startswith("-"):
        now = said(returned, cell.item, cell.answer.value)
        yield sentences.NEGATIVE.format(question=name, now=now)


def _compared(returned: Returned, before: Returned) -> Iterator[str]:
    earlier = {
        key: (item, answer.value)
        for item in before.codebook.items
        if (answer := before.answers.single.get(item.name))
        for key in (item.series or item.name,)
    }
    for item in returned.codebook.items:
        answer = returned.answers.single.get(item.name)
        known = earlier.get(item.series or item.name)
        if item.table or answer is None or known is None:
            continue
        then, value = known
        if item.is_closed and then.is_closed and item.series.startswith(_ACHIEVED):
            was = _is_yes(before.codebook, then, value)
            if was and not _is_yes(returned.codebook, item, answer.value):
                yield sentences.NO_LONGER.format(question=_asked(item))
        if item.is_number and then.is_number and _is_far(answer.value, value):
            now, old = said(returned, item, answer.value), said(before, then, value)
            yield sentences.FAR_OFF.format(question=_asked(item), now=now, before=old)


def _is_yes(book: Codebook, item: Item, value: str) -> bool:
    return not book.lists[item.choices].yes.isdisjoint(value.split())


def _is_far(now: str, before: str) -> bool:
    one, other = sorted((abs(float(now or 0)), abs(float(before or 0))))
    return other - one >= _LEAST_DIFFERENCE and other >= _FACTOR * one


def _asked(item: Item) -> str:
    """Return a question as it is named in a sentence that goes on with a colon."""
    return f"{item.number} {item.label}".strip().rstrip("?!.:")

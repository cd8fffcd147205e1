"""Count the answers of one working aid in one round."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gkdesk.text.codes.findings import Territory
from gkdesk.working_aids.answers import Answer
from gkdesk.working_aids.evaluation.figures import Split, split
from gkdesk.working_aids.evaluation.merging import ItemKey, Merged, item_key
from gkdesk.working_aids.evaluation.results import Closed, Counted, Number, Said
from gkdesk.working_aids.package.contents import Item, Returned

NO_BAND, LAST_BAND, UNKNOWN, NEGATIVE = "none", "over", "unknown", "negative"
HUGE = 1_000_000_000
"""No count and no sum of money of an alliance is larger."""


@dataclass(frozen=True, slots=True)
class _Given:
    """An answer with who gave it; `row` is the code of the fixed row, `place` counts own ones."""

    returned: int
    territory: Territory
    row: str
    place: int
    answer: Answer


@dataclass(frozen=True)
class Tally:
    """All answers of one aid in one round, by question; `ticked` tables are ticked through."""

    merged: Merged
    returns: Sequence[Returned]
    found: dict[ItemKey, list[_Given]]
    asked: dict[ItemKey, list[Territory]]
    ticked: frozenset[str] = frozenset()


def tally(
    merged: Merged, returns: Sequence[Returned], ticked: frozenset[str] = frozenset()
) -> Tally:
    """Put the answers of all returns to their questions."""
    found: dict[ItemKey, list[_Given]] = {item_key(item): [] for item in merged.book.items}
    asked: dict[ItemKey, list[Territory]] = {key: [] for key in found}
    for number, returned in enumerate(returns):
        territory = returned.head.sender.territory
        for item in returned.codebook.items:
            key = item_key(item)
            asked[key].append(territory)
            for row, place, answer in _answers(returned, item):
                found[key].append(_Given(number, territory, row, place, answer))
    return Tally(merged, returns, found, asked, ticked)


def _answers(returned: Returned, item: Item) -> Iterator[tuple[str, int, Answer]]:
    if not item.table:
        if answer := returned.answers.single.get(item.name):
            yield "", 0, answer
        return
    for row in returned.answers.rows.get(item.table, ()):
        if answer := row.answers.get(item.name):
            yield row.entry, row.ref, answer


def closed(found: Tally) -> Iterator[Closed]:
    """Go through the counts of all closed questions."""
    for item in found.merged.book.items:
        if item.is_closed:
            yield from _closed(found, item)


def _closed(found: Tally, item: Item) -> Iterator[Closed]:
    given = [each for each in found.found[item_key(item)] if each.answer.value]
    plain = Closed(
        name=item.name,
        number=item.number,
        section=item.section,
        label=item.label,
        n=_people(given),
        answers=_counted(found, item, given),
        is_multiple=item.kind.value == "select_multiple",
        is_ranked=item.kind.value == "rank",
        is_coded=item.is_coded,
    )
    if not item.table:
        yield plain
        return
    book = found.merged.book
    table = book.table(item.table)
    named = replace(plain, table=item.table, table_label=table.label if table else "")
    own = [each for each in given if not each.row]
    fixed = book.lists[table.rows].choices if table and table.rows in book.lists else ()
    is_ticked = item.table in found.ticked
    for row in fixed:
        here = [each for each in given if each.row == row.name]
        yield replace(
            named,
            row=row.name,
            row_label=row.label,
            n=plain.n if is_ticked else _people(here),
            answers=_counted(found, item, here),
            is_ticked=is_ticked,
        )
    if own or not fixed:
        n, answers = _lines(own), _counted(found, item, own)
        yield replace(named, n=n, answers=answers, counts_rows=True)


def _counted(found: Tally, item: Item, given: Sequence[_Given]) -> tuple[Counted, ...]:
    choices = found.merged.book.lists[item.choices]
    by_code: dict[str, list[Territory]] = {choice.name: [] for choice in choices.choices}
    for each in given:
        codes = each.answer.value.split()
        for code in codes[:1] if item.kind.value == "rank" else codes:
            by_code[code].append(each.territory)
    return tuple(
        Counted(choice.name, choice.label, split(by_code[choice.name]), choice.name in choices.yes)
        for choice in choices.choices
    )


def _people(given: Sequence[_Given]) -> Split:
    """Count alliances, not answers."""
    return split({each.returned: each.territory for each in given}.values())


def _lines(given: Sequence[_Given]) -> Split:
    return split(each.territory for each in given)


def numbers(found: Tally) -> Iterator[Number]:
    """Go through the questions for numbers."""
    for item in found.merged.book.items:
        if not item.is_number:
            continue
        given = [each for each in found.found[item_key(item)] if each.answer.value]
        for row, here in _by_row(found, item, given):
            yield _number(found, item, row, here)


def _by_row(
    found: Tally, item: Item, given: Sequence[_Given]
) -> Iterator[tuple[str, list[_Given]]]:
    book = found.merged.book
    table = book.table(item.table) if item.table else None
    if table is None or table.rows not in book.lists:
        yield "", list(given)
        return
    for row in book.lists[table.rows].choices:
        yield row.label, [each for each in given if each.row == row.name]
    if own := [each for each in given if not each.row]:
        yield "", own


def _number(found: Tally, item: Item, row: str, given: Sequence[_Given]) -> Number:
    values = [float(each.answer.value) for each in given]
    plain = Number(
        name=item.name,
        number=item.number,
        section=item.section,
        label=item.label,
        unit=item.unit,
        n=_people(given),
        lines=len(given),
        negative=sum(value < 0 for value in values),
        huge=sum(abs(value) > HUGE for value in values),
        row_label=row,
        bands=_bands(found, item, given) if item.bands and not item.table else (),
    )
    if not values:
        return plain
    return replace(
        plain,
        total=sum(values),
        least=min(values),
        middle=statistics.median(values),
        most=max(values),
    )


def _bands(found: Tally, item: Item, given: Sequence[_Given]) -> tuple[Counted, ...]:
    """Count classes: none, up to each upper end, above the last, not known."""
    classes: dict[str, list[Territory]] = {NO_BAND: []}
    if any(float(each.answer.value) < 0 for each in given):
        classes = {NEGATIVE: [], NO_BAND: []}
    classes |= {str(end): [] for end in item.bands if end}
    classes |= {LAST_BAND: []}
    for each in given:
        classes[_band(float(each.answer.value), item.bands)].append(each.territory)
    asked, known = split(found.asked[item_key(item)]), _lines(given)
    pairs = zip(asked.by_type, known.by_type, strict=True)
    unknown = Counted(UNKNOWN, "unbekannt", Split(tuple(one - other for one, other in pairs)))
    labels = _band_labels(item.bands)
    named = (Counted(code, labels[code], split(each)) for code, each in classes.items())
    return (*named, unknown)


def _band(value: float, ends: tuple[int, ...]) -> str:
    if value < 0:
        return NEGATIVE
    if value == 0:
        return NO_BAND
    return next((str(end) for end in ends if end and value <= end), LAST_BAND)


def _band_labels(ends: tuple[int, ...]) -> dict[str, str]:
    labels = {NEGATIVE: "kleiner als null", NO_BAND: "keine"}
    before = 0
    for end in ends:
        if end:
            labels[str(end)] = f"{before + 1}–{end}" if before else f"bis einschließlich {end}"
            before = end
    labels[LAST_BAND] = f"über {before}"
    return labels


def texts(found: Tally) -> Iterator[Said]:
    """Go through what was written freely, alliance by alliance."""
    book = found.merged.book
    by_return: dict[int, list[Said]] = {number: [] for number in range(len(found.returns))}
    for item in book.items:
        for each in found.found[item_key(item)]:
            said = each.answer.remark if item_key(item)[2] != "text" else each.answer.value
            if said:
                by_return[each.returned].append(_said(found, item, each, said))
    for said_here in by_return.values():
        yield from said_here


def _said(found: Tally, item: Item, given: _Given, text: str) -> Said:
    sender = found.returns[given.returned].head.sender
    row = found.merged.book.row_label(item.table, given.row) if item.table else ""
    return Said(
        alliance=sender.name,
        territory=sender.territory,
        number=item.number,
        label=item.label,
        row_label=row or (f"Zeile {given.place}" if given.place else ""),
        text=text,
    )

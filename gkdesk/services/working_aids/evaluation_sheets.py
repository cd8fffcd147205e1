"""An evaluation as sheets of a workbook."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gkdesk.export.network.sheet import Column, Sheet, Value
from gkdesk.text.papers import evaluation as words
from gkdesk.text.sentences.return_packages import FATES, NOTES, told
from gkdesk.text.wording.clients import word
from gkdesk.working_aids.evaluation.figures import Split, shares
from gkdesk.working_aids.evaluation.gaps import MODULE_WORDS, Module, all_topics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.working_aids.evaluation.folder import Report
    from gkdesk.working_aids.evaluation.results import AidResult, Asked, Closed, Evaluation, Number

_Row = tuple[Value, ...]
_HEADS = (words.TOTAL, *words.TYPE_HEADS)
_AID = (Column(words.WORKING_AID, 34), Column(words.ROUND, 8))
_ASKED = (Column(words.NUMBER, 8), Column(words.SECTION, 24), Column(words.QUESTION, 46))


def sheets(found: Evaluation) -> tuple[Sheet, ...]:
    """Return all sheets that have something to say, and always returns, files and rules."""
    made = (
        _closed(found),
        _bands(found),
        _numbers(found),
        _series(found),
        _gaps(found),
        _texts(found),
    )
    kept = tuple(sheet for sheet in made if sheet.rows)
    return (_returns(found), *kept, _files(found), about(found))


def _returns(found: Evaluation) -> Sheet:
    columns = (*_AID, Column(words.VERSIONS, 12), *(Column(head, 14) for head in _HEADS))
    rows = tuple(return_rows(found))
    return Sheet(words.RETURNS, columns, rows)


def return_rows(found: Evaluation) -> Iterator[_Row]:
    """Go through what came back, and then through what belongs together."""
    both = ((each, words.TOGETHER.format(each.title)) for each in found.together)
    for each, title in (*((each, each.title) for each in found.returns), *both):
        yield (title, each.round, ", ".join(map(str, each.versions)), *each.counts.all)


def _closed(found: Evaluation) -> Sheet:
    figures = (
        *(Column(head, 12) for head in _HEADS),
        *(Column(words.SHARE_OF.format(head), 12) for head in _HEADS),
        *(Column(words.N_OF.format(head), 12) for head in _HEADS),
    )
    asked = (*_ASKED, Column(words.ROW, 34), Column(words.ANSWER, 32))
    columns = (*_AID, *asked, *figures, Column(words.NOTE, 34))
    rows = tuple(row for aid in found.aids for each in aid.closed for row in _answers(aid, each))
    return Sheet(words.CLOSED, columns, rows, header_columns=2)


def _answers(aid: AidResult, closed: Closed) -> Iterator[_Row]:
    row = words.OWN_ROWS if closed.counts_rows else closed.row_label
    for answer in closed.answers:
        yield (
            aid.title,
            aid.round,
            closed.number,
            closed.section,
            question(closed),
            row,
            answer.label,
            *_figures(answer.counts, closed.n),
            note(closed),
        )


def _figures(counts: Split, n: Split) -> _Row:
    return (*counts.all, *shares(counts, n), *n.all)


def question(closed: Closed) -> str:
    """Return the words of a question; in a table they often say little without its title."""
    table = closed.table_label
    return words.IN_TABLE.format(table, closed.label) if table else closed.label


def note(closed: Closed) -> str:
    """Return what has to be known about the counts of a question."""
    notes = (
        (closed.is_multiple, words.MULTIPLE),
        (closed.is_ranked, words.RANKED),
        (closed.is_coded, words.CODED),
        (closed.is_ticked, words.TICKED),
        (closed.counts_rows, words.ROWS_COUNTED),
    )
    return "; ".join(text for holds, text in notes if holds)


def _bands(found: Evaluation) -> Sheet:
    columns = (*_AID, *_ASKED, Column(words.BAND, 22), *(Column(head, 12) for head in _HEADS))
    rows: tuple[_Row, ...] = tuple(
        (
            *(aid.title, aid.round, each.number, each.section, each.label),
            band.label,
            *band.counts.all,
        )
        for aid in found.aids
        for each in aid.numbers
        for band in each.bands
    )
    return Sheet(words.BANDS, columns, rows, header_columns=2)


def _numbers(found: Evaluation) -> Sheet:
    columns = (
        *_AID,
        *_ASKED,
        Column(words.ROW, 34),
        Column(words.UNIT, 14),
        *(Column(words.N_OF.format(head), 12) for head in _HEADS),
        *(Column(title, 14) for title in (words.SUM, words.LEAST, words.MIDDLE, words.MOST)),
        Column(words.NOTE, 34),
    )
    rows: tuple[_Row, ...] = tuple(
        (
            *(aid.title, aid.round, each.number, each.section, each.label),
            *(each.row_label, each.unit, *each.n.all, *_spread(each), number_note(each)),
        )
        for aid in found.aids
        for each in aid.numbers
    )
    return Sheet(words.NUMBERS, columns, rows, header_columns=2)


def number_note(number: Number) -> str:
    """Return what has to be known about the numbers of a question."""
    notes = (
        (number.lines if number.lines > number.n.total else 0, words.ROWS_GIVEN),
        (number.negative, words.NEGATIVE),
        (number.huge, words.HUGE),
    )
    return "; ".join(text.format(count) for count, text in notes if count)


def _spread(number: Number) -> _Row:
    if not number.n.total:
        return (None, None, None, None)
    values = (number.total, number.least, number.middle, number.most)
    return tuple(map(plain, values))


def plain(value: float) -> int | float:
    """Return a whole number as such."""
    return int(value) if value == int(value) else value


def _series(found: Evaluation) -> Sheet:
    columns = (
        Column(words.QUESTION, 46),
        Column(words.SERIES_KEY, 20),
        Column(words.YEAR, 8),
        *(Column(f"{words.YES} {head}", 14) for head in _HEADS),
        *(Column(words.SHARE_OF.format(head), 12) for head in _HEADS),
        *(Column(words.N_OF.format(head), 12) for head in _HEADS),
        Column(words.ASKED_AS, 60),
        Column(words.COUNTS_AS_YES, 34),
        Column(words.WORKING_AID, 44),
    )
    rows = tuple(
        (each.label, each.key, year.year, *_figures(year.yes, year.n), *_asked(year.asked))
        for each in found.series
        for year in each.years
    )
    return Sheet(words.SERIES, columns, rows)


def _asked(asked: tuple[Asked, ...]) -> _Row:
    """Return the words of a question, what counts as yes, and the aids, each said once."""
    said = dict.fromkeys(f"{each.number} {each.label}".strip() for each in asked)
    yes = dict.fromkeys(words.OR.join(each.yes) for each in asked)
    aids = dict.fromkeys(each.aid for each in asked)
    return tuple("; ".join(each) for each in (said, yes, aids))


def _gaps(found: Evaluation) -> Sheet:
    columns = (
        *_AID,
        Column(words.MODULE, 44),
        Column(words.TOPIC, 46),
        Column(words.ALLIANCE, 28),
        Column(words.TERRITORY, 24),
        Column(words.DETAILS, 60),
    )
    lines = [(aid, gap) for aid in found.aids for gap in aid.gaps]
    order = list(MODULE_WORDS)
    lines.sort(key=lambda line: order.index(Module(line[1].module)))
    rows = tuple(
        (
            *(aid.title, aid.round, MODULE_WORDS[Module(gap.module)], gap.label),
            *(gap.alliance, word(gap.territory), "; ".join(gap.words)),
        )
        for aid, gap in lines
    )
    return Sheet(words.GAPS, columns, rows, header_columns=2)


def gap_counts(aid: AidResult) -> Counter[tuple[str, str]]:
    """Count gaps by module and topic."""
    return Counter((gap.module, gap.label) for gap in aid.gaps)


def _texts(found: Evaluation) -> Sheet:
    columns = (
        *_AID,
        Column(words.ALLIANCE, 28),
        Column(words.TERRITORY, 24),
        Column(words.NUMBER, 8),
        Column(words.QUESTION, 46),
        Column(words.ROW, 24),
        Column(words.TEXT, 80),
    )
    rows = tuple(
        (
            *(aid.title, aid.round, each.alliance, word(each.territory), each.number),
            *(each.label, each.row_label, each.text),
        )
        for aid in found.aids
        for each in aid.texts
    )
    return Sheet(words.TEXTS, columns, rows, header_columns=3)


def _files(found: Evaluation) -> Sheet:
    columns = (
        Column(words.FILE, 44),
        Column(words.FATE, 34),
        Column(words.REASON, 60),
        Column(words.WORKING_AID, 34),
        Column(words.ALLIANCE, 28),
        Column(words.ROUND, 8),
        Column(words.FASSUNG, 10),
        Column(words.INSTEAD, 44),
    )
    rows = tuple(file_row(report) for report in found.reports)
    return Sheet(words.FILES, columns, rows)


def file_row(report: Report) -> _Row:
    """Return what is said of a file."""
    reason = told(report.problem) if report.problem else ""
    if report.note:
        reason = NOTES[report.note]
    instead = words.INSTEAD_OF.format(report.instead_fassung, report.instead)
    what: _Row = ("", "", None, None)
    if report.returned:
        head = report.returned.head
        what = (report.returned.codebook.title, head.sender.name, head.round, head.fassung)
    return (
        *(report.name, FATES[report.fate], reason),
        *what,
        instead if report.instead else "",
    )


def rules(found: Evaluation) -> tuple[str, ...]:
    """Return by which rules was counted, and to which modules gaps were put."""
    if not any(aid.gaps for aid in found.aids):
        return words.RULES
    moved = [topic for topic in all_topics(found) if topic.is_moved]
    if not moved:
        return (*words.RULES, words.MODULES_PROPOSED)
    told = "; ".join(
        words.MOVED.format(each.label, _short(each.module), _short(each.proposed)) for each in moved
    )
    return (*words.RULES, words.MODULES_MOVED.format(words.topics_counted(len(moved)), told))


def _short(module: str) -> str:
    return MODULE_WORDS[Module(module)].partition(" ")[0]


def about(found: Evaluation) -> Sheet:
    """Return the rules as a sheet."""
    rows = tuple((rule,) for rule in rules(found))
    return Sheet(words.ABOUT, (Column(words.ABOUT, 120),), rows)

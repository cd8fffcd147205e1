"""An evaluation as a screen shows it: what is of all aids, what is of the years, then each aid.

The tables are those of the workbook. Of one aid they need neither its name nor its round, and what
one opens a table for stands first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gkdesk.export.network.sheet import Column, Sheet
from gkdesk.services.working_aids.evaluation_charts import NamedChart, charts
from gkdesk.services.working_aids.evaluation_sheets import about, file_row, sheets
from gkdesk.text.codes.return_packages import PackageFate
from gkdesk.text.papers import evaluation as words

if TYPE_CHECKING:
    from gkdesk.working_aids.evaluation.folder import Report
    from gkdesk.working_aids.evaluation.results import AidResult, Evaluation

_OF_ALL = (words.RETURNS, words.FILES)
_OF_AID = (words.CLOSED, words.BANDS, words.NUMBERS, words.GAPS, words.TEXTS)
_NOT_SAID_AGAIN = frozenset({words.WORKING_AID, words.ROUND})
_ALL = words.TOTAL
_N = words.N_OF.format(_ALL)
_FIRST = {
    words.CLOSED: (
        *(words.NUMBER, words.QUESTION, words.ANSWER),
        *(_ALL, *words.TYPE_HEADS, _N, words.SHARE_OF.format(_ALL)),
    ),
    words.BANDS: (words.BAND, words.TOTAL, *words.TYPE_HEADS, words.NUMBER, words.QUESTION),
    words.NUMBERS: (words.NUMBER, words.QUESTION, words.ROW),
    words.GAPS: (words.MODULE, words.TOPIC, words.DETAILS),
    words.TEXTS: (words.TEXT, words.ALLIANCE, words.NUMBER, words.QUESTION, words.ROW),
    words.SERIES: (
        *(words.QUESTION, words.YEAR, f"{words.YES} {_ALL}", _N),
        *(words.SHARE_OF.format(_ALL), words.ASKED_AS, words.COUNTS_AS_YES),
    ),
}
_LAST = (words.SECTION, words.VERSIONS, words.SERIES_KEY, words.NOTE)
_FATES = (PackageFate.REJECTED, PackageFate.REPLACED, PackageFate.TWICE, PackageFate.COUNTED)


@dataclass(frozen=True)
class Part:
    """Tables and charts that belong together; `about` stands below the title of each table.

    `name` is what the notes of the charts begin with.
    """

    title: str
    name: str
    about: str
    sheets: tuple[Sheet, ...]
    charts: tuple[NamedChart, ...]


def parts(found: Evaluation) -> tuple[Part, ...]:
    """Return an evaluation in parts; the first one is of all returns."""
    whole = replace(found, aids=(), series=(), reports=tuple(sorted(found.reports, key=_by_fate)))
    years = replace(found, aids=(), returns=(), together=())
    overview = (*_sheets(whole, _OF_ALL), about(found))
    made = [Part(words.OVERVIEW, "", "", overview, tuple(charts(whole)))]
    if found.series:
        of_years = _sheets(years, (words.SERIES,))
        differ = any(not each.is_one_question for each in found.series)
        told = words.WORDS_OF_YEARS.format(words.ASKED_AS, words.COUNTS_AS_YES)
        below = told if differ else ""
        made.append(Part(words.SERIES, "", below, of_years, tuple(charts(years))))
    return (*made, *(_of_aid(found, aid) for aid in found.aids))


def _of_aid(found: Evaluation, aid: AidResult) -> Part:
    alone = replace(found, aids=(aid,), returns=(), together=(), series=())
    title = words.AID_OF_YEAR.format(aid.round, aid.title)
    name = words.aid_and_round(aid.title, aid.round)
    below = f"{name}. {words.n_line(aid.counts.by_type, words.RETURNED)}"
    return Part(title, name, below, _sheets(alone, _OF_AID), tuple(charts(alone)))


def _by_fate(report: Report) -> tuple[bool, int, str]:
    """Put first what somebody has to look at."""
    is_fine = report.note is None and report.fate is not PackageFate.REJECTED
    return is_fine, _FATES.index(report.fate), report.name


def _sheets(found: Evaluation, titles: tuple[str, ...]) -> tuple[Sheet, ...]:
    made = {sheet.title: sheet for sheet in sheets(found)} | {words.FILES: _files(found)}
    if words.CLOSED in made:
        made[words.CLOSED] = _closed(made[words.CLOSED])
    return tuple(_arranged(made[title]) for title in titles if title in made)


def _closed(sheet: Sheet) -> Sheet:
    """Return closed questions with what was answered first, and rows beside their question."""
    places = {column.title: place for place, column in enumerate(sheet.columns)}
    asked, row, size = (places[each] for each in (words.QUESTION, words.ROW, _N))
    rows = []
    for line in sorted(sheet.rows, key=lambda line: not line[size]):
        told = list(line)
        if told[row]:
            told[asked], told[row] = words.IN_TABLE.format(told[asked], told[row]), ""
        rows.append(tuple(told))
    return replace(sheet, rows=tuple(rows))


def _files(found: Evaluation) -> Sheet:
    """Return all files, with what became of each and why in one place."""
    columns = (words.FILE, words.FATE, words.WORKING_AID, words.ALLIANCE, words.ROUND)
    rows = []
    for report in found.reports:
        name, fate, reason, aid, alliance, round_, _fassung, instead = file_row(report)
        told = ". ".join(str(each) for each in (fate, reason or instead) if each)
        rows.append((name, told, aid, alliance, round_))
    return Sheet(words.FILES, tuple(map(Column, columns)), tuple(rows))


def _arranged(sheet: Sheet) -> Sheet:
    """Return a table without what every line says or none, in the order of a screen."""
    said_already = _NOT_SAID_AGAIN if sheet.title in _OF_AID else frozenset[str]()
    first = _FIRST.get(sheet.title, ())
    kept = [
        (_rank(column.title, first), place)
        for place, column in enumerate(sheet.columns)
        if column.title not in said_already
        and any(row[place] not in ("", None) for row in sheet.rows)
    ]
    order = [place for _rank, place in sorted(kept)]
    columns = tuple(sheet.columns[place] for place in order)
    return replace(
        sheet,
        columns=columns,
        rows=tuple(tuple(row[place] for place in order) for row in sheet.rows),
    )


def _rank(title: str, first: tuple[str, ...]) -> int:
    if title in first:
        return first.index(title) - len(first)
    return 1 + _LAST.index(title) if title in _LAST else 0

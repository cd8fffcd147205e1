"""From what came back to everything that can be said about it."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from gkdesk.text.papers.evaluation import APART
from gkdesk.working_aids.evaluation import counting
from gkdesk.working_aids.evaluation.figures import Split, split
from gkdesk.working_aids.evaluation.folder import key_of, packages_in, read_all, sort_out
from gkdesk.working_aids.evaluation.gaps import gaps, topics
from gkdesk.working_aids.evaluation.merging import merge
from gkdesk.working_aids.evaluation.questionnaires import Alike, alike, ticked
from gkdesk.working_aids.evaluation.results import AidResult, Evaluation, ReturnCount
from gkdesk.working_aids.evaluation.series import series

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from gkdesk.progress import Progress
    from gkdesk.working_aids.evaluation.folder import Sorted
    from gkdesk.working_aids.package.contents import Returned

_SHORT = "_kurz"
"""So ends the id of the short version of a working aid."""


def evaluate_folder(
    folder: Path,
    *,
    passwords: Sequence[str] = (),
    progress: Progress | None = None,
) -> Evaluation:
    """Evaluate all packages of a folder. Raises OSError where the folder cannot be read."""
    paths = packages_in(folder)
    found = sort_out(read_all(paths, folder, passwords=passwords, progress=progress))
    return evaluate(found)


def evaluate(found: Sorted) -> Evaluation:
    """Evaluate what counts; gaps are put to the modules that are proposed (see `gaps.assigned`)."""
    groups = [
        same
        for _key, each in groupby(found.counted, key=_aid_and_round)
        for same in alike(tuple(each))
    ]
    results = sorted(map(_result, groups), key=_by_year)
    main = [returned for each in groups if not each.number for returned in each.returns]
    return Evaluation(
        returns=tuple(told for told, _result in results),
        aids=tuple(result for _told, result in results),
        series=series(main),
        reports=found.reports,
        together=tuple(_together(main)),
    )


def _by_year(result: tuple[ReturnCount, AidResult]) -> tuple[int, str]:
    told, _result = result
    return told.round, told.title


def _together(counted: Sequence[Returned]) -> Iterator[ReturnCount]:
    """Count each alliance once that sent a long aid, its short version, or both."""
    groups: dict[tuple[str, int], dict[str, list[Returned]]] = {}
    for returned in counted:
        aid, place, round_ = key_of(returned)
        places = groups.setdefault((aid.removesuffix(_SHORT), round_), {})
        places.setdefault(place, []).append(returned)
    for (aid, round_), places in groups.items():
        whole = [returned for each in places.values() for returned in each]
        ids = {returned.codebook.id for returned in whole}
        if ids == {aid, aid + _SHORT}:
            title = next(each.codebook.title for each in whole if each.codebook.id == aid)
            versions = tuple(sorted({each.codebook.version for each in whole}))
            once = _types([each[0] for each in places.values()])
            yield ReturnCount(aid, title, round_, once, versions)


def _aid_and_round(returned: Returned) -> tuple[str, int]:
    return returned.codebook.id, returned.head.round


def _result(group: Alike) -> tuple[ReturnCount, AidResult]:
    returns = group.returns
    merged = merge(returns, group.shipped)
    book, round_ = merged.book, returns[0].head.round
    if group.number:
        title = APART.format(book.title, group.number)
        book = replace(book, id=f"{book.id}-{group.number}", title=title)
    counts = _types(returns)
    told = ReturnCount(book.id, book.title, round_, counts, merged.versions)
    found = counting.tally(merged, returns, ticked(book.id) if group.shipped else frozenset())
    result = AidResult(
        aid=book.id,
        title=book.title,
        round=round_,
        counts=counts,
        closed=tuple(counting.closed(found)),
        numbers=tuple(counting.numbers(found)),
        texts=tuple(counting.texts(found)),
        gaps=tuple(gaps(book, returns)),
        # Which of the aids that ask otherwise is which, another folder does not tell again.
        topics=() if group.number else tuple(topics(book)),
    )
    return told, result


def _types(returns: Sequence[Returned]) -> Split:
    return split(each.head.sender.territory for each in returns)

"""Making and printing handouts: one, a stack, or one for each of many people."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from gkdesk.services.basis.names_in_text import Doubt
from gkdesk.services.handouts.kinds import HandoutWish, MadeHandout, StackLine
from gkdesk.services.leaving import PaperWay
from gkdesk.text.ids import MunicipalityId
from gkdesk.text.languages import GERMAN
from gkdesk.ui.pages.print_send.leaving import Handed, Noting, print_out, save

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from gkdesk.progress import Progress
    from gkdesk.services.handouts.issue import HandoutNote
    from gkdesk.services.handouts.making import Handouts


@dataclass(frozen=True)
class Sheets:
    """So many copies of one handout; `rank` is the place of the first who gets one in the list."""

    wish: HandoutWish
    copies: int = 1
    rank: int = 0


@dataclass(frozen=True)
class Recipient:
    """One of many who get a copy: her language, and the municipality whose offices stand on it."""

    language: str
    code: str
    place_id: MunicipalityId | None = None
    place: str = ""


@dataclass(frozen=True)
class HandoutShown:
    """The handout that is previewed, one of `sheets`.

    `lacking` are the labels of facts that are missing, `general` those of general ones that stand
    in for facts of the municipality.
    """

    paper: MadeHandout
    sheets: tuple[Sheets, ...]
    lacking: tuple[str, ...] = ()
    general: tuple[str, ...] = ()

    @property
    def pages(self) -> bytes:
        """Return the pages to look at."""
        return self.paper.data

    @property
    def total(self) -> int:
        """Return how many copies are wanted in all."""
        return sum(each.copies for each in self.sheets)


@dataclass(frozen=True)
class Run:
    """What many copies come to: all pages, and what stands on any of them.

    `doubts` are names of clients in local facts and in words of the register, `general` the
    municipalities for which a general fact stands in.
    """

    pages: int
    doubts: tuple[Doubt, ...] = ()
    general: frozenset[MunicipalityId] = frozenset()


def by_language(wish: HandoutWish, languages: Iterable[str], copies: int) -> tuple[Sheets, ...]:
    """Return so many copies in each language."""
    return tuple(
        Sheets(replace(wish, language=each), copies, rank) for rank, each in enumerate(languages)
    )


def for_many(
    wish: HandoutWish, recipients: Sequence[Recipient], spoken: Collection[str]
) -> tuple[Sheets, ...]:
    """Return one copy for each of many, in the order of printing; equal ones are made once."""
    ranks: dict[HandoutWish, int] = {}
    for rank, each in enumerate(recipients):
        ranks.setdefault(_copy_for(wish, each, spoken), rank)
    counted = Counter(_copy_for(wish, each, spoken) for each in in_order(recipients, spoken))
    return tuple(Sheets(each, copies, ranks[each]) for each, copies in counted.items())


def in_order(recipients: Iterable[Recipient], spoken: Collection[str]) -> list[Recipient]:
    """Return them as their copies are printed: by language, by municipality, by code."""
    return sorted(recipients, key=partial(_order, spoken))


def sample_of(sheets: Sequence[Sheets]) -> Sheets:
    """Return what the preview shows of many: the first in the list that is in two languages."""
    bilingual = [each for each in sheets if each.wish.language != GERMAN.code]
    return min(bilingual or sheets, key=attrgetter("rank"))


def with_kept(sheets: tuple[Sheets, ...], kept: frozenset[Doubt]) -> tuple[Sheets, ...]:
    """Return the same sheets with the names that may stay."""
    return tuple(replace(each, wish=replace(each.wish, kept=kept)) for each in sheets)


def make_shown(handouts: Handouts, sheets: tuple[Sheets, ...], progress: Progress) -> HandoutShown:
    """Make one of the wanted handouts and name the facts that it lacks."""
    made = handouts.make(sample_of(sheets).wish, progress)
    labels = {each.key: each.label for each in handouts.facts.of(made.wish.handout)}
    lacking, general = (tuple(labels[key] for key in keys) for keys in (made.lacking, made.general))
    return HandoutShown(made, sheets, lacking, general)


def look_through(handouts: Handouts, sheets: tuple[Sheets, ...], progress: Progress) -> Run:
    """Make each of many once, and tell what all of them come to."""
    pages = 0
    doubts: dict[Doubt, None] = {}
    general: set[MunicipalityId] = set()
    for number, each in enumerate(sheets):
        progress.step(number, len(sheets))
        made = handouts.make(each.wish)
        pages += made.pages * each.copies
        doubts.update(dict.fromkeys(made.doubts))
        if made.general and each.wish.municipality_id is not None:
            general.add(each.wish.municipality_id)
    return Run(pages, tuple(doubts), frozenset(general))


def save_one(handouts: Handouts, paper: MadeHandout, path: Path, handed: Handed) -> None:
    """Save a handout, note it and count it."""
    save(paper, path, _noting(handouts, paper, handed, PaperWay.SAVED))
    handed.count += 1


def print_one(
    handouts: Handouts, shown: HandoutShown, printer: QPrinter, handed: Handed, progress: Progress
) -> bool:
    """Print what is previewed, as often as the printer was told; tell whether it took it."""
    copies = max(printer.copyCount(), 1)
    noting = _noting(handouts, shown.paper, handed, PaperWay.PRINTED, copies=copies)
    is_taken = print_out(shown.pages, printer, noting, progress)
    handed.count += copies if is_taken else 0
    return is_taken


def print_many(
    handouts: Handouts,
    sheets: tuple[Sheets, ...],
    cover: tuple[StackLine, ...],
    printer: QPrinter,
    handed: Handed,
    progress: Progress,
) -> bool:
    """Print the list of who gets what, then one job for each language; tell whether all came.

    A job that the printer does not take ends it: what follows would be missing in the middle. That
    nobody stopped it is told apart from a stop, which raises Cancelled.
    """
    watched = _Steps(progress, handed)
    if cover:
        made = handouts.cover(sheets[0].wish, cover)
        noting = _noting(handouts, made, handed, PaperWay.PRINTED)
        printer.setCopyCount(1)
        if not print_out(made.data, printer, noting, watched):
            return False
    for each in sheets:
        watched.step(0, 1)
        made = handouts.make(each.wish)
        noting = _noting(handouts, made, handed, PaperWay.PRINTED, copies=each.copies)
        printer.setCopyCount(each.copies)
        if not print_out(made.data, printer, noting, watched):
            return False
        handed.count += each.copies
    watched.step(0, 1)
    return True


class _Steps:
    """Shows how many sheets are out while a job counts its own pages; passes on who stops it."""

    def __init__(self, progress: Progress, handed: Handed) -> None:
        self._progress = progress
        self._handed = handed

    def step(self, done: int, total: int) -> None:
        del done, total
        self._progress.step(self._handed.count, self._handed.total)


def _noting(
    handouts: Handouts, paper: MadeHandout, handed: Handed, way: PaperWay, *, copies: int = 1
) -> Noting[HandoutNote]:
    issues = handouts.issues
    begin = partial(issues.begin, paper, way, copies=copies)
    return Noting(begin, issues.confirm, issues.strike, issues.doubt, handed.changes)


def _copy_for(wish: HandoutWish, who: Recipient, spoken: Collection[str]) -> HandoutWish:
    return replace(wish, language=_language(who, spoken), municipality_id=who.place_id)


def _language(who: Recipient, spoken: Collection[str]) -> str:
    return who.language if who.language in spoken else GERMAN.code


def _order(spoken: Collection[str], who: Recipient) -> tuple[bool, str, str, str]:
    language = _language(who, spoken)
    return language != GERMAN.code, language, who.place, who.code

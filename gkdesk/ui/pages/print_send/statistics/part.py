"""Statistik: choose a period, see the very pages for the ministry, print or save them.

Two issues of periods that overlap give away their difference: what left before is named, and
nothing that could be compared with it leaves without a question; what shows the same in another
way does not leave at all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from gkdesk.errors import StatisticsContradict
from gkdesk.services.leaving import PaperWay
from gkdesk.services.statistics.kinds import MadeStatistics, StatisticsFormat
from gkdesk.text.codes.clients import Audience
from gkdesk.text.dates import format_day_joined
from gkdesk.text.papers import statistics as words
from gkdesk.text.sentences.errors import sentence
from gkdesk.text.wording.clients import word
from gkdesk.ui.dialogs.confirm_dialog import ConfirmDialog
from gkdesk.ui.pages.print_send import paper_words as texts
from gkdesk.ui.pages.print_send.gate import Leaving
from gkdesk.ui.pages.print_send.leaving import Noting, print_out, save
from gkdesk.ui.pages.print_send.paper_part import PaperPart
from gkdesk.ui.pages.print_send.statistics.choice import StatisticsChoice
from gkdesk.ui.widgets import Kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from gkdesk.progress import Progress
    from gkdesk.services.statistics.issued import Issued, StatisticsNote
    from gkdesk.services.statistics.kinds import StatisticsWish
    from gkdesk.services.statistics.making import Statistics
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext

STATISTICS = "statistics"
ASK = "Trotzdem weitergeben?"


@dataclass(frozen=True)
class StatisticsShown:
    """A finished file and the pages that show it."""

    paper: MadeStatistics
    pages: bytes


class StatisticsPart(PaperPart[StatisticsShown]):
    """The statistics for the ministry with their preview."""

    key: ClassVar[str] = "statistics"
    title: ClassVar[str] = "Statistik"
    kinds: ClassVar[tuple[str, ...]] = (STATISTICS,)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        self._statistics = context.workspace.statistics
        self.choice = StatisticsChoice(context.workspace)
        super().__init__(context, self.choice, parent)
        self._on_privacy_changed(context.privacy.is_on())

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Make the preview anew: any record may count."""
        del changes
        self.history.reload()
        self.choice.reload()
        self.outdate()

    def shown(self) -> tuple[tuple[str, int], ...]:
        text, detail = self.choice.asked()
        return ((f"{STATISTICS}.{text}", detail),)

    def restore(self, refs: tuple[tuple[str, int], ...]) -> None:
        for kind, detail in refs:
            self.choice.choose(kind.partition(".")[2], detail)

    def making(self) -> Callable[[Progress], StatisticsShown] | None:
        wish = self.choice.wish()
        return None if wish is None else partial(_make, self._statistics, wish)

    def heading(self) -> str:
        return f"Die Statistik ist {word(Audience.MINISTRY)}"

    def notes(self, shown: StatisticsShown) -> list[str]:
        if shown.paper.format is StatisticsFormat.PDF:
            return []
        return [texts.SHOWN_AS_PAGE.format(shown.paper.format.upper())]

    def leaving(self) -> Leaving:
        return Leaving.ONE_FILE

    def may_go_on(self, shown: StatisticsShown) -> bool:
        refused = self._refused(shown)
        if refused:
            self.complain(refused)
            return False
        before = self._statistics.issues.before(shown.paper)
        return not before or ConfirmDialog.ask(
            self, ASK, _told(before), act="Trotzdem weitergeben", keep="Nicht weitergeben"
        )

    def _on_made(self, shown: StatisticsShown) -> None:
        super()._on_made(shown)
        refused = self._refused(shown)
        if refused:
            self.complain(refused)
            return
        before = self._statistics.issues.before(shown.paper)
        if before:
            self.problem.say(_told(before), Kind.WARN)
            self.problem.show()

    def _refused(self, shown: StatisticsShown) -> str:
        """Say why this cannot leave at all, "" where it can."""
        try:
            self._statistics.issues.check(shown.paper)
        except StatisticsContradict as error:
            return sentence(error)
        return ""

    def save(self, shown: StatisticsShown, path: Path) -> None:
        save(shown.paper, path, self._noting(shown, PaperWay.SAVED))

    def print_work(self, shown: StatisticsShown, printer: QPrinter) -> Callable[[Progress], bool]:
        return partial(print_out, shown.pages, printer, self._noting(shown, PaperWay.PRINTED))

    def _noting(self, shown: StatisticsShown, way: PaperWay) -> Noting[StatisticsNote]:
        issues = self._statistics.issues
        return Noting(partial(issues.begin, shown.paper, way), issues.confirm, issues.strike)


def _told(before: tuple[Issued, ...]) -> str:
    """Name the newest of the earlier issues, and that there are others."""
    newest = before[0]
    days = (format_day_joined(day) for day in (newest.first, newest.last))
    told = words.ISSUED_BEFORE.format(
        format_day_joined(newest.on),
        words.PERIOD.format(*days),
        newest.threshold,
        words.GROUPED if newest.grouped else words.ONE_BY_ONE,
    )
    if len(before) == 1:
        return told
    more = words.ISSUED_ONE_MORE if len(before) == 2 else words.ISSUED_MORE
    return f"{told} {more.format(len(before) - 1)}"


def _make(statistics: Statistics, wish: StatisticsWish, progress: Progress) -> StatisticsShown:
    """Make the file, and the pages to look at where it is no PDF itself."""
    made = statistics.make(wish, progress)
    if wish.format is StatisticsFormat.PDF:
        return StatisticsShown(made, made.data)
    pages = statistics.make(replace(wish, format=StatisticsFormat.PDF), progress)
    return StatisticsShown(made, pages.data)

"""Making, printing and saving papers of the network."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from gkdesk.services.leaving import PaperWay
from gkdesk.services.network_papers.kinds import MadePaper, PaperFormat
from gkdesk.ui.map.picture import paint_map
from gkdesk.ui.pages.print_send.leaving import Noting, print_out, save

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from gkdesk.progress import Progress
    from gkdesk.services.network_papers.issue import PaperNote
    from gkdesk.services.network_papers.kinds import PaperWish
    from gkdesk.services.network_papers.making import NetworkPapers


@dataclass(frozen=True)
class Shown:
    """A finished paper and the paper whose pages show it, None where no page can."""

    paper: MadePaper
    shown_by: MadePaper | None

    @property
    def pages(self) -> bytes | None:
        """Return the pages to look at."""
        return None if self.shown_by is None else self.shown_by.data


def make_paper(papers: NetworkPapers, wish: PaperWish, progress: Progress) -> Shown:
    """Make a paper, and the pages to look at where it is no PDF itself."""
    paper = papers.make(wish, progress, paint=paint_map)
    if wish.format is PaperFormat.PDF:
        return Shown(paper, paper)
    formats = next(kind.formats for kind in papers.offered() if kind.code is wish.kind)
    if PaperFormat.PDF not in formats:
        return Shown(paper, None)
    return Shown(paper, papers.make(replace(wish, format=PaperFormat.PDF), progress))


def save_paper(papers: NetworkPapers, paper: MadePaper, path: Path) -> None:
    """Save a paper and note it."""
    save(paper, path, _noting(papers, paper, PaperWay.SAVED))


def print_paper(papers: NetworkPapers, shown: Shown, printer: QPrinter, progress: Progress) -> bool:
    """Print what was previewed and note it; tell whether the printer took it."""
    noting = _noting(papers, shown.paper, PaperWay.PRINTED)
    return print_out(shown.pages or b"", printer, noting, progress)


def _noting(papers: NetworkPapers, paper: MadePaper, way: PaperWay) -> Noting[PaperNote]:
    issues = papers.issues
    return Noting(partial(issues.begin, paper, way), issues.confirm, issues.strike)

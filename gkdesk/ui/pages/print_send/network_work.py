"""Making, printing and saving papers of the network; each is noted before it can be out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gkdesk.errors import GkdeskError
from gkdesk.progress import Cancelled
from gkdesk.services.files import replacement
from gkdesk.services.network_papers.issue import PaperWay
from gkdesk.services.network_papers.kinds import MadePaper, PaperFormat
from gkdesk.ui import printing
from gkdesk.ui.map.picture import paint_map

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from gkdesk.progress import Progress
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
    """Note the file, then put it in its place; no old file is lost for nothing."""
    with replacement(path, paper.data) as put:
        note = papers.issues.begin(paper, PaperWay.SAVED)
        try:
            put()
        except (GkdeskError, OSError):
            papers.issues.strike(note)
            raise
    papers.issues.confirm(note)


def print_paper(papers: NetworkPapers, shown: Shown, printer: QPrinter, progress: Progress) -> bool:
    """Print what was previewed and note it; tell whether the printer took it.

    Where nobody can tell how much came out, the note stays unsettled: the log says „vielleicht“.
    """
    note = papers.issues.begin(shown.paper, PaperWay.PRINTED)
    try:
        is_taken = printing.print_pages(shown.pages or b"", printer, progress) > 0
    except printing.MayBePrinted:
        raise
    except Cancelled:
        papers.issues.strike(note)
        raise
    if is_taken:
        papers.issues.confirm(note)
    else:
        papers.issues.strike(note)
    return is_taken

"""Making, printing and saving papers of cases and consents, one or many."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from gkdesk.progress import Silent
from gkdesk.services.basis.names_in_text import Doubt
from gkdesk.services.basis.paper_kinds import ConsentPaperWish, MadeConsentPaper
from gkdesk.services.case_papers.kinds import CasePaperFormat, CasePaperWish, MadeCasePaper
from gkdesk.services.leaving import PaperWay
from gkdesk.text.codes.clients import Audience
from gkdesk.text.codes.meetings import Access
from gkdesk.text.wording.clients import word
from gkdesk.ui import printing
from gkdesk.ui.pages.print_send.cases import words as texts
from gkdesk.ui.pages.print_send.leaving import Handed, NothingTaken, Noting, print_out, save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from gkdesk.progress import Progress
    from gkdesk.services.workspace import Workspace

Wish = CasePaperWish | ConsentPaperWish
Made = MadeCasePaper | MadeConsentPaper
_NAMED = frozenset({Access.ALL, Access.SOME, Access.OWN, Access.OVERRIDE})


@dataclass(frozen=True)
class CaseShown:
    """The paper that is previewed, the first of `wishes`; `basis` says why they may have it."""

    paper: Made
    pages: bytes | None
    wishes: tuple[Wish, ...]
    doubts: tuple[Doubt, ...]
    basis: str


def with_kept(wishes: tuple[Wish, ...], kept: frozenset[Doubt]) -> tuple[Wish, ...]:
    """Return the same wishes with the names that may stay."""
    return tuple(replace(each, kept=kept) for each in wishes)


def make_shown(workspace: Workspace, wishes: tuple[Wish, ...], progress: Progress) -> CaseShown:
    """Make the first paper, find the names of others in all of them, and say the basis."""
    first = wishes[0]
    paper, pages = _made(workspace, first, progress)
    return CaseShown(
        paper, pages, wishes, _doubts(workspace, wishes), _told(workspace, wishes, paper)
    )


def _made(workspace: Workspace, wish: Wish, progress: Progress) -> tuple[Made, bytes | None]:
    if isinstance(wish, ConsentPaperWish):
        form = workspace.consent_papers.make(wish)
        return form, form.data
    papers = workspace.case_papers
    paper = papers.make(wish, progress)
    if wish.format is CasePaperFormat.PDF:
        return paper, paper.data
    if wish.format is CasePaperFormat.XLSX:
        return paper, papers.make(replace(wish, format=CasePaperFormat.PDF), progress).data
    return paper, None


def _doubts(workspace: Workspace, wishes: tuple[Wish, ...]) -> tuple[Doubt, ...]:
    cases = [each for each in wishes if isinstance(each, CasePaperWish)]
    forms = [each for each in wishes if isinstance(each, ConsentPaperWish)]
    found = list(workspace.case_papers.doubts(*cases)) if cases else []
    found += [doubt for each in forms for doubt in workspace.consent_papers.doubts(each)]
    return tuple(dict.fromkeys(found))


def _told(workspace: Workspace, wishes: tuple[Wish, ...], paper: Made) -> str:
    """Say who gets what on which basis; of many papers, how many are for whom."""
    if len(wishes) == 1:
        return _basis(workspace, wishes[0], paper)
    readers = Counter(each.audience for each in wishes if isinstance(each, CasePaperWish))
    said = ", ".join(f"{count} {word(each)}" for each, count in readers.items())
    return texts.MANY_BASES.format(said)


def _basis(workspace: Workspace, wish: Wish, paper: Made) -> str:
    if isinstance(wish, ConsentPaperWish):
        return _of_consent(workspace, wish)
    if wish.audience is Audience.OFFICE:
        return texts.OWN_OFFICE
    said = []
    if wish.meeting_id is not None and wish.participant_id is not None:
        cells = workspace.meetings.matrix(wish.meeting_id).cells.values()
        own = [each for each in cells if each.participant_id == wish.participant_id]
        known = sum(each.access in _NAMED for each in own)
        if own:
            said.append(texts.CASES_KNOWN.format(known, len(own)))
    mentions = paper.mentions if isinstance(paper, MadeCasePaper) else ()
    grounds = dict.fromkeys(word(each.basis) for each in mentions)
    if grounds:
        people = len({each.client_id for each in mentions})
        whom = "1 Person" if people == 1 else f"{people} Personen"
        said.append(texts.NOTED_FOR.format(f"{whom} ({', '.join(grounds)})"))
    return " ".join(said) or texts.NOBODY_NAMED


def _of_consent(workspace: Workspace, wish: ConsentPaperWish) -> str:
    if wish.client_id is None:
        return texts.BLANK_GROUND
    views = workspace.consents.of(wish.client_id)
    found = next((each for each in views if each.consent.id == wish.consent_id), None)
    if found is None or wish.consent_id is None:
        return texts.NO_GROUND
    return texts.GROUND.format(f"{word(found.consent.basis)}, {word(found.state)}")


def save_one(workspace: Workspace, paper: Made, path: Path, handed: Handed) -> None:
    """Save a paper and note it."""
    noting = _noting(workspace, paper, handed, is_print=False)
    save(paper, path, noting)
    handed.count += 1


def print_one(
    workspace: Workspace, shown: CaseShown, printer: QPrinter, handed: Handed, progress: Progress
) -> bool:
    """Print what is previewed and note it; tell whether the printer took it."""
    copies = max(printer.copyCount(), 1)
    noting = _noting(workspace, shown.paper, handed, is_print=True, copies=copies)
    return print_out(shown.pages or b"", printer, noting, progress)


def save_many(
    workspace: Workspace,
    wishes: tuple[Wish, ...],
    folder: Path,
    handed: Handed,
    progress: Progress,
) -> bool:
    """Save every paper into a folder, each as a file of its own; no old file is replaced."""

    def put(paper: Made) -> None:
        save_one(workspace, paper, printing.free_path(folder, paper.file_name), handed)

    _each(workspace, wishes, put, progress)
    return True


def print_many(
    workspace: Workspace,
    wishes: tuple[Wish, ...],
    printer: QPrinter,
    handed: Handed,
    progress: Progress,
) -> bool:
    """Print every paper as a job of its own; tell whether the printer took them all.

    Where it takes one no more, none follows.
    """

    def put(paper: Made) -> None:
        copies = max(printer.copyCount(), 1)
        noting = _noting(workspace, paper, handed, is_print=True, copies=copies)
        if not print_out(paper.data, printer, noting, Silent()):
            raise NothingTaken
        handed.count += 1

    try:
        _each(workspace, wishes, put, progress)
    except NothingTaken:
        return False
    return True


def _each(
    workspace: Workspace, wishes: tuple[Wish, ...], put: Callable[[Made], None], progress: Progress
) -> None:
    cases = [each for each in wishes if isinstance(each, CasePaperWish)]
    if cases:
        workspace.case_papers.make_many(cases, put, progress)
        return
    for done, wish in enumerate(wishes):
        progress.step(done, len(wishes))
        put(_made(workspace, wish, Silent())[0])


def _noting(
    workspace: Workspace, paper: Made, handed: Handed, *, is_print: bool, copies: int = 1
) -> Noting[Any]:
    way = PaperWay.PRINTED if is_print else PaperWay.SAVED
    if isinstance(paper, MadeConsentPaper):
        forms = workspace.consent_papers.issues
        begin = partial(forms.begin, paper, way, copies=copies)
        return Noting(begin, forms.confirm, forms.strike, forms.doubt, handed.changes)
    cases = workspace.case_papers.issues
    return Noting(
        partial(cases.begin, paper, way), cases.confirm, cases.strike, changes=handed.changes
    )

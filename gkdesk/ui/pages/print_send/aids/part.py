"""Arbeitshilfen: choose a paper of a working aid, see its very pages, print or save it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from gkdesk.services.leaving import PaperWay
from gkdesk.services.working_aids.printing.kinds import AidPaperCode, AidPaperWish, MadeAidPaper
from gkdesk.text.ids import AidId, PartId
from gkdesk.ui.pages.print_send import paper_words as texts
from gkdesk.ui.pages.print_send.aids.choice import AidChoice, Source
from gkdesk.ui.pages.print_send.gate import Leaving
from gkdesk.ui.pages.print_send.leaving import Handed, Noting, print_out, save
from gkdesk.ui.pages.print_send.noted_part import NotedPart
from gkdesk.ui.pages.print_send.paper_part import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from gkdesk.progress import Progress
    from gkdesk.services.working_aids.printing.issue import AidPaperNote
    from gkdesk.services.working_aids.printing.making import AidPapers
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext

AID_PAPER = "aid_paper"
"""`aid_paper.<code>` asks for a paper of the working aid that is named; after a colon the id of a
contributor, or, of a blank one, of a template."""
WITHHELD_ONE = "Eine Antwort nennt eine Klientin oder einen Klienten und steht nicht darauf."
WITHHELD = "{0} Antworten nennen Klientinnen oder Klienten und stehen nicht darauf."
SENDS = (
    "Die Vorschau zeigt den Rücksendeteil. Gespeichert wird das ganze Paket für {0}, ohne "
    "Passwort; bei der Arbeitshilfe steht dann, dass es gesendet ist."
)


@dataclass(frozen=True)
class AidShown:
    """A finished paper with its pages."""

    paper: MadeAidPaper

    @property
    def pages(self) -> bytes | None:
        return self.paper.pages


class AidsPart(NotedPart[AidShown]):
    """The papers of working aids with their preview."""

    key: ClassVar[str] = "aids"
    title: ClassVar[str] = "Arbeitshilfen"
    kinds: ClassVar[tuple[str, ...]] = (AID_PAPER,)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        self._papers = context.workspace.aid_papers
        self.choice = AidChoice(context.workspace, self._papers.offered())
        super().__init__(context, self.choice, parent)
        self._on_privacy_changed(context.privacy.is_on())

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Offer the aids of now; make the preview anew unless only a note was written."""
        del changes
        self.history.reload()
        if not self.is_noting:
            self.choice.read()
            self.outdate()

    def open(self, kind: str, ref: int | None) -> None:
        """Choose the paper that was asked for."""
        code, _, further = kind.partition(".")[2].partition(":")
        if code not in {each.value for each in AidPaperCode}:
            return
        source: Source | None = None if ref is None else AidId(ref)
        contributor = PartId(int(further)) if further.isdecimal() and ref is not None else None
        if further and contributor is None:
            source = further
        self.choice.choose(AidPaperCode(code), source, contributor)
        self.choice.source.setFocus()

    def shown(self) -> tuple[tuple[str, int], ...]:
        code, source, contributor = self.choice.asked()
        further = source if isinstance(source, str) else contributor
        kind = f"{AID_PAPER}.{code}:{further}" if further else f"{AID_PAPER}.{code}"
        return ((kind, source if isinstance(source, int) else NOTHING),)

    def making(self) -> Callable[[Progress], AidShown] | None:
        wish = self.choice.wish()
        return None if wish is None else partial(_make, self._papers, wish)

    def heading(self) -> str:
        wish = self.choice.wish()
        return "" if wish is None else texts.is_for(wish.audience)

    def notes(self, shown: AidShown) -> list[str]:
        paper, notes = shown.paper, []
        if paper.kind is AidPaperCode.RETURN:
            notes.append(SENDS.format(self.choice.recipient()))
        if paper.withheld:
            one = paper.withheld == 1
            notes.append(WITHHELD_ONE if one else WITHHELD.format(paper.withheld))
        if paper.undrawn and not self.context.privacy.is_on():
            notes.append(texts.undrawn(paper))
        return notes

    def leaving(self) -> Leaving:
        return Leaving.ONE_FILE

    def save(self, shown: AidShown, path: Path) -> None:
        paper, handed = shown.paper, Handed()
        if paper.kind is AidPaperCode.RETURN and paper.aid_id is not None:
            returns = self.context.workspace.returns
            sent = returns.send(paper.aid_id, path, recipient=self.choice.recipient())
            handed.changes.extend(sent.changes)
        else:
            save(paper, path, self._noting(paper, PaperWay.SAVED, handed))
        self.tell_notes(handed)

    def print_work(self, shown: AidShown, printer: QPrinter) -> Callable[[Progress], bool]:
        noting = self._noting(shown.paper, PaperWay.PRINTED, self.hand_over())
        return partial(print_out, shown.paper.pages, printer, noting)

    def _noting(self, paper: MadeAidPaper, way: PaperWay, handed: Handed) -> Noting[AidPaperNote]:
        issues = self._papers.issues
        begin = partial(issues.begin, paper, way)
        return Noting(begin, issues.confirm, issues.strike, changes=handed.changes)


def _make(papers: AidPapers, wish: AidPaperWish, _progress: Progress) -> AidShown:
    return AidShown(papers.make(wish))

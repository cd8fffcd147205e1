"""Fälle & Sitzungen: papers of cases, conferences and consents, one or one for each reader."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot

from gkdesk.services.case_papers.kinds import CasePaperCode, CasePaperFormat
from gkdesk.text.codes.clients import Audience
from gkdesk.text.wording.clients import word
from gkdesk.ui import printing
from gkdesk.ui.pages.print_send import paper_words as shared
from gkdesk.ui.pages.print_send.cases import words as texts
from gkdesk.ui.pages.print_send.cases.choice import CaseChoice
from gkdesk.ui.pages.print_send.cases.kinds import (
    CASE_PAPER,
    CONSENT_PAPER,
    AllPapers,
    read_asked,
)
from gkdesk.ui.pages.print_send.cases.work import (
    CaseShown,
    make_shown,
    print_many,
    print_one,
    save_many,
    save_one,
    with_kept,
)
from gkdesk.ui.pages.print_send.doubts import DoubtList
from gkdesk.ui.pages.print_send.gate import Leaving
from gkdesk.ui.pages.print_send.leaving import Handed
from gkdesk.ui.pages.print_send.noted_part import NotedPart
from gkdesk.ui.pages.print_send.paper_part import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from gkdesk.progress import Progress
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.pages.print_send.cases.work import Wish

MANY_LEAVE = {
    Leaving.MANY_FILES: "Die Papiere werden gespeichert",
    Leaving.PAPERS_ON_PAPER: "Die Papiere werden gedruckt",
}
NAMING_MANY = frozenset(
    {
        CasePaperCode.AGENDA,
        CasePaperCode.MINUTES,
        CasePaperCode.ACTIONS,
        CasePaperCode.COHORT,
    }
)
"""Kinds that name many people to the own office: a file of them asks for the passphrase."""


class CasesPart(NotedPart[CaseShown]):
    """The papers of cases, conferences and consents with their preview."""

    key: ClassVar[str] = "cases"
    title: ClassVar[str] = "Fälle & Sitzungen"
    kinds: ClassVar[tuple[str, ...]] = (CASE_PAPER, CONSENT_PAPER)
    how_far: ClassVar[str] = texts.MANY_OUT

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        self.choice = CaseChoice(context)
        super().__init__(context, self.choice, parent)
        self.doubts = DoubtList()
        self.left.body.insertWidget(1, self.doubts)
        self._about: tuple[Wish, ...] = ()
        self._done = ""
        self.doubts.changed.connect(self._on_doubts_changed)
        self._on_privacy_changed(context.privacy.is_on())

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Offer the records of now; make the preview anew unless only a note was written."""
        del changes
        self.history.reload()
        if self.is_noting:
            return
        self.choice.read()
        self.outdate()

    def open(self, kind: str, ref: int | None) -> None:
        """Choose the paper that was asked for."""
        asked = read_asked(kind, ref)
        if asked is not None:
            self.choice.choose(asked)
            self.choice.kinds[self.choice.place()].setFocus()

    def shown(self) -> tuple[tuple[str, int], ...]:
        asked = self.choice.asked()
        return ((asked.kind, NOTHING if asked.ref is None else asked.ref),)

    def making(self) -> Callable[[Progress], CaseShown] | None:
        wishes = self.choice.wishes()
        if wishes != self._about:
            self._about = wishes
            self.doubts.forget()
        if not wishes:
            return None
        kept = with_kept(wishes, self.doubts.kept())
        return partial(make_shown, self.context.workspace, kept)

    def heading(self) -> str:
        if self.choice.entry().code is AllPapers.OF_MEETING:
            return texts.EACH
        reader = self.choice.reader()
        many = len(self.choice.wishes()) > 1
        return f"Jedes Papier ist {word(reader)}" if many else shared.is_for(reader)

    def notes(self, shown: CaseShown) -> list[str]:
        is_open = not self.context.privacy.is_on()
        many = len(shown.wishes)
        notes = [texts.SHOWN_ONE.format(many)] if many > 1 else []
        if is_open:
            notes.append(shown.basis)
        file_format = getattr(shown.paper, "format", CasePaperFormat.PDF)
        if shown.pages is not None and file_format is not CasePaperFormat.PDF:
            notes.append(shared.SHOWN_AS_PAGE.format(file_format.upper()))
        if not is_open:
            return notes
        if self.doubts.undecided():
            notes.append(texts.blacked(self.doubts.undecided()))
        if shown.paper.undrawn:
            notes.append(shared.undrawn(shown.paper))
        return notes

    def leaving(self) -> Leaving:
        wishes = self.choice.wishes()
        if len(wishes) > 1:
            return Leaving.MANY_FILES
        is_own = any(getattr(each, "audience", None) is Audience.OFFICE for each in wishes)
        names_many = self.choice.entry().code in NAMING_MANY and is_own
        return Leaving.REGISTER if names_many else Leaving.ONE_FILE

    def allow(self) -> None:
        super().allow()
        many = len(self.choice.wishes()) > 1
        self.head.print_button.set_label("Alle drucken" if many else "Drucken")
        self.head.save_button.set_label("Alle speichern …" if many else "Speichern unter …")

    def save(self, shown: CaseShown, path: Path) -> None:
        handed = Handed()
        try:
            save_one(self.context.workspace, shown.paper, path, handed)
        finally:
            self.tell_notes(handed)

    def print_work(self, shown: CaseShown, printer: QPrinter) -> Callable[[Progress], bool]:
        self._done = shared.HANDED_OVER
        return partial(print_one, self.context.workspace, shown, printer, self.hand_over())

    def print_shown(self) -> None:
        wanted = len(self.choice.wishes())
        if wanted > 1:
            self.gate.ask(Leaving.PAPERS_ON_PAPER, texts.MANY_WANTED.format(wanted))
        else:
            super().print_shown()

    def let_out(self, leaving: Leaving) -> None:
        if leaving is Leaving.MANY_FILES:
            self._save_many()
        elif leaving is Leaving.PAPERS_ON_PAPER:
            self._print_many()
        else:
            super().let_out(leaving)

    def done_words(self, handed: Handed) -> str:
        return self._done.format(handed.count)

    def _on_made(self, shown: CaseShown) -> None:
        self.doubts.show_doubts(shown.doubts)
        super()._on_made(shown)

    def _save_many(self) -> None:
        shown = self.paper
        folder = printing.ask_folder(self)
        if folder is None or shown is None or self.is_busy() or not self.is_still(shown):
            return
        handed = self._begin(shown, Leaving.MANY_FILES, texts.MANY_SAVED)
        work = partial(save_many, self.context.workspace, shown.wishes, folder, handed)
        self.begin_printing(work, handed.total)

    def _print_many(self) -> None:
        shown = self.paper
        if shown is None or shown.pages is None:
            self.complain(shared.CHANGED)
            return
        printer = self.choose_printer(shown, shown.pages, page_range=False)
        if printer is not None:
            handed = self._begin(shown, Leaving.PAPERS_ON_PAPER, texts.MANY_PRINTED)
            work = partial(print_many, self.context.workspace, shown.wishes, printer, handed)
            self.begin_printing(work, handed.total)

    def _begin(self, shown: CaseShown, leaving: Leaving, done: str) -> Handed:
        self._done = done
        self.progress.title.setText(MANY_LEAVE[leaving])
        return self.hand_over(len(shown.wishes))

    @Slot()
    def _on_doubts_changed(self) -> None:
        self.outdate()

"""How booklets leave: asked for at the gate, printed or saved, noted; and the cover list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtPrintSupport import QPrinter

from gkdesk.services.booklets.copies.issue import Issue
from gkdesk.services.booklets.pages.placing import BOUND
from gkdesk.services.booklets.pages.versions import Version
from gkdesk.services.booklets.profiles.profile import PageKind
from gkdesk.ui import printing
from gkdesk.ui.pages.print_send import words as texts
from gkdesk.ui.pages.print_send.booklets.run import IssueRun
from gkdesk.ui.pages.print_send.booklets.work import Handed, print_many, print_one, save_many
from gkdesk.ui.pages.print_send.gate import ExportGate, Leaving
from gkdesk.ui.pages.print_send.paper_fit import misfit

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gkdesk.progress import Progress
    from gkdesk.services.booklets.copies.cover_list import CoverList
    from gkdesk.services.booklets.made import BookletHead, MadeBooklet
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.pages.print_send.booklets.work import Asked

_ON_BOTH_SIDES = {PageKind.A5, PageKind.A6, PageKind.PUNCHED}


class Desk(Protocol):
    """What shows a booklet that may leave."""

    @property
    def booklet(self) -> MadeBooklet | None: ...

    def asked(self) -> Asked | None:
        """Return what is wanted."""
        ...

    def page_kind(self) -> PageKind:
        """Return the paper of the profile."""
        ...

    def is_single(self) -> bool:
        """Tell whether it is about one person."""
        ...


class BookletExit(QObject):
    """Emit `complained` with a sentence, `misfitted` where another version may fit the paper."""

    complained = Signal(str)
    misfitted = Signal(str)

    def __init__(self, context: PageContext, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._booklets = context, context.workspace.booklets
        self._desk = desk
        self._widget = parent
        self.gate = ExportGate(context)
        self.run = IssueRun(self)
        self.gate.passed.connect(self._on_gate_passed)

    def begin_printing(self) -> None:
        """Print one at once; about many the gate asks first."""
        self.gate.hide()
        if self._desk.is_single():
            self._print()
        else:
            self.gate.ask(Leaving.MANY_ON_PAPER)

    def begin_saving(self) -> None:
        """Say at the gate what a file means."""
        single = self._desk.is_single()
        self.gate.ask(Leaving.ONE_FILE if single else Leaving.MANY_FILES)

    @Slot(object)
    def settle(self, head: BookletHead) -> None:
        """Note that what a booklet has no longer was taken out of the old one."""
        self._context.attempt(partial(self._booklets.settle, head))

    def print_cover(self, listed: CoverList) -> None:
        """Print the list that lies on a pile: it names nobody, and is noted nowhere."""
        sheet = self._booklets.cover_list(listed)
        printer = printing.ask_printer(self._widget, sheet.pdf)
        if printer is None:
            return
        trouble = misfit(printer, sheet.pdf)
        if trouble:
            self.complained.emit(trouble)
        elif not printing.print_pages(sheet.pdf, printer):
            self.complained.emit(texts.NO_COVER)

    def _print(self) -> None:
        booklet, asked = self._desk.booklet, self._desk.asked()
        if booklet is None or asked is None:
            self._complain(texts.CHANGED)
            return
        single = self._desk.is_single()
        printer = printing.ask_printer(
            self._widget, booklet.pdf, page_range=single, duplex=self._duplex(asked)
        )
        if printer is None or self.run.is_running or not self._is_still(booklet):
            return
        if printing.prints_to_file(printer):
            self._complain(texts.NO_FILE_FOR_ONE if single else texts.NO_FILE_FOR_MANY)
            return
        trouble = misfit(printer, booklet.pdf)
        if trouble:
            signal = self.misfitted if asked.version is Version.PAGES else self.complained
            signal.emit(trouble)
        elif single:
            self._start(partial(print_one, self._booklets, booklet, printer), Issue.PRINTED, asked)
        else:
            work = partial(print_many, self._booklets, asked, printer)
            self._start(work, Issue.PRINTED, asked)

    def _duplex(self, asked: Asked) -> QPrinter.DuplexMode | None:
        """Return how the paper is turned: sheets to fold at the short edge, a book at the long.

        Single pages are put into a folded booklet, or glued onto the old ones: their back is empty.
        """
        page = self._desk.page_kind()
        if page not in _ON_BOTH_SIDES:
            return None
        modes = QPrinter.DuplexMode
        if asked.changed_only and page in BOUND:
            return modes.DuplexNone
        is_folded = asked.version is Version.SHEETS and page is not PageKind.PUNCHED
        return modes.DuplexShortSide if is_folded else modes.DuplexLongSide

    def _is_still(self, booklet: MadeBooklet) -> bool:
        """Tell whether this is what the preview shows, or say that it no longer is."""
        if self._desk.booklet is not booklet:
            self._complain(texts.CHANGED)
        return self._desk.booklet is booklet

    def _save_one(self) -> None:
        booklet, asked = self._desk.booklet, self._desk.asked()
        if booklet is None or asked is None:
            self._complain(texts.CHANGED)
            return
        path = printing.ask_file(self._widget, booklet.file_name)
        if path is not None and self._is_still(booklet):
            self.run.save(self._booklets, booklet, path, asked)

    def _save_many(self) -> None:
        folder = printing.ask_folder(self._widget)
        asked = self._desk.asked()
        if folder is None or asked is None or self.run.is_running:
            return
        self._start(partial(save_many, self._booklets, asked, folder), Issue.SAVED, asked)

    def _start(self, work: Callable[[Handed, Progress], Handed], how: Issue, asked: Asked) -> None:
        self.run.start(work, Handed(how, asked))

    def _complain(self, words: str) -> None:
        self.complained.emit(words)

    @Slot(object)
    def _on_gate_passed(self, leaving: Leaving) -> None:
        match leaving:
            case Leaving.ONE_FILE:
                self._save_one()
            case Leaving.MANY_FILES:
                self._save_many()
            case Leaving.MANY_ON_PAPER:
                self._print()

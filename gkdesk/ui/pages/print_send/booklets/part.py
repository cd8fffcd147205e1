"""Hefte: choose for whom and what, see the very pages, print or save them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.services.booklets.pages.versions import Version, has_sheets
from gkdesk.services.booklets.profiles.profile import PageKind
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.ids import BookletCopyId, ClientId
from gkdesk.ui import theme
from gkdesk.ui.pages.print_send import words as texts
from gkdesk.ui.pages.print_send.booklets.copies_view import CopiesView
from gkdesk.ui.pages.print_send.booklets.covers import DeskCovers
from gkdesk.ui.pages.print_send.booklets.exit import BookletExit
from gkdesk.ui.pages.print_send.booklets.issue_offer import IssueOffer
from gkdesk.ui.pages.print_send.booklets.length import LengthNote
from gkdesk.ui.pages.print_send.booklets.maker import BookletMaker
from gkdesk.ui.pages.print_send.booklets.output_choice import nothing_words
from gkdesk.ui.pages.print_send.booklets.pane import BookletPane
from gkdesk.ui.pages.print_send.booklets.profiles_view import ProfilesView
from gkdesk.ui.pages.print_send.booklets.words import version_words
from gkdesk.ui.pages.print_send.gate import Leaving
from gkdesk.ui.pages.print_send.head import IssueHead
from gkdesk.ui.pages.print_send.history import IssueHistory
from gkdesk.ui.pages.print_send.paper_part import (
    HISTORY_FROM_HEIGHT,
    LEFT_WIDTH,
    NARROW,
    NARROW_LEFT,
    REMAKE_AFTER_MS,
)
from gkdesk.ui.pages.print_send.part import PrintPart
from gkdesk.ui.pages.print_send.preview import PdfPreview
from gkdesk.ui.pages.print_send.problem import Problem
from gkdesk.ui.widgets import Box

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from gkdesk.errors import UserError
    from gkdesk.services.booklets.made import MadeBooklet
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.pages.print_send.booklets.work import Asked, Handed

BOOKLET_KIND = "booklet"
COPY_KIND = RecordKind.BOOKLET_COPY.value
_OUTSIDE = frozenset({COPY_KIND})
"""What is counted changes no page."""


class BookletsPart(PrintPart):
    """The booklet of one person, or of many; beside it the profiles and the copies."""

    key: ClassVar[str] = "booklets"
    title: ClassVar[str] = "Hefte"
    kinds: ClassVar[tuple[str, ...]] = (BOOKLET_KIND,)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._booklets = context.workspace.booklets
        self.booklet: MadeBooklet | None = None
        self._noting = False
        self._outdated = False
        self._ready_to_print = False
        self.pane = BookletPane(context)
        self.who, self.options = self.pane.who, self.pane.options
        self.head = IssueHead()
        self.print_button, self.save_button = self.head.print_button, self.head.save_button
        self.problem, self.length = Problem(), LengthNote()
        self.maker = BookletMaker(self._booklets, self)
        self.exit = BookletExit(context, self, self)
        self.gate, self.run = self.exit.gate, self.exit.run
        self.progress, self.result = self.run.progress, self.run.result
        self.offer = IssueOffer()
        self.preview = PdfPreview()
        self.history = IssueHistory(context)
        self.copies = CopiesView(context)
        self.profiles = ProfilesView(context)
        self._remake = QTimer(self, interval=REMAKE_AFTER_MS, singleShot=True)
        self._layout()
        self._connect()
        self._clear(texts.NOBODY)

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Make the preview anew if it shows what has changed."""
        for view in (self.copies, self.profiles):
            view.reload(changes)
        self.history.reload()
        if changes and all(change.kind in _OUTSIDE for change in changes):
            return
        self.pane.reload(changes)
        if not self._noting:
            self._outdate()

    def open(self, kind: str, ref: int | None) -> None:
        if kind == BOOKLET_KIND and ref is not None:
            self._show(self._desk)
            self.who.choose(ref)
            self._ready_to_print = True

    def shown(self) -> tuple[tuple[str, int], ...]:
        ids = self.who.ids() if self.who.is_single() else ()
        copies = self.copies.shown()
        return (*((BOOKLET_KIND, ref) for ref in ids), *((COPY_KIND, ref) for ref in copies))

    def restore(self, refs: tuple[tuple[str, int], ...]) -> None:
        for kind, ref in refs:
            if kind == BOOKLET_KIND:
                self.pane.come_back_to(ClientId(ref))
        copies = tuple(BookletCopyId(ref) for kind, ref in refs if kind == COPY_KIND)
        if copies:
            self._on_issue_wanted(copies)

    def open_draft(self, key: str) -> bool:
        if self.pane.open_draft(key):
            self._show(self._desk)
            return True
        self._show(self.copies)
        return self.copies.open_draft(key)

    def flush(self) -> None:
        self.copies.keep_drafts()

    def print_this(self) -> None:
        """Print what the preview shows."""
        if self.print_button.isEnabled() and self._views.currentWidget() is self._desk:
            self._on_print_clicked()

    def asked(self) -> Asked | None:
        """Return what is wanted."""
        return self.pane.asked()

    def page_kind(self) -> PageKind:
        """Return the paper of the profile that is chosen."""
        profile = self.pane.pick.profile()
        return PageKind.A5 if profile is None else profile.page

    def is_single(self) -> bool:
        """Tell whether it is about one person."""
        return self.who.is_single()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._outdated:
            self._outdated = False
            self._remake.start()
        if not self.who.ids() and self.who.is_single():
            self.who.search.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self._box.setFixedWidth(NARROW_LEFT if narrow else LEFT_WIDTH)
        self.history.setVisible(event.size().height() >= HISTORY_FROM_HEIGHT)

    @Slot()
    def _on_remake_timeout(self) -> None:
        self._outdated = not self.isVisible()
        if not self._outdated:
            self._make()

    def _outdate(self) -> None:
        """Let nothing leave that may no longer be right, until the booklet is made anew."""
        if self.print_button.hasFocus():
            self._ready_to_print = True  # a disabled button loses the focus
        self._stop_making()
        self.booklet = None
        for news in (self.problem, self.length):
            news.hide()
        self.preview.dim(texts.REMAKING)
        self._allow()
        self._remake.start()

    def _stop_making(self) -> None:
        self._remake.stop()
        self.maker.stop()

    def _make(self) -> None:
        """Make the booklet in a worker; where nothing is shown yet, the first page comes first."""
        self._stop_making()
        asked = self.asked()
        if asked is None:
            self._clear(self._why_nothing())
        else:
            self.maker.make(asked, first=not self.preview.page_count())

    @Slot(object)
    def _on_maker_begun(self, pdf: bytes) -> None:
        self.preview.show_first(pdf, texts.FIRST)

    def _why_nothing(self) -> str:
        if self.pane.is_lost():
            return self.pane.pick.lack()
        return texts.NOBODY if self.who.is_single() else texts.NOBODY_LEFT

    @Slot(object)
    def _on_maker_made(self, booklet: MadeBooklet) -> None:
        self.pane.output.tell(booklet)
        if not booklet.pdf:
            self._clear(nothing_words(booklet))
            return
        self.booklet = booklet
        self.preview.show_bytes(booklet.shown)
        self.length.tell(booklet)
        self.who.say_shown(booklet.head.code)
        self._allow()
        if self._ready_to_print:
            self._ready_to_print = False
            self.print_button.setFocus()

    @Slot()
    def _on_maker_broken(self) -> None:
        """Show no older booklet after a bug."""
        self._clear("")

    @Slot(object)
    def _on_maker_failed(self, error: UserError) -> None:
        self._clear("")
        self.problem.complain(error)

    def _clear(self, reason: str) -> None:
        self.booklet = None
        self.preview.clear(reason)
        self.who.say_shown("")
        for news in (self.problem, self.length):
            news.hide()
        self._allow()

    def _allow(self) -> None:
        single, free = self.who.is_single(), not self.run.is_running
        shown = self.booklet is not None
        self.head.show_for(single=single)
        # Many are saved without a preview too: a run tells which of them cannot be made.
        can_save = shown if single else self.asked() is not None
        self.head.allow(printing=shown and free, saving=can_save and free)

    @Slot()
    def _on_print_clicked(self) -> None:
        self.problem.hide()
        if self.pane.may_leave():
            self.exit.begin_printing()

    @Slot()
    def _on_save_clicked(self) -> None:
        if self.pane.may_leave():
            self.exit.begin_saving()

    @Slot(object)
    def _on_gate_dismissed(self, leaving: Leaving) -> None:
        on_paper = leaving is Leaving.MANY_ON_PAPER
        (self.print_button if on_paper else self.save_button).setFocus()

    @Slot(str)
    def _on_exit_complained(self, words: str) -> None:
        self.problem.complain(words)

    @Slot(str)
    def _on_exit_misfitted(self, words: str) -> None:
        other = version_words(Version.SHEETS, page := self.page_kind())
        self.problem.complain(words, texts.TAKE_SHEETS.format(other) if has_sheets(page) else "")

    @Slot()
    def _on_problem_acted(self) -> None:
        self.pane.output.version.choose(Version.SHEETS)

    @Slot(object)
    def _on_run_noted(self, changes: tuple[Change, ...]) -> None:
        # A note in the register does not change the pages that are shown.
        self._noting = True
        self.context.changed(changes)
        self._noting = False

    @Slot(object)
    def _on_run_left(self, handed: Handed) -> None:
        """Keep the choice that the booklet left by, and say what has changed since from now on."""
        if handed.is_many:
            return
        self.offer.offer(handed)
        self._noting = True
        self.pane.keep_choice(handed.asked)
        self._noting = False

    @Slot(str)
    def _on_run_succeeded(self, words: str) -> None:
        self.context.toast(words)

    @Slot(str)
    def _on_run_failed(self, words: str) -> None:
        self.problem.complain(words)

    @Slot()
    def _on_run_changed(self) -> None:
        self.problem.hide()
        self._allow()

    @Slot()
    def _on_pane_restarted(self) -> None:
        for news in (self.result, self.gate, self.offer):
            news.hide()
        self._clear(texts.MAKING if self.asked() is not None else self._why_nothing())
        self._make()

    @Slot()
    def _on_pane_changed(self) -> None:
        self._outdate()

    @Slot(object)
    def _on_result_client_wanted(self, ref: int) -> None:
        self.context.navigate("client", ref)

    @Slot(object)
    def _on_issue_wanted(self, copies: tuple[BookletCopyId, ...]) -> None:
        self._show(self.copies)
        self.copies.choose(copies)

    @Slot()
    def _on_profiles_wanted(self) -> None:
        self._show(self.profiles)

    @Slot()
    def _on_copies_wanted(self) -> None:
        self._show(self.copies)

    @Slot()
    def _on_back_wanted(self) -> None:
        self._show(self._desk)
        self.pane.pick.offer.setFocus()

    def _show(self, view: QWidget) -> None:
        self._views.setCurrentWidget(view)
        if view is self.copies:
            self.copies.take_focus()
        elif view is self.profiles:
            self.profiles.take_focus()

    def _layout(self) -> None:
        # From the outside in: what already has its place is not styled again with all it holds.
        self._views = QStackedWidget(self)
        self._desk = QWidget(self._views)
        self._box = Box("list_pane", self._desk)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._views)
        for view in (self._desk, self.copies, self.profiles):
            self._views.addWidget(view)
        row = QHBoxLayout(self._desk)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._box)
        row.addLayout(self._right(), 1)
        column = QVBoxLayout(self._box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)
        self.covers = DeskCovers(self.context, self.who, self._box, self.preview)

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        margin = theme.px("space.xl")
        right.setContentsMargins(margin, theme.px("space.m"), margin, theme.px("space.m"))
        right.setSpacing(theme.px("space.m"))
        news = (self.problem, self.length, self.gate, self.progress, self.result, self.offer)
        for widget in (self.head, *news):
            right.addWidget(widget)
        right.addWidget(self.preview, 1)
        right.addWidget(self.history)
        return right

    def _connect(self) -> None:
        self.pane.restarted.connect(self._on_pane_restarted)
        self.pane.changed.connect(self._on_pane_changed)
        self.pane.pick.edit_wanted.connect(self._on_profiles_wanted)
        self.pane.pick.copies_wanted.connect(self._on_copies_wanted)
        for view in (self.copies, self.profiles):
            view.back_wanted.connect(self._on_back_wanted)
        self.maker.begun.connect(self._on_maker_begun)
        self.maker.made.connect(self._on_maker_made)
        self.maker.failed.connect(self._on_maker_failed)
        self.maker.broken.connect(self._on_maker_broken)
        self._remake.timeout.connect(self._on_remake_timeout)
        self.print_button.clicked.connect(self._on_print_clicked)
        self.save_button.clicked.connect(self._on_save_clicked)
        self.problem.acted.connect(self._on_problem_acted)
        self.exit.complained.connect(self._on_exit_complained)
        self.exit.misfitted.connect(self._on_exit_misfitted)
        self.pane.output.settled.connect(self.exit.settle)
        self.gate.dismissed.connect(self._on_gate_dismissed)
        self.run.changed.connect(self._on_run_changed)
        self.run.noted.connect(self._on_run_noted)
        self.run.left.connect(self._on_run_left)
        self.run.succeeded.connect(self._on_run_succeeded)
        self.run.failed.connect(self._on_run_failed)
        self.result.client_wanted.connect(self._on_result_client_wanted)
        self.result.cover_wanted.connect(self.exit.print_cover)
        for asking in (self.result, self.offer):
            asking.issue_wanted.connect(self._on_issue_wanted)

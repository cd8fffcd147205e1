"""What the window shows while the store is unlocked; all of it is destroyed by the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.ui import theme
from gkdesk.ui.backup_schedule import BackupSchedule
from gkdesk.ui.cases_shown import pages_shown
from gkdesk.ui.drafts import DraftKeeper
from gkdesk.ui.drafts_lost import LostDrafts
from gkdesk.ui.field_undo import UndoKeys
from gkdesk.ui.history_walk import BACK, FORTH, HistoryWalk, Way
from gkdesk.ui.navigation import Navigation
from gkdesk.ui.pages.page import Notice, Page, PageContext, PageSpec, Place, PrivacyView
from gkdesk.ui.pages.registry import PAGES, spec_for, spec_for_kind
from gkdesk.ui.search_panel import SearchPanel
from gkdesk.ui.topbar import TopBar
from gkdesk.ui.upkeep import Upkeep
from gkdesk.ui.widgets import Banner, Kind, Toast

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.services.workspace import Change, Outcome, Workspace
    from gkdesk.settings import Settings

DEMO_SENTENCE = "Übungsdaten – alle Personen erfunden"


class ContentView(QWidget):
    """Navigation, top bar, banners and pages around one workspace; `begin` shows the first one."""

    lock_wanted = Signal()
    help_wanted = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
        *,
        pages: tuple[PageSpec, ...] = PAGES,
        device: Settings | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("Arbeitsbereich")
        self._all_specs = self.specs = pages
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._changes: dict[str, tuple[Change, ...]] = {}
        self.privacy = PrivacyView(self)
        self.drafts = DraftKeeper(workspace, self)
        self.context = PageContext(workspace, self.drafts, self.privacy, self, device=device)
        self.navigation = Navigation(pages, self)
        self.topbar = TopBar(self)
        self._undo_keys = UndoKeys(self)
        self.stack = QStackedWidget(self)
        self.notices = QWidget(self)
        self.banners = QVBoxLayout(self.notices)
        self._layout()
        self.toast = Toast(self)
        self.walk = HistoryWalk(self, self.banners)
        self.upkeep = Upkeep(self.context, self)
        self.upkeep.damaged.connect(self._on_damaged)
        self.upkeep.indexing.connect(self.topbar.show_indexing)
        self.backups = BackupSchedule(self.context, self.navigation.backup, self)
        self.search = SearchPanel(self.topbar.search, self.context, self)
        self._connect()
        self._add_shortcuts()
        self._show_office()
        self._on_drafts_changed()

    def current(self) -> Page | None:
        page = self.stack.currentWidget()
        return page if isinstance(page, Page) else None

    @Slot(str)
    def show_page(self, key: str) -> None:
        """Show the page with this key; it is made when it is shown first."""
        spec = spec_for(key, self.specs)
        if spec is None:
            return
        page = self._page(spec)
        if self.stack.currentWidget() is not page:
            self.flush()
            self.toast.hide()
            self.stack.setCurrentWidget(page)
        self.navigation.select(key)
        if (changes := self._changes.pop(key, None)) is not None:
            page.reload(changes)

    @Slot(str)
    def go_to(self, key: str) -> None:
        """Show a page and put the focus into it, wherever it was: its keys work at once."""
        self.search.leave()
        self.show_page(key)
        if (page := self.current()) is not None:
            page.take_focus()

    def open_record(self, kind: str, ref: int | None) -> None:
        """Show a record on the page for its kind."""
        spec = spec_for_kind(kind, self.specs)
        if spec is not None:
            self.show_page(spec.key)
            self._page(spec).open(kind, ref)

    @Slot(str, object, object)
    def open_row(self, kind: str, ref: int, part_id: int) -> None:
        """Show a row of a record on the page for its kind."""
        spec = spec_for_kind(kind, self.specs)
        if spec is not None:
            self.show_page(spec.key)
            self._page(spec).open_part(kind, ref, part_id)

    @Slot()
    def open_draft(self) -> None:
        """Go to the first thing that is typed and not saved; offer to forget what has no place."""
        for key in self._waiting():
            spec = self._spec_for_draft(key)
            if spec is None:
                continue
            self.show_page(spec.key)
            if self._page(spec).open_draft(key):
                return
        self._offer_lost(tuple(self._waiting()))

    def place(self) -> Place | None:
        page = self.current()
        return None if page is None else page.place()

    def begin(self, place: Place | None = None) -> None:
        """Show where the user was before the lock, or the first page: also if that one fails."""
        spec = None if place is None else spec_for(place.key, self.specs)
        try:
            if place is not None and spec is not None:
                self.show_page(spec.key)
                self._page(spec).restore(place)
        finally:
            if self.current() is None:
                self.show_page(self.specs[0].key)

    def flush(self) -> None:
        """Bring half-typed input of all pages into the store's drafts."""
        for page in self._pages.values():
            page.flush()
        self.drafts.flush()

    def start_background_work(self) -> None:
        """Begin what the program does for the store by itself: backup, index, check."""
        from gkdesk.ui.preload import Preload

        self.backups.start()
        self.upkeep.start()
        Preload(self)

    def clear(self) -> None:
        """Let go of everything that holds content; the widget is deleted afterwards."""
        self.backups.stop()
        self.upkeep.stop()
        self.drafts.close()
        self._changes.clear()
        self._pages.clear()
        del self.context.workspace

    def say_banner(self, kind: Kind, sentence: str) -> None:
        banner = Banner(sentence, kind, closable=True)
        banner.dismissed.connect(self._on_banner_dismissed)
        self.banners.addWidget(banner)
        self.notices.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.navigation.set_compact(compact=self.width() < theme.px("width.compact_below"))
        if self.search.isVisible():
            self.search.place()

    def _page(self, spec: PageSpec) -> Page:
        page = self._pages.get(spec.key)
        if page is None:
            page = spec.make(self.context, self.stack)
            self._pages[spec.key] = page
            self.stack.addWidget(page)
            self._changes[spec.key] = ()
        return page

    def _layout(self) -> None:
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.topbar)
        if self.context.workspace.is_demo:
            strip = Banner(DEMO_SENTENCE, Kind.WARN)
            strip.setObjectName("demo-strip")
            self.banners.addWidget(strip)
        gap = theme.px("space.s")
        self.banners.setContentsMargins(theme.px("space.xl"), gap, theme.px("space.xl"), gap)
        self.banners.setSpacing(gap)
        self.notices.setVisible(self.banners.count() > 0)
        middle.addWidget(self.notices)
        middle.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(middle, 1)

    def _connect(self) -> None:
        self.navigation.page_wanted.connect(self.go_to)
        self.navigation.backup.clicked.connect(self._on_backup_clicked)
        self.topbar.lock_wanted.connect(self.lock_wanted)
        self.topbar.unsaved_wanted.connect(self.open_draft)
        self.drafts.changed.connect(self._on_drafts_changed)
        self.topbar.privacy_toggled.connect(self.privacy.toggle)
        self.privacy.changed.connect(self._on_privacy_changed)
        self.search.chosen.connect(self.open_record)
        self.stack.currentChanged.connect(self.search.forget)
        self.toast.undo_wanted.connect(self.undo_change)
        self.toast.redo_wanted.connect(self.redo)
        self.walk.went.connect(self._on_walk_went)
        self.walk.said.connect(self._on_walk_said)
        self.context.data_changed.connect(self._on_data_changed)
        self.context.toast_wanted.connect(self._on_toast_wanted)
        self.context.went_on.connect(self.toast.hide)
        self.context.banner_wanted.connect(self.say_banner)
        self.context.navigation_wanted.connect(self.open_record)
        self.context.row_wanted.connect(self.open_row)
        self.context.page_wanted.connect(self.show_page)
        self.context.lock_wanted.connect(self.lock_wanted)
        self.backups.failed.connect(self._on_backup_failed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def _add_shortcuts(self) -> None:
        self._shortcut("Ctrl+K", self._on_search_shortcut)
        self._shortcut(QKeySequence.StandardKey.Undo, self.undo)
        self._shortcut("Ctrl+Y", self.redo)
        self._shortcut("Ctrl+Shift+Z", self.redo)
        self._shortcut("F8", self.privacy.toggle)
        self._shortcut("F1", self._on_help_shortcut)
        self._shortcut("Shift+F1", self._on_keys_shortcut)
        self._shortcut("Ctrl+P", self._on_print_shortcut)
        upper = [spec for spec in self.specs if not spec.foot and not spec.hidden]
        for number, spec in enumerate(upper[:9], start=1):
            self._shortcut(f"Alt+{number}", self.navigation.item(spec.key).click)
        for spec in self.specs:
            if spec.keys:
                self._shortcut(spec.keys, self.navigation.item(spec.key).click)

    def _shortcut(self, keys: str | QKeySequence.StandardKey, action: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(action)

    @Slot()
    def undo(self) -> None:
        """Take back input that cannot be saved, else the newest change, and say which."""
        from gkdesk.ui.records.taking_back import take_back

        page = self.current()
        field = "" if page is None else take_back(page)
        if field:
            self.toast.say(f"Zurückgenommen: Eingabe in „{field}“", undoable=False)
        else:
            self.undo_change()

    @Slot()
    def undo_change(self) -> None:
        """Take the newest change back and say which."""
        self._walk_history(BACK)

    @Slot()
    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._walk_history(FORTH)

    def _walk_history(self, way: Way) -> None:
        from gkdesk.text.sentences.errors import sentence

        if self.walk.is_busy():  # before the drafts: they wait for what is being written
            self.walk.tell_busy()
            return
        try:
            self._commit()
            self.flush()
            self.toast.hide()  # what it says is of a change before
            self.walk.go(self.context.workspace.history, way)
        except UserError as error:
            self._on_walk_said(sentence(error))

    @Slot(object, object)
    def _on_walk_went(self, outcome: Outcome, way: Way) -> None:
        self.context.changed(outcome.changes)
        name = "" if self.privacy.is_on() else self.context.workspace.history.name_of(outcome)
        self.toast.say(way.words(outcome, name), undoable=not way.is_back, redoable=way.is_back)

    @Slot(str)
    def _on_walk_said(self, words: str) -> None:
        self.toast.say(words, undoable=False)

    def _show_office(self) -> None:
        self.navigation.head.set_place(self.context.workspace.office.facts().alliance)
        self.specs = pages_shown(self._all_specs, self.context.workspace, self.navigation)

    @Slot(object)
    def _on_data_changed(self, changes: tuple[Change, ...]) -> None:
        if any(change.kind == "office" for change in changes):
            self._show_office()
        self.topbar.say_saved(self.context.workspace.clock.now())
        shown = self.current()
        for key, page in self._pages.items():
            if page is shown:
                page.reload(changes)
            else:
                self._changes[key] = self._changes.get(key, ()) + changes

    @Slot(object)
    def _on_toast_wanted(self, notice: Notice) -> None:
        self.toast.say(notice.sentence, undoable=notice.undo)

    @Slot()
    def _on_banner_dismissed(self) -> None:
        banner = self.sender()
        if isinstance(banner, Banner):
            self.banners.removeWidget(banner)
            banner.deleteLater()
        self.notices.setVisible(self.banners.count() > 0)

    def _offer_lost(self, keys: tuple[str, ...]) -> None:
        """Offer to throw away drafts without a place; a change may bring their records back."""
        for earlier in self.notices.findChildren(LostDrafts):
            earlier.dismissed.emit()
        if keys:
            lost = LostDrafts(self.drafts, keys, self.notices)
            lost.dismissed.connect(self._on_banner_dismissed)
            self.context.data_changed.connect(lost.dismissed)
            self.banners.addWidget(lost)
            self.notices.show()

    @Slot(bool)
    def _on_privacy_changed(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.topbar.privacy.setChecked(on)
        if on:
            self.search.close_search()
            self.toast.hide()

    @Slot()
    def _on_search_shortcut(self) -> None:
        self.search.begin(QApplication.focusWidget())

    @Slot()
    def _on_help_shortcut(self) -> None:
        page = self.current()
        self.help_wanted.emit("hilfe" if page is None else page.topic() or "hilfe")

    @Slot()
    def _on_keys_shortcut(self) -> None:
        self.help_wanted.emit("tastatur")

    @Slot()
    def _on_print_shortcut(self) -> None:
        if (page := self.current()) is not None:
            page.print_this()

    @Slot(str)
    def _on_backup_failed(self, words: str) -> None:
        self.say_banner(Kind.WARN, words)

    @Slot(str)
    def _on_damaged(self, words: str) -> None:
        self.say_banner(Kind.ERROR, words)

    @Slot()
    def _on_backup_clicked(self) -> None:
        self.show_page("security")

    def _commit(self) -> None:
        if (page := self.current()) is not None:
            page.commit()

    def _waiting(self) -> dict[str, int]:
        found = self.drafts.waiting()
        return {key: found[key] for key in found if self._spec_for_draft(key) is not None}

    def _spec_for_draft(self, key: str) -> PageSpec | None:
        return spec_for_kind(key.partition(":")[0], self.specs)

    @Slot()
    def _on_drafts_changed(self) -> None:
        self.topbar.say_unsaved(sum(self._waiting().values()))

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        self._undo_keys.follow(old, now)
        self.search.focus_moved(now)

"""For whom: one person, found by typing, or everybody whom a filter lets through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.services.booklets.profiles.profile import BEGLEITHEFT
from gkdesk.text import bidi_safe
from gkdesk.text.ids import ClientId
from gkdesk.text.wording.booklets import booklets
from gkdesk.ui import theme
from gkdesk.ui.pages.people.client_filter_bar import ClientFilterBar
from gkdesk.ui.pages.print_send.booklets.choice_draft import about_of
from gkdesk.ui.pages.print_send.booklets.person_pick import PersonPick
from gkdesk.ui.pages.print_send.booklets.readers import ReaderList
from gkdesk.ui.pages.print_send.filtering import read_filter
from gkdesk.ui.records.lookup import OfficeLookup
from gkdesk.ui.widgets import Banner, Kind, Label, Role, Segmented

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkdesk.services.clients.views import ClientDetail
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext

ONE = 0
_MOST_NAMES = 5
NOT_KEPT = (
    "Geändert, aber noch nicht als Wahl der Person festgehalten: {names}. Gedruckt und gespeichert "
    "wird ohne diese Änderung. Wählen Sie dafür zuerst „Eine Person“ und halten Sie die Wahl fest."
)


class Recipients(QWidget):
    """Emit `changed` when somebody else gets the booklet."""

    changed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._lookup = OfficeLookup(context.workspace)
        self._many: tuple[ClientId, ...] = ()
        self._profile = BEGLEITHEFT
        self.mode = Segmented("Für wie viele?", ["Eine Person", "Mehrere"])
        self.person = PersonPick(context)
        self.search = self.person.search
        self.filter = ClientFilterBar()
        self.count = Label("", Role.STRONG)
        self.readers = ReaderList()
        self.not_kept = Banner("", Kind.WARN)
        self.shown = Label("", Role.QUIET, wrap=True)
        self._several = QWidget()
        self._layout()
        self._connect()
        self._show_mode()

    def is_single(self) -> bool:
        return self.mode.current() == ONE

    def client(self) -> ClientDetail | None:
        """Return the chosen person."""
        return self.person.client()

    def ids(self) -> tuple[ClientId, ...]:
        """Return everybody who gets a booklet."""
        if self.is_single():
            client = self.person.client()
            return () if client is None else (ClientId(client.id),)
        return self._many

    def choose(self, ref: int) -> None:
        """Choose one person."""
        self.person.choose(ref)

    def show_profile(self, profile_id: str) -> None:
        """Say in which language each of many gets her booklet of this profile."""
        self._profile = profile_id
        if not self.is_single():
            self._read_many()

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Read names and counts anew."""
        self._lookup.forget(changes)
        self.person.read()
        if not self.is_single():
            self._read_many()

    def say_shown(self, code: str) -> None:
        """Say whose booklet stands for the many in the preview."""
        self.shown.setText(f"Die Vorschau zeigt eines davon: {code}." if code else "")

    def _layout(self) -> None:
        several = QVBoxLayout(self._several)
        several.setContentsMargins(0, 0, 0, 0)
        several.addWidget(self.filter)
        several.addWidget(self.count)
        several.addWidget(self.not_kept)
        several.addWidget(self.readers)
        several.addWidget(self.shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.m"))
        column.addWidget(self.mode)
        column.addWidget(self.person)
        column.addWidget(self._several)

    def _connect(self) -> None:
        self.mode.current_changed.connect(self._on_mode_changed)
        self.person.chosen.connect(self._on_person_chosen)
        self.filter.changed.connect(self._on_filter_changed)

    def _show_mode(self) -> None:
        self.person.setVisible(self.is_single())
        self._several.setVisible(not self.is_single())

    def _read_many(self) -> None:
        rows = read_filter(self.filter, self._context.workspace, self._lookup)
        self._many = tuple(row.id for row in rows)
        names = {row.id: row.name for row in rows}
        readers = self._context.workspace.booklets.readers(self._many, self._profile)
        self.readers.show_readers((names[each.client_id], each) for each in readers)
        self.readers.setVisible(bool(readers))
        self.count.setText(booklets(len(self._many)))
        self._tell_not_kept(names)

    def _tell_not_kept(self, names: Mapping[ClientId, str]) -> None:
        """Name those for whom something is ticked that is not yet their choice."""
        waiting = (about_of(key) for key in self._context.drafts.keys(""))
        found = [
            bidi_safe.auto(names[each.client_id])
            for each in waiting
            if each is not None and each.profile_id == self._profile and each.client_id in names
        ]
        more = len(found) - _MOST_NAMES
        listed = found[:_MOST_NAMES] + ([f"{more} weitere"] if more > 0 else [])
        self.not_kept.say(NOT_KEPT.format(names=", ".join(listed)), Kind.WARN)
        self.not_kept.setVisible(bool(found))

    @Slot(int)
    def _on_mode_changed(self, _mode: int) -> None:
        self._show_mode()
        if not self.is_single():
            self._read_many()
        self.changed.emit()

    @Slot()
    def _on_person_chosen(self) -> None:
        self.mode.set_current(ONE)
        self._show_mode()
        self.changed.emit()

    @Slot()
    def _on_filter_changed(self) -> None:
        self._read_many()
        self.changed.emit()

"""Which version of a booklet, and whether all of it or only what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.services.booklets.versions import Version, has_sheets
from gkdesk.text.dates import format_day_joined
from gkdesk.ui import theme
from gkdesk.ui.pages.print_send.booklet_words import BLOCK_WORDS, version_words
from gkdesk.ui.pages.print_send.offers import Offer
from gkdesk.ui.widgets import CheckBox, Label, Role

if TYPE_CHECKING:
    from gkdesk.services.booklets.made import SinceLast
    from gkdesk.services.booklets.profile import PageKind

TITLE = "Fassung"
ONLY_CHANGED = "nur geänderte Teile noch einmal"
CHANGED = "Seit dem letzten Druck vom {day} geändert: {parts}."
UNCHANGED = "Seit dem letzten Druck vom {day} hat sich nichts geändert."


class OutputChoice(QWidget):
    """Emit `changed` when something else shall come out."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._caption = Label(TITLE, Role.STRONG)
        self.version: Offer[Version] = Offer(TITLE)
        self.only_changed = CheckBox(ONLY_CHANGED)
        self.since = Label("", Role.QUIET, wrap=True)
        self._caption.setBuddy(self.version)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        for widget in (self._caption, self.version, self.only_changed, self.since):
            column.addWidget(widget)
        self.version.currentIndexChanged.connect(self._on_any_changed)
        self.only_changed.toggled.connect(self._on_any_changed)
        self.forget()

    def show_page(self, page: PageKind) -> None:
        """Offer the versions that fit the paper of a profile."""
        versions = tuple(Version) if has_sheets(page) else (Version.PAGES,)
        self.version.offer((each, version_words(each, page)) for each in versions)
        for widget in (self._caption, self.version):
            widget.setVisible(len(versions) > 1)

    def chosen(self) -> Version:
        """Return the version."""
        return self.version.value() or Version.PAGES

    def wants_changes_only(self) -> bool:
        """Tell whether only changed parts shall be made again."""
        return self.only_changed.isChecked()

    def forget(self) -> None:
        """Forget what was made for somebody else."""
        with QSignalBlocker(self.only_changed):
            self.only_changed.setChecked(False)
        self.tell(None)

    def tell(self, since: SinceLast | None) -> None:
        """Say what has changed since the last time; None where there was none."""
        self.since.setText("" if since is None else since_words(since))
        for widget in (self.since, self.only_changed):
            widget.setVisible(since is not None)

    @Slot()
    def _on_any_changed(self) -> None:
        self.changed.emit()


def since_words(since: SinceLast) -> str:
    """Say which parts have changed, in the order of the booklets."""
    day = format_day_joined(since.made_on)
    if not since.changed:
        return UNCHANGED.format(day=day)
    parts = ", ".join(words for block, words in BLOCK_WORDS.items() if block in since.changed)
    return CHANGED.format(day=day, parts=parts)

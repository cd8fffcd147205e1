"""Which version of a booklet, and whether all of it or only what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.services.booklets.pages.versions import Version, has_sheets
from gkdesk.services.booklets.profiles.profile import PageKind
from gkdesk.text.dates import format_day_joined
from gkdesk.ui import theme
from gkdesk.ui.pages.print_send.booklets.words import BLOCK_WORDS, version_words
from gkdesk.ui.pages.print_send.offers import Offer
from gkdesk.ui.widgets import CheckBox, Label, Role

if TYPE_CHECKING:
    from collections.abc import Collection

    from gkdesk.services.booklets.made import SinceLast
    from gkdesk.services.booklets.profiles.profile import BookletBlock

TITLE = "Fassung"
ONLY_CHANGED = "nur geänderte Teile noch einmal"
CHANGED = "Seit dem letzten Drucken oder Speichern am {day} geändert: {parts}."
MOVED = "Auf anderen Seiten oder an anderer Stelle stehen: {parts}."
GONE = "Nicht mehr im Heft sind: {parts}."
UNCHANGED = "Seit dem letzten Drucken oder Speichern am {day} hat sich nichts geändert."
FOLDED = (
    "Die Vorschau zeigt die Seiten, wie man sie liest. Zum Verschicken eignet sich die "
    "Bildschirmfassung."
)
PAGES_AGAIN = (
    "Es kommen nur die Seiten, auf denen etwas anders ist, mit ihren Seitenzahlen aus dem Heft: "
    "Legen Sie jede an ihrer Stelle ein, oder kleben Sie sie auf die alte Seite."
)
SHEETS_AGAIN = "Es kommen nur die geänderten Teile: Tauschen Sie ihre Blätter im Ordner aus."


class OutputChoice(QWidget):
    """Emit `changed` when something else shall come out."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: PageKind | None = None
        self._caption = Label(TITLE, Role.STRONG)
        self.version: Offer[Version] = Offer(TITLE)
        self.only_changed = CheckBox(ONLY_CHANGED)
        self.since = Label("", Role.QUIET, wrap=True)
        self.how = Label("", Role.QUIET, wrap=True)
        self._caption.setBuddy(self.version)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        for widget in (self._caption, self.version, self.only_changed, self.how, self.since):
            column.addWidget(widget)
        self.version.currentIndexChanged.connect(self._on_any_changed)
        self.only_changed.toggled.connect(self._on_any_changed)
        self.forget()

    def show_page(self, page: PageKind) -> None:
        """Offer the versions that fit the paper of a profile; what is folded is proposed so."""
        is_other, self._page = page is not self._page, page
        self._show()
        if is_other:
            with QSignalBlocker(self.version):
                self.version.choose(_versions(page)[0])
        self._tell_how()

    def chosen(self) -> Version:
        """Return the version."""
        return self.version.value() or Version.PAGES

    def wants_changes_only(self) -> bool:
        """Tell whether only what has changed shall be made again."""
        return self.only_changed.isChecked()

    def forget(self) -> None:
        """Forget what was made for somebody else."""
        with QSignalBlocker(self.only_changed):
            self.only_changed.setChecked(False)
        self._show()
        self.tell(None)

    def tell(self, since: SinceLast | None) -> None:
        """Say what has changed since the last time; None where there was none."""
        self.since.setText("" if since is None else since_words(since))
        self.since.setVisible(since is not None)
        self.only_changed.setVisible(since is not None and self._page is not PageKind.CARD)

    def _show(self) -> None:
        """Call the versions what they are, of all pages or of single ones."""
        if self._page is None:
            return
        single, page = self.wants_changes_only(), self._page
        versions = _versions(page)
        self.version.offer((each, version_words(each, page, single=single)) for each in versions)
        for widget in (self._caption, self.version):
            widget.setVisible(len(versions) > 1)
        self._tell_how()

    def _tell_how(self) -> None:
        folded = self.chosen() is Version.SHEETS
        words = FOLDED if folded else ""
        if self.wants_changes_only():
            words = SHEETS_AGAIN if self._page is PageKind.PUNCHED else PAGES_AGAIN
        self.how.setText(words)
        self.how.setVisible(bool(words))

    @Slot()
    def _on_any_changed(self) -> None:
        self._show()
        self.changed.emit()


def since_words(since: SinceLast) -> str:
    """Say which parts have changed, in the order of the booklets."""
    day = format_day_joined(since.made_on)
    if not since.again:
        return UNCHANGED.format(day=day)
    lines = [CHANGED.format(day=day, parts=_names(since.changed))] if since.changed else []
    if since.gone:
        lines.append(GONE.format(parts=_names(since.gone)))
    if since.moved:
        lines.append(MOVED.format(parts=_names(since.moved)))
    return " ".join(lines)


def _names(blocks: Collection[BookletBlock]) -> str:
    return ", ".join(words for block, words in BLOCK_WORDS.items() if block in blocks)


def _versions(page: PageKind) -> tuple[Version, ...]:
    return (Version.SHEETS, Version.PAGES) if has_sheets(page) else (Version.PAGES,)

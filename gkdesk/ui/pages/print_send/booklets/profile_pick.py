"""Which kind of booklet: the profiles that are shipped, and those that the office made its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.errors import ProfileUnreadable, RecordGone
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui import theme
from gkdesk.ui.pages.print_send.booklets.words import PAPER_WORDS
from gkdesk.ui.pages.print_send.offers import RecordOffer
from gkdesk.ui.widgets import Label, LinkButton, Role

if TYPE_CHECKING:
    from gkdesk.services.booklets.making import Booklets
    from gkdesk.services.booklets.profiles.profile import BookletProfile

TITLE = "Art des Hefts"
GONE = "Dieses eigene Profil gibt es nicht mehr. Bitte wählen Sie ein anderes."
EDIT = "Eigene Profile"
COPIES = "Ausgabe, Zahlen"


class ProfilePick(QWidget):
    """Emit `changed` when another profile is chosen; the links lead to the profiles and copies."""

    changed = Signal()
    edit_wanted = Signal()
    copies_wanted = Signal()

    def __init__(self, booklets: Booklets) -> None:
        super().__init__()
        self._booklets = booklets
        self.offer: RecordOffer[str] = RecordOffer(TITLE)
        self.paper = Label("", Role.QUIET, wrap=True)
        self.edit = LinkButton(EDIT, "pencil")
        self.copies = LinkButton(COPIES, "table")
        self._layout()
        self.reload()
        self.offer.currentIndexChanged.connect(self._on_offer_changed)
        self.edit.clicked.connect(self.edit_wanted)
        self.copies.clicked.connect(self.copies_wanted)

    def profile_id(self) -> str | None:
        """Return what is chosen, None where the copy is gone or cannot be read."""
        return None if self.profile() is None else self.offer.value()

    def profile(self) -> BookletProfile | None:
        """Return the profile that is chosen, None where it is gone or cannot be read."""
        try:
            return self._chosen()
        except (RecordGone, ProfileUnreadable):
            return None

    def lack(self) -> str:
        """Say why there is no profile, nothing where there is one."""
        try:
            return GONE if self._chosen() is None else ""
        except RecordGone:
            return GONE
        except ProfileUnreadable as error:
            return sentence(error)

    def _chosen(self) -> BookletProfile | None:
        chosen = self.offer.value()
        return None if chosen is None else self._booklets.profile(chosen)

    def choose(self, profile_id: str) -> None:
        """Choose a profile."""
        self.offer.choose(profile_id)

    def reload(self) -> None:
        """Offer what there is now; a copy that is gone leaves nothing chosen."""
        self.offer.offer((row.id, row.name) for row in self._booklets.kept.rows())
        self._tell()

    def _tell(self) -> None:
        profile = self.profile()
        self.paper.setText(self.lack() if profile is None else PAPER_WORDS[profile.page])

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        caption = Label(TITLE, Role.STRONG)
        caption.setBuddy(self.offer)
        for widget in (caption, self.offer, self.paper):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.l"))
        for link in (self.edit, self.copies):
            row.addWidget(link)
        row.addStretch(1)
        column.addLayout(row)

    @Slot()
    def _on_offer_changed(self) -> None:
        self._tell()
        self.changed.emit()

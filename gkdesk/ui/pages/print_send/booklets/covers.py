"""What hides people from a guest: whom one can choose, and the pages of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from gkdesk.ui.widgets import PrivacyCover

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.pages.print_send.booklets.who import Recipients


class DeskCovers(QObject):
    """The booklet of one person stays: she sits at the table. One of many is of somebody else."""

    def __init__(
        self, context: PageContext, who: Recipients, choice: QWidget, pages: QWidget
    ) -> None:
        super().__init__(choice)
        self._context = context
        self._who = who
        self.choice, self.pages = PrivacyCover(choice), PrivacyCover(pages)
        for cover in (self.choice, self.pages):
            cover.reveal_wanted.connect(self._on_reveal_wanted)
        context.privacy.changed.connect(self._on_changed)
        who.changed.connect(self._on_changed)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        on = self._context.privacy.is_on()
        self.choice.set_covering(on=on)
        self.pages.set_covering(on=on and not self._who.is_single())

    @Slot()
    def _on_reveal_wanted(self) -> None:
        self._context.privacy.turn(on=False)

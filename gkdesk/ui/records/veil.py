"""A line in place of something that nobody but the user shall read over her shoulder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.ui.widgets import Label, Role

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gkdesk.ui.pages.page import PageContext

HIDDEN = "Im Sichtschutz verborgen."


class Veil(Label):
    """Shown while the privacy view is on, and `covered` is not; F8 brings it back.

    `show_if_needed` is called whenever the record is shown anew.
    """

    def __init__(self, context: PageContext, covered: QWidget) -> None:
        super().__init__(HIDDEN, Role.QUIET)
        self._context = context
        self._covered = covered
        self.hide()

    def show_if_needed(self, *, needed: bool = True) -> None:
        """Hide what is covered while somebody looks on, if there is something to hide."""
        on = needed and self._context.privacy.is_on()
        self._covered.setVisible(not on)
        self.setVisible(on)

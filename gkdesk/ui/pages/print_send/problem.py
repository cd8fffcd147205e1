"""The banner that says why something could not be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.sentences.errors import sentence
from gkdesk.ui.widgets import Banner, Kind

if TYPE_CHECKING:
    from gkdesk.errors import UserError


class Problem(Banner):
    """Hidden until there is something to say."""

    def __init__(self) -> None:
        super().__init__("", Kind.ERROR)
        self.hide()

    def complain(self, error: UserError | str, action: str = "") -> None:
        """Say it, with a link that may help."""
        words = error if isinstance(error, str) else sentence(error)
        self.say(words, Kind.ERROR, action)
        self.show()

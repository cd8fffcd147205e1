"""A part whose papers are noted in registers: other pages read them, and the pages shown stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from gkdesk.text.sentences.errors import sentence
from gkdesk.ui.pages.print_send import paper_words as texts
from gkdesk.ui.pages.print_send.leaving import Handed, ShownPaper
from gkdesk.ui.pages.print_send.paper_part import Choice, PaperPart

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gkdesk.errors import UserError
    from gkdesk.ui.pages.page import PageContext

S = TypeVar("S", bound=ShownPaper)
_OF_SEVERAL = {texts.NO_PRINTER: texts.NO_MORE, texts.STOPPED: texts.HALTED}
"""The same causes where it is said besides how much is out."""


class NotedPart(PaperPart[S]):
    """Tells of the notes once nothing is on its way any more, also where it was stopped.

    `how_far` says how many of several are out.
    """

    how_far: ClassVar[str] = "{0} von {1}"

    def __init__(self, context: PageContext, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(context, choice, parent)
        self.handed: Handed | None = None
        self.is_noting = False
        """Whether a change is only that of a register: the pages are not made anew."""

    def hand_over(self, total: int = 1) -> Handed:
        """Return what counts how much of this job is out."""
        self.handed = Handed(total)
        return self.handed

    def done_words(self, handed: Handed) -> str:
        """Say what is out."""
        del handed
        return texts.HANDED_OVER

    def on_printed(self, is_taken: bool) -> None:  # noqa: FBT001 - what the task returns
        handed = self.handed or Handed()
        self.end_leaving()
        if is_taken:
            self.context.toast(self.done_words(handed))
        else:
            self._tell_end(texts.NO_PRINTER, handed)

    def on_leaving_failed(self, error: UserError) -> None:
        handed = self.handed or Handed()
        super().on_leaving_failed(error)
        self._tell_end(sentence(error), handed)

    def on_leaving_stopped(self) -> None:
        handed = self.handed or Handed()
        super().on_leaving_stopped()
        self._tell_end(texts.STOPPED, handed)

    def end_leaving(self) -> None:
        handed, self.handed = self.handed, None
        super().end_leaving()
        if handed is not None:
            self.tell_notes(handed)

    def tell_notes(self, handed: Handed) -> None:
        """Let other pages read the registers again; the pages that are shown stay the same."""
        self.is_noting = True
        self.context.changed(tuple(handed.changes))
        self.is_noting = False

    def _tell_end(self, cause: str, handed: Handed) -> None:
        """Say why it ended, and how many of several are out."""
        if handed.total > 1:
            how_far = self.how_far.format(handed.count, handed.total)
            cause = f"{_OF_SEVERAL.get(cause, cause)} {how_far}"
        self.complain(cause)

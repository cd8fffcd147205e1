"""What is done to the chosen texts and to the chosen language: checks, the way back, names."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gkdesk.text.languages import language
from gkdesk.ui.pages.texts import words
from gkdesk.ui.pages.texts.signing import Signed

if TYPE_CHECKING:
    from gkdesk.services.texts.exchange import TextTrial
    from gkdesk.services.workspace import Outcome
    from gkdesk.text.languages import Language
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.pages.texts.bar import TextsBar
    from gkdesk.ui.pages.texts.browse import Browse
    from gkdesk.ui.pages.texts.forms import Checked, TestRead
    from gkdesk.ui.pages.texts.wording import Wording


class TextDeeds(QObject):
    """Writes for the page; `added` names the code of a language that is new."""

    added = Signal(str)

    def __init__(
        self, context: PageContext, bar: TextsBar, browse: Browse, wording: Wording
    ) -> None:
        super().__init__(browse)
        self._context = context
        self._texts = context.workspace.texts
        self._bar = bar
        self._browse = browse
        self._wording = wording
        browse.uncheck.clicked.connect(self._on_uncheck_clicked)
        browse.reset.clicked.connect(self._on_reset_clicked)
        bar.removal_wanted.connect(self._on_removal_wanted)
        bar.easy_end_wanted.connect(self._on_easy_end_wanted)

    def chosen(self) -> tuple[str, ...]:
        """Return the chosen texts, with the field saved: a check is of what stands there."""
        self._wording.save()
        return self._browse.table.chosen()

    def signed(self) -> Signed:
        """Return what a check of the chosen texts is of: those that have words."""
        self._wording.save()
        chosen = self._browse.table.chosen_views()
        there = tuple(view for view in chosen if not view.is_missing)
        return Signed(*self._wording.at, there, len(chosen) - len(there))

    def note_check(self, value: Checked, signed: Signed) -> Outcome:
        """Note who has checked the texts that were shown."""
        check = self._texts.editing.check
        return check(signed.name, signed.keys, signed.code, value.by, value.on)

    def note_easy(self, value: TestRead) -> Outcome:
        """Note who test-read the set."""
        day = value.on or self._context.workspace.clock.today()
        return self._texts.editing.call_easy(self._bar.name(), value.readers.splitlines(), day)

    def add_language(self, value: Language) -> Outcome:
        """Add a language and go to it."""
        outcome = self._texts.own.add(value)
        if outcome.ref is not None:
            self.added.emit(self._texts.own.refs()[outcome.ref].code)
        return outcome

    def take(self, trial: TextTrial) -> None:
        """Take over what a file brings."""
        self._context.attempt(partial(self._texts.exchange.take, trial))

    @Slot()
    def _on_uncheck_clicked(self) -> None:
        name, code = self._wording.at
        self._context.attempt(partial(self._texts.editing.uncheck, name, self.chosen(), code))

    @Slot()
    def _on_reset_clicked(self) -> None:
        name, code = self._wording.at
        self._context.attempt(partial(self._texts.editing.reset, name, self.chosen(), code))

    @Slot()
    def _on_removal_wanted(self) -> None:
        self._wording.save()
        code = self._bar.code()
        said = words.removed(language(code), self._texts.own.texts(code))
        self._context.attempt(partial(self._texts.own.remove, code), said)

    @Slot()
    def _on_easy_end_wanted(self) -> None:
        self._context.attempt(partial(self._texts.editing.no_longer_easy, self._bar.name()))

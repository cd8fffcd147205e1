"""What one list of a record needs to know: words, forms, and the calls that write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from gkdesk.services.workspace import Outcome
from gkdesk.ui.forms import FormSpec
from gkdesk.ui.records.row_text import RowText

P = TypeVar("P")
DONE = "done"
"""The name of the button that ticks a row off."""


@dataclass(frozen=True)
class RowMove:
    """Something to do with a row in one step: `key` names it.

    It stands below the words of the row, or with `small` as an icon beside the others.
    """

    key: str
    word: str
    icon: str = ""
    small: bool = False


@dataclass(frozen=True)
class Moves(Generic[P]):
    """The moves of the rows of a list.

    `of` gives those of one row. With `form` a move asks first; it returns None where nothing is
    asked, and `start` is what the form shows. `make` does it with what was entered; what stands in
    `elsewhere` is done by whoever holds the list.
    """

    of: Callable[[P], tuple[RowMove, ...]]
    make: Callable[[int, P, str], Outcome]
    form: Callable[[P, str], FormSpec[P] | None]
    start: Callable[[P, str], P]
    elsewhere: frozenset[str] = frozenset()


@dataclass(frozen=True)
class RecordKit(Generic[P]):
    """What one list needs to know: words, form, and the calls that write.

    `form` gets the row that is changed, or None for a new one; `fresh` is what a new one begins
    with. `done` ticks a row off; where that is something else than „Erledigt“, `done_icon` or
    `done_word` stands for it, and `done_name` says it. With `done_form` it is asked first what
    `done` gets; `done_row` is what that form shows. `leads_to` is what somebody who is sent to a
    row finds first. `removal` gives the word and the icon of the last button where it does
    something else than to remove the row. `fixed` tells which rows can only be read.
    """

    title: str
    key: str
    add: str
    empty: str
    text: Callable[[P], RowText]
    form: Callable[[P | None], FormSpec[P]]
    save: Callable[[int, P], Outcome]
    remove: Callable[[int, P], Outcome]
    done: Callable[[int, P], Outcome] | None = None
    done_name: str = ""
    done_icon: str = ""
    done_word: str = ""
    done_form: FormSpec[P] | None = None
    done_row: Callable[[P], P] | None = None
    leads_to: str = ""
    hint: str = ""
    removal: Callable[[P], tuple[str, str]] | None = None
    fresh: Callable[[], P] | None = None
    moves: Moves[P] | None = None
    fixed: Callable[[P], bool] | None = None

    def asked(self, row: P, what: str) -> FormSpec[P] | None:
        """Return what is asked before something is done with a row, None for nothing."""
        if what == DONE:
            return self.done_form
        return None if self.moves is None else self.moves.form(row, what)

    def leads_away(self, what: str) -> bool:
        """Tell whether a move is done by whoever holds the list."""
        return self.moves is not None and what in self.moves.elsewhere

    def start(self, row: P, what: str) -> P:
        """Return what that form shows at first."""
        if what == DONE:
            return row if self.done_row is None else self.done_row(row)
        return row if self.moves is None else self.moves.start(row, what)

    def doing(self, what: str) -> Callable[[int, P], Outcome] | None:
        """Return the call that does it, None where a row is only changed."""
        if what in ("", DONE):
            return self.done if what else None
        return None if self.moves is None else partial(_moved, self.moves, what)


def _moved(moves: Moves[P], what: str, ref: int, row: P) -> Outcome:
    return moves.make(ref, row, what)

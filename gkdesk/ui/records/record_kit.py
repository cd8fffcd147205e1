"""What one list of a record needs to know: words, forms, and the calls that write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from gkdesk.services.workspace import Outcome
from gkdesk.ui.forms import FormSpec
from gkdesk.ui.records.row_text import RowText

P = TypeVar("P")


@dataclass(frozen=True)
class RowMove:
    """Something to do with a row in one step, below its words: `key` names it."""

    key: str
    word: str
    icon: str = ""


@dataclass(frozen=True)
class Moves(Generic[P]):
    """The moves of the rows of a list.

    `of` gives those of one row. With `form` a move asks first; it returns None where nothing is
    asked, and `start` is what the form shows. `make` does it with what was entered.
    """

    of: Callable[[P], tuple[RowMove, ...]]
    make: Callable[[int, P, str], Outcome]
    form: Callable[[P, str], FormSpec[P] | None]
    start: Callable[[P, str], P]


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

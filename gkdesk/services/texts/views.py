"""What the screen shows of fixed texts: each one beside its original, and how far a set is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.text.translations import Review, TextState

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Bound:
    """How many translations fit a German text as it stands: none does once it is another one."""

    translations: int = 0
    checked: int = 0


@dataclass(frozen=True)
class TextView:
    """One text in one language; `text` is empty where German stands in for it.

    `problems` are the codes of `translation_checks`. `is_own` tells whether the office wrote or
    checked it; `shipped` is what the program brought along, empty for nothing. `place` says where
    the text stands on paper; `bound` counts the translations of a German text.
    """

    key: str
    german: str
    text: str
    review: Review
    shipped: str = ""
    is_own: bool = False
    problems: tuple[str, ...] = ()
    place: str = ""
    bound: Bound | None = None

    @property
    def id(self) -> str:
        """Return what a list knows the text by."""
        return self.key

    @property
    def is_missing(self) -> bool:
        """Tell whether German stands in for the text."""
        return not self.text

    @property
    def is_checked(self) -> bool:
        """Tell whether somebody has checked the text as it stands."""
        return self.review.state is TextState.CHECKED

    @property
    def is_draft(self) -> bool:
        """Tell whether there is a text that nobody has checked."""
        return bool(self.text) and self.review.state is TextState.DRAFT

    @property
    def proposed_by(self) -> str:
        """Return whom a file named as having checked the text, while nobody has confirmed it."""
        is_open = self.is_draft and not self.review.outdated
        return self.review.checked_by if is_open else ""

    @property
    def is_original(self) -> bool:
        """Tell whether the text is the German one."""
        return self.review.state is TextState.ORIGINAL


@dataclass(frozen=True)
class TextProgress:
    """How many texts of a set there are in a language: all of them, translated, and checked."""

    total: int
    translated: int
    checked: int
    noticed: int = 0
    proposed: int = 0


@dataclass(frozen=True)
class EasyLabel:
    """„Leichte Sprache“ for the German texts of a set: who test-read them, and when.

    `is_void` tells that a text has changed since: then it may not be said any longer.
    """

    readers: tuple[str, ...]
    on: dt.date
    is_void: bool = False


def progress_of(found: Iterable[TextView]) -> TextProgress:
    """Count the texts of a set."""
    each = tuple(found)
    return TextProgress(
        total=len(each),
        translated=sum(not view.is_missing for view in each),
        checked=sum(view.is_checked for view in each),
        noticed=sum(bool(view.problems) for view in each),
        proposed=sum(bool(view.proposed_by) for view in each),
    )

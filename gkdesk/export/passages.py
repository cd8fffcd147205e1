"""Text of a document: passages in one language, made of runs with one look.

All text is plain Unicode: there is no markup to escape; a line break in a text is a line break on
paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gkdesk.text.languages import is_rtl


class Isolation(StrEnum):
    """How a run is kept apart from the writing direction around it (UAX #9 isolates)."""

    NONE = "none"
    LTR = "ltr"
    AUTO = "auto"


class Align(StrEnum):
    """Alignment relative to the reading direction; `START` is right in Arabic."""

    START = "start"
    CENTER = "center"
    END = "end"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look; `language` only where it differs from its passage."""

    text: str
    language: str | None = None
    strong: bool = False
    isolation: Isolation = Isolation.NONE


@dataclass(frozen=True, slots=True)
class Passage:
    """Text in one language. `field` is the German label that an error names to the user."""

    runs: tuple[Run, ...]
    language: str = "de"
    field: str | None = None

    @property
    def plain(self) -> str:
        """Return the text without looks."""
        return "".join(run.text for run in self.runs)

    @property
    def rtl(self) -> bool:
        """Tell whether the passage is set from right to left."""
        return is_rtl(self.language)


def passage(
    text: str, language: str = "de", *, field: str | None = None, strong: bool = False
) -> Passage:
    """Make a passage of one run."""
    return Passage((Run(text, strong=strong),), language, field)


def mixed(*runs: Run | str, language: str = "de", field: str | None = None) -> Passage:
    """Make a passage of several runs; plain strings become plain runs."""
    made = tuple(run if isinstance(run, Run) else Run(run) for run in runs)
    return Passage(made, language, field)


def code(text: str, *, strong: bool = False) -> Run:
    """Make a run that always reads left to right: phone number, e-mail, file number, date."""
    return Run(text, strong=strong, isolation=Isolation.LTR)


def foreign(text: str, language: str | None = None, *, strong: bool = False) -> Run:
    """Make a run whose own letters decide its direction: a person's or an office's name."""
    return Run(text, language, strong=strong, isolation=Isolation.AUTO)

"""Single lines of a booklet: each stands there by the rule, or as the person decided about it.

What names marriage, belief, nationality or a country never stands there, be it typed in the record
or the name of an offer, or a function that stands for a name. The name of an office itself may: it
says whose office it is. Where only the function of somebody with a name says it, it alone is left
out. That a line shall come in
holds for the words that were decided about: when they change, the rule counts again.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gkdesk.services.booklets.lines.sensitive import may_stand
from gkdesk.text.codes.clients import Category

if TYPE_CHECKING:
    from gkdesk.services.booklets.profiles.profile import BookletChoice, BookletField

_LETTERS = 12


class LineKind(StrEnum):
    """What a line is."""

    HELPER = "helper"
    WAY = "way"
    GOAL = "goal"
    STEP = "step"
    AGREEMENT = "agreement"
    EDUCATION = "education"


class LineClass(StrEnum):
    """Why a line stands in a booklet or stays out."""

    ORDINARY = "ordinary"
    NOT_HERS = "not_hers"
    RESIDENCE = "residence"
    HEALTH = "health"
    NEVER = "never"


@dataclass(frozen=True)
class Line:
    """A line with everything that stands in it.

    `told` is what it tells about her by its being there, `beside` what only stands there where she
    decides for the line; `never` says that no decision brings it in. `is_hers` is false for a step
    in which she has no part.
    """

    ref: int
    kind: LineKind
    words: tuple[str, ...]
    told: frozenset[Category] = frozenset()
    never: bool = False
    is_hers: bool = True
    beside: frozenset[Category] = frozenset()

    @property
    def key(self) -> str:
        """Return by what a decision to take in just these words is kept."""
        said = hashlib.sha256("\n".join(self.words).encode()).hexdigest()
        return f"{self.ref}:{said[:_LETTERS]}"

    @property
    def line_class(self) -> LineClass:
        """Return why it stays out, or that it is an ordinary one."""
        if self.never:
            return LineClass.NEVER
        if Category.HEALTH in self.told:
            return LineClass.HEALTH
        if Category.RESIDENCE in self.told:
            return LineClass.RESIDENCE
        return LineClass.ORDINARY if self.is_hers else LineClass.NOT_HERS


def is_wanted(line: Line, choice: BookletChoice) -> bool:
    """Tell whether the person decided that this very line comes in."""
    return not line.never and line.ref not in choice.lines_out and line.key in choice.lines_in


def stands(line: Line, wishes: frozenset[BookletField], choice: BookletChoice) -> bool:
    """Tell whether a line stands in the booklet: by her decision, else by the rule."""
    if line.never or line.ref in choice.lines_out:
        return False
    return line.key in choice.lines_in or (line.is_hers and may_stand(line.told, wishes))


def noted(line: Line, asked_for: frozenset[Category], choice: BookletChoice) -> frozenset[Category]:
    """Return the categories that a line tells on her wish, for the register."""
    return line.told | line.beside if is_wanted(line, choice) else line.told & asked_for

"""What has a layout of its own: facing pages, a path with its steps, the head of a letter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gkdesk.export.passages import Passage

if TYPE_CHECKING:
    from gkdesk.export.content import Block, Field  # noqa: TC004 (content offers these layouts)


class PathState(StrEnum):
    """How far a step of a path is."""

    REACHED = "reached"
    NOW = "now"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class PathStep:
    """One step of a path; `state_words` say what the mark at the line shows."""

    title: tuple[Passage, ...]
    state: PathState
    state_words: tuple[Passage, ...] = ()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """Steps along a vertical line, with a drawn mark each; the line stands where reading begins.

    The state is told by words and by the shape of its mark, never by a colour.
    """

    steps: tuple[PathStep, ...]
    language: str = "de"


@dataclass(frozen=True, slots=True)
class Facing:
    """German on the left page of a spread and the client's language on the right one.

    Both begin on a new spread and end on the same one. Where both have as many blocks, a page
    and the one opposite always hold the same blocks. Only at the top level of a document.
    """

    german: tuple[Block, ...]
    client: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The head of a letter after DIN 5008, form B, with its marks for folding and punching.

    It is the first block of a page of `paper.LETTER`; what follows is the running text. The
    recipient stays in the window of the envelope: long ones are set smaller, and one that does
    not fit even then raises `AddressTooLong`.
    """

    sender_line: Passage
    recipient: tuple[Passage, ...]
    info: tuple[Field, ...]
    subject: tuple[Passage, ...]

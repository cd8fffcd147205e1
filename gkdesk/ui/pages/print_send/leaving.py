"""Papers on their way out: each is noted before it can be out, and the note is settled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from gkdesk.errors import GkdeskError
from gkdesk.progress import Cancelled
from gkdesk.services.files import replacement
from gkdesk.services.workspace import Change, Outcome
from gkdesk.ui import printing

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from gkdesk.progress import Progress

N = TypeVar("N")


class NothingTaken(GkdeskError):
    """The printer takes no more papers; nobody stopped it."""


class PaperFile(Protocol):
    """A finished paper as a file."""

    @property
    def file_name(self) -> str: ...

    @property
    def data(self) -> bytes: ...


class ShownPaper(Protocol):
    """A finished paper with its pages, None where it has none to look at."""

    @property
    def paper(self) -> PaperFile: ...

    @property
    def pages(self) -> bytes | None: ...


@dataclass
class Handed:
    """What left so far; it grows while the work runs, so that a stop tells the truth."""

    total: int = 1
    count: int = 0
    changes: list[Change] = field(default_factory=list)


@dataclass(frozen=True)
class Noting(Generic[N]):
    """How one kind of papers is noted; without `doubt` a note that nobody settles stays.

    `changes` grows with every note, so that whoever shows a register can read it anew even where
    the work was stopped.
    """

    begin: Callable[[], N]
    confirm: Callable[[N], Outcome]
    strike: Callable[[N], Outcome]
    doubt: Callable[[N], Outcome] | None = None
    changes: list[Change] = field(default_factory=list)

    def settle(self, how: Callable[[N], Outcome] | None, note: N) -> None:
        """Settle a note."""
        if how is not None:
            self.changes.extend(how(note).changes)


def save(paper: PaperFile, path: Path, noting: Noting[N]) -> None:
    """Note the file, then put it in its place; no old file is lost for nothing."""
    with replacement(path, paper.data) as put:
        note = noting.begin()
        try:
            put()
        except (GkdeskError, OSError):
            noting.settle(noting.strike, note)
            raise
    noting.settle(noting.confirm, note)


def print_out(pages: bytes, printer: QPrinter, noting: Noting[N], progress: Progress) -> bool:
    """Print what was previewed and note it; tell whether the printer took it.

    Where nobody can tell how much came out, the log says „vielleicht“.
    """
    note = noting.begin()
    try:
        is_taken = printing.print_pages(pages, printer, progress) > 0
    except printing.MayBePrinted:
        noting.settle(noting.doubt, note)
        raise
    except Cancelled:
        noting.settle(noting.strike, note)
        raise
    noting.settle(noting.confirm if is_taken else noting.strike, note)
    return is_taken

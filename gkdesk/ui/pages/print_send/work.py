"""Making, printing and saving booklets in a worker; each copy is noted before it can be out."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from gkdesk.errors import GkdeskError, MissingGlyph
from gkdesk.progress import Cancelled, Silent
from gkdesk.services.booklets.issue import Issue
from gkdesk.services.booklets.made import MadeBooklet, SkippedBooklet
from gkdesk.services.files import replacement
from gkdesk.services.workspace import Change
from gkdesk.ui import printing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from gkdesk.progress import Progress
    from gkdesk.services.booklets.issue import BookletIssues
    from gkdesk.services.booklets.making import Booklets
    from gkdesk.services.booklets.profile import BookletChoice
    from gkdesk.text.ids import ClientId


@dataclass
class Handed:
    """What left the store so far; grows while the work runs, so that a stop tells the truth.

    `sure` and `unsure` are the codes of copies that are out as a whole, and of those of which
    nobody can tell; both are noted. `is_refused` says that the printer took a copy no more.
    """

    how: Issue
    total: int = 1
    is_many: bool = False
    sure: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    skipped: list[SkippedBooklet] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    is_refused: bool = False

    @property
    def count(self) -> int:
        return len(self.sure)

    @property
    def left(self) -> int:
        """Return how many copies did not leave."""
        return self.total - len(self.sure) - len(self.unsure) - len(self.skipped)


class _Copy:
    """One copy on its way out: unsure until its note is settled."""

    def __init__(
        self, issues: BookletIssues, handed: Handed, booklet: MadeBooklet, *, copies: int = 1
    ) -> None:
        self._issues = issues
        self._handed = handed
        self._code = booklet.head.code
        self._note = issues.begin(booklet.head, handed.how, copies=copies)
        handed.unsure.append(self._code)
        handed.changes.extend(self._note.changes)

    def is_out(self) -> None:
        """Settle that all of it left."""
        self._handed.changes.extend(self._issues.confirm(self._note).changes)
        self._handed.unsure.remove(self._code)
        self._handed.sure.append(self._code)

    def is_cut_short(self) -> None:
        """Settle that some of it may have left."""
        self._handed.changes.extend(self._issues.doubt(self._note).changes)

    def is_back(self) -> None:
        """Settle that none of it left."""
        self._handed.changes.extend(self._issues.strike(self._note).changes)
        self._handed.unsure.remove(self._code)


def make_shown(
    booklets: Booklets,
    ids: tuple[ClientId, ...],
    language: str | None,
    choice: BookletChoice,
    progress: Progress,
) -> MadeBooklet:
    """Make the booklet that is previewed, printed and saved.

    Without a language it is the first of many that can be made, to show what they look like.
    """
    if language is not None:
        return booklets.make(ids[0], language, choice)
    *others, last = ids
    for client_id in others:
        progress.step(0, 1)
        try:
            return booklets.make(client_id, booklets.language_for(client_id), choice)
        except MissingGlyph:
            continue
    return booklets.make(last, booklets.language_for(last), choice)


def print_one(
    booklets: Booklets,
    booklet: MadeBooklet,
    printer: QPrinter,
    handed: Handed,
    progress: Progress,
) -> Handed:
    """Print the previewed bytes and note it."""
    _print_on(booklets, printer, handed, booklet, progress)
    return handed


def save_many(
    booklets: Booklets,
    ids: tuple[ClientId, ...],
    choice: BookletChoice,
    folder: Path,
    handed: Handed,
    progress: Progress,
) -> Handed:
    """Save a booklet per client to `folder`, each written whole."""
    deliver = partial(_save_into, booklets, folder, handed)
    return _run(booklets, ids, choice, deliver, handed, progress)


def print_many(
    booklets: Booklets,
    ids: tuple[ClientId, ...],
    choice: BookletChoice,
    printer: QPrinter,
    handed: Handed,
    progress: Progress,
) -> Handed:
    """Print a booklet per client; every copy is a job of its own and goes out whole."""
    deliver = partial(_print_next, booklets, printer, handed)
    return _run(booklets, ids, choice, deliver, handed, progress)


def _run(
    booklets: Booklets,
    ids: tuple[ClientId, ...],
    choice: BookletChoice,
    deliver: Callable[[MadeBooklet], None],
    handed: Handed,
    progress: Progress,
) -> Handed:
    booklets.make_many(ids, deliver, choice, skip=handed.skipped.append, progress=progress)
    return handed


def save_one(booklets: Booklets, booklet: MadeBooklet, path: Path, handed: Handed) -> None:
    """Note the file, then put it in its place; no old file is lost for nothing."""
    with replacement(path, booklet.pdf) as put:
        copy = _Copy(booklets.issues, handed, booklet)
        try:
            put()
        except (GkdeskError, OSError):
            copy.is_back()
            raise
    copy.is_out()


def _save_into(booklets: Booklets, folder: Path, handed: Handed, booklet: MadeBooklet) -> None:
    save_one(booklets, booklet, printing.free_path(folder, booklet.head.file_name), handed)


def _print_next(
    booklets: Booklets, printer: QPrinter, handed: Handed, booklet: MadeBooklet
) -> None:
    """Print one of many; where the printer takes nothing, no other copy is tried."""
    _print_on(booklets, printer, handed, booklet, Silent())
    if handed.is_refused:
        raise Cancelled


def _print_on(
    booklets: Booklets,
    printer: QPrinter,
    handed: Handed,
    booklet: MadeBooklet,
    progress: Progress,
) -> None:
    """Note it, print it, and settle the note: nothing is drawn before the note is kept.

    Some systems print the first page while the next one is drawn.
    """
    copy = _Copy(booklets.issues, handed, booklet, copies=_copies(printer))
    try:
        is_taken = printing.print_pages(booklet.pdf, printer, progress) > 0
    except printing.MayBePrinted:
        copy.is_cut_short()
        raise
    except Cancelled:
        copy.is_back()
        raise
    if is_taken:
        copy.is_out()
    else:
        handed.is_refused = True
        copy.is_back()


def _copies(printer: QPrinter) -> int:
    return max(printer.copyCount(), 1)

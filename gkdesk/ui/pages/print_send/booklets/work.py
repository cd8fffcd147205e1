"""Making, printing and saving booklets in a worker; each copy is noted before it can be out."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from gkdesk.errors import ChoiceUnreadable, GkdeskError, MissingGlyph, RecordGone, UserError
from gkdesk.progress import Cancelled, Silent
from gkdesk.services.booklets.copies.cover_list import CoverLine, CoverList
from gkdesk.services.booklets.copies.issue import Issue
from gkdesk.services.booklets.made import MadeBooklet, SkippedBooklet
from gkdesk.services.booklets.pages.versions import Version
from gkdesk.services.booklets.profiles.profile import BEGLEITHEFT, BookletChoice
from gkdesk.services.files import replacement, write_atomically
from gkdesk.services.workspace import Change
from gkdesk.text.ids import BookletCopyId, ClientId
from gkdesk.ui import printing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from gkdesk.progress import Progress
    from gkdesk.services.booklets.copies.issue import BookletIssues
    from gkdesk.services.booklets.making import Booklets


@dataclass(frozen=True)
class Asked:
    """What is wanted: whose booklets, of which profile, in which version.

    Without a language they are of many: each in hers, and by her own choice where she made one.
    """

    ids: tuple[ClientId, ...]
    choice: BookletChoice
    profile_id: str = BEGLEITHEFT
    version: Version = Version.PAGES
    language: str | None = None
    changed_only: bool = False
    again: bool = False
    """With `changed_only` also what was made alone the last time."""
    chosen_on: dt.date | None = None
    """The day on which she chose, today if it is not said."""


@dataclass
class Handed:
    """What left the store so far; grows while the work runs, so that a stop tells the truth.

    `sure` and `unsure` are the codes of copies that are out as a whole, and of those of which
    nobody can tell; both are noted. `lines` has both for the cover list, `copies` what counts
    them. `is_refused` says that the printer took a copy no more. `asked` is what they were made
    of: the screen may show something else by now.
    """

    how: Issue
    asked: Asked
    sure: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    skipped: list[SkippedBooklet] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    lines: list[CoverLine] = field(default_factory=list)
    copies: list[BookletCopyId] = field(default_factory=list)
    is_refused: bool = False

    @property
    def is_many(self) -> bool:
        return self.asked.language is None

    @property
    def total(self) -> int:
        return len(self.asked.ids)

    @property
    def count(self) -> int:
        return len(self.sure)

    @property
    def left(self) -> int:
        """Return how many copies did not leave."""
        return self.total - len(self.sure) - len(self.unsure) - len(self.skipped)

    def cover(self) -> CoverList | None:
        """Return what the cover list says; None where nothing left and nobody was skipped."""
        if not self.lines and not self.skipped:
            return None
        title = self.lines[0].head.title if self.lines else ""
        return CoverList(title, self.how, tuple(self.lines), tuple(self.skipped), self.left)


class _Copy:
    """A booklet on its way out, or a sheet of cards: unsure until its notes are settled."""

    def __init__(
        self, issues: BookletIssues, handed: Handed, booklet: MadeBooklet, *, copies: int = 1
    ) -> None:
        self._issues = issues
        self._handed = handed
        self._notes = []
        for head, pages in zip(booklet.heads, booklet.pages_each, strict=True):
            note = issues.begin(head, handed.how, copies=copies)
            self._notes.append((note, pages))
            handed.unsure.append(head.code)
            handed.changes.extend(note.changes)

    def is_out(self) -> None:
        """Settle that all of it left."""
        for note, pages in self._notes:
            outcome = self._issues.confirm(note)
            self._handed.changes.extend(outcome.changes)
            self._handed.unsure.remove(note.booklet.code)
            self._handed.sure.append(note.booklet.code)
            self._handed.lines.append(CoverLine(note.booklet, pages))
            if outcome.ref is not None:
                self._handed.copies.append(BookletCopyId(outcome.ref))

    def is_cut_short(self) -> None:
        """Settle that some of it may have left."""
        for note, pages in self._notes:
            self._handed.changes.extend(self._issues.doubt(note).changes)
            self._handed.lines.append(CoverLine(note.booklet, pages, is_sure=False))

    def is_back(self) -> None:
        """Settle that none of it left."""
        for note, _pages in self._notes:
            self._handed.changes.extend(self._issues.strike(note).changes)
            self._handed.unsure.remove(note.booklet.code)


def make_shown(booklets: Booklets, asked: Asked, progress: Progress) -> MadeBooklet:
    """Make the booklet that is previewed, printed and saved.

    Of many it is the first one that can be made, to show what they look like.
    """
    if asked.language is not None:
        return booklets.make_shown(
            asked.ids[0],
            asked.language,
            asked.choice,
            profile_id=asked.profile_id,
            version=asked.version,
            changed_only=asked.changed_only,
            again=asked.again,
        )
    return _first_of_many(booklets, asked, progress)


def make_first(booklets: Booklets, asked: Asked, _progress: Progress) -> bytes:
    """Make the first page of the one booklet that is asked for."""
    return booklets.first_page(
        asked.ids[0], asked.language or "", asked.choice, profile_id=asked.profile_id
    )


def _first_of_many(booklets: Booklets, asked: Asked, progress: Progress) -> MadeBooklet:
    failed: UserError = RecordGone()
    for reader in booklets.readers(asked.ids, asked.profile_id):
        progress.step(0, 1)
        if reader.is_broken:
            failed = ChoiceUnreadable()
            continue
        try:
            return booklets.make(
                reader.client_id,
                reader.language,
                asked.choice if reader.chosen is None else reader.chosen,
                profile_id=asked.profile_id,
                version=asked.version,
            )
        except (MissingGlyph, RecordGone) as error:
            failed = error
    raise failed


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
    booklets: Booklets, asked: Asked, folder: Path, handed: Handed, progress: Progress
) -> Handed:
    """Save a booklet per client to `folder`, each written whole, and the cover list with them."""
    deliver = partial(_save_into, booklets, folder, handed)
    try:
        return _run(booklets, asked, deliver, handed, progress)
    finally:
        _save_cover(booklets, folder, handed)


def _save_cover(booklets: Booklets, folder: Path, handed: Handed) -> None:
    """Write the list of what there is, also where the run was stopped.

    Where it cannot be written, people still hear how the run ended.
    """
    listed = handed.cover()
    if listed is None:
        return
    with suppress(GkdeskError, OSError):
        sheet = booklets.cover_list(listed)
        write_atomically(printing.free_path(folder, sheet.file_name), sheet.pdf)


def print_many(
    booklets: Booklets, asked: Asked, printer: QPrinter, handed: Handed, progress: Progress
) -> Handed:
    """Print a booklet per client; every copy is a job of its own and goes out whole."""
    deliver = partial(_print_next, booklets, printer, handed)
    return _run(booklets, asked, deliver, handed, progress)


def _run(
    booklets: Booklets,
    asked: Asked,
    deliver: Callable[[MadeBooklet], None],
    handed: Handed,
    progress: Progress,
) -> Handed:
    booklets.make_many(
        asked.ids,
        deliver,
        asked.choice,
        profile_id=asked.profile_id,
        version=asked.version,
        skip=handed.skipped.append,
        progress=progress,
    )
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
    save_one(booklets, booklet, printing.free_path(folder, booklet.file_name), handed)


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
    leaving = booklet if printing.prints_all(printer, booklet.pdf) else _some_pages(booklet)
    copy = _Copy(booklets.issues, handed, leaving, copies=_copies(printer))
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


def _some_pages(booklet: MadeBooklet) -> MadeBooklet:
    """Return a booklet of which only some pages are printed: it counts as no copy."""
    return replace(booklet, head=replace(booklet.head, is_partial=True, parts=()))

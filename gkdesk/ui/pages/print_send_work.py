"""Making, printing and saving booklets in a worker; each copy is noted as soon as it is out."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from gkdesk.services.booklets import Issue, MadeBooklet, SkippedBooklet
from gkdesk.services.workspace import Change
from gkdesk.ui import printing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from gkdesk.progress import Progress
    from gkdesk.services.booklets import Booklets
    from gkdesk.services.booklets_profile import BookletChoice
    from gkdesk.services.workspace import Outcome
    from gkdesk.text.ids import ClientId


@dataclass
class Handed:
    """What left the store so far; grows while the work runs, so that a stop tells the truth."""

    how: Issue
    count: int = 0
    changes: list[Change] = field(default_factory=list)
    skipped: tuple[SkippedBooklet, ...] = ()

    def note(self, outcome: Outcome) -> None:
        self.count += 1
        self.changes.extend(outcome.changes)


def make_one(
    booklets: Booklets,
    client_id: ClientId,
    language: str,
    choice: BookletChoice,
    _progress: Progress,
) -> MadeBooklet:
    """Make the booklet that is previewed, printed and saved."""
    return booklets.make(client_id, language, choice)


def print_one(
    booklets: Booklets, booklet: MadeBooklet, printer: QPrinter, progress: Progress
) -> Handed:
    """Print the previewed bytes and note it."""
    handed = Handed(Issue.PRINTED)
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
    """Print a booklet per client; every copy is a job of its own."""
    deliver = partial(_print_on, booklets, printer, handed)
    return _run(booklets, ids, choice, deliver, handed, progress)


def _run(
    booklets: Booklets,
    ids: tuple[ClientId, ...],
    choice: BookletChoice,
    deliver: Callable[[MadeBooklet], None],
    handed: Handed,
    progress: Progress,
) -> Handed:
    run = booklets.make_many(ids, deliver, choice, progress=progress)
    handed.skipped = run.skipped
    return handed


def save_one(booklets: Booklets, booklet: MadeBooklet, path: Path) -> Outcome:
    """Write the file and note it; a file that cannot be noted does not stay."""
    printing.save_file(path, booklet.pdf)
    with ExitStack() as unless_noted:
        unless_noted.callback(path.unlink, missing_ok=True)
        outcome = booklets.record_issue(booklet, Issue.SAVED)
        unless_noted.pop_all()
    return outcome


def _save_into(booklets: Booklets, folder: Path, handed: Handed, booklet: MadeBooklet) -> None:
    path = printing.free_path(folder, booklet.file_name)
    handed.note(save_one(booklets, booklet, path))


def _print_on(
    booklets: Booklets,
    printer: QPrinter,
    handed: Handed,
    booklet: MadeBooklet,
    progress: Progress | None = None,
) -> None:
    """Print, and note it before the first page is drawn: what cannot be noted is not printed."""
    printing.print_pages(
        booklet.pdf, printer, progress, begun=partial(_note, booklets, printer, handed, booklet)
    )


def _note(booklets: Booklets, printer: QPrinter, handed: Handed, booklet: MadeBooklet) -> None:
    copies = max(printer.copyCount(), 1)
    handed.note(booklets.record_issue(booklet, Issue.PRINTED, copies=copies))

"""`python -m gkdesk demo DIR`: the invented alliance in a store, and every kind of document.

Everything under `DIR/ausgabe/` is the same, byte for byte, for the same day. The store is
encrypted with fresh random keys and therefore differs from run to run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import getpass
import json
import os
import shutil
import sys
from dataclasses import asdict, dataclass, replace
from itertools import chain, count
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from gkdesk.clock import FixedClock
from gkdesk.errors import FolderNotEmpty, InvalidInput, ReadOnlyFolder, UserError
from gkdesk.export.files import write_atomically
from gkdesk.headless.arguments import GermanParser
from gkdesk.headless.demo_aids import aid_documents
from gkdesk.headless.demo_booklets import booklets
from gkdesk.headless.demo_case_papers import case_papers, consent_papers
from gkdesk.headless.demo_extent import Extent
from gkdesk.headless.demo_handouts import handouts
from gkdesk.headless.demo_papers import papers
from gkdesk.headless.demo_statistics import statistics
from gkdesk.services import access
from gkdesk.services.demo import filling as demo_data
from gkdesk.services.safety.recovery_sheet import sample_sheet
from gkdesk.text.papers.recovery import SAMPLE_TITLE
from gkdesk.text.passphrase import suggest
from gkdesk.text.sentences.errors import sentence

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId

DEMO_DAY = dt.date(2026, 11, 21)
FIRST_DAY, LAST_DAY = dt.date(2000, 1, 1), dt.date(2150, 12, 31)
PASSPHRASE_VARIABLE = "GKDESK_PASSPHRASE"  # noqa: S105 – the name of a variable
STORE_FOLDER = "store"
OUTPUT_FOLDER = "ausgabe"
CONTENTS = "inhalt.json"
CLIENT = "client"
OFFICE = "office"
PARTICIPANT = "participant"

EXIT_DONE = 0
EXIT_FAILED = 1
EXIT_REFUSED = 2


@dataclass(frozen=True)
class Entry:
    """One line of `inhalt.json`; `file` is relative to the output folder."""

    kind: str
    title: str
    audience: str
    language: str
    file: str


@dataclass(frozen=True)
class Written:
    """One document of the demo with its bytes."""

    entry: Entry
    data: bytes


def main(argv: Sequence[str]) -> int:
    """Run the command; return 0 when all is written, 1 when it failed, 2 when it is refused."""
    options = parser().parse_args(argv)
    try:
        passphrase, is_new = _passphrase()
        made = build(options.folder, options.day, passphrase)
    except (FolderNotEmpty, InvalidInput) as error:
        print(sentence(error), file=sys.stderr)
        return EXIT_REFUSED
    except UserError as error:
        print(sentence(error), file=sys.stderr)
        return EXIT_FAILED
    for entry in made:
        print(f"{entry.kind:24} {entry.language:4} {OUTPUT_FOLDER}/{entry.file}")
    print(f"{len(made)} Dokumente in {options.folder / OUTPUT_FOLDER}")
    print(f"Bestand in {options.folder / STORE_FOLDER}")
    if is_new:
        print(f"Passphrase, wird nur einmal gezeigt: {passphrase}")
    return EXIT_DONE


def parser() -> GermanParser:
    """Return the parser of the command, with German help."""
    made = GermanParser(
        "gkdesk demo",
        description=(
            "Legt das erfundene Bündnis „Kreis Musterland“ in einem verschlüsselten Bestand an "
            "und schreibt je ein Beispiel aller Dokumente."
        ),
        epilog=f"Die Passphrase kommt aus {PASSPHRASE_VARIABLE} oder aus einer Abfrage.",
    )
    made.add_argument("folder", type=Path, metavar="ORDNER", help="leerer oder neuer Ordner")
    made.add_argument(
        "--datum",
        dest="day",
        type=_day,
        default=DEMO_DAY,
        metavar="JJJJ-MM-TT",
        help=f"Stichtag aller Angaben (sonst {DEMO_DAY.isoformat()})",
    )
    return made


def build(
    folder: Path,
    day: dt.date,
    passphrase: str,
    *,
    first: int | None = None,
    extent: Extent = Extent.ALL,
) -> tuple[Entry, ...]:
    """Make store and documents in an empty folder; `first` takes only so many clients.

    Raises FolderNotEmpty, or the error that kept it from being written.
    """
    _require_empty(folder)
    try:
        return _build(folder, FixedClock.on(day), passphrase, first, extent)
    except BaseException:
        # What was begun is of no use, and the next try wants an empty folder.
        for made in (STORE_FOLDER, OUTPUT_FOLDER):
            shutil.rmtree(folder / made, ignore_errors=True)
        raise


def _build(
    folder: Path, clock: FixedClock, passphrase: str, first: int | None, extent: Extent
) -> tuple[Entry, ...]:
    made = access.create(folder / STORE_FOLDER, passphrase, clock=clock)
    workspace = made.workspace
    try:
        clients = demo_data.fill(workspace, first=first)
        output = folder / OUTPUT_FOLDER
        return _write(output, _documents(workspace, clients, output, extent))
    finally:
        workspace.close(end_of_session=True)


def _documents(
    workspace: Workspace, clients: tuple[ClientId, ...], output: Path, extent: Extent
) -> Iterator[Written]:
    """Make one document after the other; each is in `output` before the next one is made."""
    for booklet in booklets(workspace, clients, extent):
        entry = Entry(
            booklet.kind, booklet.title, booklet.audience, booklet.language, booklet.file_name
        )
        yield Written(entry, booklet.data)
    from gkdesk.ui.map.picture import paint_map_apart

    for paper in papers(workspace, paint_map_apart):
        entry = Entry(paper.kind, paper.title, paper.audience, "de", paper.file_name)
        yield Written(entry, paper.data)
    for made in case_papers(workspace, clients):
        entry = Entry(made.kind, made.title, made.audience, made.language, made.file_name)
        yield Written(entry, made.data)
    for form in consent_papers(workspace, clients, extent):
        audience = PARTICIPANT if form.recipient else CLIENT
        entry = Entry(form.kind, form.title, audience, form.language, form.file_name)
        yield Written(entry, form.data)
    for sheet in handouts(workspace, clients, extent):
        entry = Entry(sheet.kind, sheet.title, sheet.audience, sheet.language, sheet.file_name)
        yield Written(entry, sheet.data)
    for aid in aid_documents(workspace, output):
        entry = Entry(aid.kind, aid.title, aid.audience, "de", aid.file)
        yield Written(entry, aid.data)
    for counted in statistics(workspace):
        entry = Entry(counted.kind, counted.title, counted.audience, "de", counted.file_name)
        yield Written(entry, counted.data)
    yield _recovery_sample(workspace)


def _recovery_sample(workspace: Workspace) -> Written:
    from gkdesk.export.pdf.render import render_pdf

    clock = workspace.clock
    document = sample_sheet(made_on=clock.today(), created=clock.now())
    entry = Entry(
        "recovery.sheet_sample", SAMPLE_TITLE, OFFICE, "de", "Wiederherstellungsblatt_Muster.pdf"
    )
    return Written(entry, render_pdf(document))


def _write(folder: Path, documents: Iterator[Written]) -> tuple[Entry, ...]:
    folder.mkdir()
    entries: dict[str, Entry] = {}
    for document in documents:
        file = _free_name(document.entry.file, entries)
        path = folder / file
        path.parent.mkdir(exist_ok=True)
        write_atomically(path, document.data)
        entries[file] = replace(document.entry, file=file)
    listed = json.dumps([asdict(entry) for entry in entries.values()], ensure_ascii=False, indent=2)
    write_atomically(folder / CONTENTS, f"{listed}\n".encode())
    return tuple(entries.values())


def _free_name(file: str, taken: Container[str]) -> str:
    """Return a name that no document has yet: there are letters to several offices on one day."""
    path = PurePosixPath(file)
    others = (path.with_stem(f"{path.stem}_{number}").as_posix() for number in count(2))
    return next(name for name in chain([file], others) if name not in taken)


def _require_empty(folder: Path) -> None:
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderNotEmpty
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReadOnlyFolder from error


def _passphrase() -> tuple[str, bool]:
    """Return the passphrase and whether it was made here, because nobody could be asked."""
    given = os.environ.get(PASSPHRASE_VARIABLE)
    if given:
        return given, False
    if sys.stdin is None or not sys.stdin.isatty():
        return suggest(), True
    return getpass.getpass("Passphrase für den Übungsbestand: "), False


def _day(text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        message = f"„{text}“ ist kein Datum der Form JJJJ-MM-TT"
        raise argparse.ArgumentTypeError(message) from None
    if not FIRST_DAY <= day <= LAST_DAY:
        message = f"„{text}“ liegt nicht in den Jahren {FIRST_DAY.year} bis {LAST_DAY.year}"
        raise argparse.ArgumentTypeError(message)
    return day

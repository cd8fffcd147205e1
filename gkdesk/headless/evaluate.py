"""`python -m gkdesk auswerten FOLDER --out FILE.xlsx`: what came back of the working aids.

Exit code 0 when every package was evaluated, 1 when some were refused (each is named with its
reason), 2 when nothing could be evaluated or written, or when it was stopped.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gkdesk.clock import SystemClock
from gkdesk.errors import UserError
from gkdesk.export.files import folder_for, replacement
from gkdesk.export.pdf.undrawn import Undrawn
from gkdesk.headless.arguments import GermanParser
from gkdesk.headless.telling import Telling
from gkdesk.services.working_aids import evaluating
from gkdesk.services.working_aids.gap_modules import LARGEST, read_modules
from gkdesk.text.codes.return_packages import PackageFate
from gkdesk.text.sentences.errors import sentence
from gkdesk.text.sentences.return_packages import FATES, NOTES, told
from gkdesk.text.sentences.undrawn import IN_EVALUATION, places
from gkdesk.working_aids.evaluation.folder import shown
from gkdesk.working_aids.evaluation.gaps import all_topics, assigned

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from gkdesk.export.pdf.undrawn import UndrawnSign
    from gkdesk.working_aids.evaluation.folder import Report
    from gkdesk.working_aids.evaluation.gaps import Module
    from gkdesk.working_aids.evaluation.results import Evaluation

EXIT_ALL = 0
EXIT_SOME = 1
EXIT_NONE = 2
_PASSWORD_LIMIT = 64 * 1024
_READING = "{done} von {total} Paketen gelesen …"
_MAKING = "Die Dateien der Auswertung entstehen …"
_NO_FOLDER = (
    "--bilder nennt eine Datei. Bitte nennen Sie einen leeren oder einen neuen Ordner. Es wurde "
    "nichts geschrieben."
)
_IN_THE_WAY = (
    "Das Schaubild {} würde eine andere Datei überschreiben: Sie liegt schon im Ordner, den "
    "--bilder nennt, oder --out oder --pdf nennen sie. Es wurde nichts geschrieben. Bitte nennen "
    "Sie für die Schaubilder einen leeren oder einen neuen Ordner."
)
_STOPPED = "Abgebrochen. Es wurde nichts geschrieben."
_STOPPED_LATE = (
    "Abgebrochen, während die fertigen Dateien an ihren Ort kamen: Einige sind neu, die anderen "
    "unverändert. Bitte rufen Sie den Befehl noch einmal auf."
)


def main(argv: Sequence[str]) -> int:
    """Run the command and return the exit code."""
    options = parser().parse_args(argv)
    if wrong := _wrong_places(options):
        return _refuse(wrong)
    try:
        passwords = _passwords(options.password_file)
    except (OSError, UnicodeDecodeError):
        return _refuse("Die Passwort-Datei lässt sich nicht lesen.")
    try:
        modules = _modules(options.modules)
    except OSError:
        return _refuse("Die Datei mit der Zuordnung lässt sich nicht lesen.")
    except UserError as error:
        return _refuse(sentence(error))
    if not options.folder.is_dir():
        return _refuse("Den Ordner mit den Rücksendungen gibt es nicht.")
    telling = Telling(sys.stderr, _READING)
    try:
        return _evaluate(options, passwords, modules, telling)
    except UserError as error:
        telling.clear()
        return _refuse(sentence(error))
    except _PictureInTheWay as error:
        telling.clear()
        return _refuse(_IN_THE_WAY.format(error))
    except _StoppedWhilePlacing:
        return _refuse(_STOPPED_LATE)
    except KeyboardInterrupt:
        telling.clear()
        return _refuse(_STOPPED)


def _wrong_places(options: argparse.Namespace) -> str:
    """Say which files cannot lie where they are wanted, "" where nothing speaks against it."""
    out, pdf = options.out.resolve(), options.pdf and options.pdf.resolve()
    if pdf == out:
        return "--out und --pdf nennen dieselbe Datei."
    folder = options.pictures and options.pictures.resolve()
    if folder and (folder in {out, pdf} or (folder.exists() and not folder.is_dir())):
        return _NO_FOLDER
    return ""


class _PictureInTheWay(Exception):
    """A picture, which the error names, would replace another file."""


class _StoppedWhilePlacing(Exception):
    """The user stopped the command while finished files were put in their places."""


def _evaluate(
    options: argparse.Namespace,
    passwords: Sequence[str],
    modules: Mapping[str, Module],
    telling: Telling,
) -> int:
    found = evaluating.evaluation_of(options.folder, passwords=passwords, progress=telling)
    found = assigned(found, modules)
    if found.is_empty:
        telling.clear()
        _tell(found)
        return _refuse("In dem Ordner ist keine Rücksendung, die ausgewertet werden kann.")
    telling.say(_MAKING)
    signs = _write(found, options)
    telling.clear()
    _tell(found)
    _tell_unused(found, modules)
    if signs:
        print(IN_EVALUATION.format(places(signs)))
    return EXIT_SOME if _rejected(found) else EXIT_ALL


def parser() -> GermanParser:
    """Return the parser of the command, with German help."""
    made = GermanParser(
        "gkdesk auswerten",
        description="Wertet einen Ordner mit Rücksendungen von Arbeitshilfen aus.",
        epilog=(
            "Rückgabe: 0 alle ausgewertet, 1 einige nicht (sie werden genannt), "
            "2 nichts ausgewertet oder abgebrochen."
        ),
    )
    made.add_argument(
        "folder", type=Path, metavar="ORDNER", help="Ordner mit Paketen (.zip), auch darunter"
    )
    made.add_argument(
        "--out", type=Path, required=True, metavar="DATEI.xlsx", help="die Tabelle (XLSX)"
    )
    made.add_argument("--pdf", type=Path, metavar="DATEI.pdf", help="dazu der Bericht als PDF")
    made.add_argument(
        "--bilder",
        dest="pictures",
        type=Path,
        metavar="ORDNER",
        help="dazu jedes Schaubild als SVG in diesem Ordner; überschreibt nichts",
    )
    made.add_argument(
        "--zuordnung",
        dest="modules",
        type=Path,
        metavar="DATEI.csv",
        help="Zuordnung der Lücken zu Bausteinen, wie das Programm sie speichert (CSV)",
    )
    made.add_argument(
        "--passwort-datei",
        dest="password_file",
        type=Path,
        metavar="DATEI",
        help="Textdatei mit den Passwörtern geschützter Pakete, eines je Zeile",
    )
    return made


def _passwords(file: Path | None) -> tuple[str, ...]:
    if file is None:
        return ()
    with file.open("rb") as opened:
        text = opened.read(_PASSWORD_LIMIT).decode("utf-8-sig")
    return tuple(line for line in text.splitlines() if line)


def _modules(file: Path | None) -> dict[str, Module]:
    if file is None:
        return {}
    with file.open("rb") as opened:
        return read_modules(opened.read(LARGEST + 1))


def _write(found: Evaluation, options: argparse.Namespace) -> tuple[UndrawnSign, ...]:
    """Write all files or none; return the signs that the paper cannot show."""
    created = dt.datetime.combine(SystemClock().today(), dt.time(), dt.UTC)
    files = {options.out: evaluating.workbook(found, created=created)}
    undrawn = Undrawn()
    if options.pdf:
        files[options.pdf] = evaluating.paper(found, created=created, undrawn=undrawn)
    with contextlib.ExitStack() as all_or_none:
        if options.pictures:
            all_or_none.enter_context(folder_for(options.pictures))
            files |= _pictures(found, options.pictures, files)
        ready = [all_or_none.enter_context(replacement(*each)) for each in files.items()]
        _put(ready)
    return undrawn.signs


def _pictures(found: Evaluation, folder: Path, others: Iterable[Path]) -> dict[Path, bytes]:
    """Return the pictures by their places, where each is new. Raises _PictureInTheWay."""
    taken = {str(each.resolve()).casefold() for each in others}
    files = {folder / name: data for name, data in evaluating.pictures(found)}
    for path in files:
        if os.path.lexists(path) or str(path.resolve()).casefold() in taken:
            raise _PictureInTheWay(path.name)
    return files


def _put(ready: Iterable[Callable[[], None]]) -> None:
    try:
        for put in ready:
            put()
    except KeyboardInterrupt:
        raise _StoppedWhilePlacing from None


def _tell(found: Evaluation) -> None:
    for each in found.returns:
        print(f"{each.counts.total:5}  {shown(each.title)} ({each.round})")
    for report in found.reports:
        if report.note or report.fate is not PackageFate.COUNTED:
            print(_line(report))


def _tell_unused(found: Evaluation, modules: Mapping[str, Module]) -> None:
    unused = len(modules.keys() - {topic.key for topic in all_topics(found)})
    if unused:
        lines = "1 Zeile" if unused == 1 else f"{unused} Zeilen"
        print(f"{lines} der Zuordnung: Die Lücke kommt in diesen Rücksendungen nicht vor.")


def _line(report: Report) -> str:
    line = f"{report.name}: {FATES[report.fate]}"
    if report.problem:
        return f"{line}. {told(report.problem)}"
    if report.note:
        return f"{line}. {NOTES[report.note]}"
    return f"{line}: {report.instead}"


def _rejected(found: Evaluation) -> bool:
    return any(report.fate is PackageFate.REJECTED for report in found.reports)


def _refuse(text: str) -> int:
    print(text, file=sys.stderr)
    return EXIT_NONE

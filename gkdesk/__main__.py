"""Entry of the program: the window, or one of the commands without a screen."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from gkdesk import paths

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

COMMANDS = ("demo", "selftest", "bench", "auswerten")

_HELP = """\
Aufruf: gkdesk [--store ORDNER]
        gkdesk BEFEHL …

Ohne Befehl startet das Programm mit seinem Fenster.

  --store ORDNER   einen anderen Bestand öffnen
  --version        die Version nennen

Befehle ohne Bildschirm:
  demo ORDNER      das erfundene Bündnis „Kreis Musterland“ mit allen Dokumenten anlegen
  selftest         die Installation prüfen
  auswerten ORDNER Rücksendungen von Arbeitshilfen auswerten
  bench            Tempo, Speicher und Verschlüsselung messen

Mit „gkdesk BEFEHL --help“ steht die Hilfe eines Befehls auf dem Bildschirm.
"""


_ASKING = ("-h", "--help")


def main(argv: Sequence[str] | None = None) -> int:
    """Start the window or a command; return the exit code."""
    if paths.is_frozen():
        import multiprocessing  # costs milliseconds that a start from source need not pay

        multiprocessing.freeze_support()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and (arguments[0] in _ASKING or not arguments[0].startswith("-")):
        return _command(arguments[0], arguments[1:])
    from gkdesk.app import run

    return run(arguments)


def _command(name: str, arguments: list[str]) -> int:
    if name not in (*COMMANDS, *_ASKING):
        _complain(f"Den Befehl „{name}“ gibt es nicht.\n\n{_HELP}")
        return 2
    try:
        code = _entry(name)(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except (KeyboardInterrupt, EOFError):
        _complain("Abgebrochen.\n")
        return 1
    except OSError:
        _complain("Die Ausgabe konnte nicht geschrieben werden: Ist der Datenträger voll?\n")
        sys.stdout = None  # the end would try to write once more
        return 1
    return code


def _complain(text: str) -> None:
    """Write to the console, if there is one: a windowed program on Windows has none."""
    if sys.stderr is not None:
        sys.stderr.write(text)


def _show_help(_arguments: list[str]) -> int:
    print(_HELP, end="")  # noqa: T201 - asked for on the command line
    return 0


def _entry(name: str) -> Callable[[list[str]], int]:
    if name in _ASKING:
        return _show_help
    if name == "demo":
        from gkdesk.headless import demo

        return demo.main
    if name == "selftest":
        from gkdesk.headless import selftest

        return selftest.main
    if name == "auswerten":
        from gkdesk.headless import evaluate

        return evaluate.main
    from gkdesk.headless import bench

    return bench.main


if __name__ == "__main__":
    sys.exit(main())

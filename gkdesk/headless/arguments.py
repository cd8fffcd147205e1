"""Command line arguments with German help and German complaints."""

from __future__ import annotations

import argparse
import re
import sys
from typing import NoReturn

_COMPLAINTS = (
    (r"the following arguments are required: (.+)", r"Es fehlt: \1."),
    (r"unrecognized arguments: (.+)", r"Unbekannte Angabe: \1."),
    (r"argument ([^:]+): expected one argument", r"Nach \1 fehlt ein Wert."),
    (r"argument ([^:]+): expected at least one argument", r"Nach \1 fehlt ein Wert."),
    (r"argument ([^:]+): invalid choice: (.+?) \(.*\)", r"\1 kennt \2 nicht."),
    (r"argument ([^:]+): invalid \w+ value: (.+)", r"\1: \2 ist keine gültige Angabe."),
    (r"argument ([^:]+): (.+)", r"\1: \2."),
    (r"ambiguous option: (\S+) .*", r"\1 ist nicht eindeutig."),
)


class GermanParser(argparse.ArgumentParser):
    """An argument parser that speaks German; a wrong call ends with exit code 2."""

    def __init__(self, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=prog, description=description, epilog=epilog, add_help=False, allow_abbrev=False
        )
        self._positionals.title = "Angaben"
        self._optionals.title = "Optionen"
        self.add_argument("-h", "--help", action="help", help="diese Hilfe zeigen und enden")

    def format_usage(self) -> str:
        return _in_german(super().format_usage())

    def format_help(self) -> str:
        return _in_german(super().format_help())

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"{complaint(message)}\n")


def complaint(message: str) -> str:
    """Return the German sentence for a complaint of argparse."""
    for pattern, german in _COMPLAINTS:
        if re.fullmatch(pattern, message):
            return re.sub(pattern, german, message)
    return "Die Angaben passen nicht zusammen."


def _in_german(text: str) -> str:
    return text.replace("usage: ", "Aufruf: ", 1)

"""Where bugs go: type and places in the code, never a value, never the text of the exception."""

from __future__ import annotations

import datetime as dt
import logging
import sys
import threading
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Signal

import gkdesk
from gkdesk import paths

if TYPE_CHECKING:
    from types import TracebackType

_LOG_LIMIT = 512 * 1024


class BugReporter(QObject):
    """Writes bugs to the technical log and tells whoever listens that one was written.

    `reported` carries the path of the log as text, empty when it could not be written.
    """

    reported = Signal(str)
    _described = Signal(str)
    current: ClassVar[BugReporter | None] = None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._described.connect(self.report)

    def install(self) -> None:
        """Become the handler of everything that nobody caught, in every thread."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        # Both would print values of a record to the terminal or the journal of the system.
        sys.unraisablehook = _on_unraisable
        logging.lastResort = logging.NullHandler()

    def report(self, description: str) -> None:
        """Write a description made by `describe` and tell so; in the window's thread."""
        self.reported.emit(_write(description))

    def _on_exception(
        self, kind: type[BaseException], value: BaseException, _trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
        else:
            self._described.emit(describe(value))

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._described.emit(describe(args.exc_value))


def _on_unraisable(args: sys.UnraisableHookArgs) -> None:
    """Write down a bug that happened while an object was destroyed; nothing is interrupted."""
    if args.exc_value is not None:
        _write(describe(args.exc_value))


def reporter() -> BugReporter:
    """Return the reporter of the running application."""
    found = BugReporter.current
    if found is None or not shiboken6.isValid(found):
        found = BugReporter.current = BugReporter(QCoreApplication.instance())
    return found


def note(event: str) -> None:
    """Write down an event that is no bug; a fixed text of the program, never a value."""
    _write(event)


def describe(bug: BaseException) -> str:
    """Return type and places of `bug` and of what caused it; no values, no messages."""
    lines: list[str] = []
    current: BaseException | None = bug
    while current is not None:
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        lines.extend(
            f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__)
        )
        current = current.__cause__ or current.__context__
    return "\n".join(lines)


def _short(filename: str) -> str:
    """Leave out the folders above the packages: they may name a person."""
    parts = Path(filename).parts
    for anchor in ("gkdesk", "site-packages"):
        if anchor in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(anchor) - 1 :])
    return parts[-1] if parts else filename


def _write(description: str) -> str:
    path = paths.log_file()
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    head = f"{now} gkdesk {gkdesk.__version__} Python {sys.version_info.major}."
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _LOG_LIMIT:
            path.replace(path.with_suffix(".old.log"))
        with path.open("a", encoding="utf-8") as log:
            log.write(f"{head}{sys.version_info.minor} {sys.platform}\n{description}\n\n")
    except OSError:
        return ""
    return str(path)

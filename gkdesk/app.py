"""The composition root: makes the application and its one window, and wires them together."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import gkdesk
from gkdesk import paths
from gkdesk import settings as device
from gkdesk.clock import SystemClock
from gkdesk.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from gkdesk.clock import Clock
    from gkdesk.ui.main_window import MainWindow

FINISH_AFTER_MS = 40


def run(arguments: list[str]) -> int:
    """Start the program with its window and return its exit code."""
    store = _store_named_in(arguments)
    settings = Settings()
    _choose_scale(settings)
    application = make_application(settings)
    window = make_window(settings, store)
    window.show()
    return leave(int(application.exec()))


def leave(code: int) -> int:
    """Return the exit code; end the process at once if a worker does not end.

    Qt would wait for it without end while nothing is to be seen any more. By now the store is
    closed, and files are written beside their place and moved there as a whole.
    """
    from gkdesk.ui import tasks

    if not tasks.wait(0):
        os._exit(code)
    return code


def check_window(folder: Path) -> None:
    """Open the window on an empty folder, let it paint once and close it; for the self-test."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    settings = Settings(folder / "einstellungen.json")
    application = make_application(settings)
    window = make_window(settings, folder / "bestand")
    window.show()
    application.processEvents()
    window.close()


def make_application(settings: Settings) -> QApplication:
    """Return the dressed application: handler of bugs, German, style, fonts, colours.

    What the first paint can do without follows a moment after it, when the events run.
    """
    from PySide6.QtCore import QLocale, QTimer
    from PySide6.QtWidgets import QApplication

    from gkdesk.ui import messages, theme

    gc.disable()  # thousands of classes are made now; `Collector` begins after the first paint
    existing = QApplication.instance()
    fresh = not isinstance(existing, QApplication)
    application = existing if isinstance(existing, QApplication) else _new_application()
    messages.install()
    application.setApplicationName("gkdesk")
    application.setApplicationVersion(gkdesk.__version__)
    QLocale.setDefault(QLocale("de_DE"))
    _translate(application)
    theme.install(application, theme.Appearance(settings.get(device.THEME)), for_start=fresh)
    QTimer.singleShot(FINISH_AFTER_MS, application, partial(_finish, application))
    return application


def _new_application() -> QApplication:
    """Return an application in the style that the theme dresses, chosen before any other is."""
    from PySide6.QtWidgets import QApplication

    return QApplication([*sys.argv[:1], "-style", "fusion"])


def _finish(application: QApplication) -> None:
    """Do what the unlock page looks finished without: other scripts, focus ring, icon."""
    from gkdesk.ui import collecting, focus, fonts, icons, theme

    collecting.Collector(application)
    focus.install(application)
    fonts.load()
    application.setWindowIcon(icons.window_icon())
    theme.current().follow_system()


def make_window(
    settings: Settings, store: Path | None = None, *, clock: Clock | None = None
) -> MainWindow:
    """Return the window on `store`, on the one used last, or on the default one."""
    from gkdesk.ui.main_window import MainWindow
    from gkdesk.ui.session import Session

    folder = store or _last_store(settings)
    session = Session(
        folder, clock or SystemClock(), idle_minutes=settings.get(device.IDLE_MINUTES)
    )
    window = MainWindow(session, settings)
    session.setParent(window)
    return window


def _last_store(settings: Settings) -> Path:
    recent = settings.get(device.RECENT_STORES)
    return Path(recent[0]) if recent else paths.default_store()


def _choose_scale(settings: Settings) -> None:
    percent = settings.get(device.TEXT_PERCENT)
    if percent != device.TEXT_PERCENT.default:
        os.environ.setdefault("QT_SCALE_FACTOR", f"{percent / 100:.2f}")


def _translate(application: QApplication) -> None:
    from PySide6.QtCore import QLibraryInfo, QTranslator

    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_de", folder):
        application.installTranslator(translator)


def _store_named_in(arguments: list[str]) -> Path | None:
    if not arguments:
        return None
    from gkdesk.headless.arguments import GermanParser

    parser = GermanParser("gkdesk", "Offline-Arbeitsplatz für die Integrationskoordination")
    parser.add_argument("--store", type=Path, metavar="ORDNER", help="einen anderen Bestand öffnen")
    version = f"gkdesk {gkdesk.__version__}"
    parser.add_argument("--version", action="version", version=version, help="die Version nennen")
    named = parser.parse_args(arguments).store
    return named if isinstance(named, Path) else None

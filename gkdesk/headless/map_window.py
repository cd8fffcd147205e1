"""The program that `bench_map` runs: open the window on a store and measure its map.

`python -m gkdesk.headless.map_window STORE PASSPHRASE SECONDS` waits so long after the unlock, as
somebody who looks at the first page does, and prints one line of JSON in milliseconds.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from gkdesk import app
from gkdesk.clock import SystemClock
from gkdesk.services import access
from gkdesk.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from gkdesk.ui.main_window import MainWindow
    from gkdesk.ui.pages.network.overview.browse import Browse

FRAMES, ZOOMS, FILTERS = 60, 20, 6
PAUSE_S = 0.005
MOST_S = 30.0
QUIET_STEPS = 20


def main(arguments: list[str]) -> None:
    """Measure and print."""
    store, passphrase, wait = Path(arguments[0]), arguments[1], float(arguments[2])
    application = app.make_application(Settings())
    window = app.make_window(Settings(), store)
    window.resize(1366, 768)
    window.show()
    window.session.begin(access.unlock(store, passphrase, clock=SystemClock()))
    until = time.monotonic() + wait
    while time.monotonic() < until:
        _step(application)
    print(json.dumps(_figures(application, window)), flush=True)
    window.close()


def _figures(application: QApplication, window: MainWindow) -> dict[str, float]:
    began = time.perf_counter()
    browse = _open(application, window)
    shown = _ms(began)
    _settle(application, browse)
    frames = sorted(_frames(application, browse))
    _settle(application, browse)
    filters = []
    for _ in range(FILTERS):
        filters.append(_until_drawn(application, browse, browse.bar.stale.click))
        _settle(application, browse)
    return {
        "map_visible_ms": shown,
        "frame_ms": round(statistics.median(frames), 1),
        "frame_p95_ms": frames[int(len(frames) * 0.95)],
        "filter_ms": round(statistics.median(filters), 1),
    }


def _open(application: QApplication, window: MainWindow) -> Browse:
    """Show the page Netzwerk until its map is painted."""
    from gkdesk.ui.pages.network.overview.section import OverviewSection
    from gkdesk.ui.pages.network.page import NetworkPage

    content = window.content
    if content is None:
        message = "the store is not open"
        raise RuntimeError(message)
    content.show_page("network")
    page = content.current()
    section = page.section() if isinstance(page, NetworkPage) else None
    if not isinstance(section, OverviewSection):
        message = "the page Netzwerk does not begin with its map"
        raise TypeError(message)
    while section.browse.map.drawing() is None:
        application.processEvents()
    section.browse.map.repaint()
    return section.browse


def _frames(application: QApplication, browse: Browse) -> list[float]:
    from PySide6.QtCore import QPointF

    view, found = browse.map, []
    for number in range(FRAMES):
        way = QPointF(7, 4) if number % 20 < 10 else QPointF(-7, -4)
        began = time.perf_counter()
        view.pan(way)
        view.repaint()
        application.processEvents()
        found.append(_ms(began))
    for number in range(ZOOMS):
        began = time.perf_counter()
        (view.zoom_in if number % 4 < 2 else view.zoom_out)()
        view.repaint()
        application.processEvents()
        found.append(_ms(began))
    return found


def _until_drawn(application: QApplication, browse: Browse, work: Callable[[], object]) -> float:
    before = browse.map.drawing()
    began = time.perf_counter()
    work()
    while browse.map.drawing() is before:
        application.processEvents()
    browse.map.repaint()
    return _ms(began)


def _settle(application: QApplication, browse: Browse) -> None:
    """Wait until nothing is drawn any more."""
    until, quiet = time.monotonic() + MOST_S, 0
    while quiet < QUIET_STEPS and time.monotonic() < until:
        _step(application)
        quiet = quiet + 1 if browse.map.is_settled() else 0


def _step(application: QApplication) -> None:
    application.processEvents()
    time.sleep(PAUSE_S)


def _ms(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 1)


if __name__ == "__main__":
    main(sys.argv[1:])

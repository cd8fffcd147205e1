"""The map in its window: how long until it is seen, a frame of panning and zooming, a filter."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gkdesk.headless.bench_records import PASSPHRASE
from gkdesk.headless.bench_window import run_program

if TYPE_CHECKING:
    from pathlib import Path

_WINDOW = """
import json, statistics, sys, time
from pathlib import Path
from PySide6.QtCore import QPointF
from gkdesk import app
from gkdesk.clock import SystemClock
from gkdesk.services import access
from gkdesk.settings import Settings
def settle():
    end = time.monotonic() + 30
    quiet = 0
    while quiet < 20 and time.monotonic() < end:
        application.processEvents()
        time.sleep(0.005)
        quiet = quiet + 1 if page.section().browse.map.is_settled() else 0
def timed(work):
    began = time.perf_counter()
    work()
    application.processEvents()
    return (time.perf_counter() - began) * 1000
def until_drawn(work):
    section = page.section()
    before = section.browse.map.drawing()
    began = time.perf_counter()
    work()
    while section.browse.map.drawing() is before:
        application.processEvents()
    section.browse.map.repaint()
    return (time.perf_counter() - began) * 1000
application = app.make_application(Settings())
window = app.make_window(Settings(), Path(sys.argv[1]))
window.resize(1366, 768)
window.show()
window.session.begin(access.unlock(Path(sys.argv[1]), sys.argv[2], clock=SystemClock()))
end = time.monotonic() + 5
while time.monotonic() < end:
    application.processEvents()
    time.sleep(0.005)
began = time.perf_counter()
window.content.show_page('network')
page = window.content.current()
while page.section().browse.map.drawing() is None:
    application.processEvents()
page.section().browse.map.repaint()
shown = (time.perf_counter() - began) * 1000
settle()
view = page.section().browse.map
bar = page.section().browse.bar
frames = []
for number in range(60):
    way = QPointF(7, 4) if number % 20 < 10 else QPointF(-7, -4)
    frames.append(timed(lambda: (view.pan(way), view.repaint())))
for number in range(20):
    step = view.zoom_in if number % 4 < 2 else view.zoom_out
    frames.append(timed(lambda: (step(), view.repaint())))
settle()
filters = []
for number in range(6):
    filters.append(until_drawn(bar.stale.click))
    settle()
frames.sort()
print(json.dumps({
    'map_visible_ms': round(shown, 1),
    'frame_ms': round(statistics.median(frames), 1),
    'frame_p95_ms': round(frames[int(len(frames) * 0.95)], 1),
    'filter_ms': round(statistics.median(filters), 1),
}), flush=True)
window.close()
"""


def measure(store: Path, home: Path) -> dict[str, Any]:
    """Return milliseconds on the store of a large network; the window is not seen."""
    done = run_program(_WINDOW, home, str(store), PASSPHRASE)
    found: dict[str, Any] = json.loads(done.strip().splitlines()[-1])
    return found

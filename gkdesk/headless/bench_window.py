"""The window: time until the unlock page can be typed into, and memory with the list open."""

from __future__ import annotations

import os
import subprocess
import sys
from statistics import median
from time import monotonic
from typing import TYPE_CHECKING

from gkdesk.headless import bench_records

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 11

_REPORT = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.report)
        return False
    def report(self):
        print(time.monotonic() - float(os.environ['GKDESK_BENCH_BEGAN']), flush=True)
        os._exit(0)
"""
_BARE = (
    _REPORT
    + """
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
application = QApplication([])
window = QMainWindow()
field = QLineEdit()
window.setCentralWidget(field)
watch = FirstPaint()
field.installEventFilter(watch)
window.show()
application.exec()
"""
)
_PROGRAM = (
    _REPORT
    + """
from pathlib import Path
from gkdesk import app
from gkdesk.settings import Settings
settings = Settings()
application = app.make_application(settings)
window = app.make_window(settings, Path(sys.argv[1]))
window.show()
field = window.unlock.passphrase.edit
watch = FirstPaint()
field.installEventFilter(watch)
application.exec()
"""
)


_MEMORY = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from gkdesk import app
from gkdesk.clock import SystemClock
from gkdesk.services import access
from gkdesk.settings import Settings
def settle(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        application.processEvents()
        time.sleep(0.005)
def resident():
    with open('/proc/self/status', encoding='ascii') as status:
        return next(int(line.split()[1]) for line in status if line.startswith('VmRSS'))
application = app.make_application(Settings())
window = app.make_window(Settings(), Path(sys.argv[1]))
window.resize(1366, 768)
window.show()
settle(0.5)
locked = resident()
window.session.begin(access.unlock(Path(sys.argv[1]), sys.argv[2], clock=SystemClock()))
window.content.show_page('people')
settle(4)
print(locked, resident(), flush=True)
window.close()
"""


def memory(folder: Path, *, clients: int) -> dict[str, float]:
    """Return the resident memory in MB, locked and with the list of clients open (Linux only)."""
    store = folder / "speicher"
    bench_records.fill(store, clients)
    done = run_program(_MEMORY, folder / "heim", str(store), bench_records.PASSPHRASE)
    locked, opened = (int(word) / 1024 for word in done.split())
    return {"clients": clients, "locked_mb": round(locked, 1), "list_open_mb": round(opened, 1)}


def start(store: Path, home: Path) -> dict[str, float]:
    """Return milliseconds and their ratio; `store` is a locked store's folder.

    The bare window and the program take turns, so that other work on the machine slows down both;
    `ratio` is the median over the pairs, `ratio_at_best` compares the quickest start of each.
    """
    bare: list[float] = []
    program: list[float] = []
    for code in (_PROGRAM, _BARE):  # leaves compiled modules behind, as an installed program has
        _once(code, store, home)
    for number in range(ROUNDS):
        turns = [(_BARE, bare), (_PROGRAM, program)]
        for code, samples in turns if number % 2 else reversed(turns):
            samples.append(_once(code, store, home))
    return {
        "bare_window_ms": round(median(bare), 1),
        "unlock_page_ms": round(median(program), 1),
        "ratio": round(
            median(ours / theirs for ours, theirs in zip(program, bare, strict=True)), 2
        ),
        "ratio_at_best": round(min(program) / min(bare), 2),
    }


def _once(code: str, store: Path, home: Path) -> float:
    return float(run_program(code, home, str(store)).split()[-1]) * 1000


def run_program(code: str, home: Path, *arguments: str) -> str:
    """Run a program of ours in an interpreter of its own and return what it printed."""
    environment = os.environ | {
        "GKDESK_HOME": str(home),
        "GKDESK_BENCH_BEGAN": repr(monotonic()),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if sys.platform.startswith("linux"):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return subprocess.run(  # noqa: S603 - our own code in our own interpreter
        [sys.executable, "-c", code, *arguments],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ).stdout

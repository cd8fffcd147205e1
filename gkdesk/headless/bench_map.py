"""The map in its window: how long until it is seen, a frame of panning and zooming, a filter."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gkdesk.headless.bench_records import PASSPHRASE
from gkdesk.headless.bench_window import run_program

if TYPE_CHECKING:
    from pathlib import Path

_PROGRAM = "import sys; from gkdesk.headless import map_window; map_window.main(sys.argv[1:])"


def measure(store: Path, home: Path, *, wait_s: float) -> dict[str, Any]:
    """Return milliseconds on the store of a network; the window is not seen.

    `wait_s` is how long somebody looks at the first page before going to the map.
    """
    done = run_program(_PROGRAM, home, str(store), PASSPHRASE, str(wait_s))
    found: dict[str, Any] = json.loads(done.strip().splitlines()[-1])
    return found

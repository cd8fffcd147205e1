"""How quickly the network answers: read, arranged, drawn, analysed, brought in."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, Any

from gkdesk.clock import SystemClock
from gkdesk.export.map.text import Ruler
from gkdesk.headless import bench_map
from gkdesk.headless.bench_records import NO_DERIVATION, PASSPHRASE
from gkdesk.headless.timing import timed
from gkdesk.network.drawing import draw
from gkdesk.network.layout import arrange
from gkdesk.network.look import A3_LANDSCAPE, Look
from gkdesk.services import access
from gkdesk.services.demo.many_organisations import generate_network
from gkdesk.services.imports.importing import SPECS
from gkdesk.services.workspace import Workspace
from gkdesk.store.opening import create_store

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.network.graph import Network

IMPORT_HEAD = "Anrede;Name;Organisation;Telefon;E-Mail"
SPRING = """
import json, sys, time
import networkx
edges = json.load(sys.stdin)
graph = networkx.Graph(edges)
began = time.perf_counter()
networkx.spring_layout(graph, seed=1)
print((time.perf_counter() - began) * 1000)
"""


@dataclass(frozen=True)
class Size:
    """How much is measured; `wait_s` is the pause before the map is opened."""

    organisations: int = 500
    cooperations: int = 2_000
    imported: int = 5_000
    wait_s: float = 5.0


FULL = Size()


def measure(folder: Path, home: Path, size: Size = FULL) -> dict[str, Any]:
    """Return medians in milliseconds on an invented network."""
    store = create_store(folder, PASSPHRASE, clock=SystemClock(), kdf=NO_DERIVATION).store
    generate_network(store, size.organisations, size.cooperations)
    Workspace(store).close(end_of_session=True)
    workspace = access.unlock(folder, PASSPHRASE, clock=SystemClock())
    try:
        figures = _figures(workspace)
    finally:
        workspace.close(end_of_session=True)
    figures |= bench_map.measure(folder, home, wait_s=size.wait_s)
    figures |= _import(folder, size.imported)
    shutil.rmtree(folder)
    return figures


def _import(folder: Path, rows: int) -> dict[str, Any]:
    """Return the seconds to read, try, write and take back a list of contact persons."""
    path = folder / "liste.csv"
    lines = (
        f"Frau;Petersen-{number};Beratung {number % 300};0221 {number:06};p{number}@a.example"
        for number in range(rows)
    )
    path.write_text("\n".join((IMPORT_HEAD, *lines)), encoding="utf-8")
    workspace = access.unlock(folder, PASSPHRASE, clock=SystemClock())
    try:
        imports, spec = workspace.imports, SPECS[0]
        began = perf_counter()
        table = imports.read(path)
        plan = imports.dry_run(table, imports.proposal(table, spec).assignment, spec)
        imports.write(plan)
        written = perf_counter()
        workspace.history.undo()
        undone = perf_counter()
    finally:
        workspace.close(end_of_session=True)
    return {
        "imported_rows": rows,
        "import_s": round(written - began, 2),
        "undo_import_s": round(undone - written, 2),
    }


def _figures(workspace: Workspace) -> dict[str, Any]:
    network = workspace.network.now()
    look = Look(page=A3_LANDSCAPE)
    arrangement = arrange(network)
    ruler = Ruler()
    return {
        "organisations": len(network.actors),
        "cooperations": len(network.ties),
        "read_ms": timed(workspace.network.now),
        "layout_ms": timed(lambda: arrange(network)),
        "networkx_spring_layout_ms": _spring(network),
        "draw_ms": timed(lambda: draw(network, arrangement, look, measure=ruler)),
        "analyses_ms": timed(workspace.analyses.all),
        "today_ms": timed(workspace.today.view),
    }


def _spring(network: Network) -> float | str:
    """Return how long networkx takes to place the same graph; it is only there for development."""
    edges = json.dumps([(tie.first, tie.second) for tie in network.ties])
    made = subprocess.run(  # noqa: S603 - our own interpreter with our own program
        [sys.executable, "-c", SPRING],
        input=edges,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )
    return round(float(made.stdout), 1) if made.returncode == 0 else "nicht installiert"

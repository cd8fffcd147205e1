"""How quickly the records answer, by the number of clients."""

from __future__ import annotations

import shutil
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from gkdesk.clock import SystemClock
from gkdesk.progress import Silent
from gkdesk.services import access
from gkdesk.services.clients.fields import CaseFacts
from gkdesk.services.demo.many_clients import generate
from gkdesk.services.workspace import Workspace
from gkdesk.store.kdf import KdfParameters
from gkdesk.store.opening import create_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PASSPHRASE = "Regenschirm Ofen sieben Kamille Bruecke"  # noqa: S105 - opens generated data only
NO_DERIVATION = KdfParameters(memory_kib=64, passes=1, lanes=1)
ROUNDS = 9
TYPED = ("müller", "mueller", "haidari", "haydari", "حيدري", "коваленко", "lindenweg 12", "k")

Figures = dict[str, float]


def measure(folder: Path, *, clients: int) -> Figures:
    """Return medians in milliseconds (sizes in MB) on a store with `clients` invented clients."""
    began = perf_counter()
    fill(folder, clients)
    figures = {"fill_s": round(perf_counter() - began, 1), "store_mb": _megabytes(folder)}
    figures["unlock_without_key_derivation_ms"] = _unlock(folder)
    workspace = access.unlock(folder, PASSPHRASE, clock=SystemClock())
    try:
        figures |= _reading(workspace)
        figures |= _searching(workspace)
        figures["save_client_ms"] = _saving(workspace)
    finally:
        workspace.close(end_of_session=True)
    shutil.rmtree(folder)
    return figures


def fill(folder: Path, clients: int) -> None:
    """Make a store with invented clients that opens with `PASSPHRASE` at once."""
    store = create_store(folder, PASSPHRASE, clock=SystemClock(), kdf=NO_DERIVATION).store
    workspace = Workspace(store)
    generate(store, clients, Silent())
    workspace.close(end_of_session=True)


def _unlock(folder: Path) -> float:
    samples = []
    for _ in range(ROUNDS):
        began = perf_counter()
        workspace = access.unlock(folder, PASSPHRASE, clock=SystemClock())
        samples.append(perf_counter() - began)
        workspace.close()
    return _milliseconds(samples)


def _reading(workspace: Workspace) -> Figures:
    rows = workspace.clients.rows()
    chosen = [rows[number * 613 % len(rows)].id for number in range(ROUNDS * 5)]
    turn = iter(chosen * 2)

    def open_one() -> None:
        workspace.clients.detail(next(turn))

    return {
        "list_ms": _timed(workspace.clients.rows),
        "open_client_ms": _timed(open_one),
        "today_ms": _timed(workspace.today.view),
    }


def _searching(workspace: Workspace) -> Figures:
    samples = []
    for word in TYPED:
        for length in range(1, len(word) + 1):
            began = perf_counter()
            workspace.search.find(word[:length])
            samples.append(perf_counter() - began)
    return {
        "search_as_you_type_ms": _milliseconds(samples),
        "search_slowest_ms": round(max(samples) * 1000, 2),
    }


def _saving(workspace: Workspace) -> float:
    rows = workspace.clients.rows()
    samples = []
    for number in range(ROUNDS * 3):
        client = rows[number * 389 % len(rows)]
        facts = CaseFacts(main_field="", note=f"Stand {number}")
        began = perf_counter()
        workspace.clients.save_case(client.id, facts)
        samples.append(perf_counter() - began)
    return _milliseconds(samples)


def _timed(work: Callable[[], object]) -> float:
    work()
    samples = []
    for _ in range(ROUNDS):
        began = perf_counter()
        work()
        samples.append(perf_counter() - began)
    return _milliseconds(samples)


def _milliseconds(samples: list[float]) -> float:
    return round(median(samples) * 1000, 2)


def _megabytes(folder: Path) -> float:
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return round(size / 1_000_000, 1)

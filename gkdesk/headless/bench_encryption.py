"""What encryption costs: the same work on an encrypted and on a plain file, warm and cold.

Both files are made by the same library with the same pragmas and cache; the only difference is
the key. A third run adds the wiping of memory (`cipher_memory_security`), which gkdesk leaves
off; it is a switch of the whole process, so each run has a process of its own. The rows are
generated, so the plain file holds nobody's data.
"""

from __future__ import annotations

import multiprocessing
import secrets
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from gkdesk.store.engine import ALWAYS, READER_CACHE_KIB

if TYPE_CHECKING:
    from collections.abc import Callable

TURNS = 5  # the variants take turns, so that other work on the machine hits all of them
ROUNDS = 9
WRITES = 40
LOOKUPS = 2_000
SEARCHES = 200
STREETS = ("Lindenweg", "Bahnhofstraße", "Am Markt", "Mühlengasse", "Schulstraße")

Figures = dict[str, dict[str, float]]


@dataclass(frozen=True)
class _Variant:
    """One file under measurement."""

    path: Path
    key: str | None
    wiping: bool


def measure(folder: Path, *, clients: int) -> Figures:
    """Return milliseconds of encrypted and plain work and their ratios, by kind of work."""
    key = secrets.token_hex(32)
    kinds = {"encrypted": (key, False), "plain": (None, False), "wiped": (key, True)}
    taken: dict[str, list[dict[str, float]]] = {name: [] for name in kinds}
    for turn in range(TURNS):
        for name, (secret, wiping) in kinds.items():
            variant = _Variant(folder / f"{name}-{turn}.db", secret, wiping=wiping)
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                taken[name].append(pool.apply(_fill_and_run, (variant, clients)))
    works = taken["plain"][0]
    return {work: _figures({name: _median(taken[name], work) for name in kinds}) for work in works}


def _median(runs: list[dict[str, float]], work: str) -> float:
    return median(run[work] for run in runs)


def _figures(taken: dict[str, float]) -> dict[str, float]:
    return {
        "encrypted_ms": round(taken["encrypted"], 3),
        "plain_ms": round(taken["plain"], 3),
        "ratio": round(taken["encrypted"] / taken["plain"], 2),
        "ratio_with_memory_wiping": round(taken["wiped"] / taken["plain"], 2),
    }


def _fill_and_run(variant: _Variant, clients: int) -> dict[str, float]:
    _fill(variant, clients)
    return _run(variant, clients)


def _open(variant: _Variant) -> Any:
    connection = dbapi2.connect(str(variant.path), isolation_level=None)
    if variant.wiping:
        connection.execute("PRAGMA cipher_memory_security=ON")
    if variant.key is not None:
        connection.execute(f"PRAGMA key=\"x'{variant.key}'\"")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute(f"PRAGMA cache_size=-{READER_CACHE_KIB}")
    for pragma in ALWAYS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _fill(variant: _Variant, clients: int) -> None:
    connection = _open(variant)
    connection.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, street TEXT)")
    connection.execute("CREATE TABLE step (id INTEGER PRIMARY KEY, person_id INT, what TEXT)")
    connection.execute("CREATE INDEX step_person ON step (person_id)")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5(body, prefix='1 2 3')")
    connection.execute("BEGIN")
    for number in range(clients):
        row = (number, f"Person {number * 7919 % clients}", STREETS[number % len(STREETS)])
        connection.execute("INSERT INTO person VALUES (?, ?, ?)", row)
        for step in range(3):
            what = f"Schritt {step}: Unterlagen für Stelle {number % 97} vorbereiten"
            connection.execute(
                "INSERT INTO step VALUES (?, ?, ?)", (number * 3 + step, number, what)
            )
        connection.execute(
            "INSERT INTO words (rowid, body) VALUES (?, ?)", (number, f"{row[1]} {row[2]}")
        )
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _run(variant: _Variant, clients: int) -> dict[str, float]:
    began = perf_counter()
    cold = _open(variant)
    _read(cold, clients)
    cold_ms = (perf_counter() - began) * 1000
    cold.close()
    connection = _open(variant)
    works: dict[str, Callable[[Any, int], None]] = {
        "read_warm": _read,
        "search_warm": _search,
        "write_warm": _write,
    }
    figures = {name: _warm(work, connection, clients) for name, work in works.items()}
    connection.close()
    return {"open_and_read_cold": cold_ms, **figures}


def _warm(work: Callable[[Any, int], None], connection: Any, clients: int) -> float:
    work(connection, clients)
    samples = []
    for _ in range(ROUNDS):
        began = perf_counter()
        work(connection, clients)
        samples.append((perf_counter() - began) * 1000)
    return median(samples)


def _read(connection: Any, clients: int) -> None:
    connection.execute("SELECT id, name, street FROM person ORDER BY name").fetchall()
    for number in range(LOOKUPS):
        ref = number * 6151 % clients
        connection.execute("SELECT * FROM person WHERE id = ?", (ref,)).fetchone()
        connection.execute("SELECT what FROM step WHERE person_id = ?", (ref,)).fetchall()


def _search(connection: Any, clients: int) -> None:
    for number in range(SEARCHES):
        query = f'"{number * 31 % clients}"*'
        connection.execute(
            "SELECT rowid FROM words WHERE words MATCH ? LIMIT 30", (query,)
        ).fetchall()


def _write(connection: Any, clients: int) -> None:
    for number in range(WRITES):
        ref = number * 4099 % clients
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "UPDATE person SET street = ? WHERE id = ?", (STREETS[(number + ref) % 5], ref)
        )
        connection.execute("UPDATE words SET body = body || ' neu' WHERE rowid = ?", (ref,))
        connection.execute("COMMIT")

"""What encryption costs: the same work on an encrypted and on a plain file, warm and cold.

Both files are made by the same library with the same page size, journal, pragmas and cache; the
only difference is the key. Both are open at once and take turns every few milliseconds, so that
the disk and other work on the machine slow down both; `ratio` is the median over all pairs of
turns. What happens rarely, such as a checkpoint, does not show in a median: `ratio_of_totals`
counts everything.

Writing is measured as the program does it, waiting for the disk (`write_warm`), and without the
wait (`write_without_disk`): the one is what a user notices, the other what the cipher costs.

A third run adds the wiping of memory (`cipher_memory_security`), which gkdesk leaves off; it is a
switch of the whole process, so that run has a process of its own. The rows are generated, so the
plain file holds nobody's data.
"""

from __future__ import annotations

import multiprocessing
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from sqlcipher3 import dbapi2

from gkdesk.store.engine import ALWAYS, READER_CACHE_KIB

FILES = 3  # fresh files and processes so many times
ROUNDS = 15
WRITE_ROUNDS = 60
PAGE_SIZE = 4096
LOOKUPS = 500
SEARCHES = 100
WRITES = 5
STREETS = ("Lindenweg", "Bahnhofstraße", "Am Markt", "Mühlengasse", "Schulstraße")

Figures = dict[str, dict[str, float]]
Samples = dict[str, list[float]]


@dataclass(frozen=True)
class _Variant:
    """One file under measurement."""

    path: Path
    key: str | None
    wiping: bool = False


@dataclass(frozen=True)
class _Work:
    """Something to be done to an open file in each round; `first` prepares the connection."""

    name: str
    do: Callable[[Any, int, int], None]
    rounds: int
    first: str = ""


def measure(folder: Path, *, clients: int) -> Figures:
    """Return milliseconds of encrypted and plain work and their ratios, by kind of work."""
    key = secrets.token_hex(32)
    encrypted: Samples = {}
    plain: Samples = {}
    wiped: Samples = {}
    for number in range(FILES):
        first = _Variant(folder / f"encrypted-{number}.db", key)
        second = _Variant(folder / f"plain-{number}.db", None)
        third = _Variant(folder / f"wiped-{number}.db", key, wiping=True)
        pair = _in_fresh_process((first, second), clients)
        (alone,) = _in_fresh_process((third,), clients)
        for kept, made in zip((encrypted, plain, wiped), (*pair, alone), strict=True):
            for name, samples in made.items():
                kept.setdefault(name, []).extend(samples)
    return {name: _figures(encrypted[name], plain[name], wiped[name]) for name in plain}


def _figures(encrypted: list[float], plain: list[float], wiped: list[float]) -> dict[str, float]:
    ratios = [ours / theirs for ours, theirs in zip(encrypted, plain, strict=True)]
    return {
        "encrypted_ms": round(median(encrypted), 3),
        "plain_ms": round(median(plain), 3),
        "ratio": round(median(ratios), 2),
        "ratio_of_totals": round(sum(encrypted) / sum(plain), 2),
        "ratio_with_memory_wiping": round(median(wiped) / median(plain), 2),
        "rounds": len(ratios),
    }


def _in_fresh_process(variants: tuple[_Variant, ...], clients: int) -> tuple[Samples, ...]:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_fill_and_run, (variants, clients))


def _fill_and_run(variants: tuple[_Variant, ...], clients: int) -> tuple[Samples, ...]:
    taken: tuple[Samples, ...] = tuple({} for _ in variants)
    for variant in variants:
        _fill(variant, clients)
    cold = _Work("open_and_read_cold", _open_and_read, ROUNDS)
    _take_turns(cold, variants, taken, clients)
    connections = tuple(_open(variant) for variant in variants)
    for work in WARM:
        for connection in connections:
            connection.execute(work.first)
        _take_turns(work, connections, taken, clients)
    for connection in connections:
        connection.close()
    return taken


def _take_turns(
    work: _Work, files: tuple[Any, ...], taken: tuple[Samples, ...], clients: int
) -> None:
    """Let every file do the work once unmeasured, then in rounds; who begins alternates."""
    for file in files:
        work.do(file, clients, 0)
    turns = list(zip(files, taken, strict=True))
    for number in range(1, work.rounds + 1):
        for file, samples in turns if number % 2 else reversed(turns):
            began = perf_counter()
            work.do(file, clients, number)
            samples.setdefault(work.name, []).append((perf_counter() - began) * 1000)


def _open(variant: _Variant) -> Any:
    connection = dbapi2.connect(str(variant.path), isolation_level=None)
    if variant.wiping:
        connection.execute("PRAGMA cipher_memory_security=ON")
    if variant.key is not None:
        connection.execute(f"PRAGMA key=\"x'{variant.key}'\"")
        connection.execute(f"PRAGMA cipher_page_size={PAGE_SIZE}")
    connection.execute(f"PRAGMA page_size={PAGE_SIZE}")
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


def _open_and_read(variant: _Variant, clients: int, number: int) -> None:
    connection = _open(variant)
    _read(connection, clients, number)
    connection.close()


def _read(connection: Any, clients: int, number: int) -> None:
    connection.execute("SELECT id, name, street FROM person ORDER BY name").fetchall()
    for turn in _numbers(number, LOOKUPS):
        ref = turn * 6151 % clients
        connection.execute("SELECT * FROM person WHERE id = ?", (ref,)).fetchone()
        connection.execute("SELECT what FROM step WHERE person_id = ?", (ref,)).fetchall()


def _search(connection: Any, clients: int, number: int) -> None:
    for turn in _numbers(number, SEARCHES):
        query = f'"{turn * 31 % clients}"*'
        connection.execute(
            "SELECT rowid FROM words WHERE words MATCH ? LIMIT 30", (query,)
        ).fetchall()


def _write(connection: Any, clients: int, number: int) -> None:
    for turn in _numbers(number, WRITES):
        ref = turn * 4099 % clients
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "UPDATE person SET street = ? WHERE id = ?", (STREETS[(turn + ref) % 5], ref)
        )
        connection.execute("UPDATE words SET body = body || ' neu' WHERE rowid = ?", (ref,))
        connection.execute("COMMIT")


def _numbers(number: int, many: int) -> range:
    """Return other numbers in every round, the same ones for every file."""
    return range(number * many, (number + 1) * many)


WARM = (
    _Work("read_warm", _read, ROUNDS),
    _Work("search_warm", _search, ROUNDS),
    _Work("write_warm", _write, WRITE_ROUNDS),
    _Work("write_without_disk", _write, WRITE_ROUNDS, "PRAGMA synchronous=OFF"),
)

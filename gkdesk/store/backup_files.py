"""What a backup looks like on the disk, and which ones there are.

A backup is a folder with a copy of the database, a copy of the key file and a manifest. It is
written under a name that starts with a dot and renamed when it has passed its check; only a folder
with a fitting manifest counts. The manifest is plain text and holds nothing about people: no
counts, no names; `state` and `lineage` are hashes of log lines, which hold opaque ids only.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import json
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gkdesk.disk import write_atomically
from gkdesk.errors import BackupUnreadable
from gkdesk.store.files import DATABASE, KEY_FILE
from gkdesk.text.codes.clients import BackupReason

MANIFEST = "sicherung.json"
FORMAT = "gkdesk-sicherung"
VERSION = 1
LARGEST_MANIFEST = 16 * 1024
UNFINISHED = ".neu-"
DISCARDED = ".alt-"
NAME_TIME = "%Y-%m-%dT%H-%M-%SZ"
FIRST_YEAR, LAST_YEAR = 1970, 9000  # outside, sums with a date overflow
HIGHEST_NUMBER = 2**53


@dataclass(frozen=True)
class Backup:
    """One checked backup; `number` grows by one with each, whatever the clock says."""

    folder: Path
    store_id: str
    made_at: dt.datetime
    reason: BackupReason
    number: int
    lineage: str
    state: str
    size: int
    database_hash: str
    key_file_hash: str


def read_backup(folder: Path) -> Backup:
    """Read the manifest of a backup; raises `BackupUnreadable` if there is none that fits."""
    try:
        with folder.joinpath(MANIFEST).open("rb") as file:
            raw = json.loads(file.read(LARGEST_MANIFEST).decode("utf-8"))
        backup = _from_json(folder, raw)
        complete = folder.joinpath(DATABASE).stat().st_size == backup.size
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        raise BackupUnreadable(reason="incomplete") from None
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENAMETOOLONG):  # nothing that a backup looks like
            raise BackupUnreadable(reason="incomplete") from None
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
        raise BackupUnreadable(reason="manifest") from None
    if not complete:
        raise BackupUnreadable(reason="size")
    return backup


def backups_in(place: Path, store_id: str | None = None) -> tuple[Backup, ...]:
    """Return the backups in a folder (of one store), the newest first; others are passed over."""
    found = []
    if not place.is_dir():
        return ()
    for folder in place.iterdir():
        if folder.name.startswith("."):
            continue
        with contextlib.suppress(BackupUnreadable):
            backup = read_backup(folder)
            if store_id in (None, backup.store_id):
                found.append(backup)
    return tuple(sorted(found, key=lambda backup: backup.number, reverse=True))


def write_manifest(backup: Backup) -> None:
    """Write the manifest into the folder of the backup."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "store": backup.store_id,
        "made_at": backup.made_at.isoformat(timespec="seconds"),
        "reason": backup.reason.value,
        "number": backup.number,
        "lineage": backup.lineage,
        "state": backup.state,
        "size": backup.size,
        "sha256": {DATABASE: backup.database_hash, KEY_FILE: backup.key_file_hash},
    }
    write_atomically(backup.folder / MANIFEST, (json.dumps(content, indent=1) + "\n").encode())


def unfinished_folder(place: Path, store_id: str) -> Path:
    """Make the folder that a backup is written into; what a crash left there is removed."""
    place.mkdir(parents=True, exist_ok=True)
    own = f"{UNFINISHED}{store_id[:8]}-"
    for leftover in place.iterdir():
        if leftover.name.startswith((own, f"{DISCARDED}{store_id[:8]}-")):
            shutil.rmtree(leftover, ignore_errors=True)
    folder = place / f"{own}{secrets.token_hex(4)}"
    folder.mkdir(mode=0o700)
    return folder


def free_name(place: Path, made_at: dt.datetime, reason: BackupReason) -> Path:
    """Return the folder of a new backup: readable, sortable and not taken."""
    stem = f"{made_at.astimezone(dt.UTC).strftime(NAME_TIME)}-{reason.value}"
    candidate, count = place / stem, 1
    while candidate.exists():
        count += 1
        candidate = place / f"{stem}-{count}"
    return candidate


def discard(backup: Backup) -> None:
    """Remove a backup; a crash in between leaves nothing that looks like one."""
    doomed = backup.folder.with_name(f"{DISCARDED}{backup.store_id[:8]}-{secrets.token_hex(4)}")
    backup.folder.rename(doomed)
    shutil.rmtree(doomed, ignore_errors=True)


def _from_json(folder: Path, raw: dict[str, Any]) -> Backup:
    made_at = dt.datetime.fromisoformat(raw["made_at"])
    if (raw["format"], raw["version"]) != (FORMAT, VERSION) or made_at.tzinfo is None:
        raise ValueError
    if not FIRST_YEAR <= made_at.year <= LAST_YEAR:
        raise ValueError
    texts = (raw["store"], raw["lineage"], raw["state"], *raw["sha256"].values())
    if not all(type(text) is str for text in texts):
        raise TypeError
    if type(raw["number"]) is not int or type(raw["size"]) is not int:
        raise TypeError
    if not 0 <= raw["number"] < HIGHEST_NUMBER:
        raise ValueError
    return Backup(
        folder=folder,
        store_id=raw["store"],
        made_at=made_at,
        reason=BackupReason(raw["reason"]),
        number=raw["number"],
        lineage=raw["lineage"],
        state=raw["state"],
        size=raw["size"],
        database_hash=raw["sha256"][DATABASE],
        key_file_hash=raw["sha256"][KEY_FILE],
    )

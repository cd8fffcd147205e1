"""What lies where in the folder of a store."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gkdesk.paths import DATABASE, KEY_FILE

__all__ = [
    "BACKUPS",
    "DATABASE",
    "FOLDER_ELSEWHERE",
    "KEY_FILE",
    "LOCK",
    "StoreFiles",
    "companions",
]

LOCK = "bestand.sperre"
BACKUPS = "sicherungen"
FOLDER_ELSEWHERE = "gkdesk-sicherungen"
COMPANIONS = ("-wal", "-shm", "-journal")


@dataclass(frozen=True)
class StoreFiles:
    """The paths of one store; nothing is touched by making this."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / DATABASE

    @property
    def key_file(self) -> Path:
        return self.folder / KEY_FILE

    @property
    def lock(self) -> Path:
        return self.folder / LOCK

    @property
    def backups(self) -> Path:
        return self.folder / BACKUPS


def companions(database: Path) -> tuple[Path, ...]:
    """Return the files that SQLite keeps beside a database while it is open or after a crash."""
    return tuple(database.with_name(f"{database.name}{end}") for end in COMPANIONS)

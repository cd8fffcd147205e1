"""What lies where in the folder of a store."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

DATABASE = "bestand.gkdesk"
KEY_FILE = "bestand.schluessel"
LOCK = "bestand.sperre"
BACKUPS = "sicherungen"


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

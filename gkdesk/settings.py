"""The settings of this device, declared once; they lie in clear and never hold a secret or a name.

What belongs to the office (letterhead, programme profile, municipalities) is in the store.
"""

from __future__ import annotations

import contextlib
import json
import os
from typing import TYPE_CHECKING, Generic, TypeVar

from gkdesk import paths

if TYPE_CHECKING:
    from pathlib import Path

Value = TypeVar("Value", str, int, tuple[str, ...])


class Setting(Generic[Value]):
    """One entry: its name in the file, what holds when nothing is set, and what it is for.

    An ordinary class: the start passes here, and making a dataclass costs milliseconds.
    """

    def __init__(
        self,
        name: str,
        default: Value,
        meaning: str,
        *,
        choices: tuple[Value, ...] = (),
        lowest: int | None = None,
        highest: int | None = None,
    ) -> None:
        self.name = name
        self.default: Value = default
        self.help = meaning
        self.choices: tuple[Value, ...] = choices
        self.lowest = lowest
        self.highest = highest

    def accepts(self, value: object) -> bool:
        """Tell whether a value from the file has the right type and lies within the bounds."""
        if type(value) is not type(self.default):
            return False
        if self.choices and value not in self.choices:
            return False
        if isinstance(value, int) and self.lowest is not None and self.highest is not None:
            return self.lowest <= value <= self.highest
        items = value if isinstance(value, tuple) else (value,)
        return isinstance(value, int) or all(map(_is_usable, items))


def _is_usable(item: object) -> bool:
    """Tell whether an entry is text that can name a file: settings are edited by hand, too."""
    if not isinstance(item, str) or "\0" in item:
        return False
    try:
        os.fsencode(item)
    except UnicodeEncodeError:
        return False
    return True


THEME = Setting(
    "theme",
    "system",
    "„wie das System“ folgt der Einstellung des Betriebssystems.",
    choices=("system", "light", "dark"),
)
TEXT_PERCENT = Setting(
    "text_percent",
    100,
    "Für Schrift und Bedienelemente; gilt ab dem nächsten Start.",
    lowest=100,
    highest=200,
)
IDLE_MINUTES = Setting(
    "idle_minutes",
    10,
    "Gezählt wird ab der letzten Eingabe. Strg+L sperrt sofort.",
    lowest=1,
    highest=60,
)
GEOMETRY = Setting("geometry", "", "Lage und Größe des Fensters")
RECENT_STORES = Setting("recent_stores", (), "Ordner der zuletzt geöffneten Bestände")
SETUP_STEP = Setting("setup_step", "", "Schritt, bei dem die Einrichtung unterbrochen wurde")
BACKUP_FOLDER = Setting("backup_folder", "", "Ordner der Sicherungen, leer: beim Bestand")
NETWORK_VIEW = Setting(
    "network_view",
    "map",
    "Was die Übersicht im Netzwerk zuletzt gezeigt hat",
    choices=("map", "table"),
)

ALL: tuple[Setting[str] | Setting[int] | Setting[tuple[str, ...]], ...] = (
    THEME,
    TEXT_PERCENT,
    IDLE_MINUTES,
    GEOMETRY,
    RECENT_STORES,
    SETUP_STEP,
    BACKUP_FOLDER,
    NETWORK_VIEW,
)

RECENT_LIMIT = 5


def settings_file() -> Path:
    """Return the path of the settings of this device."""
    return paths.user_data() / "einstellungen.json"


class Settings:
    """Read and write the settings of this device; a broken file counts as an empty one."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = settings_file() if file is None else file
        self._values = _read(self._file)

    def get(self, setting: Setting[Value]) -> Value:
        """Return the value, or the default when none is set or the one set is not allowed."""
        value = self._values.get(setting.name)
        if isinstance(value, list):
            value = tuple(value)
        if setting.accepts(value):
            return value  # type: ignore[return-value]  # accepts() compared the type
        return setting.default

    def set(self, setting: Setting[Value], value: Value) -> None:
        """Write a value; raise `ValueError` for one that the declaration does not allow.

        A folder that cannot be written keeps the value for this run only.
        """
        if not setting.accepts(value):
            raise ValueError(setting.name)
        self._values[setting.name] = value
        with contextlib.suppress(OSError):
            _write(self._file, self._values)

    def remember_store(self, folder: Path) -> None:
        """Put a store's folder first in the list of the recent ones."""
        path = str(folder)
        others = [entry for entry in self.get(RECENT_STORES) if entry != path]
        self.set(RECENT_STORES, (path, *others)[:RECENT_LIMIT])


def _read(file: Path) -> dict[str, object]:
    try:
        values = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def _write(file: Path, values: dict[str, object]) -> None:
    from gkdesk.disk import write_atomically

    file.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(file, json.dumps(values, indent=1).encode())

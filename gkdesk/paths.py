"""The only module that knows where the program and the user's folders lie."""

from __future__ import annotations

import os
import sys
from pathlib import Path

APP_FOLDER = "gkdesk"
STORE_FOLDER = "Bestand"
PRACTICE_FOLDER = "Uebungsbestand"
DATABASE = "bestand.gkdesk"
KEY_FILE = "bestand.schluessel"
UNFINISHED = f"{DATABASE}.neu"
BACKUP_FOLDER = "sicherungen"
SWAP_NOTE_END = ".tausch"


def is_frozen() -> bool:
    """Tell whether the program runs from a PyInstaller bundle."""
    return bool(getattr(sys, "frozen", False))


def resources() -> Path:
    """Return the folder of the shipped resources (source tree, wheel or frozen bundle)."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / "resources"
    package = Path(__file__).parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def migrations() -> Path:
    """Return the folder of the Alembic scripts."""
    bundle = getattr(sys, "_MEIPASS", None)
    base = Path(bundle) / "gkdesk" if bundle is not None else Path(__file__).parent
    return base / "models" / "migrations"


def user_data() -> Path:
    """Return the per-user, per-machine data folder; it is not created here.

    Never a roaming profile: the store must not travel over the network by itself.
    """
    if os.environ.get("GKDESK_HOME"):
        return Path(os.environ["GKDESK_HOME"])
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base) / APP_FOLDER if base else Path.home() / "AppData" / "Local" / APP_FOLDER
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / APP_FOLDER
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / APP_FOLDER


def default_store() -> Path:
    """Return the folder of the store that is opened when no other is named."""
    return user_data() / STORE_FOLDER


def practice_store() -> Path:
    """Return the folder of the store of invented people that the set-up offers."""
    return user_data() / PRACTICE_FOLDER


def holds_store(folder: Path) -> bool:
    """Tell whether a store or the remains of one lie in `folder`; nothing is opened.

    In the middle of a swap the folder may be missing for a moment: that is no place for a new one.
    A path that the system refuses holds none.
    """
    try:
        if begun_creation(folder):
            return swap_note(folder).exists()
        remains = (folder / DATABASE, folder / KEY_FILE, swap_note(folder))
        return any(path.exists() for path in remains)
    except OSError:
        return False


def begun_creation(folder: Path) -> bool:
    """Tell whether a creation was cut short here: what it left has never been a store."""
    return (folder / UNFINISHED).exists() and not (folder / DATABASE).exists()


def swap_note(folder: Path) -> Path:
    """Return the note that stands beside a store's folder while another takes its place."""
    whole = folder.absolute()
    return whole.parent / f".{whole.name}{SWAP_NOTE_END}"


def log_file() -> Path:
    """Return the path of the technical log, which never holds record content."""
    return user_data() / "gkdesk.log"

"""Stores that are filled once and copied for every test that begins with what they hold."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from gkdesk.clock import FixedClock
from gkdesk.services import access
from tests.cheap_key import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.services.workspace import Workspace

Made = TypeVar("Made")


def prepare(bare_store: Path, folder: Path, fill: Callable[[Workspace], Made]) -> tuple[Path, Made]:
    """Fill a copy of a bare store in `folder`, and return its path and what `fill` returned."""
    store = Path(shutil.copytree(bare_store, folder / "Bestand"))
    moment = FixedClock(dt.datetime(2026, 11, 18, 9, 0, tzinfo=dt.UTC))
    workspace = access.unlock(store, PASSPHRASE, clock=moment)
    made = fill(workspace)
    workspace.close(end_of_session=True)
    return store, made

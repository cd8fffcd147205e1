"""What the tests of restoring share."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.store.restore import Restored, restore
from gkdesk.store.restore_preview import by_passphrase
from gkdesk.store.restore_swap import folder_for_restored
from tests.store_kit import NOW, PASSPHRASE, organisation_names, reopen

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.clock import FixedClock
    from gkdesk.store.backup_files import Backup

KEY = by_passphrase(PASSPHRASE)


def names_in(folder: Path, passphrase: str = PASSPHRASE) -> set[str]:
    """Return the organisations of a closed store, which is whole."""
    opened = reopen(folder, passphrase)
    names = set(organisation_names(opened).values())
    assert opened.check_integrity().is_sound
    opened.close()
    return names


def restored_beside(backup: Backup, present: Path, clock: FixedClock) -> Restored:
    """Bring a backup back beside the present store."""
    target = folder_for_restored(present, NOW + dt.timedelta(hours=1))
    return restore(backup.folder, KEY, target, clock=clock)

"""A program that renews the key of a store, to be killed while it does; run by the fault tests."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from gkdesk.clock import FixedClock
from gkdesk.progress import Silent
from gkdesk.store.key_renewal import renew_key
from tests.store_kit import NOW, OTHER_PASSPHRASE, PASSPHRASE

if __name__ == "__main__":
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    folder = Path(sys.argv[1])
    renew_key(folder, PASSPHRASE, OTHER_PASSPHRASE, clock=FixedClock(NOW), progress=Silent())

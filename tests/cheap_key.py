"""What opens the stores of tests; programs that tests start need no more of their set-up."""

from __future__ import annotations

from gkdesk.store.kdf import KdfParameters

PASSPHRASE = "acht-lila-kraniche-tanzen-polka"
CHEAP = KdfParameters(memory_kib=32, passes=1, lanes=1)
"""A key derivation that costs next to nothing."""

"""A key derivation for tests; programs that tests start need no more of their set-up than this."""

from __future__ import annotations

from gkdesk.store.kdf import KdfParameters

CHEAP = KdfParameters(memory_kib=32, passes=1, lanes=1)
"""A key derivation that costs next to nothing."""

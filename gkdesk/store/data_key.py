"""The key that encrypts the records of one store."""

from __future__ import annotations

import secrets

from gkdesk.errors import StoreLocked

KEY_BYTES = 32


class DataKey:
    """A random 256-bit key that never shows itself and can be dropped.

    SQLCipher silently takes a key of a wrong length for a passphrase, so the length is checked
    here, at the only door.
    """

    __slots__ = ("_raw",)

    def __init__(self, raw: bytes) -> None:
        if len(raw) != KEY_BYTES:
            message = "a data key has 32 bytes"
            raise ValueError(message)
        self._raw = bytearray(raw)

    @classmethod
    def new(cls) -> DataKey:
        return cls(secrets.token_bytes(KEY_BYTES))

    def __repr__(self) -> str:
        return "<DataKey>"

    def raw(self) -> bytes:
        """Return the 32 bytes; raises `StoreLocked` after `wipe`."""
        if not self._raw:
            raise StoreLocked
        return bytes(self._raw)

    def wipe(self) -> None:
        """Overwrite the key in memory; harmless when done twice."""
        for position in range(len(self._raw)):
            self._raw[position] = 0
        self._raw.clear()

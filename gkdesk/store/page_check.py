"""Tell a wrong key from a damaged first page, which look alike to SQLCipher.

Every page ends with a checksum made with the key. A key that fits none of many pages belongs to
another file; one that fits a later page is right, and the first page is damaged. What is computed
here is the format of SQLCipher 4 with its defaults.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gkdesk.store.engine import DatabaseFile

PAGE = 4096
CHECKSUM = 64
SALT_MASK = 0x3A
ROUNDS = 2
LOOKED_AT = 256


def fits_any_page(file: DatabaseFile) -> bool:
    """Tell whether the key belongs to this file; pages all over it are tried."""
    salt = bytes(byte ^ SALT_MASK for byte in bytes.fromhex(file.store_id))
    key = hashlib.pbkdf2_hmac("sha512", file.key.raw(), salt, ROUNDS, dklen=32)
    count = file.path.stat().st_size // PAGE
    with file.path.open("rb") as database:
        for number in range(2, count + 1, max(1, count // LOOKED_AT)):
            database.seek((number - 1) * PAGE)
            if _fits(database.read(PAGE), number, key):
                return True
    return False


def _fits(page: bytes, number: int, key: bytes) -> bool:
    body, checksum = page[:-CHECKSUM], page[-CHECKSUM:]
    made = hmac.new(key, body + number.to_bytes(4, "little"), "sha512").digest()
    return hmac.compare_digest(made, checksum)

"""Derive the keys that wrap the data key from secrets."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

WRAPPING_KEY_BYTES = 32
LARGEST_MEMORY_KIB = 512 * 1024
MOST_PASSES = 16
MOST_LANES = 16
ARGON2_KIB_PER_LANE = 8


@dataclass(frozen=True)
class KdfParameters:
    """Cost of Argon2id; `memory_kib` in KiB."""

    memory_kib: int
    passes: int
    lanes: int

    def is_sane(self) -> bool:
        """Tell whether these costs can be paid: a changed file must not ask for a terabyte."""
        return (
            1 <= self.passes <= MOST_PASSES
            and 1 <= self.lanes <= MOST_LANES
            and ARGON2_KIB_PER_LANE * self.lanes <= self.memory_kib <= LARGEST_MEMORY_KIB
        )


# RFC 9106, second recommended choice: 64 MiB suit the laptops that offices have.
STANDARD = KdfParameters(memory_kib=64 * 1024, passes=3, lanes=4)


def from_passphrase(passphrase: str, salt: bytes, cost: KdfParameters) -> bytes:
    """Stretch a passphrase; typing the same letters on another keyboard gives the same key."""
    kdf = Argon2id(
        salt=salt,
        length=WRAPPING_KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return kdf.derive(unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass"))


def from_random_secret(secret: bytes, salt: bytes, purpose: str) -> bytes:
    """Derive a key from a secret that is random already (recovery code, device key)."""
    info = f"gkdesk {purpose}".encode()
    kdf = HKDF(algorithm=hashes.SHA256(), length=WRAPPING_KEY_BYTES, salt=salt, info=info)
    return kdf.derive(secret)

"""Derive the keys that wrap the data key from secrets."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

WRAPPING_KEY_BYTES = 32
MOST_LANES = 16
TIMES_STANDARD = 4
ARGON2_KIB_PER_LANE = 8


@dataclass(frozen=True)
class KdfParameters:
    """Cost of Argon2id; `memory_kib` in KiB."""

    memory_kib: int
    passes: int
    lanes: int

    def is_sane(self) -> bool:
        """Tell whether these costs can be paid: a changed file must not stop the program."""
        return (
            self.passes >= 1
            and 1 <= self.lanes <= MOST_LANES
            and ARGON2_KIB_PER_LANE * self.lanes <= self.memory_kib
            and self.memory_kib <= TIMES_STANDARD * STANDARD.memory_kib
            and self.work <= TIMES_STANDARD * STANDARD.work
            and self.passes <= TIMES_STANDARD * STANDARD.passes
        )

    @property
    def work(self) -> int:
        """Return how much memory is written altogether, in KiB."""
        return self.memory_kib * self.passes

    def at_least_standard(self) -> KdfParameters:
        """Return these costs, none of them below the standard."""
        return KdfParameters(
            max(self.memory_kib, STANDARD.memory_kib),
            max(self.passes, STANDARD.passes),
            max(self.lanes, STANDARD.lanes),
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

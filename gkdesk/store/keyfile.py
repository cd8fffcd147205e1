"""The key file beside a store: the data key, wrapped once per way to open it.

Each slot seals the data key with AES-256-GCM under a key made from one secret. The sealed text is
bound to the store, the slot and the cost of the derivation, so that no part can be exchanged for
another. A plain checksum over the file tells damage from a wrong secret.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gkdesk.disk import write_atomically
from gkdesk.errors import (
    KeyFileDamaged,
    KeyFileMissing,
    NoDeviceKey,
    StoreTooNew,
    WrongPassphrase,
)
from gkdesk.store import kdf
from gkdesk.store.data_key import DataKey
from gkdesk.store.kdf import KdfParameters

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = "gkdesk-schluessel"
VERSION = 1
LARGEST_FILE = 64 * 1024
SALT_BYTES = 16
NONCE_BYTES = 12
SEALED_BYTES = 32 + 16
STORE_ID = re.compile(r"[0-9a-f]{32}")


class Slot(StrEnum):
    """A way to open the store."""

    PASSPHRASE = "pass"  # noqa: S105 - the name of a slot
    SECOND_PERSON = "second"
    RECOVERY = "rec"
    DEVICE = "dev"


@dataclass(frozen=True)
class SealedKey:
    """The data key as one slot holds it; `cost` only for passphrases."""

    salt: bytes
    nonce: bytes
    sealed: bytes
    cost: KdfParameters | None


@dataclass(frozen=True)
class KeyFile:
    """The content of a key file; changing a slot makes a new one."""

    store_id: str
    slots: Mapping[Slot, SealedKey]

    @classmethod
    def new(cls) -> KeyFile:
        """Return an empty key file for a new store id."""
        return cls(os.urandom(16).hex(), MappingProxyType({}))

    def with_passphrase(
        self, slot: Slot, passphrase: str, *, key: DataKey, cost: KdfParameters
    ) -> KeyFile:
        """Return a key file whose `slot` opens with `passphrase` and no older one."""
        salt = os.urandom(SALT_BYTES)
        wrapping = kdf.from_passphrase(passphrase, salt, cost)
        return self._with_sealed(slot, wrapping, salt=salt, key=key, cost=cost)

    def with_random_secret(self, slot: Slot, secret: bytes, *, key: DataKey) -> KeyFile:
        """Return a key file whose `slot` opens with a secret that is random already."""
        salt = os.urandom(SALT_BYTES)
        wrapping = kdf.from_random_secret(secret, salt, slot.value)
        return self._with_sealed(slot, wrapping, salt=salt, key=key, cost=None)

    def without(self, slot: Slot) -> KeyFile:
        """Return a key file that can no longer be opened through `slot`."""
        rest = {name: sealed for name, sealed in self.slots.items() if name is not slot}
        return replace(self, slots=MappingProxyType(rest))

    def open_with_passphrase(self, passphrase: str) -> DataKey:
        """Return the data key if the passphrase is that of the owner or of the second person."""
        for slot in (Slot.PASSPHRASE, Slot.SECOND_PERSON):
            sealed = self.slots.get(slot)
            if sealed is None or sealed.cost is None:
                continue
            key = self._open(slot, kdf.from_passphrase(passphrase, sealed.salt, sealed.cost))
            if key is not None:
                return key
        raise WrongPassphrase

    def opens_with(self, slot: Slot, passphrase: str) -> bool:
        """Tell whether `passphrase` belongs to this very slot."""
        sealed = self.slots.get(slot)
        if sealed is None or sealed.cost is None:
            return False
        wrapping = kdf.from_passphrase(passphrase, sealed.salt, sealed.cost)
        return self._open(slot, wrapping) is not None

    def open_with_random_secret(self, slot: Slot, secret: bytes) -> DataKey:
        """Return the data key by the recovery code's or the device's secret."""
        sealed = self.slots.get(slot)
        refusal = NoDeviceKey if slot is Slot.DEVICE else WrongPassphrase
        if sealed is None:
            raise refusal
        key = self._open(slot, kdf.from_random_secret(secret, sealed.salt, slot.value))
        if key is None:
            raise refusal
        return key

    def cost_of(self, slot: Slot) -> KdfParameters:
        """Return the cost for wrapping a slot anew that has just opened, never below the standard.

        Ask only then: anybody can write costs into the file, and opening is what proves them.
        """
        sealed = self.slots.get(slot)
        stored = kdf.STANDARD if sealed is None or sealed.cost is None else sealed.cost
        return stored.at_least_standard()

    def lies_at(self, path: Path) -> bool:
        """Tell whether exactly this key file lies at `path`; one that cannot be read does not."""
        try:
            return path.read_bytes() == self.to_bytes()
        except OSError:
            return False

    def fingerprint(self) -> str:
        """Return a hash that tells this key file from every other one, older ones included."""
        return hashlib.sha256(self.to_bytes()).hexdigest()

    def to_bytes(self) -> bytes:
        """Return the file's text, with its checksum."""
        body = {
            "format": FORMAT,
            "version": VERSION,
            "store": self.store_id,
            "slots": {slot.value: _slot_to_json(sealed) for slot, sealed in self.slots.items()},
        }
        whole = {**body, "checksum": _checksum(body)}
        return (json.dumps(whole, indent=1, sort_keys=True) + "\n").encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> KeyFile:
        """Read a key file; anything that is not exactly one raises `KeyFileDamaged`.

        One of a newer version of the program raises `StoreTooNew`: a key file has a format, a
        version and the checksum over the rest in every version.
        """
        try:
            whole = json.loads(content.decode("utf-8"))
            return _from_json(whole)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise KeyFileDamaged from None

    @classmethod
    def read(cls, path: Path) -> KeyFile:
        """Read the key file at `path`."""
        try:
            with path.open("rb") as file:
                content = file.read(LARGEST_FILE + 1)
        except FileNotFoundError:
            raise KeyFileMissing from None
        if len(content) > LARGEST_FILE:
            raise KeyFileDamaged
        return cls.from_bytes(content)

    def write(self, path: Path) -> None:
        """Write the key file atomically; no older version is kept, it would stay valid."""
        write_atomically(path, self.to_bytes())

    def _with_sealed(
        self,
        slot: Slot,
        wrapping: bytes,
        *,
        salt: bytes,
        key: DataKey,
        cost: KdfParameters | None,
    ) -> KeyFile:
        nonce = os.urandom(NONCE_BYTES)
        sealed = AESGCM(wrapping).encrypt(nonce, key.raw(), self._bound_to(slot, salt, cost))
        slots = {**self.slots, slot: SealedKey(salt, nonce, sealed, cost)}
        return replace(self, slots=MappingProxyType(slots))

    def _open(self, slot: Slot, wrapping: bytes) -> DataKey | None:
        sealed = self.slots[slot]
        bound_to = self._bound_to(slot, sealed.salt, sealed.cost)
        try:
            return DataKey(AESGCM(wrapping).decrypt(sealed.nonce, sealed.sealed, bound_to))
        except InvalidTag:
            return None

    def _bound_to(self, slot: Slot, salt: bytes, cost: KdfParameters | None) -> bytes:
        terms = [FORMAT, VERSION, self.store_id, slot.value, salt.hex(), _cost_to_json(cost)]
        return json.dumps(terms, sort_keys=True).encode()


def _checksum(body: Mapping[str, Any]) -> str:
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _from_json(whole: dict[str, Any]) -> KeyFile:
    checksum = whole.pop("checksum")
    if checksum != _checksum(whole) or whole["format"] != FORMAT:
        raise KeyFileDamaged
    version = whole["version"]
    if type(version) is int and version > VERSION:
        raise StoreTooNew
    if version != VERSION or set(whole) != {"format", "version", "store", "slots"}:
        raise KeyFileDamaged
    if not STORE_ID.fullmatch(whole["store"]):
        raise KeyFileDamaged
    slots = {Slot(name): _slot_from_json(Slot(name), raw) for name, raw in whole["slots"].items()}
    return KeyFile(whole["store"], MappingProxyType(slots))


def _slot_to_json(sealed: SealedKey) -> dict[str, Any]:
    return {
        "salt": base64.b64encode(sealed.salt).decode(),
        "nonce": base64.b64encode(sealed.nonce).decode(),
        "sealed": base64.b64encode(sealed.sealed).decode(),
        "kdf": _cost_to_json(sealed.cost),
    }


def _slot_from_json(slot: Slot, raw: dict[str, Any]) -> SealedKey:
    cost = _cost_from_json(raw["kdf"])
    needs_cost = slot in (Slot.PASSPHRASE, Slot.SECOND_PERSON)
    if needs_cost != (cost is not None):
        raise KeyFileDamaged
    return SealedKey(
        _bytes(raw["salt"], SALT_BYTES),
        _bytes(raw["nonce"], NONCE_BYTES),
        _bytes(raw["sealed"], SEALED_BYTES),
        cost,
    )


def _bytes(text: str, length: int) -> bytes:
    try:
        raw = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise KeyFileDamaged from None
    if len(raw) != length:
        raise KeyFileDamaged
    return raw


def _cost_to_json(cost: KdfParameters | None) -> dict[str, Any] | None:
    if cost is None:
        return None
    numbers = {"memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes}
    return {"name": "argon2id", **numbers}


def _cost_from_json(raw: dict[str, Any] | None) -> KdfParameters | None:
    if raw is None:
        return None
    numbers = (raw["memory_kib"], raw["passes"], raw["lanes"])
    if raw["name"] != "argon2id" or any(type(number) is not int for number in numbers):
        raise KeyFileDamaged
    cost = KdfParameters(*numbers)
    if not cost.is_sane():
        raise KeyFileDamaged
    return cost

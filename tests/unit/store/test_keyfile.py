"""The key file tells a wrong secret from damage and never pays for somebody else's numbers."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import random
from typing import TYPE_CHECKING, Any

import pytest

from gkdesk.errors import (
    KeyFileDamaged,
    KeyFileMissing,
    NoDeviceKey,
    StoreTooNew,
    UserError,
    WrongPassphrase,
)
from gkdesk.store.data_key import DataKey
from gkdesk.store.kdf import STANDARD, KdfParameters
from gkdesk.store.keyfile import KeyFile, Slot
from tests.cheap_key import CHEAP
from tests.store_kit import OTHER_PASSPHRASE, PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MUTATIONS = 10_000 if os.environ.get("GKDESK_FULL") == "1" else 400


@pytest.fixture
def key() -> DataKey:
    return DataKey.new()


@pytest.fixture
def key_file(key: DataKey) -> KeyFile:
    return KeyFile.new().with_passphrase(Slot.PASSPHRASE, PASSPHRASE, key=key, cost=CHEAP)


def signed(changed: dict[str, Any]) -> bytes:
    """Return a key file's text with a checksum that fits: changed on purpose, not damaged."""
    changed.pop("checksum", None)
    canonical = json.dumps(changed, sort_keys=True, separators=(",", ":"))
    return json.dumps(
        {**changed, "checksum": hashlib.sha256(canonical.encode()).hexdigest()}
    ).encode()


def test_the_passphrase_gives_the_data_key(key: DataKey, key_file: KeyFile) -> None:
    again = KeyFile.from_bytes(key_file.to_bytes())
    assert again.open_with_passphrase(PASSPHRASE).raw() == key.raw()


def test_the_standard_cost_is_that_of_the_design(key: DataKey) -> None:
    assert KdfParameters(memory_kib=65536, passes=3, lanes=4) == STANDARD
    sealed = KeyFile.new().with_passphrase(Slot.PASSPHRASE, PASSPHRASE, key=key, cost=STANDARD)
    assert sealed.open_with_passphrase(PASSPHRASE).raw() == key.raw()


def test_another_passphrase_is_told_to_be_wrong(key_file: KeyFile) -> None:
    with pytest.raises(WrongPassphrase):
        key_file.open_with_passphrase(OTHER_PASSPHRASE)


def test_composed_and_decomposed_letters_are_the_same_passphrase(key: DataKey) -> None:
    sealed = KeyFile.new().with_passphrase(Slot.PASSPHRASE, "Gr\u00fcn", key=key, cost=CHEAP)
    assert sealed.open_with_passphrase("Gru\u0308n").raw() == key.raw()


def test_the_second_person_opens_with_her_own_passphrase(key: DataKey, key_file: KeyFile) -> None:
    shared = key_file.with_passphrase(Slot.SECOND_PERSON, OTHER_PASSPHRASE, key=key, cost=CHEAP)
    assert shared.open_with_passphrase(OTHER_PASSPHRASE).raw() == key.raw()
    assert shared.open_with_passphrase(PASSPHRASE).raw() == key.raw()
    with pytest.raises(WrongPassphrase):
        shared.without(Slot.SECOND_PERSON).open_with_passphrase(OTHER_PASSPHRASE)


def test_a_device_that_was_never_remembered_is_said_to_be_unknown(key_file: KeyFile) -> None:
    with pytest.raises(NoDeviceKey):
        key_file.open_with_random_secret(Slot.DEVICE, b"0" * 32)


def test_no_key_stands_in_the_file(key: DataKey, key_file: KeyFile) -> None:
    content = key_file.to_bytes()
    for form in (key.raw(), key.raw().hex().encode(), base64.b64encode(key.raw())):
        assert form not in content
    assert PASSPHRASE.encode() not in content


def test_a_cheaper_derivation_cannot_be_slipped_in(key_file: KeyFile) -> None:
    changed = json.loads(key_file.to_bytes())
    changed["slots"]["pass"]["kdf"]["memory_kib"] = 64
    with pytest.raises(WrongPassphrase):
        KeyFile.from_bytes(signed(changed)).open_with_passphrase(PASSPHRASE)


def test_large_memory_and_many_passes_are_not_paid_together() -> None:
    assert KdfParameters(4 * STANDARD.memory_kib, STANDARD.passes, 4).is_sane()
    assert not KdfParameters(4 * STANDARD.memory_kib, 4 * STANDARD.passes, 4).is_sane()


def test_a_slot_cannot_be_moved_to_another_place(key_file: KeyFile) -> None:
    changed = json.loads(key_file.to_bytes())
    changed["slots"]["second"] = changed["slots"].pop("pass")
    with pytest.raises(WrongPassphrase):
        KeyFile.from_bytes(signed(changed)).open_with_passphrase(PASSPHRASE)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("memory_kib", 1_000_000_000),
        ("memory_kib", 4 * STANDARD.memory_kib + 1),
        ("memory_kib", 4),
        ("passes", 1_000_000),
        ("passes", 4 * STANDARD.passes + 1),
        ("passes", 0),
        ("lanes", 100_000),
        ("lanes", -1),
        ("passes", 1.5),
        ("passes", True),
        ("memory_kib", "65536"),
    ],
)
def test_a_cost_that_nobody_can_pay_is_refused_before_it_is_paid(
    key_file: KeyFile, name: str, number: object
) -> None:
    changed = json.loads(key_file.to_bytes())
    changed["slots"]["pass"]["kdf"][name] = number
    with pytest.raises(KeyFileDamaged):
        KeyFile.from_bytes(signed(changed))


@pytest.mark.parametrize(
    "change",
    [
        lambda whole: whole.update(version=0),
        lambda whole: whole.update(version="2"),
        lambda whole: whole.update(format="anderes"),
        lambda whole: whole.update(store="../../etc"),
        lambda whole: whole.update(extra=1),
        lambda whole: whole.update(slots=[]),
        lambda whole: whole["slots"].update(hintertuer={}),
        lambda whole: whole["slots"]["pass"].update(salt="AAAA"),
        lambda whole: whole["slots"]["pass"].update(kdf=None),
        lambda whole: whole["slots"]["pass"].pop("nonce"),
    ],
)
def test_a_file_of_another_form_is_damaged(
    key_file: KeyFile, change: Callable[[dict[str, Any]], object]
) -> None:
    changed = json.loads(key_file.to_bytes())
    change(changed)
    with pytest.raises(KeyFileDamaged):
        KeyFile.from_bytes(signed(changed))


def test_a_file_of_a_newer_version_of_the_program_is_told_from_a_damaged_one(
    key_file: KeyFile,
) -> None:
    newer = json.loads(key_file.to_bytes())
    newer.update(version=2, something_new={"that": "we do not know"})
    with pytest.raises(StoreTooNew):
        KeyFile.from_bytes(signed(newer))
    newer["checksum"] = "0" * 64
    with pytest.raises(KeyFileDamaged):
        KeyFile.from_bytes(json.dumps(newer).encode())


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 60_000, b"1" * 5000, b'{"checksum": NaN}'],
)
def test_what_is_no_key_file_is_damaged(content: bytes) -> None:
    with pytest.raises(KeyFileDamaged):
        KeyFile.from_bytes(content)


def test_a_missing_file_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    with pytest.raises(KeyFileMissing):
        KeyFile.read(tmp_path / "bestand.schluessel")


def test_a_huge_file_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "bestand.schluessel"
    with path.open("wb") as file:
        file.truncate(10**12)
    with pytest.raises(KeyFileDamaged):
        KeyFile.read(path)


def test_writing_replaces_the_old_file_and_keeps_no_copy(
    tmp_path: Path, key: DataKey, key_file: KeyFile
) -> None:
    path = tmp_path / "bestand.schluessel"
    key_file.write(path)
    changed = key_file.with_passphrase(Slot.PASSPHRASE, OTHER_PASSPHRASE, key=key, cost=CHEAP)
    changed.write(path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["bestand.schluessel"]
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(WrongPassphrase):
        KeyFile.read(path).open_with_passphrase(PASSPHRASE)


@pytest.mark.full
def test_a_mutated_key_file_is_damaged_or_still_gives_the_right_key(
    key: DataKey, key_file: KeyFile
) -> None:
    chance = random.Random(20261118)
    original = key_file.to_bytes()
    for _ in range(MUTATIONS):
        content = bytearray(original)
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(content))
            action = chance.randrange(3)
            if action == 0:
                content[at] ^= 1 << chance.randrange(8)
            elif action == 1:
                del content[at : at + chance.randint(1, 20)]
            else:
                content[at:at] = chance.randbytes(chance.randint(1, 5))
        try:
            opened = KeyFile.from_bytes(bytes(content)).open_with_passphrase(PASSPHRASE)
        except UserError:
            continue
        assert opened.raw() == key.raw()


def test_a_wiped_key_gives_nothing_more(key: DataKey) -> None:
    key.wipe()
    key.wipe()
    with pytest.raises(UserError):
        key.raw()
    assert repr(key) == "<DataKey>"


def test_a_data_key_has_exactly_32_bytes() -> None:
    with pytest.raises(ValueError, match="32"):
        DataKey(b"short")

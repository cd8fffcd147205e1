"""A keyring is comfort: it may be missing, locked, forbidden or silent without any harm."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, ClassVar

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null
from keyring.errors import KeyringLocked, PasswordDeleteError

from gkdesk.errors import KeyringUnavailable, NoDeviceKey
from gkdesk.store.device_key import DeviceKeyring
from gkdesk.store.keyfile import Slot
from gkdesk.store.opening import inspect, open_with_device
from tests.store_kit import add_organisation, organisation_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.clock import FixedClock
    from gkdesk.store.store import Store

ALLOWED = frozenset({__name__})


class MemoryKeyring(KeyringBackend):
    """A keyring in memory, as a desktop would offer it."""

    priority: ClassVar[float] = 1
    persist = "enterprise"

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.entries:
            raise PasswordDeleteError
        del self.entries[service, username]


class LockedKeyring(MemoryKeyring):
    """A keyring whose unlocking was declined."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked


class ForgetfulKeyring(MemoryKeyring):
    """A keyring that takes everything and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class SilentKeyring(MemoryKeyring):
    """A keyring that waits for a prompt that nobody sees."""

    def __init__(self, answer: threading.Event) -> None:
        super().__init__()
        self.answer = answer

    def get_password(self, service: str, username: str) -> str | None:
        self.answer.wait(30)
        return None


@pytest.fixture
def backend() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def keyring(backend: MemoryKeyring) -> DeviceKeyring:
    return DeviceKeyring(backend, allowed=ALLOWED)


@pytest.fixture
def silent() -> Iterator[DeviceKeyring]:
    answer = threading.Event()
    yield DeviceKeyring(SilentKeyring(answer), allowed=ALLOWED, timeout=0.05)
    answer.set()


def test_a_remembered_device_opens_the_store_without_a_passphrase(
    store: Store, keyring: DeviceKeyring, clock: FixedClock
) -> None:
    assert not inspect(store.folder).has_device_slot
    store.keys.remember_device(keyring)
    add_organisation(store, "Jobcenter")
    store.close()
    assert inspect(store.folder).has_device_slot
    opened = open_with_device(store.folder, clock=clock, keyring=keyring)
    assert list(organisation_names(opened).values()) == ["Jobcenter"]
    opened.close()


def test_the_keyring_never_holds_the_data_key(
    store: Store, backend: MemoryKeyring, keyring: DeviceKeyring
) -> None:
    store.keys.remember_device(keyring)
    kept = "".join(backend.entries.values())
    assert store.database.key.raw().hex() not in kept.lower()
    assert list(backend.entries) == [("gkdesk", store.store_id)]


def test_the_entry_does_not_roam_with_the_profile(
    store: Store, backend: MemoryKeyring, keyring: DeviceKeyring
) -> None:
    store.keys.remember_device(keyring)
    assert backend.persist == "local machine"


def test_a_forgotten_device_opens_nothing_even_if_its_keyring_kept_the_entry(
    store: Store, backend: MemoryKeyring, keyring: DeviceKeyring, clock: FixedClock
) -> None:
    store.keys.remember_device(keyring)
    kept = dict(backend.entries)
    store.keys.forget_device(keyring)
    assert backend.entries == {}
    backend.entries.update(kept)
    store.close()
    with pytest.raises(NoDeviceKey):
        open_with_device(store.folder, clock=clock, keyring=keyring)


def test_forgetting_works_while_the_keyring_is_unavailable(
    store: Store, keyring: DeviceKeyring
) -> None:
    store.keys.remember_device(keyring)
    store.keys.forget_device(DeviceKeyring(fail.Keyring()))
    assert Slot.DEVICE not in store.keys.slots()


def test_a_device_without_an_entry_is_said_to_be_unknown(keyring: DeviceKeyring) -> None:
    with pytest.raises(NoDeviceKey):
        keyring.secret("0" * 32)


def test_an_entry_that_was_tampered_with_is_no_key(
    store: Store, backend: MemoryKeyring, keyring: DeviceKeyring
) -> None:
    backend.entries["gkdesk", store.store_id] = "kein Base64 äöü"
    with pytest.raises((NoDeviceKey, KeyringUnavailable)):
        keyring.secret(store.store_id)


@pytest.mark.parametrize(
    "forbidden", [fail.Keyring(), null.Keyring(), MemoryKeyring()], ids=["none", "null", "unknown"]
)
def test_a_keyring_that_is_not_on_the_list_is_refused(forbidden: KeyringBackend) -> None:
    keyring = DeviceKeyring(forbidden)
    assert not keyring.is_available()
    with pytest.raises(KeyringUnavailable):
        keyring.new_secret("0" * 32)


def test_a_chain_of_keyrings_is_searched_for_an_allowed_one(backend: MemoryKeyring) -> None:
    class Chain(chainer.ChainerBackend):
        backends = (null.Keyring(), backend)  # type: ignore[assignment]

    DeviceKeyring(Chain(), allowed=ALLOWED).new_secret("0" * 32)
    assert len(backend.entries) == 1


@pytest.mark.parametrize("broken", [LockedKeyring(), ForgetfulKeyring()])
def test_a_keyring_that_does_not_keep_the_secret_changes_nothing(
    store: Store, broken: MemoryKeyring
) -> None:
    with pytest.raises(KeyringUnavailable):
        store.keys.remember_device(DeviceKeyring(broken, allowed=ALLOWED))
    assert Slot.DEVICE not in store.keys.slots()


def test_a_keyring_that_does_not_answer_does_not_hang_the_program(silent: DeviceKeyring) -> None:
    with pytest.raises(KeyringUnavailable):
        silent.secret("0" * 32)

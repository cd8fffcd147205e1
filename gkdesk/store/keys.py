"""Change the ways in which an unlocked store can be opened."""

from __future__ import annotations

import contextlib
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gkdesk.errors import KeyringUnavailable, WrongPassphrase
from gkdesk.store import recovery
from gkdesk.store.atomic import write_atomically
from gkdesk.store.device_key import DeviceKeyring
from gkdesk.store.kdf import STANDARD
from gkdesk.store.keyfile import KeyFile, Slot
from gkdesk.text import passphrase as passphrase_rule
from gkdesk.text.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from gkdesk.store.data_key import DataKey
    from gkdesk.store.files import StoreFiles
    from gkdesk.store.kdf import KdfParameters
    from gkdesk.store.transactions import Transaction


class StoreKeys:
    """The key file of an unlocked store; every change re-wraps the data key and is logged."""

    def __init__(
        self,
        files: StoreFiles,
        key_file: KeyFile,
        *,
        key: DataKey,
        opened_by: Slot,
        transaction: Callable[[Label], AbstractContextManager[Transaction]],
    ) -> None:
        self._files = files
        self._key_file = key_file
        self._key = key
        self._opened_by = opened_by
        self._transaction = transaction
        self._guard = threading.Lock()

    def slots(self) -> frozenset[Slot]:
        """Return the ways in which the store can be opened."""
        return frozenset(self._key_file.slots)

    def matches_passphrase(self, passphrase: str) -> bool:
        """Tell whether a passphrase opens the store: asked again before large exports."""
        self._key.raw()
        try:
            self._key_file.open_with_passphrase(passphrase).wipe()
        except WrongPassphrase:
            return False
        return True

    def change_passphrase(self, old: str, new: str) -> None:
        """Replace the passphrase `old`, be it the owner's or the second person's."""
        passphrase_rule.check(new)
        slot = self._slot_of(old)
        cost = self._key_file.cost_of(slot)
        with self._changing(Label.PASSPHRASE_CHANGED):
            self._seal(slot, new, cost)

    def set_passphrase_after_recovery(self, new: str) -> None:
        """Set the owner's passphrase without the old one: only if the recovery code was used."""
        if self._opened_by is not Slot.RECOVERY:
            raise WrongPassphrase
        passphrase_rule.check(new)
        with self._changing(Label.PASSPHRASE_CHANGED):
            self._seal(Slot.PASSPHRASE, new)

    def new_recovery_code(self) -> str:
        """Make a new recovery code; the sheet with the old one no longer opens the store."""
        code = recovery.new_code()
        with self._changing(Label.RECOVERY_CODE_CHANGED):
            secret = recovery.secret_of(code)
            self._replace(self._key_file.with_random_secret(Slot.RECOVERY, secret, key=self._key))
        return code

    def set_second_person(self, passphrase: str) -> None:
        """Let a second person (Vertretung) open the store with a passphrase of her own."""
        passphrase_rule.check(passphrase)
        with self._changing(Label.SECOND_PERSON_SET):
            self._seal(Slot.SECOND_PERSON, passphrase)

    def remove_second_person(self) -> None:
        """Take the second person's way in away."""
        with self._changing(Label.SECOND_PERSON_REMOVED):
            self._replace(self._key_file.without(Slot.SECOND_PERSON))

    def remember_device(self, keyring: DeviceKeyring | None = None) -> None:
        """Let this device open the store; raises `KeyringUnavailable` and changes nothing then."""
        vault = keyring or DeviceKeyring()
        secret = vault.new_secret(self._key_file.store_id)
        with self._changing(Label.DEVICE_REMEMBERED):
            self._replace(self._key_file.with_random_secret(Slot.DEVICE, secret, key=self._key))

    def forget_device(self, keyring: DeviceKeyring | None = None) -> None:
        """Take the device's way in away; what is left in its keyring opens nothing any more."""
        with self._changing(Label.DEVICE_FORGOTTEN):
            self._replace(self._key_file.without(Slot.DEVICE))
        with contextlib.suppress(KeyringUnavailable):
            (keyring or DeviceKeyring()).forget(self._key_file.store_id)

    def _slot_of(self, passphrase: str) -> Slot:
        for slot in (Slot.PASSPHRASE, Slot.SECOND_PERSON):
            if self._key_file.opens_with(slot, passphrase):
                return slot
        raise WrongPassphrase

    def _seal(self, slot: Slot, passphrase: str, cost: KdfParameters = STANDARD) -> None:
        self._replace(self._key_file.with_passphrase(slot, passphrase, key=self._key, cost=cost))

    def _replace(self, changed: KeyFile) -> None:
        changed.write(self._files.key_file)
        self._key_file = changed

    @contextmanager
    def _changing(self, label: Label) -> Iterator[None]:
        """Change key file and log together: if either fails, the old key file is back."""
        with self._guard:
            before = self._key_file
            try:
                with self._transaction(label):
                    yield
            except BaseException:
                if self._key_file is not before:
                    write_atomically(self._files.key_file, before.to_bytes())
                    self._key_file = before
                raise

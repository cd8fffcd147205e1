"""Change the ways in which an unlocked store can be opened."""

from __future__ import annotations

import contextlib
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gkdesk.errors import KeyringUnavailable, WrongPassphrase
from gkdesk.store import key_trust, recovery
from gkdesk.store.device_key import DeviceKeyring
from gkdesk.store.kdf import STANDARD
from gkdesk.store.key_trust import Standing
from gkdesk.store.keyfile import KeyFile, Slot
from gkdesk.text import passphrase as passphrase_rule
from gkdesk.text.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from sqlalchemy.orm import Session

    from gkdesk.store.data_key import DataKey
    from gkdesk.store.files import StoreFiles
    from gkdesk.store.kdf import KdfParameters
    from gkdesk.store.transactions import Transaction

    Sessions = Callable[[], AbstractContextManager[Session]]


class StoreKeys:
    """The key file of an unlocked store; every change re-wraps the data key and is logged."""

    def __init__(
        self,
        files: StoreFiles,
        key_file: KeyFile,
        *,
        key: DataKey,
        is_recovery: bool,
        read: Sessions,
        write: Sessions,
        transaction: Callable[[Label], AbstractContextManager[Transaction]],
    ) -> None:
        self._files = files
        self._key_file = key_file
        self._key = key
        self._is_recovery = is_recovery
        self._is_foreign = False
        self._read = read
        self._write = write
        self._transaction = transaction
        self._guard = threading.Lock()

    @property
    def is_key_file_foreign(self) -> bool:
        """Tell whether another key file was put in the place of the one written last."""
        return self._is_foreign

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
        self._seal(Label.PASSPHRASE_CHANGED, slot, new, cost=self._key_file.cost_of(slot))

    def set_passphrase_after_recovery(self, new: str) -> None:
        """Set the owner's passphrase without the old one: only if the recovery code was used."""
        if not self._is_recovery:
            raise WrongPassphrase
        passphrase_rule.check(new)
        self._seal(Label.PASSPHRASE_CHANGED, Slot.PASSPHRASE, new)

    def seal_recovery_code(self, code: str) -> None:
        """Let a new code open the store; the sheet with the old one does not any more."""
        secret = recovery.secret_of(code)
        self._seal_secret(Label.RECOVERY_CODE_CHANGED, Slot.RECOVERY, secret)

    def set_second_person(self, passphrase: str) -> None:
        """Let a second person (Vertretung) open the store with a passphrase of her own."""
        passphrase_rule.check(passphrase)
        self._seal(Label.SECOND_PERSON_SET, Slot.SECOND_PERSON, passphrase)

    def remove_second_person(self) -> None:
        """Take the second person's way in away."""
        self._remove(Label.SECOND_PERSON_REMOVED, Slot.SECOND_PERSON)

    def remember_device(self, keyring: DeviceKeyring | None = None) -> None:
        """Let this device open the store; raises `KeyringUnavailable` and changes nothing then."""
        vault = keyring or DeviceKeyring()
        secret = vault.new_secret(self._key_file.store_id)
        self._seal_secret(Label.DEVICE_REMEMBERED, Slot.DEVICE, secret)

    def forget_device(self, keyring: DeviceKeyring | None = None) -> None:
        """Take the device's way in away; what is left in its keyring opens nothing any more."""
        self._remove(Label.DEVICE_FORGOTTEN, Slot.DEVICE)
        with contextlib.suppress(KeyringUnavailable):
            (keyring or DeviceKeyring()).forget(self._key_file.store_id)

    def settle(self, *, is_trusted: bool) -> None:
        """Compare the key file with the one that was written last; for opening.

        A foreign one is logged once. With `is_trusted` the program itself has put it there.
        """
        with self._read() as session:
            found = key_trust.standing(session, self._key_file)
        if found is Standing.CURRENT:
            return
        if is_trusted or found is Standing.TO_ADOPT:
            with self._write() as session:
                key_trust.adopt(session, self._key_file)
            return
        self._is_foreign = True
        if found is Standing.FOREIGN:
            with self._transaction(Label.KEY_FILE_FOREIGN) as transaction:
                key_trust.note_logged(transaction.session, self._key_file)

    def _slot_of(self, passphrase: str) -> Slot:
        for slot in (Slot.PASSPHRASE, Slot.SECOND_PERSON):
            if self._key_file.opens_with(slot, passphrase):
                return slot
        raise WrongPassphrase

    def _seal(
        self, label: Label, slot: Slot, passphrase: str, *, cost: KdfParameters = STANDARD
    ) -> None:
        def sealed(key_file: KeyFile) -> KeyFile:
            return key_file.with_passphrase(slot, passphrase, key=self._key, cost=cost)

        self._change(label, sealed)

    def _seal_secret(self, label: Label, slot: Slot, secret: bytes) -> None:
        def sealed(key_file: KeyFile) -> KeyFile:
            return key_file.with_random_secret(slot, secret, key=self._key)

        self._change(label, sealed)

    def _remove(self, label: Label, slot: Slot) -> None:
        def removed(key_file: KeyFile) -> KeyFile:
            return key_file.without(slot)

        self._change(label, removed)

    def _change(self, label: Label, make: Callable[[KeyFile], KeyFile]) -> None:
        """Change key file and log together: if either fails, the old key file is back."""
        with self._guard:
            changed = make(self._key_file)
            with self._write() as session:
                key_trust.announce(session, changed)
            with self._put_back_on_failure(), self._transaction(label) as transaction:
                key_trust.adopt(transaction.session, changed)
                changed.write(self._files.key_file)
                self._key_file = changed
            self._is_foreign = False

    @contextmanager
    def _put_back_on_failure(self) -> Iterator[None]:
        before = self._key_file
        try:
            yield
        except BaseException:
            if self._key_file is not before:
                before.write(self._files.key_file)
                self._key_file = before
            raise

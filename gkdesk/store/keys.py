"""Change the ways in which an unlocked store can be opened."""

from __future__ import annotations

import contextlib
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gkdesk.errors import (
    DiskFull,
    FolderUnreachable,
    KeyChangeUnsettled,
    KeyringUnavailable,
    NoDeviceKey,
    ReadOnlyFolder,
    WrongPassphrase,
)
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

NOT_NOW = (DiskFull, ReadOnlyFolder, FolderUnreachable)


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
        self._to_put_back: KeyFile | None = None
        self._read = read
        self._write = write
        self._transaction = transaction
        self._guard = threading.Lock()

    @property
    def is_key_file_foreign(self) -> bool:
        """Tell whether another key file was put in the place of the one written last."""
        return self._is_foreign

    @property
    def is_change_unsettled(self) -> bool:
        """Tell whether a change of a way in could neither be completed nor taken back."""
        return self._to_put_back is not None

    @contextmanager
    def held(self) -> Iterator[KeyFile]:
        """Lend the key file that belongs to the open store; no way in changes meanwhile.

        What lies on the disk may be another one by now.
        """
        with self._guard:
            yield self._key_file

    def expected(self) -> str | None:
        """Return the fingerprint of the key file that counts as right."""
        if not self._is_foreign:
            return self._key_file.fingerprint()
        with self._read() as session:
            return key_trust.expected(session)

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

    def settle(self, unlock: Callable[[KeyFile], DataKey]) -> None:
        """Compare the key file with the one that was written last; for opening.

        A foreign one is logged once. A change that was interrupted is taken back, or completed
        where `unlock`, which has opened the store, would not open the key file from before.
        """
        found = self._standing()
        if found is Standing.UNFINISHED:
            # Somebody whose disk is full must still get in; the next opening tries it again.
            with contextlib.suppress(KeyChangeUnsettled, *NOT_NOW):
                self._end_interrupted_change(unlock)
        else:
            self._settle_as(found)

    def settle_restored(self, right: str | None) -> None:
        """Do the same in a store that was just restored; `right` comes from the present store.

        Without one the backup itself knows. Nothing is taken back: what has opened the backup must
        open the restored store.
        """
        if right is not None:
            with self._write() as session:
                key_trust.expect(session, right)
        found = self._standing()
        if found is Standing.UNFINISHED:
            self._adopt(Label.KEY_CHANGE_COMPLETED)
        else:
            self._settle_as(found)

    def _standing(self) -> Standing:
        with self._read() as session:
            return key_trust.standing(session, self._key_file)

    def _settle_as(self, found: Standing) -> None:
        if found is Standing.TO_ADOPT:
            with self._write() as session:
                key_trust.adopt(session, self._key_file)
        self._is_foreign = found in (Standing.FOREIGN, Standing.FOREIGN_AND_LOGGED)
        if found is Standing.FOREIGN:
            with self._transaction(Label.KEY_FILE_FOREIGN) as transaction:
                key_trust.note_logged(transaction.session, self._key_file)

    def _end_interrupted_change(self, unlock: Callable[[KeyFile], DataKey]) -> None:
        """Take a change back that nobody was told of as done, unless it has opened the store."""
        with self._read() as session:
            before = key_trust.key_file_before(session)
        if before is None or not _opens(unlock, before):
            self._adopt(Label.KEY_CHANGE_COMPLETED)
            return
        self._put_back(before)
        self._adopt(Label.KEY_CHANGE_TAKEN_BACK)

    def _adopt(self, label: Label) -> None:
        with self._transaction(label) as transaction:
            key_trust.adopt(transaction.session, self._key_file)

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
            if self._to_put_back is not None:
                self._put_back(self._to_put_back)
            changed = make(self._key_file)
            note = key_trust.stay_foreign if self._is_foreign else key_trust.adopt
            if not self._is_foreign:
                with self._write() as session:
                    key_trust.announce(session, changed, before=self._key_file)
            with self._put_back_on_failure(changed), self._transaction(label) as transaction:
                note(transaction.session, changed)
                changed.write(self._files.key_file)
                self._key_file = changed

    @contextmanager
    def _put_back_on_failure(self, changed: KeyFile) -> Iterator[None]:
        before = self._key_file
        try:
            yield
        except BaseException:
            # Writing may fail after the new file has taken its place.
            if self._key_file is changed or changed.lies_at(self._files.key_file):
                self._key_file = changed
                self._put_back(before)
            raise

    def _put_back(self, before: KeyFile) -> None:
        """Put an older key file back; where that fails, the present one stays in force."""
        try:
            before.write(self._files.key_file)
        except OSError as error:
            if not before.lies_at(self._files.key_file):
                self._to_put_back = before
                raise KeyChangeUnsettled from error
        self._key_file, self._to_put_back = before, None


def _opens(unlock: Callable[[KeyFile], DataKey], key_file: KeyFile) -> bool:
    try:
        unlock(key_file).wipe()
    except (WrongPassphrase, NoDeviceKey, KeyringUnavailable):
        return False
    return True

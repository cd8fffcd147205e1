"""The ways into the store and what can be said about its protection."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from gkdesk.errors import InvalidInput, WrongPassphrase
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.safety.sockets import open_connections
from gkdesk.store import recovery
from gkdesk.store.device_key import DeviceKeyring
from gkdesk.store.integrity import IntegrityReport
from gkdesk.store.keyfile import Slot
from gkdesk.text import passphrase as passphrase_rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.progress import Progress
    from gkdesk.store.store import Store

__all__ = ["IntegrityReport", "KeyRenewal", "NewSheet", "Security", "TrustFacts", "WaysIn"]

_PLAIN_HEADER = b"SQLite format 3\x00"


@dataclass(frozen=True)
class WaysIn:
    """By what the store can be opened."""

    passphrase: bool
    recovery_code: bool
    device: bool
    second_person: bool


@dataclass(frozen=True)
class TrustFacts:
    """What the page Sicherheit states; `is_encrypted` is read from the file at this moment."""

    is_encrypted: bool
    folder: Path
    bytes_on_disk: int
    ways_in: WaysIn
    last_backup: dt.datetime | None
    open_connections: int | None
    """IP sockets of this process beyond the device; None where it cannot be counted."""


@dataclass(frozen=True)
class KeyRenewal:
    """The passphrases for a new data key, both checked; never shown in a trace."""

    old: str = field(repr=False)
    new: str = field(repr=False)


@dataclass(frozen=True)
class NewSheet:
    """A recovery code for a new sheet; it opens nothing before `seal_sheet`."""

    code: str = field(repr=False)


class Security:
    """The protection of one store.

    Whatever opens a way in asks for a passphrase that opens the store already, and raises
    WrongPassphrase without one: an unlocked program that was left alone must not be enough.
    """

    def __init__(
        self,
        store: Store,
        last_backup: Callable[[], dt.datetime | None],
        keyring: DeviceKeyring | None = None,
    ) -> None:
        self._store = store
        self._last_backup = last_backup
        self._keyring = keyring

    def facts(self) -> TrustFacts:
        """Return what can be said about the protection now."""
        database = self._store.files.database
        with database.open("rb") as file:
            header = file.read(len(_PLAIN_HEADER))
        return TrustFacts(
            is_encrypted=header != _PLAIN_HEADER,
            folder=self._store.folder,
            bytes_on_disk=database.stat().st_size,
            ways_in=self.ways_in(),
            last_backup=self._last_backup(),
            open_connections=open_connections(),
        )

    def ways_in(self) -> WaysIn:
        """Return by what the store can be opened."""
        slots = self._store.keys.slots()
        return WaysIn(
            passphrase=Slot.PASSPHRASE in slots,
            recovery_code=Slot.RECOVERY in slots,
            device=Slot.DEVICE in slots,
            second_person=Slot.SECOND_PERSON in slots,
        )

    def is_key_file_foreign(self) -> bool:
        """Tell whether another key file lies beside the store than the one written last.

        An older one lets ways in open again that have been removed. Changing one of them does not
        put the others right; only a new data key does.
        """
        return self._store.keys.is_key_file_foreign

    def clock_went_back_from(self) -> dt.date | None:
        """Return the day of the newest line of the log if today lies before it."""
        newest = self._store.log.entries(1)
        if not newest:
            return None
        day = newest[0].at.astimezone().date()
        return day if self._store.clock.today() < day else None

    def is_key_change_unsettled(self) -> bool:
        """Tell whether the last change of a way in failed, and yet the new one holds for now."""
        return self._store.keys.is_change_unsettled

    def check_integrity(self, progress: Progress | None = None) -> IntegrityReport:
        """Check every page, reference and log line; takes a while and belongs in a worker."""
        return self._store.check_integrity(progress)

    def is_passphrase(self, passphrase: str) -> bool:
        """Tell whether a passphrase opens the store: asked again before large exports."""
        return self._store.keys.matches_passphrase(passphrase)

    def change_passphrase(self, old: str, new: str) -> Outcome:
        """Replace a passphrase; raise WrongPassphrase for the old, InvalidInput for the new."""
        if old == new:
            raise InvalidInput("passphrase", "passphrase_same")
        self._store.keys.change_passphrase(old, new)
        return Outcome(Label.PASSPHRASE_CHANGED, ())

    def set_passphrase_after_recovery(self, new: str) -> Outcome:
        """Set a new passphrase after the store was opened with the recovery code."""
        self._store.keys.set_passphrase_after_recovery(new)
        return Outcome(Label.PASSPHRASE_CHANGED, ())

    def prepare_renewal(self, old: str, new: str) -> KeyRenewal:
        """Check both passphrases for a new data key, while the store is still open.

        Raise WrongPassphrase for the old, InvalidInput for the new. The work itself is done on the
        closed store by `access.renew_key`.
        """
        if old == new:
            raise InvalidInput("passphrase", "passphrase_same")
        passphrase_rule.check(new)
        self._demand(old)
        return KeyRenewal(old, new)

    def prepare_sheet(self, own: str) -> NewSheet:
        """Make a code for a new sheet; the old sheet goes on opening the store."""
        self._demand(own)
        return self.prepare_sheet_unasked()

    def prepare_sheet_unasked(self) -> NewSheet:
        """Do the same for the guide, which runs right after the store was unlocked."""
        return NewSheet(recovery.new_code())

    def seal_sheet(self, sheet: NewSheet) -> Outcome:
        """Let the new sheet, which has been checked on paper, take the place of the old one."""
        self._store.keys.seal_recovery_code(sheet.code)
        return Outcome(Label.RECOVERY_CODE_CHANGED, ())

    def can_remember_device(self) -> bool:
        """Tell whether this device has a keyring that may be used."""
        return (self._keyring or DeviceKeyring()).is_available()

    def remember_device(self, own: str) -> Outcome:
        """Let this device open the store; raise KeyringUnavailable and change nothing then."""
        self._demand(own)
        self._store.keys.remember_device(self._keyring)
        return Outcome(Label.DEVICE_REMEMBERED, ())

    def forget_device(self) -> Outcome:
        """Take the device's way in away."""
        self._store.keys.forget_device(self._keyring)
        return Outcome(Label.DEVICE_FORGOTTEN, ())

    def set_second_person(self, own: str, passphrase: str) -> Outcome:
        """Let a second person open the store with a passphrase of her own."""
        if own == passphrase:
            raise InvalidInput("passphrase", "passphrase_not_own")
        passphrase_rule.check(passphrase)
        self._demand(own)
        self._store.keys.set_second_person(passphrase)
        return Outcome(Label.SECOND_PERSON_SET, ())

    def remove_second_person(self) -> Outcome:
        """Take the second person's way in away."""
        self._store.keys.remove_second_person()
        return Outcome(Label.SECOND_PERSON_REMOVED, ())

    def _demand(self, own: str) -> None:
        if not self.is_passphrase(own):
            raise WrongPassphrase

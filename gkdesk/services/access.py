"""Ways into a store: create it, or unlock it by passphrase, recovery code or device."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.services.workspace import Workspace
from gkdesk.store import key_renewal, opening
from gkdesk.store.backup import back_up_before_migration
from gkdesk.store.kdf import STANDARD, KdfParameters
from gkdesk.store.opening import StoreFacts

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.clock import Clock
    from gkdesk.progress import Progress
    from gkdesk.store.device_key import DeviceKeyring

__all__ = [
    "NewWorkspace",
    "StoreFacts",
    "create",
    "inspect",
    "renew_key",
    "unlock",
    "unlock_with_code",
    "unlock_with_device",
]


@dataclass(frozen=True)
class NewWorkspace:
    """A store that was just created; the recovery code is shown once and kept nowhere."""

    workspace: Workspace
    recovery_code: str


def inspect(folder: Path) -> StoreFacts:
    """Tell what lies in a folder, without any key."""
    return opening.inspect(folder)


def create(
    folder: Path,
    passphrase: str,
    *,
    clock: Clock,
    kdf: KdfParameters = STANDARD,
    keyring: DeviceKeyring | None = None,
) -> NewWorkspace:
    """Create a store; its recovery code comes with it."""
    made = opening.create_store(folder, passphrase, clock=clock, kdf=kdf)
    return NewWorkspace(Workspace(made.store, keyring=keyring), made.recovery_code)


def unlock(
    folder: Path, passphrase: str, *, clock: Clock, keyring: DeviceKeyring | None = None
) -> Workspace:
    """Open with the passphrase of the owner or of the second person."""
    return Workspace(
        opening.open_with_passphrase(
            folder, passphrase, clock=clock, before_migration=back_up_before_migration
        ),
        keyring=keyring,
    )


def unlock_with_code(
    folder: Path, code: str, *, clock: Clock, keyring: DeviceKeyring | None = None
) -> Workspace:
    """Open with the code of the recovery sheet; then a new passphrase can be set."""
    return Workspace(
        opening.open_with_recovery_code(
            folder, code, clock=clock, before_migration=back_up_before_migration
        ),
        keyring=keyring,
    )


def unlock_with_device(
    folder: Path, *, clock: Clock, keyring: DeviceKeyring | None = None
) -> Workspace:
    """Open with the secret that this device's keyring keeps."""
    store = opening.open_with_device(
        folder, clock=clock, keyring=keyring, before_migration=back_up_before_migration
    )
    return Workspace(store, keyring=keyring)


def renew_key(
    folder: Path,
    passphrase: str,
    new_passphrase: str,
    *,
    clock: Clock,
    progress: Progress,
    keyring: DeviceKeyring | None = None,
) -> Workspace:
    """Re-encrypt a closed store under a new key, and open it with the new passphrase.

    All other ways in are gone: sheet, second person and device are set up again afterwards.
    """
    key_renewal.renew_key(folder, passphrase, new_passphrase, clock=clock, progress=progress)
    return unlock(folder, new_passphrase, clock=clock, keyring=keyring)

"""The work behind the unlock page, for a worker: it loads the store's libraries when it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.ui.pages.unlock import Way

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.clock import Clock
    from gkdesk.progress import Progress
    from gkdesk.services.access import StoreFacts
    from gkdesk.services.workspace import Workspace


def inspect(folder: Path, _progress: Progress) -> StoreFacts:
    """Tell what ways into a store there are."""
    from gkdesk.services import access

    return access.inspect(folder)


def with_secret(
    folder: Path, clock: Clock, way: Way, secret: str, _progress: Progress
) -> Workspace:
    """Open with the passphrase or with the code of the sheet."""
    from gkdesk.services import access

    if way is Way.CODE:
        return access.unlock_with_code(folder, secret, clock=clock)
    return access.unlock(folder, secret, clock=clock)


def with_device(folder: Path, clock: Clock, _progress: Progress) -> Workspace:
    """Open with what this device remembers."""
    from gkdesk.services import access

    return access.unlock_with_device(folder, clock=clock)

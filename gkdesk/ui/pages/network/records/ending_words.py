"""What is said when an organisation ends: how much ends with it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from gkdesk.text.ending import organisation_ended
from gkdesk.text.ids import OrganisationId

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace


def ending_words(workspace: Workspace, ref: int) -> str:
    """Return the sentence; to be asked for before the organisation ends."""
    return organisation_ended(**asdict(workspace.organisations.hanging_on(OrganisationId(ref))))

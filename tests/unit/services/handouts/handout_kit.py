"""Handouts as data and as words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.services.handouts.kinds import Bring, HandoutWish, Invitation
from gkdesk.services.handouts.template import INVITATION
from gkdesk.text.codes.clients import Audience
from tests.document_kit import plain

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId

TODAY = dt.date(2026, 11, 18)
THURSDAY = dt.date(2026, 12, 3)


def said(
    workspace: Workspace,
    handout: str,
    language: str = "de",
    audience: Audience = Audience.CLIENT,
    **more: object,
) -> str:
    """Return everything that a handout says."""
    wish = HandoutWish(handout, language, audience, **more)
    return plain(workspace.handouts.compose(wish).document)


def a_letter(client: ClientId, language: str = "de", **more: object) -> HandoutWish:
    """Return the wish for a letter to a talk on a Thursday."""
    talk = {"on": THURSDAY, "time": "14:30", "place": "Rathaus, Zimmer 4"} | more
    invitation = Invitation(bring=tuple(Bring), **talk)
    return HandoutWish(INVITATION, language, client_id=client, invitation=invitation)

"""Handouts, letters of invitation and the important words, for the command `demo`.

All of them come in every language. For tests each handout comes in one language, and only the
words come in all; letters go to the first clients, each in her own.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.headless.demo_extent import Extent
from gkdesk.services.handouts.kinds import Bring, HandoutWish, Invitation, StackLine
from gkdesk.services.handouts.template import GLOSSARY, HANDOUTS, INVITATION
from gkdesk.text.codes.clients import Audience
from gkdesk.text.languages import GERMAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkdesk.services.handouts.kinds import MadeHandout
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId

LARGE = "wohnung"
PUBLIC = "wegweiser"
_ON_THE_LIST = 6
_IN_DAYS = 12


def handouts(
    workspace: Workspace, clients: Sequence[ClientId], extent: Extent
) -> Iterator[MadeHandout]:
    """Make the handouts, the words, letters of invitation, and the list on top of many."""
    for number, name in enumerate(HANDOUTS):
        codes = workspace.handouts.languages(name)
        for code in codes if extent is Extent.ALL else _one(codes, number):
            yield workspace.handouts.make(HandoutWish(name, code))
    yield workspace.handouts.make(HandoutWish(LARGE, "ar", large=True))
    yield workspace.handouts.make(HandoutWish(PUBLIC, audience=Audience.PUBLIC))
    for code in workspace.handouts.languages(GLOSSARY):
        yield workspace.handouts.make(HandoutWish(GLOSSARY, code))
    for client, code in _invited(workspace, clients, extent):
        yield workspace.handouts.make(_letter(workspace, client, code))
    lines = tuple(_line(workspace, client) for client in clients[:_ON_THE_LIST])
    yield workspace.handouts.cover(HandoutWish(LARGE), lines)


def _one(codes: Sequence[str], number: int) -> tuple[str, ...]:
    """Return a language beside German, if there is any; another `number` takes another one."""
    others = [code for code in codes if code != GERMAN.code]
    return (others[number % len(others)],) if others else tuple(codes)


def _invited(
    workspace: Workspace, clients: Sequence[ClientId], extent: Extent
) -> Iterator[tuple[ClientId, str]]:
    """Yield who is invited in which language: for each language somebody who reads it, if any."""
    reading = {workspace.handouts.language_for(client): client for client in reversed(clients)}
    if extent is Extent.FEW:
        yield from ((client, code) for code, client in reading.items())
        return
    for number, code in enumerate(workspace.handouts.languages(INVITATION)):
        yield reading.get(code, clients[number % len(clients)]), code


def _line(workspace: Workspace, client: ClientId) -> StackLine:
    detail = workspace.clients.detail(client)
    language = workspace.handouts.language_for(client)
    return StackLine(language, detail.identity.code)


def _letter(workspace: Workspace, client: ClientId, code: str) -> HandoutWish:
    office = workspace.office.facts()
    talk = Invitation(
        on=workspace.clock.today() + dt.timedelta(days=_IN_DAYS),
        time="14:30",
        place=", ".join((office.name, office.street)),
        directions="Bus 3 bis Kreishaus",
        topic="Ihre nächsten Schritte",
        contact=office.contact_name,
        phone=office.phone,
        bring=(Bring.LETTER, Bring.PAPER, Bring.CERTIFICATES),
    )
    return HandoutWish(INVITATION, code, client_id=client, invitation=talk)

"""Handouts, letters of invitation and the important words, for the command `demo`.

Some handouts come in every language, the others in German and two more: each language has several.
A demo of few clients is made for tests: there one comes in every language, and the others in
German and one more.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.services.handouts.kinds import Bring, CoverLine, HandoutWish, Invitation
from gkdesk.services.handouts.template import GLOSSARY, HANDOUTS, INVITATION
from gkdesk.text.codes.clients import Audience
from gkdesk.text.languages import GERMAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkdesk.services.handouts.kinds import MadeHandout
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId

IN_EVERY_LANGUAGE = ("erste_schritte", "gesundheit", "datenschutz")
LARGE = "wohnung"
PUBLIC = "wegweiser"
_FURTHER = 2
_FURTHER_OF_FEW = 1
_INVITED = 6
_IN_DAYS = 12


def handouts(
    workspace: Workspace, clients: Sequence[ClientId], *, few: bool
) -> Iterator[MadeHandout]:
    """Make the handouts, the words, letters to the first clients, and the list on top of many."""
    everywhere = IN_EVERY_LANGUAGE[:1] if few else IN_EVERY_LANGUAGE
    further = _FURTHER_OF_FEW if few else _FURTHER
    for number, name in enumerate(HANDOUTS):
        codes = workspace.handouts.languages(name)
        for code in codes if name in everywhere else _some(codes, number, further):
            yield workspace.handouts.make(HandoutWish(name, code))
    yield workspace.handouts.make(HandoutWish(LARGE, "ar", large=True))
    yield workspace.handouts.make(HandoutWish(PUBLIC, audience=Audience.PUBLIC))
    for code in workspace.handouts.languages(GLOSSARY):
        yield workspace.handouts.make(HandoutWish(GLOSSARY, code))
    for client in clients[:_INVITED]:
        yield workspace.handouts.make(_letter(workspace, client))
    lines = tuple(_line(workspace, client) for client in clients[:_INVITED])
    yield workspace.handouts.cover(HandoutWish(LARGE), lines)


def _some(codes: Sequence[str], number: int, further: int) -> tuple[str, ...]:
    """Return German and some other languages; another `number` takes other ones."""
    others = [code for code in codes if code != GERMAN.code]
    if not others:
        return tuple(codes)
    first = number * further
    return (GERMAN.code, *(others[(first + at) % len(others)] for at in range(further)))


def _line(workspace: Workspace, client: ClientId) -> CoverLine:
    detail = workspace.clients.detail(client)
    language = workspace.handouts.language_for(client)
    return CoverLine(language, detail.identity.code)


def _letter(workspace: Workspace, client: ClientId) -> HandoutWish:
    office = workspace.office.facts()
    talk = Invitation(
        on=workspace.clock.today() + dt.timedelta(days=_IN_DAYS),
        time="14:30",
        place=", ".join((office.name, office.street)),
        directions="Bus 4 bis „Kreishaus“",
        topic="Ihre nächsten Schritte",
        contact=office.contact_name,
        phone=office.phone,
        bring=(Bring.LETTER, Bring.PAPER, Bring.CERTIFICATES),
    )
    language = workspace.handouts.language_for(client)
    return HandoutWish(INVITATION, language, client_id=client, invitation=talk)

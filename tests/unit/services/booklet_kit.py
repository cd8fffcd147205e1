"""Booklets as data, and what the tests of them share."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.text.languages import BOOKLET_LANGUAGES

if TYPE_CHECKING:
    from gkdesk.export.content import Document
    from gkdesk.services.booklets.profiles.profile import BookletBlock, BookletChoice, Fill
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId

TODAY = dt.date(2026, 11, 18)
HEADINGS = [
    "Das bin ich",
    "Meine Ansprechpersonen",
    "Meine Stellen auf einen Blick",
    "Mein Weg",
    "Meine Ziele und nächsten Schritte",
    "Deutsch lernen",
    "Schule, Ausbildung, Arbeit",
    "Meine Unterlagen",
    "Termine",
    "Das haben wir verabredet",
    "Meine Einwilligungen",
    "Wichtige Wörter",
    "Hilfe-Nummern",
    "Notizen",
]
LANGUAGES = [each.code for each in BOOKLET_LANGUAGES]


def booklet(
    workspace: Workspace,
    client: ClientId,
    language: str = "prs",
    choice: BookletChoice | None = None,
    *,
    profile_id: str = "begleitheft",
) -> Document:
    """Return a booklet as data."""
    made = workspace.booklets.compose(client, language, choice, profile_id=profile_id)
    return made.document


def with_block(choice: BookletChoice, block: BookletBlock, fill: Fill) -> BookletChoice:
    """Return a choice that decides otherwise about one block."""
    return replace(choice, blocks=(*choice.blocks, (block, fill)))

"""Booklets of every kind for the command `demo`: pages for the screen, sheets for the printer."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import PurePath
from typing import TYPE_CHECKING

from gkdesk.services.booklets.cover_list import CoverLine, CoverList
from gkdesk.services.booklets.issue import Issue
from gkdesk.services.booklets.profile import (
    BEGLEITHEFT,
    KARTE,
    LAUFMAPPE,
    PERSONAL_BOOK,
    SPRACHPASS,
    BookletBlock,
    BookletChoice,
    Layout,
)
from gkdesk.services.booklets.versions import CARDS_ON_A_SHEET, Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.booklets.made import MadeBooklet
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId

WITH_BOOKLET = 27
"""So many clients have every language, form and gap; the booklets of others would repeat them."""
CLIENT = "client"
OFFICE = "office"
PRINT = ".print"
"""Behind the kind of sheets to fold or cut: they have no order of reading."""


@dataclass(frozen=True)
class DemoBooklet:
    """A booklet, or the list that lies on a pile of them, as the command writes it."""

    kind: str
    title: str
    audience: str
    language: str
    file_name: str
    data: bytes


@dataclass(frozen=True)
class _Example:
    """A profile with the languages in which it is shown, and how."""

    profile: str
    languages: tuple[str, ...]
    version: Version = Version.PAGES
    choice: BookletChoice = field(default_factory=BookletChoice)
    mark: str = ""


_EXAMPLES = (
    _Example(BEGLEITHEFT, ("prs", "uk"), Version.SHEETS),
    _Example(BEGLEITHEFT, ("ar",), choice=BookletChoice(layout=Layout.FACING), mark="gegenueber"),
    _Example(BEGLEITHEFT, ("ti",), choice=BookletChoice(large_print=True), mark="grosse-Schrift"),
    _Example(PERSONAL_BOOK, ("fa", "tr")),
    _Example(PERSONAL_BOOK, ("fa",), choice=BookletChoice(only=frozenset({BookletBlock.GOALS}))),
    _Example(LAUFMAPPE, ("ru", "ckb")),
    _Example(SPRACHPASS, ("ps", "fr")),
    _Example(SPRACHPASS, ("ps",), Version.SHEETS),
    _Example(KARTE, ("ar", "en")),
)


def booklets(workspace: Workspace, clients: tuple[ClientId, ...]) -> Iterator[DemoBooklet]:
    """Make the Begleithefte of the first clients, then each other kind in a few languages."""
    readers = clients[:WITH_BOOKLET]
    made: list[MadeBooklet] = []
    workspace.booklets.make_many(readers, made.append)
    yield from (_entry(booklet, BEGLEITHEFT) for booklet in made)
    reading = {booklet.head.language: booklet.head.client_id for booklet in reversed(made)}
    for example in _EXAMPLES:
        for reader in _readers(example, reading):
            yield _example(workspace, reader, example)
    yield from _cards(workspace, readers[:CARDS_ON_A_SHEET])
    yield _cover(workspace, [CoverLine(booklet.head, booklet.pages) for booklet in made])


def _readers(example: _Example, reading: dict[str, ClientId]) -> Iterator[ClientId]:
    """Yield who reads the languages of an example; with few clients others stand in for them."""
    found = [reading[language] for language in example.languages if language in reading]
    others = (client for client in reading.values() if client not in found)
    yield from islice(chain(found, others), len(example.languages))


def _example(workspace: Workspace, client: ClientId, example: _Example) -> DemoBooklet:
    made = workspace.booklets.make(
        client,
        workspace.booklets.language_for(client),
        example.choice,
        profile_id=example.profile,
        version=example.version,
    )
    return _entry(made, example.profile, example.version, example.mark)


def _entry(
    made: MadeBooklet, profile: str, version: Version = Version.PAGES, mark: str = ""
) -> DemoBooklet:
    path = PurePath(made.file_name)
    kind = f"booklet.{profile}{PRINT if version is Version.SHEETS else ''}"
    name = path.with_stem(f"{path.stem}_{mark}").name if mark else path.name
    return DemoBooklet(kind, made.head.title, CLIENT, made.head.language, name, made.pdf)


def _cards(workspace: Workspace, clients: tuple[ClientId, ...]) -> Iterator[DemoBooklet]:
    """Make the cards of several people on sheets to cut."""
    sheets: list[MadeBooklet] = []
    workspace.booklets.make_many(clients, sheets.append, profile_id=KARTE, version=Version.SHEETS)
    for number, sheet in enumerate(sheets, 1):
        yield _entry(sheet, KARTE, Version.SHEETS, str(number))


def _cover(workspace: Workspace, lines: list[CoverLine]) -> DemoBooklet:
    listed = CoverList(lines[0].head.title, Issue.PRINTED, lines, ())
    sheet = workspace.booklets.cover_list(listed)
    title = f"Deckblatt: {listed.title}"
    return DemoBooklet("booklet.cover_list", title, OFFICE, "de", sheet.file_name, sheet.pdf)

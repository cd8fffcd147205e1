"""Booklets of every kind for the command `demo`: pages for the screen, sheets for the printer."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import PurePath
from typing import TYPE_CHECKING

from gkdesk.headless.demo_extent import Extent
from gkdesk.services.booklets.copies.cover_list import CoverLine, CoverList
from gkdesk.services.booklets.copies.issue import Issue
from gkdesk.services.booklets.pages.versions import CARDS_ON_A_SHEET, Version
from gkdesk.services.booklets.profiles.profile import (
    BEGLEITHEFT,
    KARTE,
    LAUFMAPPE,
    PERSONAL_BOOK,
    SPRACHPASS,
    BookletBlock,
    BookletChoice,
    Layout,
)

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
    """A profile with the languages in which it is shown, and how.

    In `more` languages it is only shown where all is wanted; otherwise pages for the screen come
    in one language, and sheets in all `languages`, because each direction is folded in its own way.
    """

    profile: str
    languages: tuple[str, ...]
    more: tuple[str, ...] = ()
    version: Version = Version.PAGES
    choice: BookletChoice = field(default_factory=BookletChoice)
    mark: str = ""


_EXAMPLES = (
    _Example(BEGLEITHEFT, ("prs", "uk"), version=Version.SHEETS),
    _Example(BEGLEITHEFT, ("ar",), choice=BookletChoice(layout=Layout.FACING), mark="gegenueber"),
    _Example(BEGLEITHEFT, ("ti",), choice=BookletChoice(large_print=True), mark="grosse-Schrift"),
    _Example(PERSONAL_BOOK, ("fa", "tr"), ("ti", "uk", "ar", "kmr")),
    _Example(PERSONAL_BOOK, ("fa",), choice=BookletChoice(only=frozenset({BookletBlock.GOALS}))),
    _Example(LAUFMAPPE, ("ru", "ckb"), ("ti", "tr", "prs", "de", "en", "fr")),
    _Example(SPRACHPASS, ("ps", "fr"), ("ti", "uk", "ar", "sq", "ro", "bg")),
    _Example(SPRACHPASS, ("ps",), version=Version.SHEETS),
    _Example(KARTE, ("ar", "en"), ("ti", "ru", "ckb", "de", "pl", "kmr")),
)


def booklets(
    workspace: Workspace, clients: tuple[ClientId, ...], extent: Extent
) -> Iterator[DemoBooklet]:
    """Make the Begleithefte of the first clients, then each other kind in some languages."""
    readers = clients[:WITH_BOOKLET]
    made: list[MadeBooklet] = []
    workspace.booklets.make_many(readers, made.append)
    yield from (_entry(booklet, BEGLEITHEFT) for booklet in made)
    reading = {booklet.head.language: booklet.head.client_id for booklet in reversed(made)}
    for number, example in enumerate(_EXAMPLES):
        for reader, language in _readers(number, example, reading, extent):
            yield _example(workspace, reader, language, example)
    yield from _cards(workspace, readers[:CARDS_ON_A_SHEET])
    yield _cover(workspace, [CoverLine(booklet.head, booklet.pages) for booklet in made])


def _readers(
    number: int, example: _Example, reading: dict[str, ClientId], extent: Extent
) -> Iterator[tuple[ClientId, str]]:
    """Yield who reads the languages of an example; with few clients others stand in for them.

    Each reads her own language, and nobody the same booklet twice. Where not all is wanted, another
    `number` has another one stand in.
    """
    others = [code for code in reading if code not in example.languages]
    if extent is Extent.ALL:
        wanted = example.languages + example.more
        others = [code for code in others if code not in wanted]
    else:
        wanted = example.languages if example.version is Version.SHEETS else example.languages[:1]
        turn = number % len(others) if others else 0
        others = others[turn:] + others[:turn]
    spoken = chain((code for code in wanted if code in reading), others)
    yield from ((reading[code], code) for code in islice(spoken, len(wanted)))


def _example(
    workspace: Workspace, client: ClientId, language: str, example: _Example
) -> DemoBooklet:
    made = workspace.booklets.make(
        client,
        language,
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

"""A booklet on its way: what is known before it is rendered, its bytes, and why it was skipped."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gkdesk.export.content import Document
from gkdesk.services.booklets.pages.lengths import LongText
from gkdesk.services.booklets.pages.placing import Place
from gkdesk.services.booklets.profiles.profile import BEGLEITHEFT, BookletBlock, PageKind
from gkdesk.text.codes.clients import Category
from gkdesk.text.ids import ClientId

if TYPE_CHECKING:
    from gkdesk.errors import MissingGlyph

Parts = tuple[tuple[BookletBlock, str], ...]


class Unknown(StrEnum):
    """Why nobody can tell what has changed since a booklet was made last."""

    BROUGHT_BACK = "brought_back"
    """The copy was put in after a restore, without what stood in it."""
    EARLIER_PROGRAM = "earlier_program"
    """It was made by a program that remembered less of it."""


@dataclass(frozen=True)
class SinceLast:
    """When a booklet was made last, and which of its parts are different now.

    Those that `moved` say the same as before, on another page of a folded booklet or lower on it;
    those that are `gone` are left out now. `stood` says where the parts of that one began, `sides`
    has a digest of each of its pages. `out` are pages from 0 that it has beyond the one of now.
    `redone` is what was made again alone, the last time: pages of a folded booklet, else parts.
    `pages` are those of a folded one that have to be made again.
    """

    made_on: dt.date
    changed: frozenset[BookletBlock]
    moved: frozenset[BookletBlock] = frozenset()
    gone: frozenset[BookletBlock] = frozenset()
    stood: tuple[tuple[BookletBlock, Place], ...] = ()
    sides: tuple[str, ...] = ()
    out: tuple[int, ...] = ()
    redone: frozenset[str] = frozenset()
    pages: tuple[int, ...] = ()
    unknown: Unknown | None = None

    @property
    def again(self) -> frozenset[BookletBlock]:
        """Return the parts whose pages are no longer as they were."""
        return self.changed | self.moved | self.gone

    def pages_wanted(self, count: int, *, again: bool) -> frozenset[int]:
        """Return which of `count` pages are made again, `again` with those of the last time."""
        redone = {int(each) for each in self.redone if each.isdecimal()} if again else set()
        return frozenset(self.pages) | {number for number in redone if number < count}

    def parts_wanted(self, *, again: bool) -> frozenset[BookletBlock]:
        """Return which parts are made again, with `again` those of the last time as well."""
        redone = {each for each in BookletBlock if each.value in self.redone} if again else set()
        return self.changed | redone


@dataclass(frozen=True)
class BookletHead:
    """What is known of a booklet before it is rendered.

    Neither file name nor title carries a person's name. `on_wish` are the categories of what
    stands in it only because the person asked for it. `parts` has the digest of each of its parts,
    `openings` the part that each heading of the first level opens, `sides` a digest of each page
    of a folded one. `is_partial` says that it is not a whole booklet, but parts or pages of it that
    are made again: `redone`. `is_roomy` says that its print is large, or that the languages face
    each other: that takes more pages. `untimed` are the days of appointments of which nobody
    typed the time of day.
    """

    client_id: ClientId
    language: str
    title: str
    file_name: str
    code: str
    on_wish: frozenset[Category]
    profile_id: str = BEGLEITHEFT
    parts: Parts = ()
    openings: tuple[BookletBlock, ...] = ()
    is_partial: bool = False
    untimed: tuple[dt.date, ...] = ()
    sides: tuple[str, ...] = ()
    redone: frozenset[str] = frozenset()
    paper: PageKind = PageKind.A5
    is_roomy: bool = False


@dataclass(frozen=True)
class ComposedBooklet:
    """A booklet as data."""

    head: BookletHead
    document: Document

    @property
    def parts(self) -> Parts:
        """Return the digest of each part, to tell what has changed since it was made last."""
        return self.head.parts


@dataclass(frozen=True)
class MadeBooklet:
    """A finished booklet of so many pages, or single ones of `total`, or sheets of several cards.

    `others` are those whose cards stand on the sheets beside the one of `head`, `shares` how many
    pages each of all of them has. `since` tells what
    has changed since the booklet was made last, None where it never was, or nobody asked.
    `reading` are the pages in their order where `pdf` has them on sheets and somebody looks on.
    `longest` is the text that makes a very long one so long.
    """

    head: BookletHead
    pdf: bytes
    pages: int = 0
    others: tuple[BookletHead, ...] = ()
    shares: tuple[int, ...] = ()
    since: SinceLast | None = None
    reading: bytes = b""
    total: int = 0
    longest: LongText | None = None

    @property
    def shown(self) -> bytes:
        """Return what is shown of it: the pages as they are read."""
        return self.reading or self.pdf

    @property
    def heads(self) -> tuple[BookletHead, ...]:
        """Return everybody's."""
        return (self.head, *self.others)

    @property
    def pages_each(self) -> tuple[int, ...]:
        """Return how many pages each of `heads` has."""
        return self.shares or (self.pages,)

    @property
    def file_name(self) -> str:
        """Return the name of its file; a sheet of several people's cards is of nobody."""
        if not self.others:
            return self.head.file_name
        kind, day, *_ = self.head.file_name.split("_")
        return f"{kind}_{day}_Bogen.pdf"


@dataclass(frozen=True)
class SkippedBooklet:
    """A booklet of a mass run that could not be made: which client, which field and character.

    Without field and character the client was deleted meanwhile, or her choice cannot be read.
    """

    client_id: ClientId
    code: str
    field: str = ""
    character: str = ""
    is_choice_broken: bool = False


@dataclass(frozen=True)
class BookletRun:
    """What a mass run did."""

    made: int
    skipped: tuple[SkippedBooklet, ...]


def skipped(head: BookletHead, problem: MissingGlyph) -> SkippedBooklet:
    """Say of a booklet which character of which field cannot be drawn."""
    field, character = (str(problem.data.get(key, "")) for key in ("field", "char"))
    return SkippedBooklet(head.client_id, head.code, field, character)

"""A booklet on its way: what is known before it is rendered, its bytes, and why it was skipped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.export.content import Document
from gkdesk.text.codes.clients import Category
from gkdesk.text.ids import ClientId

if TYPE_CHECKING:
    from gkdesk.errors import MissingGlyph


@dataclass(frozen=True)
class BookletHead:
    """What is known of a booklet before it is rendered.

    Neither file name nor title carries a person's name. `on_wish` are the categories of what
    stands in it only because the person asked for it.
    """

    client_id: ClientId
    language: str
    title: str
    file_name: str
    code: str
    on_wish: frozenset[Category]


@dataclass(frozen=True)
class ComposedBooklet:
    """A booklet as data."""

    head: BookletHead
    document: Document


@dataclass(frozen=True)
class MadeBooklet:
    """A finished booklet."""

    head: BookletHead
    pdf: bytes


@dataclass(frozen=True)
class SkippedBooklet:
    """A booklet of a mass run that could not be made: which client, which field and character."""

    client_id: ClientId
    code: str
    field: str
    character: str


@dataclass(frozen=True)
class BookletRun:
    """What a mass run did."""

    made: int
    skipped: tuple[SkippedBooklet, ...]


def skipped(head: BookletHead, problem: MissingGlyph) -> SkippedBooklet:
    """Say of a booklet which character of which field cannot be drawn."""
    field, character = (str(problem.data.get(key, "")) for key in ("field", "char"))
    return SkippedBooklet(head.client_id, head.code, field, character)

"""Block „Meine Unterlagen“: which papers, valid until when, where the originals are.

Only ordinary papers stand in a booklet by themselves: their category is an ordinary one and their
title is in the list that ships with the program. Papers about residence or health come in where
the client asks for just that, every other paper only where she names this very one. What tells
marriage, nationality or belief never does. Papers are known by their titles, because nothing else
of them is recorded; where title and category tell different things, nothing but the name counts.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from gkdesk import paths
from gkdesk.errors import ResourceMissing
from gkdesk.export import content
from gkdesk.services.booklets.lines import stems
from gkdesk.services.booklets.lines.sensitive import categories_told, may_be_named
from gkdesk.services.booklets.lines.stems import Told
from gkdesk.services.booklets.profiles.profile import BookletField
from gkdesk.text.codes.clients import Category
from gkdesk.text.ids import PartId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.export.content import Block, Cell
    from gkdesk.services.booklets.profiles.profile import BookletChoice
    from gkdesk.services.booklets.source import BlockContent
    from gkdesk.services.booklets.voice import Voice
    from gkdesk.services.clients.fields import Paper

_REPORT = "gutachten"
"""Nobody writes one about somebody who is well."""
_ORDINARY_CATEGORIES = frozenset({Category.EDUCATION_WORK, Category.LANGUAGE, Category.CONTACT})
_RESIDENCE_CATEGORIES = _ORDINARY_CATEGORIES | {Category.RESIDENCE}
_WORD = re.compile(r"\w+")
_ROW = 11.0
_BLANK_PAPERS = 2
_CHECKS = 5
_KEPT_CHECKS = (1, _CHECKS - 1)
"""Those that stay with the next one, so that none stands alone on a page."""


class PaperClass(StrEnum):
    """What a paper is to a booklet."""

    ORDINARY = "ordinary"
    RESIDENCE = "residence"
    HEALTH = "health"
    FAMILY = "family"
    UNKNOWN = "unknown"
    MIXED = "mixed"
    NEVER = "never"


_WISH = {
    PaperClass.RESIDENCE: BookletField.RESIDENCE,
    PaperClass.HEALTH: BookletField.HEALTH,
}


@dataclass(frozen=True)
class PaperOffer:
    """A paper of one person, and whether it will be printed under the present choice.

    `may_choose` is false for what stands in no booklet.
    """

    id: PartId
    title: str
    paper_class: PaperClass
    printed: bool
    may_choose: bool


def class_of(paper: Paper) -> PaperClass:
    """Return the class of a paper by its category and its title."""
    title = _plain(paper.title)
    category = paper.category or Category.RESIDENCE
    if _tells_what_never_stands(title):
        return PaperClass.NEVER
    told = categories_told(title)
    residence = title in _names().residence or Category.RESIDENCE in told
    health = Category.HEALTH in told or _REPORT in title
    if category is Category.HEALTH:
        return PaperClass.MIXED if residence else PaperClass.HEALTH
    if category is Category.FAMILY and not (residence or health):
        return PaperClass.FAMILY
    if health or (residence and category not in _RESIDENCE_CATEGORIES):
        return PaperClass.MIXED
    if residence:
        return PaperClass.RESIDENCE
    return PaperClass.ORDINARY if _is_ordinary(title, category) else PaperClass.UNKNOWN


def offers(papers: Iterable[Paper], choice: BookletChoice) -> tuple[PaperOffer, ...]:
    """Return every paper of a record with what happens to it."""
    return tuple(
        PaperOffer(
            paper.id,
            paper.title,
            class_of(paper),
            is_printed(paper, choice.on_request, choice),
            class_of(paper) is not PaperClass.NEVER,
        )
        for paper in papers
        if paper.id is not None
    )


def is_printed(paper: Paper, wishes: frozenset[BookletField], choice: BookletChoice) -> bool:
    """Tell whether a paper stands in the booklet: by the person's word, else by its class."""
    kind = class_of(paper)
    if kind is PaperClass.NEVER or paper.id in choice.papers_out:
        return False
    if paper.id is not None and paper.id in choice.papers_in:
        return True
    return kind is PaperClass.ORDINARY or _WISH.get(kind) in wishes


def shown_papers(given: BlockContent) -> list[Paper]:
    """Return the papers that may stand in this booklet."""
    if not given.shows(BookletField.PAPERS):
        return []
    papers = given.detail.papers
    return [paper for paper in papers if is_printed(paper, given.shown, given.choice)]


def _plain(title: str) -> str:
    return " ".join(title.casefold().split())


def _tells_what_never_stands(title: str) -> bool:
    for harmless in _names().harmless:
        title = title.replace(harmless, "")
    found = stems.told(title)
    return bool(found & {Told.NEVER, Told.ORIGIN}) or any(stem in title for stem in _names().never)


def _is_ordinary(title: str, category: Category) -> bool:
    ends = tuple(_names().ordinary)
    return category in _ORDINARY_CATEGORIES and any(
        word.endswith(ends) for word in _WORD.findall(title)
    )


@dataclass(frozen=True)
class _Names:
    ordinary: frozenset[str]
    residence: frozenset[str]
    never: frozenset[str]
    harmless: frozenset[str]


@cache
def _names() -> _Names:
    """Read the shipped list; raise ResourceMissing."""
    path = paths.resources() / "codes" / "booklet_papers.toml"
    try:
        listed = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ResourceMissing(name=path.name) from error
    return _Names(
        *(frozenset(listed[key]) for key in ("ordinary", "residence", "never", "harmless"))
    )


def papers(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return the papers with dates and places, and what to bring to an appointment."""
    rows = [_paper_row(voice, given, paper) for paper in shown_papers(given)]
    blank, spare = voice.blank_rows(_BLANK_PAPERS, columns=3, after=len(rows))
    table = content.Table(
        columns=(
            content.Column(weight=2.2),
            voice.date_column(),
            content.Column(weight=2.0),
        ),
        header=voice.header("papers.paper", "papers.valid_until", "papers.where"),
        rows=(*rows, *blank),
        language=voice.language,
        row_height=_ROW,
        spare=spare,
    )
    checks = tuple(_check(voice, given, number) for number in range(1, _CHECKS + 1))
    return (
        voice.heading("papers.title", pictogram="papers"),
        voice.intro("papers.intro"),
        table,
        voice.heading("papers.checklist", level=2),
        *checks,
    )


def _check(voice: Voice, given: BlockContent, number: int) -> Block:
    first, *client = voice.pair(given.key(voice, f"papers.check_{number}"))
    boxed = content.ItemList((content.ListItem(first),), content.ListKind.CHECK)
    if not client:
        return boxed
    together = number in _KEPT_CHECKS
    return content.Bilingual((boxed,), (content.Paragraph(client[0]),), together)


def _paper_row(voice: Voice, given: BlockContent, paper: Paper) -> tuple[Cell, ...]:
    """Return a line; where the original is, is left to her hand where it tells too much."""
    place = paper.original_at if may_be_named(paper.original_at, given.shown) else ""
    return (
        voice.cell(voice.typed(paper.title, "Unterlage")),
        voice.cell(voice.date(paper.valid_until)),
        voice.cell(voice.typed(place, "Ort des Originals")),
    )

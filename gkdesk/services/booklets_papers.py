"""Block „Meine Unterlagen“: which papers, valid until when, where the originals are.

Only ordinary papers stand in a booklet: their category is an ordinary one and their title is in
the list that ships with the program. Papers about residence or health come in where the client
asks for just that; papers about the family, marriage or nationality, and papers whose title
nobody has classed, never do. Papers are known by their titles, because nothing else of them is
recorded.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from gkdesk import paths
from gkdesk.errors import ResourceMissing
from gkdesk.export import content
from gkdesk.services.booklets_profile import BookletField
from gkdesk.text.codes import Category

if TYPE_CHECKING:
    from gkdesk.export.content import Block, Cell
    from gkdesk.services.booklets_source import BlockContent
    from gkdesk.services.booklets_voice import Voice
    from gkdesk.services.client_fields import Paper

_RESIDENCE_STEMS = (
    "aufenthalt",
    "duldung",
    "gestattung",
    "fiktionsbescheinigung",
    "niederlassung",
    "ankunftsnachweis",
    "grenzübertritt",
    "freizügigkeit",
    "visum",
    "bleiberecht",
    "asyl",
    "bamf",
)
_HEALTH_STEMS = (
    "attest",
    "arzt",
    "ärzt",
    "befund",
    "diagnos",
    "behinder",
    "gesundheitszeugnis",
    "gutachten",
    "klinik",
    "impf",
    "krankschreibung",
    "medikament",
    "pflegegrad",
    "schwerbehind",
    "therapie",
)
_ORDINARY_CATEGORIES = frozenset({Category.EDUCATION_WORK, Category.LANGUAGE, Category.CONTACT})
_WORD = re.compile(r"\w+")
_ROW = 11.0
_BLANK_PAPERS = 2
_CHECKS = 5
_KEPT_CHECKS = (1, _CHECKS - 1)
"""Those that stay with the next one, so that none stands alone on a page."""


def shown_papers(given: BlockContent) -> list[Paper]:
    """Return the papers that may stand in this booklet."""
    if not given.shows(BookletField.PAPERS):
        return []
    return [paper for paper in given.detail.papers if _may_stand(paper, given)]


def _may_stand(paper: Paper, given: BlockContent) -> bool:
    """Tell whether a paper is ordinary, or of the kind that the client asked for."""
    title = " ".join(paper.title.casefold().split())
    names = _names()
    if any(stem in title for stem in names.never):
        return False
    category = paper.category or Category.RESIDENCE
    if category is Category.HEALTH:
        return given.shows(BookletField.HEALTH)
    if any(stem in title for stem in _HEALTH_STEMS):
        return False
    if title in names.residence or any(stem in title for stem in _RESIDENCE_STEMS):
        allowed = category in _ORDINARY_CATEGORIES or category is Category.RESIDENCE
        return allowed and given.shows(BookletField.RESIDENCE)
    ends = tuple(names.ordinary)
    return category in _ORDINARY_CATEGORIES and any(
        word.endswith(ends) for word in _WORD.findall(title)
    )


@dataclass(frozen=True)
class _Names:
    ordinary: frozenset[str]
    residence: frozenset[str]
    never: frozenset[str]


@cache
def _names() -> _Names:
    """Read the shipped list; raise ResourceMissing."""
    path = paths.resources() / "codes" / "booklet_papers.toml"
    try:
        listed = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ResourceMissing(name=path.name) from error
    return _Names(*(frozenset(listed[key]) for key in ("ordinary", "residence", "never")))


def papers(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return the papers with dates and places, and what to bring to an appointment."""
    rows = [_paper_row(voice, paper) for paper in shown_papers(given)]
    rows.extend((content.Cell(),) * 3 for _ in range(_BLANK_PAPERS))
    table = content.Table(
        columns=(
            content.Column(weight=2.2),
            voice.date_column(),
            content.Column(weight=2.0),
        ),
        header=voice.header("papers.paper", "papers.valid_until", "papers.where"),
        rows=tuple(rows),
        language=voice.language,
        row_height=_ROW,
    )
    checks = tuple(_check(voice, number) for number in range(1, _CHECKS + 1))
    return (
        voice.heading("papers.title"),
        voice.intro("papers.intro"),
        table,
        voice.heading("papers.checklist", level=2),
        *checks,
    )


def _check(voice: Voice, number: int) -> Block:
    first, *client = voice.pair(f"papers.check_{number}")
    boxed = content.ItemList((content.ListItem(first),), content.ListKind.CHECK)
    if not client:
        return boxed
    together = number in _KEPT_CHECKS
    return content.Bilingual((boxed,), (content.Paragraph(client[0]),), together)


def _paper_row(voice: Voice, paper: Paper) -> tuple[Cell, ...]:
    return (
        voice.cell(voice.typed(paper.title, "Unterlage")),
        voice.cell(voice.date(paper.valid_until)),
        voice.cell(voice.typed(paper.original_at, "Ort des Originals")),
    )

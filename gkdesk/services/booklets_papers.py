"""Block „Meine Unterlagen“: which papers, valid until when, where the originals are.

Papers that tell about residence or health stay out of a booklet unless the client wants them
in; papers about the marital status never come in. They are known by their titles, because a
paper is recorded with a title only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.services.booklets_profile import BookletField

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
    "gutachten",
    "impf",
    "krankschreibung",
    "medikament",
    "pflegegrad",
    "schwerbehind",
    "therapie",
)
_FAMILY_STEMS = ("heirat", "eheschließung", "eheurkunde", "scheidung", "familienstand")
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
    title = paper.title.casefold()
    hidden = list(_FAMILY_STEMS)
    if not given.shows(BookletField.RESIDENCE):
        hidden.extend(_RESIDENCE_STEMS)
    if not given.shows(BookletField.HEALTH):
        hidden.extend(_HEALTH_STEMS)
    return not any(stem in title for stem in hidden)


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

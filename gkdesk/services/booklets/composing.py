"""The blocks of a booklet in the order of its profile, as data."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gkdesk.export import content, paper
from gkdesk.services.booklets import papers as booklets_papers
from gkdesk.services.booklets import person as booklets_person
from gkdesk.services.booklets import plans as booklets_plans
from gkdesk.services.booklets import reference as booklets_reference
from gkdesk.services.booklets.profile import BookletBlock, BookletChoice, BookletProfile, Fill
from gkdesk.services.booklets.source import BlockContent, BookletSource
from gkdesk.services.booklets.voice import Voice
from gkdesk.text.dates import format_numeric

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.text.translations import TextPair

Composer = Callable[[Voice, BlockContent], tuple[content.Block, ...]]

COMPOSERS: dict[BookletBlock, Composer] = {
    BookletBlock.COVER: booklets_person.cover,
    BookletBlock.ME: booklets_person.me,
    BookletBlock.CONTACTS: booklets_person.contacts,
    BookletBlock.GOALS: booklets_plans.goals,
    BookletBlock.GERMAN: booklets_plans.german,
    BookletBlock.PAPERS: booklets_papers.papers,
    BookletBlock.APPOINTMENTS: booklets_plans.appointments,
    BookletBlock.WORDS: booklets_reference.words,
    BookletBlock.HELP: booklets_reference.help_numbers,
    BookletBlock.NOTES: booklets_reference.notes,
}


_START: dict[BookletBlock, content.Block] = {
    BookletBlock.ME: content.PageBreak(),
    BookletBlock.HELP: content.Section(0.75),
}
"""Blocks that do not simply follow: a page to show, and numbers to find on one page."""


def compose_booklet(
    source: BookletSource,
    profile: BookletProfile,
    *,
    choice: BookletChoice,
    texts: TextPair,
    author: str,
    created: dt.datetime,
) -> content.Document:
    """Compose the blocks of a profile in order; what has little room left starts on a new page."""
    voice = Voice(texts)
    blocks: list[content.Block] = []
    for rule in profile.blocks:
        fill = choice.fill(rule.block)
        if fill is Fill.LEFT_OUT:
            continue
        if blocks:
            blocks.append(_START.get(rule.block, content.Section()))
        given = BlockContent(source, choice.shown(rule), choice, blank=fill is Fill.BLANK)
        blocks.extend(COMPOSERS[rule.block](voice, given))
    size = content.TextSize.EASY if choice.large_print else content.TextSize.NORMAL
    return content.Document(
        title=source.title,
        language="de",
        blocks=tuple(blocks),
        page=paper.booklet_page(texts.client.language),
        footer=_footer(source, texts),
        text_size=size,
        author=author,
        created=created,
    )


def _footer(source: BookletSource, texts: TextPair) -> content.Footer:
    running = [content.passage(source.title)]
    if source.is_demo:
        running.append(content.passage(texts.in_german("notice.demo")))
    return content.Footer(tuple(running), format_numeric(source.today))


def title_of(words: str, profile: BookletProfile) -> str:
    """Return one name where the programme profile gives several („Personal Book / Begleitheft“)."""
    names = [name.strip() for name in words.split("/") if name.strip()]
    return profile.name if profile.name in names or not names else names[0]

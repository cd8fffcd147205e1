"""The blocks of a booklet in the order of its profile, as data.

On facing pages the same blocks are composed twice, in German and in the client's language. What
speaks both languages at once, and what is empty, stands on the pages for both: cover, glossary,
lined pages.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gkdesk.export import content, paper
from gkdesk.services.booklets.blocks import agreed as booklets_agreed
from gkdesk.services.booklets.blocks import card as booklets_card
from gkdesk.services.booklets.blocks import consents as booklets_consents
from gkdesk.services.booklets.blocks import forms as booklets_forms
from gkdesk.services.booklets.blocks import helpers as booklets_helpers
from gkdesk.services.booklets.blocks import learning as booklets_learning
from gkdesk.services.booklets.blocks import papers as booklets_papers
from gkdesk.services.booklets.blocks import person as booklets_person
from gkdesk.services.booklets.blocks import plans as booklets_plans
from gkdesk.services.booklets.blocks import reference as booklets_reference
from gkdesk.services.booklets.blocks import way as booklets_way
from gkdesk.services.booklets.blocks import work as booklets_work
from gkdesk.services.booklets.profiles.profile import (
    BlockRule,
    BookletBlock,
    BookletChoice,
    BookletProfile,
    Fill,
    Layout,
    PageKind,
)
from gkdesk.services.booklets.source import BlockContent, BookletSource
from gkdesk.services.booklets.voice import Voice
from gkdesk.text.dates import format_numeric

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkdesk.text.translations import TextPair

_Said = tuple[content.Block, ...]
Composer = Callable[[Voice, BlockContent], _Said]

COMPOSERS: dict[BookletBlock, Composer] = {
    BookletBlock.COVER: booklets_person.cover,
    BookletBlock.ME: booklets_person.me,
    BookletBlock.BASE: booklets_person.base,
    BookletBlock.USERS: booklets_helpers.users,
    BookletBlock.CONTACTS: booklets_helpers.contacts,
    BookletBlock.SPOTS: booklets_helpers.spots,
    BookletBlock.PATH: booklets_way.path,
    BookletBlock.GOALS: booklets_plans.goals,
    BookletBlock.LANGUAGES: booklets_learning.languages,
    BookletBlock.GERMAN: booklets_learning.german,
    BookletBlock.LEVELS: booklets_learning.levels,
    BookletBlock.CERTIFICATES: booklets_learning.certificates,
    BookletBlock.WORK: booklets_work.work,
    BookletBlock.PAPERS: booklets_papers.papers,
    BookletBlock.APPOINTMENTS: booklets_plans.appointments,
    BookletBlock.AGREED: booklets_agreed.agreed,
    BookletBlock.PROCESS: booklets_forms.process,
    BookletBlock.ENTRIES: booklets_forms.entries,
    BookletBlock.CONSENTS: booklets_consents.consents,
    BookletBlock.WORDS: booklets_reference.words,
    BookletBlock.HELP: booklets_reference.help_numbers,
    BookletBlock.CARD: booklets_card.card,
    BookletBlock.PAGES: booklets_forms.pages,
    BookletBlock.NOTES: booklets_reference.notes,
}

_START: dict[BookletBlock, content.Block] = {
    BookletBlock.ME: content.PageBreak(),
    BookletBlock.HELP: content.Section(0.75),
}
"""Blocks that do not simply follow: a page to show, and numbers to find on one page."""
_FOR_BOTH = frozenset(
    {
        BookletBlock.COVER,
        BookletBlock.WORDS,
        BookletBlock.CARD,
        BookletBlock.PAGES,
        BookletBlock.NOTES,
    }
)
"""Blocks that stand once also where the pages face each other."""
_PAGES = {
    PageKind.A5: paper.A5_BOOKLET,
    PageKind.PUNCHED: paper.PUNCHED,
    PageKind.A6: paper.A6_PASS,
    PageKind.CARD: paper.CARD,
}
_FOLDED, _FLAT = 4, 2
_LOOSE = frozenset({PageKind.PUNCHED})
"""Paper of which every part has its own sheets, to be printed again by itself."""


@dataclass(frozen=True)
class Composition:
    """A booklet as data; `parts` are digests of what each block says, to tell what has changed.

    They are of both languages: a translation that was corrected is another text in her hands.
    What stands above all parts, as there is no cover for it, belongs to the first one.
    `openings` are the blocks that the bookmarks of the first level open, in their order; `untimed`
    are the days of appointments without a time of day.
    """

    document: content.Document
    parts: tuple[tuple[BookletBlock, str], ...]
    openings: tuple[BookletBlock, ...]
    untimed: tuple[dt.date, ...] = ()


@dataclass(frozen=True)
class _Part:
    """A block of the profile that is printed."""

    rule: BlockRule
    given: BlockContent

    def blocks(self, voice: Voice) -> tuple[content.Block, ...]:
        """Return the block as a voice says it."""
        return COMPOSERS[self.rule.block](voice, self.given)


def compose_booklet(
    source: BookletSource,
    profile: BookletProfile,
    *,
    choice: BookletChoice,
    texts: TextPair,
    author: str,
    created: dt.datetime,
) -> Composition:
    """Compose the blocks of a profile in order; what has little room left starts on a new page."""
    voice = Voice(texts)
    parts = _parts(source, profile, choice)
    is_facing = (choice.layout or profile.layout) is Layout.FACING and texts.is_bilingual
    flow = list(_facing(voice, parts) if is_facing else _in_order(voice, parts, profile.page))
    first: tuple[content.Notice, ...] = ()
    if not any(each.rule.block is BookletBlock.COVER for each in parts):
        first = tuple(booklets_person.notices(voice, source))
        flow = _with_notices(flow, first, profile.page)
    size = content.TextSize.EASY if choice.large_print else content.TextSize.NORMAL
    document = content.Document(
        title=source.title,
        language="de",
        blocks=tuple(flow),
        page=paper.booklet_page(texts.client.language, _PAGES[profile.page]),
        footer=_footer(source, texts, profile.page),
        text_size=size,
        author=author,
        created=created,
    )
    said = [(each.rule.block, *_as_of_any_day(voice, each)) for each in parts]
    return Composition(
        document,
        tuple(
            (block, _digest((*voices, first if place == 0 else ())))
            for place, (block, *voices) in enumerate(said)
        ),
        tuple(block for block, german, _ in said for each in german if _opens(each)),
        tuple(day for each in parts for day in _untimed(each)),
    )


def _parts(source: BookletSource, profile: BookletProfile, choice: BookletChoice) -> list[_Part]:
    fills = [(rule, choice.fill_of(rule)) for rule in profile.blocks]
    printed = [(rule, fill) for rule, fill in fills if fill is not Fill.LEFT_OUT]
    return [
        _Part(
            rule,
            BlockContent(
                source,
                choice.shown(rule),
                choice,
                blank=fill is Fill.BLANK,
                words=rule.words,
                is_last=place == len(printed),
                sheet=_FLAT if profile.page in _LOOSE else _FOLDED,
            ),
        )
        for place, (rule, fill) in enumerate(printed, start=1)
    ]


def _in_order(voice: Voice, parts: list[_Part], page: PageKind) -> Iterator[content.Block]:
    """Yield one block after the other; the cover, said last, knows which texts were used."""
    made = [each.blocks(voice) for each in reversed(parts)][::-1]
    for place, (part, blocks) in enumerate(zip(parts, made, strict=True)):
        if place:
            yield _start(part, page)
        yield from blocks


def _with_notices(
    flow: list[content.Block], notices: tuple[content.Notice, ...], page: PageKind
) -> list[content.Block]:
    """Say without a cover what stands on it otherwise: first, on a card small on its two sides."""
    if page is not PageKind.CARD:
        return [*notices, *flow]
    drafts = [each for each in notices if each.tone is content.Tone.DRAFT]
    others = [each for each in notices if each.tone is not content.Tone.DRAFT]
    front, back = (
        [booklets_card.small(each.content) for each in side] for side in (drafts, others)
    )
    turn = flow.index(content.PageBreak()) if content.PageBreak() in flow else len(flow)
    return [*flow[:turn], *front, *flow[turn:], *back]


def _start(part: _Part, page: PageKind) -> content.Block:
    if page in _LOOSE:
        return content.PageBreak()
    return _START.get(part.rule.block, content.Section())


def _facing(voice: Voice, parts: list[_Part]) -> Iterator[content.Block]:
    """Yield the blocks on spreads, and those for both languages between them."""
    flow: list[content.Block] = []
    together: list[_Part] = []
    for part in reversed(parts):
        if part.rule.block in _FOR_BOTH:
            flow = [*part.blocks(voice), *_spread(voice, together, flow), *flow]
            together = []
        else:
            together.insert(0, part)
    yield from (*_spread(voice, together, flow), *flow)


def _spread(
    voice: Voice, parts: list[_Part], after: list[content.Block]
) -> Iterator[content.Block]:
    if parts:
        german, client = (
            tuple(_in_order(each, parts, PageKind.A5))
            for each in (voice.only_german(), voice.only_client())
        )
        yield content.Facing(german, client)
    elif after:
        yield content.Section()


def _as_of_any_day(voice: Voice, part: _Part) -> tuple[_Said, _Said]:
    """Return what a block says in German and in the client's language, whatever the day is."""
    given = part.given
    if part.rule.block is BookletBlock.COVER:
        given = replace(given, source=replace(given.source, today=dt.date.min))
    given, compose = replace(given, is_last=False), COMPOSERS[part.rule.block]
    return compose(voice.only_german(), given), compose(voice.only_client(), given)


def _digest(said: Iterable[_Said]) -> str:
    return hashlib.sha256(repr(tuple(said)).encode()).hexdigest()


def _untimed(part: _Part) -> tuple[dt.date, ...]:
    is_about = part.rule.block is BookletBlock.APPOINTMENTS
    return booklets_plans.untimed(part.given) if is_about else ()


def _opens(block: content.Block) -> bool:
    """Tell whether a block enters the bookmarks at their first level."""
    return isinstance(block, content.Heading) and block.level == 1 and block.bookmark


def _footer(source: BookletSource, texts: TextPair, page: PageKind) -> content.Footer:
    if page is PageKind.CARD:
        return content.Footer(page_numbers=False)
    running = [content.passage(source.title)]
    if source.is_demo:
        running.append(content.passage(texts.in_german("notice.demo")))
    return content.Footer(
        tuple(running), format_numeric(source.today), page_numbers=page not in _LOOSE
    )

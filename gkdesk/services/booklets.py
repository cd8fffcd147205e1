"""Make booklets: one client, one language, the client's choice; preview, save and print alike.

The bytes that are previewed are the bytes that are saved or printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.services import (
    booklets_papers,
    booklets_person,
    booklets_plans,
    booklets_readers,
    booklets_reference,
    booklets_steps,
    booklets_wish,
)
from gkdesk.services.booklets_issue import BookletIssues
from gkdesk.services.booklets_profile import (
    BookletBlock,
    BookletChoice,
    BookletProfile,
    Fill,
    load_profile,
)
from gkdesk.services.booklets_source import BlockContent, BookletSource, language_for
from gkdesk.services.booklets_voice import Voice
from gkdesk.services.redactor import Redactor
from gkdesk.text.codes import Audience, Category, CodeList
from gkdesk.text.dates import format_numeric
from gkdesk.text.ids import ClientId
from gkdesk.text.translations import TextPair, text_pair

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.errors import MissingGlyph
    from gkdesk.progress import Progress
    from gkdesk.services.booklets_papers import PaperOffer
    from gkdesk.services.booklets_readers import Reader
    from gkdesk.services.client_fields import Step
    from gkdesk.services.client_views import ClientDetail
    from gkdesk.services.clients import Clients
    from gkdesk.services.code_lists import CodeLists
    from gkdesk.services.disclosures import Disclosures
    from gkdesk.services.office import Office
    from gkdesk.services.profiles import Profiles
    from gkdesk.store.store import Store

BEGLEITHEFT = "begleitheft"
DEMO_SETTING = "is_demo"
"""Set in stores of invented data; their screens and documents say so."""
NAME_PIECE = 60
"""So many letters of a name go into a file name: file systems take 255 bytes in all."""
_UNSAFE = re.compile(r"[^A-Za-z0-9-]+")

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


@dataclass(frozen=True)
class MadeBooklet:
    """A finished booklet; neither file name nor title carries a person's name.

    `on_wish` are the categories of what stands in it only because the person asked for it.
    """

    client_id: ClientId
    language: str
    title: str
    file_name: str
    code: str
    on_wish: frozenset[Category]
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


@dataclass(frozen=True)
class _Announced:
    """What is known of a booklet before it is rendered."""

    client_id: ClientId
    language: str
    title: str
    file_name: str
    code: str
    on_wish: frozenset[Category]

    def made(self, pdf: bytes) -> MadeBooklet:
        return MadeBooklet(pdf=pdf, **self.__dict__)

    def skipped(self, problem: MissingGlyph) -> SkippedBooklet:
        field, character = (str(problem.data.get(key, "")) for key in ("field", "char"))
        return SkippedBooklet(self.client_id, self.code, field, character)


def _no_matter(_skipped: SkippedBooklet) -> None:
    """Stand for `skip` where the end of the run is early enough."""


class Booklets:
    """Compose and make the booklets of one store; `issues` notes how they leave."""

    def __init__(
        self,
        store: Store,
        *,
        clients: Clients,
        office: Office,
        profiles: Profiles,
        codes: CodeLists,
        disclosures: Disclosures,
    ) -> None:
        self._store = store
        self._clients = clients
        self._office = office
        self._profiles = profiles
        self._codes = codes
        self.issues = BookletIssues(disclosures)

    def profile(self, profile_id: str = BEGLEITHEFT) -> BookletProfile:
        """Return a profile, for the choice of blocks."""
        return load_profile(profile_id)

    def language_for(self, client_id: ClientId) -> str:
        """Return the language that a client's booklet is proposed in."""
        return language_for(self._clients.detail(client_id))

    def readers(self, client_ids: Iterable[ClientId]) -> tuple[Reader, ...]:
        """Return in which language each of many gets her booklet."""
        with self._store.read() as session:
            return booklets_readers.readers(session, client_ids)

    def compose(
        self,
        client_id: ClientId,
        language: str,
        choice: BookletChoice | None = None,
        *,
        profile_id: str = BEGLEITHEFT,
    ) -> content.Document:
        """Return a client's booklet as data; raise RecordGone or ResourceMissing."""
        chosen = BookletChoice() if choice is None else choice
        return self._composed(client_id, language, chosen, profile_id=profile_id)[1]

    def make(
        self,
        client_id: ClientId,
        language: str,
        choice: BookletChoice | None = None,
        *,
        profile_id: str = BEGLEITHEFT,
    ) -> MadeBooklet:
        """Return a client's booklet as PDF; raise MissingGlyph for a character no font has."""
        from gkdesk.export.pdf.render import render_pdf

        chosen = BookletChoice() if choice is None else choice
        announced, document = self._composed(client_id, language, chosen, profile_id=profile_id)
        return announced.made(render_pdf(document))

    def papers(self, client_id: ClientId, choice: BookletChoice) -> tuple[PaperOffer, ...]:
        """Return each of a client's papers with whether her booklet will hold it, and why."""
        return booklets_papers.offers(self._clients.detail(client_id).papers, choice)

    def steps_left_out(self, client_id: ClientId) -> tuple[Step, ...]:
        """Return the open steps that stand in no booklet because they name others or nobody."""
        detail = self._clients.detail(client_id)
        return tuple(
            step
            for step in detail.steps
            if step.done_on is None and not booklets_steps.is_for_the_person(step, detail)
        )

    def make_many(
        self,
        client_ids: Iterable[ClientId],
        deliver: Callable[[MadeBooklet], None],
        choice: BookletChoice | None = None,
        *,
        skip: Callable[[SkippedBooklet], None] = _no_matter,
        progress: Progress | None = None,
    ) -> BookletRun:
        """Make a booklet per client in her language and deliver each; skip what no font can draw.

        `skip` hears of each of those at once. Raises Cancelled between two booklets when the
        progress says so.
        """
        from gkdesk.export.pdf.mass import render_many

        ids = tuple(client_ids)
        chosen = BookletChoice() if choice is None else choice
        announced: list[_Announced] = []
        skipped: list[SkippedBooklet] = []
        documents = self._documents(ids, chosen, announced)
        with closing(render_many(documents, len(ids), progress=progress)) as results:
            for result in results:
                booklet = announced[result.index]
                if result.pdf is not None:
                    deliver(booklet.made(result.pdf))
                elif result.problem is not None:
                    skipped.append(booklet.skipped(result.problem))
                    skip(skipped[-1])
        return BookletRun(len(ids) - len(skipped), tuple(skipped))

    def _documents(
        self, ids: tuple[ClientId, ...], choice: BookletChoice, announced: list[_Announced]
    ) -> Iterator[content.Document]:
        """Compose one booklet after the other, and note in `announced` whose it is."""
        for client_id in ids:
            language = self.language_for(client_id)
            head, document = self._composed(client_id, language, choice, profile_id=BEGLEITHEFT)
            announced.append(head)
            yield document

    def _composed(
        self, client_id: ClientId, language: str, choice: BookletChoice, *, profile_id: str
    ) -> tuple[_Announced, content.Document]:
        profile = load_profile(profile_id)
        redactor = Redactor(
            Audience.CLIENT, released=choice.released(profile), papers=choice.papers_in
        )
        detail = redactor.client(self._clients.detail(client_id))
        document = compose_booklet(
            self._source(detail, profile),
            profile,
            choice=choice,
            texts=text_pair(language),
            author=self._office.facts().name,
            created=self._store.clock.now(),
        )
        code, day = detail.identity.code, self._store.clock.today().isoformat()
        file_name = f"{_safe(profile.name)}_{day}_{_safe(code)}.pdf"
        on_wish = booklets_wish.categories(detail, profile, choice)
        head = _Announced(client_id, language, document.title, file_name, code, on_wish)
        return head, document

    def _source(self, detail: ClientDetail, profile: BookletProfile) -> BookletSource:
        facts = self._office.facts()
        name = self._profiles.current().words.get(profile.concept, profile.name)
        kinds = self._codes.entries(CodeList.COURSE_KIND)
        lines = tuple(line for line in (facts.name, facts.unit, *facts.address_lines) if line)
        return BookletSource(
            detail=detail,
            title=_title(name, profile),
            found_at=lines,
            course_words={row.code: row.word for row in kinds},
            today=self._store.clock.today(),
            is_demo=self._store.settings.get(DEMO_SETTING, False),
        )


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
        page=content.booklet_page(texts.client.language),
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


def _title(words: str, profile: BookletProfile) -> str:
    """Return one name where the programme profile gives several („Personal Book / Begleitheft“)."""
    names = [name.strip() for name in words.split("/") if name.strip()]
    return profile.name if profile.name in names or not names else names[0]


def _safe(text: str) -> str:
    """Return a piece of a file name in letters that every file system takes."""
    return _UNSAFE.sub("-", text)[:NAME_PIECE].strip("-") or "ohne-Kennung"

"""Make booklets: one client, one language, the client's choice; preview, save and print alike.

The bytes that are previewed are the bytes that are saved or printed.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from gkdesk.errors import ChoiceUnreadable, RecordGone
from gkdesk.services.booklets import readers as booklets_readers
from gkdesk.services.booklets.blocks import papers as booklets_papers
from gkdesk.services.booklets.composing import compose_booklet
from gkdesk.services.booklets.copies.copies import Copies
from gkdesk.services.booklets.copies.counts import CopyCounts
from gkdesk.services.booklets.copies.cover_list import (
    CoverList,
    CoverSheet,
    cover_document,
    cover_name,
)
from gkdesk.services.booklets.copies.issue import BookletIssues
from gkdesk.services.booklets.copies.parts import since_last
from gkdesk.services.booklets.gathering import Gathering, others_of
from gkdesk.services.booklets.heads import head_of
from gkdesk.services.booklets.lines import offers as booklets_lines
from gkdesk.services.booklets.lines import wish as booklets_wish
from gkdesk.services.booklets.made import (
    BookletHead,
    BookletRun,
    ComposedBooklet,
    MadeBooklet,
    SkippedBooklet,
)
from gkdesk.services.booklets.pages.placing import BOUND
from gkdesk.services.booklets.pages.rendering import on_paper, render, single_pages, with_pages
from gkdesk.services.booklets.pages.versions import Version, beginning
from gkdesk.services.booklets.profiles.choices import Choices
from gkdesk.services.booklets.profiles.kept import KeptProfiles
from gkdesk.services.booklets.profiles.profile import (
    BEGLEITHEFT,
    BookletBlock,
    BookletChoice,
    BookletProfile,
)
from gkdesk.services.booklets.runs import Delivery, Wanted, run_booklets
from gkdesk.services.booklets.source import language_for
from gkdesk.text.languages import GERMAN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from gkdesk.progress import Progress
    from gkdesk.services.booklets.blocks.papers import PaperOffer
    from gkdesk.services.booklets.gathering import Around
    from gkdesk.services.booklets.lines.offers import LineOffer
    from gkdesk.services.booklets.lines.others import KeptNames
    from gkdesk.services.booklets.made import SinceLast
    from gkdesk.services.booklets.readers import Reader
    from gkdesk.services.clients.keeping import Clients
    from gkdesk.services.code_lists import CodeLists
    from gkdesk.services.disclosures import Disclosures
    from gkdesk.services.office import Office
    from gkdesk.services.outcome import Outcome
    from gkdesk.services.profiles import Profiles
    from gkdesk.services.texts.texts import Texts
    from gkdesk.store.store import Store
    from gkdesk.text.codes.clients import Category
    from gkdesk.text.ids import ClientId


def _no_matter(_skipped: SkippedBooklet) -> None:
    """Stand for `skip` where the end of the run is early enough."""


class Booklets:
    """Compose and make the booklets of one store.

    `kept` are the profiles, `choices` what clients chose, `copies` and `counts` what was made and
    issued; `issues` notes how booklets leave.
    """

    def __init__(
        self,
        store: Store,
        *,
        clients: Clients,
        office: Office,
        profiles: Profiles,
        codes: CodeLists,
        disclosures: Disclosures,
        texts: Texts,
        names: KeptNames,
    ) -> None:
        self._store = store
        self._clients = clients
        self._texts = texts
        self._gathering = Gathering(
            store,
            clients=clients,
            office=office,
            profiles=profiles,
            codes=codes,
            names=names,
        )
        self.kept = KeptProfiles(store)
        self.choices = Choices(store)
        self.copies = Copies(store)
        self.counts = CopyCounts(store)
        self.issues = BookletIssues(store, disclosures, self.copies)

    def profile(self, profile_id: str = BEGLEITHEFT) -> BookletProfile:
        """Return a profile, shipped or own; raise RecordGone or ProfileUnreadable."""
        return self.kept.get(profile_id)

    def language_for(self, client_id: ClientId) -> str:
        """Return the language that a client's booklet is proposed in."""
        return language_for(self._clients.detail(client_id))

    def prepare(self) -> None:
        """Read what every booklet needs, so that the first one need not wait for it."""
        self._gathering.around()

    def readers(
        self, client_ids: Iterable[ClientId], profile_id: str = BEGLEITHEFT
    ) -> tuple[Reader, ...]:
        """Return in which language each of many gets her booklet, and who made a choice for it."""
        ids = tuple(client_ids)
        kept = self.choices.of_many(ids, profile_id)
        with self._store.read() as session:
            return booklets_readers.readers(session, ids, kept)

    def compose(
        self,
        client_id: ClientId,
        language: str,
        choice: BookletChoice | None = None,
        *,
        profile_id: str = BEGLEITHEFT,
        around: Around | None = None,
    ) -> ComposedBooklet:
        """Return a client's booklet as data; raise RecordGone or ResourceMissing.

        `around` is what all booklets of a run share.
        """
        chosen = BookletChoice() if choice is None else choice
        profile = self.profile(profile_id)
        shared = around or self._gathering.around()
        source = self._gathering.source(client_id, profile, chosen, shared)
        made = compose_booklet(
            source,
            profile,
            choice=chosen,
            texts=self._texts.pair(language),
            author=shared.facts.name,
            created=shared.created,
        )
        head = head_of(source, profile, chosen, made, language=language, today=shared.today)
        return ComposedBooklet(head, made.document)

    def make(
        self,
        client_id: ClientId,
        language: str,
        choice: BookletChoice | None = None,
        *,
        profile_id: str = BEGLEITHEFT,
        version: Version = Version.PAGES,
    ) -> MadeBooklet:
        """Return a client's booklet as PDF; raise MissingGlyph for a character no font has."""
        composed = self.compose(client_id, language, choice, profile_id=profile_id)
        page = self.profile(profile_id).page
        return on_paper(render(composed, page), composed.document, page, version)

    def make_shown(
        self,
        client_id: ClientId,
        language: str,
        choice: BookletChoice,
        *,
        profile_id: str = BEGLEITHEFT,
        version: Version = Version.PAGES,
        changed_only: bool = False,
        again: bool = False,
    ) -> MadeBooklet:
        """Return a booklet, and what has changed since it was made last.

        With `changed_only` it holds what has changed alone: of a folded one the pages as they stand
        in it, of loose sheets the parts; `again` adds what was made alone the last time, as paper
        jams. Where there is nothing, it has no pages. It is whole where nobody knows.
        """
        composed = self.compose(client_id, language, choice, profile_id=profile_id)
        page = self.profile(profile_id).page
        made = render(composed, page)
        since = self.since_last(made.head)
        if since is not None and page in BOUND:
            since = with_pages(made, composed.document, since)
        if not changed_only or since is None or since.unknown is not None:
            made = on_paper(made, composed.document, page, version)
        elif page in BOUND:
            made = single_pages(made, since.pages_wanted(made.pages, again=again), version)
        else:
            made = self._single_parts(composed, choice, since.parts_wanted(again=again), version)
        return replace(made, since=since)

    def settle(self, head: BookletHead) -> Outcome:
        """Enter that somebody took out of a booklet what is not in it any more."""
        return self.copies.settle(head)

    def _single_parts(
        self,
        whole: ComposedBooklet,
        choice: BookletChoice,
        wanted: frozenset[BookletBlock],
        version: Version,
    ) -> MadeBooklet:
        """Return some parts of a booklet of loose sheets; without a part there is no PDF."""
        head = whole.head
        parts = frozenset(block for block, _ in head.parts) & wanted
        if not parts:
            return MadeBooklet(head, b"")
        only, page = replace(choice, only=parts), self.profile(head.profile_id).page
        some = self.compose(head.client_id, head.language, only, profile_id=head.profile_id)
        made = on_paper(render(some, page), some.document, page, version)
        redone = frozenset(each.value for each in parts)
        return replace(made, head=replace(made.head, parts=head.parts, redone=redone))

    def first_page(
        self,
        client_id: ClientId,
        language: str,
        choice: BookletChoice,
        *,
        profile_id: str = BEGLEITHEFT,
    ) -> bytes:
        """Return how a booklet begins, long before all of it is made; it never leaves."""
        from gkdesk.export.pdf.render import render_pdf

        composed = self.compose(client_id, language, choice, profile_id=profile_id)
        return render_pdf(beginning(composed.document))

    def since_last(self, head: BookletHead) -> SinceLast | None:
        """Tell what has changed since a booklet was made last; None where it never was."""
        with self._store.read() as session:
            return since_last(session, head)

    def papers(self, client_id: ClientId, choice: BookletChoice) -> tuple[PaperOffer, ...]:
        """Return each of a client's papers with whether her booklet will hold it, and why."""
        return booklets_papers.offers(self._clients.detail(client_id).papers, choice)

    def lines(
        self, client_id: ClientId, choice: BookletChoice, profile: BookletProfile
    ) -> tuple[LineOffer, ...]:
        """Return each line of a client's booklet with whether it will stand there, and why."""
        needed = replace(choice, only=frozenset({BookletBlock.PATH, BookletBlock.AGREED}))
        around = self._gathering.around()
        source = self._gathering.source(client_id, profile, needed, around)
        return booklets_lines.offers(source, profile, choice, others_of(around, client_id))

    def parts_on_wish(
        self, client_id: ClientId, choice: BookletChoice, profile: BookletProfile
    ) -> Mapping[BookletBlock, frozenset[Category]]:
        """Return the parts in which something stands because she asked for it, and its kind."""
        source = self._gathering.source(client_id, profile, choice)
        return booklets_wish.by_block(source, profile, choice)

    def make_many(
        self,
        client_ids: Iterable[ClientId],
        deliver: Callable[[MadeBooklet], None],
        choice: BookletChoice | None = None,
        *,
        profile_id: str = BEGLEITHEFT,
        version: Version = Version.PAGES,
        skip: Callable[[SkippedBooklet], None] = _no_matter,
        progress: Progress | None = None,
    ) -> BookletRun:
        """Make a booklet per client in her language and deliver each; skip what cannot be made.

        Who made a choice gets that; `choice` is for the others. `skip` hears at once of each who
        is skipped. Raises Cancelled between two booklets when the progress says so.
        """
        ids = tuple(client_ids)
        profile, around = self.profile(profile_id), self._gathering.around()
        readers = {each.client_id: each for each in self.readers(ids, profile_id)}
        make = partial(self._compose_for, choice=choice, profile_id=profile_id, around=around)
        wanted = tuple(
            Wanted(
                client_id,
                readers[client_id].code if client_id in readers else "",
                partial(make, readers.get(client_id)),
            )
            for client_id in ids
        )
        delivery = Delivery(deliver, skip)
        return run_booklets(wanted, delivery, page=profile.page, version=version, progress=progress)

    def cover_list(self, listed: CoverList) -> CoverSheet:
        """Return the sheet that lies on a pile of booklets: codes, languages, pages, no names."""
        from gkdesk.export.pdf.render import render_pdf

        around = self._gathering.around()
        notice = ""
        if around.is_demo:
            notice = self._texts.pair(GERMAN.code).in_german("notice.demo")
        document = cover_document(
            listed, made_at=around.created, author=around.facts.name, notice=notice
        )
        return CoverSheet(cover_name(listed, around.today), render_pdf(document))

    def _compose_for(
        self,
        reader: Reader | None,
        *,
        choice: BookletChoice | None,
        profile_id: str,
        around: Around,
    ) -> ComposedBooklet:
        """Compose the booklet of one of many by her own choice, where she made one."""
        if reader is None:
            raise RecordGone
        if reader.is_broken:
            raise ChoiceUnreadable
        chosen = choice if reader.chosen is None else reader.chosen
        return self.compose(
            reader.client_id, reader.language, chosen, profile_id=profile_id, around=around
        )

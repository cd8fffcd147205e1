"""Make booklets: one client, one language, the client's choice; preview, save and print alike.

The bytes that are previewed are the bytes that are saved or printed.
"""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING

from gkdesk.services.booklets import papers as booklets_papers
from gkdesk.services.booklets import readers as booklets_readers
from gkdesk.services.booklets import steps as booklets_steps
from gkdesk.services.booklets import wish as booklets_wish
from gkdesk.services.booklets.composing import compose_booklet
from gkdesk.services.booklets.gathering import Gathering
from gkdesk.services.booklets.issue import BookletIssues
from gkdesk.services.booklets.made import (
    BookletHead,
    BookletRun,
    ComposedBooklet,
    MadeBooklet,
    SkippedBooklet,
    skipped,
)
from gkdesk.services.booklets.profile import (
    BookletChoice,
    BookletProfile,
    load_profile,
)
from gkdesk.services.booklets.source import language_for
from gkdesk.services.naming import in_file_name
from gkdesk.text.translations import text_pair

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gkdesk.export import content
    from gkdesk.progress import Progress
    from gkdesk.services.booklets.gathering import Around
    from gkdesk.services.booklets.papers import PaperOffer
    from gkdesk.services.booklets.readers import Reader
    from gkdesk.services.clients.fields import Step
    from gkdesk.services.clients.keeping import Clients
    from gkdesk.services.code_lists import CodeLists
    from gkdesk.services.disclosures import Disclosures
    from gkdesk.services.office import Office
    from gkdesk.services.profiles import Profiles
    from gkdesk.store.store import Store
    from gkdesk.text.ids import ClientId

BEGLEITHEFT = "begleitheft"
DEMO_SETTING = "is_demo"
"""Set in stores of invented data; their screens and documents say so."""
NAME_PIECE = 60
"""So many letters of a name go into a file name: file systems take 255 bytes in all."""
_UNSAFE = re.compile(r"[^A-Za-z0-9-]+")


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
        self._gathering = Gathering(
            store,
            clients=clients,
            office=office,
            profiles=profiles,
            codes=codes,
            is_demo=self._is_demo,
        )
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
        around: Around | None = None,
    ) -> ComposedBooklet:
        """Return a client's booklet as data; raise RecordGone or ResourceMissing.

        `around` is what all booklets of a run share.
        """
        chosen = BookletChoice() if choice is None else choice
        profile = load_profile(profile_id)
        shared = around or self._gathering.around()
        source = self._gathering.source(client_id, profile, chosen, shared)
        made = compose_booklet(
            source,
            profile,
            choice=chosen,
            texts=text_pair(language),
            author=shared.facts.name,
            created=shared.created,
        )
        document = made.document
        code, day = source.detail.identity.code, shared.today.isoformat()
        file_name = f"{_safe(profile.name)}_{day}_{in_file_name(code, client_id)}.pdf"
        on_wish = booklets_wish.categories(source, profile, chosen)
        head = BookletHead(client_id, language, document.title, file_name, code, on_wish)
        return ComposedBooklet(head, document)

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

        composed = self.compose(client_id, language, choice, profile_id=profile_id)
        return MadeBooklet(composed.head, render_pdf(composed.document))

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
        heads: list[BookletHead] = []
        left_out: list[SkippedBooklet] = []
        documents = self._documents(ids, choice, heads)
        with closing(render_many(documents, len(ids), progress=progress)) as results:
            for result in results:
                head = heads[result.index]
                if result.pdf is not None:
                    deliver(MadeBooklet(head, result.pdf))
                elif result.problem is not None:
                    left_out.append(skipped(head, result.problem))
                    skip(left_out[-1])
        return BookletRun(len(ids) - len(left_out), tuple(left_out))

    def _documents(
        self, ids: tuple[ClientId, ...], choice: BookletChoice | None, heads: list[BookletHead]
    ) -> Iterator[content.Document]:
        """Compose one booklet after the other, and note in `heads` whose it is."""
        around = self._gathering.around()
        for client_id in ids:
            language = self.language_for(client_id)
            composed = self.compose(client_id, language, choice, around=around)
            heads.append(composed.head)
            yield composed.document

    def _is_demo(self) -> bool:
        return self._store.settings.get(DEMO_SETTING, default=False)


def _safe(text: str) -> str:
    """Return a piece of a file name in letters that every file system takes."""
    return _UNSAFE.sub("-", text)[:NAME_PIECE].strip("-") or "ohne-Kennung"

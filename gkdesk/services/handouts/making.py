"""Every handout, the letter of invitation and the words: preview, print and file are the same.

A handout is read through the redactor for whoever gets it, composed as data, and rendered when
the store is no longer read. Making one belongs in a worker.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.errors import InvalidInput
from gkdesk.export import content
from gkdesk.export.pdf.undrawn import Undrawn
from gkdesk.progress import Silent
from gkdesk.services.booklets import readers as booklets_readers
from gkdesk.services.booklets.source import language_for
from gkdesk.services.case_papers.cleaning import Cleaner
from gkdesk.services.handouts import copies as handout_copies
from gkdesk.services.handouts.composing import Composed, compose
from gkdesk.services.handouts.cover import compose_cover
from gkdesk.services.handouts.facts import LocalFacts, read_facts
from gkdesk.services.handouts.glossary import compose_glossary
from gkdesk.services.handouts.issue import HandoutIssues
from gkdesk.services.handouts.kinds import (
    AUDIENCES,
    HandoutCode,
    HandoutKind,
    HandoutWish,
    MadeHandout,
    StackLine,
)
from gkdesk.services.handouts.letter import Letter, compose_letter, without_others
from gkdesk.services.handouts.source import (
    HandoutSource,
    read_places,
    read_residences,
    read_reworded,
)
from gkdesk.services.handouts.template import (
    GLOSSARY,
    HANDOUTS,
    INVITATION,
    TEXTS,
    load_handout,
)
from gkdesk.services.handouts.texts import handout_texts, in_her_words
from gkdesk.services.naming import in_file_name
from gkdesk.services.network_papers.head import head_for
from gkdesk.services.redactor import AudienceRefused, Redactor
from gkdesk.text.codes.clients import Audience
from gkdesk.text.papers import handouts as words
from gkdesk.text.papers.leaving import COVER_TITLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.progress import Progress
    from gkdesk.services.booklets.lines.others import KeptNames
    from gkdesk.services.booklets.readers import Reader
    from gkdesk.services.clients.keeping import Clients
    from gkdesk.services.handouts.kinds import CopyRow
    from gkdesk.services.network_papers.source import PaperHead
    from gkdesk.services.office import Office
    from gkdesk.services.profiles import Profiles
    from gkdesk.services.texts.texts import Texts
    from gkdesk.store.store import Store
    from gkdesk.text.ids import ClientId, MunicipalityId

_STEPS = 2
_NOBODY = 0
"""The id of no client: what any paper may say."""
_BOOKLET = "booklet"


class Handouts:
    """Make the handouts of one store; `facts` are the local ones, `issues` notes how they leave."""

    def __init__(
        self,
        store: Store,
        *,
        clients: Clients,
        office: Office,
        profiles: Profiles,
        texts: Texts,
        names: KeptNames,
    ) -> None:
        self._store = store
        self._clients = clients
        self._office = office
        self._profiles = profiles
        self._texts = texts
        self._names = names
        self.facts = LocalFacts(store, texts)
        self.issues = HandoutIssues(store)

    def offered(self) -> tuple[HandoutKind, ...]:
        """Return what can be made, in the order in which it is offered."""
        leaflets = []
        for name in HANDOUTS:
            handout = load_handout(name)
            title = self._texts.pair("de", handout.texts).in_german(handout.title)
            leaflets.append(
                HandoutKind(
                    name,
                    title,
                    handout.german_only,
                    handout.takes_places,
                    public_only=handout.public_only,
                    law_as_of=handout.as_of if handout.law else None,
                )
            )
        glossary = HandoutKind(GLOSSARY, words.title_of(f"{words.GLOSSARY}.de"))
        letter = words.title_of(f"{words.LETTER}.{words.INVITATION}")
        return (*leaflets, glossary, HandoutKind(INVITATION, letter, is_letter=True))

    def languages(self, handout: str) -> tuple[str, ...]:
        """Return the codes of the languages a handout is offered in, German first."""
        if handout in HANDOUTS and load_handout(handout).german_only:
            return ("de",)
        return self._texts.codes(_BOOKLET)

    def language_for(self, client_id: ClientId) -> str:
        """Return the language that is proposed for somebody."""
        return language_for(self._clients.detail(client_id))

    def readers(self, client_ids: Iterable[ClientId]) -> tuple[Reader, ...]:
        """Return in which language each of many gets a handout."""
        with self._store.read() as session:
            return booklets_readers.readers(session, client_ids)

    def residences(self, client_ids: Iterable[ClientId]) -> dict[ClientId, MunicipalityId]:
        """Return in which municipality each of many lives, where that is known."""
        with self._store.read() as session:
            return read_residences(session, client_ids)

    def copies(self) -> tuple[CopyRow, ...]:
        """Return how many copies left so far, by handout and language."""
        with self._store.read() as session:
            return handout_copies.copies(session)

    def copies_of(self, refs: Iterable[int]) -> dict[int, CopyRow]:
        """Return what each of these counts is of, by its id in the log."""
        with self._store.read() as session:
            return handout_copies.copies_of(session, refs)

    def make(self, wish: HandoutWish, progress: Progress | None = None) -> MadeHandout:
        """Make a handout.

        Raises AudienceRefused for readers it is not for, InvalidInput for a letter without a day
        or a person, RecordGone, ResourceMissing, AddressTooLong, and Cancelled.
        """
        from gkdesk.export.pdf.counting import page_count
        from gkdesk.export.pdf.render import render_pdf

        watched = self._store.while_open(progress or Silent())
        watched.step(0, _STEPS)
        wish = for_its_readers(wish)
        composed, code = self._composed(wish)
        watched.step(1, _STEPS)
        undrawn = Undrawn()
        data = render_pdf(composed.document, undrawn)
        language = self._spoken(wish)
        return MadeHandout(
            wish=wish,
            kind=kind_of(wish.handout, language),
            audience=wish.audience,
            title=composed.document.title,
            language=language,
            file_name=self._file_name(wish, code),
            data=data,
            lacking=composed.lacking,
            unhelped=composed.unhelped,
            general=composed.general,
            stale=composed.stale,
            is_personal=wish.handout == INVITATION,
            undrawn=undrawn.signs,
            doubts=composed.doubts,
            pages=page_count(data),
        )

    def cover(self, wish: HandoutWish, lines: tuple[StackLine, ...]) -> MadeHandout:
        """Make the list that lies on top of many handouts; it stays with the office."""
        from gkdesk.export.pdf.render import render_pdf

        title = next(each.title for each in self.offered() if each.id == wish.handout)
        spoken = frozenset(
            code
            for code in {line.language for line in lines}
            if self._spoken(replace(wish, language=code)) == code
        )
        undrawn = Undrawn()
        document = compose_cover(self._head(Audience.OFFICE), title, lines, spoken)
        return MadeHandout(
            wish=wish,
            kind=words.COVER,
            audience=Audience.OFFICE,
            title=COVER_TITLE,
            language="de",
            file_name=f"{COVER_TITLE}_{self._store.clock.today().isoformat()}.pdf",
            data=render_pdf(document, undrawn),
            undrawn=undrawn.signs,
        )

    def compose(self, wish: HandoutWish) -> Composed:
        """Return a handout as data; raises as `make`."""
        return self._composed(for_its_readers(wish))[0]

    def _composed(self, wish: HandoutWish) -> tuple[Composed, str]:
        """Return the document and, of a letter, what its file is told apart by."""
        if wish.audience not in AUDIENCES:
            raise AudienceRefused
        own = load_handout(wish.handout).texts if wish.handout in HANDOUTS else TEXTS
        texts = handout_texts(self._texts, wish.language, own=own)
        only_german = self._only_german(wish, is_bilingual=texts.is_bilingual)
        if wish.handout == INVITATION:
            cleaner = self._cleaner(wish)
            letter, code = self._letter(wish, cleaner, only_german)
            doubts = tuple(cleaner.doubts)
            return Composed(compose_letter(letter, texts), doubts=doubts), code
        if wish.handout == GLOSSARY:
            known = self._texts.pair(wish.language, _BOOKLET).glossary()
            document = compose_glossary(
                self._source(wish), texts, known, large=wish.large, only_german=only_german
            )
            return Composed(document), ""
        handout = load_handout(wish.handout)
        found = self._source(wish)
        cleaner = self._cleaner(wish, found.numbers)
        facts = {key: cleaner.clean(text) for key, text in found.facts.items()}
        source = replace(found, facts=facts, clean=cleaner.clean)
        made = compose(handout, source, texts, large=wish.large, only_german=only_german)
        return replace(made, doubts=tuple(dict.fromkeys(cleaner.doubts))), ""

    def _cleaner(self, wish: HandoutWish, public: tuple[str, ...] = ()) -> Cleaner:
        """Return what takes clients out of what the office typed.

        Local facts and the register stay for years and name people of offices, whose surname a
        client may have: there only full names and numbers count, but `public` ones of offices. A
        letter is typed anew, and every name counts.
        """
        everybody = self._names.read()
        known = everybody.names.everybody if wish.handout == INVITATION else everybody.full
        stored = {**everybody.names.stored, _NOBODY: public}
        return Cleaner(known, stored, kept=wish.kept)

    def _letter(
        self, wish: HandoutWish, cleaner: Cleaner, only_german: content.Passage | None
    ) -> tuple[Letter, str]:
        """Return what a letter is written from; it goes to nobody but the person herself."""
        if wish.audience is not Audience.CLIENT:
            raise AudienceRefused
        if wish.client_id is None:
            raise InvalidInput("client_id", "required")
        if wish.invitation is None:
            raise InvalidInput("on", "required")
        detail = Redactor(Audience.CLIENT).client(self._clients.detail(wish.client_id))
        code = in_file_name(detail.identity.code, wish.client_id)
        source = self._source(wish)
        said = without_others(wish.invitation, source.head.office, cleaner, wish.client_id)
        return Letter(detail, said, source, only_german, wish.large), code

    def _head(self, audience: Audience) -> PaperHead:
        return head_for(audience, self._store, self._office, self._profiles)

    def _source(self, wish: HandoutWish) -> HandoutSource:
        head = self._head(wish.audience)
        letterhead = self._office.letterhead()
        if wish.handout not in HANDOUTS:
            return HandoutSource(head, letterhead, {})
        template = load_handout(wish.handout)
        place_id = wish.municipality_id if template.takes_places else None
        with self._store.read() as session:
            known = read_facts(session, wish.handout, place_id)
            reworded = read_reworded(session, template.texts)
            made = HandoutSource(
                head, letterhead, known.texts, reworded=reworded, general=known.general
            )
            if not template.takes_places:
                return made
            redactor = Redactor(wish.audience)
            entries, offers, place = read_places(session, redactor, wish, head.today)
        return replace(made, entries=entries, offers=offers, near=place or head.office.place)

    def _spoken(self, wish: HandoutWish) -> str:
        """Return the language that stands beside German: German where there is none."""
        own = load_handout(wish.handout).texts if wish.handout in HANDOUTS else TEXTS
        return handout_texts(self._texts, wish.language, own=own).client.language

    def _only_german(self, wish: HandoutWish, *, is_bilingual: bool) -> content.Passage | None:
        """Return what tells the reader, in her language, that there is only German."""
        if is_bilingual or wish.language == "de":
            return None
        said = in_her_words(self._texts, wish.language)
        return content.passage(said, wish.language) if said else None

    def _file_name(self, wish: HandoutWish, code: str) -> str:
        stem = (
            f"Handzettel_{wish.handout}" if wish.handout in HANDOUTS else wish.handout.capitalize()
        )
        size = "gross" if wish.large else ""
        audience = "oeffentlich" if wish.audience is Audience.PUBLIC else ""
        day = self._store.clock.today().isoformat()
        return "_".join(filter(None, (stem, wish.language, size, audience, day, code))) + ".pdf"


def for_its_readers(wish: HandoutWish) -> HandoutWish:
    """Return the wish for the readers of the handout; raise AudienceRefused for a client's own.

    A sheet that is about no client is public, whoever takes it along.
    """
    if wish.handout not in HANDOUTS or not load_handout(wish.handout).public_only:
        return wish
    if wish.client_id is not None:
        raise AudienceRefused
    known = wish.audience in AUDIENCES
    return replace(wish, audience=Audience.PUBLIC) if known else wish


def kind_of(handout: str, language: str) -> str:
    """Return what the log and the contents of the demo call a paper: `handout.wohnung`."""
    if handout == INVITATION:
        return f"{HandoutCode.LETTER}.{words.INVITATION}"
    if handout == GLOSSARY:
        return f"{HandoutCode.GLOSSARY}.{language}"
    return f"{HandoutCode.LEAFLET}.{handout}"

"""The papers around consents of one store: forms to sign, the slip and the letter of withdrawal.

A page offers `offered()`, or for one basis `form_for(consent)`; proposes `language_for(client)`,
asks for a confirmation where `is_unchecked(language)`, calls `make(wish)` in a worker, shows the
bytes, and sends them out between `issues.begin` and `issues.confirm` (`doubt`, `strike`).
`doubts(wish)` are names of other clients in the purpose, to be shown and decided before.
After a withdrawal `notice_recipients(client, consent)` tells who gets a letter of its own.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gkdesk.errors import InvalidInput, TranslationUnconfirmed
from gkdesk.export import content
from gkdesk.export.pdf.undrawn import Undrawn
from gkdesk.services.basis import consent_form, withdrawal
from gkdesk.services.basis.consent_form import Voices
from gkdesk.services.basis.names_in_text import Doubt
from gkdesk.services.basis.paper_issue import ConsentPaperIssues
from gkdesk.services.basis.paper_kinds import (
    KINDS,
    NO_FORMS_OF_CONSENT,
    ConsentPaperCode,
    ConsentPaperKind,
    ConsentPaperWish,
    MadeConsentPaper,
    NoticeRecipient,
    form_of,
)
from gkdesk.services.basis.paper_source import (
    PaperHead,
    Subject,
    cleaner,
    named_by,
    subject,
    with_aim,
)
from gkdesk.services.booklets.source import language_for
from gkdesk.services.booklets.voice import Voice
from gkdesk.services.clients.reading import client_detail
from gkdesk.services.naming import in_file_name
from gkdesk.services.practice import is_demo
from gkdesk.services.texts.texts import Texts
from gkdesk.store.disclosures import lines_of
from gkdesk.text.codes.clients import Audience, RecordKind
from gkdesk.text.languages import GERMAN, language
from gkdesk.text.papers import consent as words

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.services.case_papers.cleaning import Cleaner
    from gkdesk.services.clients.case_fields import Consent
    from gkdesk.services.disclosures import Disclosures
    from gkdesk.services.office import Office
    from gkdesk.store.store import Store
    from gkdesk.text.ids import ClientId, PartId
    from gkdesk.text.translations import TextPair

TEXTS = "consent"
_HASH_FIGURES = 8


@dataclass(frozen=True)
class _Composed:
    """A paper as data; `code` is the client's, for the name of the file."""

    document: content.Document
    language: str
    code: str
    doubts: tuple[Doubt, ...]
    text_version: str = ""
    recipient: str = ""


class ConsentPapers:
    """Make the papers around consents; `issues` notes how they leave."""

    def __init__(self, store: Store, *, office: Office, disclosures: Disclosures) -> None:
        self._store = store
        self._office = office
        self._texts = Texts(store)
        self.issues = ConsentPaperIssues(store, disclosures)

    def offered(self) -> tuple[ConsentPaperKind, ...]:
        """Return the kinds of papers, in the order in which they are offered."""
        return KINDS

    def languages(self) -> tuple[str, ...]:
        """Return the codes of the languages that forms are printed in, German first."""
        return self._texts.codes(TEXTS)

    def language_for(self, client_id: ClientId) -> str:
        """Return the language that a client's form is proposed in."""
        with self._store.read() as session:
            return language_for(client_detail(session, client_id, self._store.clock.today()))

    def is_unchecked(self, code: str) -> bool:
        """Tell whether nobody has checked the text of a language: it needs a confirmation."""
        return not self._texts.pair(code, TEXTS).is_trusted

    def text_version(self, code: str) -> str:
        """Return what the text of a form in German and this language is called: `2026-11/ti/…`."""
        return _version(self._texts.pair(code, TEXTS))

    def form_for(self, consent: Consent) -> ConsentPaperCode | None:
        """Return the form that a basis is signed on; a legal provision needs none."""
        return form_of(consent)

    def notice_recipients(
        self, client_id: ClientId, consent_id: PartId
    ) -> tuple[NoticeRecipient, ...]:
        """Return who got something on a basis, each with what the register says.

        Who got something on this one comes first and is to be preset (`is_preset`). Whom it names
        stands there although nothing is written. Of the others the register tells only that they
        got something on the same kind of basis: somebody has to decide whether on this one.
        """
        with self._store.read() as session:
            today = self._store.clock.today()
            about = subject(session, client_id, consent_id, today, Audience.PARTICIPANT)
            return self._told(session, client_id, about)

    def doubts(self, wish: ConsentPaperWish) -> tuple[Doubt, ...]:
        """Return names of other clients in the free text of a paper, to be decided (`kept`).

        Undecided ones are blacked out. Raises as `make`.
        """
        return self._composed(wish).doubts

    def make(self, wish: ConsentPaperWish) -> MadeConsentPaper:
        """Make a paper.

        Raises TranslationUnconfirmed for an unchecked language without `confirmed`, InvalidInput
        for a choice that does not fit, and RecordGone.
        """
        from gkdesk.export.pdf.render import render_pdf

        composed, undrawn = self._composed(wish), Undrawn()
        return MadeConsentPaper(
            kind=wish.kind,
            title=composed.document.title,
            language=composed.language,
            file_name=self._file_name(wish, composed.code),
            data=render_pdf(composed.document, undrawn),
            client_id=wish.client_id,
            consent_id=wish.consent_id,
            text_version=composed.text_version,
            recipient=composed.recipient,
            undrawn=undrawn.signs,
        )

    def _composed(self, wish: ConsentPaperWish) -> _Composed:
        texts = self._checked(wish)
        about, cleaning = self._subject(wish)
        spoken = texts.client.language
        if wish.kind is ConsentPaperCode.NOTICE:
            told = self._recipient(wish, about, cleaning)
            letter = withdrawal.compose_notice(self._head(), about, told)
            doubts = tuple(cleaning.doubts)
            return _Composed(letter, spoken, about.code, doubts, recipient=told.name)
        version = _version(texts)
        voices = Voices(Voice(texts), Voice(self._texts.pair(spoken)), version)
        form = consent_form.compose(self._head(), wish.kind, about, voices)
        return _Composed(form, spoken, about.code, tuple(cleaning.doubts), text_version=version)

    def _checked(self, wish: ConsentPaperWish) -> TextPair:
        """Return the texts of a wish; the letter is German, whatever the wish says."""
        if wish.kind is ConsentPaperCode.NOTICE:
            return self._texts.pair(GERMAN.code, TEXTS)
        if wish.language not in self.languages():
            raise InvalidInput("language", "unknown_choice")
        texts = self._texts.pair(wish.language, TEXTS)
        if not texts.is_trusted and not wish.confirmed:
            raise TranslationUnconfirmed(language=language(wish.language).german)
        return texts

    def _subject(self, wish: ConsentPaperWish) -> tuple[Subject, Cleaner]:
        """Return whom a paper is about, with names of others taken out of the purpose."""
        is_letter = wish.kind is ConsentPaperCode.NOTICE
        audience = Audience.PARTICIPANT if is_letter else Audience.CLIENT
        with self._store.read() as session:
            today = self._store.clock.today()
            about = subject(session, wish.client_id, wish.consent_id, today, audience)
            cleaning = cleaner(session, kept=wish.kept)
        consent = about.consent
        if is_letter and (consent is None or consent.withdrawn_on is None):
            raise InvalidInput("consent_id", "not_withdrawn")
        if consent and wish.kind not in NO_FORMS_OF_CONSENT and form_of(consent) is not wish.kind:
            raise InvalidInput("kind", "another_form")
        if consent and not is_letter:
            about = with_aim(about, cleaning.clean(consent.aim, wish.client_id))
        return about, cleaning

    def _recipient(
        self, wish: ConsentPaperWish, about: Subject, cleaning: Cleaner
    ) -> NoticeRecipient:
        if not wish.recipient:
            raise InvalidInput("recipient", "required")
        with self._store.read() as session:
            told = () if wish.client_id is None else self._told(session, wish.client_id, about)
        found = next((each for each in told if each.name == wish.recipient), None)
        if found is None:
            raise InvalidInput("recipient", "unknown_choice")
        lines = tuple(
            replace(each, what=cleaning.clean(each.what, wish.client_id))
            for each in found.passed_on
        )
        return replace(found, passed_on=lines)

    def _told(
        self, session: Session, client_id: ClientId, about: Subject
    ) -> tuple[NoticeRecipient, ...]:
        if about.consent is None:
            return ()
        lines = lines_of(session, RecordKind.CLIENT.value, client_id)
        reached = {
            each: named_by(session, each.contact_id, each.organisation_id)
            for each in {line.reached for line in lines}
            if each.contact_id or each.organisation_id
        }
        return withdrawal.notice_recipients(about.consent, about.recipient, lines, reached)

    def _head(self) -> PaperHead:
        clock = self._store.clock
        facts, letterhead = self._office.facts(), self._office.letterhead()
        return PaperHead(facts, clock.today(), clock.now(), is_demo(self._store), letterhead)

    def _file_name(self, wish: ConsentPaperWish, of: str) -> str:
        """Return `Einwilligung_ti_2026-11-21_K017.pdf`: never the name of a person."""
        pieces = [words.FILE_STEMS[wish.kind]]
        if wish.kind is not ConsentPaperCode.NOTICE:
            pieces.append(wish.language)
        pieces.append(self._store.clock.today().isoformat())
        ref = wish.client_id
        pieces.append(words.BLANK_STEM if ref is None else in_file_name(of, ref))
        return f"{'_'.join(filter(None, pieces))}.pdf"


def _version(texts: TextPair) -> str:
    """Name the fixed text of a form; another text has another name, whoever changed it."""
    said = [f"{key}={text}" for key, text in sorted(texts.german.texts.items())]
    if texts.is_bilingual:
        said += [f"{key}={text}" for key, text in sorted(texts.client.texts.items())]
    figures = hashlib.sha256("\n".join(said).encode()).hexdigest()[:_HASH_FIGURES]
    return f"{words.VERSION}/{texts.client.language}/{figures}"

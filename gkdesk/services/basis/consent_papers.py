"""The papers around consents of one store: forms to sign, the slip and the letter of withdrawal.

A page offers `offered()`, or for one basis `form_for(consent)`; proposes `language_for(client)`,
asks for a confirmation where `is_unchecked(language)`, calls `make(wish)` in a worker, shows the
bytes, and sends them out between `issues.begin` and `issues.confirm` (`doubt`, `strike`).
After a withdrawal `notice_recipients(client, consent)` tells who gets a letter of its own.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from gkdesk.errors import InvalidInput, TranslationUnconfirmed
from gkdesk.export.pdf.undrawn import Undrawn
from gkdesk.services.basis import consent_form, withdrawal
from gkdesk.services.basis.consent_form import Voices
from gkdesk.services.basis.paper_issue import ConsentPaperIssues
from gkdesk.services.basis.paper_kinds import (
    KINDS,
    ConsentPaperCode,
    ConsentPaperKind,
    ConsentPaperWish,
    MadeConsentPaper,
    NoticeRecipient,
    form_of,
)
from gkdesk.services.basis.paper_source import PaperHead, Subject, subject
from gkdesk.services.booklets.making import DEMO_SETTING
from gkdesk.services.booklets.source import language_for
from gkdesk.services.booklets.voice import Voice
from gkdesk.services.clients.reading import client_detail
from gkdesk.text import translations
from gkdesk.text.codes.clients import Audience, RecordKind
from gkdesk.text.languages import GERMAN, language
from gkdesk.text.papers import consent as words

if TYPE_CHECKING:
    from gkdesk.export import content
    from gkdesk.services.clients.case_fields import Consent
    from gkdesk.services.disclosures import Disclosures
    from gkdesk.services.office import Office
    from gkdesk.store.store import Store
    from gkdesk.text.ids import ClientId, PartId

TEXTS = "consent"
_UNSAFE = re.compile(r"[^A-Za-z0-9-]+")
_HASH_FIGURES = 8


class ConsentPapers:
    """Make the papers around consents; `issues` notes how they leave."""

    def __init__(self, store: Store, *, office: Office, disclosures: Disclosures) -> None:
        self._store = store
        self._office = office
        self.issues = ConsentPaperIssues(store, disclosures)

    def offered(self) -> tuple[ConsentPaperKind, ...]:
        """Return the kinds of papers, in the order in which they are offered."""
        return KINDS

    def languages(self) -> tuple[str, ...]:
        """Return the codes of the languages that forms are printed in, German first."""
        return translations.available(TEXTS)

    def language_for(self, client_id: ClientId) -> str:
        """Return the language that a client's form is proposed in."""
        with self._store.read() as session:
            return language_for(client_detail(session, client_id, self._store.clock.today()))

    def is_unchecked(self, code: str) -> bool:
        """Tell whether nobody has checked the text of a language: it needs a confirmation."""
        return not _texts(code).client.is_trusted

    def text_version(self, code: str) -> str:
        """Return what the text of a form in German and this language is called: `2026-11/ti/…`."""
        return _version(_texts(code))

    def form_for(self, consent: Consent) -> ConsentPaperCode | None:
        """Return the form that a basis is signed on; a legal provision needs none."""
        return form_of(consent)

    def notice_recipients(
        self, client_id: ClientId, consent_id: PartId
    ) -> tuple[NoticeRecipient, ...]:
        """Return who got something on a basis, each with what the register says.

        Those that the basis names come first and are to be preset; the others got something on the
        same kind of basis, and somebody has to decide whether on this one.
        """
        with self._store.read() as session:
            today = self._store.clock.today()
            about = subject(session, client_id, consent_id, today, Audience.PARTICIPANT)
        return self._told(client_id, about)

    def make(self, wish: ConsentPaperWish) -> MadeConsentPaper:
        """Make a paper.

        Raises TranslationUnconfirmed for an unchecked language without `confirmed`, InvalidInput
        for a choice that does not fit, and RecordGone.
        """
        from gkdesk.export.pdf.render import render_pdf

        texts = self._checked(wish)
        about = self._subject(wish)
        if wish.kind is ConsentPaperCode.NOTICE:
            told = self._recipient(wish, about)
            document = withdrawal.compose_notice(self._head(), about, told)
            recipient, version = told.name, ""
        else:
            document = self._form(wish, about, texts)
            recipient, version = "", _version(texts)
        undrawn = Undrawn()
        return MadeConsentPaper(
            kind=wish.kind,
            title=document.title,
            language=texts.client.language,
            file_name=self._file_name(wish, about),
            data=render_pdf(document, undrawn),
            client_id=wish.client_id,
            consent_id=wish.consent_id,
            text_version=version,
            recipient=recipient,
            undrawn=undrawn.signs,
        )

    def _checked(self, wish: ConsentPaperWish) -> translations.TextPair:
        """Return the texts of a wish; the letter is German, whatever the wish says."""
        if wish.kind is ConsentPaperCode.NOTICE:
            return _texts(GERMAN.code)
        if wish.language not in self.languages():
            raise InvalidInput("language", "unknown_choice")
        texts = _texts(wish.language)
        if not texts.client.is_trusted and not wish.confirmed:
            raise TranslationUnconfirmed(language=language(wish.language).german)
        return texts

    def _subject(self, wish: ConsentPaperWish) -> Subject:
        is_letter = wish.kind is ConsentPaperCode.NOTICE
        audience = Audience.PARTICIPANT if is_letter else Audience.CLIENT
        with self._store.read() as session:
            today = self._store.clock.today()
            about = subject(session, wish.client_id, wish.consent_id, today, audience)
        consent = about.consent
        if is_letter and (consent is None or consent.withdrawn_on is None):
            raise InvalidInput("consent_id", "not_withdrawn")
        of_any = (ConsentPaperCode.NOTICE, ConsentPaperCode.SLIP)
        if consent and wish.kind not in of_any and form_of(consent) is not wish.kind:
            raise InvalidInput("kind", "another_form")
        return about

    def _recipient(self, wish: ConsentPaperWish, about: Subject) -> NoticeRecipient:
        if not wish.recipient:
            raise InvalidInput("recipient", "required")
        told = () if wish.client_id is None else self._told(wish.client_id, about)
        found = next((each for each in told if each.name == wish.recipient), None)
        if found is None:
            raise InvalidInput("recipient", "unknown_choice")
        return found

    def _told(self, client_id: ClientId, about: Subject) -> tuple[NoticeRecipient, ...]:
        if about.consent is None:
            return ()
        lines = self._store.disclosures.of(RecordKind.CLIENT.value, client_id)
        return withdrawal.notice_recipients(about.consent, about.recipient, lines)

    def _form(
        self, wish: ConsentPaperWish, about: Subject, texts: translations.TextPair
    ) -> content.Document:
        notices = Voice(translations.text_pair(texts.client.language))
        voices = Voices(Voice(texts), notices, _version(texts))
        return consent_form.compose(self._head(), wish.kind, about, voices)

    def _head(self) -> PaperHead:
        clock = self._store.clock
        is_demo = self._store.settings.get(DEMO_SETTING, default=False)
        return PaperHead(self._office.facts(), clock.today(), clock.now(), is_demo)

    def _file_name(self, wish: ConsentPaperWish, about: Subject) -> str:
        """Return `Einwilligung_ti_2026-11-21_K017.pdf`: never the name of a person."""
        pieces = [words.FILE_STEMS[wish.kind]]
        if wish.kind is not ConsentPaperCode.NOTICE:
            pieces.append(wish.language)
        pieces.append(self._store.clock.today().isoformat())
        code = _UNSAFE.sub("-", about.code).strip("-")
        pieces.append(words.BLANK_STEM if wish.client_id is None else code)
        return f"{'_'.join(filter(None, pieces))}.pdf"


def _texts(code: str) -> translations.TextPair:
    return translations.text_pair(code, name=TEXTS)


def _version(texts: translations.TextPair) -> str:
    """Name the fixed text of a form; another text has another name, whoever changed it."""
    said = [f"{key}={text}" for key, text in sorted(texts.german.texts.items())]
    if texts.is_bilingual:
        said += [f"{key}={text}" for key, text in sorted(texts.client.texts.items())]
    figures = hashlib.sha256("\n".join(said).encode()).hexdigest()[:_HASH_FIGURES]
    return f"{words.VERSION}/{texts.client.language}/{figures}"

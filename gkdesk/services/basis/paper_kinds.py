"""The papers around a consent: what can be made, about which basis, in which language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gkdesk.export.pdf.undrawn import UndrawnSign
from gkdesk.services.basis.names_in_text import Doubt
from gkdesk.text.codes.cases import ConsentPurpose
from gkdesk.text.codes.clients import Basis
from gkdesk.text.ids import ClientId, PartId
from gkdesk.text.papers import consent as words

if TYPE_CHECKING:
    from gkdesk.services.clients.case_fields import Consent


class ConsentPaperCode(StrEnum):
    """The kinds of papers; the value also stands in the log."""

    FORM = "consent.form"
    RELEASE = "consent.release"
    RECORD = "consent.record"
    CONFERENCE = "consent.conference"
    FOLLOW_UP = "consent.follow_up"
    SLIP = "consent.withdrawal_slip"
    NOTICE = "consent.withdrawal_notice"


NO_FORMS_OF_CONSENT = frozenset({ConsentPaperCode.SLIP, ConsentPaperCode.NOTICE})
"""These are about a basis of any kind; nobody agrees to anything on them."""


@dataclass(frozen=True, slots=True)
class ConsentPaperKind:
    """A kind of paper with its German words; all but the letter exist blank and bilingual."""

    code: ConsentPaperCode
    title: str
    description: str
    is_form: bool = True


KINDS = tuple(
    ConsentPaperKind(code, *words.TITLES[code], is_form=code is not ConsentPaperCode.NOTICE)
    for code in ConsentPaperCode
)

_OF_PURPOSE = {
    ConsentPurpose.RECORD: ConsentPaperCode.RECORD,
    ConsentPurpose.CONFERENCE: ConsentPaperCode.CONFERENCE,
    ConsentPurpose.FOLLOW_UP: ConsentPaperCode.FOLLOW_UP,
}


def form_of(consent: Consent) -> ConsentPaperCode | None:
    """Return the form that a basis is signed on; a legal provision needs none."""
    if consent.basis is Basis.LEGAL_PROVISION:
        return None
    if consent.basis is Basis.RELEASE:
        return ConsentPaperCode.RELEASE
    return _OF_PURPOSE.get(consent.purpose, ConsentPaperCode.FORM)


@dataclass(frozen=True, slots=True)
class ConsentPaperWish:
    """One paper that somebody wants.

    Without `client_id` a form is blank, without `consent_id` only the name is filled in. A
    `language` beside German prints both; where nobody has checked its text it has to be
    `confirmed`. `recipient` is one of `ConsentPapers.notice_recipients`, for the letter. `kept`
    are the names in free text that somebody looked at and decided to be none.
    """

    kind: ConsentPaperCode
    language: str = "de"
    client_id: ClientId | None = None
    consent_id: PartId | None = None
    recipient: str = ""
    confirmed: bool = False
    kept: frozenset[Doubt] = frozenset()


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A line of the Weitergabe-Verzeichnis, as the letter repeats it."""

    on: dt.date
    what: str


@dataclass(frozen=True, slots=True)
class NoticeRecipient:
    """Somebody to tell of a withdrawal; `name` tells it apart from every other one.

    `is_named` says that the basis names this one, or that the register says what it got on this
    very basis. Of others an old line tells only that they got something on the same kind of basis:
    whether on this one has to be decided. `lines` and `address` stand in the window of the letter.
    """

    name: str
    is_named: bool
    passed_on: tuple[PassedOn, ...] = ()
    lines: tuple[str, ...] = ()
    address: tuple[str, ...] = ()

    @property
    def is_preset(self) -> bool:
        """Tell whether a letter is to be proposed: to who got nothing it would tell the name."""
        return self.is_named and bool(self.passed_on)


@dataclass(frozen=True)
class MadeConsentPaper:
    """A finished paper. Neither title nor file name carries the name of a person.

    `text_version` names the fixed text, "" for the letter; `recipient` is who gets the letter.
    """

    kind: ConsentPaperCode
    title: str
    language: str
    file_name: str
    data: bytes
    client_id: ClientId | None = None
    consent_id: PartId | None = None
    text_version: str = ""
    recipient: str = ""
    undrawn: tuple[UndrawnSign, ...] = ()

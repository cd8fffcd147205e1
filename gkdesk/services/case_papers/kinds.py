"""The papers of cases and conferences: what can be made, in which formats, about what, for whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gkdesk.export.pdf.undrawn import UndrawnSign
from gkdesk.services.basis.names_in_text import Doubt
from gkdesk.store.disclosures import NOT_KNOWN, Reached
from gkdesk.text.codes.clients import Audience, Basis, Category
from gkdesk.text.ids import ClientId, MeetingId, PartId


class CasePaperCode(StrEnum):
    """The kinds of papers; the value also stands in the log and in the contents of the demo."""

    AGENDA = "conference.agenda"
    INVITATION = "conference.invitation"
    MINUTES = "conference.minutes"
    SLIP = "conference.slip"
    CLIENT_PAGE = "conference.client_page"
    ACTIONS = "conference.actions"
    CALENDAR = "conference.ics"
    CASE_SHEET = "conference.case_sheet"
    CONFIDENTIALITY = "conference.confidentiality"
    FEEDBACK = "conference.feedback"
    SUMMARY = "conference.summary"
    SUBSTITUTE = "case.substitute_sheet"
    HANDOVER = "case.handover"
    COHORT = "case.cohort"
    ISSUES = "structural.list"


class CasePaperFormat(StrEnum):
    """The formats of files; the value is the ending of the name."""

    PDF = "pdf"
    XLSX = "xlsx"
    ICS = "ics"


class Subject(StrEnum):
    """What a paper is about: which ids of `CasePaperWish` it needs."""

    MEETING = "meeting"
    PARTICIPANT = "participant"
    ATTENDING_CLIENT = "attending_client"
    ITEM = "item"
    CLIENT = "client"
    PASSAGE = "passage"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class CasePaperKind:
    """A kind of paper with its German words; the first audience is the one to propose.

    `subject` says what it is about. A paper for the audience PARTICIPANT is made for one
    participant at a time wherever it may hold what not all may read (`one_each`).
    """

    code: CasePaperCode
    title: str
    description: str
    formats: tuple[CasePaperFormat, ...]
    audiences: tuple[Audience, ...]
    subject: Subject
    one_each: bool = False


@dataclass(frozen=True, slots=True)
class CasePaperWish:
    """One paper that somebody wants.

    `participant_id` names the one reader of a paper for a participant or an attending client.
    `client_id` with `referral_id` or `transition_id` names what is handed over. `client_ids` are
    those of a cohort; without any, it is everybody whose Anschluss is open. `is_blank` asks for a
    sheet to fill in. `language` empty takes the client's own. `kept` are the names in free text
    that somebody looked at and decided to be none.
    """

    kind: CasePaperCode
    audience: Audience
    format: CasePaperFormat = CasePaperFormat.PDF
    meeting_id: MeetingId | None = None
    participant_id: PartId | None = None
    item_id: PartId | None = None
    client_id: ClientId | None = None
    referral_id: PartId | None = None
    transition_id: PartId | None = None
    client_ids: tuple[ClientId, ...] = ()
    is_blank: bool = False
    language: str = ""
    kept: frozenset[Doubt] = frozenset()


@dataclass(frozen=True, slots=True)
class Mention:
    """What a paper tells about one client on one ground, for the Weitergabe-Verzeichnis."""

    client_id: ClientId
    what: str
    recipient: str
    basis: Basis
    reached: Reached = NOT_KNOWN
    consents: frozenset[PartId] = frozenset()
    categories: frozenset[Category] = frozenset()


@dataclass(frozen=True)
class MadeCasePaper:
    """A finished paper. Neither title nor file name carries the name of a person.

    `mentions` are what goes to others about clients, `undrawn` characters without a letter in any
    font.
    """

    kind: CasePaperCode
    format: CasePaperFormat
    audience: Audience
    title: str
    language: str
    file_name: str
    data: bytes
    mentions: tuple[Mention, ...] = ()
    undrawn: tuple[UndrawnSign, ...] = ()

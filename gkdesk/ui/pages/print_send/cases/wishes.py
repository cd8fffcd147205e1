"""From what is chosen on the page to the papers that are wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.services.basis.paper_kinds import ConsentPaperCode, ConsentPaperWish
from gkdesk.services.case_papers.kinds import CasePaperCode, CasePaperFormat, CasePaperWish
from gkdesk.text.codes.clients import Audience
from gkdesk.text.ids import ClientId, MeetingId, PartId
from gkdesk.ui.pages.print_send.cases.kinds import PaperEntry

if TYPE_CHECKING:
    from gkdesk.ui.pages.print_send.cases.work import Wish

REFERRAL, TRANSITION = "referral", "transition"


@dataclass(frozen=True)
class Chosen:
    """What is chosen, with nothing missing; `people` holds None where nobody is asked for."""

    entry: PaperEntry
    audience: Audience
    format: CasePaperFormat
    is_blank: bool = False
    meeting: MeetingId | None = None
    item: PartId | None = None
    people: tuple[PartId | None, ...] = (None,)
    client: ClientId | None = None
    passage: tuple[str, PartId] | None = None
    consent: PartId | None = None
    recipient: str = ""
    language: str = "de"
    is_confirmed: bool = False


def wishes_of(chosen: Chosen) -> tuple[Wish, ...]:
    """Return the papers that are wanted, one for each reader."""
    code = chosen.entry.code
    if isinstance(code, ConsentPaperCode):
        return (_form(chosen, code),)
    if not isinstance(code, CasePaperCode):
        return ()
    if chosen.is_blank:
        is_sheet = code is CasePaperCode.CASE_SHEET
        # A blank sheet goes out: those who take part write on it and hand it back.
        audience = Audience.PARTICIPANT if is_sheet else chosen.audience
        return (CasePaperWish(code, audience, is_blank=is_sheet),)
    return tuple(_paper(chosen, code, person) for person in chosen.people)


def _paper(chosen: Chosen, code: CasePaperCode, person: PartId | None) -> CasePaperWish:
    name, part = chosen.passage or ("", None)
    is_of_meeting = chosen.client is None and chosen.entry.code not in _OF_ALL_CASES
    return CasePaperWish(
        code,
        chosen.audience,
        chosen.format,
        meeting_id=chosen.meeting if is_of_meeting else None,
        participant_id=person,
        item_id=chosen.item,
        client_id=chosen.client if code in _OF_ONE else None,
        referral_id=part if name == REFERRAL else None,
        transition_id=part if name == TRANSITION else None,
    )


def _form(chosen: Chosen, code: ConsentPaperCode) -> ConsentPaperWish:
    is_letter = code is ConsentPaperCode.NOTICE
    return ConsentPaperWish(
        code,
        language="de" if is_letter else chosen.language,
        client_id=chosen.client,
        consent_id=None if chosen.client is None else chosen.consent,
        recipient=chosen.recipient if is_letter else "",
        confirmed=chosen.is_confirmed,
    )


_OF_ALL_CASES = frozenset({CasePaperCode.COHORT, CasePaperCode.ISSUES})
_OF_ONE = frozenset({CasePaperCode.SUBSTITUTE, CasePaperCode.HANDOVER})

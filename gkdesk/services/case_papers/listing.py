"""The list of the papers of cases and conferences, as the page for printing offers them."""

from __future__ import annotations

from gkdesk.services.case_papers.kinds import (
    CasePaperCode,
    CasePaperFormat,
    CasePaperKind,
    Subject,
)
from gkdesk.text.codes.clients import Audience
from gkdesk.text.papers.cases import TITLES

_PDF = (CasePaperFormat.PDF,)
_ONE_OR_OFFICE = (Audience.PARTICIPANT, Audience.OFFICE)


def _kind(
    code: CasePaperCode,
    audiences: tuple[Audience, ...],
    subject: Subject,
    *,
    formats: tuple[CasePaperFormat, ...] = _PDF,
    one_each: bool = False,
) -> CasePaperKind:
    title, description = TITLES[code.value]
    return CasePaperKind(code, title, description, formats, audiences, subject, one_each)


KINDS: tuple[CasePaperKind, ...] = (
    _kind(CasePaperCode.AGENDA, _ONE_OR_OFFICE, Subject.MEETING, one_each=True),
    _kind(
        CasePaperCode.INVITATION,
        (Audience.PARTICIPANT, Audience.CLIENT),
        Subject.MEETING,
        one_each=True,
    ),
    _kind(CasePaperCode.SLIP, (Audience.PARTICIPANT,), Subject.PARTICIPANT, one_each=True),
    _kind(CasePaperCode.CLIENT_PAGE, (Audience.CLIENT,), Subject.ATTENDING_CLIENT, one_each=True),
    _kind(
        CasePaperCode.MINUTES,
        (Audience.OFFICE, Audience.PARTICIPANT),
        Subject.MEETING,
        one_each=True,
    ),
    _kind(CasePaperCode.ACTIONS, (Audience.OFFICE,), Subject.MEETING),
    _kind(
        CasePaperCode.CALENDAR,
        (Audience.PARTICIPANT,),
        Subject.MEETING,
        formats=(CasePaperFormat.ICS,),
    ),
    _kind(CasePaperCode.CASE_SHEET, _ONE_OR_OFFICE, Subject.ITEM, one_each=True),
    _kind(CasePaperCode.CONFIDENTIALITY, (Audience.PARTICIPANT,), Subject.OFFICE),
    _kind(CasePaperCode.FEEDBACK, (Audience.PARTICIPANT,), Subject.MEETING),
    _kind(
        CasePaperCode.SUMMARY,
        (Audience.STEERING_GROUP, Audience.PARTICIPANT, Audience.MINISTRY, Audience.OFFICE),
        Subject.MEETING,
    ),
    _kind(CasePaperCode.SUBSTITUTE, (Audience.OFFICE,), Subject.CLIENT),
    _kind(CasePaperCode.HANDOVER, (Audience.PARTICIPANT,), Subject.PASSAGE),
    _kind(CasePaperCode.COHORT, (Audience.OFFICE,), Subject.OFFICE),
    _kind(
        CasePaperCode.ISSUES,
        (Audience.STEERING_GROUP, Audience.MINISTRY, Audience.OFFICE),
        Subject.OFFICE,
        formats=(CasePaperFormat.PDF, CasePaperFormat.XLSX),
    ),
)


def kind_of(code: CasePaperCode) -> CasePaperKind:
    """Return the kind with this code."""
    return next(kind for kind in KINDS if kind.code is code)

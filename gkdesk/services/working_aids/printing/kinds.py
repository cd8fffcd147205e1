"""The papers of working aids: what can be made, for whom, with which choices."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from gkdesk.export.pdf.undrawn import UndrawnSign
from gkdesk.text.codes.clients import Audience
from gkdesk.text.ids import AidId, PartId
from gkdesk.text.papers.working_aids import TITLES


class AidPaperCode(StrEnum):
    """The kinds of papers; the value also stands in the log and in the contents of the demo."""

    BLANK = "working_aid.blank"
    FILLED = "working_aid.filled"
    CONTRIBUTOR = "working_aid.contributor_sheet"
    RETURN = "working_aid.return_package"


@dataclass(frozen=True, slots=True)
class AidPaperKind:
    """A kind of paper with its German words; the first audience is the one to propose."""

    code: AidPaperCode
    title: str
    description: str
    audiences: tuple[Audience, ...]


@dataclass(frozen=True, slots=True)
class AidPaperWish:
    """One paper that somebody wants.

    A blank one is of a template or of an aid, all others of an aid. `give_back_by` is for a
    contributor; without it the day stands there until which the aid is due, or a line to write on.
    """

    kind: AidPaperCode
    audience: Audience
    aid_id: AidId | None = None
    template_id: str = ""
    contributor_id: PartId | None = None
    give_back_by: dt.date | None = None


@dataclass(frozen=True)
class MadeAidPaper:
    """A finished paper. Neither title nor file name carries the name of a person.

    `pages` are what can be looked at and printed; `withheld` counts answers that name a client
    and do not stand on a paper for others.
    """

    kind: AidPaperCode
    audience: Audience
    title: str
    file_name: str
    data: bytes
    pages: bytes
    aid_id: AidId | None = None
    contributor_id: PartId | None = None
    undrawn: tuple[UndrawnSign, ...] = ()
    withheld: int = 0


def _kind(code: AidPaperCode, *audiences: Audience) -> AidPaperKind:
    return AidPaperKind(code, *TITLES[code], audiences)


KINDS: tuple[AidPaperKind, ...] = (
    _kind(AidPaperCode.BLANK, Audience.PARTICIPANT, Audience.STEERING_GROUP, Audience.OFFICE),
    _kind(AidPaperCode.FILLED, Audience.OFFICE, Audience.PARTICIPANT, Audience.STEERING_GROUP),
    _kind(AidPaperCode.CONTRIBUTOR, Audience.PARTICIPANT),
    _kind(AidPaperCode.RETURN, Audience.MINISTRY),
)

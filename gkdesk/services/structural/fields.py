"""The field group of structural issues."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from gkdesk.text.codes.meetings import IssueKind, IssueRoute, IssueSource
from gkdesk.text.codes.network import InterfaceType
from gkdesk.text.ids import BodyId, MeetingId


@dataclass(frozen=True)
class IssueFields:
    """A structural issue: theme, what has to change, who is addressed, which way it takes.

    No text of a case is copied into it; the cases behind it are counted only.
    """

    theme: str = ""
    kind: IssueKind = IssueKind.PROCESS
    interface_type: InterfaceType | None = None
    field: str = ""
    source: IssueSource = IssueSource.CASE_CONFERENCE
    meeting_id: MeetingId | None = None
    need: str = ""
    addressee: str = ""
    body_id: BodyId | None = None
    route: IssueRoute = IssueRoute.OPEN
    mandate: str = ""
    mandate_until: dt.date | None = None
    decision: str = ""
    decided_on: dt.date | None = None
    implementation: str = ""
    implemented_on: dt.date | None = None
    review_on: dt.date | None = None

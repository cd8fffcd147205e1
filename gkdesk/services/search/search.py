"""Find everything that was entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.search.documents import (
    client_documents,
    contact_documents,
    organisation_documents,
)
from gkdesk.services.search.meetings import (
    action_documents,
    issue_documents,
    meeting_documents,
    meetings_of_bodies,
    meetings_of_series,
    series_documents,
)
from gkdesk.services.search.network import (
    body_documents,
    cooperation_documents,
    cooperations_of,
    need_documents,
    offer_documents,
    offers_of,
    task_documents,
)
from gkdesk.services.search.working_aids import aid_documents
from gkdesk.store.search import Hit, SearchIndex
from gkdesk.text.codes.clients import RecordKind

if TYPE_CHECKING:
    from gkdesk.progress import Progress

__all__ = ["Hit", "Search"]


class Search:
    """The search of one store."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index
        index.register(RecordKind.CLIENT.value, client_documents)
        index.register(RecordKind.CONTACT_PERSON.value, contact_documents)
        index.register(RecordKind.ORGANISATION.value, organisation_documents)
        index.register(RecordKind.BODY.value, body_documents)
        index.register(RecordKind.COOPERATION.value, cooperation_documents)
        index.register(RecordKind.OFFER.value, offer_documents)
        index.register(RecordKind.NEED.value, need_documents)
        index.register(RecordKind.TASK.value, task_documents)
        index.register(RecordKind.MEETING.value, meeting_documents)
        index.register(RecordKind.MEETING_SERIES.value, series_documents)
        index.register(RecordKind.ACTION_ITEM.value, action_documents)
        index.register(RecordKind.STRUCTURAL_ISSUE.value, issue_documents)
        index.register(RecordKind.WORKING_AID.value, aid_documents)
        organisation = RecordKind.ORGANISATION.value
        index.follows(RecordKind.COOPERATION.value, organisation, cooperations_of, in_title=True)
        index.follows(RecordKind.OFFER.value, organisation, offers_of)
        meeting, series = RecordKind.MEETING.value, RecordKind.MEETING_SERIES.value
        index.follows(meeting, series, meetings_of_series, in_title=True)
        index.follows(meeting, RecordKind.BODY.value, meetings_of_bodies, in_title=True)
        index.speaks_by(RecordKind.CODE_ENTRY.value, RecordKind.MUNICIPALITY.value)

    def find(
        self, text: str, *, limit: int = 30, kinds: tuple[RecordKind, ...] | None = None
    ) -> tuple[Hit, ...]:
        """Return the records that hold every word of the text, or its beginning."""
        wanted = None if kinds is None else tuple(kind.value for kind in kinds)
        return self._index.find(text, limit=limit, kinds=wanted)

    def is_current(self) -> bool:
        """Tell whether the index knows every record in the form of this program."""
        return self._index.is_current()

    def rebuild(self, progress: Progress) -> None:
        """Bring the index up to date; goes on where it was stopped."""
        self._index.rebuild(progress)

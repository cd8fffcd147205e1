"""What cases and meetings name is ended and not removed: they would lose what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from gkdesk.errors import InvalidInput
from gkdesk.models.case import ClientChainStep, ClientConsent, ClientReferral
from gkdesk.models.meetings import Meeting, MeetingSeries
from gkdesk.models.structural import StructuralIssue

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_OF_BODY: tuple[Any, ...] = (
    Meeting.body_id,
    MeetingSeries.body_id,
    ClientConsent.body_id,
    StructuralIssue.body_id,
)
_OF_OFFER: tuple[Any, ...] = (ClientChainStep.offer_id, ClientReferral.offer_id)


def check_body_unused(session: Session, ref: int) -> None:
    """Raise InvalidInput if meetings, consents or structural issues name a body."""
    if _is_named(session, ref, _OF_BODY):
        raise InvalidInput("name", "body_in_use")


def check_offer_unused(session: Session, ref: int) -> None:
    """Raise InvalidInput if a chain or a referral names an offer."""
    if _is_named(session, ref, _OF_OFFER):
        raise InvalidInput("name", "offer_in_use")


def _is_named(session: Session, ref: int, columns: tuple[Any, ...]) -> bool:
    queries = (select(column).where(column == ref).limit(1) for column in columns)
    return any(session.scalars(query).first() is not None for query in queries)

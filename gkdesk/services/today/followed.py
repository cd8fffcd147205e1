"""Whether a newer ground of disclosure goes on where one ends."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.case import ClientConsent
from gkdesk.services.clients.listing import streamed
from gkdesk.services.rows import among
from gkdesk.text.codes.cases import ConsentPurpose, Flow
from gkdesk.text.codes.clients import Basis

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Ground:
    """What a ground covers, for whom, towards whom and how long."""

    id: int
    client_id: int
    member_id: int | None
    herself: bool
    purpose: str
    towards: tuple[int | str | None, ...]
    categories: frozenset[str]
    confided: bool
    direction: str
    since: dt.date | None
    until: dt.date | None

    def goes_on(self, ended: Ground) -> bool:
        """Tell whether it holds after another one, for the same person and towards the same."""
        return (
            self.purpose == ended.purpose
            and self.towards == ended.towards
            and self._is_for(ended)
            and (self.confided or not ended.confided)
            and self.direction in (ended.direction, Flow.BOTH.value)
            and self._outlasts(ended)
        )

    def _is_for(self, ended: Ground) -> bool:
        """Tell whether it is for the same person: for all of a family means for each of them."""
        if self.member_id is not None:
            return self.member_id == ended.member_id
        return ended.herself or not self.herself

    def _outlasts(self, ended: Ground) -> bool:
        if ended.until is None:
            return False
        begins_in_time = self.since is None or self.since <= ended.until + _DAY
        return begins_in_time and (self.until is None or self.until > ended.until)


def grounds_of(session: Session, clients: Iterable[int]) -> dict[int, list[Ground]]:
    """Return the grounds that these clients have and that were not withdrawn, by client."""
    row = ClientConsent
    towards = (row.contact_id, row.organisation_id, row.body_id, row.recipient)
    what = (row.categories, row.confided, row.direction, row.since, row.until)
    query = select(
        row.id, row.client_id, row.member_id, row.herself, row.purpose, *what, *towards
    ).where(
        among(row.client_id, clients),
        row.withdrawn_on.is_(None),
        row.signed_on.is_not(None) | (row.basis == Basis.LEGAL_PROVISION.value),
    )
    found: dict[int, list[Ground]] = defaultdict(list)
    for ref, client, member, herself, purpose, *rest in streamed(session, query):
        categories, confided, direction, since, until, *whom = rest
        covered = frozenset(categories.split())
        ground = Ground(
            ref, client, member, herself, purpose, tuple(whom), covered, confided, direction,
            since, until,
        )  # fmt: skip
        found[client].append(ground)
    return found


def is_followed(ended: int, client: int, grounds: Mapping[int, list[Ground]]) -> bool:
    """Tell whether newer grounds cover all that this one covers.

    Each category may be covered by a ground of its own.
    """
    mine = next((each for each in grounds.get(client, ()) if each.id == ended), None)
    if mine is None:
        return False
    newer = [each for each in grounds[client] if each.goes_on(mine)]
    if not newer or mine.purpose != ConsentPurpose.DISCLOSURE.value:
        return bool(newer)
    return mine.categories <= frozenset().union(*(each.categories for each in newer))

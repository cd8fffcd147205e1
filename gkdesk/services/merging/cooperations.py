"""What becomes of the cooperations of two organisations that turn out to be one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from gkdesk.models.cooperation import Agreement, Cooperation
from gkdesk.services.merging.items import Act, Item, Two, absorbing, removing, setting
from gkdesk.services.merging.mentions import mentions
from gkdesk.services.register.contact_reading import organisation_names
from gkdesk.services.register.names import RecordRef
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.network import Direction, FormalBasis
from gkdesk.text.codes.records import Belonging, Fate
from gkdesk.text.dates import format_day_joined
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOT_COMPARED = frozenset({"id", "first_id", "second_id", "direction", "verified_on", "absorbed"})


def cooperations(two: Two) -> Iterator[Item]:
    """Move the cooperations; two that say the same become one, with the agreements of both.

    One between the two themselves goes: an organisation does not cooperate with itself.
    """
    table = Cooperation
    sides = (two.keep, two.other)
    rows = list(
        two.session.scalars(
            select(table)
            .where(or_(table.first_id.in_(sides), table.second_id.in_(sides)))
            .order_by(table.id)
        )
    )
    names = organisation_names(
        two.session, (ref for r in rows for ref in (r.first_id, r.second_id))
    )
    for row in rows:
        if two.other not in (row.first_id, row.second_id):
            continue
        partner = row.second_id if row.first_id in sides else row.first_id
        twins = [other for other in rows if _is_between(other, two.keep, partner)]
        name = names.get(partner, "")
        if row.first_id in sides and row.second_id in sides:
            yield from _with_itself(two, row, name)
            continue
        says = _says(row, partner)
        same = next((twin for twin in twins if _says(twin, partner) == says), None)
        fate, acts = _fate(two, row, same, twins)
        yield Item(Belonging.COOPERATION, fate, name, acts)
        if same is not None:
            yield from mentions(two.session, _reference(row), _reference(same))


def _with_itself(two: Two, row: Cooperation, name: str) -> Iterator[Item]:
    """Drop a cooperation of the two, and name its agreements; its tasks are about both of them."""
    act = removing(two.session, row)
    yield Item(Belonging.COOPERATION, Fate.DROPPED, name, (act,))
    for agreement in _agreements(two, row):
        acts = (removing(two.session, agreement),)
        yield Item(Belonging.AGREEMENT, Fate.DROPPED, _agreement_name(agreement), acts)
    stays = RecordRef(RecordKind.ORGANISATION, two.keep)
    yield from mentions(two.session, _reference(row), stays)


def _fate(
    two: Two, row: Cooperation, same: Cooperation | None, twins: list[Cooperation]
) -> tuple[Fate, tuple[Act, ...]]:
    if same is not None:
        acts: list[Act] = [
            setting(agreement, cooperation_id=same.id) for agreement in _agreements(two, row)
        ]
        day = max(same.verified_on or dt.date.min, row.verified_on or dt.date.min)
        acts.append(setting(same, verified_on=None if day == dt.date.min else day))
        acts.append(absorbing(same, row))
        return Fate.JOINED, (*acts, removing(two.session, row))
    side = "first_id" if row.first_id == two.other else "second_id"
    return (Fate.DOUBLE if twins else Fate.MOVES), (setting(row, **{side: two.keep}),)


def _is_between(row: Cooperation, one: int, another: int) -> bool:
    return one != another and {row.first_id, row.second_id} == {one, another}


def _says(row: Cooperation, partner: int) -> tuple[object, ...]:
    """Return everything a cooperation says, whichever side was entered first."""
    one_way = row.direction != Direction.BOTH.value
    towards = (row.second_id == partner) if one_way else None
    columns = [c.key for c in Cooperation.__table__.columns if c.key not in _NOT_COMPARED]
    return (towards, *(getattr(row, column) for column in columns))


def _reference(row: Cooperation) -> RecordRef:
    return RecordRef(RecordKind.COOPERATION, row.id)


def _agreement_name(row: Agreement) -> str:
    """Return what an agreement is, since when it holds, and about what it is."""
    signed = "" if row.signed_on is None else f"vom {format_day_joined(row.signed_on)}"
    what = " ".join(filter(None, (word(FormalBasis(row.basis)), signed)))
    subject = row.subjects.partition("\n")[0]
    return f"{what} ({subject})" if subject else what


def _agreements(two: Two, row: Cooperation) -> list[Agreement]:
    return list(two.session.scalars(select(Agreement).filter_by(cooperation_id=row.id)))

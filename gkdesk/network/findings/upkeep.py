"""What nobody has checked for long, as a list of calls: one call per organisation."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.network.agreements import has_run_out, is_followed
from gkdesk.network.findings.finding import About, Finding, Severity, key_of, ordered
from gkdesk.network.findings.lookup import (
    Lookup,
    contacts,
    in_alphabet,
    named,
    offers,
    organisations,
)
from gkdesk.network.freshness import DEFAULT_MONTHS, Freshness
from gkdesk.network.graph import Actor, Agreed, Network, Offering, Person, Tie
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.findings import Analysis, FindingCode, FollowUp
from gkdesk.text.codes.network import FormalBasis
from gkdesk.text.findings.facts import Facts
from gkdesk.text.ids import ContactId, CooperationId, OfferId, OrganisationId

if TYPE_CHECKING:
    from collections.abc import Iterable

_NO_DAY = "never"
"""Stands in a key for the day of what was never checked."""
_NEVER = 1_000_000
"""Older than any day: what was never checked comes first."""


@dataclass(frozen=True, slots=True)
class UpkeepOptions:
    """After how many months something counts as not checked."""

    stale_after_months: int = DEFAULT_MONTHS


@dataclass(frozen=True, slots=True)
class Call:
    """One call: what there is to check with an organisation, and the oldest day among it.

    `oldest` and `days` are None where something was never checked; `organisation` is None for the
    contact persons and offers without one. A cooperation is asked about at the organisation that
    it names first.
    """

    organisation: OrganisationId | None
    name: str
    oldest: dt.date | None
    days: int | None
    own: bool
    people: tuple[ContactId, ...]
    offers: tuple[OfferId, ...]
    ties: tuple[CooperationId, ...]

    @property
    def weight(self) -> int:
        """Return the age by which calls are sorted."""
        return _NEVER if self.days is None else self.days


def upkeep(network: Network, options: UpkeepOptions | None = None) -> tuple[Finding, ...]:
    """Return what is to be checked, the oldest first, and agreements whose day has come."""
    found = [_call_finding(call) for call in call_list(network, options)]
    lookup = Lookup(network)
    for tie in lookup.ties:
        found += _agreement_findings(lookup, tie)
    return ordered(found)


def call_list(network: Network, options: UpkeepOptions | None = None) -> tuple[Call, ...]:
    """Return the calls, the oldest first; phone numbers are looked up by who shows them."""
    stale = _Stale(Freshness(network.as_of, (options or UpkeepOptions()).stale_after_months))
    lookup = Lookup(network)
    offers_of: dict[OrganisationId | None, list[Offering]] = defaultdict(list)
    for offer in network.offers:
        offers_of[offer.provider if offer.provider in lookup.actors else None].append(offer)
    ties_of: dict[OrganisationId, list[Tie]] = defaultdict(list)
    for tie in lookup.ties:
        ties_of[tie.first].append(tie)
    calls = [
        _call(stale, actor, _Checked(actor.people, offers_of[actor.id], ties_of[actor.id]))
        for actor in network.actors
    ]
    calls.append(_call(stale, None, _Checked(network.unattached, offers_of[None], [])))
    due = [call for call in calls if call.own or call.people or call.offers or call.ties]
    return tuple(sorted(due, key=_place))


@dataclass(frozen=True, slots=True)
class _Checked:
    """What one call is about, besides the organisation itself."""

    people: tuple[Person, ...]
    offers: list[Offering]
    ties: list[Tie]


class _Stale:
    """Tells what was not checked for long on a day."""

    def __init__(self, fresh: Freshness) -> None:
        self._day = fresh.day
        self._limit = fresh.limit

    def __call__(self, verified_on: dt.date | None) -> bool:
        return verified_on is None or verified_on < self._limit

    def age(self, verified: Iterable[dt.date | None]) -> tuple[dt.date | None, int | None]:
        """Return the oldest of the stale days and its age; None where one was never checked."""
        days: list[dt.date] = []
        for verified_on in verified:
            if verified_on is None:
                return None, None
            if self(verified_on):
                days.append(verified_on)
        oldest = min(days, default=None)
        return oldest, None if oldest is None else (self._day - oldest).days


def _call(stale: _Stale, actor: Actor | None, checked: _Checked) -> Call:
    own = () if actor is None else (actor,)
    records = (*own, *checked.people, *checked.offers, *checked.ties)
    oldest, days = stale.age(record.verified_on for record in records)
    return Call(
        None if actor is None else actor.id,
        "" if actor is None else named(actor.name),
        oldest,
        days,
        actor is not None and stale(actor.verified_on),
        tuple(sorted(person.id for person in checked.people if stale(person.verified_on))),
        tuple(sorted(offer.id for offer in checked.offers if stale(offer.verified_on))),
        tuple(sorted(tie.id for tie in checked.ties if stale(tie.verified_on))),
    )


def _place(call: Call) -> tuple[int, tuple[str, str], int]:
    return -call.weight, in_alphabet(call.name), call.organisation or 0


def _call_finding(call: Call) -> Finding:
    code = _call_code(call)
    about = () if call.organisation is None else organisations(call.organisation)
    return Finding(
        Analysis.UPKEEP,
        code,
        Severity.NOTICE,
        Facts(
            name=call.name,
            day=call.oldest,
            number=call.days,
            own=call.own,
            people=len(call.people),
            offers=len(call.offers),
            ties=len(call.ties),
        ),
        key_of(code, call.organisation or "-", call.oldest or _NO_DAY),
        (
            *about,
            *contacts(call.people),
            *offers(call.offers),
            *(About(RecordKind.COOPERATION, ref) for ref in call.ties),
        ),
        (FollowUp.OPEN, FollowUp.TASK),
        call.weight,
    )


def _call_code(call: Call) -> FindingCode:
    if call.organisation is None:
        return FindingCode.UNASSIGNED_UNCHECKED
    return FindingCode.NEVER_CHECKED if call.days is None else FindingCode.LONG_UNCHECKED


def agreements_of(tie: Tie) -> tuple[Agreed, ...]:
    """Return the written bases of a cooperation; without a list, what its own fields tell."""
    if tie.agreements:
        return tie.agreements
    if tie.basis is FormalBasis.LIVED:
        return ()
    return (Agreed(tie.basis, None, tie.runs_until, tie.review_on),)


def _agreement_findings(lookup: Lookup, tie: Tie) -> list[Finding]:
    day = lookup.network.as_of
    agreements = agreements_of(tie)
    over = [one for one in agreements if has_run_out(one, day)]
    days = [one.review_on for one in agreements if one.review_on and one not in over]
    reviews = [review for review in days if review <= day]
    if reviews:
        return [_dated(lookup, tie, FindingCode.REVIEW_DUE, min(reviews))]
    ends = [one.runs_until for one in over if one.runs_until and not is_followed(one, agreements)]
    if ends:
        return [_dated(lookup, tie, FindingCode.AGREEMENT_RAN_OUT, max(ends))]
    return []


def _dated(lookup: Lookup, tie: Tie, code: FindingCode, day: dt.date) -> Finding:
    first, second = lookup.names((tie.first, tie.second))
    return Finding(
        Analysis.UPKEEP,
        code,
        Severity.IMPORTANT,
        Facts(name=first, other=second, day=day),
        key_of(code, tie.id, day.isoformat()),
        (
            About(RecordKind.COOPERATION, tie.id),
            *organisations(*sorted((tie.first, tie.second))),
        ),
        weight=(lookup.network.as_of - day).days,
    )

"""What a chain says: its steps, what lies between them, and what nobody has answered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from gkdesk.services.chain.waiting import awaited_on
from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.cases import ChainState, Opening, ReferralState
from gkdesk.text.dates import format_month, relative_day
from gkdesk.text.ids import PartId
from gkdesk.text.wording.clients import word
from gkdesk.ui.records.row_text import joined

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from gkdesk.services.clients.case_fields import ChainStep, Referral, Transition
    from gkdesk.services.clients.views import ClientDetail

WITHOUT_NAME = "ohne Namen"
OPEN = "Anschluss offen"
WAITING = frozenset({ReferralState.ASKED, ReferralState.ACCEPTED, ReferralState.BEGUN})
"""Here somebody else has the word: an answer, or what came of it."""


class Stroke(StrEnum):
    """How the line between two steps is drawn."""

    SOLID = "solid"
    DASHED = "dashed"
    THIN = "thin"
    GAP = "gap"


class Names(Protocol):
    """Names of offers, organisations and persons."""

    def offer(self, ref: int | None) -> tuple[str, str]: ...

    def organisation_short(self, ref: int | None) -> str: ...

    def contact_name(self, ref: int | None) -> str: ...


@dataclass(frozen=True)
class StepMark:
    """A step as it is drawn and read."""

    id: PartId
    title: str
    place: str
    when: str
    state: ChainState
    name: str


@dataclass(frozen=True)
class LinkMark:
    """What lies between two steps; `transition_id` is None as long as nobody noted anything."""

    from_id: PartId
    to_id: PartId | None
    transition_id: PartId | None
    stroke: Stroke
    word: str
    detail: str
    icon: str
    color: str
    name: str


@dataclass(frozen=True)
class ChainPicture:
    """The steps in order; `links[n]` follows `steps[n]`, also the last one if it leads nowhere."""

    steps: tuple[StepMark, ...] = ()
    links: tuple[LinkMark, ...] = ()

    def lines(self) -> tuple[str, ...]:
        """Return the same as lines to be read."""
        found = [step.name for step in self.steps]
        for place, link in reversed(tuple(enumerate(self.links))):
            found.insert(place + 1, link.name)
        return tuple(found)


def chain_picture(client: ClientDetail, names: Names, today: dt.date) -> ChainPicture:
    """Return the chain of a client as it is drawn."""
    count = len(client.chain)
    steps = tuple(
        _step_mark(step, names, today, f"Schritt {place} von {count}")
        for place, step in enumerate(client.chain, start=1)
    )
    around = _Around(client, names, today)
    followers: list[ChainStep | None] = [*client.chain[1:], None]
    links = [around.link(step, after) for step, after in zip(client.chain, followers, strict=False)]
    return ChainPicture(steps, tuple(link for link in links if link is not None))


def step_title(step: ChainStep, names: Names) -> str:
    """Return what a step is called: its own words, else the name of its offer."""
    return step.what or names.offer(step.offer_id)[0] or WITHOUT_NAME


def step_place(step: ChainStep, names: Names) -> str:
    """Return where a step takes place."""
    return names.organisation_short(step.organisation_id) or names.offer(step.offer_id)[1]


def step_when(step: ChainStep, today: dt.date) -> str:
    """Return the month of a step: `7/2026`, `seit 3/2026`, `ab 1/2027`."""
    if step.state in (ChainState.DONE, ChainState.BROKEN_OFF):
        day = step.until or step.since
        return format_month(day) if day else ""
    if step.since is None:
        return ""
    ahead = step.since > today or step.state is ChainState.PLANNED
    return f"{'ab' if ahead else 'seit'} {format_month(step.since)}"


def unanswered(referrals: Sequence[Referral]) -> list[Referral]:
    """Return the referrals whose answer or feedback is awaited, the one that is due first first."""
    return sorted((each for each in referrals if each.state in WAITING), key=_awaited_iso)


def silence(referral: Referral, today: dt.date) -> str:
    """Say for how long nobody has answered: `seit 16 Tagen`."""
    began = {
        ReferralState.ASKED: referral.asked_on,
        ReferralState.ACCEPTED: referral.answered_on,
        ReferralState.BEGUN: referral.begun_on,
    }.get(referral.state)
    return relative_day(began, today) if began else ""


def is_late(referral: Referral, today: dt.date) -> bool:
    """Tell whether the other side should have answered by now."""
    due = awaited_on(referral)
    return referral.state in WAITING and due is not None and due < today


def referred_to(referral: Referral, names: Names) -> str:
    """Return to whom somebody was passed on."""
    offer, provider = names.offer(referral.offer_id)
    office = names.organisation_short(referral.organisation_id) or provider or offer
    return ", ".join(filter(None, (office, names.contact_name(referral.contact_id))))


def who_sees_to(transition: Transition, names: Names) -> str:
    """Return who is responsible for a transition."""
    office = names.organisation_short(transition.organisation_id)
    return ", ".join(filter(None, (names.contact_name(transition.contact_id), office)))


class _Around:
    """Finds what belongs between two steps."""

    def __init__(self, client: ClientDetail, names: Names, today: dt.date) -> None:
        self._client = client
        self._names = names
        self._today = today

    def link(self, step: ChainStep, after: ChainStep | None) -> LinkMark | None:
        """Return what follows a step; None after the last one unless its Anschluss is open."""
        passage = self._passage(step, after)
        if passage is not None and passage.to_id is None:
            return self._open(step, after, passage)
        return None if after is None else self._passed(step, after, passage)

    def _passage(self, step: ChainStep, after: ChainStep | None) -> Transition | None:
        own = [each for each in self._client.transitions if each.from_id == step.id]
        to = None if after is None else after.id
        exact = next((each for each in own if each.to_id == to), None)
        return exact or next((each for each in own if each.to_id is None), None)

    def _open(self, step: ChainStep, after: ChainStep | None, passage: Transition) -> LinkMark:
        why = word(passage.opening or Opening.UNCLEAR)
        return self._mark(step, after, passage, Stroke.GAP, (OPEN, why, "warn", "warn"))

    def _passed(self, step: ChainStep, after: ChainStep, passage: Transition | None) -> LinkMark:
        waiting = self._referral(after)
        stroke, words = _stroke_and_words(passage, after)
        if waiting is not None:
            stroke = Stroke.DASHED if stroke is Stroke.THIN else stroke
            return self._mark(step, after, passage, stroke, self._waiting(waiting))
        who = "" if passage is None else who_sees_to(passage, self._names)
        said = (words[0], who, *words[1:])
        return self._mark(step, after, passage, stroke, (said[0], said[1], said[2], said[3]))

    def _waiting(self, referral: Referral) -> tuple[str, str, str, str]:
        since = silence(referral, self._today)
        if is_late(referral, self._today):
            return "keine Antwort", since, "warn", "warn"
        return "angefragt", since, "clock", "ink2"

    def _referral(self, after: ChainStep) -> Referral | None:
        asked = (
            each
            for each in self._client.referrals
            if each.step_id == after.id and each.state is ReferralState.ASKED
        )
        return next(asked, None)

    def _mark(
        self,
        step: ChainStep,
        after: ChainStep | None,
        passage: Transition | None,
        stroke: Stroke,
        said: tuple[str, str, str, str],
    ) -> LinkMark:
        first, detail, icon, color = said
        begin = inside(step_title(step, self._names))
        to = f" nach {inside(step_title(after, self._names))}" if after is not None else ""
        read = ", ".join(filter(None, (first, inside(detail) if detail else "")))
        return LinkMark(
            from_id=_known(step),
            to_id=None if after is None else after.id,
            transition_id=None if passage is None else passage.id,
            stroke=stroke,
            word=first,
            detail=detail,
            icon=icon,
            color=color,
            name=f"Übergang von {begin}{to}: {read}",
        )


def _stroke_and_words(
    passage: Transition | None, after: ChainStep
) -> tuple[Stroke, tuple[str, str, str]]:
    if passage is not None and passage.accompanied_on:
        return Stroke.SOLID, ("begleitet", "check", "ok")
    if passage is not None and passage.documented_on:
        return Stroke.SOLID, ("dokumentiert", "check", "ok")
    if passage is not None and (passage.prepared_on or passage.talked_on):
        return Stroke.DASHED, ("vorbereitet", "clock", "ink2")
    if after.state is ChainState.PLANNED:
        return Stroke.THIN, ("geplant", "", "ink2")
    return Stroke.THIN, ("nicht festgehalten", "", "ink2")


def _step_mark(step: ChainStep, names: Names, today: dt.date, count: str) -> StepMark:
    title, place, when = step_title(step, names), step_place(step, names), step_when(step, today)
    read = joined(f"{count}: {inside(title)}", word(step.state), place, when)
    return StepMark(_known(step), title, place, when, step.state, read)


def _known(step: ChainStep) -> PartId:
    if step.id is None:
        raise ValueError("a step that is shown was stored")
    return step.id


def _awaited_iso(referral: Referral) -> str:
    due = awaited_on(referral)
    return due.isoformat() if due else "9999"

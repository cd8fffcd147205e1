"""Let through only what one audience may see; every document reads records through this.

The category of every part of a client's record stands in `CATEGORY_OF`; None never leaves the
office. A person gets her own data, but the Begleitheft is shown around: gender, marital status
and nationality cannot pass to it at all, residence and health only where she asks for them.
Nobody else gets a record without released categories, and audiences above the single case get
no record at all.

Of the network, the office alone gets what it notes for itself and the numbers that are private.
The quality of a cooperation passes to the steering group only, where that is asked for by name,
and its reason to nobody. Who does not know whom and who may not exchange is not for the ministry
and the public.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from gkdesk.errors import GkdeskError
from gkdesk.network.findings.finding import SMALLEST_COUNT, shown_count
from gkdesk.services.clients.fields import (
    Address,
    CaseFacts,
    GermanLevel,
    Identity,
    InterpreterFacts,
    OptionalFacts,
)
from gkdesk.text.codes.clients import Audience, CaseState, Category, ReferenceOffice
from gkdesk.text.codes.network import Answer
from gkdesk.text.wording.interface_checks import CHECK_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.network.graph import Actor, Network, Tie, Wanted
    from gkdesk.services.clients.case_fields import Note
    from gkdesk.services.clients.fields import Paper, Reference
    from gkdesk.services.clients.views import ClientDetail, HelperView
    from gkdesk.services.register.contact_fields import ContactView, OrganisationView
    from gkdesk.services.register.cooperations import CooperationView
    from gkdesk.text.codes.cases import NoteSource
    from gkdesk.text.ids import PartId

CATEGORY_OF: dict[str, Category | None] = {
    "name": Category.CONTACT,
    "identity": Category.CONTACT,
    "facts": Category.FAMILY,
    "address": Category.CONTACT,
    "municipality": Category.CONTACT,
    "former_addresses": Category.CONTACT,
    "reach": Category.CONTACT,
    "references": Category.CONTACT,
    "variants": Category.CONTACT,
    "members": Category.FAMILY,
    "interpreter": Category.LANGUAGE,
    "languages": Category.LANGUAGE,
    "german": Category.LANGUAGE,
    "courses": Category.LANGUAGE,
    "statuses": Category.RESIDENCE,
    "legal_areas": Category.RESIDENCE,
    "goals": Category.PLANS,
    "steps": Category.PLANS,
    "next_step": Category.PLANS,
    "lead": Category.PLANS,
    "leads": Category.PLANS,
    "helpers": Category.PLANS,
    "education": Category.EDUCATION_WORK,
    "permits": Category.LANGUAGE,
    "chain": Category.PLANS,
    "transitions": Category.PLANS,
    "referrals": Category.PLANS,
    "phases": None,
    "consents": None,
    "case": None,
    "contacts": None,
    "last_contact": None,
    "follow_ups": None,
    "state": None,
    "began_on": None,
    "ended_on": None,
    "end_reason": None,
}
"""Every field of the record but `papers`, `topics` and `notes`: each of these has its own."""

OFF_BY_DEFAULT = frozenset({Category.RESIDENCE, Category.HEALTH})
"""What stays out of a person's own papers unless she asks for it."""

PERSONAL = frozenset({Audience.CLIENT, Audience.PARTICIPANT})
_EMPTY: dict[str, object] = {
    "name": "",
    "identity": Identity(),
    "facts": OptionalFacts(),
    "address": Address(),
    "municipality": "",
    "interpreter": InterpreterFacts(),
    "german": GermanLevel(),
    "case": CaseFacts(),
    "next_step": None,
    "lead": None,
    "last_contact": None,
    "state": CaseState.ACTIVE,
    "began_on": None,
    "ended_on": None,
    "end_reason": "",
}
_RESIDENCE_OFFICES = frozenset(
    {ReferenceOffice.FOREIGNERS_OFFICE, ReferenceOffice.BAMF, ReferenceOffice.CENTRAL_REGISTER}
)


NAMELESS = frozenset({Audience.MINISTRY, Audience.PUBLIC})
"""Who learns the functions in an office, but not who fills them."""


class AudienceRefused(GkdeskError):
    """A record was to be read for an audience that never gets it."""


class Redactor:
    """Read records for one audience; `released` are the categories that it may see.

    For the audience `CLIENT` the released ones come on top of what is in by default, and `papers`
    are those of her own that she asked for one by one. `confided` are the categories that are
    released expressly: in these, and in no other, goes what was confided and what was heard from
    somebody whose word is kept `apart` from this reader. `with_quality` lets the steering group see
    how cooperations stand; for anybody else it raises AudienceRefused.
    """

    def __init__(
        self,
        audience: Audience,
        *,
        released: frozenset[Category] = frozenset(),
        papers: frozenset[PartId] = frozenset(),
        with_quality: bool = False,
        confided: frozenset[Category] = frozenset(),
        apart: frozenset[NoteSource] = frozenset(),
        smallest_count: int = SMALLEST_COUNT,
    ) -> None:
        if with_quality and audience is not Audience.STEERING_GROUP:
            raise AudienceRefused
        self.audience = audience
        self._with_quality = with_quality
        self._smallest = smallest_count
        self._confided = confided
        self._apart = apart
        self._papers = papers if audience is Audience.CLIENT else frozenset()
        own = frozenset(Category) - OFF_BY_DEFAULT
        self.categories = released | own if audience is Audience.CLIENT else released

    def client(self, detail: ClientDetail) -> ClientDetail:
        """Return the record with everything blanked that this audience may not see.

        Raises AudienceRefused for audiences above the single case.
        """
        if self.audience not in PERSONAL:
            raise AudienceRefused
        kept: dict[str, Any] = {
            field.name: getattr(detail, field.name)
            if CATEGORY_OF[field.name] in self.categories
            else _EMPTY.get(field.name, ())
            for field in dataclasses.fields(detail)
            if field.name in CATEGORY_OF
        }
        return self._looked_through(dataclasses.replace(detail, **kept))

    def contact(self, view: ContactView) -> ContactView:
        """Return a contact person without notes; what is private stays with the office.

        A volunteer gives her number herself: no document of the office does it for her. Who is
        named as deputy is judged by her own record (`contacts`).
        """
        fields = dataclasses.replace(view.fields, note="")
        if self.audience is Audience.OFFICE:
            return dataclasses.replace(view, fields=fields)
        return without_private(dataclasses.replace(view, fields=fields, deputy=""))

    def contacts(self, views: Iterable[ContactView]) -> tuple[ContactView, ...]:
        """Return those who may stand in a list: others' data leave only with their agreement."""
        office = self.audience is Audience.OFFICE
        seen = [self.contact(view) for view in views if office or not view.fields.private]
        if self.audience in NAMELESS:
            return tuple(_without_name(view) for view in seen if view.fields.function)
        names = {view.id: view.name for view in seen}
        return tuple(
            dataclasses.replace(view, deputy=names.get(view.fields.deputy_id or view.id, ""))
            if view.fields.deputy_id
            else view
            for view in seen
        )

    def organisation(self, view: OrganisationView) -> OrganisationView:
        """Return an organisation without what the office notes about it for itself."""
        if self.audience is Audience.OFFICE:
            return dataclasses.replace(view, contacts=())
        fields = dataclasses.replace(view.fields, limits="", gain="", source="")
        return dataclasses.replace(view, fields=fields, contacts=())

    def cooperation(self, view: CooperationView) -> CooperationView:
        """Return a cooperation without a judgement of it."""
        fields = dataclasses.replace(
            view.fields, quality=None, quality_reason="", wish_for_more=False
        )
        return dataclasses.replace(view, fields=fields)

    def network(self, network: Network) -> Network:
        """Return the network without judgements; names of persons stay with the office."""
        return dataclasses.replace(
            network,
            actors=tuple(self._actor(actor) for actor in network.actors),
            ties=tuple(self._tie(tie) for tie in network.ties),
            needs=tuple(self._countable(need) for need in network.needs),
        )

    def _countable(self, need: Wanted) -> Wanted:
        """Leave out a number so small that it points to persons."""
        return dataclasses.replace(need, count=shown_count(need.count, self._smallest))

    def _actor(self, actor: Actor) -> Actor:
        if self.audience is Audience.OFFICE:
            return actor
        people = tuple(dataclasses.replace(person, name="") for person in actor.people)
        return dataclasses.replace(actor, people=people)

    def _tie(self, tie: Tie) -> Tie:
        quality = tie.quality if self._with_quality else None
        seen = dataclasses.replace(tie, quality=quality, wish_for_more=False)
        return _without_checks(seen) if self.audience in NAMELESS else seen

    def _looked_through(self, detail: ClientDetail) -> ClientDetail:
        own_copy = self.audience is Audience.CLIENT
        return dataclasses.replace(
            detail,
            facts=OptionalFacts() if own_copy else detail.facts,
            papers=tuple(paper for paper in detail.papers if self._may_see_paper(paper)),
            references=tuple(ref for ref in detail.references if self._may_see_number(ref)),
            helpers=tuple(self._helper(helper) for helper in detail.helpers),
            topics=tuple(topic for topic in detail.topics if topic.category in self.categories),
            notes=tuple(note for note in detail.notes if self._may_see_note(note)),
        )

    def _may_see_paper(self, paper: Paper) -> bool:
        if paper.id is not None and paper.id in self._papers:
            return True
        category = paper.category or Category.RESIDENCE
        if self.audience is Audience.CLIENT and category is Category.FAMILY:
            return False  # they tell the marital status
        return category in self.categories

    def _may_see_note(self, note: Note) -> bool:
        """Let a note out by its category; what was confided needs an express release of that."""
        if self.audience is Audience.CLIENT:
            return False  # her own copy is shown around
        if note.confided or note.source in self._apart:
            return note.category in self.categories & self._confided
        return note.category in self.categories

    def _may_see_number(self, reference: Reference) -> bool:
        return reference.office not in _RESIDENCE_OFFICES or Category.RESIDENCE in self.categories

    def _helper(self, helper: HelperView) -> HelperView:
        return dataclasses.replace(helper, contact=self.contact(helper.contact))


def without_private(view: ContactView) -> ContactView:
    """Return a contact person without numbers that are private, for papers that are passed on."""
    fields = view.fields
    if fields.private:
        hidden = dataclasses.replace(
            fields, phone="", mobile="", email="", room="", directions="", opening_hours=""
        )
        return dataclasses.replace(view, fields=hidden, address="")
    open_numbers = dataclasses.replace(
        fields,
        phone="" if fields.phone_private else fields.phone,
        mobile="" if fields.mobile_private else fields.mobile,
        email="" if fields.email_private else fields.email,
    )
    return dataclasses.replace(view, fields=open_numbers)


def _without_checks(tie: Tie) -> Tie:
    """Leave out what an office answered about how two others work together."""
    unknown: dict[str, Any] = dict.fromkeys(CHECK_FIELDS, Answer.UNKNOWN)
    return dataclasses.replace(tie, **unknown)


def _without_name(view: ContactView) -> ContactView:
    """Keep the function and the number of the office; a mobile and a mailbox name a person."""
    fields = dataclasses.replace(
        view.fields, name="", title="", salutation=None, mobile="", email="", interpreting=""
    )
    return dataclasses.replace(view, fields=fields, name=fields.function)

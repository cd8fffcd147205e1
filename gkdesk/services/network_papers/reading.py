"""What one paper reads from the store, each part once and only when it is needed."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from gkdesk.models.network import Organisation
from gkdesk.models.tasks import FindingSetAside
from gkdesk.network.choice import NAMING, Named, named_in, shown_of
from gkdesk.network.findings import FindingOptions, analyse, analyse_all
from gkdesk.network.findings.finding import Severity
from gkdesk.network.findings.matrix import MatrixOptions
from gkdesk.services.network_papers.aside import put_away
from gkdesk.services.network_papers.filtering import Chosen, filter_words
from gkdesk.services.network_papers.findings import CallNames
from gkdesk.services.network_papers.order import Numbers, numbers_of
from gkdesk.services.network_papers.source import (
    OfferEntry,
    PaperHead,
    Register,
    Words,
    read_offers,
    read_register,
    read_words,
)
from gkdesk.services.networks.analyses import finding_options
from gkdesk.services.networks.reading import read_network
from gkdesk.services.networks.snapshots import merged_records
from gkdesk.services.profiles import current_profile
from gkdesk.services.register.contact_reading import municipality_names
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.findings.facts import FindingWords
from gkdesk.text.papers import network as words

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.network.graph import Network
    from gkdesk.network.merged import Merged
    from gkdesk.services.network_papers.aside import Identity
    from gkdesk.services.network_papers.kinds import MapWish
    from gkdesk.services.redactor import Redactor
    from gkdesk.services.register.contact_fields import ContactFields


class Reading:
    """The network of one moment for one audience; `earlier` are further states of it."""

    def __init__(
        self,
        session: Session,
        head: PaperHead,
        redactor: Redactor,
        *,
        earlier: tuple[Network, ...] = (),
    ) -> None:
        self._session = session
        self._redactor = redactor
        self._earlier = earlier
        self.head = head

    @cached_property
    def lists(self) -> Words:
        """Return the words of the lists."""
        return read_words(self._session)

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """Return the words of the fields of action, in the order of the list."""
        return tuple(self.lists[CodeList.FIELD_OF_ACTION].values())

    @cached_property
    def register(self) -> Register:
        """Return organisations and contact persons."""
        return read_register(self._session, self._redactor, self.head.today)

    @cached_property
    def offers(self) -> tuple[OfferEntry, ...]:
        """Return the offers."""
        return read_offers(self._session, self._redactor, self.head.today)

    @cached_property
    def _stored(self) -> Network:
        return self._redactor.network(read_network(self._session, self.head.today))

    @cached_property
    def numbers(self) -> Numbers:
        """Return the numbers that stand for ids in files."""
        return numbers_of((*self._earlier, self._stored), self._places)

    @cached_property
    def network(self) -> Network:
        """Return the network of today with the numbers of files."""
        return self.numbers.network(self._stored)

    def state(self, network: Network) -> Network:
        """Return one of the further states, for this audience and with the same numbers."""
        return self.numbers.network(self._redactor.network(network))

    @cached_property
    def merged(self) -> Merged:
        """Return which records have become one, with the numbers of files."""
        return self.numbers.merged(merged_records(self._session))

    @cached_property
    def _places(self) -> dict[int, str]:
        return municipality_names(self._session)

    @cached_property
    def municipalities(self) -> dict[int, str]:
        """Return the names of the municipalities by their numbers."""
        return {self.numbers.municipalities[ref]: name for ref, name in self._places.items()}

    @cached_property
    def _core(self) -> str:
        return current_profile(self._session).word("core_group")

    @cached_property
    def said(self) -> FindingWords:
        """Return the words of findings."""
        return FindingWords(self.lists, self.municipalities, self._core)

    @cached_property
    def options(self) -> FindingOptions:
        """Return the options of the office, with the numbers of files."""
        chosen = finding_options(self._session, self.head.today)
        places = self.numbers.municipalities
        axes = MatrixOptions(
            chosen.gaps.axes.fields,
            chosen.gaps.axes.legal_areas,
            tuple(sorted(places[ref] for ref in chosen.gaps.axes.municipalities)),
        )
        return replace(chosen, gaps=replace(chosen.gaps, axes=axes))

    @cached_property
    def aside(self) -> frozenset[Identity]:
        """Return the findings that somebody has set aside."""
        row = FindingSetAside
        query = select(row.key).where(or_(row.until.is_(None), row.until > self.head.today))
        keys = frozenset(self._session.scalars(query))
        if not keys:
            return frozenset()
        found = analyse_all(self._stored, finding_options(self._session, self.head.today))
        return frozenset(put_away(found, keys, self.numbers))

    def chosen(self, wish: MapWish) -> Chosen:
        """Return what the filters of the overview let through."""
        if not wish.choices.is_filtering():
            return Chosen()
        named = self._named() if wish.choices.gaps else Named()
        shown = shown_of(self._stored, wish.view, wish.choices, named)
        said = filter_words(wish.choices, self._stored, self.lists, self._places)
        return Chosen(shown.for_map(), said)

    def _named(self) -> Named:
        """Return what important findings name that nobody has set aside."""
        row, options = FindingSetAside, finding_options(self._session, self.head.today)
        query = select(row.key).where(or_(row.until.is_(None), row.until > self.head.today))
        away = frozenset(self._session.scalars(query))
        found = (each for analysis in NAMING for each in analyse(self._stored, analysis, options))
        return named_in(
            [(one.kind, one.ref) for one in finding.about]
            for finding in found
            if finding.severity >= Severity.IMPORTANT and finding.key not in away
        )

    def call_names(self) -> CallNames:
        """Return what stands behind the numbers of calls; people come with their number."""
        numbers = self.numbers
        people: dict[int, str] = {}
        staff = [entry.people for entry in self.register.entries]
        for one in (each for group in (*staff, self.register.loose) for each in group):
            if one.view.id in numbers.people:
                number = _number_to_dial(one.view.fields)
                name = f"{one.view.name}, {number}" if number else one.view.name
                people[numbers.people[one.view.id]] = name
        rows = self._session.execute(select(Organisation.id, Organisation.phone))
        names = {actor.id: actor.label for actor in self.network.actors}
        return CallNames(
            phones={numbers.actors[ref]: phone for ref, phone in rows if ref in numbers.actors},
            people=people,
            offers={offer.id: offer.name for offer in self.network.offers},
            partners={tie.id: names[tie.second] for tie in self.network.ties},
        )


def _number_to_dial(fields: ContactFields) -> str:
    """Return the number with its mark: a list is left lying, and a private one binds the reader."""
    number, private = fields.phone, fields.phone_private
    if not number:
        number, private = fields.mobile, fields.mobile_private
    return f"{number} ({words.PRIVATE})" if number and (private or fields.private) else number

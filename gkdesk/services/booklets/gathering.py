"""What a booklet is written from, read out of the store and redacted for the client herself.

Everything passes the redactor for her, with what she asked for beyond the usual. What her record
does not hold by itself is read beside it, and only for parts that will be printed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.services.booklets.blocks import agreed as booklets_agreed
from gkdesk.services.booklets.blocks import consents as booklets_consents
from gkdesk.services.booklets.blocks import way as booklets_way
from gkdesk.services.booklets.lines.others import Everybody, Others
from gkdesk.services.booklets.profiles.profile import (
    BEGLEITHEFT,
    SHIPPED,
    BookletBlock,
    Fill,
    load_profile,
)
from gkdesk.services.booklets.source import Agreed, Allowed, BookletSource, Way
from gkdesk.services.case_papers.for_readers import full_names
from gkdesk.services.clients.views import ClientDetail
from gkdesk.services.office import OfficeFacts
from gkdesk.services.practice import is_demo
from gkdesk.services.redactor import Redactor
from gkdesk.services.register.contact_reading import contact_views
from gkdesk.services.rows import among
from gkdesk.store.store import Store
from gkdesk.text.codes.clients import Audience, CodeList
from gkdesk.text.ids import ContactId

if TYPE_CHECKING:
    from gkdesk.services.booklets.lines.others import KeptNames
    from gkdesk.services.booklets.profiles.profile import BookletChoice, BookletProfile
    from gkdesk.services.clients.keeping import Clients
    from gkdesk.services.code_lists import CodeLists
    from gkdesk.services.office import Office
    from gkdesk.services.profiles import Profiles
    from gkdesk.services.register.contact_fields import ContactView
    from gkdesk.text.ids import ClientId


@dataclass
class Around:
    """What does not change from one booklet of a run to the next, read once."""

    store: Store
    facts: OfficeFacts
    titles: Mapping[str, str]
    course_words: Mapping[str, str]
    today: dt.date
    created: dt.datetime
    is_demo: bool
    everybody: Everybody

    @cached_property
    def offices(self) -> dict[str, str]:
        """Return the full names of offices by their short ones."""
        with self.store.read() as session:
            return full_names(session)

    def spelled_out(self, names: str) -> str:
        """Return names with each office in full: nobody has to know what „ABH“ is."""
        return ", ".join(self.offices.get(name, name) for name in names.split(", "))


class Gathering:
    """Read what the booklets of one store are written from."""

    def __init__(
        self,
        store: Store,
        *,
        clients: Clients,
        office: Office,
        profiles: Profiles,
        codes: CodeLists,
        names: KeptNames,
    ) -> None:
        self._store = store
        self._clients = clients
        self._office = office
        self._profiles = profiles
        self._codes = codes
        self._names = names

    def around(self) -> Around:
        """Return what all booklets of a run share."""
        kinds = self._codes.entries(CodeList.COURSE_KIND)
        return Around(
            store=self._store,
            facts=self._office.facts(),
            titles=self._profiles.current().words,
            course_words={row.code: row.word for row in kinds},
            today=self._store.clock.today(),
            created=self._store.clock.now(),
            is_demo=is_demo(self._store),
            everybody=self._names.read(),
        )

    def source(
        self,
        client_id: ClientId,
        profile: BookletProfile,
        choice: BookletChoice,
        around: Around | None = None,
    ) -> BookletSource:
        """Return what one booklet is written from; raise RecordGone."""
        around = around or self.around()
        redactor = Redactor(
            Audience.CLIENT, released=choice.released(profile), papers=choice.papers_in
        )
        record = self._clients.detail(client_id)
        others = others_of(around, client_id)
        seen = others.out_of(redactor.client(record))
        facts = around.facts
        title = title_of(around.titles.get(profile.concept, ""), profile)
        if others.names_anybody(title):
            title = load_profile(profile.base).name  # an office may call its own like somebody
        with self._store.read() as session:
            printed = _printed(profile, choice)
            beside = _Beside(session, around, redactor, record, seen, printed, others)
            return BookletSource(
                detail=seen,
                title=title,
                found_at=tuple(filter(None, (facts.name, facts.unit, *facts.address_lines))),
                course_words=around.course_words,
                today=around.today,
                is_demo=around.is_demo,
                base=profile.base,
                has_known_title=profile.id in SHIPPED and title == profile.name,
                phone=facts.phone,
                lead=beside.lead(),
                kinds=beside.kinds(),
                way=beside.way(),
                agreed=beside.agreed(),
                allowed=beside.allowed(),
                parts=_parts(profile, choice),
            )


@dataclass(frozen=True)
class _Beside:
    """What is read beside a record; nothing for parts that are not printed."""

    session: Session
    around: Around
    redactor: Redactor
    record: ClientDetail
    seen: ClientDetail
    printed: frozenset[BookletBlock]
    others: Others

    def lead(self) -> ContactView | None:
        """Return who leads the case, without what is private; nobody who left."""
        lead = None if self.seen.lead is None else self.seen.lead.lead
        if lead is None or lead.contact_id is None:
            return None
        found = contact_views(self.session, [lead.contact_id]).get(lead.contact_id)
        is_there = found is not None and found.ended_on is None and not found.fields.private
        if found is None or not is_there:
            return None
        return self.others.out_of_contact(self.redactor.contact(found))

    def kinds(self) -> Mapping[ContactId, str]:
        """Return the kinds of the organisations in which her contact persons work."""
        refs = [helper.contact.id for helper in self.seen.helpers]
        refs += [each.lead.contact_id for each in self.seen.leads if each.lead.contact_id]
        query = (
            select(ContactPerson.id, Organisation.kind_of_organisation)
            .join(Organisation, Organisation.id == ContactPerson.organisation_id)
            .where(among(ContactPerson.id, refs))
        )
        return {ContactId(row[0]): row[1] for row in self.session.execute(query)}

    def way(self) -> tuple[Way, ...]:
        """Return her chain."""
        if BookletBlock.PATH not in self.printed:
            return ()
        return booklets_way.read_way(self.session, self.seen, self.others.clean)

    def agreed(self) -> Agreed | None:
        """Return what the last conference about her agreed."""
        if BookletBlock.AGREED not in self.printed:
            return None
        return booklets_agreed.read_agreed(
            self.session, self.seen, self.around, self.redactor.categories
        )

    def allowed(self) -> tuple[Allowed, ...]:
        """Return what she allows; consents are her own, though no other paper gets them."""
        if BookletBlock.CONSENTS not in self.printed:
            return ()
        return booklets_consents.read_allowed(self.session, self.record.consents, self.around)


def _printed(profile: BookletProfile, choice: BookletChoice) -> frozenset[BookletBlock]:
    return frozenset(rule.block for rule in profile.blocks if choice.fill_of(rule) is Fill.FILLED)


def _parts(profile: BookletProfile, choice: BookletChoice) -> frozenset[BookletBlock]:
    """Return the parts of a whole booklet, also where only some are made again."""
    fills = ((rule.block, choice.fill(rule.block, rule.preset)) for rule in profile.blocks)
    return frozenset(block for block, fill in fills if fill is not Fill.LEFT_OUT)


def others_of(around: Around, client_id: ClientId) -> Others:
    """Return what finds everybody but one client in a text."""
    return Others(around.everybody, around.everybody.names.stored.get(client_id, ()))


def title_of(words: str, profile: BookletProfile) -> str:
    """Return one name where the programme profile gives several („Personal Book / Begleitheft“).

    Only the Begleitheft goes by the word of the programme; all others are called what they are.
    """
    names = [name.strip() for name in words.split("/") if name.strip()]
    if profile.id != BEGLEITHEFT or profile.name in names or not names:
        return profile.name
    return names[0]

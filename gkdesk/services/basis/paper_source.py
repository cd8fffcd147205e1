"""What the papers around a consent are written from: the office, one person, one basis."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gkdesk.errors import RecordGone
from gkdesk.export import content, paper
from gkdesk.models.bodies import Body
from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.services.basis.consents import consent_views
from gkdesk.services.basis.known_names import stored_names
from gkdesk.services.basis.names_in_text import Doubt, KnownNames
from gkdesk.services.case_papers.cleaning import Cleaner
from gkdesk.services.clients.case_fields import Consent
from gkdesk.services.clients.reading import client_detail
from gkdesk.services.naming import contact_name
from gkdesk.services.office import OfficeFacts
from gkdesk.services.redactor import Redactor
from gkdesk.text.codes.clients import Audience, Category
from gkdesk.text.papers import consent as words

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.services.clients.views import ClientDetail
    from gkdesk.text.ids import ClientId, PartId

FOREIGNERS_OFFICE = "foreigners_office"


@dataclass(frozen=True)
class PaperHead:
    """What stands on every paper: whose it is, and of when; letters have the `letterhead`."""

    office: OfficeFacts
    today: dt.date
    created: dt.datetime
    is_demo: bool = False
    letterhead: content.Letterhead | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the office with its address, without what is empty."""
        office = self.office
        return tuple(filter(None, (office.name, office.unit, *office.address_lines)))


@dataclass(frozen=True)
class Recipient:
    """Whom a basis names: the person, the full and short name of the office, the body, or words."""

    person: str = ""
    organisation: str = ""
    short: str = ""
    body: str = ""
    said: str = ""
    address: tuple[str, ...] = ()
    is_foreigners_office: bool = False

    @property
    def parts(self) -> tuple[str, ...]:
        """Return what is known of whom it names."""
        return tuple(filter(None, (self.person, self.organisation, self.body, self.said)))

    @property
    def name(self) -> str:
        """Return it in one line."""
        return ", ".join(self.parts)


@dataclass(frozen=True)
class Subject:
    """Whom a paper is about, and on which basis; all empty for a blank form."""

    names: tuple[str, ...] = ()
    code: str = ""
    consent: Consent | None = None
    recipient: Recipient = Recipient()


def cleaner(session: Session, *, kept: frozenset[Doubt] = frozenset()) -> Cleaner:
    """Return what takes the names of other clients out of the free text of a paper."""
    stored = stored_names(session)
    everybody = KnownNames(name for names in stored.values() for name in names)
    return Cleaner(everybody, stored, kept=kept)


def subject(
    session: Session,
    client_id: ClientId | None,
    consent_id: PartId | None,
    today: dt.date,
    audience: Audience,
) -> Subject:
    """Read the name of one person and one basis of hers; raise RecordGone for another's."""
    if client_id is None:
        return Subject()
    record = client_detail(session, client_id, today)
    seen = Redactor(audience, released=frozenset({Category.CONTACT})).client(record)
    if consent_id is None:
        return Subject(_names(seen), seen.identity.code)
    consent = next((each for each in record.consents if each.id == consent_id), None)
    if consent is None:
        raise RecordGone
    view = consent_views(session, [consent], today)[0]
    names = (view.member,) if view.member else _names(seen)
    return Subject(names, seen.identity.code, consent, recipient_of(session, consent))


def with_aim(about: Subject, aim: str) -> Subject:
    """Return the same with the purpose in these words."""
    if about.consent is None:
        return about
    return replace(about, consent=replace(about.consent, aim=aim))


def recipient_of(session: Session, consent: Consent) -> Recipient:
    """Return whom a basis names, with the full names that belong on a signed paper."""
    body = session.get(Body, consent.body_id) if consent.body_id else None
    found = named_by(session, consent.contact_id, consent.organisation_id)
    return replace(found, body=body.name if body else "", said=consent.recipient)


def named_by(session: Session, contact_id: int | None, organisation_id: int | None) -> Recipient:
    """Return a person and an office as they are called now, with the address of the office."""
    person = session.get(ContactPerson, contact_id) if contact_id else None
    ref = organisation_id or (person.organisation_id if person else None)
    office = session.get(Organisation, ref) if ref else None
    town = f"{office.postal_code} {office.place}".strip() if office else ""
    return Recipient(
        person=contact_name(person.salutation, person.name, person.function) if person else "",
        organisation=office.name if office else "",
        short=office.short_name if office else "",
        address=tuple(filter(None, (office.street, town))) if office else (),
        is_foreigners_office=bool(office and office.kind_of_organisation == FOREIGNERS_OFFICE),
    )


def document(
    head: PaperHead,
    title: str,
    blocks: tuple[content.Block, ...],
    page: paper.Page,
    *,
    code: str = "",
) -> content.Document:
    """Return a paper of this office; `code` at its foot keeps the sheets of a person together."""
    running = [title, head.office.name, code]
    if head.is_demo:
        running.append(words.DEMO)
    foot = (content.passage(each, field=words.OFFICE) for each in running if each)
    return content.Document(
        title=title,
        language="de",
        blocks=blocks,
        page=page,
        footer=content.Footer(tuple(foot)),
        author=head.office.name,
        created=head.created,
    )


def _names(seen: ClientDetail) -> tuple[str, ...]:
    """Return the official name and the one in the person's own letters."""
    identity = seen.identity
    known = (identity.official_name or identity.wanted_name, identity.own_name)
    return tuple(dict.fromkeys(filter(None, known))) or (seen.name,)

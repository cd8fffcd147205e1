"""What must hold before a client's record is written."""

from __future__ import annotations

from dataclasses import fields as fields_of
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Integer, cast, func, select

from gkdesk.errors import InvalidInput, RecordGone
from gkdesk.models.bodies import Body
from gkdesk.models.case import ClientConsent, ClientTransition
from gkdesk.models.client import (
    Client,
    ClientFormerAddress,
    ClientFormerMember,
    ClientHelper,
    ClientMember,
    ClientNameVariant,
    ClientPart,
)
from gkdesk.models.network import ContactPerson, Municipality, Organisation
from gkdesk.models.offers import Offer
from gkdesk.services.basis.families import family_of
from gkdesk.services.clients import case_fields, fields, parts
from gkdesk.services.clients.consent_rules import check_signature
from gkdesk.services.code_lists import paper_category, require, topic_category
from gkdesk.services.mapping import read
from gkdesk.services.rows import require_choice
from gkdesk.text.codes.clients import Basis, CodeList
from gkdesk.text.wording.clients import FORMER_NAME

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from _typeshed import DataclassInstance
    from sqlalchemy.orm import Session

    from gkdesk.models.base import Record

Row = TypeVar("Row", bound=ClientPart)

ORGANISATION = {"organisation_id": Organisation}
CONTACT = {"contact_id": ContactPerson}
RECORDS: dict[type, Mapping[str, type[Record]]] = {
    fields.Address: {"municipality_id": Municipality},
    fields.FormerAddress: {"municipality_id": Municipality},
    fields.Lead: {**CONTACT, **ORGANISATION},
    fields.Helper: CONTACT,
    fields.Member: {"client_ref": Client},
    case_fields.ChainStep: {"offer_id": Offer, **ORGANISATION},
    case_fields.Transition: {**CONTACT, **ORGANISATION},
    case_fields.Referral: {"offer_id": Offer, **CONTACT, **ORGANISATION},
    case_fields.Consent: {"body_id": Body, **CONTACT, **ORGANISATION},
}
"""The fields of a group that name a record elsewhere."""
CODES: dict[type, Mapping[str, CodeList]] = {
    fields.StatusEntry: {"status": CodeList.RESIDENCE_STATUS},
    fields.LegalAreaEntry: {"legal_area": CodeList.LEGAL_AREA},
    fields.Course: {"kind": CodeList.COURSE_KIND},
    fields.CaseFacts: {"main_field": CodeList.FIELD_OF_ACTION, "triage": CodeList.CASE_TRIAGE},
    fields.Goal: {"level": CodeList.GOAL_LEVEL},
    case_fields.Phase: {"phase": CodeList.CASE_PHASE},
    case_fields.Topic: {"topic": CodeList.CASE_TOPIC},
    case_fields.CoursePermit: {"kind": CodeList.COURSE_KIND},
    case_fields.ChainStep: {"field": CodeList.FIELD_OF_ACTION},
}
"""The fields of a group that hold a code of an editable list."""
OWN: dict[type, Mapping[str, type]] = {
    fields.Step: {"goal_id": fields.Goal},
    fields.Goal: {"parent_id": fields.Goal},
    case_fields.Transition: {"from_id": case_fields.ChainStep, "to_id": case_fields.ChainStep},
    case_fields.Referral: {"step_id": case_fields.ChainStep},
    case_fields.Consent: {"member_id": fields.Member},
}
"""The fields of a row that name a row of the same record."""
NOTES_OF_SIGNED = frozenset(
    {"signatory_kind", "signatory", "language", "interpreter", "text_version"}
)
"""What may still be noted of a consent that was signed; its extent stays as it was signed."""
_CODE_PREFIX = "K"
_LONGEST_NUMBER = 7


def next_code(session: Session) -> str:
    """Return the next free code after the highest one of the form K001."""
    number = cast(func.substr(Client.code, len(_CODE_PREFIX) + 1), Integer)
    query = select(func.max(number)).where(
        Client.code.op("GLOB")(f"{_CODE_PREFIX}[0-9]*"),
        func.length(Client.code) <= len(_CODE_PREFIX) + _LONGEST_NUMBER,
    )
    return f"{_CODE_PREFIX}{(session.scalar(query) or 0) + 1:03d}"


def check_code(session: Session, code: str, *, own: int | None) -> None:
    """Raise InvalidInput if another client has the code already."""
    holder = session.scalar(select(Client.id).where(Client.code == code))
    if holder is not None and holder != own:
        raise InvalidInput("code", "code_taken")


def check_choices(session: Session, group: DataclassInstance) -> None:
    """Raise InvalidInput if a chosen record or code of a list is not there (any more)."""
    for name, table in RECORDS.get(type(group), {}).items():
        require_choice(session, table, getattr(group, name), field=name)
    for name, listed in CODES.get(type(group), {}).items():
        require(session, listed, getattr(group, name), field=name)


def check_part(session: Session, client_id: int, part: fields.Part, today: dt.date) -> None:
    """Raise InvalidInput if a row does not fit this client's record."""
    check_choices(session, part)
    for name, group in OWN.get(type(part), {}).items():
        ref = getattr(part, name)
        if ref is not None:
            own_part(session, client_id, parts.PARTS[group].table, ref)
    match part:
        case fields.Member(client_ref=ref) if ref == client_id:
            raise InvalidInput("client_ref", "same_person")
        case fields.ContactEntry(on=day) | case_fields.Note(on=day) if day and day > today:
            raise InvalidInput("on", "contact_in_future")
        case case_fields.Consent():
            _check_consent(session, client_id, part, today)
        case fields.Goal(id=ref, parent_id=above) if ref is not None and ref == above:
            raise InvalidInput("parent_id", "own_goal")
        case fields.Helper():
            _check_single_link(session, client_id, part)


def _check_consent(
    session: Session, client_id: int, consent: case_fields.Consent, today: dt.date
) -> None:
    """Refuse days ahead, a withdrawal in passing, and changes of what was signed."""
    for name in ("signed_on", "withdrawn_on"):
        if (getattr(consent, name) or today) > today:
            raise InvalidInput(name, "not_yet")
    if consent.id is None:
        check_signature(consent)
        return
    stored = own_part(session, client_id, ClientConsent, consent.id)
    if stored.withdrawn_on is not None or consent.withdrawn_on is not None:
        raise InvalidInput("withdrawn_on", "withdrawn_is_final")
    if _is_signed(stored):
        _check_signed(
            read(case_fields.Consent, stored, parts.PARTS[type(consent)].columns), consent
        )
    else:
        check_signature(consent)


def _check_signed(stored: case_fields.Consent, consent: case_fields.Consent) -> None:
    """Raise InvalidInput for another extent than the one that somebody put her name to."""
    for field in fields_of(consent):
        is_same = getattr(stored, field.name) == getattr(consent, field.name)
        if not is_same and field.name not in (*NOTES_OF_SIGNED, "asked"):
            raise InvalidInput(field.name, "signed_stays")


def _is_signed(row: ClientConsent) -> bool:
    """Tell whether somebody put her name to it; a legal provision rests on no signature."""
    return row.signed_on is not None and row.basis != Basis.LEGAL_PROVISION.value


def is_signed_by(part: fields.Part) -> bool:
    """Tell whether a row is a consent that somebody put her name to."""
    if not isinstance(part, case_fields.Consent):
        return False
    return part.signed_on is not None and part.basis is not Basis.LEGAL_PROVISION


def check_removal(session: Session, row: ClientPart) -> None:
    """Raise InvalidInput for what has to stay: a signed consent, a person with consents.

    What may have been told on a signed ground has to be proved later. Without its person a
    consent would be one for the whole family.
    """
    if isinstance(row, ClientConsent):
        if row.withdrawn_on is not None:
            raise InvalidInput("withdrawn_on", "withdrawn_is_final")
        if _is_signed(row):
            raise InvalidInput("signed_on", "signed_is_withdrawn")
    if isinstance(row, ClientMember):
        given = select(ClientConsent.id).filter_by(member_id=row.id)
        if session.scalars(given.limit(1)).first() is not None:
            raise InvalidInput("name", "member_has_consents")


def own_part(session: Session, client_id: int, table: type[Row], ref: int | None) -> Row:
    """Return a row of this client; raise RecordGone if it is not there or somebody else's."""
    row = None if ref is None else session.get(table, ref)
    if row is None or row.client_id != client_id:
        raise RecordGone
    return row


def part_row(session: Session, client_id: int, table: type[Row], ref: int | None) -> Row:
    """Return the row to write: the one with this id, or a new one at the end of the list."""
    if ref is not None:
        return own_part(session, client_id, table, ref)
    last = session.scalar(select(func.max(table.position)).where(table.client_id == client_id))
    return table(client_id=client_id, position=0 if last is None else last + 1)


def completed(session: Session, part: fields.Part, today: dt.date) -> fields.Part:
    """Fill in what may be left empty: the day of a note, the category that a list presets."""
    match part:
        case fields.ContactEntry(on=None) | case_fields.Note(on=None):
            return replace(part, on=today)
        case fields.Paper(category=None, title=title):
            return replace(part, category=paper_category(session, title))
        case case_fields.Topic(category=None, topic=code):
            return replace(part, category=topic_category(session, code))
    return part


def asked_about(
    session: Session, client_id: int, part: fields.Part, row: ClientPart
) -> fields.Part:
    """Note with a basis who is in the case; what was signed was asked about those of that day."""
    if not isinstance(part, case_fields.Consent) or not isinstance(row, ClientConsent):
        return part
    if row.id is not None and _is_signed(row):
        return replace(part, asked=tuple(row.asked.split()))
    return replace(part, asked=family_of(session, client_id).asked)


def remember_member(session: Session, row: ClientPart, today: dt.date) -> None:
    """Keep the name of a person who is taken off a family: it is nobody else's to read."""
    if isinstance(row, ClientMember):
        session.add(
            ClientFormerMember(
                id=row.id,
                client_id=row.client_id,
                name=row.name,
                own_name=row.own_name,
                left_on=today,
                position=row.position,
            )
        )


def let_go(session: Session, group: type, ref: int) -> None:
    """Take the id of a row that is removed out of the rows that name it.

    A passage that joins no steps any more goes with the last of them.
    """
    for other, names in OWN.items():
        table = parts.PARTS[other].table
        for name, named in names.items():
            if named is group:
                for row in session.scalars(select(table).filter_by(**{name: ref})):
                    setattr(row, name, None)
                    if isinstance(row, ClientTransition) and row.from_id is row.to_id is None:
                        session.delete(row)


def former_address(session: Session, client: Client, until: dt.date) -> ClientFormerAddress:
    """Return the present address as a former one that ended on a day."""
    row = part_row(session, client.id, ClientFormerAddress, None)
    row.street, row.postal_code = client.address_street, client.address_postal_code
    row.place, row.municipality_id = client.address_place, client.address_municipality_id
    row.since, row.until = client.address_since, until
    return row


def keep_former_names(session: Session, client: Client, names: fields.Identity) -> None:
    """Keep the names that a client is about to lose as spellings of hers."""
    lost = {client.official_name, client.own_name} - {names.official_name, names.own_name, ""}
    known = select(ClientNameVariant.name).filter_by(client_id=client.id)
    for name in sorted(lost.difference(session.scalars(known))):
        row = part_row(session, client.id, ClientNameVariant, None)
        row.name, row.note = name, FORMER_NAME
        session.add(row)
        session.flush()


def _check_single_link(session: Session, client_id: int, helper: fields.Helper) -> None:
    query = select(ClientHelper.id).filter_by(client_id=client_id, contact_id=helper.contact_id)
    if any(ref != helper.id for ref in session.scalars(query)):
        raise InvalidInput("contact_id", "link_already_there")

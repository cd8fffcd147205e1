"""What must hold before a client's record is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Integer, cast, func, select

from gkdesk.errors import InvalidInput, RecordGone
from gkdesk.models.client import Client, ClientFormerAddress, ClientHelper, ClientPart
from gkdesk.models.network import ContactPerson, Municipality, Organisation
from gkdesk.services.clients import fields, parts
from gkdesk.services.code_lists import require
from gkdesk.services.rows import require_choice
from gkdesk.text.codes.clients import CodeList

if TYPE_CHECKING:
    import datetime as dt

    from _typeshed import DataclassInstance
    from sqlalchemy.orm import Session

Row = TypeVar("Row", bound=ClientPart)

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
    match group:
        case fields.Address(municipality_id=ref) | fields.FormerAddress(municipality_id=ref):
            require_choice(session, Municipality, ref, field="municipality_id")
        case fields.Lead(contact_id=contact_id, organisation_id=organisation_id):
            require_choice(session, ContactPerson, contact_id, field="contact_id")
            require_choice(session, Organisation, organisation_id, field="organisation_id")
        case fields.Helper(contact_id=ref):
            require_choice(session, ContactPerson, ref, field="contact_id")
        case fields.Member(client_ref=ref):
            require_choice(session, Client, ref, field="client_ref")
        case fields.StatusEntry(status=code):
            require(session, CodeList.RESIDENCE_STATUS, code, field="status")
        case fields.LegalAreaEntry(legal_area=code):
            require(session, CodeList.LEGAL_AREA, code, field="legal_area")
        case fields.Course(kind=code):
            require(session, CodeList.COURSE_KIND, code, field="kind")
        case fields.CaseFacts(main_field=code):
            require(session, CodeList.FIELD_OF_ACTION, code, field="main_field")


def check_part(session: Session, client_id: int, part: fields.Part, today: dt.date) -> None:
    """Raise InvalidInput if a row does not fit this client's record."""
    check_choices(session, part)
    match part:
        case fields.Member(client_ref=ref) if ref == client_id:
            raise InvalidInput("client_ref", "same_person")
        case fields.ContactEntry(on=day) if day is not None and day > today:
            raise InvalidInput("on", "contact_in_future")
        case fields.Step(goal_id=goal_id) if goal_id is not None:
            own_part(session, client_id, parts.PARTS[fields.Goal].table, goal_id)
        case fields.Helper():
            _check_single_link(session, client_id, part)


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


def former_address(session: Session, client: Client, until: dt.date) -> ClientFormerAddress:
    """Return the present address as a former one that ended on a day."""
    row = part_row(session, client.id, ClientFormerAddress, None)
    row.street, row.postal_code = client.address_street, client.address_postal_code
    row.place, row.municipality_id = client.address_place, client.address_municipality_id
    row.since, row.until = client.address_since, until
    return row


def _check_single_link(session: Session, client_id: int, helper: fields.Helper) -> None:
    query = select(ClientHelper.id).filter_by(client_id=client_id, contact_id=helper.contact_id)
    if any(ref != helper.id for ref in session.scalars(query)):
        raise InvalidInput("contact_id", "link_already_there")

"""Field groups and views of contact persons and organisations."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from gkdesk.text.codes.clients import Salutation
from gkdesk.text.codes.network import Administration, Area, Level, Ring, Standing
from gkdesk.text.ids import ContactId, MunicipalityId, OrganisationId, PartId
from gkdesk.text.wording.records import number_words


@dataclass(frozen=True)
class ContactFields:
    """What is entered about a contact person; required is a name or a function.

    `private` marks a volunteer whose data leave the office only with her agreement.
    `languages` are codes as in `gkdesk.text.languages`.
    """

    name: str = ""
    salutation: Salutation | None = None
    function: str = ""
    organisation_id: OrganisationId | None = None
    phone: str = ""
    mobile: str = ""
    email: str = ""
    room: str = ""
    opening_hours: str = ""
    directions: str = ""
    languages: tuple[str, ...] = ()
    note: str = ""
    private: bool = False
    title: str = ""
    deputy_id: ContactId | None = None
    fixed: bool = False
    phone_private: bool = False
    mobile_private: bool = False
    email_private: bool = False
    interpreting: str = ""
    confidentiality_on: dt.date | None = None

    def numbers(self) -> tuple[str, ...]:
        """Return the numbers to dial, a private one with its mark."""
        known = ((self.phone, self.phone_private), (self.mobile, self.mobile_private))
        return tuple(
            number_words(number, private=private or self.private)
            for number, private in known
            if number
        )


@dataclass(frozen=True)
class FurtherPost:
    """A further organisation in which a contact person works; `function` is hers there."""

    organisation_id: OrganisationId
    function: str = ""
    id: PartId | None = None


@dataclass(frozen=True)
class PostView:
    """A further organisation as shown."""

    post: FurtherPost
    organisation: str


@dataclass(frozen=True)
class ContactView:
    """A contact person as shown; `name` is what to call her, `organisation` may be empty.

    `only_entered` says that `verified_on` is the day of the entry: nobody has confirmed it since.
    """

    id: ContactId
    name: str
    fields: ContactFields
    organisation: str
    organisation_short: str
    address: str
    verified_on: dt.date | None
    ended_on: dt.date | None
    only_entered: bool = False
    deputy: str = ""
    posts: tuple[PostView, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One line of the list of contact persons."""

    id: ContactId
    name: str
    function: str
    organisation: str
    municipality: str
    phone: str
    """The number to dial, with the mark of a private one."""
    private: bool
    active: bool
    verified_on: dt.date | None
    stale: bool
    organisation_name: str = ""
    """The full name, where `organisation` is the short one."""


@dataclass(frozen=True)
class OrganisationFields:
    """What is entered about an organisation; required is the name.

    `kind`, `fields` and `legal_areas` are codes of their lists. `ring` overrides the nearness that
    the program reads from the bodies.
    """

    name: str
    short_name: str = ""
    kind: str = ""
    street: str = ""
    postal_code: str = ""
    place: str = ""
    municipality_id: MunicipalityId | None = None
    phone: str = ""
    email: str = ""
    opening_hours: str = ""
    area: Area | None = None
    ring: Ring | None = None
    fields: tuple[str, ...] = ()
    legal_areas: tuple[str, ...] = ()
    administration: Administration | None = None
    standing: Standing | None = None
    level: Level | None = None
    mandate: str = ""
    possibilities: str = ""
    limits: str = ""
    gain: str = ""
    web: str = ""
    hints: str = ""
    source: str = ""


@dataclass(frozen=True)
class OrganisationView:
    """An organisation as shown, with the words of its codes.

    `serves` names the municipalities it is responsible for; none means the whole Kreis.
    """

    id: OrganisationId
    fields: OrganisationFields
    kind: str
    municipality: str
    verified_on: dt.date | None
    ended_on: dt.date | None
    contacts: tuple[ContactRow, ...] = ()
    only_entered: bool = False
    serves: tuple[str, ...] = ()
    fields_of_action: tuple[str, ...] = ()
    legal_areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One line of the list of organisations; both counts are of what is active."""

    id: OrganisationId
    name: str
    short_name: str
    kind: str
    area: Area | None
    municipality: str
    active: bool
    verified_on: dt.date | None
    stale: bool
    cooperations: int
    contacts: int

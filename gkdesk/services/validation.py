"""Check what was typed before it is stored; one place for the rules of all field groups."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, TypeVar

from gkdesk.errors import InvalidInput
from gkdesk.services.clients import case_fields, fields
from gkdesk.services.clients.consent_rules import check_consent
from gkdesk.services.meetings import fields as meetings
from gkdesk.services.register import fields as network
from gkdesk.services.register.contact_fields import ContactFields, OrganisationFields
from gkdesk.services.structural.fields import IssueFields
from gkdesk.text.clean import clean_email, clean_line, clean_phone, clean_text
from gkdesk.text.codes.clients import ReachKind
from gkdesk.text.dates import FIRST_YEAR, LAST_YEAR, format_day_bare

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from _typeshed import DataclassInstance

Group = TypeVar("Group", bound="DataclassInstance")

_CLEANERS: dict[str, Callable[[str, str], str]] = {
    "email": clean_email,
    "phone": clean_phone,
    "mobile": clean_phone,
    "note": clean_text,
    "opening_hours": clean_text,
    "directions": clean_text,
    "words": clean_text,
    **dict.fromkeys(
        (
            "mandate",
            "possibilities",
            "limits",
            "gain",
            "hints",
            "goal",
            "reason",
            "subjects",
            "further_parties",
            "continuation",
            "quality_reason",
            "evidence_note",
            "times",
            "interpreting",
            "situation",
            "wanted",
            "aim",
            "feedback",
            "line",
            "text",
            "view",
            "need",
            "decision",
            "implementation",
        ),
        clean_text,
    ),
}
_REACH_CLEANERS: dict[ReachKind, Callable[[str, str], str]] = {
    ReachKind.MOBILE: clean_phone,
    ReachKind.PHONE: clean_phone,
    ReachKind.EMAIL: clean_email,
}
_REQUIRED: dict[type[DataclassInstance], str] = {
    fields.NameVariant: "name",
    fields.Member: "name",
    fields.ReachWay: "value",
    fields.Reference: "number",
    fields.SpokenLanguage: "language",
    fields.StatusEntry: "status",
    fields.LegalAreaEntry: "legal_area",
    fields.Paper: "title",
    fields.Course: "kind",
    fields.Goal: "words",
    fields.Step: "what",
    fields.ContactEntry: "line",
    fields.FollowUp: "what",
    meetings.SeriesFields: "name",
    meetings.ActionFields: "what",
    IssueFields: "theme",
    case_fields.Phase: "phase",
    case_fields.Topic: "topic",
    case_fields.Note: "line",
    OrganisationFields: "name",
    network.BodyFields: "name",
    network.OfferFields: "name",
    network.NeedFields: "topic",
    network.TaskFields: "what",
}
_PAST: dict[type[DataclassInstance], str] = {
    ContactFields: "confidentiality_on",
    network.Agreement: "signed_on",
}
"""Days on which something was signed: they cannot lie ahead."""
MOST_HOURS = 99_999
"""More lessons, places or people than there are; what is larger was typed by mistake."""
_COUNTED = frozenset({"remaining_hours", "present", "seats", "count"})
_PERIODS = (
    ("since", "until"),
    ("set_on", "reached_on"),
    ("began_on", "until"),
    ("signed_on", "runs_until"),
    ("issued_on", "valid_until"),
    ("asked_on", "answer_due"),
    ("begun_on", "feedback_due"),
)


def checked(group: Group) -> Group:
    """Return the group with clean texts; raise InvalidInput for what cannot be stored."""
    clean = dataclasses.replace(group, **_clean_values(group))
    required = _REQUIRED.get(type(clean))
    if required is not None and not getattr(clean, required):
        raise InvalidInput(required, "required")
    _check_periods(clean)
    _check_alternatives(clean)
    return clean


def check_past(group: DataclassInstance, today: dt.date) -> None:
    """Raise InvalidInput for a day that lies ahead although it must have come."""
    name = _PAST.get(type(group))
    day = None if name is None else getattr(group, name)
    if name is not None and day is not None and day > today:
        raise InvalidInput(name, "not_yet")


def check_begun(first: dt.date | None, day: dt.date) -> None:
    """Raise InvalidInput if something is to end on a day before it begins."""
    if first is not None and day < first:
        raise InvalidInput("until", "not_begun", day=format_day_bare(first))


def check_order(first: dt.date | None, last: dt.date | None, field: str) -> None:
    """Raise InvalidInput for `field` if a period ends before it begins."""
    if first is not None and last is not None and last < first:
        raise InvalidInput(field, "ends_before_start")


def _clean_values(group: DataclassInstance) -> dict[str, object]:
    values: dict[str, object] = {}
    own = _cleaners_of(group)
    for field in dataclasses.fields(group):
        value = getattr(group, field.name)
        # Members of fixed lists are strings too, but nobody typed them.
        if type(value) is str and value:
            cleaner = own.get(field.name) or _CLEANERS.get(field.name, clean_line)
            values[field.name] = cleaner(value, field.name)
        elif type(value) is dt.date and not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise InvalidInput(field.name, "out_of_range")
        elif field.name in _COUNTED and value is not None:
            _check_number(field.name, value)
    return values


def _check_number(name: str, value: int) -> None:
    if value < 0:
        raise InvalidInput(name, "negative")
    if value > MOST_HOURS:
        raise InvalidInput(name, "too_many", limit=MOST_HOURS)


def _cleaners_of(group: DataclassInstance) -> Mapping[str, Callable[[str, str], str]]:
    """Return what depends on the kind of the group: the value of a way is a number or not."""
    if isinstance(group, fields.ReachWay) and group.kind in _REACH_CLEANERS:
        return {"value": _REACH_CLEANERS[group.kind]}
    return {}


def _check_periods(group: DataclassInstance) -> None:
    for start, end in _PERIODS:
        check_order(getattr(group, start, None), getattr(group, end, None), end)
    if isinstance(group, network.Agreement) and _is_before(group.review_on, group.signed_on):
        raise InvalidInput("review_on", "review_before_signing")


def _is_before(day: dt.date | None, other: dt.date | None) -> bool:
    return day is not None and other is not None and day < other


def _check_alternatives(group: DataclassInstance) -> None:
    if isinstance(group, ContactFields) and not (group.name or group.function):
        raise InvalidInput("name", "name_or_function")
    if isinstance(group, network.Membership) and not (group.organisation_id or group.contact_id):
        raise InvalidInput("organisation_id", "organisation_or_person")
    if isinstance(group, fields.Lead) and not (group.contact_id or group.organisation_id):
        raise InvalidInput("contact_id", "contact_or_organisation")
    if isinstance(group, case_fields.ChainStep) and not (group.what or group.offer_id):
        raise InvalidInput("what", "step_or_offer")
    if isinstance(group, case_fields.Transition) and not (group.from_id or group.to_id):
        raise InvalidInput("from_id", "required")
    if isinstance(group, case_fields.Referral) and not (
        group.organisation_id or group.contact_id or group.offer_id
    ):
        raise InvalidInput("organisation_id", "referred_to_whom")
    if isinstance(group, case_fields.Consent):
        check_consent(group)

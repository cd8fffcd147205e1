"""The gate as a truth table: case, recipient, category, day and direction."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

import pytest

from gkdesk.services.basis.gate import (
    COUNSELLING,
    FOREIGNERS_OFFICE,
    Family,
    Recipient,
    agreed,
    kept_apart,
    may_name,
    released,
    released_expressly,
    state_on,
)
from gkdesk.services.clients.case_fields import Consent
from gkdesk.text.codes.cases import ConsentPurpose, ConsentState, Flow, NoteSource
from gkdesk.text.codes.clients import Basis, Category
from gkdesk.text.ids import BodyId, ContactId, OrganisationId, PartId

FIRST, LAST = dt.date(2026, 3, 1), dt.date(2026, 9, 30)
BEFORE, DURING, AFTER = dt.date(2026, 2, 28), dt.date(2026, 5, 5), dt.date(2026, 10, 1)
OFFICE, OTHER_OFFICE = OrganisationId(1), OrganisationId(2)
PERSON, COLLEAGUE = ContactId(11), ContactId(12)
BODY = BodyId(21)
HERSELF = Recipient(PERSON, frozenset({OFFICE}))
HER_COLLEAGUE = Recipient(COLLEAGUE, frozenset({OFFICE}))
IN_THE_BODY = Recipient(PERSON, frozenset({OFFICE}), frozenset({BODY}))
STRANGER = Recipient(ContactId(13), frozenset({OTHER_OFFICE}))
MOVED = Recipient(PERSON, frozenset({OTHER_OFFICE}))
FOREIGNERS = frozenset({FOREIGNERS_OFFICE})
OF_THE_FOREIGNERS_OFFICE = Recipient(
    ContactId(14), frozenset({OrganisationId(3)}), frozenset({BODY}), FOREIGNERS
)
LANGUAGE = Consent(
    organisation_id=OFFICE,
    categories=(Category.LANGUAGE.value,),
    since=FIRST,
    until=LAST,
    signed_on=FIRST,
)
ONLY_LANGUAGE = frozenset({Category.LANGUAGE})
NOTHING: frozenset[Category] = frozenset()


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (BEFORE, ConsentState.COMING),
        (FIRST, ConsentState.VALID),
        (LAST, ConsentState.VALID),
        (AFTER, ConsentState.EXPIRED),
    ],
)
def test_a_basis_holds_from_its_first_to_its_last_day(day: dt.date, state: ConsentState) -> None:
    assert state_on(LANGUAGE, day) is state


def test_without_a_signature_nothing_is_released() -> None:
    unsigned = replace(LANGUAGE, signed_on=None)
    assert state_on(unsigned, DURING) is ConsentState.PREPARED
    assert released([unsigned], HERSELF, DURING) == NOTHING


def test_a_signature_after_the_first_day_counts_from_the_signature() -> None:
    late = replace(LANGUAGE, signed_on=DURING)
    assert state_on(late, DURING - dt.timedelta(1)) is ConsentState.COMING
    assert state_on(late, DURING) is ConsentState.VALID


def test_a_provision_needs_no_signature() -> None:
    provision = replace(LANGUAGE, basis=Basis.LEGAL_PROVISION, signed_on=None)
    assert released([provision], HERSELF, DURING) == ONLY_LANGUAGE


def test_a_withdrawal_acts_from_its_day_on() -> None:
    withdrawn = replace(LANGUAGE, withdrawn_on=DURING)
    assert released([withdrawn], HERSELF, DURING - dt.timedelta(1)) == ONLY_LANGUAGE
    assert released([withdrawn], HERSELF, DURING) == NOTHING
    assert state_on(withdrawn, AFTER) is ConsentState.WITHDRAWN


WHOM = {
    "office": (replace(LANGUAGE), {HERSELF, HER_COLLEAGUE, IN_THE_BODY}),
    "person": (replace(LANGUAGE, contact_id=PERSON), {HERSELF, IN_THE_BODY}),
    "person wherever": (
        replace(LANGUAGE, organisation_id=None, contact_id=PERSON),
        {HERSELF, IN_THE_BODY, MOVED},
    ),
    "person in the body": (replace(LANGUAGE, contact_id=PERSON, body_id=BODY), {IN_THE_BODY}),
    "foreigners' office": (
        replace(LANGUAGE, organisation_id=OrganisationId(3)),
        {OF_THE_FOREIGNERS_OFFICE},
    ),
    "foreigners' office in the body": (
        replace(LANGUAGE, organisation_id=OrganisationId(3), body_id=BODY),
        {OF_THE_FOREIGNERS_OFFICE},
    ),
    "body": (replace(LANGUAGE, organisation_id=None, body_id=BODY), {IN_THE_BODY}),
    "office in the body": (replace(LANGUAGE, body_id=BODY), {IN_THE_BODY}),
    "in words": (replace(LANGUAGE, organisation_id=None, recipient="VHS"), set()),
}
EVERYBODY = (
    HERSELF,
    HER_COLLEAGUE,
    IN_THE_BODY,
    STRANGER,
    MOVED,
    OF_THE_FOREIGNERS_OFFICE,
)


@pytest.mark.parametrize("whom", WHOM)
def test_only_the_named_learn_only_the_named_in_time(whom: str) -> None:
    consent, named = WHOM[whom]
    days = (BEFORE, FIRST, DURING, LAST, AFTER)
    for recipient, category, day in itertools.product(EVERYBODY, Category, days):
        expected = recipient in named and category is Category.LANGUAGE and FIRST <= day <= LAST
        learnt = category in released([consent], recipient, day, flow=Flow.TO_RECIPIENT)
        assert learnt is expected, (recipient, category, day)


@pytest.mark.parametrize(
    ("direction", "outward", "inward"),
    [(Flow.TO_RECIPIENT, True, False), (Flow.FROM_RECIPIENT, False, True), (Flow.BOTH, True, True)],
)
def test_a_basis_lets_facts_pass_in_its_direction(
    direction: Flow, outward: bool, inward: bool
) -> None:
    consent = replace(LANGUAGE, direction=direction)
    assert bool(released([consent], HERSELF, DURING)) is outward
    assert bool(released([consent], HERSELF, DURING, flow=Flow.FROM_RECIPIENT)) is inward


def test_several_grounds_add_up() -> None:
    work = replace(LANGUAGE, categories=(Category.EDUCATION_WORK.value,), contact_id=PERSON)
    assert released([LANGUAGE, work], HERSELF, DURING) == {
        Category.LANGUAGE,
        Category.EDUCATION_WORK,
    }
    assert released([LANGUAGE, work], HER_COLLEAGUE, DURING) == ONLY_LANGUAGE


@pytest.mark.parametrize(
    "purpose", [each for each in ConsentPurpose if each is not ConsentPurpose.DISCLOSURE]
)
def test_another_purpose_releases_nothing(purpose: ConsentPurpose) -> None:
    assert released([replace(LANGUAGE, purpose=purpose)], HERSELF, DURING) == NOTHING


MOTHER, FATHER, CHILD = PartId(31), PartId(32), PartId(33)
BOTH = Family((MOTHER, FATHER))
"""A family case: the client herself, and two others."""


def asked(consent: Consent, family: Family = BOTH, **fields: object) -> Consent:
    """Return a consent as it is signed in a family."""
    return replace(consent, asked=family.asked, **fields)


HER_OWN = asked(LANGUAGE, herself=True)
OF_THE_MOTHER = asked(LANGUAGE, member_id=MOTHER)
OF_THE_FATHER = asked(LANGUAGE, member_id=FATHER)
FOR_ALL = asked(LANGUAGE)


@pytest.mark.parametrize(
    ("held", "is_released"),
    [
        ((OF_THE_MOTHER,), False),
        ((OF_THE_MOTHER, OF_THE_FATHER), False),
        ((HER_OWN,), False),
        ((HER_OWN, OF_THE_MOTHER), False),
        ((HER_OWN, OF_THE_MOTHER, OF_THE_FATHER), True),
        ((FOR_ALL,), True),
        ((LANGUAGE, OF_THE_MOTHER, OF_THE_FATHER), True),
        ((LANGUAGE,), False),
    ],
)
def test_in_a_family_every_person_counts_and_the_client_is_one_of_them(
    held: tuple[Consent, ...], *, is_released: bool
) -> None:
    assert (released(held, HERSELF, DURING, family=BOTH) == ONLY_LANGUAGE) is is_released
    purpose = ConsentPurpose.CONFERENCE
    to_conference = [replace(each, purpose=purpose) for each in held]
    assert agreed(to_conference, purpose, DURING, family=BOTH) is is_released


def test_a_basis_for_a_member_says_nothing_about_the_client_alone() -> None:
    assert released([OF_THE_MOTHER], HERSELF, DURING) == NOTHING
    assert released([HER_OWN], HERSELF, DURING) == ONLY_LANGUAGE


def test_who_came_later_has_to_be_asked() -> None:
    larger = Family((MOTHER, FATHER, CHILD))
    assert released([FOR_ALL], HERSELF, DURING, family=larger) == NOTHING
    of_the_child = asked(LANGUAGE, larger, member_id=CHILD)
    assert released([FOR_ALL, of_the_child], HERSELF, DURING, family=larger) == ONLY_LANGUAGE


def test_whoever_is_taken_off_the_list_has_released_nothing_by_that() -> None:
    smaller = Family((MOTHER,), former=(FATHER,))
    before = [HER_OWN, OF_THE_MOTHER]
    assert released(before, HERSELF, DURING, family=smaller) == NOTHING
    assert released([FOR_ALL], HERSELF, DURING, family=smaller) == ONLY_LANGUAGE
    anew = asked(LANGUAGE, smaller, member_id=MOTHER)
    assert released([*before, anew], HERSELF, DURING, family=smaller) == ONLY_LANGUAGE


@pytest.mark.parametrize("category", list(Category))
def test_what_was_confided_goes_out_in_the_categories_of_the_express_release(
    category: Category,
) -> None:
    health = replace(LANGUAGE, categories=(Category.HEALTH.value,))
    express = replace(LANGUAGE, confided=True)
    assert released_expressly([LANGUAGE, health], HERSELF, DURING) == NOTHING
    assert released_expressly([express], STRANGER, DURING) == NOTHING
    found = released_expressly([express, health], HERSELF, DURING)
    assert (category in found) is (category is Category.LANGUAGE)
    assert released([express, health], HERSELF, DURING) >= {Category.HEALTH, Category.LANGUAGE}


@pytest.mark.parametrize("category", list(Category))
def test_the_name_goes_out_with_the_contact_data_only(category: Category) -> None:
    assert may_name({category}) is (category is Category.CONTACT)


@pytest.mark.parametrize(
    ("kinds", "apart"),
    [
        (set(), set()),
        ({FOREIGNERS_OFFICE}, {NoteSource.COUNSELLING}),
        *(({kind}, {NoteSource.FOREIGNERS_OFFICE}) for kind in sorted(COUNSELLING)),
        ({"job_centre"}, set()),
    ],
)
def test_facts_of_counselling_and_of_the_foreigners_office_are_kept_apart(
    kinds: set[str], apart: set[NoteSource]
) -> None:
    assert kept_apart(Recipient(kinds=frozenset(kinds))) == apart


def test_the_foreigners_office_learns_nothing_through_a_body() -> None:
    through_the_body = replace(LANGUAGE, organisation_id=None, body_id=BODY)
    assert released([through_the_body], IN_THE_BODY, DURING) == ONLY_LANGUAGE
    assert released([through_the_body], OF_THE_FOREIGNERS_OFFICE, DURING) == NOTHING


def test_taking_a_case_to_a_conference_is_agreed_separately() -> None:
    consent = Consent(purpose=ConsentPurpose.CONFERENCE, signed_on=FIRST, until=LAST)
    assert agreed([consent], ConsentPurpose.CONFERENCE, DURING)
    assert not agreed([consent], ConsentPurpose.CONFERENCE, AFTER)
    assert not agreed([consent], ConsentPurpose.RECORD, DURING)
    assert not agreed([LANGUAGE], ConsentPurpose.CONFERENCE, DURING)

"""The gate as a truth table: case, recipient, category, day and direction."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

import pytest

from gkdesk.services.basis.gate import Recipient, agreed, may_hear_confided, released, state_on
from gkdesk.services.clients.case_fields import Consent
from gkdesk.text.codes.cases import ConsentPurpose, ConsentState, Flow
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
    "body": (replace(LANGUAGE, organisation_id=None, body_id=BODY), {IN_THE_BODY}),
    "office in the body": (replace(LANGUAGE, body_id=BODY), {IN_THE_BODY}),
    "in words": (replace(LANGUAGE, organisation_id=None, recipient="VHS"), set()),
}
EVERYBODY = (HERSELF, HER_COLLEAGUE, IN_THE_BODY, STRANGER)


@pytest.mark.parametrize(
    ("whom", "recipient", "category", "day", "flow"),
    list(
        itertools.product(
            WHOM, EVERYBODY, Category, (BEFORE, FIRST, DURING, LAST, AFTER), (Flow.TO_RECIPIENT,)
        )
    ),
)
def test_only_the_named_learn_only_the_named_in_time(
    whom: str, recipient: Recipient, category: Category, day: dt.date, flow: Flow
) -> None:
    consent, named = WHOM[whom]
    expected = recipient in named and category is Category.LANGUAGE and FIRST <= day <= LAST
    assert (category in released([consent], recipient, day, flow=flow)) is expected


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


def test_in_a_family_one_consent_does_not_speak_for_the_others() -> None:
    mother, father = PartId(31), PartId(32)
    hers = replace(LANGUAGE, member_id=mother)
    his = replace(LANGUAGE, member_id=father)
    family = (mother, father)
    assert released([hers], HERSELF, DURING, members=family) == NOTHING
    assert released([hers, his], HERSELF, DURING, members=family) == ONLY_LANGUAGE
    assert released([LANGUAGE], HERSELF, DURING, members=family) == ONLY_LANGUAGE
    assert released([hers], HERSELF, DURING) == NOTHING


def test_what_was_confided_needs_an_express_release() -> None:
    assert not may_hear_confided([LANGUAGE], HERSELF, DURING)
    assert may_hear_confided([replace(LANGUAGE, confided=True)], HERSELF, DURING)
    assert not may_hear_confided([replace(LANGUAGE, confided=True)], STRANGER, DURING)


def test_taking_a_case_to_a_conference_is_agreed_separately() -> None:
    consent = Consent(purpose=ConsentPurpose.CONFERENCE, signed_on=FIRST, until=LAST)
    assert agreed([consent], ConsentPurpose.CONFERENCE, DURING)
    assert not agreed([consent], ConsentPurpose.CONFERENCE, AFTER)
    assert not agreed([consent], ConsentPurpose.RECORD, DURING)
    assert not agreed([LANGUAGE], ConsentPurpose.CONFERENCE, DURING)
    mother, father = PartId(31), PartId(32)
    hers = replace(consent, member_id=mother)
    assert not agreed([hers], ConsentPurpose.CONFERENCE, DURING, members=(mother, father))
    his = replace(consent, member_id=father)
    assert agreed([hers, his], ConsentPurpose.CONFERENCE, DURING, members=(mother, father))

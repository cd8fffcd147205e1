"""Likely duplicates while somebody types: by name, sound, number and address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.services.register.duplicate_names import Known, Named, Names, phone_key
from gkdesk.services.register.duplicates import Typed
from gkdesk.services.register.fields import BodyFields, OfferFields
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.records import Likeness
from gkdesk.text.ids import OfferId
from tests.factories import a_contact, an_organisation

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

OTHERS = ("Jugendamt Musterland", "Jobcenter Musterland", "Musterland hilft", "Jugendzentrum Nord")


def refs(workspace: Workspace, kind: RecordKind, name: str, **more: object) -> list[int]:
    return [hit.ref for hit in workspace.duplicates.likely(kind, Typed(name, **more))]


@pytest.mark.parametrize(
    "typed",
    [
        "Volkshochschule Musterland",
        "volkshochschule  musterland",
        "Volkshochschule Musterland e.V.",
        "Volkshochschule Muserland",
        "Volkshochsch",
        "VHS",
        "vhs",
    ],
)
def test_an_organisation_is_recognised_while_it_is_typed(workspace: Workspace, typed: str) -> None:
    school = an_organisation(workspace)
    for name in OTHERS:
        an_organisation(workspace, name=name, short_name="")
    assert refs(workspace, RecordKind.ORGANISATION, typed)[0] == school


@pytest.mark.parametrize("typed", ["Amt", "Sozialamt Musterland", "Kita Sonnenschein", "VH", ""])
def test_what_only_shares_a_common_word_is_no_duplicate(workspace: Workspace, typed: str) -> None:
    an_organisation(workspace)
    for name in OTHERS:
        an_organisation(workspace, name=name, short_name="")
    assert refs(workspace, RecordKind.ORGANISATION, typed) == []


def test_numbered_houses_are_told_apart(workspace: Workspace) -> None:
    first = an_organisation(workspace, name="Kita Sonnenweg 1", short_name="")
    an_organisation(workspace, name="Kita Sonnenweg 2", short_name="")
    assert refs(workspace, RecordKind.ORGANISATION, "Kita Sonnenweg 1") == [first]


def test_the_same_number_or_address_is_enough(workspace: Workspace) -> None:
    school = an_organisation(workspace, phone="02131 / 123-456", email="VHS@beispiel.de")
    kind = RecordKind.ORGANISATION
    (hit,) = workspace.duplicates.likely(kind, Typed("Abc", phone="+49 2131 123456"))
    assert (hit.ref, hit.likeness) == (school, Likeness.SAME_PHONE)
    (hit,) = workspace.duplicates.likely(kind, Typed("", email="vhs@beispiel.de"))
    assert (hit.ref, hit.likeness) == (school, Likeness.SAME_EMAIL)


@pytest.mark.parametrize(
    "typed", ["Özcan", "Oezcan", "Ozcan", "Ayse Özcan", "Ayşe Ozcan", "Özcan, Ayşe"]
)
def test_a_person_is_recognised_by_the_sound_of_her_name(workspace: Workspace, typed: str) -> None:
    person = a_contact(workspace, name="Ayşe Özcan")
    a_contact(workspace, name="Anna Beispiel")
    assert refs(workspace, RecordKind.CONTACT_PERSON, typed) == [person]


def test_another_given_name_is_another_person(workspace: Workspace) -> None:
    a_contact(workspace, name="Mehmet Özcan")
    assert refs(workspace, RecordKind.CONTACT_PERSON, "Ayşe Özcan") == []


def test_colleagues_of_the_same_organisation_come_first(workspace: Workspace) -> None:
    school = an_organisation(workspace)
    elsewhere = a_contact(workspace, name="Anna Beispiel")
    here = a_contact(workspace, name="Anna Beispiel", organisation_id=school)
    found = refs(workspace, RecordKind.CONTACT_PERSON, "Anna Beispiel", within=school)
    assert found == [here, elsewhere]


def test_offers_and_bodies_are_recognised_too(workspace: Workspace) -> None:
    offer = workspace.offers.create(OfferFields("Elterncafé Nord")).ref
    body = workspace.bodies.create(BodyFields("Steuerungsgruppe")).ref
    assert refs(workspace, RecordKind.OFFER, "Elterncafe Nord") == [offer]
    assert refs(workspace, RecordKind.BODY, "Steuerungsgrupe") == [body]


def test_the_record_that_is_changed_is_not_its_own_duplicate(workspace: Workspace) -> None:
    offer = OfferId(workspace.offers.create(OfferFields("Elterncafé")).ref)
    kind = RecordKind.OFFER
    assert workspace.duplicates.likely(kind, Typed("Elterncafé"), own=offer) == ()


def test_ended_records_are_found_and_marked(workspace: Workspace) -> None:
    school = an_organisation(workspace)
    workspace.organisations.end(school)
    (hit,) = workspace.duplicates.likely(RecordKind.ORGANISATION, Typed("VHS"))
    assert not hit.active


def test_changes_and_steps_back_are_seen_at_once(workspace: Workspace) -> None:
    assert refs(workspace, RecordKind.ORGANISATION, "VHS") == []
    school = an_organisation(workspace)
    assert refs(workspace, RecordKind.ORGANISATION, "VHS") == [school]
    workspace.history.undo()
    assert refs(workspace, RecordKind.ORGANISATION, "VHS") == []


@pytest.mark.parametrize(
    "number", ["02131 123456", "+49 2131 123456", "0049 (0)2131-123456", "02131/12 34 56"]
)
def test_a_number_is_the_same_however_it_is_written(number: str) -> None:
    assert phone_key(number) == "02131123456"


def test_few_names_are_compared_however_many_share_every_piece() -> None:
    named = [Named(ref, f"Kita Sonnenweg {ref}") for ref in range(1, 3001)]
    found = Names(named, Known()).like("Kita Sonnenweg 2999")
    assert found[2999] == 1.0
    assert len(found) < 500

"""What can be imported fits the field groups of the services."""

from __future__ import annotations

import dataclasses
import datetime as dt
import typing

import pytest

from gkdesk.incoming.spec import ImportSpec, Target, ValueKind
from gkdesk.incoming.targets_contacts import CONTACTS
from gkdesk.incoming.targets_offers import OFFERS
from gkdesk.services.register.contact_fields import ContactFields, OrganisationFields
from gkdesk.services.register.fields import OfferFields
from gkdesk.text.folding import fold

GROUPS = {"contact": ContactFields, "organisation": OrganisationFields, "offer": OfferFields}
SPECS = (CONTACTS, OFFERS)
TARGETS = [target for spec in SPECS for target in spec.targets]
TYPES = {
    ValueKind.DATE: dt.date | None,
    ValueKind.YES_NO: bool,
    ValueKind.PRIVATE: bool,
    ValueKind.NUMBER: int | None,
    ValueKind.PERCENT: int | None,
    ValueKind.CODES: tuple[str, ...],
    ValueKind.LANGUAGES: tuple[str, ...],
}


def field_type(target: Target) -> object:
    name = target.key.partition(".")[2] + ("_id" if target.reference else "")
    return typing.get_type_hints(GROUPS[target.group])[name]


@pytest.mark.parametrize(
    "target",
    [t for t in TARGETS if not t.is_helper and t.group != "record"],
    ids=lambda target: target.key,
)
def test_each_target_is_a_field_of_its_type(target: Target) -> None:
    found = field_type(target)
    if target.reference:
        assert "Id" in str(found)
    elif target.choices is not None:
        assert target.choices in {found, *typing.get_args(found)}
    else:
        assert found == TYPES.get(target.kind, str)


@pytest.mark.parametrize("target", [t for t in TARGETS if t.is_helper], ids=lambda t: t.key)
def test_each_helper_serves_targets_of_the_same_import(target: Target) -> None:
    spec = next(spec for spec in SPECS if target in spec.targets)
    for key in target.fills or (target.part_of,):
        assert not spec.target(key).is_helper


def test_every_field_can_be_filled_but_those_that_a_list_cannot_know() -> None:
    unfilled = set()
    for group, kind in GROUPS.items():
        known = {t.key.partition(".")[2] for t in TARGETS if t.group == group and not t.is_helper}
        names = {field.name for field in dataclasses.fields(kind)}
        unfilled |= {f"{group}.{n}" for n in names if n not in known and n[:-3] not in known}
    # The organisation of a contact person is the one in the same row.
    assert unfilled == {"contact.organisation_id", "contact.deputy_id"}


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.key)
def test_no_word_names_two_targets(spec: ImportSpec) -> None:
    named: dict[str, set[str]] = {}
    for target in spec.targets:
        for word in (target.name, *target.synonyms):
            named.setdefault(fold(word).replace(" ", ""), set()).add(target.key)
    assert [word for word, keys in named.items() if len(keys) > 1] == []


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.key)
def test_rules_name_targets_that_exist(spec: ImportSpec) -> None:
    for key in (*spec.one_of, *spec.needed.values(), *sum(spec.periods, ())):
        assert spec.target(key)


@pytest.mark.parametrize("target", [t for t in TARGETS if t.choices], ids=lambda t: t.key)
def test_aliases_lead_to_members(target: Target) -> None:
    assert target.choices is not None
    assert set(target.aliases.values()) <= {member.value for member in target.choices}

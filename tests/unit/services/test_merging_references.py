"""Nothing that names an organisation or a contact person is forgotten when two are merged."""

from __future__ import annotations

import dataclasses

import pytest

from gkdesk.models.everything import METADATA
from gkdesk.services.merging.belongings import REFERENCES
from gkdesk.services.merging.fields import SEPARATORS
from gkdesk.services.register.contact_fields import ContactFields, OrganisationFields
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.wording.records import FIELD_WORDS


@pytest.mark.parametrize("kind", [RecordKind.ORGANISATION, RecordKind.CONTACT_PERSON])
def test_every_foreign_key_has_somebody_who_moves_it(kind: RecordKind) -> None:
    there = {
        f"{table.name}.{key.parent.name}"
        for table in METADATA.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == kind.value
    }
    assert there
    assert set(REFERENCES[kind]) == there


@pytest.mark.parametrize("group", [ContactFields, OrganisationFields])
def test_every_field_has_a_name_in_the_preview(group: type) -> None:
    assert {field.name for field in dataclasses.fields(group)} <= FIELD_WORDS.keys()


def test_texts_that_are_joined_are_fields() -> None:
    known = {f.name for g in (ContactFields, OrganisationFields) for f in dataclasses.fields(g)}
    assert SEPARATORS.keys() <= known

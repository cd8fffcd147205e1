"""The tables of the records."""

from __future__ import annotations

import dataclasses

import pytest

from gkdesk.models.base import Record
from gkdesk.models.client import Client
from gkdesk.models.everything import METADATA
from gkdesk.services.clients import fields as client_fields
from gkdesk.services.clients import parts as client_parts
from gkdesk.text.codes.clients import RecordKind

RECORDS = [mapper.class_ for mapper in Record.registry.mappers if issubclass(mapper.class_, Record)]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_record_belongs_to_a_known_kind(record: type[Record]) -> None:
    assert record.kind in {kind.value for kind in RecordKind}
    assert record.owner_column is None or record.owner_column in record.__table__.columns


def test_references_are_checked_at_the_end_of_a_transaction() -> None:
    tables = [table for table in METADATA.sorted_tables if table.name.startswith("client")]
    keys = [key for table in tables for key in table.foreign_keys]
    assert keys
    assert all(key.deferrable and key.initially == "DEFERRED" for key in keys)


@pytest.mark.parametrize("part", client_parts.PARTS, ids=lambda part: part.__name__)
def test_every_field_of_a_list_has_its_column(part: type) -> None:
    spec = client_parts.PARTS[part]
    columns = {
        "id" if field.name == "id" else spec.columns.of(field.name)
        for field in dataclasses.fields(part)
    }
    own = {"client_id", "position"}
    assert columns | own == set(spec.table.__table__.columns.keys())


def test_every_column_of_the_client_belongs_to_a_group() -> None:
    groups = {
        client_fields.Identity: client_parts.IDENTITY,
        client_fields.OptionalFacts: client_parts.FACTS,
        client_fields.Address: client_parts.ADDRESS,
        client_fields.InterpreterFacts: client_parts.INTERPRETER,
        client_fields.GermanLevel: client_parts.GERMAN,
        client_fields.CaseFacts: client_parts.CASE,
    }
    grouped = [
        columns.of(field.name)
        for group, columns in groups.items()
        for field in dataclasses.fields(group)
    ]
    life = ["id", "state", "began_on", "ended_on", "end_reason"]
    assert sorted(grouped + life) == sorted(Client.__table__.columns.keys())

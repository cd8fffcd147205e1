"""Find everything that was entered: what the index knows of each kind of record."""

from __future__ import annotations

import dataclasses
import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from gkdesk.models.client import Client
from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.services import client_fields as fields
from gkdesk.services import client_parts as parts
from gkdesk.services.client_reading import part_rows
from gkdesk.services.code_lists import words
from gkdesk.services.contact_fields import ContactFields, OrganisationFields
from gkdesk.services.contact_reading import CONTACT, organisation_fields
from gkdesk.services.mapping import read
from gkdesk.services.naming import client_name, contact_name
from gkdesk.store.search import Hit, SearchDocument, SearchIndex
from gkdesk.text.codes import CodeList, RecordKind
from gkdesk.text.dates import PartialDate, format_numeric, format_partial
from gkdesk.text.wording import language_word, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import DataclassInstance
    from sqlalchemy.orm import Session

    from gkdesk.progress import Progress

__all__ = ["Hit", "Search"]

_NAMES = frozenset({"official_name", "own_name", "wanted_name", "name"})
_NOT_SEARCHED = _NAMES | {"own_name_language"}
_WITH_NAMES = frozenset({fields.Identity, fields.NameVariant, fields.Member, ContactFields})
_LANGUAGE_FIELDS = frozenset({"language", "languages"})
_CODE_FIELDS: dict[type, tuple[str, CodeList]] = {
    fields.CaseFacts: ("main_field", CodeList.FIELD_OF_ACTION),
    fields.StatusEntry: ("status", CodeList.RESIDENCE_STATUS),
    fields.LegalAreaEntry: ("legal_area", CodeList.LEGAL_AREA),
    fields.Course: ("kind", CodeList.COURSE_KIND),
    OrganisationFields: ("kind", CodeList.ORGANISATION_KIND),
}


class Search:
    """The search of one store."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index
        index.register(RecordKind.CLIENT.value, client_document)
        index.register(RecordKind.CONTACT_PERSON.value, contact_document)
        index.register(RecordKind.ORGANISATION.value, organisation_document)

    def find(
        self, text: str, *, limit: int = 30, kinds: tuple[RecordKind, ...] | None = None
    ) -> tuple[Hit, ...]:
        """Return the records that hold every word of the text, or its beginning."""
        wanted = None if kinds is None else tuple(kind.value for kind in kinds)
        return self._index.find(text, limit=limit, kinds=wanted)

    def is_current(self) -> bool:
        """Tell whether the index knows every record in the form of this program."""
        return self._index.is_current()

    def rebuild(self, progress: Progress) -> None:
        """Bring the index up to date; goes on where it was stopped."""
        self._index.rebuild(progress)


def client_document(session: Session, ref: int) -> SearchDocument | None:
    """Describe a client by everything that stands in the record."""
    row = session.get(Client, ref)
    if row is None:
        return None
    identity = read(fields.Identity, row, parts.IDENTITY)
    groups: list[DataclassInstance] = [
        identity,
        read(fields.OptionalFacts, row, parts.FACTS),
        read(fields.Address, row, parts.ADDRESS),
        read(fields.InterpreterFacts, row, parts.INTERPRETER),
        read(fields.GermanLevel, row, parts.GERMAN),
        read(fields.CaseFacts, row, parts.CASE),
    ]
    for part in parts.PARTS:
        groups.extend(part_rows(session, part, ref))
    title = client_name(row.wanted_name, row.official_name, row.own_name, row.code)
    lines = [line for group in groups for line in _lines(session, group)]
    if row.end_reason:
        lines.append(row.end_reason)
    names = [name for group in groups for name in _name_values(group)]
    return SearchDocument(title=title, lines=tuple(lines), names=tuple(names))


def contact_document(session: Session, ref: int) -> SearchDocument | None:
    """Describe a contact person by everything that was entered."""
    row = session.get(ContactPerson, ref)
    if row is None:
        return None
    entered = read(ContactFields, row, CONTACT)
    return SearchDocument(
        title=contact_name(row.salutation, row.name, row.function),
        lines=tuple(_lines(session, entered)),
        names=tuple(_name_values(entered)),
    )


def organisation_document(session: Session, ref: int) -> SearchDocument | None:
    """Describe an organisation by everything that was entered."""
    row = session.get(Organisation, ref)
    if row is None:
        return None
    entered = organisation_fields(row)
    return SearchDocument(
        title=row.name,
        lines=tuple(_lines(session, entered)),
        names=tuple(name for name in (row.name, row.short_name) if name),
    )


def _lines(session: Session, group: DataclassInstance) -> Iterator[str]:
    """Return the texts of a group, one line each: typed text, dates and the words of codes."""
    code_list = _CODE_FIELDS.get(type(group))
    for field in dataclasses.fields(group):
        value = getattr(group, field.name)
        if field.name in _NOT_SEARCHED or not value:
            continue
        if code_list is not None and field.name == code_list[0]:
            yield words(session, code_list[1]).get(value, value)
        elif field.name in _LANGUAGE_FIELDS:
            codes = value if isinstance(value, tuple) else (value,)
            yield " ".join(language_word(code) for code in codes)
        elif shown := _shown(value):
            yield shown


def _shown(value: object) -> str:
    if isinstance(value, StrEnum):
        return word(value)
    if isinstance(value, PartialDate):
        return format_partial(value)
    if isinstance(value, dt.date):
        return format_numeric(value)
    return value if isinstance(value, str) else ""


def _name_values(group: DataclassInstance) -> Iterator[str]:
    if type(group) in _WITH_NAMES:
        for field in dataclasses.fields(group):
            value = getattr(group, field.name)
            if field.name in _NAMES and value:
                yield value

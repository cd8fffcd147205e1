"""What each kind of record says to the search: many records at once, from plain rows.

A record is described by everything that was entered. Which columns that are, and how their values
are written, follows from the field groups; it is worked out once and then only applied, because
an import or a rebuilt index describes thousands of records.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import json
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import Select, String, bindparam, func, select

from gkdesk.models.client import Client
from gkdesk.models.network import Catchment, ContactPerson, Municipality, Organisation
from gkdesk.services.clients import case_fields, fields, parts
from gkdesk.services.code_lists import words
from gkdesk.services.mapping import Columns, readers
from gkdesk.services.naming import client_name, contact_name
from gkdesk.services.register import fields as network
from gkdesk.services.register.contact_fields import ContactFields, OrganisationFields
from gkdesk.services.register.contact_reading import CONTACT, ORGANISATION
from gkdesk.services.structural.fields import IssueFields
from gkdesk.store.search import SearchDocument
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.codes.network import Answer, Direction
from gkdesk.text.dates import PartialDate, format_numeric, format_partial
from gkdesk.text.wording.clients import language_word, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from _typeshed import DataclassInstance
    from sqlalchemy.orm import Session

    from gkdesk.models.base import Record

Shower: TypeAlias = Callable[["Words", Any], str]
Query: TypeAlias = Select[*tuple[Any, ...]]

_NAMES = frozenset({"official_name", "own_name", "wanted_name", "name"})
_CODED = frozenset({"basis", "purpose", "direction"})
"""What a ground of disclosure is in codes; it would be found at every second client."""
_NOT_SEARCHED = _NAMES | _CODED | {"own_name_language", "id", "about_kind", "finding"}
_WITH_NAMES = frozenset({fields.Identity, fields.NameVariant, fields.Member, ContactFields})
_LANGUAGE_FIELDS = frozenset({"language", "languages"})
_CODE_FIELDS: dict[type, dict[str, CodeList]] = {
    fields.CaseFacts: {
        "main_field": CodeList.FIELD_OF_ACTION,
        "triage": CodeList.CASE_TRIAGE,
    },
    fields.Goal: {"level": CodeList.GOAL_LEVEL},
    case_fields.Phase: {"phase": CodeList.CASE_PHASE},
    case_fields.Topic: {"topic": CodeList.CASE_TOPIC},
    case_fields.CoursePermit: {"kind": CodeList.COURSE_KIND},
    case_fields.ChainStep: {"field": CodeList.FIELD_OF_ACTION},
    fields.StatusEntry: {"status": CodeList.RESIDENCE_STATUS},
    fields.LegalAreaEntry: {"legal_area": CodeList.LEGAL_AREA},
    fields.Course: {"kind": CodeList.COURSE_KIND},
    OrganisationFields: {
        "kind": CodeList.ORGANISATION_KIND,
        "fields": CodeList.FIELD_OF_ACTION,
        "legal_areas": CodeList.LEGAL_AREA,
    },
    network.BodyFields: {"kind": CodeList.BODY_KIND, "field": CodeList.FIELD_OF_ACTION},
    network.CooperationFields: {"formats": CodeList.COOPERATION_FORMAT},
    network.OfferFields: {
        "field": CodeList.FIELD_OF_ACTION,
        "module": CodeList.FUNDING_MODULE,
        "statuses": CodeList.RESIDENCE_STATUS,
        "legal_areas": CodeList.LEGAL_AREA,
    },
    IssueFields: {"field": CodeList.FIELD_OF_ACTION},
    network.NeedFields: {
        "field": CodeList.FIELD_OF_ACTION,
        "statuses": CodeList.RESIDENCE_STATUS,
        "legal_area": CodeList.LEGAL_AREA,
    },
}
_CLIENT_GROUPS = (
    (fields.Identity, parts.IDENTITY),
    (fields.OptionalFacts, parts.FACTS),
    (fields.Address, parts.ADDRESS),
    (fields.InterpreterFacts, parts.INTERPRETER),
    (fields.GermanLevel, parts.GERMAN),
    (fields.CaseFacts, parts.CASE),
)


def client_documents(session: Session, refs: Sequence[int]) -> dict[int, SearchDocument]:
    """Describe clients by everything that stands in their records."""
    chosen, texts = json.dumps(list(refs)), Words(session)
    found: dict[int, _Client] = {}
    for row in rows_of(session, _client_query().statement, chosen):
        found[row[0]] = client = _Client(*row[1:6])
        client.add(_client_query(), row, texts)
    for part in parts.PARTS:
        query = _part_query(part)
        for row in rows_of(session, query.statement, chosen):
            if row[0] in found:
                found[row[0]].add(query, row, texts)
    return {ref: client.document() for ref, client in found.items()}


def contact_documents(session: Session, refs: Sequence[int]) -> dict[int, SearchDocument]:
    """Describe contact persons by everything that was entered."""
    query, texts = _contact_query(), Words(session)
    return {
        row[0]: SearchDocument(
            title=contact_name(*row[1:4]),
            lines=tuple(query.lines_of(row, texts)),
            names=tuple(query.names_of(row)),
        )
        for row in rows_of(session, query.statement, json.dumps(list(refs)))
    }


def organisation_documents(session: Session, refs: Sequence[int]) -> dict[int, SearchDocument]:
    """Describe organisations by everything that was entered and by the places they serve."""
    query, texts, chosen = _organisation_query(), Words(session), json.dumps(list(refs))
    places = _served(session, chosen, texts)
    return {
        row[0]: SearchDocument(
            title=row[1],
            lines=(*query.lines_of(row, texts), *places.get(row[0], texts.whole_area)),
            names=tuple(name for name in row[1:3] if name),
        )
        for row in rows_of(session, query.statement, chosen)
    }


def _served(session: Session, refs: str, texts: Words) -> dict[int, tuple[str, ...]]:
    """Return the line with the places of each organisation that does not serve all of them."""
    names: dict[int, list[str]] = {}
    for organisation, place in rows_of(session, _catchment_query(), refs):
        names.setdefault(organisation, []).append(texts.municipalities.get(place, ""))
    return {ref: (f"zuständig für {', '.join(sorted(found))}",) for ref, found in names.items()}


class _Client:
    """One client while her record is put together."""

    def __init__(self, wanted: str, official: str, own: str, code: str, end_reason: str) -> None:
        self._title = client_name(wanted, official, own, code)
        self._end_reason = end_reason
        self._lines: list[str] = []
        self._names: list[str] = []

    def add(self, query: Described, row: Sequence[Any], texts: Words) -> None:
        self._lines += query.lines_of(row, texts)
        self._names += query.names_of(row)

    def document(self) -> SearchDocument:
        end = (self._end_reason,) if self._end_reason else ()
        return SearchDocument(self._title, (*self._lines, *end), tuple(self._names))


class Words(dict[CodeList, dict[str, str]]):
    """The words of the editable lists and of the municipalities, read when they are needed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def __missing__(self, name: CodeList) -> dict[str, str]:
        read = self[name] = words(self._session, name)
        return read

    @functools.cached_property
    def municipalities(self) -> dict[int, str]:
        rows = self._session.execute(select(Municipality.id, Municipality.name))
        return {row.id: row.name for row in rows}

    @functools.cached_property
    def whole_area(self) -> tuple[str, ...]:
        """Return the line of who serves every place: who has no catchment is taken to do so."""
        names = sorted(self.municipalities.values())
        return (f"für alle Gemeinden: {', '.join(names)}",) if names else ()


@dataclasses.dataclass(frozen=True)
class Described:
    """A query for chosen records and which of its columns are names or text, in which form."""

    statement: Query
    names: tuple[int, ...]
    lines: tuple[tuple[int, Shower], ...]

    def names_of(self, row: Sequence[Any]) -> list[str]:
        """Return the names in a row."""
        return [row[place] for place in self.names if row[place]]

    def lines_of(self, row: Sequence[Any], texts: Words) -> list[str]:
        """Return the texts in a row, one line each: typed text, dates and the words of codes."""
        shown = [show(texts, row[place]) for place, show in self.lines if row[place]]
        return [line for line in shown if line]


@functools.cache
def _client_query() -> Described:
    names = ("wanted_name", "official_name", "own_name", "code", "end_reason")
    return described(Client, "id", names, _CLIENT_GROUPS)


@functools.cache
def _part_query(part: type) -> Described:
    spec = parts.PARTS[part]
    found = described(spec.table, "client_id", (), ((part, spec.columns),))
    order = (spec.table.client_id, spec.table.position, spec.table.id)
    return dataclasses.replace(found, statement=found.statement.order_by(*order))


@functools.cache
def _contact_query() -> Described:
    names = ("salutation", "name", "function")
    return described(ContactPerson, "id", names, ((ContactFields, CONTACT),))


@functools.cache
def _organisation_query() -> Described:
    names = ("name", "short_name")
    return described(Organisation, "id", names, ((OrganisationFields, ORGANISATION),))


@functools.cache
def _catchment_query() -> Query:
    refs = func.json_each(bindparam("refs", type_=String)).table_valued("value")
    chosen = Catchment.organisation_id.in_(select(refs.c.value))
    return select(Catchment.organisation_id, Catchment.municipality_id).where(chosen)


def described(
    table: type[Record],
    key: str,
    first: tuple[str, ...],
    groups: Iterable[tuple[type[DataclassInstance], Columns]],
    *,
    title: str = "",
) -> Described:
    """Return the query for `key`, the columns `first` and those that the groups are kept in.

    The field `title` is what the record is called by, and no line besides.
    """
    selected = [getattr(table, name) for name in (key, *first)]
    names: list[int] = []
    lines: list[tuple[int, Shower]] = []
    for group, columns in groups:
        for field in dataclasses.fields(group):
            if field.name in _NAMES and group in _WITH_NAMES:
                names.append(len(selected))
            elif field.name not in _NOT_SEARCHED | {title}:
                lines.append((len(selected), _shower(group, field.name)))
            selected.append(getattr(table, columns.of(field.name)))
    refs = func.json_each(bindparam("refs", type_=String)).table_valued("value")
    statement = select(*selected).where(getattr(table, key).in_(select(refs.c.value)))
    return Described(statement, tuple(names), tuple(lines))


def rows_of(session: Session, statement: Query, refs: str) -> Iterable[Sequence[Any]]:
    """Return the rows for ids that stand in a JSON array."""
    return session.connection().execute(statement, {"refs": refs})


def _shower(group: type[DataclassInstance], field: str) -> Shower:
    """Return what turns a stored value into words; "" where it holds none."""
    if field in _CODE_FIELDS.get(group, {}):
        return functools.partial(_code_words, _CODE_FIELDS[group][field])
    if field == "municipality_id":
        return _municipality
    read = readers(group)[field]
    if field in _LANGUAGE_FIELDS:
        return functools.partial(_language_words, read)
    return functools.partial(_value_words, read)


def _code_words(name: CodeList, texts: Words, stored: str) -> str:
    """Return the word of a code, or of each of several that stand in one text."""
    return ", ".join(texts[name].get(code, code) for code in stored.split())


def _municipality(texts: Words, stored: int) -> str:
    return texts.municipalities.get(stored, "")


def _language_words(read: Callable[[object], object], _: Words, stored: str) -> str:
    value = read(stored)
    codes = value if isinstance(value, tuple) else (stored,)
    return " ".join(language_word(code) for code in codes)


def _value_words(read: Callable[[object], object], _: Words, stored: object) -> str:
    value = read(stored)
    if isinstance(value, (Answer, Direction)):
        return ""  # yes and no say nothing without the question
    if isinstance(value, StrEnum):
        return word(value)
    if isinstance(value, PartialDate):
        return format_partial(value)
    if isinstance(value, dt.date):
        return format_numeric(value)
    return value if isinstance(value, str) else ""

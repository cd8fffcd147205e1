"""Copy field groups into rows and back; columns carry the names of the fields.

Enums are stored as their values, partial dates as text, tuples of codes as one text.
"""

from __future__ import annotations

import dataclasses
import functools
import operator
import types
import typing
from collections.abc import Callable, Mapping
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from gkdesk.text.dates import PartialDate

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from gkdesk.models.base import Record

Group = TypeVar("Group")
Reader = Callable[[object], object]

_SEPARATOR = " "


@dataclasses.dataclass(frozen=True)
class Columns:
    """Where the fields of a group stand: the prefix of the group, and single renamed fields."""

    prefix: str = ""
    renamed: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def of(self, field: str) -> str:
        """Return the column of a field."""
        return self.renamed.get(field, self.prefix + field)


def write(row: Record, group: DataclassInstance, columns: Columns) -> None:
    """Copy the fields of a group into the row; `id` is left alone.

    Values that are equal already are not set, so that saving nothing new changes nothing.
    """
    for field in dataclasses.fields(group):
        if field.name == "id":
            continue
        stored = _stored(getattr(group, field.name))
        column = columns.of(field.name)
        if getattr(row, column) != stored:
            setattr(row, column, stored)


def values_of(group: DataclassInstance, columns: Columns) -> dict[str, object]:
    """Return what the columns of a new row hold, for statements that add many."""
    return {
        columns.of(field.name): _stored(getattr(group, field.name))
        for field in dataclasses.fields(group)
        if field.name != "id"
    }


def read(group: type[Group], row: object, columns: Columns) -> Group:
    """Build a group from a row (an ORM object or a result row with the same names)."""
    fields = typing.cast("type[DataclassInstance]", group)
    return group(**values_in(fields, tuple(readers(fields)), row, columns))


def values_in(
    group: type[DataclassInstance], names: tuple[str, ...], row: object, columns: Columns
) -> dict[str, object]:
    """Return the values of some fields of a group from a row, by the names of the fields."""
    get, way = _plan(group, names, columns.prefix, tuple(columns.renamed.items()))
    return {
        name: value if reader is None else reader(value)
        for name, reader, value in zip(names, way, get(row), strict=True)
    }


@functools.cache
def _plan(
    group: type[DataclassInstance],
    names: tuple[str, ...],
    prefix: str,
    renamed: tuple[tuple[str, str], ...],
) -> tuple[Callable[[object], tuple[object, ...]], tuple[Reader | None, ...]]:
    """Return what takes the columns out of a row at once, and what turns each into its field."""
    columns, known = Columns(prefix, dict(renamed)), readers(group)
    places = [name if name == "id" else columns.of(name) for name in names]
    way = tuple(None if known[name] is _same else known[name] for name in names)
    if len(places) == 1:
        place = places[0]
        return (lambda row: (getattr(row, place),)), way
    return operator.attrgetter(*places), way


def _stored(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, PartialDate):
        return value.iso()
    if isinstance(value, tuple):
        return _SEPARATOR.join(value)
    return value


@functools.cache
def readers(group: type[DataclassInstance]) -> dict[str, Reader]:
    """Return, by the name of each field, what turns its stored value into the field's."""
    hints = typing.get_type_hints(group)
    return {field.name: _reader(hints[field.name]) for field in dataclasses.fields(group)}


def _reader(hint: object) -> Reader:
    if isinstance(hint, types.UnionType):
        inner = next(part for part in typing.get_args(hint) if part is not types.NoneType)
        return functools.partial(_optional, _reader(inner))
    if typing.get_origin(hint) is tuple:
        return _codes
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if hint is PartialDate:
        return _partial
    return _same


def _optional(reader: Reader, value: object) -> object:
    return None if value is None else reader(value)


def _partial(value: object) -> object:
    return PartialDate.from_iso(str(value))


def _codes(value: object) -> object:
    return tuple(str(value).split(_SEPARATOR)) if value else ()


def _same(value: object) -> object:
    return value

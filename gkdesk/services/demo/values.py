"""Read the files of the demo: days are distances from the day of the demo, `born` is an age."""

from __future__ import annotations

import dataclasses
import datetime as dt
import tomllib
import types
import typing
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from gkdesk import paths
from gkdesk.errors import ResourceMissing
from gkdesk.text.dates import PartialDate

if TYPE_CHECKING:
    from pathlib import Path

    from _typeshed import DataclassInstance

Table = Mapping[str, Any]
Group = TypeVar("Group", bound="DataclassInstance")


class Values:
    """Turns rows of the files into field groups, for one day."""

    def __init__(self, today: dt.date) -> None:
        self._today = today

    def group(self, group: type[Group], table: Table, **references: object) -> Group:
        """Return a field group; `references` are ids in place of the keys of the file."""
        hints = typing.get_type_hints(group)
        known = {**table, "birth": table["born"]} if "born" in table else table
        values = {
            field.name: self._value(hints[field.name], known[field.name])
            for field in dataclasses.fields(group)
            if field.name in known and field.name not in references
        }
        return group(**values, **references)

    def day(self, distance: int | None) -> dt.date | None:
        """Return a day by its distance; None stays None."""
        return None if distance is None else self._today + dt.timedelta(days=distance)

    def on(self, distance: int) -> dt.date:
        """Return a day by its distance."""
        return self._today + dt.timedelta(days=distance)

    def _value(self, hint: object, value: Any) -> Any:  # noqa: ANN401 – a TOML value
        if isinstance(hint, types.UnionType):
            hint = next(part for part in typing.get_args(hint) if part is not types.NoneType)
        if hint is dt.date:
            return self.day(value)
        if hint is PartialDate:
            return PartialDate(self._today.year - value[0], *value[1:])
        if isinstance(hint, type) and issubclass(hint, Enum):
            return hint(value)
        return tuple(value) if isinstance(value, list) else value


def read_table(name: str) -> Table:
    """Return a file of the demo; raise ResourceMissing for an incomplete installation."""
    return tomllib.loads(demo_file(name).read_text(encoding="utf-8"))


def demo_file(name: str) -> Path:
    """Return the place of a file of the demo."""
    path = paths.resources() / "demo" / name
    if not path.is_file():
        raise ResourceMissing(name=name)
    return path

"""A template as plain tables (what TOML or JSON hold), and back with precise errors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NoReturn, TypeVar

from gkdesk.errors import GkdeskError
from gkdesk.working_aids.template import (
    Choice,
    ChoiceList,
    Group,
    Item,
    Kind,
    Origin,
    Question,
    Template,
    Zone,
)

_GROUP = "group"
_REPEAT = "repeat"
_TRUE = "true()"

_Value = TypeVar("_Value")
_Code = TypeVar("_Code", bound=StrEnum)


class BrokenTemplate(GkdeskError):
    """A text is no template: `where` is the way to the place, `why` says what is wrong there."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}")
        self.where = where
        self.why = why


class _Table:
    """One table of the text: hands out its values, and knows the ones nobody asked for."""

    def __init__(self, content: object, where: str) -> None:
        if not isinstance(content, Mapping):
            raise BrokenTemplate(where, "is not a table")
        self._left: dict[str, Any] = dict(content)
        name = self._left.get("name")
        self.where = f"{where} ({name})" if isinstance(name, str) and name else where

    def take(self, key: str, otherwise: _Value) -> _Value:
        """Return a value of the type of `otherwise`."""
        found = self._left.pop(key, otherwise)
        if type(found) is not type(otherwise):
            wanted = type(otherwise).__name__
            self.refuse(f"`{key}` has to be {wanted}, not {type(found).__name__}")
        return found

    def needed(self, key: str) -> str:
        """Return a text that may not be missing or empty."""
        found = self.take(key, "")
        if not found.strip():
            self.refuse(f"`{key}` is missing")
        return found

    def code(self, key: str, otherwise: _Code) -> _Code:
        """Return one of the codes of the enum of `otherwise`."""
        found = self.take(key, otherwise.value)
        known = {each.value: each for each in type(otherwise)}
        if found not in known:
            self.refuse(f"`{key}` does not know {found!r}")
        return known[found]

    def expression(self, key: str) -> str:
        """Return an expression; true and false may be written as such."""
        found = self._left.get(key, "")
        if isinstance(found, bool):
            self._left.pop(key)
            return _TRUE if found else ""
        return self.take(key, "")

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        found: list[Any] = self.take(key, [])
        if not all(isinstance(each, str) for each in found):
            self.refuse(f"`{key}` has to hold texts only")
        return tuple(found)

    def tables(self, key: str) -> list[_Table]:
        """Return a list of tables."""
        found: list[Any] = self.take(key, [])
        return [
            _Table(each, f"{self.where} / {key} {place}") for place, each in enumerate(found, 1)
        ]

    def columns(self) -> Mapping[str, str]:
        """Return the further columns of a choice."""
        found: dict[str, Any] = self.take("columns", {})
        if not all(isinstance(each, str) for each in found.values()):
            self.refuse("`columns` has to hold texts only")
        return MappingProxyType(found)

    def done(self) -> None:
        """Raise BrokenTemplate where a key is left that means nothing here."""
        if self._left:
            self.refuse(f"`{min(self._left)}` means nothing here")

    def refuse(self, why: str) -> NoReturn:
        """Say that something is wrong here."""
        raise BrokenTemplate(self.where, why)


def from_plain(content: object, scales: Mapping[str, ChoiceList], where: str = "") -> Template:
    """Return the template that plain tables describe, with the scales it names.

    Raises BrokenTemplate.
    """
    table = _Table(content, where or "template")
    own = _lists(table, scales)
    sections = tuple(_section(each) for each in table.tables("section"))
    if not sections:
        table.refuse("has no section")
    template = Template(
        id=table.needed("id"),
        version=table.take("version", 1),
        title=table.needed("title"),
        sections=sections,
        lists=MappingProxyType({**_named(sections, scales), **own}),
        short=table.take("short", ""),
        year=table.take("year", 0),
        about=table.take("about", ""),
        sources=table.texts("sources"),
        profiles=table.texts("profiles"),
        own=table.take("own", False),  # noqa: FBT003 - the value a missing key has
    )
    table.done()
    return template


def lists_from_plain(content: object, where: str = "") -> Mapping[str, ChoiceList]:
    """Return lists of choices alone (the scales). Raises BrokenTemplate."""
    table = _Table(content, where or "lists")
    found = _lists(table, MappingProxyType({}))
    table.done()
    return MappingProxyType(found)


def _named(sections: Iterable[Group], scales: Mapping[str, ChoiceList]) -> dict[str, ChoiceList]:
    names = {name for section in sections for name in _list_names(section)}
    return {name: scale for name, scale in scales.items() if name in names}


def _list_names(group: Group) -> Iterator[str]:
    yield group.rows
    for child in group.children:
        if isinstance(child, Question):
            yield child.choices
        else:
            yield from _list_names(child)


def _lists(table: _Table, taken: Mapping[str, ChoiceList]) -> dict[str, ChoiceList]:
    found: dict[str, ChoiceList] = {}
    for each in table.tables("list"):
        made = _list(each)
        if made.name in taken or made.name in found:
            each.refuse("there is another list of this name")
        found[made.name] = made
    return found


def _list(table: _Table) -> ChoiceList:
    made = ChoiceList(
        name=table.needed("name"),
        choices=tuple(_choice(each) for each in table.tables("choices")),
        yes=frozenset(table.texts("yes")),
        title=table.take("title", ""),
    )
    names = [each.name for each in made.choices]
    if len(set(names)) < len(names):
        table.refuse("a choice stands there twice")
    if not made.yes <= set(names):
        table.refuse("`yes` names a choice that is not there")
    table.done()
    return made


def _choice(table: _Table) -> Choice:
    made = Choice(table.needed("name"), table.needed("label"), table.columns())
    table.done()
    return made


def _section(table: _Table) -> Group:
    made = Group(
        name=table.needed("name"),
        label=table.needed("label"),
        children=_items(table),
        hint=table.take("hint", ""),
        relevant=table.expression("relevant"),
        was=table.take("was", ""),
    )
    table.done()
    return made


def _items(table: _Table) -> tuple[Item, ...]:
    return tuple(_item(each) for each in table.tables("item"))


def _item(table: _Table) -> Item:
    kind = table.needed("kind")
    made: Item
    if kind in {_GROUP, _REPEAT}:
        made = _group(table, repeat=kind == _REPEAT)
    else:
        made = _question(table, kind)
    table.done()
    return made


def _group(table: _Table, *, repeat: bool) -> Group:
    return Group(
        name=table.needed("name"),
        label=table.needed("label"),
        children=_items(table),
        hint=table.take("hint", ""),
        relevant=table.expression("relevant"),
        repeat=repeat,
        rows=table.take("rows", "") if repeat else "",
        more=table.take("more", True) if repeat else True,  # noqa: FBT003 - of a missing key
        prefill=table.take("prefill", "") if repeat else "",
        ticked=table.take("ticked", False) if repeat else False,  # noqa: FBT003 - of a missing key
        was=table.take("was", ""),
    )


def _question(table: _Table, kind: str) -> Question:
    if kind not in set(Kind):
        table.refuse(f"`kind` does not know {kind!r}")
    return Question(
        name=table.needed("name"),
        kind=Kind(kind),
        label=table.take("label", "") if kind == Kind.CALCULATE else table.needed("label"),
        hint=table.take("hint", ""),
        choices=table.take("list", ""),
        zone=table.code("zone", Zone.LOCAL),
        origin=table.code("origin", Origin.OWN),
        source=table.take("source", ""),
        series=table.take("series", ""),
        prefill=table.take("prefill", ""),
        unit=table.take("unit", ""),
        required=table.expression("required"),
        relevant=table.expression("relevant"),
        constraint=table.expression("constraint"),
        constraint_message=table.take("constraint_message", ""),
        calculation=table.expression("calculation"),
        choice_filter=table.expression("choice_filter"),
        default=table.take("default", ""),
        remark=table.take("remark", False),  # noqa: FBT003 - the value a missing key has
        lines=table.take("lines", 1),
        coded=table.take("coded", False),  # noqa: FBT003 - the value a missing key has
        was=table.take("was", ""),
    )

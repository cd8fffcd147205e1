"""A template as one text, for a store or a package: the same words as in its text file, as JSON.

The lists that it names are in it, so that it can be read without any other file.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from gkdesk.working_aids.plain import BrokenTemplate, from_plain
from gkdesk.working_aids.template import ChoiceList, Group, Question, Template

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from gkdesk.working_aids.template import Item

NO_SCALES: Mapping[str, ChoiceList] = MappingProxyType({})


def to_text(template: Template) -> str:
    """Return the text of a template; the same template gives the same text."""
    return json.dumps(to_plain(template), ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Template:
    """Return the template that `to_text` wrote. Raises BrokenTemplate."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise BrokenTemplate("template", "cannot be read") from None
    try:
        return from_plain(content, NO_SCALES)
    except RecursionError:
        raise BrokenTemplate("template", "is nested too deeply") from None


def to_plain(template: Template) -> dict[str, Any]:
    """Return a template as plain tables, as `plain.from_plain` reads them."""
    return {
        **_facts(template, "sections", "lists"),
        "list": [_list(each) for each in template.lists.values()],
        "section": [_group(each) for each in template.sections],
    }


def _list(choices: ChoiceList) -> dict[str, Any]:
    found = _facts(choices, "choices", "yes")
    found["choices"] = [_facts(choice) for choice in choices.choices]
    if choices.yes:
        found["yes"] = sorted(choices.yes)
    return found


def _item(item: Item) -> dict[str, Any]:
    if isinstance(item, Group):
        return {"kind": "repeat" if item.repeat else "group", **_group(item)}
    return _question(item)


def _question(question: Question) -> dict[str, Any]:
    found = _facts(question, "choices")
    if question.choices:
        found["list"] = question.choices
    return found


def _group(group: Group) -> dict[str, Any]:
    found = _facts(group, "children", "repeat")
    return {**found, "item": [_item(child) for child in group.children]}


def _facts(thing: DataclassInstance, *without: str) -> dict[str, Any]:
    """Return the fields that differ from their defaults, as JSON holds them."""
    return {
        field.name: _plain(getattr(thing, field.name))
        for field in dataclasses.fields(thing)
        if field.name not in without and not _is_default(field, getattr(thing, field.name))
    }


def _is_default(field: dataclasses.Field[Any], value: object) -> bool:
    if field.default_factory is not dataclasses.MISSING:
        return not value
    return bool(value == field.default)


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, tuple) else value

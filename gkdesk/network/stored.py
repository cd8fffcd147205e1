"""A kept state of the network („Stand 2026“) as JSON, and back.

A kept state says how the organisations stood to each other. It knows no persons: contact persons,
who sits in a seat, who owns a need, a count so small that it points to persons, and how many
clients two organisations share are left out, because nothing that is done with a kept state needs
them, and because a record that somebody had deleted must not live on in it. Seats keep their
organisation, their role and whether there is a deputy.

Fields that a later program adds are ignored when read here, and fields that are missing get their
defaults; only a change that an older program would misread raises the version.
"""

from __future__ import annotations

import datetime as dt
import json
import types
import typing
from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from gkdesk.errors import NetworkStateTooNew, NotANetworkState
from gkdesk.network.findings.finding import SMALLEST_COUNT, shown_count
from gkdesk.network.graph import Network, Tie
from gkdesk.text.codes.network import Intensity

if typing.TYPE_CHECKING:
    from gkdesk.text.ids import CooperationId

FORMAT = "gkdesk-network"
VERSION = 1

_LEFT_OUT = {
    "Actor": ("people",),
    "Seat": ("contact",),
    "Wanted": ("owner",),
    "Network": ("shared", "unattached"),
}

_FARTHEST = 1_000_000
"""Places on the map are thousandths of its radius; what was dragged far out stays readable."""

_T = TypeVar("_T")


def without_persons(network: Network, smallest: int = SMALLEST_COUNT) -> Network:
    """Return the network as a kept state knows it; counts of persons from `smallest` on."""
    return replace(
        network,
        actors=tuple(replace(actor, people=()) for actor in network.actors),
        groups=tuple(
            replace(group, seats=tuple(replace(seat, contact=None) for seat in group.seats))
            for group in network.groups
        ),
        needs=tuple(
            replace(need, owner="", count=shown_count(need.count, smallest))
            for need in network.needs
        ),
        shared=(),
        unattached=(),
    )


def to_json(network: Network, smallest: int = SMALLEST_COUNT) -> str:
    """Return a network as text, the same for the same network."""
    plain = _plain(without_persons(network, smallest))
    document = {"format": FORMAT, "version": VERSION, "network": plain}
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> Network:
    """Return the network of a text of `to_json`; raise NotANetworkState or NetworkStateTooNew."""
    with _unfit_is_no_state():
        network = without_persons(_record(Network, _network_in(text)))
        _check(network)
    return network


def tie_from_json(text: str, tie_id: CooperationId) -> Tie | None:
    """Return one cooperation of a kept state, or None, without reading the others.

    Raises as `from_json`, but only for what it reads.
    """
    with _unfit_is_no_state():
        for data in _network_in(text).get("ties", ()):
            if data["id"] == tie_id:
                tie = _record(Tie, data)
                _check_tie(tie)
                return tie
    return None


def _check(network: Network) -> None:
    """Refuse what maps and comparisons would stumble over."""
    known = {actor.id for actor in network.actors}
    if len(known) < len(network.actors):
        raise ValueError("an organisation stands there twice")
    for tie in network.ties:
        _check_tie(tie)
        if not {tie.first, tie.second} <= known:
            raise ValueError("a cooperation names an unknown organisation")
    for actor in network.actors:
        if actor.place and max(abs(actor.place.x), abs(actor.place.y)) > _FARTHEST:
            raise ValueError("an organisation stands outside of every map")


def _check_tie(tie: Tie) -> None:
    Intensity(tie.intensity)


@contextmanager
def _unfit_is_no_state() -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        raise NotANetworkState from error


def _network_in(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotANetworkState from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise NotANetworkState
    version = document.get("version")
    if type(version) is not int or version < 1:
        raise NotANetworkState
    if version > VERSION:
        raise NetworkStateTooNew
    network = document.get("network")
    if not isinstance(network, dict):
        raise NotANetworkState
    return network


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        left_out = _LEFT_OUT.get(type(value).__name__, ())
        return {
            field.name: _plain(getattr(value, field.name))
            for field in fields(value)
            if field.name not in left_out
        }
    return value


def _record(kind: type[_T], data: object) -> _T:
    if not isinstance(data, Mapping):
        raise TypeError("a record is needed")
    hints = _hints(typing.cast("Hashable", kind))
    left_out = _LEFT_OUT.get(kind.__name__, ())
    values = {}
    for field in fields(kind):  # type: ignore[arg-type]
        if field.name in data and field.name not in left_out:
            values[field.name] = _value(hints[field.name], data[field.name])
        elif field.name in left_out and _is_required(field):
            values[field.name] = None
    return kind(**values)


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


@cache
def _hints(kind: Hashable) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _value(hint: Any, data: object) -> object:  # noqa: ANN401 - a type expression has no type
    origin = typing.get_origin(hint)
    if origin is tuple:
        if not isinstance(data, list):
            raise TypeError("a list is needed")
        return tuple(_value(typing.get_args(hint)[0], item) for item in data)
    if origin in (types.UnionType, typing.Union):
        inner = next(kind for kind in typing.get_args(hint) if kind is not type(None))
        return None if data is None else _value(inner, data)
    # The ids are integers under another name.
    kind = getattr(hint, "__supertype__", hint)
    if is_dataclass(kind):
        return _record(typing.cast("type[object]", kind), data)
    if issubclass(kind, Enum):
        return kind(data)
    if kind is dt.date:
        return dt.date.fromisoformat(_exactly(str, data))
    return _exactly(kind, data)


def _exactly(kind: type[_T], data: object) -> _T:
    # A truth value is an integer to Python, and a wrong id to us.
    if type(data) is not kind:
        raise TypeError("a value of another kind is needed")
    return data

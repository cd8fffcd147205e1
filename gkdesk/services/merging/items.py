"""One thing that belonged to the record that goes, with what happens to it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from gkdesk.text.codes.records import Belonging, Fate

if TYPE_CHECKING:
    from gkdesk.models.base import Record
    from gkdesk.models.cooperation import Cooperation
    from gkdesk.models.network import Organisation

Act = Callable[[], None]


@dataclass(frozen=True)
class Two:
    """The record that stays and the one that goes, in the session that looks at them."""

    session: Session
    keep: int
    other: int


@dataclass(frozen=True)
class Item:
    """A thing in words and the acts that take it over; a preview leaves them undone."""

    belonging: Belonging
    fate: Fate
    name: str
    acts: tuple[Act, ...]


Reader = Callable[[Two], Iterator[Item]]


def setting(row: Record, **values: Any) -> Act:  # noqa: ANN401 - values of columns
    """Return the act that sets columns of a row."""
    return functools.partial(_set, row, values)


def absorbing(stays: Organisation | Cooperation, goes: Organisation | Cooperation) -> Act:
    """Return the act that lets a record know which one went into it, with all before it."""
    return functools.partial(_absorb, stays, goes)


def _absorb(stays: Organisation | Cooperation, goes: Organisation | Cooperation) -> None:
    stays.absorbed = " ".join(filter(None, (stays.absorbed, goes.absorbed, str(goes.id))))


def removing(session: Session, row: Record) -> Act:
    """Return the act that removes a row."""
    return functools.partial(session.delete, row)


def _set(row: Record, values: dict[str, Any]) -> None:
    for column, value in values.items():
        setattr(row, column, value)

"""SQL is put together once in a test process, not anew for the store of every test.

SQLAlchemy keeps what it compiled for one engine and its dialect alone; the stores of tests are all
of one kind. What it keeps holds values of the first test that asked, so a test that looks for
words in memory takes the fixture `own_statements`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache

from gkdesk.store import engine

if TYPE_CHECKING:
    from sqlalchemy import Engine

_MOST = 5_000
_compiled: LRUCache[Any, Any] = LRUCache(_MOST)
_create = engine.create_engine
_alone = (DefaultDialect.__eq__, DefaultDialect.__hash__)


def _sharing(address: str, **options: object) -> Engine:
    return _create(address, execution_options={"compiled_cache": _compiled}, **options)


def _is_like(self: DefaultDialect, other: object) -> bool:
    return type(self) is type(other)


def _kind(self: DefaultDialect) -> int:
    return hash(type(self))


def share() -> None:
    """Let all engines made from now on use what one of them compiled."""
    engine.create_engine = _sharing  # type: ignore[assignment]
    DefaultDialect.__eq__ = _is_like  # type: ignore[method-assign]
    DefaultDialect.__hash__ = _kind  # type: ignore[method-assign]


def part() -> None:
    """Let engines made from now on compile for themselves, as in the program."""
    engine.create_engine = _create
    DefaultDialect.__eq__, DefaultDialect.__hash__ = _alone  # type: ignore[method-assign]
    _compiled.clear()

"""What the store uses of the driver's connection; sqlcipher3 brings no types of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Rows(Protocol):
    """The result of a statement."""

    def fetchone(self) -> tuple[Any, ...] | None: ...

    def fetchall(self) -> list[tuple[Any, ...]]: ...

    def __iter__(self) -> Iterator[tuple[Any, ...]]: ...


class Driver(Protocol):
    """One open connection to an encrypted file."""

    def execute(self, statement: str, values: tuple[object, ...] = ..., /) -> Rows: ...

    def backup(
        self,
        target: Driver,
        *,
        pages: int = ...,
        progress: Callable[[int, int, int], None] | None = ...,
    ) -> None: ...

    def rollback(self) -> None: ...

    def set_progress_handler(
        self, handler: Callable[[], int] | None, instructions: int, /
    ) -> None: ...

    def interrupt(self) -> None: ...

    def close(self) -> None: ...

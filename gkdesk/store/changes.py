"""What a transaction hands back."""

from __future__ import annotations

from dataclasses import dataclass

from gkdesk.text.labels import Label


@dataclass(frozen=True)
class Change:
    """One aggregate that was touched: its kind and the id of its root."""

    kind: str
    ref: int


@dataclass(frozen=True)
class Done:
    """A step that was taken back or made again."""

    label: Label
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class NextStep:
    """A step that would be taken back or made again next; `rows` is how much it changed."""

    id: int
    label: Label
    rows: int

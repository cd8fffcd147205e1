"""What a writing call hands back."""

from __future__ import annotations

from dataclasses import dataclass

from gkdesk.store.changes import Change
from gkdesk.text.labels import Label

__all__ = ["Change", "Label", "Outcome"]


@dataclass(frozen=True)
class Outcome:
    """The label of the transaction, the aggregates it changed and the record it was about."""

    label: Label
    changes: tuple[Change, ...]
    ref: int | None = None

"""A place for expressions to stand in: answers by name, a day that does not move."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from gkdesk.working_aids.values import Nodes


@dataclass
class Place:
    answers: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    itself: str = ""
    row: int = 0

    def value(self, name: str) -> str | Nodes:
        return self.nodes(name) if name in self.tables else self.answers[name]

    def nodes(self, name: str) -> Nodes:
        return Nodes(self.tables[name])

    def own(self) -> str:
        return self.itself

    def column(self, name: str) -> str:
        return self.columns.get(name, "")

    def label(self, question: str, code: str) -> str:
        return f"{question}:{code}"

    def position(self) -> int:
        return self.row

    def today(self) -> dt.date:
        return dt.date(2026, 11, 21)

    def now(self) -> dt.datetime:
        return dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)

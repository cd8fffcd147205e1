"""Half-typed forms as text for the store's drafts, with the field that had the cursor."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass


@dataclass(frozen=True)
class FormDraft:
    """What was typed, field by field, and where.

    `typed_on` is the day with which words like „morgen“ are read, however late that happens.
    `entries` says as how many entries it counts: the fields of a group one by one, a row as one.
    """

    fields: tuple[tuple[str, str], ...]
    at: str = ""
    cursor: int = -1
    entries: int = 1
    typed_on: dt.date | None = None

    def text(self) -> str:
        """Return the draft as one text."""
        day = None if self.typed_on is None else self.typed_on.isoformat()
        pieces = [day, self.at, self.cursor, self.fields, self.entries]
        return json.dumps(pieces, ensure_ascii=False)


def read_draft(text: str | None) -> FormDraft | None:
    """Read a draft; one that is damaged or of another form counts as none."""
    if not text:
        return None
    try:
        day, at, cursor, fields, *more = json.loads(text)
        pairs = tuple((str(name), str(typed)) for name, typed in fields)
        typed_on = dt.date.fromisoformat(day) if isinstance(day, str) else None
        entries = more[0] if more and isinstance(more[0], int) else 1
        return FormDraft(pairs, str(at), int(cursor), entries, typed_on)
    except (ValueError, TypeError):
        return None


def entries_in(text: str) -> int:
    """Return as how many entries a draft counts; a plain text is one."""
    draft = read_draft(text)
    return 1 if draft is None else max(1, draft.entries)

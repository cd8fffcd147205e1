"""Half-typed forms as text for the store's drafts, with the field that had the cursor."""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True)
class FormDraft:
    """What was typed, field by field, and where; `row` names the row of a list, if any."""

    fields: tuple[tuple[str, str], ...]
    at: str = ""
    cursor: int = -1
    row: int | None = None

    def text(self) -> str:
        """Return the draft as one text."""
        return json.dumps([self.row, self.at, self.cursor, self.fields], ensure_ascii=False)


def read_draft(text: str | None) -> FormDraft | None:
    """Read a draft; one that is damaged or of another form counts as none."""
    if not text:
        return None
    try:
        row, at, cursor, fields = json.loads(text)
        pairs = tuple((str(name), str(typed)) for name, typed in fields)
    except (ValueError, TypeError):
        return None
    return FormDraft(pairs, str(at), int(cursor), row if isinstance(row, int) else None)

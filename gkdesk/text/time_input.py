"""Times of day as people type them: `9:30`, `9.30`, `930`, `9 Uhr` become `09:30`."""

from __future__ import annotations

import re

from gkdesk.errors import InvalidInput

_PARTED = re.compile(r"(\d{1,2})(?:\s*[:.,h]\s*|\s+)(\d{2})")
_JOINED = re.compile(r"(\d{1,2})(\d{2})")
_HOUR = re.compile(r"(\d{1,2})")


def read_time(typed: str, field: str) -> str:
    """Return a time of day as `HH:MM`, "" for nothing; raise InvalidInput for what is no time."""
    text = typed.strip().lower().removesuffix("uhr").strip()
    if not text:
        return ""
    for pattern in (_PARTED, _JOINED, _HOUR):
        found = pattern.fullmatch(text)
        if found is not None:
            hours, minutes = int(found[1]), int(found[2]) if found.lastindex == 2 else 0
            if hours < 24 and minutes < 60:
                return f"{hours:02d}:{minutes:02d}"
    raise InvalidInput(field, "not_a_time")

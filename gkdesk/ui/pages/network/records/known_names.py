"""Who is entered already, for the hint below a name that is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.duplicates import Typed
from gkdesk.ui.records.duplicate_hint import HINTS
from gkdesk.ui.records.row_text import joined

if TYPE_CHECKING:
    from gkdesk.text.codes import RecordKind
    from gkdesk.ui.pages.page import PageContext


def known_names(context: PageContext, kind: RecordKind, name: str) -> list[tuple[int, str]]:
    """Return id and words of the records of a kind that a name may mean, the likeliest first."""
    likely = context.workspace.duplicates.likely(kind, Typed(name), limit=HINTS + 1)
    return [
        (each.ref, joined(each.name, each.detail, "" if each.active else "beendet"))
        for each in likely
    ]

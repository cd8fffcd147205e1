"""Who is entered already, for the hint below what is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.ui.records.duplicate_hint import HINTS, Hit
from gkdesk.ui.records.row_text import joined

if TYPE_CHECKING:
    from gkdesk.services.register.duplicates import Typed
    from gkdesk.text.codes.clients import RecordKind
    from gkdesk.ui.pages.page import PageContext


def known_names(context: PageContext, kind: RecordKind, typed: Typed) -> list[Hit]:
    """Return the records of a kind that may be what is typed, the likeliest first."""
    likely = context.workspace.duplicates.likely(kind, typed, limit=HINTS + 1)
    return [
        Hit(
            each.ref,
            joined(each.name, each.detail, "" if each.active else "beendet"),
            each.likeness,
        )
        for each in likely
    ]

"""The field for the name of a new record, with who is entered already."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from gkdesk.ui.records.duplicate_hint import DuplicateHint
from gkdesk.ui.records.known_names import known_names
from gkdesk.ui.records.new_record import NewRecord

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.services.workspace import Outcome
    from gkdesk.text.codes.clients import RecordKind
    from gkdesk.ui.pages.page import PageContext


@dataclass(frozen=True)
class NewcomerWords:
    """What the field says; with an `icon`, records that are called alike are pointed out."""

    title: str
    label: str
    help_text: str
    icon: str = ""


def newcomer(
    context: PageContext, kind: RecordKind, words: NewcomerWords, create: Callable[[str], Outcome]
) -> NewRecord:
    """Return the field for a new record of a kind."""
    find = partial(known_names, context, kind)
    return NewRecord(
        context,
        title=words.title,
        label=words.label,
        help_text=words.help_text,
        key=f"{kind.value}:new",
        create=create,
        hints=DuplicateHint(context, find, icon=words.icon) if words.icon else None,
    )

"""Half-typed input that survives lock and crash; encrypted like everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.store.drafts import Draft
from gkdesk.text.codes.clients import RecordKind

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from gkdesk.store.store import Store

__all__ = ["CHOICE", "LETTER", "Draft", "Drafts", "is_about"]

CHOICE, LETTER = "booklet.choice", "letter.invitation"
"""Begin the keys of drafts of papers for one client: her id follows."""
_KINDS = {CHOICE: RecordKind.CLIENT.value, LETTER: RecordKind.CLIENT.value}
"""Of which kind of record a draft is, where its key begins with the paper and not with the kind."""


def is_about(key: str, kind: RecordKind, ref: int) -> bool:
    """Tell whether a draft belongs to a record, and goes with it."""
    group, _, rest = key.partition(":")
    of_kind = _KINDS.get(group, group.partition(".")[0])
    return of_kind == kind.value and rest.partition(":")[0] == str(ref)


class Drafts:
    """The drafts of one store; a key says where the text belongs, `client:<id>:note`."""

    def __init__(self, store: Store) -> None:
        self._drafts = store.drafts

    def put(self, key: str, text: str) -> None:
        """Keep text under a key; empty text forgets the draft."""
        if text:
            self._drafts.put(key, text)
        else:
            self._drafts.discard(key)

    def get(self, key: str) -> str | None:
        """Return the text under a key, or None."""
        return self._drafts.get(key)

    def discard(self, key: str) -> None:
        """Forget the draft under a key."""
        self._drafts.discard(key)

    def settling(self, key: str, text: str = "") -> AbstractContextManager[None]:
        """Let the writing call within leave `text` as the draft, or none, in one commit."""
        return self._drafts.settling(key, text)

    def all(self) -> tuple[Draft, ...]:
        """Return every draft, the newest first."""
        return self._drafts.all()

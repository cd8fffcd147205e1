"""Half-typed input on its way into the encrypted store: at most one write every two seconds."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gkdesk.errors import StoreLocked, UserError
from gkdesk.text.clean import whole_characters
from gkdesk.ui.records.draft_text import entries_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.workspace import Workspace

FLUSH_AFTER_MS = 2000


class DraftKeeper(QObject):
    """Collect what is being typed and write it to the store's drafts.

    A key names the place of the text without content: `client.note:<id>`, `client.Step:<id>:<row>`.
    A draft waits for the user when she has left it, or when it comes from an earlier session;
    `changed` tells that the number of those is another one. What is unwritten as an empty text
    is a draft still to be forgotten.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = workspace
        self._unwritten: dict[str, str] = {}
        kept = tuple(reversed(workspace.drafts.all()))
        self._known = dict.fromkeys(draft.key for draft in kept)
        self._waiting = {draft.key: entries_in(draft.text) for draft in kept}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FLUSH_AFTER_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def keep(self, key: str, text: str, *, waiting: int = 0) -> None:
        """Remember `text` under `key`; it reaches the store within two seconds.

        `waiting` is how many entries of it wait for the user: none while she types.
        """
        if not text:
            self.discard(key)
            return
        self._unwritten[key] = whole_characters(text)
        self._note(key)
        self._count(key, waiting)
        if not self._timer.isActive():
            self._timer.start()

    def get(self, key: str) -> str | None:
        """Return the draft under `key`, also one that has not been written yet."""
        if key in self._unwritten:
            return self._unwritten[key]
        return None if self._workspace is None else self._workspace.drafts.get(key)

    def keys(self, beginning: str) -> tuple[str, ...]:
        """Return the keys of all drafts that begin so, the one that was kept last first."""
        return tuple(key for key in reversed(self._known) if key.startswith(beginning))

    def discard(self, key: str) -> None:
        """Forget the draft: its text was thrown away. A store that refuses is asked again."""
        if key not in self._known:
            return
        self._forget(key)
        self._unwritten[key] = ""
        try:
            self._write(key)
        except UserError:
            self._timer.start()

    @contextmanager
    def settling(self, key: str, text: str = "", *, waiting: int = 0) -> Iterator[None]:
        """Let the one writing call within leave `text` as the draft, or none, in one commit.

        Where it raises, the draft stays as it is.
        """
        if self._workspace is None:
            raise StoreLocked
        with self._workspace.drafts.settling(key, whole_characters(text)):
            yield
        self._unwritten.pop(key, None)
        if text:
            self._note(key)
            self._count(key, waiting)
        else:
            self._forget(key)

    def flush(self) -> None:
        """Write everything that is waiting; raise the `UserError` of a store that refuses."""
        self._timer.stop()
        while self._unwritten and self._workspace is not None:
            self._write(next(iter(self._unwritten)))

    def close(self) -> None:
        """Drop the texts and the workspace; the keeper is of no use afterwards."""
        self._timer.stop()
        self._unwritten.clear()
        self._waiting.clear()
        self._known.clear()
        self._workspace = None

    def waiting(self) -> dict[str, int]:
        """Return the places of drafts that wait for the user, with the number of entries."""
        return dict(self._waiting)

    def _write(self, key: str) -> None:
        if self._workspace is not None:
            self._workspace.drafts.put(key, self._unwritten[key])
            self._unwritten.pop(key, None)

    def _note(self, key: str) -> None:
        self._known.pop(key, None)
        self._known[key] = None

    def _forget(self, key: str) -> None:
        self._known.pop(key, None)
        self._count(key, 0)

    def _count(self, key: str, waiting: int) -> None:
        if waiting == self._waiting.get(key, 0):
            return
        if waiting:
            self._waiting[key] = waiting
        else:
            del self._waiting[key]
        self.changed.emit()

    @Slot()
    def _on_timer_timeout(self) -> None:
        try:
            self.flush()
        except UserError:
            # The disk may be full for a moment: the text stays here and is tried again.
            self._timer.start()

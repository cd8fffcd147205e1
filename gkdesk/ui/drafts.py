"""Half-typed input on its way into the encrypted store: at most one write every two seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from gkdesk.errors import UserError
from gkdesk.text.clean import whole_characters

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

FLUSH_AFTER_MS = 2000


class DraftKeeper(QObject):
    """Collect what is being typed and write it to the store's drafts.

    A key names the place of the text without content: `client:<id>:note`.
    """

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = workspace
        self._waiting: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FLUSH_AFTER_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def keep(self, key: str, text: str) -> None:
        """Remember `text` under `key`; it reaches the store within two seconds."""
        self._waiting[key] = whole_characters(text)
        if not self._timer.isActive():
            self._timer.start()

    def get(self, key: str) -> str | None:
        """Return the draft under `key`, also one that has not been written yet."""
        if key in self._waiting:
            return self._waiting[key]
        return None if self._workspace is None else self._workspace.drafts.get(key)

    def discard(self, key: str) -> None:
        """Forget the draft: its text has been saved or thrown away."""
        self._waiting.pop(key, None)
        if self._workspace is not None and self._workspace.drafts.get(key) is not None:
            self._workspace.drafts.discard(key)

    def flush(self) -> None:
        """Write everything that is waiting; raise the `UserError` of a store that refuses."""
        self._timer.stop()
        if self._workspace is None:
            return
        while self._waiting:
            key, text = next(iter(self._waiting.items()))
            self._workspace.drafts.put(key, text)
            self._waiting.pop(key, None)

    def close(self) -> None:
        """Drop the texts and the workspace; the keeper is of no use afterwards."""
        self._timer.stop()
        self._waiting.clear()
        self._workspace = None

    @Slot()
    def _on_timer_timeout(self) -> None:
        try:
            self.flush()
        except UserError:
            # The disk may be full for a moment: the text stays here and is tried again.
            self._timer.start()

"""What is still to be said when the window is gone: something at the very end did not work."""

from __future__ import annotations

from gkdesk.ui.dialogs.notice_dialog import NoticeDialog

TITLE = "gkdesk ist geschlossen"
SAFE = (
    "Alles, was als gespeichert angezeigt wurde, ist gespeichert, und der Bestand ist gesperrt. "
    "Nur das Letzte beim Schließen ging nicht:"
)


class ClosingNotice(NoticeDialog):
    """A window of its own that keeps nothing open."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        super().__init__(TITLE, "\n\n".join((SAFE, *sentences)), icon="info", tint="accent")

"""The very end: close the store, and say calmly what did not work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.errors import DiskFull, UserError
from gkdesk.text.after_unlock import AfterUnlock, Notice
from gkdesk.ui import tasks

if TYPE_CHECKING:
    from gkdesk.ui.dialogs.closing_notice import ClosingNotice
    from gkdesk.ui.session import Session

UNDO_KEPT = (
    "Der Verlauf zum Rückgängigmachen steht noch im verschlüsselten Bestand; er wird beim nächsten "
    "Beenden geleert. {reason}"
)
NO_ROOM = "Auf dem Datenträger ist kein Platz mehr; bitte schaffen Sie Platz."


def end(session: Session) -> ClosingNotice | None:
    """End the session; return the shown notice if something did not work, and never raise it."""
    from gkdesk.text.sentences.errors import sentence

    failed = []
    try:
        session.end()
    except UserError as error:
        reason = NO_ROOM if isinstance(error, DiskFull) else sentence(error)
        failed.append(UNDO_KEPT.format(reason=reason))
    tasks.stop_all()
    lost = AfterUnlock(Notice.DRAFTS_LOST)
    if lost in session.after_unlock:
        failed.insert(0, lost.sentence)
    if not failed:
        return None
    from gkdesk.ui.dialogs.closing_notice import ClosingNotice

    notice = ClosingNotice(tuple(failed))
    notice.show()
    return notice

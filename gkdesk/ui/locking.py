"""Locking the window: every step is taken, whatever a step before it raises.

A bug in what keeps the drafts must never leave a person's record on the screen, a text on the
clipboard or the store open. Expected refusals are said after unlocking; a bug comes out at the
end, when everything is closed.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog, QMenu

from gkdesk.errors import UserError
from gkdesk.text.after_unlock import AfterUnlock, Notice, of_stopped
from gkdesk.ui import clipboard, spool, tasks

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.first_run import FirstRunPage
    from gkdesk.ui.session import Session

PATIENCE_MS = 300


def take_all(*steps: Callable[[], object]) -> None:
    """Take every step in order; what one of them raises comes out after the last one."""
    with ExitStack() as stack:
        for step in reversed(steps):
            stack.callback(step)


def keep_place(session: Session, content: ContentView) -> None:
    """Remember where the user was."""
    session.place = content.place()


def keep_drafts(session: Session, content: ContentView | FirstRunPage) -> None:
    """Write what is half typed; a store that refuses is told after unlocking."""
    try:
        content.flush()
    except UserError:
        session.after_unlock.append(AfterUnlock(Notice.DRAFTS_LOST))


def stop_work(session: Session) -> None:
    """Ask the workers to stop and remember which of them to speak of after unlocking."""
    titles = [title for title in tasks.let_go() if title]
    session.after_unlock.extend(of_stopped(title) for title in titles)


def wait_for_work() -> None:
    """Let workers end cleanly that can; the others must not keep the store open any longer.

    Those run into the closed store at their next look at it, and nobody hears of them.
    """
    tasks.wait(PATIENCE_MS)


def clear_traces() -> None:
    """Empty the clipboard and what a broken print job left behind."""
    take_all(clipboard.forget, spool.clear)


def close_dialogs(condemn: Callable[[QWidget], None]) -> None:
    """Close popups, menus and dialogs and hand them over to be destroyed."""
    popup = QApplication.activePopupWidget()
    while popup is not None:
        popup.close()
        following = QApplication.activePopupWidget()
        popup = None if following is popup else following
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog):
            widget.hide()
            widget.reject()
        if isinstance(widget, QDialog | QMenu):
            widget.hide()
            condemn(widget)

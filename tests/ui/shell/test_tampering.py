"""What somebody did to the files while the program was not looking is told, calmly."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import text

from gkdesk.services import access
from gkdesk.text.after_unlock import AfterUnlock, Notice
from gkdesk.text.log_findings import LogFinding
from gkdesk.ui import tasks
from gkdesk.ui.pages.security import SecurityPage
from gkdesk.ui.widgets import Banner
from tests.cheap_key import PASSPHRASE
from tests.factories import an_organisation
from tests.ui.conftest import draw
from tests.ui.shell.conftest import unlock

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.clock import FixedClock
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.main_window import MainWindow


FOREIGN = AfterUnlock(Notice.KEY_FILE_FOREIGN).sentence


def sentences(content: ContentView) -> list[str]:
    """Return what the banners above the page say."""
    items = [content.banners.itemAt(number) for number in range(content.banners.count())]
    banners = [item.widget() for item in items if item is not None]
    shown = [each for each in banners if isinstance(each, Banner) and not each.isHidden()]
    return [banner.text() for banner in shown]


def put_an_older_key_file_back(folder: Path, clock: FixedClock) -> None:
    workspace = access.unlock(folder, PASSPHRASE, clock=clock)
    path = next(folder.glob("*.schluessel"))
    before = path.read_bytes()
    workspace.security.seal_sheet(workspace.security.prepare_sheet_unasked())
    workspace.close()
    path.write_bytes(before)


def cut_the_log_off(folder: Path, clock: FixedClock) -> None:
    workspace = access.unlock(folder, PASSPHRASE, clock=clock)
    workspace.security.seal_sheet(workspace.security.prepare_sheet_unasked())
    with workspace._store._unlogged() as session:
        session.execute(text("DROP TRIGGER log_entry_no_delete"))
        newest = "SELECT max(seq) FROM log_entry"
        session.execute(text(f"DELETE FROM log_entry WHERE seq=({newest})"))
    workspace.close()


def log_finding(qtbot: QtBot, content: ContentView) -> str:
    """Open the page Sicherheit, wait for the check of the log and return what it says."""
    content.show_page("security")
    page = content.current()
    assert isinstance(page, SecurityPage)
    qtbot.waitUntil(lambda: tasks.running() == (), timeout=20_000)
    return page.log.finding.text() if page.log.finding.isVisible() else ""


def test_an_older_key_file_is_told_after_every_unlocking(
    qtbot: QtBot, window: MainWindow, store_folder: Path, clock: FixedClock
) -> None:
    put_an_older_key_file_back(store_folder, clock)
    assert sentences(unlock(qtbot, window)) == [FOREIGN]
    draw(window, "andere-schluesseldatei")
    window.lock()
    assert sentences(unlock(qtbot, window)) == [FOREIGN]


def test_a_clock_that_went_back_is_told(
    qtbot: QtBot, window: MainWindow, store_folder: Path, clock: FixedClock
) -> None:
    clock.advance(dt.timedelta(days=900))
    workspace = access.unlock(store_folder, PASSPHRASE, clock=clock)
    an_organisation(workspace)
    workspace.close()
    clock.advance(dt.timedelta(days=-900))
    (said,) = sentences(unlock(qtbot, window))
    plain = said.replace("\N{NO-BREAK SPACE}", " ")
    assert "18. 11. 2026" in plain
    assert "6. 5. 2029" in plain
    assert "Uhr" in said
    draw(window, "uhr-geht-nach")


def test_nothing_is_told_where_nothing_was_done(qtbot: QtBot, window: MainWindow) -> None:
    content = unlock(qtbot, window)
    assert FOREIGN not in sentences(content)
    assert log_finding(qtbot, content) == ""


def test_a_log_that_was_cut_off_is_told_on_its_page(
    qtbot: QtBot, window: MainWindow, store_folder: Path, clock: FixedClock
) -> None:
    cut_the_log_off(store_folder, clock)
    content = unlock(qtbot, window)
    assert log_finding(qtbot, content) == LogFinding.CUT_OFF.sentence
    draw(content, "protokoll-abgeschnitten")

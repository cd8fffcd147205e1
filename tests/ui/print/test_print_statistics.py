from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from gkdesk.services.leaving import PaperWay
from gkdesk.services.statistics.kinds import StatisticsFormat, StatisticsWish
from gkdesk.text.papers import statistics as words
from gkdesk.ui import printing
from gkdesk.ui.dialogs.confirm_dialog import ConfirmDialog
from gkdesk.ui.pages.print_send.page import PrintSendPage
from gkdesk.ui.pages.print_send.statistics.choice import REVERSED
from gkdesk.ui.pages.print_send.statistics.part import StatisticsPart
from tests.factories import a_client
from tests.ui.beginning import unshown
from tests.ui.shell.hands import answering

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from gkdesk.ui.content import ContentView


def opened(content: ContentView, qtbot: QtBot) -> StatisticsPart:
    page = unshown(content, "print")
    assert isinstance(page, PrintSendPage)
    part = page.show_part("statistics")
    assert isinstance(part, StatisticsPart)
    content.show_page("print")
    qtbot.waitUntil(lambda: part.paper is not None, timeout=20_000)
    return part


def test_the_last_whole_quarter_is_shown_and_may_leave(content: ContentView, qtbot: QtBot) -> None:
    part = opened(content, qtbot)
    assert part.paper is not None
    assert part.paper.pages.startswith(b"%PDF")
    assert part.head.save_button.isEnabled()
    assert part.choice.period.currentText() == "3. Quartal 2026"
    days = (dt.date(2026, 7, 1), dt.date(2026, 9, 30))
    assert part.choice.wish() == StatisticsWish(*days)
    assert part.problem.isHidden()
    beside = {each.text() for each in part.choice.findChildren(QLabel)}
    assert {words.FIXED_PERIODS, words.HIDDEN_BELOW.format(3)} <= beside


def test_days_and_the_name_of_their_period_go_together_and_a_reversed_one_may_not_leave(
    content: ContentView, qtbot: QtBot
) -> None:
    part = opened(content, qtbot)
    choice = part.choice
    choice.period.choose((dt.date(2025, 1, 1), dt.date(2025, 12, 31)))
    assert (choice.first.text(), choice.last.text()) == ("01.01.2025", "31.12.2025")
    choice.last.setText("30.12.2025")
    assert choice.period.currentText() == words.OTHER_PERIOD
    choice.last.setText("31.12.2025")
    assert choice.period.currentText() == "Jahr 2025"

    qtbot.waitUntil(part.head.save_button.isEnabled, timeout=20_000)
    choice.first.setText("1.1.2026")
    assert choice.rows["last"].error() == REVERSED
    choice.first.setText("1.13.2026")
    assert "Monat 13" in choice.rows["first"].error()
    assert not choice.rows["last"].error()
    assert choice.missing.isHidden()
    assert choice.wish() is None
    assert not part.head.save_button.isEnabled()


def test_what_can_be_compared_with_an_earlier_issue_leaves_only_after_a_question(
    content: ContentView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = content.context.workspace
    earlier = StatisticsWish(dt.date(2026, 7, 1), dt.date(2026, 9, 29))
    made = workspace.statistics.make(earlier)
    workspace.statistics.issues.confirm(workspace.statistics.issues.begin(made, PaperWay.SAVED))
    for number in range(3):
        a_client(workspace, code=f"K{number}")
    part = opened(content, qtbot)
    assert part.problem.isHidden()  # the figures are the same
    part.choice.last.setText("18.11.2026")
    qtbot.waitUntil(lambda: part.paper is not None, timeout=20_000)
    path = tmp_path / "statistik.pdf"
    monkeypatch.setattr(printing, "ask_file", lambda _parent, _name: path)
    for named in ("1. 7. 2026", "29. 9. 2026", "zusammengefasst", "ab 3 Menschen"):
        assert named in part.problem.text().replace("\u00a0", " ")
    with answering(ConfirmDialog, lambda dialog: dialog.keep_button.click()):
        part.head.save_button.click()
    assert part.gate.isHidden()
    with answering(ConfirmDialog, lambda dialog: dialog.act_button.click()):
        part.head.save_button.click()
    part.gate.go_on.click()
    assert path.exists()
    told = part.history.text().replace("\u00a0", " ")
    assert "gespeichert  ·  Statistik, für das Ministerium: 1. 7. 2026 bis 18. 11. 2026" in told
    assert "Status zusammengefasst, PDF" in told
    assert "vielleicht" not in part.history.text()
    assert len(workspace.statistics.issues.before(made)) == 1


def test_what_shows_the_same_in_another_way_does_not_leave(
    content: ContentView, qtbot: QtBot
) -> None:
    workspace = content.context.workspace
    a_client(workspace)
    statistics = workspace.statistics
    wish = StatisticsWish(dt.date(2026, 7, 1), dt.date(2026, 11, 18), grouped=False)
    statistics.issues.begin(statistics.make(wish), PaperWay.SAVED)
    for number in range(3):
        a_client(workspace, code=f"K{number}")
    part = opened(content, qtbot)
    part.choice.last.setText("18.11.2026")
    qtbot.waitUntil(lambda: part.paper is not None, timeout=20_000)
    assert not part.problem.isHidden()
    assert "Bitte wählen Sie dieselbe Darstellung wie damals" in part.problem.text()
    part.head.save_button.click()
    assert part.gate.isHidden()


def test_a_table_is_shown_by_its_pages_and_its_period_is_there_again_after_the_lock(
    content: ContentView, qtbot: QtBot
) -> None:
    part = opened(content, qtbot)
    part.choice.format.choose(StatisticsFormat.XLSX)
    qtbot.waitUntil(lambda: part.paper is not None, timeout=20_000)
    assert part.paper is not None
    assert part.paper.paper.file_name.endswith(".xlsx")
    assert part.note.text()

    part.choice.first.setText("1.1.2024")
    part.choice.last.setText("31.12.2024")
    part.choice.format.choose(StatisticsFormat.PDF)
    part.choice.detail.choose(value=False)
    wanted, refs = part.choice.wish(), part.shown()
    part.choice.choose("1.1.2026|2.1.2026|xlsx", 1)
    assert part.choice.wish() != wanted
    part.restore(refs)
    assert part.choice.wish() == wanted

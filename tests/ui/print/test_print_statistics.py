from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.statistics.kinds import StatisticsFormat
from gkdesk.ui.pages.print_send.page import PrintSendPage
from gkdesk.ui.pages.print_send.statistics import StatisticsPart
from gkdesk.ui.pages.print_send.statistics_choice import REVERSED

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.ui.content import ContentView


def opened(content: ContentView, qtbot: QtBot) -> StatisticsPart:
    content.show_page("print")
    page = content.current()
    assert isinstance(page, PrintSendPage)
    part = page.show_part("statistics")
    assert isinstance(part, StatisticsPart)
    qtbot.waitUntil(lambda: part.paper is not None, timeout=20_000)
    return part


def test_the_statistics_of_the_year_are_shown_and_may_leave(
    content: ContentView, qtbot: QtBot
) -> None:
    part = opened(content, qtbot)
    assert part.paper is not None
    assert part.paper.pages.startswith(b"%PDF")
    assert part.head.save_button.isEnabled()


def test_a_reversed_period_is_said_and_nothing_may_leave(
    content: ContentView, qtbot: QtBot
) -> None:
    part = opened(content, qtbot)
    part.choice.first.setText("1.1.2026")
    part.choice.last.setText("31.12.2025")
    assert part.choice.missing.text() == REVERSED
    assert part.choice.wish() is None
    assert not part.head.save_button.isEnabled()


def test_a_table_is_shown_by_its_pages(content: ContentView, qtbot: QtBot) -> None:
    part = opened(content, qtbot)
    part.choice.format.choose(StatisticsFormat.XLSX)
    qtbot.waitUntil(lambda: part.paper is not None, timeout=20_000)
    assert part.paper is not None
    assert part.paper.paper.file_name.endswith(".xlsx")
    assert part.note.text()


def test_the_period_is_there_again_after_the_lock(content: ContentView, qtbot: QtBot) -> None:
    part = opened(content, qtbot)
    part.choice.first.setText("1.1.2024")
    part.choice.last.setText("31.12.2024")
    part.choice.threshold.choose(5)
    wanted, refs = part.choice.wish(), part.shown()
    part.choice.choose("1.1.2026|2.1.2026|xlsx", 3)
    part.restore(refs)
    assert part.choice.wish() == wanted

"""Handouts at the counter: found by a few letters, printed at once, told in the history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gkdesk.services.booklets.copies.issue import Issue
from tests.ui.print.hands import wait_for_handout, wait_for_print

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.text.ids import ClientId
    from gkdesk.ui.pages.print_send.handouts.part import HandoutsPart


def test_the_counter_needs_no_person_and_prints_on_enter(
    handouts: HandoutsPart, qtbot: QtBot, printed: list[tuple[int, int]]
) -> None:
    handouts.choice.handout.setFocus()
    seek, shown = partial(QTest.keyClicks, handouts.choice.handout), handouts.choice.kind
    seek("e")
    assert shown().title.startswith("Erste Schritte")
    seek("e")
    assert shown().title.startswith("Eine Wohnung")
    handouts.choice.handout._on_pause_timeout()
    seek("ge")
    assert shown().title == "Wenn Sie krank sind"
    seek("xx")
    QTest.keyClick(handouts.choice.handout, Qt.Key.Key_Return)
    assert printed == []
    assert not handouts.choice.unknown.isHidden()
    handouts.choice.handout._on_pause_timeout()
    seek("mein f")
    assert shown().title.startswith("Mein Führerschein")
    wait_for_handout(qtbot, handouts)
    QTest.keyClick(handouts.choice.handout, Qt.Key.Key_Return)
    wait_for_print(qtbot, handouts)
    assert [copies for _, copies in printed] == [1]
    assert handouts.gate.isHidden()
    counts = handouts.context.workspace.handouts.copies()
    assert [(each.language, each.copies) for each in counts] == [("de", 1)]
    assert (
        "Bisher gedruckt oder gespeichert: 1 Handzettel (Deutsch 1)" in handouts.choice.about.text()
    )


def test_the_history_tells_each_handout_once_and_names_nobody(
    handouts: HandoutsPart, qtbot: QtBot, printed: list[tuple[int, int]], client: ClientId
) -> None:
    assert printed == []
    booklets = handouts.context.workspace.booklets
    booklets.issues.confirm(booklets.issues.begin(booklets.make(client, "de").head, Issue.SAVED))
    handouts.print_this()
    wait_for_print(qtbot, handouts)
    lines = handouts.history.text().splitlines()
    assert len(lines) == 1
    assert lines[0].endswith("gedruckt  ·  Erste Schritte am neuen Ort, zum Mitgeben  ·  Deutsch")

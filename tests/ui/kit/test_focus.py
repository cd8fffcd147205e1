"""Whatever gets the focus is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from gkdesk.ui import focus
from gkdesk.ui.pages.page import first_stop
from gkdesk.ui.widgets import PlainButton, ScrollPage
from tests.ui.kit.hands import show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class LongPage(QWidget):
    """A button above a page that scrolls, with many fields."""

    def __init__(self) -> None:
        super().__init__()
        self.before, self.after = PlainButton("davor"), PlainButton("danach")
        self.page = ScrollPage()
        self.fields = [QLineEdit(self.page.content) for _ in range(20)]
        for field in self.fields:
            self.page.body.addWidget(field)
        column = QVBoxLayout(self)
        column.addWidget(self.before)
        column.addWidget(self.page)
        column.addWidget(self.after)

    def sees(self, widget: QWidget) -> bool:
        """Tell whether the whole of `widget` is shown."""
        return widget.visibleRegion().boundingRect() == QRect(0, 0, widget.width(), widget.height())


@pytest.fixture
def long_page(qtbot: QtBot, qapp: QApplication) -> LongPage:
    focus.install(qapp)
    made = LongPage()
    show(qtbot, made, 300, 300)
    return made


def test_tab_into_a_scrolled_page_shows_the_first_field(qtbot: QtBot, long_page: LongPage) -> None:
    long_page.before.setFocus()
    bar = long_page.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.keyClick(long_page.before, Qt.Key.Key_Tab)
    assert long_page.fields[0].hasFocus()
    qtbot.waitUntil(lambda: long_page.sees(long_page.fields[0]))


def test_tab_backwards_into_a_page_shows_the_last_field(qtbot: QtBot, long_page: LongPage) -> None:
    long_page.after.setFocus()
    qtbot.keyClick(long_page.after, Qt.Key.Key_Backtab)
    assert long_page.fields[-1].hasFocus()
    qtbot.waitUntil(lambda: long_page.sees(long_page.fields[-1]))


def test_a_focus_set_by_the_program_is_seen(qtbot: QtBot, long_page: LongPage) -> None:
    long_page.fields[12].setFocus()
    qtbot.waitUntil(lambda: long_page.sees(long_page.fields[12]))


def test_what_is_higher_than_the_page_does_not_jump(qtbot: QtBot, long_page: LongPage) -> None:
    tall = long_page.fields[0]
    tall.setFixedHeight(900)
    bar = long_page.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 1200)
    bar.setValue(400)
    focus.bring_into_view(tall)
    assert bar.value() == 400
    bar.setValue(bar.maximum())
    focus.bring_into_view(tall)
    assert bar.value() == 0


@pytest.mark.parametrize("what", [QEvent.Type.Move, QEvent.Type.ParentChange])
def test_the_ring_goes_when_its_ground_is_gone_before_the_field(
    long_page: LongPage, what: QEvent.Type
) -> None:
    ring, ground, field = focus.FocusRing(long_page), QWidget(long_page), QLineEdit(long_page)
    field.show()
    ring._watched = [field, ground]
    shiboken6.delete(ground)
    ring.eventFilter(field, QEvent(what))
    assert not ring.isVisible()
    shiboken6.delete(field)
    ring.eventFilter(long_page, QEvent(what))
    assert not ring.isVisible()


def test_the_first_stop_of_a_page_is_the_first_one_that_is_shown(long_page: LongPage) -> None:
    assert first_stop(long_page) is long_page.before
    long_page.before.hide()
    long_page.fields[0].setEnabled(False)
    assert first_stop(long_page) is long_page.fields[1]

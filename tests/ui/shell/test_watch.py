"""Idle time and sleep are noticed by two clocks; input postpones the idle time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from gkdesk.ui.watch import DesktopSignals, IdleWatch

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


class Clocks:
    """The two clocks of the machine, moved by hand."""

    def __init__(self) -> None:
        self.running = 1000.0
        self.wall = 5_000_000.0

    def monotonic(self) -> float:
        return self.running

    def now(self) -> float:
        return self.wall

    def pass_by(self, seconds: float) -> None:
        self.running += seconds
        self.wall += seconds

    def sleep(self, seconds: float) -> None:
        """Let the machine sleep: the running clock stands still, as on Linux."""
        self.wall += seconds


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def watch(qtbot: QtBot, clocks: Clocks) -> IdleWatch:
    made = IdleWatch(10, monotonic=clocks.monotonic, wall=clocks.now)
    made.start()
    return made


def wait(watch: IdleWatch, clocks: Clocks, seconds: float) -> None:
    """Let time pass in ticks."""
    for _ in range(int(seconds / 2)):
        clocks.pass_by(2)
        watch.tick()


def test_nothing_happens_before_the_time_is_up(
    qtbot: QtBot, watch: IdleWatch, clocks: Clocks
) -> None:
    with qtbot.assertNotEmitted(watch.idle):
        wait(watch, clocks, 598)


def test_the_time_without_input_is_told(qtbot: QtBot, watch: IdleWatch, clocks: Clocks) -> None:
    with qtbot.waitSignal(watch.idle):
        wait(watch, clocks, 600)


def test_a_key_in_any_window_postpones_it(qtbot: QtBot, watch: IdleWatch, clocks: Clocks) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    wait(watch, clocks, 590)
    qtbot.keyClick(field.windowHandle(), Qt.Key.Key_A)
    qtbot.waitUntil(lambda: field.text() == "a")
    with qtbot.assertNotEmitted(watch.idle):
        wait(watch, clocks, 590)


def typed_in(qtbot: QtBot, field: QLineEdit) -> None:
    qtbot.keyClick(field, Qt.Key.Key_A)


def composed_in(_qtbot: QtBot, field: QLineEdit) -> None:
    event = QInputMethodEvent()
    event.setCommitString("ä")
    QApplication.sendEvent(field, event)


@pytest.mark.parametrize("write", [typed_in, composed_in])
@pytest.mark.parametrize("kind", [QWidget, QDialog])
def test_writing_past_the_window_postpones_it(
    qtbot: QtBot,
    watch: IdleWatch,
    clocks: Clocks,
    kind: type[QWidget],
    write: Callable[[QtBot, QLineEdit], None],
) -> None:
    window = kind()
    qtbot.addWidget(window)
    field = QLineEdit(window)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    wait(watch, clocks, 590)
    write(qtbot, field)
    assert field.text()
    with qtbot.assertNotEmitted(watch.idle):
        wait(watch, clocks, 590)
    with qtbot.waitSignal(watch.idle):
        wait(watch, clocks, 10)


def mouse(window: QWindow) -> None:
    QTest.mouseClick(window, Qt.MouseButton.LeftButton)


def wheel(window: QWindow) -> None:
    QTest.wheelEvent(window, QPointF(5, 5), QPoint(0, 120))


@pytest.mark.parametrize("use", [mouse, wheel])
def test_the_hand_in_a_menu_without_the_focus_postpones_it(
    qtbot: QtBot, watch: IdleWatch, clocks: Clocks, use: Callable[[QWindow], None]
) -> None:
    popup = QWidget(None, Qt.WindowType.ToolTip)
    qtbot.addWidget(popup)
    with qtbot.waitExposed(popup):
        popup.show()
    wait(watch, clocks, 590)
    use(popup.windowHandle())
    with qtbot.assertNotEmitted(watch.idle):
        wait(watch, clocks, 590)


def test_a_sleep_is_seen_by_the_jump_of_the_wall_clock(
    qtbot: QtBot, watch: IdleWatch, clocks: Clocks
) -> None:
    clocks.sleep(3600)
    with qtbot.waitSignal(watch.slept), qtbot.assertNotEmitted(watch.idle):
        watch.tick()


def test_a_sleep_is_seen_where_the_running_clock_counts_on(
    qtbot: QtBot, watch: IdleWatch, clocks: Clocks
) -> None:
    clocks.pass_by(3600)
    with qtbot.waitSignal(watch.slept):
        watch.tick()


def test_another_limit_holds_at_once(qtbot: QtBot, watch: IdleWatch, clocks: Clocks) -> None:
    watch.set_minutes(1)
    with qtbot.waitSignal(watch.idle):
        wait(watch, clocks, 60)


def test_the_desktop_going_to_sleep_is_passed_on(qtbot: QtBot) -> None:
    desktop = DesktopSignals()
    with qtbot.waitSignal(desktop.locking):
        desktop.on_changed(True)
    with qtbot.assertNotEmitted(desktop.locking):
        desktop.on_changed(False)

"""The toast says its sentence where it is in nobody's way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from gkdesk.ui import theme
from gkdesk.ui.widgets import PlainButton, PrimaryButton, Toast
from tests.ui.kit.hands import show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SENTENCE = "Verabredung eingetragen"


def a_host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    show(qtbot, host, 900, 500)
    return host


def test_without_anything_in_the_way_it_stands_in_the_middle(qtbot: QtBot) -> None:
    host = a_host(qtbot)
    toast = Toast(host)
    toast.say(SENTENCE)
    assert abs(toast.geometry().center().x() - host.rect().center().x()) <= 1


def test_it_goes_aside_for_choices_at_the_lower_edge(qtbot: QtBot) -> None:
    host = a_host(qtbot)
    choices = [PlainButton(f"Wahl {number}", None, host) for number in range(2)]
    for number, choice in enumerate(choices):
        choice.setGeometry(20 + 170 * number, 440, 150, 34)
        choice.show()
    toast = Toast(host)
    toast.say(SENTENCE)
    assert not [c for c in choices if c.geometry().intersects(toast.geometry())]
    assert host.rect().contains(toast.geometry())


def test_it_covers_something_small_rather_than_the_focus_or_the_loud_button(qtbot: QtBot) -> None:
    host = a_host(qtbot)
    field, small, loud = QLineEdit(host), PlainButton("x", None, host), PrimaryButton("Drucken")
    loud.setParent(host)
    field.setGeometry(20, 440, 150, 34)
    small.setGeometry(440, 440, 40, 34)
    loud.setGeometry(740, 440, 140, 34)
    for widget in (field, small, loud):
        widget.show()
    field.setFocus()
    toast = Toast(host)
    toast.say(SENTENCE, undoable=False)
    assert not toast.geometry().intersects(field.geometry())
    assert not toast.geometry().intersects(loud.geometry())


def test_it_goes_up_when_the_whole_lower_edge_is_in_use(qtbot: QtBot) -> None:
    host = a_host(qtbot)
    choices = [PlainButton(f"Wahl {number}", None, host) for number in range(8)]
    for number, choice in enumerate(choices):
        choice.setGeometry(10 + 110 * number, 440, 100, 34)
        choice.show()
    toast = Toast(host)
    toast.say(SENTENCE)
    assert not [c for c in choices if c.geometry().intersects(toast.geometry())]
    assert toast.y() > theme.px("height.topbar")


def test_it_makes_way_for_the_focus(qtbot: QtBot) -> None:
    host = a_host(qtbot)
    first, second = PlainButton("oben", None, host), PlainButton("unten", None, host)
    first.setGeometry(20, 20, 100, 34)
    second.setGeometry(400, 440, 100, 34)
    first.show()
    toast = Toast(host)
    first.setFocus()
    toast.say(SENTENCE, undoable=False)
    second.show()
    assert toast.geometry().intersects(second.geometry())
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert not toast.geometry().intersects(second.geometry())


def test_a_sentence_wider_than_the_window_breaks(qtbot: QtBot) -> None:
    host = QWidget()
    show(qtbot, host, 500, 400)
    toast = Toast(host)
    toast.say("Das Begleitheft konnte nicht gedruckt werden, weil kein Drucker da ist. " * 2)
    assert host.rect().contains(toast.geometry())
    assert toast._text.height() >= toast._text.heightForWidth(toast._text.width())

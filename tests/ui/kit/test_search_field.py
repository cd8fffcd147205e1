"""A long list is searched by any part of an entry, with the keyboard alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from gkdesk.ui.forms import Choice, FormSpec, FormView, SearchChoiceField
from gkdesk.ui.forms.search_input import SearchInput
from tests.ui.people.hands import focused, write

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PEOPLE = (
    "Frau Alexandra Petrov  ·  Ausländerbehörde",
    "Frau Andrea Thiele  ·  Jobcenter",
    "Herr Jörg Müller  ·  Jobcenter",
    "Herr Jörg Müller  ·  Jobcenter",
    "سعاد الحريري",
)


@dataclass(frozen=True)
class Deputy:
    """Who stands in."""

    who: int | None = None


FORM: FormSpec[Deputy] = FormSpec(
    Deputy,
    (
        SearchChoiceField(
            name="who",
            label="Vertretung",
            choices=tuple(Choice(number, text) for number, text in enumerate(PEOPLE, 1)),
            empty_text="niemand",
        ),
    ),
    name="Vertretung",
)


class Page(QWidget):
    """The form, and a field outside of it."""

    def __init__(self) -> None:
        super().__init__()
        self.form: FormView[Deputy] = FormView(FORM, pause_milliseconds=60_000)
        self.outside = QLineEdit()
        self.escapes = 0
        column = QVBoxLayout(self)
        column.addWidget(self.form)
        column.addWidget(self.outside)

    @property
    def field(self) -> SearchInput:
        field = self.form.input("who")
        assert isinstance(field, SearchInput)
        return field

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            self.escapes += 1
        return super().event(event)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    made.form.load(Deputy(1))
    made.resize(600, 400)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.outside.setFocus()
    made.form.focus_field("who")
    return made


def press(key: Qt.Key) -> None:
    """Press a key where it goes: the suggestions take it as long as they are open."""
    QTest.keyClick(QApplication.activePopupWidget() or focused(), key)


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("thiele", 2),
        ("center thie", 2),
        ("Behörde", 1),
        ("petrov auslander", 1),
        ("Herr Jörg Müller  ·  Jobcenter (2)", 4),
        ("niemand", None),
    ],
)
def test_a_part_that_means_one_entry_is_enough(page: Page, typed: str, who: int | None) -> None:
    write(typed)
    press(Qt.Key.Key_Tab)

    assert page.form.value() == Deputy(who)
    assert page.form.error("who") == ""
    assert page.field.currentText() == page.field.itemText(page.field.currentIndex())


@pytest.mark.parametrize("typed", ["xyz", "frau", "jorg"])
def test_what_means_no_entry_or_several_is_said_at_the_field(page: Page, typed: str) -> None:
    write(typed)
    press(Qt.Key.Key_Tab)

    assert "Dazu passt kein Eintrag der Liste, oder mehr als einer" in page.form.error("who")
    assert page.field.currentText() == typed
    page.form.focus_field("who")
    write("thiele")
    assert page.form.error("who") == ""


def test_an_emptied_field_means_nobody(page: Page) -> None:
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Tab)

    assert page.form.value() == Deputy(None)
    assert page.field.currentText() == "niemand"


def test_esc_brings_back_what_stood_there_and_only_then_goes_on(page: Page) -> None:
    write("xyz")
    press(Qt.Key.Key_Escape)
    assert page.field.currentText() == PEOPLE[0]
    assert page.form.value() == Deputy(1)
    assert page.escapes == 0
    press(Qt.Key.Key_Escape)
    assert page.escapes == 1


def test_the_list_shows_what_holds_the_typed_part_and_enter_takes_it(
    qtbot: QtBot, page: Page
) -> None:
    write("jobcenter")
    completer = page.field.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    assert completer.completionCount() == 3
    assert popup.grab().toImage().pixelColor(3, 3).alpha() == 255, "it has a ground"
    bar = popup.verticalScrollBar()
    assert bar is not None
    assert not bar.isVisible()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)

    assert page.form.value() == Deputy(2)


def test_a_half_typed_entry_comes_back_from_a_draft(page: Page) -> None:
    write("jorg")
    draft = page.form.unsaved()
    page.form.load(Deputy(2))
    page.form.restore(draft)
    assert page.field.currentText() == "jorg"
    page.form.restore((("who", "5"),))

    assert page.field.currentText() == PEOPLE[4]

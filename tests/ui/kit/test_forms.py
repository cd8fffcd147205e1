"""A form made from its spec: values in and out, drafts, errors in place, saving by group."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)

from gkdesk.errors import InvalidInput
from gkdesk.text.dates import PartialDate
from gkdesk.ui.forms import EditableChoiceField, FormSpec, FormView, TextField
from gkdesk.ui.forms.inputs import ComboInput, TicksInput
from tests.ui.kit.scenes import CLOCK, FILLED, FORM, Facts, Salutation

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Page(QWidget):
    """A form and a field outside of it, so that the focus can leave."""

    def __init__(self, pause: int = 60_000) -> None:
        super().__init__()
        self.form: FormView[Facts] = FormView(FORM, clock=CLOCK, pause_milliseconds=pause)
        self.outside = QLineEdit()
        self.saves: list[Facts] = []
        column = QVBoxLayout(self)
        column.addWidget(self.form)
        column.addWidget(self.outside)
        self.form.group_left.connect(self._on_form_group_left)

    def _on_form_group_left(self) -> None:
        self.saves.append(self.form.value())


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return shown(qtbot, Page())


def shown(qtbot: QtBot, page: Page) -> Page:
    qtbot.addWidget(page)
    page.resize(700, 900)
    page.form.load(FILLED)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def type_into(qtbot: QtBot, page: Page, field: str, text: str) -> QLineEdit:
    line = page.form.input(field)
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    return line


def test_value_comes_out_as_it_went_in(page: Page) -> None:
    assert page.form.value() == FILLED
    assert not page.form.is_changed()


def test_empty_value_comes_out_empty(page: Page) -> None:
    page.form.load(Facts(name="x"))
    assert page.form.value() == Facts(name="x")


def test_attributes_without_a_field_are_kept(page: Page) -> None:
    page.form.load(replace(FILLED, id=4711))
    assert page.form.value().id == 4711


def test_focus_that_leaves_the_group_offers_the_changed_value(qtbot: QtBot, page: Page) -> None:
    type_into(qtbot, page, "due", "in 2 Wochen")
    page.form.input("phone").setFocus()
    assert page.saves == []
    page.outside.setFocus()
    assert [value.due for value in page.saves] == [dt.date(2026, 12, 2)]


def test_focus_that_leaves_without_a_change_offers_nothing(qtbot: QtBot, page: Page) -> None:
    page.form.input("name").setFocus()
    page.outside.setFocus()
    assert page.saves == []


def test_a_pause_after_valid_typing_offers_the_value(qtbot: QtBot) -> None:
    page = shown(qtbot, Page(pause=0))
    type_into(qtbot, page, "name", "Yusuf")
    qtbot.waitUntil(lambda: bool(page.saves))
    assert page.saves[-1].name == "Yusuf"


def test_a_pause_after_invalid_typing_offers_nothing(qtbot: QtBot) -> None:
    page = shown(qtbot, Page(pause=0))
    with qtbot.waitSignal(page.form._pause.timeout):
        type_into(qtbot, page, "email", "yusuf@")
    assert page.saves == []
    assert page.form.is_changed()


def test_a_date_is_read_as_people_say_it_and_shown_in_full(qtbot: QtBot, page: Page) -> None:
    line = type_into(qtbot, page, "due", "3.4.")
    page.outside.setFocus()
    assert line.text() == "Sa 3. 4. 2027"
    assert page.form.value().due == dt.date(2027, 4, 3)


def test_a_date_can_really_be_empty(qtbot: QtBot, page: Page) -> None:
    line = type_into(qtbot, page, "due", " ")
    page.outside.setFocus()
    assert page.form.value().due is None
    assert line.text() == ""


def test_a_wrong_date_is_told_in_its_place_and_nothing_jumps(qtbot: QtBot, page: Page) -> None:
    before = page.form.input("phone").mapTo(page, page.form.input("phone").rect().topLeft())
    type_into(qtbot, page, "due", "31.2.")
    page.outside.setFocus()
    QApplication.processEvents()
    after = page.form.input("phone").mapTo(page, page.form.input("phone").rect().topLeft())
    assert "31. 2." in page.form.error("due")
    assert before == after
    assert page.saves == []


def test_the_error_goes_with_the_next_key(qtbot: QtBot, page: Page) -> None:
    type_into(qtbot, page, "due", "31.2.")
    page.outside.setFocus()
    type_into(qtbot, page, "due", "2")
    assert page.form.error("due") == ""


def test_a_missing_required_field_is_told_when_the_group_is_left(qtbot: QtBot, page: Page) -> None:
    line = type_into(qtbot, page, "name", "x")
    line.clear()
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    page.outside.setFocus()
    assert "fehlt" in page.form.error("name")
    assert page.saves == []


def test_the_error_is_part_of_what_a_screen_reader_says(page: Page) -> None:
    page.form.show_error("due", "Den 31. Februar gibt es nicht.")
    assert "Fehler: Den 31. Februar" in page.form.input("due").accessibleDescription()
    page.form.clear_errors()
    assert "Fehler" not in page.form.input("due").accessibleDescription()


def test_every_input_has_a_name_and_required_ones_say_so(page: Page) -> None:
    for field in FORM.fields:
        widget = page.form.input(field.name)
        assert widget.accessibleName() == field.label
        assert page.form.row(field.name).label.buddy() is widget
        # A combo box reads its choice as its name on Linux; the buddy is its label there.
        if not isinstance(widget, ComboInput):
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name) == field.label
    assert page.form.input("name").accessibleDescription().startswith("Pflichtangabe")


def test_tab_follows_the_reading_order(qtbot: QtBot, page: Page) -> None:
    page.form.focus_field("name")
    seen = ["name"]
    for _ in FORM.fields[1:]:
        qtbot.keyClick(page.form.input(seen[-1]), Qt.Key.Key_Tab)
        seen.append(page.form.focused_field()[0])
    assert seen == [field.name for field in FORM.fields]


def test_a_draft_brings_back_even_what_is_not_valid(qtbot: QtBot, page: Page) -> None:
    type_into(qtbot, page, "due", "31.2.")
    draft = page.form.raw()
    page.form.load(FILLED)
    page.form.restore((*draft, ("gone", "from an older version")))
    assert page.form.raw() == draft
    assert page.form.is_changed()
    with pytest.raises(InvalidInput):
        page.form.value()


def test_loading_is_no_edit(qtbot: QtBot, page: Page) -> None:
    with qtbot.assertNotEmitted(page.form.edited):
        page.form.load(replace(FILLED, note="anders", languages=("uk",)))
    assert not page.form.is_changed()


def test_problems_are_shown_all_at_once_and_the_first_gets_the_focus(
    qtbot: QtBot, page: Page
) -> None:
    page.form.restore((("email", "x"), ("phone", "abc")))
    assert not page.form.show_problems()
    assert page.form.focused_field()[0] == "phone"
    assert page.form.error("email")


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("phone", "+49 (2131) 12 34-0", "+49 (2131) 12 34-0"),
        ("email", " a.b@beispiel.de ", "a.b@beispiel.de"),
        ("hours", "0", 0),
        ("hours", "12 Stunden", 12),
        ("hours", "099999", 99_999),
        ("birth", "4.2002", PartialDate(2002, 4)),
        ("birth", "2002", PartialDate(2002)),
        ("course", "eigener Kurs", "eigener Kurs"),
        ("salutation", "ms", Salutation.MS),
        ("languages", "uk\nar", ("ar", "uk")),
    ],
)
def test_typed_input_becomes_its_value(page: Page, field: str, typed: str, value: object) -> None:
    page.form.restore(((field, typed),))
    assert getattr(page.form.value(), field) == value


@pytest.mark.parametrize(
    ("field", "typed", "problem"),
    [
        ("phone", "0xx/123", "bad_phone"),
        ("email", "a@b", "bad_email"),
        ("hours", "-1", "negative"),
        ("hours", "²", "negative"),
        ("hours", "100000", "too_many"),
        ("hours", str(2**63), "too_many"),
        ("hours", "9" * 5000, "too_many"),
        ("birth", "2099", "in_future"),
        ("name", "  ", "required"),
    ],
)
def test_input_without_a_meaning_is_refused(
    page: Page, field: str, typed: str, problem: str
) -> None:
    page.form.restore(((field, typed),))
    assert [(error.field, error.problem) for error in page.form.problems()] == [(field, problem)]


def test_two_columns_when_there_is_room_and_one_when_not(qtbot: QtBot, page: Page) -> None:
    name, own = page.form.row("name"), page.form.row("own_name")
    assert name.y() == own.y()
    page.resize(450, 900)
    qtbot.waitUntil(lambda: own.y() > name.y())


def test_the_wheel_does_not_change_a_choice(page: Page) -> None:
    combo = page.form.input("salutation")
    assert isinstance(combo, ComboInput)
    assert combo.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_ticking_keeps_the_list_open_and_counts_as_an_edit(qtbot: QtBot, page: Page) -> None:
    ticks = page.form.input("languages")
    assert isinstance(ticks, TicksInput)
    qtbot.mouseClick(ticks, Qt.MouseButton.LeftButton)
    menu = ticks.menu_of_ticks
    with qtbot.waitSignal(page.form.edited):
        spot = menu.actionGeometry(menu.actions()[1]).center()
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=spot)
    assert menu.isVisible()
    menu.close()
    assert page.form.value().languages == ("ar", "uk")
    assert ticks.text() == "Arabisch, Ukrainisch"


def test_an_arabic_name_is_typed_from_the_right(qtbot: QtBot, page: Page) -> None:
    line = page.form.input("own_name")
    assert line.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert line.font().pixelSize() == 16
    page.form.restore((("own_name", "Оксана"),))
    assert line.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_a_field_for_an_attribute_that_does_not_exist_is_refused() -> None:
    @dataclass(frozen=True)
    class Small:
        name: str = ""

    with pytest.raises(TypeError):
        FormSpec(Small, (TextField(name="nome", label="Name"),))


@dataclass(frozen=True)
class _Rule:
    rule: str = ""


def test_what_is_ticked_ends_in_an_ellipsis_where_the_field_is_too_narrow(qtbot: QtBot) -> None:
    ticks = TicksInput("alle")
    qtbot.addWidget(ticks)
    ticks.offer([("a", "Aufenthaltserlaubnis nach Paragraf 25"), ("b", "Duldung")], ["a", "b"])
    ticks.resize(180, 34)
    ticks.show()
    assert ticks.text().endswith("…")
    assert ticks.words() == "Aufenthaltserlaubnis nach Paragraf 25, Duldung"
    ticks.resize(900, 34)
    assert ticks.text() == ticks.words()


def test_a_long_suggestion_is_seen_from_its_beginning(qtbot: QtBot) -> None:
    spec = FormSpec(_Rule, (EditableChoiceField(name="rule", label="Wie", suggestions=("a",)),))
    form: FormView[_Rule] = FormView(spec)
    qtbot.addWidget(form)
    form.load(_Rule("mit einfacher Mehrheit aller anwesenden stimmberechtigten Mitglieder"))
    combo = form.input("rule")
    assert isinstance(combo, QComboBox)
    assert combo.lineEdit().cursorPosition() == 0


def test_a_choice_that_is_longer_than_its_field_says_so(qtbot: QtBot) -> None:
    box = ComboInput()
    qtbot.addWidget(box)
    box.addItems(["19. 11. 2026, Fallkonferenz Kreis Musterland", "kurz"])
    box.setFixedWidth(200)
    box.show()
    shown = []
    for place in range(box.count()):
        box.setCurrentIndex(place)
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        shown.append(option.currentText)  # type: ignore[attr-defined]
    assert shown[0].startswith("19. 11. 2026")
    assert shown[0].endswith("…")
    assert shown[1] == "kurz"

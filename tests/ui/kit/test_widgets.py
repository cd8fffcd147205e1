"""The single building blocks, as they behave under mouse and keyboard."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from gkdesk.ui import focus, theme
from gkdesk.ui.focus import FocusRing
from gkdesk.ui.tables import ItemList, PersonDelegate
from gkdesk.ui.widgets import (
    Banner,
    CheckBox,
    CheckMenu,
    ElidedLabel,
    EmptyState,
    FieldRow,
    FilterChip,
    IconButton,
    Kind,
    NextStepBox,
    PassphraseField,
    PlainButton,
    PrimaryButton,
    PrivacyCover,
    ProgressPanel,
    RadioButton,
    Row,
    SaveIndicator,
    SearchField,
    Segmented,
    StepperColumn,
    Toast,
)
from tests.ui.kit.hands import show
from tests.ui.kit.scenes import PEOPLE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_toast_offers_the_way_back_and_goes(qtbot: QtBot) -> None:
    host = QWidget()
    show(qtbot, host)
    toast = Toast(host)
    toast.say("Verabredung als erledigt eingetragen")
    assert toast.isVisible()
    with qtbot.waitSignal(toast.undo_wanted):
        qtbot.mouseClick(toast.undo, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


def test_toast_without_undo_has_no_button(qtbot: QtBot) -> None:
    host = QWidget()
    show(qtbot, host)
    toast = Toast(host)
    toast.say("Gesichert", undoable=False)
    assert not toast.undo.isVisible()


def test_toast_goes_by_itself_but_not_from_under_the_focus(qtbot: QtBot) -> None:
    host = QWidget()
    show(qtbot, host)
    toast = Toast(host, milliseconds=1)
    toast.say("a")
    toast.undo.setFocus()
    with qtbot.waitSignal(toast._timer.timeout):
        pass
    assert toast.isVisible()
    toast.undo.clearFocus()
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_escape_closes_the_toast(qtbot: QtBot) -> None:
    host = QWidget()
    show(qtbot, host)
    toast = Toast(host)
    toast.say("a")
    toast.undo.setFocus()
    qtbot.keyClick(toast.undo, Qt.Key.Key_Escape)
    assert not toast.isVisible()


def test_toast_stays_inside_a_window_that_changes_its_size(qtbot: QtBot) -> None:
    host = QWidget()
    show(qtbot, host, 800, 600)
    toast = Toast(host)
    toast.say("a")
    host.resize(500, 400)
    qtbot.waitUntil(lambda: host.rect().contains(toast.geometry()))


def test_banner_reads_its_kind_and_its_link_acts(qtbot: QtBot) -> None:
    banner = Banner("Zwei Einwilligungen fehlen.", Kind.WARN, "Ansehen")
    show(qtbot, banner)
    assert banner.accessibleName() == "Warnung: Zwei Einwilligungen fehlen."
    with qtbot.waitSignal(banner.acted):
        qtbot.mouseClick(banner.link, Qt.MouseButton.LeftButton)


def test_long_banner_shows_all_of_its_sentence(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    banner = Banner("Ein sehr langer Satz, der hier steht. " * 6, Kind.ERROR)
    column.addWidget(banner)
    column.addStretch(1)
    show(qtbot, page, 300, 600)
    assert banner._text.height() >= banner._text.heightForWidth(banner._text.width())


def test_passphrase_is_hidden_until_the_eye_is_used(qtbot: QtBot) -> None:
    field = PassphraseField()
    show(qtbot, field)
    qtbot.keyClicks(field.edit, "Regenschirm Ofen")
    assert field.edit.displayText() == "●" * 16
    eye = field.findChild(IconButton)
    assert isinstance(eye, IconButton)
    assert eye.accessibleName() == "Passphrase zeigen"
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert field.edit.displayText() == "Regenschirm Ofen"
    assert eye.accessibleName() == "Passphrase verbergen"


def test_cleared_passphrase_is_hidden_again_and_cannot_be_undone(qtbot: QtBot) -> None:
    field = PassphraseField()
    show(qtbot, field)
    field.set_text("Regenschirm")
    field.clear()
    field.edit.undo()
    assert field.text() == ""
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password


def test_strength_is_said_in_words(qtbot: QtBot) -> None:
    field = PassphraseField(strength=True)
    show(qtbot, field)
    assert field._bar is not None
    qtbot.keyClicks(field.edit, "abc")
    assert "Leicht zu erraten" in field._bar.accessibleName()


def test_elided_label_ends_in_dots_and_keeps_all_in_the_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("Anerkennung als Pflegefachfrau bei der Bezirksregierung einreichen")
    show(qtbot, label, 120, 24)
    assert label.shown_text().endswith("…")
    assert label.toolTip() == label.text()
    label.resize(900, 24)
    assert label.shown_text() == label.text()
    qtbot.waitUntil(lambda: label.toolTip() == "")


def test_row_of_chips_breaks_and_asks_for_the_height(qtbot: QtBot) -> None:
    row = Row(*(FilterChip(f"Gemeinde {number}") for number in range(6)))
    qtbot.addWidget(row)
    assert row.heightForWidth(1200) < row.heightForWidth(260)


def test_checked_chip_has_room_for_its_semibold_text(qtbot: QtBot) -> None:
    chip = FilterChip("ohne nächsten Schritt: 4")
    show(qtbot, chip)
    chip.setChecked(True)
    chip.resize(chip.sizeHint())
    needed = chip.fontMetrics().horizontalAdvance(chip.text()) + chip.iconSize().width()
    assert chip.width() >= needed + 20


def test_unchecked_segment_reserves_the_semibold_width(qtbot: QtBot) -> None:
    segmented = Segmented("Ansicht", ["Karte", "Tabelle"])
    show(qtbot, segmented)
    before = segmented.button(1).sizeHint().width()
    segmented.set_current(1)
    assert segmented.button(1).sizeHint().width() <= before


def test_arrow_keys_move_inside_a_segmented_choice(qtbot: QtBot) -> None:
    segmented = Segmented("Ansicht", ["Karte", "Tabelle"])
    show(qtbot, segmented)
    segmented.button(0).setFocus()
    with qtbot.waitSignal(segmented.current_changed) as told:
        qtbot.keyClick(segmented.button(0), Qt.Key.Key_Right)
    assert told.args == [1]


def test_search_field_is_emptied_by_escape(qtbot: QtBot) -> None:
    field = SearchField("Suchen", "Suchen …", "Strg+K")
    show(qtbot, field)
    qtbot.keyClicks(field, "yusuf")
    with qtbot.waitSignal(field.query_changed) as told:
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert told.args == [""]


def test_privacy_cover_hides_every_row_from_eye_mouse_and_keyboard(qtbot: QtBot) -> None:
    page = QWidget()
    people = ItemList("Menschen", PersonDelegate(), page)
    people.set_items(PEOPLE)
    people.setGeometry(0, 0, 324, 300)
    cover = PrivacyCover(people)
    show(qtbot, page)
    cover.set_covering(on=True)
    colors = {page.grab().toImage().pixelColor(x, 20).name() for x in range(324)}
    assert colors == {theme.color("sunken").name()}
    assert not people.isEnabled()
    people.setGeometry(10, 10, 300, 200)
    assert cover.geometry() == people.geometry()
    with qtbot.waitSignal(cover.reveal_wanted):
        qtbot.mouseClick(cover.button, Qt.MouseButton.LeftButton)
    cover.set_covering(on=False)
    assert people.isEnabled()


def test_progress_says_what_is_done_and_stops_once(qtbot: QtBot) -> None:
    panel = ProgressPanel("Begleithefte", "Heften")
    show(qtbot, panel)
    panel.show_step(83, 200)
    assert panel.text() == "83 von 200 Heften"
    with qtbot.waitSignal(panel.cancel_wanted):
        qtbot.mouseClick(panel.cancel, Qt.MouseButton.LeftButton)
    assert not panel.cancel.isEnabled()
    assert panel.text() == "Wird angehalten …"


def test_save_indicator_says_the_local_time(qtbot: QtBot) -> None:
    indicator = SaveIndicator()
    qtbot.addWidget(indicator)
    moment = dt.datetime(2026, 11, 18, 13, 2, tzinfo=dt.UTC)
    indicator.saved(moment)
    assert indicator.accessibleName() == f"Gespeichert {moment.astimezone():%H:%M}"


def test_next_step_acts(qtbot: QtBot) -> None:
    box = NextStepBox(text="Bei der VHS nachfragen", action="Nachfragen")
    show(qtbot, box)
    with qtbot.waitSignal(box.acted):
        qtbot.mouseClick(box.button, Qt.MouseButton.LeftButton)
    box.say("Kein nächster Schritt")
    assert not box.button.isVisible()


def test_stepper_says_where_the_user_is(qtbot: QtBot) -> None:
    steps = StepperColumn(["Passphrase", "Wiederherstellungsblatt"])
    show(qtbot, steps)
    steps.set_current(1)
    assert steps.accessibleName() == "Schritte: 2 von 2, Wiederherstellungsblatt"
    assert steps.grab().size() != QSize(0, 0)


def test_empty_state_makes_one_suggestion(qtbot: QtBot) -> None:
    page = EmptyState(
        "Für heute ist nichts offen.", "Die nächste Frist ist am Fr 20. 11.", sunrise=True
    )
    button = PrimaryButton("Drei Kontakte durchgehen")
    card = page.suggest("Ein Vorschlag", "Drei Ansprechpersonen wurden nicht geprüft.", button)
    show(qtbot, page, 900, 700)
    assert card.isVisible()
    assert button.isVisible()


@pytest.mark.parametrize("kind", [CheckBox, RadioButton])
def test_box_is_switched_by_keyboard_and_by_a_click_on_its_text(
    qtbot: QtBot, kind: type[CheckBox | RadioButton]
) -> None:
    box = kind("Ich habe verstanden: Ohne Blatt kommt niemand mehr an die Daten.")
    show(qtbot, box, 300, 60)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()
    other = kind("Text")
    show(qtbot, other, 200, 30)
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton, pos=other.rect().center())
    assert other.isChecked()
    assert other.sizeHint().height() >= theme.px("height.min_target")


def test_long_text_of_a_check_box_wraps(qtbot: QtBot) -> None:
    box = CheckBox("Ohne Passphrase und ohne Blatt kommt niemand mehr an die Daten.")
    qtbot.addWidget(box)
    assert box.heightForWidth(200) > box.heightForWidth(900)


def test_space_ticks_in_a_menu_without_closing_it(qtbot: QtBot) -> None:
    menu = CheckMenu("Spalten")
    qtbot.addWidget(menu)
    menu.offer([("a", "Alter"), ("b", "Ort")], ticked=["b"])
    menu.popup(menu.pos())
    menu.setActiveAction(menu.actions()[0])
    with qtbot.waitSignal(menu.chosen) as told:
        qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert told.args == [("a", "b")]
    assert menu.isVisible()


def test_required_field_says_so_in_words(qtbot: QtBot) -> None:
    row = FieldRow("Name", QLineEdit(), required=True)
    show(qtbot, row)
    interface = QAccessible.queryAccessibleInterface(row.field)
    assert interface.text(QAccessible.Text.Name) == "Name"
    assert "Pflichtangabe" in interface.text(QAccessible.Text.Description)


class TwoButtons(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = PlainButton("Eins"), PlainButton("Zwei")
        area = QScrollArea()
        inner = QWidget()
        inner.setMinimumHeight(900)
        column = QVBoxLayout(inner)
        column.addWidget(self.second, 0, Qt.AlignmentFlag.AlignTop)
        area.setWidget(inner)
        area.setWidgetResizable(True)
        whole = QVBoxLayout(self)
        whole.addWidget(self.first)
        whole.addWidget(area)
        self.area = area


def ring_of(window: QWidget) -> FocusRing:
    (ring,) = window.findChildren(FocusRing)
    return ring


def test_ring_goes_around_the_focused_widget_outside_of_it(
    qtbot: QtBot, qapp: QApplication
) -> None:
    focus.install(qapp)
    window = TwoButtons()
    show(qtbot, window)
    window.first.setFocus()
    ring = ring_of(window)
    assert ring.isVisible()
    assert ring.geometry() == window.first.geometry().adjusted(-4, -4, 4, 4)
    color = window.grab().toImage().pixelColor(window.first.x() + 30, window.first.y() - 3)
    assert color == theme.color("accent")


def test_ring_scrolls_with_its_widget(qtbot: QtBot, qapp: QApplication) -> None:
    focus.install(qapp)
    window = TwoButtons()
    show(qtbot, window)
    window.second.setFocus()
    ring = ring_of(window)
    before = ring.y()
    window.area.verticalScrollBar().setValue(30)
    qtbot.waitUntil(lambda: ring.y() == before - 30)


def test_ring_goes_with_the_focus_and_with_a_hidden_widget(
    qtbot: QtBot, qapp: QApplication
) -> None:
    focus.install(qapp)
    window = TwoButtons()
    show(qtbot, window)
    window.second.setFocus()
    window.first.setFocus()
    ring = ring_of(window)
    assert ring.parentWidget() is window
    window.first.hide()
    qtbot.waitUntil(lambda: ring.isHidden() or ring.parentWidget() is not window)


def test_lists_and_widgets_with_their_own_ring_get_none(qtbot: QtBot) -> None:
    people = ItemList("Menschen", PersonDelegate())
    qtbot.addWidget(people)
    assert not focus.wants_ring(people)
    button = PlainButton("x")
    qtbot.addWidget(button)
    holder = QWidget()
    qtbot.addWidget(holder)
    button.setParent(holder)
    assert focus.wants_ring(button)
    button.setProperty(focus.OWN_RING, "yes")
    assert not focus.wants_ring(button)

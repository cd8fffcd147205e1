"""No building block cuts its text, chosen or not, short or long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QStyle, QStyleOptionButton

from gkdesk.ui.widgets import (
    CheckBox,
    EmptyState,
    Label,
    PrimaryButton,
    RadioButton,
    Segmented,
    TabBar,
)
from tests.ui.kit.hands import show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.ui.widgets import KitButton

LONG = (
    "Drei Ansprechpersonen wurden seit mehr als einem Jahr nicht geprüft. Wenn heute Zeit ist, "
    "rufen Sie an: Wer noch zuständig ist, steht dann wieder sicher im Netz. " * 2
)


def room_for_text(button: KitButton) -> int:
    option = QStyleOptionButton()
    button.initStyleOption(option)
    where = QStyle.SubElement.SE_PushButtonContents
    return button.style().subElementRect(where, option, button).width()


def width_of_semibold(button: KitButton) -> int:
    font = QFont(button.font())
    font.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(font).horizontalAdvance(button.text())


@pytest.mark.parametrize("kind", [Segmented, TabBar])
def test_the_chosen_entry_has_room_for_its_semibold_text(
    qtbot: QtBot, kind: type[Segmented | TabBar]
) -> None:
    row = kind("Darstellung", ["Wie das System", "Hell", "Dunkel"])
    row.adjustSize()
    show(qtbot, row, row.width(), row.height())
    for index in range(3):
        row.set_current(index)
        assert room_for_text(row.button(index)) >= width_of_semibold(row.button(index))


def test_no_entry_moves_when_another_is_chosen(qtbot: QtBot) -> None:
    row = Segmented("Darstellung", ["Wie das System", "Hell", "Dunkel"])
    qtbot.addWidget(row)
    before = [row.button(index).sizeHint() for index in range(3)]
    row.set_current(2)
    assert [row.button(index).sizeHint() for index in range(3)] == before


def test_a_long_suggestion_is_shown_whole(qtbot: QtBot) -> None:
    page = EmptyState("Für heute ist nichts offen.")
    card = page.suggest("Ein Vorschlag", LONG, PrimaryButton("Kontakte durchgehen"))
    show(qtbot, page, 900, 700)
    (text,) = (label for label in card.findChildren(Label) if label.text() == LONG)
    assert text.height() >= text.heightForWidth(text.width())


@pytest.mark.parametrize("kind", [CheckBox, RadioButton])
def test_choices_take_the_height_that_their_text_needs(
    qtbot: QtBot, kind: type[CheckBox | RadioButton]
) -> None:
    box = kind(LONG)
    qtbot.addWidget(box)
    assert box.hasHeightForWidth()
    assert box.heightForWidth(200) > box.heightForWidth(900)
    assert box.sizeHint().height() >= box.heightForWidth(box.sizeHint().width())

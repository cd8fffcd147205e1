"""Texts of every script are drawn with the bundled fonts, not with what the system has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextLayout

from gkdesk.ui import fonts
from gkdesk.ui.widgets import NameLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def drawn_with(text: str, font: QFont) -> set[str]:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    assert all(glyph != 0 for run in runs for glyph in run.glyphIndexes())
    return {run.rawFont().familyName() for run in runs}


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Grüße aus Musterstadt", "Noto Sans"),
        ("Оксана Бондаренко", "Noto Sans"),
        ("Şêrîn Çiğdem", "Noto Sans"),
        ("يوسف الحريري", "Noto Naskh Arabic"),
        ("آمنه حیدری", "Noto Naskh Arabic"),
        ("ښځه ګډ", "Noto Naskh Arabic"),
        ("ሰላም", "Noto Sans Ethiopic"),
    ],
)
def test_text_is_drawn_with_the_bundled_font(qapp: QApplication, text: str, family: str) -> None:
    assert drawn_with(text.replace(" ", ""), fonts.ui_font()) == {family}


@pytest.mark.parametrize("weight", [400, 500, 600])
def test_each_weight_has_its_own_font_file(qapp: QApplication, weight: int) -> None:
    layout = QTextLayout("Name", fonts.ui_font("row", QFont.Weight(weight)))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    assert {run.rawFont().weight() for run in layout.glyphRuns()} == {weight}


def test_figures_are_equally_wide(qapp: QApplication) -> None:
    layout = QTextLayout("0123456789", fonts.ui_font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    (run,) = layout.glyphRuns()
    steps = {
        round(b.x() - a.x(), 2) for a, b in zip(run.positions(), run.positions()[1:], strict=False)
    }
    assert len(steps) == 1


def test_an_arabic_name_is_larger_and_runs_from_the_right(qtbot: QtBot) -> None:
    label = NameLabel("يوسف الحريري")
    qtbot.addWidget(label)
    label.show()
    assert label.font().pixelSize() == 18
    assert label.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_a_latin_name_in_the_same_label_has_the_usual_size(qtbot: QtBot) -> None:
    label = NameLabel("يوسف")
    qtbot.addWidget(label)
    label.set_name("Yusuf")
    label.show()
    assert label.font().pixelSize() == 15
    assert label.layoutDirection() == Qt.LayoutDirection.LeftToRight


@pytest.mark.parametrize(
    ("text", "right_to_left"),
    [("", False), ("123 يوسف", True), ("Yusuf يوسف", False), ("42", False)],
)
def test_direction_follows_the_first_strong_character(text: str, right_to_left: bool) -> None:
    expected = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    assert fonts.direction(text) == expected

"""Tooltips show what was typed, never a page of HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextDocument

from gkdesk.ui.widgets import ElidedLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("name", ["<img src='/a.png'>", "<b>Ali</b>", "Ali &amp; Co", "A & B <c"])
def test_a_name_that_looks_like_html_is_shown_as_it_was_typed(qtbot: QtBot, name: str) -> None:
    label = ElidedLabel(name * 30)
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    shown = QTextDocument()
    shown.setHtml(label.toolTip())

    assert label.toolTip().startswith("<qt>")
    assert shown.toPlainText() == name * 30


def test_a_plain_name_stays_a_plain_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("Nadia Rahimi " * 30)
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()

    assert label.toolTip() == "Nadia Rahimi " * 30

"""The Qt binding may take references that are not its own without ending the program."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from gkdesk.ui.binding import keep_constants_alive

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("constant", [None, True, False])
def test_constants_outlast_millions_of_calls(qapp: QApplication, constant: object) -> None:
    assert sys.getrefcount(constant) > 1_000_000_000


def test_calls_without_a_result_do_not_use_none_up(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    for _ in range(50_000):
        label.setEnabled(True)
    assert sys.getrefcount(None) > 1_000_000_000


def test_the_guard_may_be_repeated(qapp: QApplication) -> None:
    before = sys.getrefcount(None)
    keep_constants_alive()
    assert sys.getrefcount(None) < before * 2

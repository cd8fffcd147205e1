"""What is read in a worker: once after several wishes, later while somebody moves the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.ui.pages.network.findings.reading import Reading

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from pytestqt.qtbot import QtBot

FIRST_PAUSE = 40


class Source:
    def __init__(self) -> None:
        self.times = 0

    def read(self) -> int:
        self.times += 1
        return self.times


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def reading(source: Source, qapp: QObject) -> Reading[int]:
    return Reading(qapp, source.read, first_pause=FIRST_PAUSE)


def test_several_wishes_are_read_once(qtbot: QtBot, reading: Reading[int], source: Source) -> None:
    with qtbot.waitSignal(reading.changed):
        reading.want()
        reading.want()
    assert (reading.value, source.times) == (1, 1)


def test_what_is_put_off_is_still_read(qtbot: QtBot, reading: Reading[int], source: Source) -> None:
    with qtbot.waitSignal(reading.changed):
        reading.want()
        reading.put_off()
    assert source.times == 1


def test_putting_off_begins_nothing_that_nobody_wanted(
    qtbot: QtBot, reading: Reading[int], source: Source
) -> None:
    reading.put_off()
    with qtbot.assertNotEmitted(reading.changed, wait=FIRST_PAUSE * 4):
        pass
    with qtbot.waitSignal(reading.changed):
        reading.want()
    reading.put_off()
    with qtbot.assertNotEmitted(reading.changed, wait=FIRST_PAUSE * 4):
        pass
    assert source.times == 1

"""Rubbish is collected in the thread of the window, whoever made it."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from gkdesk.ui.collecting import COLLECT_AFTER, Collector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Ring:
    """Something that only a collection can find."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    del qtbot
    owner = QObject()
    yield Collector(owner)
    owner.deleteLater()
    gc.enable()


def make_rubbish(found_in: list[int]) -> None:
    """Make a ring that nobody holds, and so many objects that a collection is due."""
    ring = Ring()
    weakref.finalize(ring, lambda: found_in.append(threading.get_ident()))
    del ring
    kept = [[number] for number in range(3 * COLLECT_AFTER[0])]
    del kept[: 2 * COLLECT_AFTER[0]]


def test_what_a_worker_leaves_behind_is_found_by_the_window(
    qtbot: QtBot, collector: Collector
) -> None:
    found_in: list[int] = []
    kept: list[list[int]] = []

    def work() -> None:
        make_rubbish(found_in)
        kept.extend([number] for number in range(2 * COLLECT_AFTER[0]))

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert found_in == []
    collector.look()
    qtbot.waitUntil(lambda: found_in == [threading.get_ident()], timeout=5000)
    assert len(kept) == 2 * COLLECT_AFTER[0]


def test_little_rubbish_waits(collector: Collector) -> None:
    gc.collect()
    found_in: list[int] = []
    weakref.finalize(Ring(), lambda: found_in.append(1))
    collector.look()
    assert found_in == []

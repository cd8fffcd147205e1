"""A reading that fails ends the words about the work, says why, and can be tried again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import RecordGone, StoreLocked
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui.pages.network.findings.evaluation import EvaluationSection
from gkdesk.ui.pages.network.findings.gaps import TABLE, GapsSection
from gkdesk.ui.pages.network.findings.reading import Reading
from gkdesk.ui.pages.network.findings.reading_state import BROKEN, ReadingState
from gkdesk.ui.pages.network.findings.upkeep import UpkeepSection
from tests.factories import an_organisation

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.pages.network.page import NetworkPage

WORKING = "Es wird gelesen …"


class Source:
    """Fails with `error` as long as there is one."""

    def __init__(self, error: Exception | None) -> None:
        self.error = error

    def read(self) -> str:
        if self.error is not None:
            raise self.error
        return "gelesen"


@pytest.mark.parametrize(
    ("error", "told"), [(RecordGone(), sentence(RecordGone())), (ValueError("bug"), BROKEN)]
)
def test_what_failed_is_said_and_read_again_on_demand(
    qtbot: QtBot, error: Exception, told: str
) -> None:
    source = Source(error)
    state = ReadingState(WORKING)
    qtbot.addWidget(state)
    reading = Reading(state, source.read)
    state.follow(reading)
    state.show()
    assert state.text() == WORKING
    reading.want()
    qtbot.waitUntil(state.again.isVisible)
    assert state.text() == told

    source.error = None
    with qtbot.waitSignal(reading.changed):
        state.again.click()
        assert state.text() == WORKING
    assert reading.value == "gelesen"
    assert not state.isVisible()


def test_what_was_read_before_stays_with_the_word_that_it_is_old(qtbot: QtBot) -> None:
    source = Source(None)
    state = ReadingState(WORKING)
    qtbot.addWidget(state)
    reading = Reading(state, source.read)
    state.follow(reading)
    with qtbot.waitSignal(reading.changed):
        reading.want()
    source.error = RecordGone()
    with qtbot.waitSignal(reading.failed):
        reading.want()

    assert reading.value == "gelesen"
    assert state.again.isVisibleTo(state)


def test_the_upkeep_says_that_its_calls_cannot_be_read(
    qtbot: QtBot, page: NetworkPage, workspace: Workspace
) -> None:
    an_organisation(workspace)
    section = page.show_section("upkeep")
    assert isinstance(section, UpkeepSection)
    workspace.close()

    qtbot.waitUntil(section.view.waiting.again.isVisible)
    assert section.view.waiting.text() == sentence(StoreLocked())


def test_the_table_of_gaps_says_that_it_cannot_be_read(
    qtbot: QtBot, page: NetworkPage, workspace: Workspace
) -> None:
    section = page.show_section("gaps")
    assert isinstance(section, GapsSection)
    qtbot.waitUntil(lambda: page.state.findings.value is not None)
    workspace.close()
    section.choice.set_current(TABLE)

    qtbot.waitUntil(section.panel.waiting.again.isVisible)


def test_the_evaluation_says_that_its_tables_cannot_be_read(
    qtbot: QtBot, page: NetworkPage, workspace: Workspace
) -> None:
    section = page.show_section("evaluation")
    assert isinstance(section, EvaluationSection)
    qtbot.waitUntil(lambda: None not in (page.state.findings.value, section.tables.value))
    workspace.close()
    section.tables.want()

    qtbot.waitUntil(section.view().waiting.again.isVisible)

"""Without the kind of the own office the evaluation says with whom it compares."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.text.codes.findings import Territory
from gkdesk.ui.pages.network.findings.evaluation import EvaluationSection
from tests.ui.network.hands import network

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from tests.ui.people.conftest import Show


def evaluation(qtbot: QtBot, show: Show) -> EvaluationSection:
    view = show()
    view.show_page("network")
    page = network(view)
    section = page.show_section("evaluation")
    assert isinstance(section, EvaluationSection)
    qtbot.waitUntil(lambda: page.state.findings.value is not None)
    return section


def test_a_missing_kind_of_the_office_is_said_with_the_way_to_enter_it(
    qtbot: QtBot, show: Show
) -> None:
    section = evaluation(qtbot, show)
    assert section.untold.isVisible()
    section.untold.link.click()
    assert not section.isVisible()


def test_with_the_kind_of_the_office_nothing_is_missing(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    facts = workspace.office.facts()
    workspace.office.save(replace(facts, territory=Territory.DISTRICT))
    assert not evaluation(qtbot, show).untold.isVisible()

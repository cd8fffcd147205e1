"""After how many months something counts as unchecked is set with the office."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from gkdesk.ui.pages.network.overview.section import OverviewSection
from gkdesk.ui.pages.network.page import NetworkPage
from gkdesk.ui.pages.settings import SettingsPage
from tests.factories import a_contact

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.clock import FixedClock
    from gkdesk.ui.content import ContentView

MONTHS = "stale_months"


def settings_page(content: ContentView) -> SettingsPage:
    content.show_page("settings")
    page = content.current()
    assert isinstance(page, SettingsPage)
    return page


def typed(qtbot: QtBot, page: SettingsPage, text: str) -> None:
    page.office.form.focus_field(MONTHS)
    line = page.office.form.input(MONTHS)
    line.setProperty("text", "")
    qtbot.keyClicks(line, text)
    page.office.form.focus_field("web")


def test_the_months_are_typed_and_saved(qtbot: QtBot, content: ContentView) -> None:
    page = settings_page(content)
    assert page.office.form.input(MONTHS).property("text") == "12 Monate"
    typed(qtbot, page, "6")
    content.show_page("today")
    assert content.context.workspace.office.facts().stale_months == 6


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("0", "Bitte eine Zahl ab 1 eintragen."),
        ("61", "Die Zahl ist zu groß. Bitte eine Zahl bis 60 eintragen."),
    ],
)
def test_a_number_out_of_bounds_is_said_and_not_saved(
    qtbot: QtBot, content: ContentView, text: str, said: str
) -> None:
    page = settings_page(content)
    typed(qtbot, page, text)
    assert page.office.form.error(MONTHS) == said
    assert content.context.workspace.office.facts().stale_months == 12


def test_heute_and_the_map_say_the_months_of_the_office(
    content: ContentView, clock: FixedClock
) -> None:
    workspace = content.context.workspace
    facts = dataclasses.replace(workspace.office.facts(), stale_months=3)
    content.context.wrote(workspace.office.save(facts))
    person = a_contact(workspace)
    workspace.contacts.confirm(person, clock.today().replace(year=clock.today().year - 1))
    content.show_page("today")
    page = content.current()
    assert page is not None
    page.reload(())
    said = [label.text() for label in page.findChildren(QLabel)]
    line = "1 Ansprechperson wurde länger als drei Monate nicht geprüft. Ein Anruf genügt."
    assert line in said
    content.show_page("network")
    network = content.current()
    assert isinstance(network, NetworkPage)
    overview = network.section()
    assert isinstance(overview, OverviewSection)
    assert "Seit 3 Monaten" in overview.browse.bar.stale.toolTip()

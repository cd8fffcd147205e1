"""What went out about a person is found in her record."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gkdesk.services.disclosures import DisclosureFields
from gkdesk.store.register_gaps import RegisterGap, note_gaps
from gkdesk.text.labels import Label
from gkdesk.ui.pages.people.record_tabs import PapersTab
from tests.factories import a_client
from tests.ui.people.hands import focused, press

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.pages.people.page import PeoplePage


def papers_of(page: PeoplePage, client: int) -> PapersTab:
    page.show_client(client)
    tab = page.client.show_part("papers")
    assert isinstance(tab, PapersTab)
    return tab


def test_the_newest_stands_first_with_what_to_whom_when_and_why(
    workspace: Workspace, page: PeoplePage, clock: FixedClock
) -> None:
    client = a_client(workspace)
    workspace.disclosures.add(client, DisclosureFields("Begleitheft A4", "die Person"))
    clock.advance(dt.timedelta(hours=1))
    workspace.disclosures.add(client, DisclosureFields("Blatt für das Amt", "Jobcenter"))

    newest, oldest = papers_of(page, client).passed_on.lines.text().split("\n")
    assert "Blatt für das Amt" in newest
    assert "an: Jobcenter" in newest
    assert "18. 11. 2026" in newest
    assert "an die Person selbst" in newest
    assert "Begleitheft A4" in oldest


def test_it_says_that_nothing_went_out_yet(workspace: Workspace, page: PeoplePage) -> None:
    tab = papers_of(page, a_client(workspace))

    assert tab.passed_on.lines.text() == "Noch wurde nichts über diese Person weitergegeben."
    assert tab.passed_on.gaps.isHidden()


def test_it_says_of_which_time_it_knows_nothing_but_not_to_who_came_later(
    workspace: Workspace, page: PeoplePage, clock: FixedClock
) -> None:
    before = a_client(workspace, code="K001")
    lost = RegisterGap(clock.now(), clock.now() + dt.timedelta(hours=1))
    with workspace._store.transaction(Label.STORE_RESTORED) as transaction:
        note_gaps(transaction.session, [lost])
    clock.advance(dt.timedelta(days=1))
    later = a_client(workspace, code="K002")

    assert papers_of(page, later).passed_on.gaps.isHidden()
    card = papers_of(page, before).passed_on
    assert not card.gaps.isHidden()
    assert "aus einer Sicherung wiederhergestellt" in card.gaps.text()


def test_many_entries_unfold_on_demand(workspace: Workspace, page: PeoplePage) -> None:
    client = a_client(workspace)
    for number in range(25):
        workspace.disclosures.add(client, DisclosureFields(f"Heft {number}", "die Person"))
    card = papers_of(page, client).passed_on
    assert len(card.lines.text().split("\n")) == 20
    card.more.click()

    assert len(card.lines.text().split("\n")) == 25
    assert not card.more.isVisible()


def test_tab_reaches_it_after_the_papers(workspace: Workspace, page: PeoplePage) -> None:
    tab = papers_of(page, a_client(workspace))
    tab.legal_areas.add.setFocus()
    press(Qt.Key.Key_Tab)

    assert focused() is tab.passed_on.lines


def test_the_menu_of_the_person_leads_there(workspace: Workspace, page: PeoplePage) -> None:
    page.show_client(a_client(workspace))
    page.client.passed_on.trigger()

    assert page.client.part() == "papers"
    assert focused().accessibleName().startswith("Weitergabe-Verzeichnis")

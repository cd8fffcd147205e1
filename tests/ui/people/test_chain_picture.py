"""The drawn chain: what the line says, that nothing overlaps, and the way there by keyboard."""

from __future__ import annotations

import datetime as dt
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gkdesk.services.clients import case_fields as case
from gkdesk.text.codes.cases import ChainState, Opening, ReferralState
from gkdesk.ui.pages.people.chain.line import ChainLine
from gkdesk.ui.pages.people.chain.words import Stroke
from gkdesk.ui.pages.people.overview_tab import OverviewTab
from tests.factories import a_client, a_part, an_organisation
from tests.ui.people.hands import focused, press

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId, PartId
    from gkdesk.ui.pages.people.page import PeoplePage

DAY = dt.date(2026, 11, 2)
LONG = "Ausbildung zur Elektronikerin für Energie- und Gebäudetechnik im Handwerk"
ARABIC = "الجمعية الثقافية السورية الألمانية"


def a_chain(workspace: Workspace, count: int = 5) -> tuple[ClientId, list[PartId]]:
    """Enter a chain: done, done, running, then planned steps, one of them with a long name."""
    client = a_client(workspace)
    office = an_organisation(workspace, name=ARABIC, short_name="")
    states = (ChainState.DONE, ChainState.DONE, ChainState.RUNNING)
    refs = [
        a_part(
            workspace,
            client,
            case.ChainStep(
                LONG if place == 3 else f"Schritt {place}",
                organisation_id=office if place in (1, 4) else None,
                state=states[place] if place < len(states) else ChainState.PLANNED,
                since=dt.date(2026, 1 + place % 12, 1),
            ),
        )
        for place in range(count)
    ]
    return client, refs


def overview(page: PeoplePage, client: ClientId) -> OverviewTab:
    page.show_client(client)
    tab = page.client.show_part("overview")
    assert isinstance(tab, OverviewTab)
    return tab


def test_the_line_says_what_was_done_for_each_passage(
    workspace: Workspace, page: PeoplePage
) -> None:
    client, refs = a_chain(workspace)
    for passage in (
        case.Transition(refs[0], refs[1], accompanied_on=DAY),
        case.Transition(refs[1], refs[2], prepared_on=DAY),
        case.Transition(refs[3], None, opening=Opening.MISSING),
    ):
        a_part(workspace, client, passage)

    links = overview(page, client).chain.line.picture.links

    assert [link.stroke for link in links] == [
        Stroke.SOLID,
        Stroke.DASHED,
        Stroke.THIN,
        Stroke.GAP,
    ]
    assert [link.word for link in links] == [
        "begleitet",
        "vorbereitet",
        "geplant",
        "Anschluss offen",
    ]
    assert links[3].detail == "Angebot fehlt"


def test_a_question_without_an_answer_stands_at_the_passage(
    workspace: Workspace, page: PeoplePage
) -> None:
    client, refs = a_chain(workspace)
    office = an_organisation(workspace)
    referral = a_part(workspace, client, case.Referral(organisation_id=office, step_id=refs[2]))
    workspace.chains.move_referral(client, referral, ReferralState.ASKED, on=DAY)

    tab = overview(page, client)

    link = tab.chain.line.picture.links[1]
    assert (link.word, link.detail, link.icon) == ("keine Antwort", "seit 16 Tagen", "warn")
    assert not tab.open.isHidden()
    assert "VHS" in tab.open._rows.itemAt(0).widget().accessibleName()
    assert "Nachfragen: VHS" in tab.step.accessibleName() + tab.step.accessibleDescription()
    tab.step.button.click()
    assert page.client.tab().part == "chain"


@pytest.mark.parametrize("count", [1, 5, 14])
def test_nothing_on_the_chain_overlaps_or_leaves_it(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage, count: int
) -> None:
    client, refs = a_chain(workspace, count)
    a_part(workspace, client, case.Transition(refs[-1], None, opening=Opening.UNCLEAR))
    line = ChainLine()
    qtbot.addWidget(line)
    line.show_chain(overview(page, client).chain.line.picture)
    items = [*line.steps, *line.links]
    assert len(items) == 2 * count
    for width in (180, 300, 411, 640, 780, 1200):
        line.resize(width, line.heightForWidth(width))
        line.grab()
        for first, second in combinations([item.geometry() for item in items], 2):
            shared = first.intersected(second)
            assert shared.width() <= 1 or shared.height() <= 1
        for item in items:
            assert line.rect().adjusted(-1, -1, 1, 1).contains(item.geometry())


def test_what_is_cut_off_is_offered_as_a_tip(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage
) -> None:
    client, _ = a_chain(workspace)
    line = overview(page, client).chain.line
    line.grab()

    assert LONG in line.steps[3].toolTip()
    assert line.steps[0].toolTip() == ""


def test_every_part_has_a_name_and_the_arrows_lead_along_the_chain(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage
) -> None:
    client, refs = a_chain(workspace, 3)
    line = overview(page, client).chain.line
    assert line.steps[0].accessibleName() == "Schritt 1 von 3: Schritt 0  ·  erledigt  ·  1/2026"
    assert all(item.accessibleName() for item in (*line.steps, *line.links))

    line.steps[0].setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Right)
    assert focused() is line.links[0]
    press(Qt.Key.Key_Right)
    assert focused() is line.steps[1]
    press(Qt.Key.Key_Return)

    tab = page.client.tab()
    assert tab.part == "chain"
    form = tab.lists["chain_steps"].form
    assert form is not None
    assert form.isAncestorOf(focused())
    assert form.view.value().id == refs[1]


def test_a_passage_that_nobody_noted_begins_with_its_two_steps(
    workspace: Workspace, page: PeoplePage
) -> None:
    client, refs = a_chain(workspace, 3)
    overview(page, client).chain.line.links[1].click()

    passages = page.client.tab().lists["transitions"]
    assert passages.form is not None
    passages.form.confirm.click()

    (stored,) = workspace.clients.detail(client).transitions
    assert (stored.from_id, stored.to_id) == (refs[1], refs[2])


def test_the_same_can_be_read_as_a_list(workspace: Workspace, page: PeoplePage) -> None:
    client, _ = a_chain(workspace, 3)
    card = overview(page, client).chain

    card.twin.click()

    assert not card.line.isVisibleTo(card)
    assert card.lines.isVisibleTo(card)
    assert card.lines.text().count("\n") == 4
    assert "Übergang von Schritt 0 nach Schritt 1: nicht festgehalten" in card.lines.text()


def test_a_chain_without_steps_asks_for_the_first(workspace: Workspace, page: PeoplePage) -> None:
    card = overview(page, a_client(workspace)).chain
    assert not card.line.isVisibleTo(card)
    assert not card.twin.isVisibleTo(card)

    card.add.click()

    QApplication.processEvents()
    assert page.client.tab().lists["chain_steps"].form is not None

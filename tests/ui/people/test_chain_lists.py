"""Kette: steps in another order, referrals that go on in one click."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gkdesk.services.clients import case_fields as case
from gkdesk.text.codes.cases import ReferralState
from gkdesk.ui.pages.people.chain.tab import ChainTab
from tests.factories import a_client, a_part, an_offer, an_organisation
from tests.ui.people.hands import focused, press, write

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId
    from gkdesk.ui.pages.people.detail_tab import DetailTab
    from gkdesk.ui.pages.people.page import PeoplePage

ALT = Qt.KeyboardModifier.AltModifier


def chain_tab(page: PeoplePage, client: ClientId) -> DetailTab:
    page.show_client(client)
    return page.client.show_part("chain")


def three_steps(workspace: Workspace) -> ClientId:
    return a_client(workspace, *(case.ChainStep(name) for name in ("Eins", "Zwei", "Drei")))


def order(workspace: Workspace, client: ClientId) -> list[str]:
    return [step.what for step in workspace.clients.detail(client).chain]


def test_alt_and_an_arrow_move_a_step_and_the_focus_goes_with_it(
    workspace: Workspace, page: PeoplePage
) -> None:
    client = three_steps(workspace)
    steps = chain_tab(page, client).lists["chain_steps"]
    steps.row_widget(0).focus_button("edit")

    press(Qt.Key.Key_Down, ALT)
    assert order(workspace, client) == ["Zwei", "Eins", "Drei"]
    press(Qt.Key.Key_Down, ALT)
    assert order(workspace, client) == ["Zwei", "Drei", "Eins"]
    press(Qt.Key.Key_Down, ALT)
    assert order(workspace, client) == ["Zwei", "Drei", "Eins"]
    assert steps.row_widget(2).isAncestorOf(focused())


def test_the_buttons_of_a_step_move_it(workspace: Workspace, page: PeoplePage) -> None:
    client = three_steps(workspace)
    steps = chain_tab(page, client).lists["chain_steps"]
    assert "earlier" not in steps.row_widget(0).buttons
    assert "later" not in steps.row_widget(2).buttons

    steps.row_widget(2).buttons["earlier"].click()

    assert order(workspace, client) == ["Eins", "Drei", "Zwei"]


def test_a_step_is_dragged_to_its_place(workspace: Workspace, page: PeoplePage) -> None:
    client = three_steps(workspace)
    steps = chain_tab(page, client).lists["chain_steps"]
    QApplication.processEvents()
    row, last = steps.row_widget(0), steps.row_widget(2)
    start = QPoint(20, 10)
    end = row.mapFromGlobal(last.mapToGlobal(QPoint(20, last.height() - 4)))

    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(row, QPoint(20, (start.y() + end.y()) // 2))
    QTest.mouseMove(row, end)
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=end)

    assert order(workspace, client) == ["Zwei", "Drei", "Eins"]


def test_a_step_may_be_an_offer_alone(workspace: Workspace, page: PeoplePage) -> None:
    office = an_organisation(workspace)
    offer = an_offer(workspace, name="Elternkurs am Vormittag", organisation_id=office)
    client = a_client(workspace, case.ChainStep(offer_id=offer))

    steps = chain_tab(page, client).lists["chain_steps"]

    assert steps.row_widget(0).text.title == "Elternkurs am Vormittag"
    assert "VHS" in steps.row_widget(0).text.line or "Volkshochschule" in (
        steps.row_widget(0).text.line
    )


def test_a_new_name_of_a_step_stands_in_its_passages_at_once(
    workspace: Workspace, page: PeoplePage
) -> None:
    client = three_steps(workspace)
    first, second, _ = workspace.clients.detail(client).chain
    a_part(workspace, client, case.Transition(first.id, second.id))
    tab = chain_tab(page, client)
    assert tab.lists["transitions"].row_widget(0).text.title == "Eins → Zwei"

    tab.lists["chain_steps"].edit(int(first.id or 0))
    focused_form = tab.lists["chain_steps"].form
    assert focused_form is not None
    focused_form.view.input("what").selectAll()
    write("Beratung")
    press(Qt.Key.Key_Return)

    assert tab.lists["transitions"].row_widget(0).text.title == "Beratung → Zwei"


def test_one_click_asks_and_proposes_to_ask_again_after_fourteen_days(
    workspace: Workspace, page: PeoplePage
) -> None:
    client = a_client(workspace)
    a_part(workspace, client, case.Referral(organisation_id=an_organisation(workspace)))
    referrals = chain_tab(page, client).lists["referrals"]

    referrals.row_widget(0).buttons["asked"].click()

    (stored,) = workspace.clients.detail(client).referrals
    assert stored.state is ReferralState.ASKED
    assert stored.answer_due == dt.date(2026, 12, 2)
    assert set(referrals.row_widget(0).buttons) >= {"accepted", "declined", "withdrawn"}


def test_a_refusal_asks_for_the_reason_first(workspace: Workspace, page: PeoplePage) -> None:
    client = a_client(workspace)
    ref = a_part(workspace, client, case.Referral(organisation_id=an_organisation(workspace)))
    workspace.chains.move_referral(client, ref, ReferralState.ASKED)
    referrals = chain_tab(page, client).lists["referrals"]

    referrals.row_widget(0).buttons["declined"].click()
    assert referrals.form is not None
    referrals.form.confirm.click()
    assert workspace.clients.detail(client).referrals[0].state is ReferralState.ASKED
    write("Kein Platz vor Februar")
    referrals.form.confirm.click()

    (stored,) = workspace.clients.detail(client).referrals
    assert (stored.state, stored.reason) == (ReferralState.DECLINED, "Kein Platz vor Februar")
    assert referrals.form is None


def test_an_offer_that_fits_is_proposed_with_its_reasons_and_becomes_a_step(
    workspace: Workspace, page: PeoplePage
) -> None:
    office = an_organisation(workspace)
    offer = an_offer(workspace, name="Elternkurs am Vormittag", organisation_id=office)
    client = a_client(workspace)
    tab = chain_tab(page, client)
    assert isinstance(tab, ChainTab)
    assert tab.suggestions.isVisibleTo(tab)

    tab.suggestions.buttons[0].click()
    assert tab.steps.form is not None
    tab.steps.form.confirm.click()

    (step,) = workspace.clients.detail(client).chain
    assert (step.offer_id, step.organisation_id) == (offer, office)
    assert not tab.suggestions.isVisibleTo(tab)

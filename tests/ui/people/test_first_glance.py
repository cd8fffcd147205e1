"""What is seen at once: the right row, a whole name, the list's own detail, a proper empty page."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt

from gkdesk.services.clients import fields
from gkdesk.text.bidi_safe import auto
from gkdesk.text.dates import PartialDate
from gkdesk.ui.pages.people.page import PeoplePage
from gkdesk.ui.pages.today import TodayPage
from gkdesk.ui.records.row_text import joined
from tests.factories import a_client
from tests.ui.people.hands import focused, press

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.people.detail_tab import DetailTab
    from tests.ui.people.conftest import Show

LONG = "Abdulrahman Al-Mohammad Wolkenstein-Oberhausen"


def in_view(tab: DetailTab, widget: QWidget) -> QRect:
    """Return the part of a widget that is seen in its tab."""
    port = tab.viewport()
    place = QRect(widget.mapTo(port, QPoint(0, 0)), widget.size())
    return place.intersected(port.rect())


def people(view: ContentView) -> PeoplePage:
    page = view.current()
    assert isinstance(page, PeoplePage)
    return page


def test_a_step_that_is_due_leads_to_where_that_step_is_done(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    client = a_client(
        workspace,
        fields.Step("Später", until=dt.date(2026, 11, 18)),
        fields.Step("Zuerst", until=dt.date(2026, 11, 10)),
    )
    view = show()
    view.show_page("today")
    today = view.current()
    assert isinstance(today, TodayPage)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)

    assert focused().accessibleName() == "Schritt erledigt: Später"
    press(Qt.Key.Key_Return)
    done = [step.what for step in workspace.clients.detail(client).steps if step.done_on]
    assert done == ["Später"]


def test_a_paper_that_expires_leads_to_that_paper(workspace: Workspace, show: Show) -> None:
    client = a_client(workspace, fields.StatusEntry("toleration"))
    for title in ("Pass", "Ausweis"):
        workspace.clients.save_part(client, fields.Paper(title))
    paper = workspace.clients.detail(client).papers[1]
    view = show()
    assert paper.id is not None
    view.open_row("client.paper", client, paper.id)

    assert focused().accessibleName() == f"Ändern: {paper.title}"


def test_a_form_that_is_opened_from_elsewhere_is_in_view_in_a_low_window(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    goals = [fields.Goal(f"Ziel {number}") for number in range(8)]
    client = a_client(workspace, *goals)
    view = show(911, 512)
    view.open_record("client.step", client)
    tab = people(view).client.tab()
    form = tab.lists["steps"].form
    assert form is not None
    room = tab.viewport().height()

    qtbot.waitUntil(lambda: in_view(tab, form).height() >= min(form.height(), room))
    field = form.view.input("what")
    assert in_view(tab, field).height() == field.height()


def test_an_empty_store_says_how_to_begin(workspace: Workspace, page: PeoplePage) -> None:
    assert page.nobody.button.isVisible()
    assert not page.pane.filter.isVisible()
    page.nobody.button.click()
    assert page.newcomer is not None
    press(Qt.Key.Key_Escape)
    a_client(workspace)
    page.reload(())

    assert not page.nobody.button.isVisible()
    assert page.pane.filter.isVisible()


def test_the_first_day_proposes_to_enter_somebody(workspace: Workspace, show: Show) -> None:
    view = show()
    view.show_page("today")
    today = view.current()
    assert isinstance(today, TodayPage)
    assert today.first.isVisible()
    today.first.button.click()

    assert people(view).newcomer is not None


def test_a_long_name_goes_on_in_a_second_line(workspace: Workspace, show: Show) -> None:
    view = show(911, 512)
    view.open_record("client", a_client(workspace, official_name=LONG))
    name = people(view).client.header.name

    # A line may end at a blank or after a hyphen.
    assert "".join(name.lines(name.width())).replace(" ", "") == LONG.replace(" ", "")
    assert len(name.lines(name.width())) == 2
    assert name.height() >= 2 * name.fontMetrics().lineSpacing()
    assert name.toolTip() == ""


def test_a_name_that_is_longer_still_is_whole_in_its_tooltip(
    workspace: Workspace, show: Show
) -> None:
    view = show(911, 512)
    view.open_record("client", a_client(workspace, official_name=f"{LONG} {LONG}"))

    assert people(view).client.header.name.toolTip() == f"{LONG} {LONG}"


def test_a_row_of_today_that_is_cut_holds_all_its_words_in_the_tooltip(
    workspace: Workspace, show: Show
) -> None:
    what = "Bescheinigung über die Anerkennung der ausländischen Berufsqualifikation anfordern"
    a_client(workspace, fields.Step(what, until=dt.date(2026, 11, 10)), official_name=LONG)
    view = show(911, 512)
    view.show_page("today")
    today = view.current()
    assert isinstance(today, TodayPage)
    item = today.list.items.item(1)
    delegate = today.list.itemDelegate()

    assert delegate.whole(item, 790).split("\n") == [what, LONG]  # type: ignore[union-attr, attr-defined]
    assert delegate.whole(item, 4000) == ""  # type: ignore[union-attr, attr-defined]


def test_a_relative_is_shown_with_day_of_birth_and_age(
    workspace: Workspace, page: PeoplePage
) -> None:
    client = a_client(workspace, fields.Member("Rania", birth=PartialDate(1990, 4, 3)))
    page.show_client(client)
    row = page.client.show_part("person").lists["members"].row_widget(0)

    assert row.text.when == "3. 4. 1990, 36 Jahre"


def test_a_name_in_arabic_does_not_turn_the_line_it_stands_in() -> None:
    assert joined("أمل", "Tochter") == f"{auto('أمل')}  ·  Tochter"
    assert joined("Amal", "Tochter") == "Amal  ·  Tochter"

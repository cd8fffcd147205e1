"""Where the cursor and the page stand when a record opens: nothing is confirmed in passing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt

from gkdesk.services.register.fields import Membership
from gkdesk.ui.pages.network.bodies.bodies import BodiesSection
from gkdesk.ui.pages.network.offers.offers_section import OffersSection
from gkdesk.ui.pages.network.overview.section import OverviewSection
from tests.factories import (
    a_body,
    a_contact,
    a_cooperation,
    a_need,
    an_offer,
    an_organisation,
)
from tests.ui.network.hands import network, section_of, state
from tests.ui.people.hands import focused, press

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.network.page import NetworkPage
    from gkdesk.ui.pages.network.records.contacts import ContactsSection
    from gkdesk.ui.records.record_view import RecordView


def a_tie(workspace: Workspace) -> int:
    office = an_organisation(workspace, name="Jobcenter Musterland", short_name="JC")
    return a_cooperation(workspace, office, an_organisation(workspace))


def view_of(content: ContentView) -> RecordView:
    """Return the view of the record that is open."""
    section = network(content).section()
    if isinstance(section, OffersSection):
        return section.list_shown().view
    assert isinstance(section, OverviewSection)
    view = section.editor.view()
    assert view is not None
    return view


MAKERS: dict[str, Callable[[Workspace], int]] = {
    "organisation": an_organisation,
    "contact_person": a_contact,
    "cooperation": a_tie,
    "offer": an_offer,
    "body": a_body,
    "need": a_need,
}


def test_one_enter_too_many_does_nothing_to_a_record(
    workspace: Workspace, content: ContentView, clock: FixedClock
) -> None:
    refs = {kind: make(workspace) for kind, make in MAKERS.items()}
    clock.advance(dt.timedelta(days=40))
    written: list[object] = []
    content.context.data_changed.connect(written.append)
    for kind, ref in refs.items():
        content.open_record(kind, ref)
        assert focused().accessibleDescription() == "Überschrift", kind
        press(Qt.Key.Key_Return)
        press(Qt.Key.Key_Return)

        assert written == [], kind
        assert not content.toast.isVisible(), kind


def test_a_new_cooperation_and_offer_say_that_they_were_only_entered(
    workspace: Workspace, content: ContentView, clock: FixedClock
) -> None:
    tie, offer = a_tie(workspace), an_offer(workspace)
    clock.advance(dt.timedelta(days=1))
    for kind, ref in (("cooperation", tie), ("offer", offer)):
        content.open_record(kind, ref)
        view = view_of(content)
        assert "eingetragen am 18. 11. 2026" in state(view)
        view.header.button.click()
        assert "geprüft am 19. 11. 2026" in state(view)


def test_another_record_opens_at_its_top(
    qtbot: QtBot, workspace: Workspace, contacts: ContactsSection
) -> None:
    first, second = a_contact(workspace), a_contact(workspace, name="Lindner")
    contacts.show_record(first)
    bar = contacts.view.parts.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(bar.maximum())
    contacts.reload(())
    assert bar.value() == bar.maximum()
    contacts.show_record(second)

    assert bar.value() == 0


def test_an_empty_list_begins_with_the_button_that_enters_the_first_one(page: NetworkPage) -> None:
    for key, words in (("contacts", "Ansprechperson eintragen"), ("bodies", "Gremium eintragen")):
        page.show_section(key).take_focus()
        assert focused().accessibleName() == words


def test_a_body_without_members_explains_no_flag(workspace: Workspace, page: NetworkPage) -> None:
    body = a_body(workspace)
    section = section_of(page, "bodies", BodiesSection)
    section.show_record(body)
    hint = section.view.parts.lists["seat"].hint
    assert not hint.isVisible()
    workspace.bodies.save_seat(body, Membership(an_organisation(workspace)))
    section.reload(())

    assert hint.isVisible()


def test_a_form_that_opens_at_the_lower_edge_is_seen_whole(
    qtbot: QtBot, workspace: Workspace, page: NetworkPage
) -> None:
    body = a_body(workspace)
    section = section_of(page, "bodies", BodiesSection)
    section.show_record(body)
    seats, bar = section.view.parts.lists["seat"], section.view.parts.verticalScrollBar()
    room = section.view.parts.viewport()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(bar.value() + seats.add.mapTo(room, QPoint(0, seats.add.height())).y())
    bar.setValue(bar.value() - room.height() + 10)
    seats.add.click()

    def is_seen() -> bool:
        form = seats.form
        assert form is not None
        return form.visibleRegion().boundingRect() == QRect(QPoint(0, 0), form.size())

    qtbot.waitUntil(is_seen)

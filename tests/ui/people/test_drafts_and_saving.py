"""Saving and forgetting the draft are one commit; what a full disk refused is tried again."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import event

from gkdesk.store.transactions import WritingSession
from gkdesk.ui.pages.people.page import PeoplePage
from tests.disk_kit import largest_file
from tests.factories import a_client
from tests.ui.people.hands import press, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gkdesk.services.clients.views import ClientDetail
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.records.group_form import GroupForm


@contextmanager
def every_commit(look: Callable[[], None]) -> Iterator[None]:
    """Look at what lies on the disk after every commit: there a crash would leave it."""

    def after_commit(_session: object) -> None:
        look()

    event.listen(WritingSession, "after_commit", after_commit)
    try:
        yield
    finally:
        event.remove(WritingSession, "after_commit", after_commit)


def people(content: ContentView, kind: str, client: ClientId) -> PeoplePage:
    content.open_record(kind, client)
    page = content.current()
    assert isinstance(page, PeoplePage)
    return page


def address_of(content: ContentView, client: ClientId) -> GroupForm[Any]:
    return people(content, "client", client).client.show_part("person").groups["address"]


def note(content: ContentView, client: ClientId) -> None:
    people(content, "client.log", client)
    write("Hat angerufen")


def a_step(content: ContentView, client: ClientId) -> None:
    people(content, "client", client).client.show_part("plan").lists["steps"].begin_new()
    write("Anmelden")


def a_move(content: ContentView, client: ClientId) -> None:
    people(content, "client", client).client.show_part("person").forms["moving"].begin()
    write("Lindenweg 1")


def an_address(content: ContentView, client: ClientId) -> None:
    address_of(content, client).form.focus_field("street")
    write("Lindenweg 1")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (note, lambda client: client.contacts),
        (a_step, lambda client: client.steps),
        (a_move, lambda client: client.address.street),
        (an_address, lambda client: client.address.street),
    ],
    ids=["note", "row", "move", "group"],
)
def test_at_no_moment_the_disk_holds_both_what_was_saved_and_its_draft(
    workspace: Workspace,
    content: ContentView,
    typed: Callable[[ContentView, ClientId], None],
    stored: Callable[[ClientDetail], object],
) -> None:
    client = a_client(workspace)
    typed(content, client)
    content.flush()
    found: list[tuple[bool, bool]] = []

    def look() -> None:
        saved = bool(stored(workspace.clients.detail(client)))
        found.append((saved, bool(workspace.drafts.all())))

    look()
    with every_commit(look):
        press(Qt.Key.Key_Return)
        people(content, "client", client).commit()

    assert set(found) == {(False, True), (True, False)}


def test_of_a_group_that_is_saved_in_part_only_the_rest_stays_a_draft(
    workspace: Workspace, content: ContentView
) -> None:
    client = a_client(workspace)
    form = address_of(content, client).form
    form.focus_field("street")
    write("Lindenweg 1")
    form.focus_field("since")
    write("31.2.")
    content.flush()
    found: list[str] = []

    def look() -> None:
        found.append("".join(draft.text for draft in workspace.drafts.all()))

    with every_commit(look):
        form.commit()

    assert workspace.clients.detail(client).address.street == "Lindenweg 1"
    assert found
    assert not any("Lindenweg" in text for text in found)
    assert all("31.2." in text for text in found)


def test_a_refused_save_keeps_the_draft(workspace: Workspace, content: ContentView) -> None:
    client = a_client(workspace)
    a_step(content, client)
    content.flush()
    with largest_file(1):
        press(Qt.Key.Key_Return)

    assert workspace.clients.detail(client).steps == ()
    assert any("Anmelden" in draft.text for draft in workspace.drafts.all())
    press(Qt.Key.Key_Return)
    assert [step.what for step in workspace.clients.detail(client).steps] == ["Anmelden"]
    assert workspace.drafts.all() == ()


def test_a_draft_that_a_full_disk_keeps_is_forgotten_when_there_is_room(
    workspace: Workspace, content: ContentView
) -> None:
    client = a_client(workspace)
    a_step(content, client)
    content.flush()
    with largest_file(1):
        press(Qt.Key.Key_Escape)
    steps = people(content, "client", client).client.show_part("plan").lists["steps"]
    assert steps.form is None
    assert content.drafts.keys("client.Step") == ()
    content.flush()

    assert workspace.drafts.all() == ()


def refused(content: ContentView, client: ClientId) -> GroupForm[Any]:
    """Type a street and leave the form while the disk is full."""
    group = address_of(content, client)
    group.form.focus_field("street")
    write("Lindenweg 1")
    with largest_file(1):
        group.form.commit()
        group.form.commit()
    return group


def test_what_a_full_disk_refused_is_told_once_and_counted(
    workspace: Workspace, content: ContentView
) -> None:
    client = a_client(workspace)
    before = content.banners.count()
    refused(content, client)

    assert workspace.clients.detail(client).address.street == ""
    assert content.banners.count() == before + 1
    assert content.topbar.unsaved.accessibleName() == "1 Angabe noch nicht gespeichert"


def test_what_a_full_disk_refused_is_saved_when_a_field_is_left(
    workspace: Workspace, content: ContentView
) -> None:
    client = a_client(workspace)
    group = refused(content, client)
    group.form.focus_field("street")
    group.form.focus_field("place")

    assert workspace.clients.detail(client).address.street == "Lindenweg 1"
    assert content.toast.text() == "Jetzt gespeichert"
    assert not content.topbar.unsaved.isVisible()
    assert workspace.drafts.all() == ()


def test_what_a_full_disk_refused_is_saved_when_the_page_is_left(
    workspace: Workspace, content: ContentView
) -> None:
    client = a_client(workspace)
    refused(content, client)
    content.topbar.search.setFocus()
    content.show_page("today")

    assert workspace.clients.detail(client).address.street == "Lindenweg 1"
    assert content.toast.text() == "Jetzt gespeichert"

"""The page of a contact person: her organisations, her bodies, what is private about her."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from gkdesk.services.clients.fields import Helper
from gkdesk.services.register.fields import Membership
from gkdesk.ui.pages.network.records.contact_view import ContactDetail
from gkdesk.ui.records.lookup import VEILED, OfficeLookup
from tests.factories import a_body, a_client, a_contact, an_organisation
from tests.ui.network.hands import Shown, close_suggestions, links, pick, state
from tests.ui.people.hands import press, write

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView


@pytest.fixture
def shown(content: ContentView) -> Shown:
    """Return the page of a contact person, alone in the window."""
    lookup = OfficeLookup(content.context.workspace)
    return Shown(content, ContactDetail(content.context, lookup))


def view(shown: Shown) -> ContactDetail:
    assert isinstance(shown.view, ContactDetail)
    return shown.view


def test_every_group_saves_what_is_its_own(workspace: Workspace, shown: Shown) -> None:
    ref = a_contact(workspace)
    shown.open(ref)
    for path, typed in (
        ("contact.title", "Dr."),
        ("reach.mobile", "0170 5551234"),
        ("besides.confidentiality_on", "3.4.2025"),
        ("besides.interpreting", "Dari, auch am Telefon"),
    ):
        shown.view.parts.focus_field(path)
        write(typed)
    shown.leave()

    fields = workspace.contacts.detail(ref).fields
    assert (fields.title, fields.mobile) == ("Dr.", "0170 5551234")
    assert fields.interpreting == "Dari, auch am Telefon"
    assert fields.confidentiality_on is not None
    assert fields.confidentiality_on.isoformat() == "2025-04-03"


def test_nobody_stands_in_for_herself(workspace: Workspace, shown: Shown) -> None:
    ref = a_contact(workspace)
    shown.open(ref)
    pick(shown.view, "contact.deputy_id", "Frau")

    assert view(shown).form.form.error("deputy_id")
    assert workspace.contacts.detail(ref).fields.deputy_id is None


def test_a_further_organisation_is_added_and_taken_away(
    qtbot: QtBot, workspace: Workspace, shown: Shown
) -> None:
    office = an_organisation(workspace)
    ref = a_contact(workspace)
    shown.open(ref)
    posts = view(shown).posts
    posts.add.click()
    assert posts.form is not None
    combo = posts.form.view.input("organisation_id")
    qtbot.keyClicks(combo, "hochschule")
    close_suggestions()
    posts.form.view.focus_field("function")
    write("Dozentin")
    press(Qt.Key.Key_Return)

    (post,) = workspace.contacts.posts(ref)
    assert (post.post.organisation_id, post.post.function) == (office, "Dozentin")
    assert posts.row_widget(0).text.title == "VHS"
    press(Qt.Key.Key_Delete)
    posts.row_widget(0).buttons["remove"].click()
    assert workspace.contacts.posts(ref) == ()


def test_the_fixed_contact_person_is_marked_in_the_head(workspace: Workspace, shown: Shown) -> None:
    shown.open(a_contact(workspace, fixed=True))

    assert "feste Ansprechperson" in state(shown.view)


def test_her_bodies_and_the_people_she_helps_are_links(workspace: Workspace, shown: Shown) -> None:
    ref = a_contact(workspace)
    other = a_contact(workspace, name="Lindner")
    body = a_body(workspace, name="Lenkungsgruppe")
    workspace.bodies.save_seat(body, Membership(contact_id=other, deputy_id=ref))
    a_client(workspace, Helper(ref, "Deutschkurs"), official_name="Amina Haidari")
    shown.open(ref)

    assert links(view(shown).bodies) == ["Lenkungsgruppe  ·  in Vertretung"]
    assert links(view(shown).links) == ["Amina Haidari"]


def test_the_privacy_view_hides_whom_she_helps_and_her_private_number(
    workspace: Workspace, content: ContentView, shown: Shown
) -> None:
    ref = a_contact(workspace, mobile="0170 99", mobile_private=True)
    a_client(workspace, Helper(ref, "Deutschkurs"), official_name="Amina Haidari")
    shown.open(ref)
    assert view(shown).reach.isVisible()
    content.privacy.turn(on=True)

    assert links(view(shown).links) == []
    assert not view(shown).reach.isVisible()
    assert view(shown).reach_veil.isVisible()
    assert view(shown).form.isVisible()
    content.privacy.turn(on=False)
    assert view(shown).reach.isVisible()
    assert links(view(shown).links) == ["Amina Haidari"]


def test_the_privacy_view_hides_a_private_person_altogether(
    workspace: Workspace, content: ContentView, shown: Shown
) -> None:
    shown.open(a_contact(workspace, private=True, phone="02222 1"))
    content.privacy.turn(on=True)

    assert shown.view.header.name.text() == VEILED
    assert not shown.view.parts.isVisible()
    assert view(shown).hidden.isVisible()
    content.privacy.turn(on=False)
    assert shown.view.header.name.text() == "Frau Özcan"
    assert shown.view.parts.isVisible()


def test_the_privacy_view_hides_the_note_about_her(
    workspace: Workspace, content: ContentView, shown: Shown
) -> None:
    shown.open(a_contact(workspace, note="geht im Mai"))
    content.privacy.turn(on=True)
    assert not view(shown).besides.isVisible()
    assert view(shown).besides_veil.isVisible()
    content.privacy.turn(on=False)
    assert view(shown).besides.isVisible()


def test_a_service_phone_stays_readable_under_the_privacy_view(
    workspace: Workspace, content: ContentView, shown: Shown
) -> None:
    shown.open(a_contact(workspace, phone="02222 1"))
    content.privacy.turn(on=True)

    assert view(shown).reach.isVisible()


def test_a_private_deputy_has_no_name_while_a_guest_looks_on(
    workspace: Workspace, content: ContentView, shown: Shown
) -> None:
    deputy = a_contact(workspace, name="Lindner", private=True)
    shown.open(a_contact(workspace, deputy_id=deputy))
    combo = view(shown).form.form.input("deputy_id")
    combo.setFocus()
    assert combo.currentText() == "Frau Lindner  ·  Beratung"  # type: ignore[attr-defined]
    content.privacy.turn(on=True)

    combo = view(shown).form.form.input("deputy_id")
    assert combo.currentText() == VEILED  # type: ignore[attr-defined]


def test_the_privacy_view_copes_with_a_record_that_was_removed_meanwhile(
    workspace: Workspace, content: ContentView, shown: Shown
) -> None:
    shown.open(a_contact(workspace))
    workspace.history.undo()
    content.privacy.turn(on=True)

    assert shown.view.ref is None


def test_the_number_stands_in_the_head_and_a_private_one_says_so(
    workspace: Workspace, content: ContentView, shown: Shown
) -> None:
    ref = a_contact(workspace, phone="02000 1", mobile="0170 99", mobile_private=True)
    shown.open(ref)
    assert "02000 1, 0170 99 (privat)" in state(shown.view)
    content.privacy.turn(on=True)
    assert "0170 99" not in state(shown.view)

"""The page of an organisation: groups that save themselves, people, cooperations, duplicates."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from gkdesk.services.register.fields import Membership
from gkdesk.text.codes.network import Area, FormalBasis, Intensity, Quality, Ring
from gkdesk.text.wording.clients import word
from gkdesk.ui.pages.network.records.organisation_view import AREA_OF_KIND, OrganisationDetail
from gkdesk.ui.records.elided_link import ElidedLink
from gkdesk.ui.records.lookup import VEILED, OfficeLookup
from tests.factories import (
    a_body,
    a_contact,
    a_cooperation,
    a_municipality,
    an_offer,
    an_organisation,
)
from tests.ui.network.hands import Shown, hinted, links, pick, seen, state
from tests.ui.people.hands import press, write

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView


@pytest.fixture
def shown(content: ContentView) -> Shown:
    """Return the page of an organisation, alone in the window."""
    lookup = OfficeLookup(content.context.workspace)
    return Shown(content, OrganisationDetail(content.context, lookup))


def view(shown: Shown) -> OrganisationDetail:
    assert isinstance(shown.view, OrganisationDetail)
    return shown.view


def test_every_group_saves_what_is_its_own(workspace: Workspace, shown: Shown) -> None:
    ref = an_organisation(workspace)
    shown.open(ref)
    shown.view.parts.focus_field("notes.limits")
    write("Keine Beratung zum Aufenthalt")
    shown.view.parts.focus_field("hints.web")
    write("www.vhs.example")
    shown.view.parts.focus_field("organisation.place")
    write("Musterstadt")
    shown.leave()

    fields = workspace.organisations.detail(ref).fields
    assert fields.limits == "Keine Beratung zum Aufenthalt"
    assert (fields.web, fields.place) == ("www.vhs.example", "Musterstadt")


def test_where_it_stands_in_the_network_is_chosen_from_lists(
    workspace: Workspace, shown: Shown
) -> None:
    ref = an_organisation(workspace)
    shown.open(ref)
    pick(shown.view, "standing.area", "Bildung")
    pick(shown.view, "standing.ring", "Lenkungsgruppe")

    fields = workspace.organisations.detail(ref).fields
    assert (fields.area, fields.ring) == (Area.EDUCATION, Ring.CORE)
    assert "Bildung und Sprache" in state(shown.view)


def test_without_municipalities_it_is_there_for_the_whole_kreis(
    workspace: Workspace, shown: Shown
) -> None:
    town = a_municipality(workspace, "Altdorf")
    ref = an_organisation(workspace)
    shown.open(ref)
    field = view(shown).served.form.input("municipalities")
    assert "den ganzen Kreis" in field.text()
    workspace.organisations.save_catchment(ref, [town])
    shown.view.context.changed(())

    assert "Altdorf" in field.text()


def test_its_cooperations_say_how_close_and_on_what_basis(
    workspace: Workspace, shown: Shown
) -> None:
    ref = an_organisation(workspace)
    other = an_organisation(workspace, name="Jobcenter Musterland", short_name="")
    tie = a_cooperation(
        workspace,
        other,
        ref,
        intensity=Intensity.CLOSE,
        basis=FormalBasis.MINUTES,
        quality=Quality.TO_CLARIFY,
    )
    shown.open(ref)
    (link,) = links(view(shown).ties)
    assert link == "Jobcenter Musterland  ·  eng  ·  Protokoll  ·  Klärungsbedarf"
    view(shown).ties.findChildren(type(view(shown).add))[-1].click()

    assert shown.wanted == [("cooperation", tie)]


def test_a_new_cooperation_needs_no_more_than_the_other_side(
    qtbot: QtBot, workspace: Workspace, shown: Shown
) -> None:
    ref = an_organisation(workspace)
    other = an_organisation(workspace, name="Jobcenter Musterland", short_name="")
    shown.open(ref)
    view(shown).add_tie.click()
    form = view(shown).new_tie.form
    assert form is not None
    combo = form.view.input("other_id")
    combo.setFocus()
    qtbot.keyClicks(combo, "Jobcenter")
    press(Qt.Key.Key_Return)

    (row,) = workspace.cooperations.rows()
    assert (row.first_id, row.second_id) == (ref, other)
    assert shown.wanted == [("cooperation", row.id)]


def test_a_new_cooperation_without_the_other_side_says_so_at_the_field(
    workspace: Workspace, shown: Shown
) -> None:
    ref = an_organisation(workspace)
    shown.open(ref)
    view(shown).add_tie.click()
    press(Qt.Key.Key_Return)

    form = view(shown).new_tie.form
    assert form is not None
    assert form.view.error("other_id")
    assert workspace.cooperations.rows() == ()


def test_bodies_offers_and_the_years_stand_on_its_page(workspace: Workspace, shown: Shown) -> None:
    ref = an_organisation(workspace)
    body = a_body(workspace, name="Lenkungsgruppe")
    workspace.bodies.save_seat(body, Membership(ref, since=dt.date(2023, 2, 1)))
    an_offer(workspace, name="Deutsch am Abend", organisation_id=ref)
    shown.open(ref)

    assert links(view(shown).bodies) == ["Lenkungsgruppe  ·  seit 2/2023"]
    assert links(view(shown).offers) == ["Deutsch am Abend  ·  Sprache"]
    assert view(shown).history.sentences() == ["Mitglied in: Lenkungsgruppe."]
    assert "im Netzwerk seit 2/2023" in shown.view.header.facts.text()


def test_an_end_alone_says_nothing_about_the_beginning(workspace: Workspace, shown: Shown) -> None:
    ref = an_organisation(workspace)
    workspace.organisations.end(ref)
    shown.open(ref)

    assert view(shown).history.sentences() == ["Im Bestand beendet."]
    assert "im Netzwerk" not in shown.view.header.facts.text()


def test_a_seat_given_up_before_the_first_known_day_leaves_the_beginning_open(
    workspace: Workspace, shown: Shown
) -> None:
    ref = an_organisation(workspace)
    body = a_body(workspace)
    for seat in (
        Membership(organisation_id=ref, until=dt.date(2019, 5, 1)),
        Membership(organisation_id=ref, since=dt.date(2023, 2, 1)),
    ):
        workspace.bodies.save_seat(body, seat)
    shown.open(ref)

    assert "im Netzwerk" not in shown.view.header.facts.text()


def test_a_contact_person_is_asked_for_at_this_organisation(
    workspace: Workspace, shown: Shown
) -> None:
    ref = an_organisation(workspace)
    shown.open(ref)
    view(shown).add.click()

    assert shown.wanted == [("contact_person.at", ref)]


def test_the_privacy_view_leaves_out_private_names_numbers_and_quality(
    workspace: Workspace, content: ContentView, shown: Shown
) -> None:
    ref = an_organisation(workspace)
    other = an_organisation(workspace, name="Jobcenter Musterland", short_name="")
    a_cooperation(workspace, ref, other, quality=Quality.TO_CLARIFY)
    a_contact(workspace, organisation_id=ref, phone="02222 1234")
    a_contact(workspace, name="Lindner", organisation_id=ref, private=True, phone="0170 99")
    shown.open(ref)
    assert any("0170 99" in words for words in links(view(shown).people))
    content.privacy.turn(on=True)

    assert links(view(shown).people) == [VEILED, "Frau Özcan  ·  Beratung"]
    assert "Klärungsbedarf" not in links(view(shown).ties)[0]
    content.privacy.turn(on=False)
    assert any("0170 99" in words for words in links(view(shown).people))


def test_the_privacy_view_hides_what_the_office_notes_and_keeps_what_is_half_typed(
    workspace: Workspace, content: ContentView, shown: Shown
) -> None:
    ref = an_organisation(workspace, limits="Keine Beratung", gain="Zulauf", source="Telefonat")
    shown.open(ref)
    assert {"Keine Beratung", "Zulauf", "Telefonat"} <= set(seen(shown.view))
    shown.view.parts.focus_field("notes.gain")
    write(" und mehr")
    content.privacy.turn(on=True)
    notes = ("Keine Beratung", "Zulauf", "Telefonat")
    assert not any(note in text for note in notes for text in seen(shown.view))
    assert view(shown).veil.isVisible()
    assert view(shown).mandate.isVisible()
    content.privacy.turn(on=False)
    assert not view(shown).veil.isVisible()
    shown.leave()
    assert "und mehr" in workspace.organisations.detail(ref).fields.gain


def test_a_name_that_is_there_already_is_pointed_out_while_it_is_typed(
    qtbot: QtBot, workspace: Workspace, shown: Shown
) -> None:
    there = an_organisation(workspace, name="Diakonie Musterland", short_name="")
    ref = an_organisation(workspace, name="Di", short_name="")
    shown.open(ref)
    shown.view.parts.focus_field("organisation.name", 2)
    write("akonie Musterland")
    qtbot.waitUntil(lambda: view(shown).known.names() == ("Diakonie Musterland",))
    hinted(shown)[0].click()

    assert shown.wanted[-1] == ("organisation", there)


def test_of_many_cooperations_some_are_shown_at_first(workspace: Workspace, shown: Shown) -> None:
    ref = an_organisation(workspace)
    for number in range(15):
        other = an_organisation(workspace, name=f"Träger {number:02d}", short_name="")
        a_cooperation(workspace, ref, other)
    shown.open(ref)
    assert len(links(view(shown).ties)) == 12
    assert view(shown).ties.more.label() == "3 weitere zeigen"
    view(shown).ties.more.setFocus()
    press(Qt.Key.Key_Space)

    assert len(links(view(shown).ties)) == 15
    assert not view(shown).ties.more.isVisible()


def test_a_link_is_cut_only_where_there_is_no_room(
    workspace: Workspace, content: ContentView, shown: Shown
) -> None:
    ref = an_organisation(workspace)
    name = "Einbürgerungsstelle Kreis Musterland"
    for each in (name, f"{name} {name * 6}"):
        a_cooperation(workspace, ref, an_organisation(workspace, name=each, short_name=""))
    shown.open(ref)
    links(view(shown).ties)
    short, long = view(shown).ties.findChildren(ElidedLink)

    assert short.shown_text() == short.text()
    assert long.shown_text().endswith("…")
    assert long.accessibleName().startswith(f"{name} {name}")


def test_a_cooperation_that_there_is_is_told_before_it_is_entered_twice(
    workspace: Workspace, shown: Shown
) -> None:
    ref = an_organisation(workspace)
    a_cooperation(workspace, an_organisation(workspace, name="Jobcenter", short_name=""), ref)
    an_organisation(workspace, name="Tafel", short_name="")
    shown.open(ref)
    view(shown).add_tie.click()
    form = view(shown).new_tie.form
    assert form is not None
    combo = form.view.input("other_id")

    texts = [combo.itemText(place) for place in range(combo.count())]  # type: ignore[attr-defined]
    assert texts == ["bitte wählen", "Jobcenter  ·  Kooperation besteht", "Tafel"]


def test_the_kind_proposes_the_area_and_a_quiet_hint_says_so(
    workspace: Workspace, shown: Shown
) -> None:
    ref = an_organisation(workspace)
    shown.open(ref)
    pick(shown.view, "organisation.kind", "Jobcenter")
    assert workspace.organisations.detail(ref).fields.area is Area.WORK
    assert AREA_OF_KIND in seen(shown.view)
    pick(shown.view, "standing.area", word(Area.EDUCATION)[:8])

    assert workspace.organisations.detail(ref).fields.area is Area.EDUCATION
    assert AREA_OF_KIND not in seen(shown.view)


def test_cooperations_stand_in_the_order_of_all_lists(workspace: Workspace, shown: Shown) -> None:
    ref = an_organisation(workspace)
    for name in ("Zentrum", "Ämterlotsen", "Bücherei"):
        a_cooperation(workspace, ref, an_organisation(workspace, name=name, short_name=""))
    shown.open(ref)
    names = [each.partition(",")[0].partition(" ")[0] for each in links(view(shown).ties)]
    assert names == ["Ämterlotsen", "Bücherei", "Zentrum"]

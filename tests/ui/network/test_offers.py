"""Angebote: found by whom they take, kept true, and their own words for what cannot be."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from gkdesk.services.register.offer_filter import EVERY_OFFER, OfferFilter
from gkdesk.text.codes.clients import CefrLevel, CodeList
from gkdesk.text.codes.network import Answer, CostState
from gkdesk.ui.forms.inputs import TicksInput
from gkdesk.ui.pages.network.offers.offer_view import levels
from gkdesk.ui.pages.network.offers.offers import offer_item
from gkdesk.ui.records.lookup import VEILED
from tests.factories import a_contact, a_municipality, an_offer, an_organisation
from tests.ui.network.hands import hinted, names, seen, state
from tests.ui.people.hands import focused, press, write

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.network.offers.offers import OfferList
    from gkdesk.ui.pages.network.offers.offers_section import OffersSection
    from tests.ui.people.conftest import Show


def found(workspace: Workspace, wanted: OfferFilter) -> list[str]:
    return [row.name for row in workspace.offers.rows(wanted=wanted)]


def test_an_offer_without_a_status_is_open_to_everybody(workspace: Workspace) -> None:
    an_offer(workspace, name="Offen")
    an_offer(workspace, name="Nur Duldung", statuses=("toleration",))
    an_offer(workspace, name="Nur Erlaubnis", statuses=("permit_other",))

    assert found(workspace, OfferFilter(status="toleration")) == ["Nur Duldung", "Offen"]


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (CefrLevel.ALPHA, ["Bis A2", "Ohne"]),
        (CefrLevel.A2, ["Ab A2", "Bis A2", "Ohne"]),
        (CefrLevel.C1, ["Ab A2", "Ohne"]),
    ],
)
def test_somebody_finds_what_takes_her_with_her_german(
    workspace: Workspace, level: CefrLevel, expected: list[str]
) -> None:
    an_offer(workspace, name="Ohne")
    an_offer(workspace, name="Bis A2", level_to=CefrLevel.A2)
    an_offer(workspace, name="Ab A2", level_from=CefrLevel.A2)

    assert found(workspace, OfferFilter(level=level)) == expected


def test_filters_are_combined(workspace: Workspace) -> None:
    here, there = a_municipality(workspace, "Musterau"), a_municipality(workspace, "Altmuster")
    an_offer(workspace, name="Gesucht", municipality_id=here, childcare=Answer.YES)
    an_offer(workspace, name="Zu weit", municipality_id=there, childcare=Answer.YES)
    an_offer(workspace, name="Ohne Betreuung", municipality_id=here, childcare=Answer.NO)

    wanted = OfferFilter(field="language", municipality_id=here, with_childcare=True)
    assert found(workspace, wanted) == ["Gesucht"]


def test_the_chip_leaves_only_what_nobody_has_checked_for_long(
    qtbot: QtBot, workspace: Workspace, offers: OfferList
) -> None:
    old = an_offer(workspace, name="Alt")
    workspace.offers.confirm(old, dt.date(2025, 1, 7))
    an_offer(workspace, name="Frisch")
    offers.reload(())
    offers.filter.stale.click()

    assert names(offers) == ["Alt"]
    assert offers.item(offers.list.rows.row(0)).warns
    offers.filter.stale.click()
    assert names(offers) == ["Alt", "Frisch"]


def test_a_choice_of_the_menu_is_named_below_it_and_can_be_taken_back(
    workspace: Workspace, offers: OfferList
) -> None:
    here, there = a_municipality(workspace, "Musterau"), a_municipality(workspace, "Altmuster")
    an_offer(workspace, name="Hier", municipality_id=here)
    an_offer(workspace, name="Woanders", municipality_id=there)
    offers.lookup.forget(())
    offers.reload(())
    offers.filter.set_filter(OfferFilter(municipality_id=here))

    assert names(offers) == ["Hier"]
    assert offers.filter.summary.text() == "Gemeinde: Musterau"
    offers.filter.reset.click()
    assert names(offers) == ["Hier", "Woanders"]
    assert not offers.filter.chosen.isVisible()


def test_a_filter_that_leaves_nothing_says_so(workspace: Workspace, offers: OfferList) -> None:
    an_offer(workspace)
    offers.reload(())
    offers.filter.childcare.trigger()

    assert offers.filter.summary.text() == "mit Kinderbetreuung"
    assert offers.empty.isVisible()
    assert offers.empty.text() == "Der Filter lässt nichts übrig."


def test_a_row_says_who_gives_it_for_which_level_where_and_until_when(
    workspace: Workspace, offers: OfferList
) -> None:
    an_offer(
        workspace,
        organisation_id=an_organisation(workspace),
        municipality_id=a_municipality(workspace, "Musterau"),
        level_from=CefrLevel.A1,
        level_to=CefrLevel.B1,
        admission_until=dt.date(2026, 12, 3),
    )
    offers.reload(())
    item = offers.item(offers.list.rows.row(0))

    assert (item.step, item.when) == ("Deutsch: A1 bis B1", "bis 3. 12. 2026")
    assert "VHS" in item.context
    assert "Musterau" in item.context


def test_what_is_over_is_not_offered_as_open(
    qtbot: QtBot, workspace: Workspace, offers: OfferList
) -> None:
    over = an_offer(workspace, name="A", ends_on=dt.date(2026, 7, 31))
    an_offer(workspace, name="B", admission_until=dt.date(2026, 11, 17))
    offers.reload(())
    first, second = (offers.item(row) for row in offers.list.rows.rows())

    assert (first.step, first.warns) == ("Laufzeit endete am 31. 7. 2026", True)
    assert second.when == "Einstieg vorbei"
    offers.show_record(over)
    qtbot.waitUntil(lambda: "Laufzeit endete am 31. 7. 2026" in state(offers.view))


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (None, None, ""),
        (CefrLevel.B2, None, "ab B2"),
        (None, CefrLevel.A2, "bis A2"),
        (CefrLevel.B1, CefrLevel.B1, "B1"),
    ],
)
def test_levels_read_as_people_say_them(
    low: CefrLevel | None, high: CefrLevel | None, words: str
) -> None:
    assert levels(low, high) == words


def test_a_new_offer_goes_on_with_its_provider(
    qtbot: QtBot, workspace: Workspace, offering: OffersSection, offers: OfferList
) -> None:
    offering.begin_new()
    write("Lesekreis")
    press(Qt.Key.Key_Return)

    assert [row.name for row in workspace.offers.rows()] == ["Lesekreis"]
    assert offering.focused_field()[0] == "about.organisation_id"


def test_cards_of_one_offer_save_beside_each_other(
    qtbot: QtBot, workspace: Workspace, offers: OfferList
) -> None:
    offer = an_offer(workspace)
    offers.reload(())
    offers.show_record(offer)
    offers.view.parts.focus_field("where.place")
    write("Raum 12")
    offers.view.parts.focus_field("seats.seats")
    write("15")
    costs = offers.view.parts.groups["seats"].form.input("costs")
    assert isinstance(costs, QComboBox)
    costs.setCurrentIndex(costs.findData(CostState.FREE.value))
    costs.activated.emit(costs.currentIndex())
    offers.new.setFocus()

    fields = workspace.offers.detail(offer).fields
    assert (fields.place, fields.seats, fields.costs) == ("Raum 12", 15, CostState.FREE)


def test_a_share_above_a_hundred_says_so_at_the_field_and_is_not_saved(
    qtbot: QtBot, workspace: Workspace, offers: OfferList
) -> None:
    offer = an_offer(workspace)
    offers.reload(())
    offers.show_record(offer)
    offers.view.parts.focus_field("whom.language_share")
    write("150")
    offers.new.setFocus()

    form = offers.view.parts.groups["whom"].form
    assert form.error("language_share") == "Bitte eine Zahl von 0 bis 100 eintragen."
    assert workspace.offers.detail(offer).fields.language_share is None


def test_an_offer_that_ends_before_it_begins_says_so_at_the_field(
    qtbot: QtBot, workspace: Workspace, offers: OfferList
) -> None:
    offer = an_offer(workspace, begins_on=dt.date(2026, 12, 1))
    offers.reload(())
    offers.show_record(offer)
    offers.view.parts.focus_field("where.ends_on")
    write("30.11.2026")
    offers.new.setFocus()

    form = offers.view.parts.groups["where"].form
    assert form.error("ends_on").startswith("Das Ende liegt vor dem Anfang.")
    assert workspace.offers.detail(offer).fields.ends_on is None


def test_confirming_an_offer_takes_it_off_the_list_of_unchecked_ones(
    qtbot: QtBot, workspace: Workspace, content: ContentView, offers: OfferList
) -> None:
    offer = an_offer(workspace)
    workspace.offers.confirm(offer, dt.date(2025, 1, 7))
    content.open_record("offer.stale", None)
    assert offers.filter.value() == OfferFilter(only_stale=True)
    assert names(offers) == ["Frauensprachkurs"]
    offers.show_record(offer)
    offers.view.header.button.click()

    assert names(offers) == []
    qtbot.waitUntil(lambda: "geprüft am 18. 11. 2026" in state(offers.view))


def test_an_ended_offer_is_shown_on_demand_and_taken_up_again(
    workspace: Workspace, offers: OfferList
) -> None:
    offer = an_offer(workspace)
    offers.reload(())
    offers.show_record(offer)
    offers.view.end_action.trigger()
    assert names(offers) == []
    offers.ended.setChecked(True)
    assert offers.item(offers.list.rows.row(0)).step == "beendet"
    offers.view.reopen_action.trigger()

    assert workspace.offers.detail(offer).ended_on is None


def test_an_offer_of_nearly_the_same_name_is_hinted_at(
    qtbot: QtBot, workspace: Workspace, offers: OfferList
) -> None:
    an_offer(workspace, organisation_id=an_organisation(workspace))
    offers.begin_new()
    write("Frauensprachkurs")

    qtbot.waitUntil(lambda: len(hinted(offers)) == 1)
    assert "VHS" in hinted(offers)[0].label()


def test_a_private_contact_person_has_no_name_while_a_guest_looks_on(
    workspace: Workspace, offers: OfferList, content: ContentView
) -> None:
    private = a_contact(workspace, name="Karimi", private=True)
    offer = an_offer(workspace, contact_id=private)
    offers.lookup.forget(())
    offers.reload(())
    offers.show_record(offer)
    combo = offers.view.parts.groups["about"].form.input("contact_id")
    assert isinstance(combo, QComboBox)
    assert "Karimi" in combo.currentText()
    content.privacy.turn(on=True)

    veiled = offers.view.parts.groups["about"].form.input("contact_id")
    assert isinstance(veiled, QComboBox)
    assert veiled.currentText() == VEILED
    assert workspace.offers.detail(offer).fields.contact_id == private


def test_a_status_that_the_office_took_off_its_list_stays_ticked(
    qtbot: QtBot, workspace: Workspace, offers: OfferList
) -> None:
    offer = an_offer(workspace, statuses=("toleration",))
    entries = workspace.codes.entries(CodeList.RESIDENCE_STATUS)
    row = next(row for row in entries if row.code == "toleration")
    workspace.codes.save(CodeList.RESIDENCE_STATUS, replace(row, hidden=True))
    offers.lookup.forget(())
    offers.reload(())
    offers.show_record(offer)
    offers.view.parts.focus_field("whom.language_share")
    write("80")
    offers.new.setFocus()

    fields = workspace.offers.detail(offer).fields
    assert (fields.statuses, fields.language_share) == (("toleration",), 80)
    ticked = offers.view.parts.groups["whom"].form.input("statuses")
    assert isinstance(ticked, TicksInput)
    assert ticked.ticked() == ("toleration",)


def test_the_switch_is_worked_by_arrow_keys_and_keeps_the_focus(
    qtbot: QtBot, offering: OffersSection
) -> None:
    offering.switches["offers"].button(0).setFocus()
    press(Qt.Key.Key_Right)
    assert offering.list_shown().key == "needs"
    assert focused() is offering.switches["needs"].button(1)
    press(Qt.Key.Key_Left)

    assert offering.list_shown().key == "offers"
    assert [each.current() for each in offering.switches.values()] == [0, 1]


def test_after_the_lock_the_same_list_and_record_are_shown(
    workspace: Workspace, offering: OffersSection, content: ContentView, show: Show
) -> None:
    offer = an_offer(workspace)
    offering.open("offer", offer)
    offering.focus_field("where.times", -1)
    write("Montag")
    content.flush()
    place = content.place()
    content.hide()

    again = show()
    again.begin(place)
    restored = again.current().section()  # type: ignore[union-attr]
    assert restored.shown() == (("offer", offer),)
    assert restored.focused_field()[0] == "where.times"
    form = restored.list_shown().view.parts.groups["where"]
    assert dict(form.form.raw())["times"] == "Montag"


def test_the_filter_menu_offers_what_the_lists_hold(
    workspace: Workspace, offers: OfferList
) -> None:
    a_municipality(workspace, "Musterau")
    offers.lookup.forget(())
    offers.reload(())
    titles = [action.text() for action in offers.filter.menu.actions() if action.text()]

    assert titles == [
        "Handlungsfeld",
        "Gemeinde",
        "Offen für Status",
        "Sprachniveau",
        "mit Kinderbetreuung",
    ]
    assert offers.filter.value() == EVERY_OFFER


def test_the_privacy_view_hides_the_note_about_an_offer(
    workspace: Workspace, offers: OfferList, content: ContentView
) -> None:
    offer = an_offer(workspace, note="Leitung wechselt")
    offers.reload(())
    offers.show_record(offer)
    assert "Leitung wechselt" in seen(offers.view)
    content.privacy.turn(on=True)
    assert "Leitung wechselt" not in seen(offers.view)
    assert offers.view.parts.groups["about"].isVisible()


def test_the_list_says_that_a_level_is_one_of_german(
    workspace: Workspace, offers: OfferList
) -> None:
    an_offer(workspace, level_to=CefrLevel.ALPHA)
    (row,) = workspace.offers.rows()
    item = offer_item(row, workspace.clock.today())
    assert item.step == "Deutsch: bis Alphabetisierung"
    never = replace(row, stale=True, verified_on=None)
    assert offer_item(never, workspace.clock.today()).step == "noch nie geprüft"

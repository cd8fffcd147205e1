"""The lists of which forms are made can be edited in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from gkdesk.services.register.contact_fields import OrganisationFields
from gkdesk.text.codes.clients import Category, CodeList
from gkdesk.text.codes.findings import SeatWeight, StatusGroup
from gkdesk.text.codes.network import Area
from gkdesk.ui.pages.settings import SettingsPage
from gkdesk.ui.records.record_row import EDIT, REMOVE
from tests.ui.shell.conftest import unlock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.code_lists import CodeRow
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.forms import FormView
    from gkdesk.ui.main_window import MainWindow
    from gkdesk.ui.pages.settings_codes import CodeListEditor
    from gkdesk.ui.records.record_row import RecordRow

KINDS = CodeList.ORGANISATION_KIND


def editor(content: ContentView, name: CodeList = KINDS) -> CodeListEditor:
    content.show_page("settings")
    page = content.current()
    assert isinstance(page, SettingsPage)
    page.codes.show_list(name)
    return page.codes


def form(codes: CodeListEditor) -> FormView[CodeRow]:
    assert codes.records.form is not None
    return codes.records.form.view


def line(codes: CodeListEditor, code: str) -> RecordRow:
    place = [row.code for row in codes.records.rows()].index(code)
    return codes.records.row_widget(place)


def typed(qtbot: QtBot, codes: CodeListEditor, field: str, text: str) -> None:
    form(codes).focus_field(field)
    widget = form(codes).input(field)
    widget.setProperty("text", "")
    qtbot.keyClicks(widget, text)


def stored(content: ContentView, name: CodeList = KINDS) -> dict[str, CodeRow]:
    return {row.word: row for row in content.context.workspace.codes.entries(name)}


def offered(content: ContentView, name: CodeList = KINDS) -> set[str]:
    return {row.word for row in content.context.workspace.codes.offered(name)}


def test_every_list_is_offered_with_its_german_title(content: ContentView) -> None:
    choice = editor(content).choice
    titles = [choice.itemText(index) for index in range(choice.count())]
    assert len(titles) == len(set(titles)) == len(CodeList)
    assert {"Aufenthaltsstatus", "Arten von Organisationen", "Rollen in Gremien"} <= set(titles)


def test_the_state_of_a_list_and_who_proposed_it_are_told(content: ContentView) -> None:
    told = editor(content, CodeList.RESIDENCE_STATUS).origin.text()
    assert told.startswith("Stand 11/2026. Vorschlag des Programms.")


def test_an_own_kind_of_organisation_gets_its_area(qtbot: QtBot, content: ContentView) -> None:
    codes = editor(content)
    codes.records.add.click()
    typed(qtbot, codes, "word", "Stadtteilwerkstatt")
    area = form(codes).input("area")
    assert isinstance(area, QComboBox)
    area.setFocus()
    qtbot.keyClick(area, Qt.Key.Key_End)
    typed(qtbot, codes, "valid_from", "1.1.2020")
    qtbot.keyClick(form(codes).input("valid_from"), Qt.Key.Key_Return)
    made = stored(content)["Stadtteilwerkstatt"]
    assert made.area is list(Area)[-1]
    assert not made.shipped
    assert "Stadtteilwerkstatt" in offered(content)
    assert codes.records.rows()[0] == made
    assert "eigener Eintrag" in line(codes, made.code).text.line


def test_an_own_kind_of_paper_can_be_other_than_residence(
    qtbot: QtBot, content: ContentView
) -> None:
    codes = editor(content, CodeList.PAPER_KIND)
    codes.records.add.click()
    typed(qtbot, codes, "word", "Segelschein")
    category = form(codes).input("category")
    assert isinstance(category, QComboBox)
    category.setFocus()
    for _ in range(2):
        qtbot.keyClick(category, Qt.Key.Key_Down)
    form(codes).focus_field("word")
    qtbot.keyClick(form(codes).input("word"), Qt.Key.Key_Return)
    made = stored(content, CodeList.PAPER_KIND)["Segelschein"]
    assert made.category is Category.EDUCATION_WORK


@pytest.mark.parametrize(
    ("name", "category", "told"),
    [
        (CodeList.RESIDENCE_STATUS, StatusGroup.TOLERATED, "zählt als Duldung"),
        (CodeList.MEMBER_ROLE, SeatWeight.LEADING, "leitet oder koordiniert"),
    ],
)
def test_an_own_entry_is_told_what_the_analyses_take_it_for(
    qtbot: QtBot, content: ContentView, name: CodeList, category: object, told: str
) -> None:
    codes = editor(content, name)
    codes.records.add.click()
    typed(qtbot, codes, "word", "Neues Wort")
    choice = form(codes).input("category")
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    form(codes).focus_field("word")
    qtbot.keyClick(form(codes).input("word"), Qt.Key.Key_Return)
    made = stored(content, name)["Neues Wort"]
    assert made.category is category
    assert told in line(codes, made.code).text.line


def test_a_renamed_entry_is_said_and_found_by_its_new_word(
    qtbot: QtBot, content: ContentView
) -> None:
    workspace = content.context.workspace
    made = workspace.organisations.create(
        OrganisationFields(name="Haus Ahorn", kind="foreigners_office")
    )
    codes = editor(content)
    line(codes, "foreigners_office").buttons[EDIT].click()
    typed(qtbot, codes, "word", "Wohnraumlotsen")
    qtbot.keyClick(form(codes).input("word"), Qt.Key.Key_Return)
    assert stored(content)["Wohnraumlotsen"].area is Area.MIGRATION
    assert "von Ihnen geändert" in line(codes, "foreigners_office").text.line
    qtbot.waitUntil(
        lambda: made.ref in {hit.ref for hit in workspace.search.find("Wohnraumlotsen")},
        timeout=20_000,
    )


def test_a_shipped_entry_is_hidden_and_offered_again_and_never_deleted(
    qtbot: QtBot, content: ContentView
) -> None:
    codes = editor(content)
    word = next(row.word for row in codes.records.rows() if row.code == "foreigners_office")
    button = line(codes, "foreigners_office").buttons[REMOVE]
    assert button.accessibleName() == f"Nicht mehr anbieten: {word}"
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert word not in offered(content)
    assert content.context.workspace.codes.text(KINDS, "foreigners_office") == word
    button = line(codes, "foreigners_office").buttons[REMOVE]
    assert button.accessibleName() == f"Wieder anbieten: {word}"
    assert button.hasFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert word in offered(content)


def test_an_entry_ends_on_its_last_day(qtbot: QtBot, content: ContentView) -> None:
    codes = editor(content, CodeList.LEGAL_AREA)
    line(codes, "sgb2").buttons[EDIT].click()
    typed(qtbot, codes, "valid_until", "31.12.2020")
    qtbot.keyClick(form(codes).input("valid_until"), Qt.Key.Key_Return)
    assert "SGB II" not in offered(content, CodeList.LEGAL_AREA)
    assert line(codes, "sgb2").text.done
    assert "bis 31. 12. 2020" in line(codes, "sgb2").text.line


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("word", "sgb iii", "Diesen Namen gibt es schon in der Liste."),
        (
            "valid_until",
            "1.1.2019",
            "Das Ende liegt vor dem Anfang. Bitte eines der beiden Daten ändern.",
        ),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    qtbot: QtBot, content: ContentView, field: str, text: str, said: str
) -> None:
    codes = editor(content, CodeList.LEGAL_AREA)
    line(codes, "sgb2").buttons[EDIT].click()
    typed(qtbot, codes, "valid_from", "1.1.2020")
    typed(qtbot, codes, field, text)
    qtbot.keyClick(form(codes).input(field), Qt.Key.Key_Return)
    assert form(codes).error(field) == said
    assert "SGB II" in stored(content, CodeList.LEGAL_AREA)


def test_a_change_of_a_list_is_taken_back(qtbot: QtBot, content: ContentView) -> None:
    codes = editor(content)
    line(codes, "foreigners_office").buttons[REMOVE].click()
    content.context.wrote(content.context.workspace.history.undo())
    assert (
        line(codes, "foreigners_office").buttons[REMOVE].accessibleName().startswith("Nicht mehr")
    )


def test_what_is_half_typed_in_another_list_is_led_to_after_the_lock(
    qtbot: QtBot, window: MainWindow, content: ContentView
) -> None:
    codes = editor(content, CodeList.BODY_KIND)
    codes.records.add.click()
    typed(qtbot, codes, "word", "Runder Ti")
    window.lock()
    content = unlock(qtbot, window)
    content.show_page("today")
    content.topbar.unsaved.click()
    page = content.current()
    assert isinstance(page, SettingsPage)
    assert page.codes.name is CodeList.BODY_KIND
    assert form(page.codes).input("word").property("text") == "Runder Ti"
    assert form(page.codes).input("word").hasFocus()

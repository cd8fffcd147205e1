"""The list of contact persons: sorted by family name, searched by any word, filled from a file."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gkdesk.text.codes.clients import Salutation
from gkdesk.ui.pages.network.records.list_items import contact_item
from gkdesk.ui.records.record_section import NOTHING_FOUND
from tests.factories import a_contact, an_organisation
from tests.ui.network.hands import contacts_of, names, network
from tests.ui.people.hands import press

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.pages.network.records.contacts import ContactsSection
    from tests.ui.people.conftest import Show


@pytest.fixture
def first_section() -> str:
    """Begin on the list of contact persons."""
    return "contacts"


def three_people(workspace: Workspace, show: Show) -> ContactsSection:
    house = an_organisation(workspace, name="Volkshochschule Musterstadt", short_name="VHS")
    a_contact(
        workspace,
        name="Alexandra Petrov",
        salutation=Salutation.MS,
        function="Beratung",
        organisation_id=house,
    )
    a_contact(workspace, name="Zoë Ärmel", salutation=Salutation.MS, function="Leitung")
    a_contact(workspace, name="", salutation=None, function="Empfang")
    view = show()
    view.show_page("network")
    network(view).show_section("contacts")
    return contacts_of(view)


def seek(section: ContactsSection, text: str) -> list[str]:
    section.seek.setFocus()
    section.seek.selectAll()
    QTest.keyClicks(section.seek, text)
    return names(section)


def test_people_are_sorted_by_their_family_name(workspace: Workspace, show: Show) -> None:
    section = three_people(workspace, show)
    assert names(section) == ["Frau Zoë Ärmel", "Empfang", "Frau Alexandra Petrov"]


def test_typing_finds_by_any_word_in_any_order(workspace: Workspace, show: Show) -> None:
    section = three_people(workspace, show)
    assert seek(section, "petr") == ["Frau Alexandra Petrov"]
    assert seek(section, "alex") == ["Frau Alexandra Petrov"]
    assert seek(section, "volksh berat") == ["Frau Alexandra Petrov"]
    assert seek(section, "vhs") == ["Frau Alexandra Petrov"]
    assert seek(section, "armel") == ["Frau Zoë Ärmel"]


def test_what_nobody_is_called_leaves_an_empty_list_that_says_so(
    workspace: Workspace, show: Show
) -> None:
    section = three_people(workspace, show)
    assert seek(section, "xyz") == []
    assert section.empty.isVisible()
    assert section.empty.text() == NOTHING_FOUND
    QTest.keyClick(section.seek, Qt.Key.Key_Escape)
    assert len(names(section)) == 3
    assert section.count() == 3


def test_enter_goes_on_to_what_was_found(workspace: Workspace, show: Show) -> None:
    section = three_people(workspace, show)
    seek(section, "petr")
    press(Qt.Key.Key_Return)
    assert section.list.hasFocus()
    press(Qt.Key.Key_Return)
    assert section.shown() == ((section.kind.value, section.list.current_ref()),)


def test_the_number_behind_the_tab_counts_everybody(workspace: Workspace, show: Show) -> None:
    section = three_people(workspace, show)
    seek(section, "petr")
    section.reload(())
    QApplication.processEvents()
    assert section.count() == 3


def test_the_import_is_called_by_its_name(workspace: Workspace, show: Show) -> None:
    section = three_people(workspace, show)
    assert section.importing is not None
    button = section.importing.button
    assert button.label() == "Importieren …"
    assert button.width() >= button.sizeHint().width()
    assert section.new.width() >= section.new.sizeHint().width()


def test_tab_goes_from_the_buttons_to_the_search_the_filters_and_the_list(
    workspace: Workspace, show: Show
) -> None:
    section = three_people(workspace, show)
    assert section.importing is not None
    section.new.setFocus()
    wanted = (section.importing.button, section.seek, section.ended, section.stale, section.list)
    for widget in wanted:
        press(Qt.Key.Key_Tab)
        assert widget.hasFocus()


def test_whom_to_call_keeps_the_number_in_the_list_though_nobody_checked_it(
    workspace: Workspace,
) -> None:
    a_contact(workspace, name="Lange", mobile="0170 1234567", mobile_private=True)
    (row,) = workspace.contacts.rows()
    item = contact_item(dataclasses.replace(row, stale=True))
    assert (item.when, item.warns) == ("0170 1234567 (privat)", True)

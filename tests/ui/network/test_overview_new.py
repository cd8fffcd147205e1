"""New organisations and cooperations: little to type, nothing entered twice, nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from gkdesk.text.codes.network import FormalBasis, Intensity
from gkdesk.ui.dialogs.import_dialog import ImportDialog
from gkdesk.ui.pages.network.overview.card_new_cooperation import (
    MISSING,
    SAME,
    UNKNOWN,
    NewCooperation,
)
from tests.ui.network.overview_kit import ORGANISATION, Small, overview_of, small_network
from tests.ui.people.hands import focused, press, write

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.network.overview.section import OverviewSection
    from gkdesk.ui.pages.network.page import NetworkPage
    from tests.ui.people.conftest import Show


@pytest.fixture
def small(workspace: Workspace) -> Small:
    return small_network(workspace)


@pytest.fixture
def section(small: Small, page: NetworkPage, content: ContentView) -> OverviewSection:
    del small, page
    return overview_of(content)


def form_of(section: OverviewSection) -> NewCooperation:
    form = section.browse.side.form
    assert form is not None
    return form


def test_a_cooperation_is_entered_by_keyboard_selected_and_taken_back(
    section: OverviewSection, small: Small, workspace: Workspace, content: ContentView
) -> None:
    section.state.choose(ORGANISATION, small.vhs)
    section.browse.actions_of.begin_cooperation()
    assert form_of(section).form.focused_field()[0] == "second"
    write("Tafel Neustadt")
    press(Qt.Key.Key_Return)

    ties = workspace.network.now().ties
    new = next(tie for tie in ties if small.tafel in (tie.first, tie.second))
    assert (new.first, new.intensity, new.basis) == (
        small.vhs,
        Intensity.REGULAR,
        FormalBasis.LIVED,
    )
    assert section.state.selected is not None
    assert section.state.selected.ref == new.id
    assert section.browse.map.selected()[1] == new.id
    content.undo()
    assert len(workspace.network.now().ties) == 2
    assert section.state.selected is None


def test_connecting_on_the_map_fills_both_sides(section: OverviewSection, small: Small) -> None:
    section.browse.map.connect_wanted.emit(small.tafel, small.youth)

    assert dict(form_of(section).form.raw())["first"] == "Tafel Neustadt"
    assert dict(form_of(section).form.raw())["second"] == "Jugendamt Altdorf"
    assert form_of(section).form.focused_field()[0] == "intensity"


def test_two_who_work_together_already_are_told_and_the_cooperation_can_be_opened(
    section: OverviewSection, small: Small, workspace: Workspace
) -> None:
    section.browse.begin_cooperation(small.vhs, small.jobcenter)
    form = form_of(section)

    assert form.exists.text() == (
        "Es gibt schon eine Kooperation zwischen Volkshochschule Musterland "
        "und Jobcenter Musterland."
    )
    assert form.save.label() == "Trotzdem eintragen"
    form.exists.link.click()
    assert section.state.selected is not None
    assert section.state.selected.ref == small.close
    assert len(workspace.network.now().ties) == 2


@pytest.mark.parametrize(
    ("typed", "told"),
    [("", MISSING), ("Gibt es nicht", UNKNOWN), ("Volkshochschule Musterland", SAME)],
)
def test_what_does_not_fit_is_said_at_the_field(
    section: OverviewSection, small: Small, workspace: Workspace, typed: str, told: str
) -> None:
    section.browse.begin_cooperation(small.vhs)
    write(typed)
    form_of(section).save.click()

    assert form_of(section).form.error("second") == told
    assert len(workspace.network.now().ties) == 2


def test_the_short_name_is_enough(
    section: OverviewSection, small: Small, workspace: Workspace
) -> None:
    section.browse.begin_cooperation(small.tafel)
    write("jc")
    press(Qt.Key.Key_Return)

    assert len(workspace.cooperations.between(small.tafel, small.jobcenter)) == 1


def test_a_half_typed_cooperation_waits_as_a_draft_and_esc_forgets_it(
    section: OverviewSection, small: Small, page: NetworkPage, content: ContentView
) -> None:
    del small
    section.browse.begin_cooperation()
    write("Tafel Neu")
    page.flush()
    section.browse.side.end_form()
    assert content.drafts.waiting() == {"cooperation:new": 1}
    content.open_draft()
    assert dict(form_of(section).form.raw())["first"] == "Tafel Neu"
    form_of(section).form.focus_field("first")
    press(Qt.Key.Key_Escape)

    assert content.drafts.waiting() == {}
    assert section.browse.side.form is None


def test_a_new_organisation_opens_with_the_cursor_in_its_short_name(
    section: OverviewSection, workspace: Workspace
) -> None:
    section.begin_new()
    write("Frauentreff Altdorf")
    press(Qt.Key.Key_Return)

    shown = section.editor.shown()
    assert shown is not None
    assert shown[1] in {actor.id for actor in workspace.network.now().actors}
    assert section.focused_field()[0] == "organisation.short_name"


def test_esc_leaves_the_new_organisation_and_goes_back_to_the_map(
    section: OverviewSection,
) -> None:
    section.begin_new()
    press(Qt.Key.Key_Escape)

    assert not section.is_editing()
    assert focused() is section.browse.map


def test_an_empty_network_begins_with_one_or_with_the_typical_alliance(
    show: Show, workspace: Workspace
) -> None:
    view = show()
    view.show_page("network")
    section = overview_of(view)
    assert section.beginning.isVisible()
    section.beginning.typical.click()
    found = section.beginning.list
    assert found is not None
    assert len(found.rows) == 21
    write("KI Musterland")
    press(Qt.Key.Key_Return)
    assert focused() is found.rows[1].name
    view.undo()
    assert not found.rows[0].is_done
    found.rows[0].add.click()
    found.end.click()

    assert [(row.name, row.kind) for row in workspace.organisations.rows()] == [
        ("KI Musterland", "Kommunales Integrationszentrum")
    ]
    assert section.browse.isVisible()


def test_pointing_to_an_organisation_fills_the_other_side(
    section: OverviewSection, small: Small
) -> None:
    section.browse.begin_cooperation(small.vhs)
    section.browse.map.find_actor("Tafel")

    assert dict(form_of(section).form.raw())["second"] == "Tafel Neustadt"
    section.browse.map.find_actor("Jobcenter")
    assert section.browse.side.form is None


def test_an_empty_network_offers_to_take_over_a_list(
    show: Show, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    view = show()
    view.show_page("network")
    section = overview_of(view)
    file = tmp_path / "Liste.csv"
    file.write_text("Nachname;Organisation\nÖzcan;Jobcenter Altdorf\n", encoding="utf-8")

    def take_over() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ImportDialog)
        dialog.read(file)
        for _ in range(2):
            qtbot.waitUntil(lambda: not dialog.is_busy() and dialog.go_on.isEnabled())
            dialog.go_on.click()
        qtbot.waitUntil(lambda: not dialog.is_busy())
        if dialog.isVisible():
            dialog.go_on.click()

    assert "Ansprechpersonen" in section.beginning.importing.label()
    QTimer.singleShot(0, take_over)
    section.beginning.importing.click()

    assert [row.name for row in workspace.organisations.rows()] == ["Jobcenter Altdorf"]
    assert section.browse.isVisible()

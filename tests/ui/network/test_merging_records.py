"""Two records that mean the same become one: chosen, looked at, done in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gkdesk.errors import RecordGone
from gkdesk.services.merging.merging import BelongingMerge
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.records import Belonging, Fate, Side
from gkdesk.ui.pages.network.records.contact_view import ContactDetail
from gkdesk.ui.pages.network.records.merge_dialog import MergeDialog
from gkdesk.ui.pages.network.records.merge_fields import FieldChoice, belonging_sentence
from gkdesk.ui.pages.network.records.organisation_view import OrganisationDetail
from gkdesk.ui.records.lookup import OfficeLookup
from tests.factories import a_contact, a_cooperation, an_organisation
from tests.ui.network.hands import Shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import OrganisationId
    from gkdesk.ui.content import ContentView


@pytest.fixture
def shown(content: ContentView) -> Shown:
    """Return the page of an organisation, alone in the window."""
    lookup = OfficeLookup(content.context.workspace)
    return Shown(content, OrganisationDetail(content.context, lookup))


@pytest.fixture
def both(workspace: Workspace) -> tuple[OrganisationId, OrganisationId]:
    """Return two organisations that are the same one."""
    keep = an_organisation(workspace, name="Diakonie Musterland", short_name="", phone="02222 1")
    other = an_organisation(
        workspace, name="Diakonie Musterland e. V.", short_name="", phone="02222 2", place="Altdorf"
    )
    third = an_organisation(workspace, name="Jobcenter Musterland", short_name="")
    a_cooperation(workspace, other, third)
    return keep, other


def dialog(
    qtbot: QtBot, workspace: Workspace, both: tuple[OrganisationId, OrganisationId]
) -> MergeDialog:
    keep, other = both
    made = MergeDialog(
        workspace.merging,
        RecordKind.ORGANISATION,
        (keep, "Diakonie Musterland"),
        [(other, "Diakonie Musterland e. V.")],
        likely=[(other, "Diakonie Musterland e. V.")],
    )
    qtbot.addWidget(made)
    made.show()
    return made


def when_open(act: Callable[[MergeDialog], None]) -> None:
    """Do something with the dialog once it is open."""

    def found() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, MergeDialog):
            act(shown)
        else:
            QTimer.singleShot(20, found)

    QTimer.singleShot(0, found)


def test_nothing_can_be_merged_before_the_other_record_is_chosen(
    qtbot: QtBot, workspace: Workspace, both: tuple[OrganisationId, OrganisationId]
) -> None:
    asked = dialog(qtbot, workspace, both)
    assert not asked.merge.isEnabled()
    asked.links[0].click()

    assert asked.other() == both[1]
    assert asked.merge.isEnabled()
    assert asked.cancel.isDefault()


def test_enter_in_the_search_takes_the_entry_and_stays(
    qtbot: QtBot, workspace: Workspace, both: tuple[OrganisationId, OrganisationId]
) -> None:
    asked = dialog(qtbot, workspace, both)
    asked.search.setFocus()
    QTest.keyClicks(asked.search, "diakonie e. v.")
    QTest.keyClick(asked.search, Qt.Key.Key_Return)

    assert asked.isVisible()
    assert asked.other() == both[1]


def test_what_both_say_differently_is_chosen_from_both(
    qtbot: QtBot, workspace: Workspace, both: tuple[OrganisationId, OrganisationId]
) -> None:
    asked = dialog(qtbot, workspace, both)
    asked.links[0].click()
    choices = {each.field.field: each for each in asked.fields.findChildren(FieldChoice)}
    assert set(choices) == {"name", "phone"}
    assert choices["phone"].side() is Side.KEEP
    choices["phone"].radios[Side.OTHER].click()

    answer = asked.value()
    assert answer is not None
    assert answer.choices == {"name": Side.KEEP, "phone": Side.OTHER}


def test_the_record_takes_over_the_other_in_one_step_with_undo(
    workspace: Workspace,
    content: ContentView,
    shown: Shown,
    both: tuple[OrganisationId, OrganisationId],
) -> None:
    keep, other = both
    shown.open(keep)

    def choose(asked: MergeDialog) -> None:
        asked.links[0].click()
        asked.merge.click()

    when_open(choose)
    shown.view.merge_action.trigger()  # type: ignore[attr-defined]
    with pytest.raises(RecordGone):
        workspace.organisations.detail(other)
    assert workspace.organisations.detail(keep).fields.place == "Altdorf"
    assert len(workspace.cooperations.rows(organisation_id=keep)) == 1
    assert content.toast.text() == "Organisationen zusammengeführt"
    assert content.toast.undo.isVisible()
    content.toast.undo.click()

    assert workspace.organisations.detail(other).fields.place == "Altdorf"
    assert workspace.organisations.detail(keep).fields.place == ""


def test_escape_leaves_both_as_they_are(
    workspace: Workspace, shown: Shown, both: tuple[OrganisationId, OrganisationId]
) -> None:
    shown.open(both[0])

    def dismiss(asked: MergeDialog) -> None:
        asked.links[0].click()
        QTest.keyClick(asked, Qt.Key.Key_Escape)

    when_open(dismiss)
    shown.view.merge_action.trigger()  # type: ignore[attr-defined]

    assert len(workspace.organisations.rows()) == 3


def test_contact_persons_are_merged_from_their_own_menu(
    workspace: Workspace, content: ContentView
) -> None:
    keep = a_contact(workspace, name="Lindner", phone="02222 1")
    a_contact(workspace, name="Lindner", email="lindner@example.org")
    shown = Shown(content, ContactDetail(content.context, OfficeLookup(workspace)))
    shown.open(keep)

    def choose(asked: MergeDialog) -> None:
        QTest.keyClicks(asked.search, "lindner")
        asked.search.settle()
        asked.merge.click()

    when_open(choose)
    shown.view.merge_action.trigger()  # type: ignore[attr-defined]

    (row,) = workspace.contacts.rows()
    assert row.id == keep
    assert workspace.contacts.detail(keep).fields.email == "lindner@example.org"


def test_nobody_merges_while_a_guest_looks_on(
    workspace: Workspace,
    content: ContentView,
    shown: Shown,
    both: tuple[OrganisationId, OrganisationId],
) -> None:
    shown.open(both[0])
    content.privacy.turn(on=True)

    assert not shown.view.merge_action.isEnabled()  # type: ignore[attr-defined]


def test_of_many_things_that_move_the_first_are_named() -> None:
    names = tuple(f"Angebot {number}" for number in range(1, 8))
    moving = BelongingMerge(Belonging.OFFER, Fate.MOVES, names)

    assert belonging_sentence(moving) == (
        "Angebote (7): Angebot 1, Angebot 2, Angebot 3, Angebot 4, Angebot 5 und 2 weitere"
        " – wird übernommen"
    )

"""Taking over a list: look first, write once, undo in one step; nothing half-imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gkdesk.incoming.targets_contacts import CONTACTS
from gkdesk.incoming.targets_offers import OFFERS
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.records import OnMatch
from gkdesk.ui import tasks
from gkdesk.ui.dialogs.import_button import ImportWay, taken_over
from gkdesk.ui.dialogs.import_columns import LEFT_OUT, PROPOSED, REMEMBERED
from gkdesk.ui.dialogs.import_dialog import COLUMNS, FILE, TRIAL, ImportDialog
from gkdesk.ui.dialogs.import_trial import fate_counts
from tests.factories import a_contact, an_organisation
from tests.ui.network.hands import network
from tests.ui.shell.test_names import nameless

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from tests.ui.people.conftest import Show

LIST = """Nachname;Funktion;Organisation;Telefon;E-Mail
Özcan;Beratung;Volkshochschule;02131 111;oezcan@example.org
Petersen;Fallmanagement;Jobcenter;02131 222;
Lindner;Empfang;Jobcenter;02131 333;lindner(at)example.org
"""


class Import:
    """The dialog with a file, driven as a person does."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, folder: Path) -> None:
        self._qtbot = qtbot
        self._folder = folder
        self.workspace = workspace
        self.dialog = ImportDialog(workspace.imports, CONTACTS)
        self.dialog.show()
        qtbot.waitUntil(self.dialog.isVisible)

    def close(self) -> None:
        """Let the dialog go here and now: a worker of the next test must not find it."""
        self.dialog.forget()
        self.dialog.hide()
        self.dialog.deleteLater()
        QCoreApplication.sendPostedEvents(self.dialog, QEvent.Type.DeferredDelete.value)

    def file(self, text: str = LIST, name: str = "Liste.csv") -> Path:
        path = self._folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def read(self, text: str = LIST) -> None:
        self.dialog.read(self.file(text))
        self.wait()

    def go_on(self) -> None:
        self.dialog.go_on.click()
        self.wait()

    def wait(self) -> None:
        self._qtbot.waitUntil(self._is_idle)

    def _is_idle(self) -> bool:
        return not self.dialog.is_busy()

    def counts(self) -> dict[str, int]:
        assert self.dialog.plan is not None
        return {words: number for number, words in fate_counts(self.dialog.plan)}


@pytest.fixture
def importing(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> Iterator[Import]:
    """Return the dialog for contact persons."""
    made = Import(qtbot, workspace, tmp_path)
    yield made
    tasks.stop_all()
    made.close()


def names(workspace: Workspace) -> list[str]:
    return sorted(row.name for row in workspace.contacts.rows())


def test_columns_are_proposed_with_values_of_the_file(importing: Import) -> None:
    importing.read()
    dialog = importing.dialog
    assert dialog.step() == COLUMNS
    chosen = [box.currentText() for box in dialog.columns.boxes]
    assert chosen == ["Name", "Funktion", "Organisation", "Telefon", "E-Mail"]
    assert dialog.columns.origin.text.text() == PROPOSED
    assert dialog.columns.boxes[0].accessibleName() == "Bedeutung der Spalte Nachname"


def test_the_trial_counts_and_names_row_column_value_and_reason(importing: Import) -> None:
    importing.read()
    importing.go_on()
    assert importing.dialog.step() == TRIAL
    counts = importing.counts()
    assert counts == {
        "Ansprechpersonen neu": 2,
        "Organisationen neu": 2,
        "schon da": 0,
        "unvollständig, bleibt weg": 1,
    }
    assert importing.dialog.trial.table.as_table().splitlines()[1].split("\t")[:3] == [
        "4",
        "E-Mail",
        "lindner(at)example.org",
    ]
    assert names(importing.workspace) == []


def test_importing_writes_one_step_that_undo_takes_back(importing: Import) -> None:
    importing.read()
    importing.go_on()
    importing.dialog.trial.with_partial.click()
    importing.wait()
    importing.go_on()
    outcome = importing.dialog.value()
    assert outcome is not None
    assert len(names(importing.workspace)) == 3
    assert taken_over(outcome, RecordKind.CONTACT_PERSON) == (
        "Importiert: 3 Ansprechpersonen und 2 Organisationen."
    )
    importing.workspace.history.undo()
    assert names(importing.workspace) == []
    assert importing.workspace.organisations.rows() == ()


def test_what_is_there_is_left_alone_or_filled_as_chosen(importing: Import) -> None:
    organisation = an_organisation(importing.workspace, name="Volkshochschule", short_name="")
    there = a_contact(
        importing.workspace, name="Özcan", salutation=None, organisation_id=organisation
    )
    importing.read()
    importing.go_on()
    assert importing.counts()["schon da"] == 1
    importing.dialog.trial.matches[tuple(OnMatch).index(OnMatch.FILL)].click()
    importing.wait()
    assert importing.counts()["wird ergänzt"] == 1
    importing.go_on()
    assert importing.workspace.contacts.detail(there).fields.phone == "02131 111"


def test_without_new_organisations_their_rows_stay_out(importing: Import) -> None:
    importing.read()
    importing.go_on()
    importing.dialog.trial.new_organisations.click()
    importing.wait()
    assert importing.dialog.plan is not None
    assert importing.dialog.plan.writes_nothing
    assert not importing.dialog.go_on.isEnabled()
    assert importing.dialog.trial.nothing.isVisible()


def test_a_meaning_belongs_to_one_column_and_a_missing_one_is_told(importing: Import) -> None:
    importing.read("A;B\neins;zwei\n")
    columns = importing.dialog.columns
    assert not importing.dialog.go_on.isEnabled()
    assert "Mindestens eine Spalte wird gebraucht" in columns.lacking.text.text()
    for place in (0, 1):
        box = columns.boxes[place]
        box.setCurrentIndex(box.findText("Name"))
        box.activated.emit(box.currentIndex())
    assert [box.currentText() for box in columns.boxes] == [LEFT_OUT, "Name"]
    assert importing.dialog.go_on.isEnabled()


def test_the_meaning_of_columns_is_remembered_for_the_next_file(
    importing: Import, qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    importing.read("Wer;Tel\nÖzcan;02131 1\n")
    box = importing.dialog.columns.boxes[0]
    box.setCurrentIndex(box.findText("Name"))
    box.activated.emit(box.currentIndex())
    importing.go_on()
    importing.go_on()
    again = Import(qtbot, workspace, tmp_path)
    again.read("Wer;Tel\nPetersen;02131 2\n")
    assert again.dialog.columns.boxes[0].currentText() == "Name"
    assert again.dialog.columns.origin.text.text() == REMEMBERED
    again.close()


def test_a_file_that_is_none_is_told_and_leaves_nothing(importing: Import) -> None:
    importing.dialog.read(importing.file("%PDF-1.7 kein Text", "Liste.csv"))
    importing.wait()
    assert importing.dialog.step() == FILE
    assert importing.dialog.trouble.isVisible()
    assert not importing.dialog.go_on.isVisible()


def test_escape_closes_and_nothing_is_imported(importing: Import) -> None:
    importing.read()
    importing.go_on()
    QTest.keyClick(importing.dialog, Qt.Key.Key_Escape)
    assert not importing.dialog.isVisible()
    assert importing.dialog.value() is None
    assert names(importing.workspace) == []


@pytest.mark.parametrize("by_escape", [False, True])
def test_stopping_while_it_writes_leaves_nothing(
    importing: Import, qtbot: QtBot, *, by_escape: bool
) -> None:
    rows = (f"Person {number};Beratung;Amt {number}" for number in range(1500))
    importing.read("\n".join(["Name;Funktion;Organisation", *rows]))
    importing.go_on()
    importing.dialog.go_on.click()
    if by_escape:
        QTest.keyClick(importing.dialog, Qt.Key.Key_Escape)
    else:
        importing.dialog.busy.cancel.click()
    importing.wait()
    assert importing.dialog.isVisible()
    assert importing.dialog.step() == TRIAL
    qtbot.waitUntil(importing.dialog.trouble.isVisible)
    assert importing.dialog.value() is None
    assert names(importing.workspace) == []
    assert importing.workspace.organisations.rows() == ()


def test_a_file_can_be_dropped(importing: Import, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(importing.file()))])
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none
    )
    importing.dialog.file.drop.dropEvent(event)
    qtbot.waitUntil(lambda: importing.dialog.step() == COLUMNS)


def test_the_header_can_stand_in_another_row(importing: Import) -> None:
    importing.read()
    head = importing.dialog.columns.head
    head.setCurrentIndex(head.findData(0))
    head.activated.emit(head.currentIndex())
    importing.wait()
    assert importing.dialog.columns.boxes[0].accessibleName() == "Bedeutung der Spalte Spalte A"


def test_the_keyboard_alone_goes_from_the_file_to_the_end(importing: Import) -> None:
    importing.read(LIST.replace("(at)", "@"))
    for _ in range(30):
        if importing.dialog.go_on.hasFocus():
            break
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert importing.dialog.go_on.hasFocus()
    QTest.keyClick(importing.dialog.go_on, Qt.Key.Key_Return)
    importing.wait()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)
    importing.wait()
    assert len(names(importing.workspace)) == 3


def test_no_step_has_a_nameless_control(importing: Import) -> None:
    for step in (FILE, COLUMNS, TRIAL):
        assert importing.dialog.step() == step
        assert nameless(importing.dialog) == []
        if step == FILE:
            importing.read()
        elif step == COLUMNS:
            importing.go_on()


def test_both_lists_offer_the_import_of_their_kind(workspace: Workspace, show: Show) -> None:
    view = show()
    view.show_page("network")
    for key, spec in (("contacts", CONTACTS), ("offers", OFFERS)):
        section = network(view).show_section(key)
        (way,) = section.findChildren(ImportWay)
        assert way.button.accessibleName() == "Importieren …"
        assert way.suggestion.isVisible()
        assert way.spec is spec

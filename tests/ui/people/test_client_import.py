"""A client list from the button on Menschen to the records, and back with one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication

from gkdesk.incoming.targets_clients import CLIENTS
from gkdesk.services.clients.fields import Identity
from gkdesk.ui import tasks
from gkdesk.ui.dialogs.import_columns import LEFT_OUT
from gkdesk.ui.dialogs.import_dialog import COLUMNS, TRIAL, ImportDialog
from gkdesk.ui.dialogs.import_trial import fate_counts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.pages.people.page import PeoplePage

LIST = """Name;Geburtsdatum;Geschlecht;Diagnose;Aufenthaltsstatus
Amina Yusuf;3.4.1990;w;x;§ 60a
Ivan Petrenko;;m;;Duldung
"""


@pytest.fixture
def dialog(qtbot: QtBot, workspace: Workspace) -> Iterator[ImportDialog]:
    """Return the dialog for clients, over a store with a namesake."""
    workspace.clients.create(Identity(official_name="Ivan Petrenko"))
    made = ImportDialog(workspace.imports, CLIENTS)
    made.show()
    qtbot.waitUntil(made.isVisible)
    yield made
    tasks.stop_all()
    made.forget()
    made.hide()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete.value)


def after(qtbot: QtBot, dialog: ImportDialog) -> None:
    qtbot.waitUntil(_Idle(dialog))


class _Idle:
    def __init__(self, dialog: ImportDialog) -> None:
        self._dialog = dialog

    def __call__(self) -> bool:
        return not self._dialog.is_busy()


def test_the_way_from_the_file_to_the_records(
    qtbot: QtBot, workspace: Workspace, dialog: ImportDialog, tmp_path: Path
) -> None:
    path = tmp_path / "liste.csv"
    path.write_text(LIST, encoding="utf-8")
    dialog.read(path)
    after(qtbot, dialog)
    assert dialog.step() == COLUMNS
    chosen = [box.currentText() for box in dialog.columns.boxes]
    assert chosen == ["Name", "Geburtsdatum", LEFT_OUT, LEFT_OUT, "Aufenthaltsstatus"]
    dialog.go_on.click()
    after(qtbot, dialog)
    assert (dialog.step(), dialog.plan is not None) == (TRIAL, True)
    assert dialog.plan is not None
    assert {words: number for number, words in fate_counts(dialog.plan)} == {
        "Person neu": 1,
        "schon da": 0,
        "vielleicht schon da, bleibt weg": 1,
    }
    trial = dialog.trial
    assert not trial.as_of_row.isVisible()
    assert not trial.new_organisations.isVisible()
    told = trial.table.as_table()
    assert "Diagnose" in told
    assert "Ist das K001?" in told
    trial.enter_doubtful.click()
    after(qtbot, dialog)
    dialog.go_on.click()
    qtbot.waitUntil(_Written(dialog))
    assert sorted(row.code for row in workspace.clients.rows()) == ["K001", "K002", "K003"]
    workspace.history.undo()
    assert [row.code for row in workspace.clients.rows()] == ["K001"]


class _Written:
    def __init__(self, dialog: ImportDialog) -> None:
        self._dialog = dialog

    def __call__(self) -> bool:
        return self._dialog.value() is not None


def test_the_list_offers_the_import(qtbot: QtBot, page: PeoplePage) -> None:
    way = page.pane.importing
    assert way.button.accessibleName() == "Importieren …"
    assert way.suggestion.isVisible()
    seen: list[str] = []
    closer = _Closer(seen)
    QTimer.singleShot(0, closer.close)
    way.button.click()
    assert seen == [CLIENTS.name]


class _Closer:
    """Notes what the dialog is for and closes it."""

    def __init__(self, seen: list[str]) -> None:
        self._seen = seen

    def close(self) -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ImportDialog)
        self._seen.append(dialog.file.spec().name)
        dialog.reject()

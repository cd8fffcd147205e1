"""Another sheet or another header row that cannot be read: what is held stays what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from gkdesk.ui import tasks
from gkdesk.ui.dialogs.import_dialog import COLUMNS
from tests.ui.network.test_import_dialog import Import, names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.forms.inputs import ComboInput


@pytest.fixture
def importing(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> Iterator[Import]:
    """Return the dialog with a workbook whose second sheet is empty."""
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Eins"
    first.append(["Name", "Organisation"])
    first.append(["Özcan", "Volkshochschule"])
    book.create_sheet("Zwei")
    path = tmp_path / "Liste.xlsx"
    book.save(path)
    made = Import(qtbot, workspace, tmp_path)
    made.dialog.read(path)
    made.wait()
    yield made
    tasks.stop_all()
    made.close()


def choose(box: ComboInput, place: int) -> None:
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_a_sheet_that_cannot_be_read_leaves_the_one_that_is_held(importing: Import) -> None:
    columns = importing.dialog.columns
    choose(columns.sheet, columns.sheet.findText("Zwei"))
    importing.wait()

    assert importing.dialog.step() == COLUMNS
    assert importing.dialog.trouble.isVisible()
    assert columns.sheet.currentText() == "Eins"
    importing.go_on()
    importing.go_on()
    assert names(importing.workspace) == ["Özcan"]


def test_a_file_that_is_gone_leaves_the_header_row_that_is_held(
    importing: Import, tmp_path: Path
) -> None:
    (tmp_path / "Liste.xlsx").unlink()
    columns = importing.dialog.columns
    choose(columns.head, columns.head.findData(0))
    importing.wait()

    assert importing.dialog.trouble.isVisible()
    assert columns.head.currentData() == 1
    assert columns.boxes[0].accessibleName() == "Bedeutung der Spalte Name"

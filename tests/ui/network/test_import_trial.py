"""What the dry run of an import shows: the same numbers as afterwards, rows, reasons, the day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gkdesk.text.codes.clients import RecordKind
from gkdesk.ui.dialogs.import_button import taken_over
from gkdesk.ui.dialogs.import_dialog import TRIAL
from gkdesk.ui.dialogs.import_findings import REASON
from tests.ui.network.test_import_dialog import LIST, Import, importing, names

if TYPE_CHECKING:
    from gkdesk.ui.dialogs.import_trial import TrialStep

__all__ = ["importing"]

MIXED = """Nachname;Organisation;Telefon
Özcan;Volkshochschule;02131 111
;Jobcenter;02131 222
Özcan;Volkshochschule;02131 111
Lindner;Jobcenter;ruf an
"""


def consequence(trial: TrialStep, value: str) -> str:
    """Return what the table says follows from the finding about a value."""
    rows = trial.table.rows
    line = next(n for n in range(rows.rowCount()) if rows.row_at(n).value == value)
    return str(rows.index(line, REASON + 1).data())


def test_the_trial_counts_what_is_told_after_the_import(importing: Import) -> None:
    importing.read(MIXED)
    importing.go_on()
    assert importing.counts() == {
        "Ansprechperson neu": 1,
        "Organisationen neu": 2,
        "schon da": 0,
        "doppelt, bleibt weg": 1,
        "unvollständig, bleibt weg": 1,
    }
    importing.go_on()
    outcome = importing.dialog.value()
    assert outcome is not None
    assert taken_over(outcome, RecordKind.CONTACT_PERSON) == (
        "Importiert: 1 Ansprechperson und 2 Organisationen."
    )


def test_the_table_says_what_the_tiles_say_of_a_row_with_a_wrong_value(importing: Import) -> None:
    importing.read(MIXED)
    importing.go_on()
    trial = importing.dialog.trial
    assert consequence(trial, "ruf an") == "Zeile bleibt weg"
    assert "unvollständig, bleibt weg" in importing.counts()
    trial.with_partial.click()
    importing.wait()
    assert consequence(trial, "ruf an") == "Angabe fehlt dann"
    assert "unvollständig, bleibt weg" not in importing.counts()


def test_the_trial_shows_the_first_rows_as_they_would_be_entered(importing: Import) -> None:
    importing.read("Name, Vorname;Organisation\nÖzcan, Ayşe;Volkshochschule\n")
    importing.go_on()
    (text,) = importing.dialog.trial.samples.texts()
    assert text.replace("\N{NO-BREAK SPACE}", " ") == (
        "Zeile 2: Ayşe Özcan. Name: Ayşe Özcan ·  Organisation: Volkshochschule"
    )


def test_without_rows_to_take_over_no_row_is_shown(importing: Import) -> None:
    importing.read("Name;Telefon\nÖzcan;ruf an\n")
    importing.go_on()
    assert not importing.dialog.trial.samples.isVisible()


def test_every_reason_is_readable_in_full(importing: Import) -> None:
    importing.read(MIXED)
    importing.go_on()
    QApplication.processEvents()
    table = importing.dialog.trial.table
    metrics = table.fontMetrics()
    for line in range(table.rows.rowCount()):
        cell = table.visualRect(table.rows.index(line, REASON))
        sentence = table.rows.row_at(line).sentence
        room = QRect(0, 0, cell.width() - 50, 10_000)
        wrapped = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), sentence)
        assert cell.height() >= wrapped.height()
    assert table.rowHeight(0) > table.fontMetrics().height() * 2


def test_many_reasons_are_readable_in_full_as_well(importing: Import) -> None:
    rows = (f"Person {number};ruf an" for number in range(600))
    importing.read("\n".join(["Name;Telefon", *rows]))
    importing.go_on()
    QApplication.processEvents()
    table = importing.dialog.trial.table
    assert table.rowHeight(599) == table.reason_height(599)


def type_day(importing: Import, text: str) -> None:
    field = importing.dialog.trial.as_of
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def test_the_day_of_the_list_is_asked_and_without_it_nothing_counts_as_checked(
    importing: Import,
) -> None:
    importing.read(LIST.replace("(at)", "@"))
    importing.go_on()
    assert importing.dialog.trial.as_of.accessibleName() == "Von wann ist die Liste?"
    importing.go_on()
    rows = importing.workspace.contacts.rows()
    assert [row.verified_on for row in rows] == [None, None, None]


def test_the_day_of_the_list_is_taken_over(importing: Import) -> None:
    importing.read(LIST.replace("(at)", "@"))
    importing.go_on()
    type_day(importing, "3.5.2024")
    importing.dialog.go_on.setFocus()
    importing.wait()
    assert importing.dialog.trial.as_of.text() == "3. 5. 2024"
    importing.go_on()
    rows = importing.workspace.contacts.rows()
    assert [row.verified_on for row in rows] == [dt.date(2024, 5, 3)] * 3


def test_a_day_typed_last_is_not_lost_with_enter(importing: Import) -> None:
    importing.read(LIST.replace("(at)", "@"))
    importing.go_on()
    type_day(importing, "3.5.2024")
    QTest.keyClick(importing.dialog.trial.as_of, Qt.Key.Key_Return)
    importing.wait()
    assert importing.dialog.value() is None
    assert importing.dialog.step() == TRIAL
    assert importing.dialog.plan is not None
    assert importing.dialog.plan.wishes.as_of == dt.date(2024, 5, 3)


def test_what_is_no_day_or_lies_ahead_is_told_at_the_field_and_nothing_is_written(
    importing: Import,
) -> None:
    importing.read(LIST.replace("(at)", "@"))
    importing.go_on()
    for text in ("neulich", "1.1.2199"):
        type_day(importing, text)
        importing.dialog.go_on.click()
        importing.wait()
        assert "Beispiel" in importing.dialog.trial.as_of_row.error()
        assert importing.dialog.value() is None
    assert names(importing.workspace) == []


def test_the_focus_stays_where_somebody_chose_while_the_rows_are_tried_again(
    importing: Import,
) -> None:
    importing.read(LIST)
    importing.go_on()
    assert importing.dialog.trial.as_of.hasFocus()
    importing.dialog.trial.with_partial.setFocus()
    QTest.keyClick(importing.dialog.trial.with_partial, Qt.Key.Key_Space)
    importing.wait()
    assert importing.dialog.trial.with_partial.hasFocus()

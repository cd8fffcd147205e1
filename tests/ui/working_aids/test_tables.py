"""Tables: rows that come and go, fixed rows, and what is opened below a row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from gkdesk.ui.pages.working_aids.form.cells import CELL_WIDTH, CellLine, ComboField
from gkdesk.ui.pages.working_aids.form.parts import What
from gkdesk.ui.pages.working_aids.form.table_row import Columns
from gkdesk.working_aids.parts import Ref
from tests.ui.people.hands import focused, press, write
from tests.ui.working_aids.kit import begin

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import AidId
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.working_aids.form.table import TableCard
    from gkdesk.ui.pages.working_aids.form.view import AidForm
    from gkdesk.ui.pages.working_aids.page import WorkingAidsPage


@pytest.fixture
def towns(form: AidForm) -> TableCard:
    """Return the table with rows of one's own."""
    return table(form, "kommunen")


def table(form: AidForm, name: str) -> TableCard:
    form.show_part("section", "orte")
    cards = form.sections.cards
    assert cards is not None
    return cards.tables[name]


def test_a_new_row_is_filled_in_at_once_and_enter_leads_below(
    towns: TableCard, workspace: Workspace, aid: AidId
) -> None:
    towns.add.click()
    write("Musterstadt")
    towns.add.click()
    write("Beispielhausen")
    rows = workspace.aids.filling.open(aid).table("kommunen").rows
    assert [row.questions[0].value for row in rows] == ["Musterstadt", ""]
    first = towns.entry(rows[0].id, "ort", What.ANSWER)
    second = towns.entry(rows[1].id, "ort", What.ANSWER)
    assert first is not None
    assert second is not None
    first.field.take_focus()
    press(Qt.Key.Key_Return)
    assert focused() is second.field.main()
    assert workspace.aids.filling.open(aid).question("ort", rows[1].id).value == "Beispielhausen"


def test_a_removed_row_comes_back_by_undo(
    towns: TableCard, workspace: Workspace, aid: AidId, content: ContentView
) -> None:
    towns.add.click()
    write("Musterstadt")
    press(Qt.Key.Key_Tab)
    (row,) = towns.rows.values()
    row.remove.click()
    assert not towns.rows
    assert towns.empty.isVisible()
    content.undo()
    (again,) = towns.rows.values()
    assert again.row.questions[0].value == "Musterstadt"
    assert towns.entry(again.row.id, "ort", What.ANSWER).field.raw() == "Musterstadt"  # type: ignore[union-attr]


def test_rows_of_ones_own_change_places_with_the_keyboard(
    towns: TableCard, workspace: Workspace, aid: AidId
) -> None:
    for name in ("Musterstadt", "Beispielhausen"):
        towns.add.click()
        write(name)
        press(Qt.Key.Key_Tab)
    last = towns.entry(towns.view.rows[1].id, "ort", What.ANSWER)
    assert last is not None
    last.field.take_focus()
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    rows = workspace.aids.filling.open(aid).table("kommunen").rows
    assert [row.questions[0].value for row in rows] == ["Beispielhausen", "Musterstadt"]
    assert focused() is last.field.main()


def test_a_fixed_row_has_its_name_and_cannot_be_removed(form: AidForm) -> None:
    fixed = table(form, "fest")
    rows = list(fixed.rows.values())
    assert [row.row.label for row in rows] == ["Wohnen", "Sprache", "Arbeit"]
    assert all(row.remove.isHidden() for row in rows)
    assert all(("weiteres", What.ANSWER) not in row.entries for row in rows)


def test_an_own_row_among_fixed_ones_is_named_where_they_have_their_names(
    form: AidForm, workspace: Workspace, aid: AidId
) -> None:
    fixed = table(form, "fest")
    fixed.add.click()
    write("Mobilität")
    press(Qt.Key.Key_Tab)
    rows = workspace.aids.filling.open(aid).table("fest").rows
    assert rows[-1].questions[0].value == "Mobilität"
    assert fixed.rows[rows[-1].id].head.isHidden()


def test_a_choice_in_a_cell_is_saved_and_its_explanation_stands_below(
    form: AidForm, workspace: Workspace, aid: AidId
) -> None:
    fixed = table(form, "fest")
    ref = fixed.view.rows[0].id
    cell = fixed.entry(ref, "stand", What.ANSWER)
    assert cell is not None
    assert isinstance(cell.field, ComboField)
    cell.field.take_focus()
    press(Qt.Key.Key_Down)
    assert workspace.aids.filling.open(aid).question("stand", ref).value == "umgesetzt"
    fixed.rows[ref].more.click()
    remark = fixed.entry(ref, "stand", What.REMARK)
    assert remark is not None
    remark.field.take_focus()
    write("seit 2024")
    press(Qt.Key.Key_Tab)
    assert workspace.aids.filling.open(aid).question("stand", ref).remark == "seit 2024"


def test_a_row_taken_over_says_so_until_it_is_confirmed_or_answered_anew(
    workspace: Workspace, page: WorkingAidsPage
) -> None:
    then = begin(workspace, 2025)
    row = workspace.aids.filling.open(then).table("fest").rows[0]
    for name, given in (("wer", "Jugendamt"), ("stand", "geplant")):
        workspace.aids.filling.answer(then, Ref(name, row.id), given)
    now = begin(workspace, take_over=True)
    page.rounds.fill_in(now)
    assert page.rounds.form is not None
    rows = table(page.rounds.form, "fest").rows
    made = rows[workspace.aids.filling.open(now).table("fest").rows[0].id]
    assert made._mark is not None
    assert made._mark.words.text() == "aus der Runde 2025: Zuständig, Stand"
    entry = made.entry("wer", What.ANSWER)
    assert entry is not None
    entry.field.take_focus()
    write("Sozialamt")
    press(Qt.Key.Key_Return)
    assert made._mark.words.text() == "aus der Runde 2025: Stand"
    made._mark.confirm.click()
    assert made._mark.isHidden()
    stand = workspace.aids.filling.open(now).question("stand", made.row.id)
    assert (stand.value, stand.unchanged_from) == ("geplant", None)


def test_what_came_from_the_records_into_a_folded_cell_is_named_and_unfolded(
    form: AidForm,
) -> None:
    fixed = table(form, "fest")
    fixed._columns = Columns(("stand",))
    ref = fixed.view.rows[0].id
    row = fixed.rows[ref]
    row._inline = ("stand",)
    known = replace(row.row.questions[1], value="VHS", source="aus Netzwerk: VHS, Stand heute")
    form.desk._questions[known.ref] = known
    row.show_question(known)
    assert row._mark is not None
    assert row._mark.words.text() == "aus Netzwerk: Zuständig"
    assert row._mark.confirm.isHidden()
    fixed._unfold((known.ref,))
    assert row._details is not None
    assert row._details.isVisible()


def test_a_long_text_in_a_cell_ends_with_an_ellipsis_until_one_writes_in_it(form: AidForm) -> None:
    entry = table(form, "fest").entry(table(form, "fest").view.rows[0].id, "wer", What.ANSWER)
    assert entry is not None
    line = entry.field.main()
    assert isinstance(line, CellLine)
    line.setFixedWidth(CELL_WIDTH)
    line.setText("Letzter Bus vor Ende der Kurse")
    assert line.shown_text().endswith("…")
    assert line.toolTip() == line.text()
    line.setFocus()
    assert line.shown_text() == line.text()

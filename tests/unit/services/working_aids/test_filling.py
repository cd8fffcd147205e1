"""Filling in a working aid: answers, remarks, comments, rows, and taking each of them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import AnswerRefused, InvalidInput, RecordGone
from gkdesk.text.codes.clients import RecordKind
from gkdesk.working_aids.form import Ref
from tests.unit.services.working_aids.aid_kit import (
    HARD,
    HOW_OFTEN,
    MEETS,
    a_row,
    begun,
    fill,
    fixed_row,
)

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import AidId, PartId


@pytest.fixture
def aid(workspace: Workspace) -> AidId:
    return begun(workspace)


def test_a_new_aid_has_its_fixed_rows_and_no_answers(workspace: Workspace, aid: AidId) -> None:
    view = workspace.aids.filling.open(aid)
    assert [section.number for section in view.sections] == ["1", "2"]
    assert view.table("gremium").rows == ()
    assert [row.label for row in view.table("akteur").rows][:2] == [
        "Kommunales Integrationszentrum (KI)",
        "Ausländerbehörde (ABH)",
    ]
    assert not any(question.value for question in view.questions())
    assert (view.returned, view.kept) == (32, 2)
    assert view.returned + view.kept == view.summary.askable


def test_an_answer_shows_what_depends_on_it(workspace: Workspace, aid: AidId) -> None:
    before = workspace.aids.filling.open(aid).question("sitzungen")
    answered = workspace.aids.filling.answer(aid, MEETS, "ja")
    after = {question.ref: question for question in answered.questions}
    assert (before.is_relevant, after[HOW_OFTEN].is_relevant) == (False, True)
    assert after[MEETS].shown == "ja"
    assert (answered.progress[0].section, answered.progress[0].tally.answered) == ("runde", 1)
    assert answered.outcome.changes[0].kind == RecordKind.WORKING_AID.value


def test_a_calculation_follows_its_answers(workspace: Workspace, aid: AidId) -> None:
    fill(workspace, aid)
    answered = workspace.aids.filling.answer(aid, HOW_OFTEN, "8")
    values = {question.ref.question: question.value for question in answered.questions}
    assert values["doppelt"] == "16"


def test_what_is_hidden_is_kept(workspace: Workspace, aid: AidId) -> None:
    fill(workspace, aid)
    workspace.aids.filling.answer(aid, MEETS, "nein")
    hidden = workspace.aids.filling.open(aid).question("sitzungen")
    assert (hidden.is_relevant, hidden.value) == (False, "6")


@pytest.mark.parametrize(("ref", "typed"), [(HOW_OFTEN, "sechs"), (MEETS, "ja nein")])
def test_what_is_no_answer_is_refused_and_changes_nothing(
    workspace: Workspace, aid: AidId, ref: Ref, typed: str
) -> None:
    fill(workspace, aid)
    before = workspace.aids.filling.open(aid)
    with pytest.raises(AnswerRefused):
        workspace.aids.filling.answer(aid, ref, typed)
    assert workspace.aids.filling.open(aid) == before


def test_an_answer_against_the_rules_stays_with_its_sentence(
    workspace: Workspace, aid: AidId
) -> None:
    fill(workspace, aid)
    workspace.aids.filling.answer(aid, HOW_OFTEN, "-1")
    view = workspace.aids.filling.open(aid).question("sitzungen")
    assert (view.value, view.error) == ("-1", "Bitte eine Zahl ab 0 eintragen.")


@pytest.mark.parametrize("ref", [Ref("nirgends"), Ref("gremium_name"), Ref("gremium_name", 7)])
def test_a_question_that_is_not_there_cannot_be_answered(
    workspace: Workspace, aid: AidId, ref: Ref
) -> None:
    with pytest.raises(RecordGone):
        workspace.aids.filling.answer(aid, ref, "x")


@pytest.mark.parametrize("name", ["hinweis", "doppelt"])
def test_notes_and_calculations_cannot_be_answered(
    workspace: Workspace, aid: AidId, name: str
) -> None:
    with pytest.raises(InvalidInput):
        workspace.aids.filling.answer(aid, Ref(name), "1")


def test_remark_and_comment_stand_beside_the_answer(workspace: Workspace, aid: AidId) -> None:
    workspace.aids.filling.answer(aid, MEETS, "ja")
    workspace.aids.filling.remark(aid, MEETS, "jeden Monat")
    workspace.aids.filling.comment(aid, MEETS, "noch einmal nachfragen")
    view = workspace.aids.filling.open(aid).question("trifft_sich")
    assert (view.value, view.remark, view.comment) == (
        "ja",
        "jeden Monat",
        "noch einmal nachfragen",
    )


def test_each_answer_is_one_step_back(workspace: Workspace, aid: AidId) -> None:
    fill(workspace, aid)
    workspace.history.undo()
    view = workspace.aids.filling.open(aid)
    assert (view.question("schwierig").value, view.question("sitzungen").value) == ("", "6")
    workspace.history.undo()
    assert workspace.aids.filling.open(aid).question("doppelt").value == ""
    workspace.history.redo()
    workspace.history.redo()
    view = workspace.aids.filling.open(aid)
    assert view.question("doppelt").value == "12"
    assert (view.summary.answered, view.question("schwierig").value) == (3, "Die Wege sind weit.")


def test_an_emptied_answer_leaves_nothing(workspace: Workspace, aid: AidId) -> None:
    fill(workspace, aid)
    before = workspace.aids.filling.open(aid).summary.answered
    workspace.aids.filling.answer(aid, HARD, "  ")
    view = workspace.aids.filling.open(aid)
    assert (view.question("schwierig").value, view.summary.answered) == ("", before - 1)


def test_rows_are_added_with_what_stands_there_from_the_start(
    workspace: Workspace, aid: AidId
) -> None:
    row = a_row(workspace, aid)
    workspace.aids.filling.answer(aid, Ref("gremium_name", row), "Runder Tisch")
    shown = workspace.aids.filling.open(aid).table("gremium").rows[0]
    assert (shown.id, shown.entry) == (row, "")
    assert [question.value for question in shown.questions] == ["Runder Tisch", "", "Präsenz"]


def test_rows_are_moved_and_removed(workspace: Workspace, aid: AidId) -> None:
    rows = [a_row(workspace, aid) for _ in range(3)]
    workspace.aids.filling.move_row(aid, rows[2], 0)
    assert _rows(workspace, aid) == [rows[2], rows[0], rows[1]]
    workspace.aids.filling.remove_row(aid, rows[0])
    assert _rows(workspace, aid) == [rows[2], rows[1]]
    workspace.history.undo()
    assert _rows(workspace, aid) == [rows[2], rows[0], rows[1]]


def test_fixed_rows_stay_and_get_no_others(workspace: Workspace, aid: AidId) -> None:
    row = fixed_row(workspace, aid, "akteur", "jobcenter")
    for refused in (
        lambda: workspace.aids.filling.remove_row(aid, row),
        lambda: workspace.aids.filling.move_row(aid, row, 0),
        lambda: workspace.aids.filling.add_row(aid, "akteur"),
    ):
        with pytest.raises(InvalidInput):
            refused()
    assert row in [each.id for each in workspace.aids.filling.open(aid).table("akteur").rows]


def test_a_row_of_another_aid_is_not_touched(workspace: Workspace, aid: AidId) -> None:
    other = begun(workspace, 2025)
    row = a_row(workspace, other)
    with pytest.raises(RecordGone):
        workspace.aids.filling.remove_row(aid, row)
    assert _rows(workspace, other) == [row]


def test_a_change_elsewhere_is_seen_at_once(workspace: Workspace, aid: AidId) -> None:
    fill(workspace, aid)
    workspace.aids.shelf.forget()
    fresh = workspace.aids.filling.open(aid)
    workspace.aids.filling.answer(aid, HOW_OFTEN, "7")
    workspace.history.undo()
    assert workspace.aids.filling.open(aid) == fresh


def test_free_words_of_both_zones_are_found(workspace: Workspace, aid: AidId) -> None:
    fill(workspace, aid)
    workspace.aids.filling.comment(aid, HOW_OFTEN, "laut Protokollmappe")
    for words in ("Wege weit", "Protokollmappe", "Probe 2026"):
        hits = workspace.search.find(words)
        assert [(hit.kind, hit.ref) for hit in hits] == [(RecordKind.WORKING_AID.value, aid)]


def test_codes_of_choices_are_not_searched(workspace: Workspace, aid: AidId) -> None:
    row = fixed_row(workspace, aid, "akteur", "jobcenter")
    workspace.aids.filling.answer(aid, Ref("akteur_dabei", row), "geplant")
    assert workspace.search.find("geplant") == ()


def _rows(workspace: Workspace, aid: AidId) -> list[PartId]:
    return [row.id for row in workspace.aids.filling.open(aid).table("gremium").rows]

"""Templates of the office's own from a spreadsheet: looked into, taken in, written out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import ImportDamaged, ImportOtherFormat, InvalidInput, TemplateGone
from gkdesk.text.labels import Label
from tests.unit.working_aids.xlsform_kit import YES_NO, book, meaning, read_book, sheets, sound

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.workspace import Workspace

SURVEY = """
type | name | label | gkdesk::zone | appearance
begin_group | treffen | Treffen | |
select_one ja_nein | trifft_sich | Trifft sich die Runde? | return | minimal
note | dank | Vielen Dank! | |
end_group
text | noch | Was noch? | |
"""
SETTINGS = "form_title | form_id\nUnsere Runde | unsere_runde"


def put(folder: Path, survey: str = SURVEY, settings: str = SETTINGS) -> Path:
    path = folder / "unsere Runde.xlsx"
    path.write_bytes(book(sheets(survey, YES_NO, settings)))
    return path


def test_a_preview_says_what_a_file_would_become(workspace: Workspace, tmp_path: Path) -> None:
    preview = workspace.aids.xlsforms.preview(put(tmp_path))
    assert preview.can_be_taken
    assert (preview.file_name, preview.title) == ("unsere Runde.xlsx", "Unsere Runde")
    assert (preview.version, preview.replaces) == (1, "")
    assert preview.sections == ("Treffen", "Weitere Fragen")
    assert (preview.questions, preview.returned) == (2, 1)
    assert preview.notices == (
        (
            "Blatt survey, Zeile 1, Spalte E: Die Spalte „appearance“ hat hier keine Wirkung; "
            "sie wird nicht übernommen."
        ),
        (
            "Blatt survey, Zeile 6: Fragen außerhalb einer Gruppe stehen im Abschnitt „Weitere "
            "Fragen“."
        ),
    )


def test_a_file_becomes_a_template_that_can_be_filled_in(
    workspace: Workspace, tmp_path: Path
) -> None:
    forms = workspace.aids.xlsforms
    outcome = forms.take_in(forms.preview(put(tmp_path)))
    assert outcome.label is Label.AID_TEMPLATE_IMPORTED
    row = next(each for each in workspace.aids.templates.rows() if each.id == "unsere_runde")
    assert (row.version, row.file_name, row.is_offered) == (1, "unsere Runde.xlsx", True)
    assert workspace.aids.rounds.begin("unsere_runde", 2026).ref is not None


def test_a_changed_file_becomes_the_next_version(workspace: Workspace, tmp_path: Path) -> None:
    forms = workspace.aids.xlsforms
    forms.take_in(forms.preview(put(tmp_path)))
    preview = forms.preview(put(tmp_path, SURVEY.replace("Was noch?", "Was fehlt?")))
    assert (preview.version, preview.replaces) == (2, "Unsere Runde")
    forms.take_in(preview)
    assert workspace.aids.templates.get("unsere_runde").version == 2
    with pytest.raises(InvalidInput) as error:
        forms.take_in(preview)
    assert error.value.problem == "template_unchanged"


def test_a_file_with_problems_is_told_and_not_taken_in(
    workspace: Workspace, tmp_path: Path
) -> None:
    forms = workspace.aids.xlsforms
    preview = forms.preview(put(tmp_path, SURVEY.replace("ja_nein", "ja_nien")))
    assert not preview.can_be_taken
    (problem,) = preview.problems
    assert problem.where == "Blatt survey, Zeile 3, Spalte A"
    assert problem.value == "select_one ja_nien"
    assert problem.what == "Die Auswahlliste „ja_nien“ gibt es nicht."
    assert problem.advice == "Meinten Sie „ja_nein“?"
    with pytest.raises(InvalidInput):
        forms.take_in(preview)


def test_what_is_written_out_reads_as_the_same_template(
    workspace: Workspace, tmp_path: Path
) -> None:
    forms = workspace.aids.xlsforms
    forms.take_in(forms.preview(put(tmp_path)))
    made = forms.export("unsere_runde")
    assert made.name == "unsere_runde.xlsx"
    template = workspace.aids.templates.get("unsere_runde")
    assert meaning(sound(read_book(made.data))) == meaning(template)
    assert forms.export("unsere_runde").data == made.data
    forms.save(tmp_path / "aus.xlsx", "unsere_runde")
    assert (tmp_path / "aus.xlsx").read_bytes() == made.data


def test_a_shipped_template_is_replaced_by_the_original_under_its_id(
    workspace: Workspace, tmp_path: Path
) -> None:
    forms = workspace.aids.xlsforms
    before = workspace.aids.templates.get("strukturen")
    preview = forms.preview(put(tmp_path, settings="form_id\nstrukturen"))
    assert (preview.version, preview.replaces) == (before.version + 1, before.title)


def test_what_is_no_workbook_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    path.write_bytes(b"type;name;label\n")
    with pytest.raises(ImportOtherFormat):
        workspace.aids.xlsforms.preview(path)
    path.write_bytes(put(tmp_path).read_bytes()[:900])
    with pytest.raises(ImportDamaged):
        workspace.aids.xlsforms.preview(path)
    with pytest.raises(TemplateGone):
        workspace.aids.xlsforms.export("gibt_es_nicht")

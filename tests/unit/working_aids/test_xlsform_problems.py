"""What is wrong with a form is told with sheet, row, column and value, and with what to do."""

from __future__ import annotations

import string

import pytest

from gkdesk.text.codes.aid_problems import Fault, Flaw
from gkdesk.text.codes.xlsforms import FormFlaw, FormNotice
from gkdesk.text.wording.xlsforms import (
    ADVICE,
    FORM_FLAWS,
    NOTICES,
    advice,
    cell_name,
    problem_sentence,
)
from gkdesk.working_aids.xlsform.findings import TOLD, FormProblem
from gkdesk.working_aids.xlsform.pages import LostCell, Page
from gkdesk.working_aids.xlsform.reading import read_pages
from tests.unit.working_aids.xlsform_flaws import CHOICES, FORMS
from tests.unit.working_aids.xlsform_kit import (
    YES_NO,
    book,
    plain_pages,
    read_book,
    read_text,
    sheets,
)


def told(problem: FormProblem) -> str:
    sentence = problem_sentence(problem.flaw, problem.what, problem.fault, problem.place)
    return f"{sentence} {advice(problem.flaw, problem.what, problem.guess, problem.fault)}"


@pytest.mark.parametrize(("header", "row", "flaw", "number", "column", "value", "word"), FORMS)
def test_a_flaw_is_told_with_its_cell(
    header: str,
    row: str,
    flaw: FormFlaw | Flaw,
    number: int,
    column: str,
    value: str,
    word: str,
) -> None:
    found = read_text(f"{header}\n{row} |", CHOICES)
    assert found.template is None
    problem = found.problems[0]
    assert (problem.flaw, problem.sheet, problem.row) == (flaw, "survey", number)
    assert problem.column == column
    assert value in problem.value
    assert word in told(problem)


def flaws(survey: str, choices: str = "", settings: str = "") -> list[tuple[str, str, int, str]]:
    found = read_text(survey, choices, settings).problems
    return [(each.flaw.value, each.sheet, each.row, each.column) for each in found]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("ja_nein | ja | Ja\nja_nein | ja | Doch", ("choice_twice", "choices", 3, "B")),
        (" | ja | Ja", ("list_name_missing", "choices", 2, "A")),
        ("ja nein | ja | Ja", ("list_name_not_allowed", "choices", 2, "A")),
        ("ja_nein | | Ja", ("choice_name_missing", "choices", 2, "B")),
        ("ja_nein | ja doch | Ja", ("choice_name_not_allowed", "choices", 2, "B")),
        ("ja_nein | ja | ", ("choice_label_missing", "choices", 2, "C")),
        ("ja_nein | ja | Ja ${a}", ("name_in_text", "choices", 2, "C")),
        ("ja_nein | ja | Ja | x.png", ("column_unsupported", "choices", 2, "D")),
    ],
)
def test_a_flaw_of_the_choices_is_told_with_its_cell(
    rows: str, expected: tuple[str, str, int, str]
) -> None:
    choices = f"list_name | name | label | media::image\n{rows} |"
    assert expected in flaws("type | name | label\ntext | a | A", choices)


def test_a_flaw_of_the_settings_is_told_with_its_cell() -> None:
    found = flaws("type | name | label\ntext | a | A", "", "form_id | gkdesk::year\na b | 1999")
    assert found == [("form_id_not_allowed", "settings", 2, "A"), ("bad_year", "settings", 2, "B")]


def test_two_questions_of_one_name_are_told_with_the_row_of_the_first() -> None:
    found = read_text("type | name | label\ntext | a | A\ntext | b | B\ninteger | a | C").problems
    assert [(each.flaw, each.row, each.column) for each in found] == [(FormFlaw.NAME_TWICE, 4, "B")]
    assert "Zeile 2" in told(found[0])


def test_ends_have_to_fit_their_begins() -> None:
    survey = """
    type | name | label
    begin_group | g | G
    begin_repeat | t | T
    text | a | A
    end_group
    end_repeat
    """
    assert flaws(survey) == [
        ("other_end", "survey", 5, "A"),
        ("other_end", "survey", 6, "A"),
    ]


def test_a_table_in_a_table_and_a_counted_table_are_refused() -> None:
    survey = """
    type | name | label | repeat_count
    begin_repeat | t | T | 3
    begin_repeat | u | U |
    text | a | A |
    end_repeat
    end_repeat
    """
    assert flaws(survey) == [
        ("repeat_count", "survey", 2, "D"),
        ("nested_repeat", "survey", 3, "A"),
    ]


def test_an_empty_group_and_one_too_deep_are_refused() -> None:
    assert flaws("type | name | label\nbegin_group | g | G\nend_group\ntext | a | A") == [
        ("empty_group", "survey", 2, "A")
    ]
    deep = [f"begin_group | g{at} | G" for at in range(30)]
    rows = [*deep, "text | a | A", *["end_group"] * 30]
    assert ("too_deep", "survey", 22, "A") in flaws("\n".join(["type | name | label", *rows]))


def test_a_circle_is_told_once_with_its_way() -> None:
    found = read_text(
        """
        type | name | label | relevant | calculation
        text | a | A | ${c} = 1 |
        text | b | B | ${a} = 1 |
        calculate | c | | | ${b} + 1
        """
    )
    assert [(each.flaw, each.row, each.column) for each in found.problems] == [(Flaw.CYCLE, 2, "D")]
    assert "a → c → b → a" in told(found.problems[0])


def test_all_problems_are_told_by_sheet_and_row() -> None:
    survey = "type | name | label\ngeopoint | a | \ntext | 9 | B\nend_group"
    choices = "list_name | name | label\nl | | X\nl | y |"
    settings = "form_id\na b"
    assert [each[1:] for each in flaws(survey, choices, settings)] == [
        ("survey", 2, "A"),
        ("survey", 2, "C"),
        ("survey", 3, "B"),
        ("survey", 4, "A"),
        ("choices", 2, "B"),
        ("choices", 3, "C"),
        ("settings", 2, "A"),
    ]


def test_the_first_two_hundred_of_many_problems_are_told() -> None:
    rows = "\n".join(f"geopoint | a{number} | A" for number in range(300))
    found = read_text(f"type | name | label\n{rows}")
    assert found.total == 300
    assert [each.row for each in found.problems] == list(range(2, TOLD + 2))


def test_a_workbook_without_a_survey_is_told() -> None:
    assert [each.flaw for each in read_book(book({"Tabelle1": [["a"], [1]]})).problems] == [
        FormFlaw.NO_SURVEY
    ]
    assert flaws("type | name | label") == [("no_questions", "survey", 0, "")]


def test_other_sheets_of_a_form_are_named() -> None:
    found = sheets("type | name | label\ntext | a | A", YES_NO)
    entities = [Page("entities", plain_pages({"x": [["a"], ["b"]]})[0].lines)]
    read = read_pages([*plain_pages(found), *entities])
    assert FormNotice.SHEET_IGNORED in {each.notice for each in read.notices}


def test_a_formula_without_a_result_is_told() -> None:
    page = plain_pages(sheets("type | name | label\ntext | a | A"))[0]
    lost = (LostCell(2, 2, is_error=False), LostCell(3, None, is_error=True))
    found = read_pages([Page(page.title, page.lines, lost)])
    assert [(each.flaw, each.row, each.column) for each in found.problems] == [
        (FormFlaw.FORMULA_WITHOUT_VALUE, 2, "C"),
        (FormFlaw.FORMULA_ERROR, 3, ""),
    ]


def test_a_formula_nobody_calculated_is_found_in_the_workbook() -> None:
    data = book({"survey": [["type", "name", "label"], ["text", "a", "=1+1"]]})
    assert (FormFlaw.FORMULA_WITHOUT_VALUE, 2, "C") in [
        (each.flaw, each.row, each.column) for each in read_book(data).problems
    ]


def test_five_thousand_choices_are_fine_and_too_many_rows_are_not() -> None:
    choices = "\n".join(f"ort | o{number} | Ort" for number in range(5_000))
    survey = "type | name | label\nselect_one ort | a | Wo?"
    template = read_text(survey, f"list_name | name | label\n{choices}").template
    assert template is not None
    assert len(template.lists["ort"].choices) == 5_000
    rows = "\n".join(f"text | a{number} | A" for number in range(5_001))
    assert flaws(f"type | name | label\n{rows}") == [("too_many_rows", "survey", 5_002, "")]


def test_hostile_cells_end_in_problems() -> None:
    cells = ["${" * 3_000, "(" * 3_000, "not(" * 900, "'", '"', "\ufdd0", "${a}${a}", "1 1", "$"]
    for cell in cells:
        survey = [["type", "name", "label", "relevant"], ["text", "a", "A", cell]]
        assert read_pages(plain_pages({"survey": survey})).template is None


def test_every_code_has_its_words() -> None:
    assert set(FORM_FLAWS) == set(FormFlaw)
    assert set(ADVICE) == set(Flaw)
    assert set(NOTICES) == set(FormNotice)
    for sentence, what_to_do in FORM_FLAWS.values():
        for text in (sentence, what_to_do):
            fields = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
            assert fields <= {"what"}
    for fault in Fault:
        assert advice(Flaw.BROKEN_EXPRESSION, fault=fault)


def test_a_place_is_named_as_far_as_it_is_known() -> None:
    assert cell_name("survey", 3, "B") == "Blatt survey, Zeile 3, Spalte B"
    assert cell_name("survey", 0, "") == "Blatt survey"

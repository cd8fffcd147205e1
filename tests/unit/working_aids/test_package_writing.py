"""What travels in a return package, and that nothing else does."""

from __future__ import annotations

import io
import json

import pytest

from gkdesk.working_aids.answers import Answer
from gkdesk.working_aids.package.contents import file_name
from gkdesk.working_aids.package.reading import read_stream
from gkdesk.working_aids.package.selecting import codebook, selected
from gkdesk.working_aids.package.tables import given, sheets
from tests.unit.working_aids.package_kit import (
    SECRET,
    TEMPLATE,
    answers,
    packed,
    parts,
    returned,
    row,
)

_ROWS = {
    "akteure": (
        row(71, "wohnen", mitglied="ja", stelle=SECRET),
        row(72, "kita", stelle=SECRET),
        row(73, "", mitglied="nein", stelle=SECRET),
    )
}
_GIVEN = answers(_ROWS, kv=Answer("ja", "seit März"), themen="wohnen kita", namen=SECRET)


def test_a_package_reads_back_as_it_was_written() -> None:
    what = returned(_GIVEN)

    assert read_stream(io.BytesIO(packed(what))) == what


def test_a_package_with_a_password_reads_back_with_it() -> None:
    what = returned(_GIVEN)

    assert read_stream(io.BytesIO(packed(what, "möhren-7")), "möhren-7") == what


def test_without_a_password_the_same_content_gives_the_same_bytes() -> None:
    assert packed(returned(_GIVEN)) == packed(returned(_GIVEN))


def test_the_name_of_the_file_says_aid_place_round_and_fassung() -> None:
    assert file_name(returned(_GIVEN, fassung=3, replaces=2)) == "AH_probe_05999_2021_F3.zip"


def test_local_answers_are_in_no_part() -> None:
    for data in parts(packed(returned(_GIVEN))).values():
        assert SECRET.encode() not in data


def test_rows_travel_without_their_local_columns_and_refs() -> None:
    rows = returned(_GIVEN).answers.rows["akteure"]

    assert [(each.ref, each.entry, dict(each.answers)) for each in rows] == [
        (1, "wohnen", {"mitglied": Answer("ja")}),
        (2, "", {"mitglied": Answer("nein")}),
    ]


def test_a_calculation_in_words_stays_here_and_a_number_travels() -> None:
    in_words = selected(TEMPLATE, answers(satz=SECRET))
    as_number = selected(TEMPLATE, answers(satz="12.5"))

    assert "satz" not in in_words.single
    assert as_number.single["satz"] == Answer("12.5")


def test_an_explanation_travels_only_where_one_is_asked_for() -> None:
    found = selected(TEMPLATE, answers(kv=Answer("ja", "gut"), duldung=Answer("3", SECRET)))

    assert found.single["kv"].remark == "gut"
    assert found.single["duldung"] == Answer("3")


def test_the_codebook_holds_the_return_section_alone() -> None:
    names = [item.name for item in codebook(TEMPLATE).items]

    assert names == ["kv", "themen", "duldung", "offen", "satz", "mitglied"]


def test_the_preview_goes_cell_by_cell() -> None:
    cells = [(each.item.name, each.row, each.said) for each in given(returned(_GIVEN))]

    assert cells == [
        ("kv", "", "Ja"),
        ("themen", "", "Wohnen; Kita"),
        ("mitglied", "Wohnen", "Ja"),
        ("mitglied", "eigene Zeile 1", "Nein"),
    ]


def test_the_workbook_has_answers_codebook_lists_and_facts() -> None:
    assert [sheet.title for sheet in sheets(returned(_GIVEN))] == [
        "Antworten",
        "Codebuch",
        "Antwortlisten",
        "Angaben",
    ]


def test_the_json_says_who_answers_for_when() -> None:
    plain = json.loads(parts(packed(returned(_GIVEN, fassung=2, replaces=1)))["antworten.json"])

    assert plain["buendnis"] == {"name": "Kreis Musterland", "ags": "05999", "typ": "district"}
    assert (plain["runde"], plain["fassung"], plain["ersetzt_fassung"]) == (2021, 2, 1)
    assert plain["erstellt_am"] == "2021-12-01"


@pytest.mark.parametrize("part", ["WAS DARIN IST", "WAS NICHT DARIN IST", "3 Antworten"])
def test_the_readme_says_what_is_inside_and_what_is_not(part: str) -> None:
    what = returned(answers(kv="ja", themen="kita", duldung="4"))

    assert part in parts(packed(what))["LIESMICH.txt"].decode()

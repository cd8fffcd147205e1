"""Forms with one construct each: languages, settings, own columns, the spellings of others."""

from __future__ import annotations

import datetime as dt

import pytest

from gkdesk.services.working_aids.xlsforms import workbook_bytes
from gkdesk.text.codes.xlsforms import FormNotice
from gkdesk.working_aids import reading
from gkdesk.working_aids.form import Form, Ref
from gkdesk.working_aids.template import Kind, Origin, Template, Zone
from gkdesk.working_aids.xlsform.findings import Noticed
from gkdesk.working_aids.xlsform.reading import read_pages
from gkdesk.working_aids.xlsform.writing import pages
from tests.unit.working_aids.aid_kit import ask
from tests.unit.working_aids.aid_kit import template as template_of
from tests.unit.working_aids.xlsform_kit import (
    DAY,
    YES_NO,
    book,
    imported,
    meaning,
    plain_pages,
    read_book,
    read_text,
    sheets,
    sound,
    survived,
)

PLAIN = """
type | name | label
begin_group | g | Gruppe
text | a | Frage
end_group
"""


def test_of_several_languages_the_german_one_is_taken() -> None:
    survey = """
    type | name | label::English (en) | label::Deutsch (de) | hint::de | hint::en
    begin_group | g | Group | Gruppe | |
    select_one ja_nein | a | Question | Frage | Hinweis | Hint
    end_group | | | | |
    """
    choices = """
    list_name | name | label::English (en) | label::Deutsch (de)
    ja_nein | ja | Yes | Ja
    ja_nein | nein | No | Nein
    """
    template = imported(survey, choices, "default_language\nEnglish (en)")
    assert template.sections[0].label == "Gruppe"
    assert (template.question("a").label, template.question("a").hint) == ("Frage", "Hinweis")
    assert [each.label for each in template.lists["ja_nein"].choices] == ["Ja", "Nein"]
    told = read_text(survey, choices).notices
    others = [each.what for each in told if each.notice is FormNotice.OTHER_LANGUAGE]
    assert others == ["label::English (en)", "label::English (en)", "hint::en"]


@pytest.mark.parametrize("german", ["Deutsch (de)", "Deutsch", "German", "de", "deutsch (de-DE)"])
def test_german_is_known_by_each_of_its_names(german: str) -> None:
    survey = f"type | name | label::fr | label::{german} \n text | a | Question | Frage"
    assert sound(read_text(survey)).question("a").label == "Frage"


def test_without_german_the_default_language_is_taken() -> None:
    template = imported(
        """
        type | name | label::Français (fr) | label::English (en)
        text | a | Question un | Question one
        """,
        settings="default_language\nEnglish (en)",
    )
    assert template.question("a").label == "Question one"


def test_without_a_default_language_a_column_without_language_is_taken() -> None:
    template = imported("type | name | label::English (en) | label\ntext | a | Question | Frage")
    assert template.question("a").label == "Frage"


def test_one_foreign_language_alone_is_taken() -> None:
    template = imported("type | name | label::English (en)\ntext | a | Question")
    assert template.question("a").label == "Question"


def test_settings_name_the_template() -> None:
    template = imported(
        PLAIN,
        settings="""
        form_title | form_id | version | default_language | gkdesk::year | gkdesk::profiles
        Unsere Arbeitshilfe | unsere_ah.2026 | 7 | Deutsch (de) | 2026 | own gemeinsam_klappts
        """,
    )
    assert (template.title, template.id, template.version) == (
        "Unsere Arbeitshilfe",
        "unsere_ah.2026",
        7,
    )
    assert (template.year, template.profiles) == (2026, ("own", "gemeinsam_klappts"))


def test_without_settings_the_file_gives_the_name() -> None:
    found = read_text(PLAIN, name="Unsere Liste (2026)")
    template = sound(found)
    assert (template.id, template.title) == ("unsere_liste_2026", "Unsere Liste (2026)")
    assert template.version == 1
    assert found.notices == (Noticed(FormNotice.ID_MADE, "settings", what="unsere_liste_2026"),)


@pytest.mark.parametrize("version", ["2026112101", "1.2.3", "vKp3", "0"])
def test_a_version_that_does_not_count_is_replaced(version: str) -> None:
    found = read_text(PLAIN, settings=f"form_id | version\nx | {version}")
    assert sound(found).version == 1
    assert found.notices == (Noticed(FormNotice.VERSION_REPLACED, "settings", 2, "B", version),)


def test_what_has_no_effect_is_named_and_left_out() -> None:
    survey = """
    type | name | label | appearance | guidance_hint | Bemerkung | required_message
    text | a | Frage | minimal | lies | intern | Bitte!
    """
    settings = "form_id | style | instance_name\nx | pages | y"
    choices = "list_name | name | label | gkdesk::x\nl | a | A | y"
    found = read_text(survey, choices, settings)
    assert sound(found)
    ignored = {FormNotice.COLUMN_IGNORED, FormNotice.SETTING_IGNORED}
    told = [
        (each.sheet, each.column, each.what) for each in found.notices if each.notice in ignored
    ]
    assert sorted(told) == [
        ("settings", "B", "style"),
        ("settings", "C", "instance_name"),
        ("survey", "D", "appearance"),
        ("survey", "E", "guidance_hint"),
        ("survey", "F", "Bemerkung"),
        ("survey", "G", "required_message"),
    ]


def test_our_own_columns_say_what_xlsform_has_no_word_for() -> None:
    columns = [
        "zone",
        "origin",
        "source",
        "series",
        "prefill",
        "unit",
        "remark",
        "lines",
        "coded",
        "was",
    ]
    own = " | ".join(f"gkdesk::{each}" for each in columns)
    template = imported(
        """
        type | name | label | {own}
        begin_group | g | Gruppe | | | | | | | | | | alt_g
        integer | a | Wie viele? | return | reported | Z. 12 | fk | {binding} | mal | yes | | | alt
        text | b | Was? | local | own | | | | | | 4 | yes |
        end_group
        """.format(own=own, binding="conferences.count")
    )
    a, b = template.question("a"), template.question("b")
    assert (a.zone, a.origin, a.source) == (Zone.RETURN, Origin.REPORTED, "Z. 12")
    assert (a.series, a.prefill, a.unit) == ("fk", "conferences.count", "mal")
    assert (a.remark, a.lines, a.coded, a.was) == (True, 1, False, "alt")
    assert (b.zone, b.origin, b.remark, b.lines, b.coded) == (
        Zone.LOCAL,
        Origin.OWN,
        False,
        4,
        True,
    )
    assert template.sections[0].was == "alt_g"


def test_our_own_columns_may_stand_without_prefix_and_in_german() -> None:
    template = imported(
        """
        type | name | label | Zone | Herkunft | Quelle | Reihe | Einheit | Erläuterung
        integer | a | Wie viele? | Rücksendeteil | berichtet | Z. 1 | kv | Stück | ja
        """
    )
    a = template.question("a")
    assert (a.zone, a.origin, a.source) == (Zone.RETURN, Origin.REPORTED, "Z. 1")
    assert (a.series, a.unit, a.remark) == ("kv", "Stück", True)


def test_a_list_says_which_answers_count_as_yes() -> None:
    template = imported(
        PLAIN,
        """
        list_name | name | label | gkdesk_yes | gkdesk_title
        stand | nein | nein | | Stand
        stand | ja | ja | yes |
        stand | schriftlich | ja, schriftlich | ja |
        """,
    )
    assert template.lists["stand"].yes == {"ja", "schriftlich"}
    assert template.lists["stand"].title == "Stand"


def test_texts_in_several_lines_are_shown_in_several_lines() -> None:
    template = imported("type | name | label | appearance\ntext | a | Frage | multiline")
    assert template.question("a").lines == 4


@pytest.mark.parametrize(
    ("spelling", "kind"),
    [
        ("select one from ja_nein", Kind.SELECT_ONE),
        ("select one ja_nein", Kind.SELECT_ONE),
        ("SELECT_ONE ja_nein", Kind.SELECT_ONE),
        ("select all that apply from ja_nein", Kind.SELECT_MULTIPLE),
        ("select multiple ja_nein", Kind.SELECT_MULTIPLE),
        ("rank  ja_nein", Kind.RANK),
        ("int", Kind.INTEGER),
        ("string", Kind.TEXT),
    ],
)
def test_the_kinds_of_questions_have_several_spellings(spelling: str, kind: Kind) -> None:
    template = imported(f"Type | Name | Label\n{spelling} | a | Frage", YES_NO)
    assert template.question("a").kind is kind


def test_the_header_and_the_ends_may_be_spelled_with_blanks() -> None:
    template = imported(
        """
        type | name | Label | Constraint Message | constraint | relevance | calculate
        begin group | g | Gruppe | | | |
        integer | a | Zahl | Ab null. | . >= 0 | |
        text | b | Text | | | ${a} > 0 |
        calculate | c | | | | | ${a} + 1
        end group | g | | | | |
        """
    )
    assert template.question("a").constraint_message == "Ab null."
    assert template.question("b").relevant == "${a} > 0"
    form = Form(template)
    form.set(Ref("a"), "1")
    assert form.value(Ref("c")) == "2"


def test_quotes_that_a_word_processor_has_curved_are_straight_again() -> None:
    template = imported(
        """
        type | name | label | relevant | calculation
        text | a | Frage | |
        text | b | Frage | ${a} = ‘ja’ |
        text | c | Frage | ${a} = “ja” |
        calculate | d | | | concat('„', ${a}, '“')
        """
    )
    assert template.question("b").relevant == "${a} = 'ja'"
    assert template.question("c").relevant == '${a} = "ja"'
    assert template.question("d").calculation == "concat('„', ${a}, '“')"


def test_cells_with_numbers_days_and_truth_are_read_as_they_are_meant() -> None:
    template = survived(
        book(
            {
                "survey": [
                    ["type", "name", "label", "required", "default", "calculation"],
                    ["integer", "i", 1, True, 3, None],
                    ["decimal", "k", 2.5, False, 0.5, None],
                    ["date", "d", "Tag", None, dt.datetime(2026, 1, 31), None],  # noqa: DTZ001
                    ["select_one z", "s", "Wahl", None, 2, None],
                    ["calculate", "c", None, None, None, 0.25],
                ],
                "choices": [["list_name", "name", "label"], ["z", 1, "eins"], ["z", 2.0, 2026]],
                "settings": [["form_id", "version"], [2026, 3]],
            }
        )
    )
    assert (template.id, template.version) == ("2026", 3)
    assert [template.question(each).label for each in "ik"] == ["1", "2.5"]
    assert [template.question(each).required for each in "ik"] == ["true()", ""]
    defaults = {ref.question: value for ref, value in Form(template).defaults().items()}
    assert defaults == {"i": "3", "k": "0.5", "d": "2026-01-31", "s": "2"}
    assert Form(template).value(Ref("c")) == "0.25"


def test_empty_rows_foreign_sheets_and_a_title_above_do_no_harm() -> None:
    found = sheets(PLAIN)
    survey = found["survey"]
    data = book(
        {
            "Anleitung": [["So geht es"]],
            " Survey": [survey[0], [], survey[1], ["", "", "", "nur eine Notiz"], *survey[2:]],
        }
    )
    assert survived(data).question("a").label == "Frage"


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    template = template_of(ask("a", hint="=1+1"), ask("b", hint="@SUM(A1)", default="-3+4"))
    again = sound(read_book(workbook_bytes(template, DAY)))
    assert meaning(again) == meaning(template)


def _sheets_of(template: Template) -> dict[str, list[tuple[str, ...]]]:
    return {page.title: [line.cells for line in page.lines] for page in pages(template)}


@pytest.mark.parametrize("name", [each.id for each in reading.shipped()])
def test_every_shipped_template_survives_being_written_and_read(name: str) -> None:
    shipped = reading.template(name)
    again = sound(read_book(workbook_bytes(shipped, DAY)))
    assert meaning(again) == meaning(shipped)
    assert again == sound(read_pages(plain_pages(_sheets_of(again))))

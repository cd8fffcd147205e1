"""Forms with one construct each: what is calculated, what stands there from the start, tables.

Each form is read from a workbook, written and read again unchanged, and filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.clock import FixedClock
from gkdesk.working_aids.form import Form, Ref
from tests.unit.working_aids.xlsform_kit import DAY, YES_NO, imported

if TYPE_CHECKING:
    from gkdesk.working_aids.template import Template


def filled(template: Template, **answers: str) -> Form:
    form = Form(template, clock=FixedClock.on(DAY))
    for name, value in answers.items():
        form.set(Ref(name), value)
    return form


def rows(form: Form, table: str, name: str, *values: str) -> list[int]:
    """Add a row for each value."""
    added = [form.add_row(table)[0] for _ in values]
    for row, value in zip(added, values, strict=True):
        form.set(Ref(name, row), value)
    return added


def one(calculation: str) -> Template:
    """Return a form with three numbers, a text and a date, and one thing that is calculated."""
    return imported(
        f"""
        type | name | label | calculation
        begin_group | g | Rechnen |
        decimal | a | A |
        decimal | b | B |
        text | t | T |
        date | d | D |
        calculate | c | | {calculation}
        end_group
        """
    )


@pytest.mark.parametrize(
    ("calculation", "answers", "result"),
    [
        ("${a} + ${b} * 2", {"a": "1", "b": "2.5"}, "6"),
        ("round(${a} div ${b}, 1)", {"a": "38", "b": "44"}, "0.9"),
        ("${a} mod 4", {"a": "11"}, "3"),
        ("int(${a}) - 1", {"a": "7.9"}, "6"),
        ("if(${a} > 10, 'viele', if(${a} > 0, 'wenige', 'keine'))", {"a": "3"}, "wenige"),
        ("if(${a} > 10, 'viele', if(${a} > 0, 'wenige', 'keine'))", {"a": "0"}, "keine"),
        ("coalesce(${t}, 'unbekannt')", {}, "unbekannt"),
        ("coalesce(${t}, 'unbekannt')", {"t": "Kreis"}, "Kreis"),
        ("concat(${t}, ' (', ${a}, ')')", {"t": "Ort", "a": "3"}, "Ort (3)"),
        ("string-length(${t})", {"t": "Straße"}, "6"),
        ("substr(${t}, 0, 2)", {"t": "40213"}, "40"),
        ("contains(${t}, 'amt') and starts-with(${t}, 'S')", {"t": "Sozialamt"}, "true"),
        ("min(${a}, ${b}) + max(${a}, ${b})", {"a": "2", "b": "5"}, "7"),
        ("int((today() - ${d}) div 365.25)", {"d": "2000-11-20"}, "26"),
        ("format-date(${d}, '%d.%m.%Y')", {"d": "2026-02-03"}, "03.02.2026"),
        ("number(${t}) * 2", {"t": "21"}, "42"),
        ("boolean-from-string(${t})", {"t": "true"}, "true"),
        ("not(${a} = 1) or false()", {"a": "2"}, "true"),
        ("(${a} >= 1) = (${b} != 2)", {"a": "1", "b": "3"}, "true"),
        ("-${a} - -1", {"a": "3"}, "-2"),
    ],
)
def test_a_calculation_gives_its_result(
    calculation: str, answers: dict[str, str], result: str
) -> None:
    assert filled(one(calculation), **answers).value(Ref("c")) == result


def test_calculations_build_upon_one_another_whatever_their_order() -> None:
    template = imported(
        """
        type | name | label | calculation | relevant
        begin_group | g | Rechnen | |
        calculate | dritte | | ${zweite} + 1 |
        calculate | zweite | | ${zahl} * 2 |
        integer | zahl | Zahl | |
        note | viel | Das ist viel. | | ${dritte} > 10
        end_group
        """
    )
    form = filled(template, zahl="5")
    assert form.value(Ref("dritte")) == "11"
    assert form.relevant(Ref("viel"))


def test_the_words_of_a_choice_are_looked_up() -> None:
    template = imported(
        """
        type | name | label | calculation
        begin_group | g | Wahl |
        select_multiple ja_nein | w | Wahl |
        calculate | worte | | jr:choice-name(${w}, '${w}')
        calculate | zahl | | count-selected(${w})
        end_group
        """,
        YES_NO,
    )
    form = filled(template, w="nein ja")
    assert form.value(Ref("worte")) == "Nein, Ja"
    assert form.value(Ref("zahl")) == "2"


def test_answers_stand_there_from_the_start() -> None:
    template = imported(
        """
        type | name | label | default
        begin_group | g | Vorgaben |
        text | t | Text | Präsenz
        integer | i | Zahl | 3
        decimal | k | Komma | 0.5
        date | d | Tag | 2026-01-31
        select_one ja_nein | s | Wahl | ja
        select_multiple ja_nein | m | Mehrere | ja nein
        end_group
        """,
        YES_NO,
    )
    assert {ref.question: value for ref, value in filled(template).defaults().items()} == {
        "t": "Präsenz",
        "i": "3",
        "k": "0.5",
        "d": "2026-01-31",
        "s": "ja",
        "m": "ja nein",
    }


def test_what_stands_there_from_the_start_may_be_calculated() -> None:
    template = imported(
        """
        type | name | label | default
        begin_group | g | Vorgaben |
        date | heute | Heute | today()
        text | jahr | Jahr | format-date(today(), '%Y')
        end_group
        """
    )
    found = {ref.question: value for ref, value in filled(template).defaults().items()}
    assert found == {"heute": "2026-11-21", "jahr": "2026"}


TABLE = """
type | name | label | relevant | calculation
begin_group | g | Orte | |
begin_repeat | orte | Orte | |
text | ort | Ort | |
integer | zahl | Zahl | |
text | warum | Warum? | ${zahl} > 5 |
calculate | platz | | | position(..)
calculate | anteil | | | round(${zahl} div ${summe}, 2)
end_repeat
calculate | summe | | | sum(${zahl})
calculate | groesste | | | max(${zahl})
calculate | zeilen | | | count(${orte})
calculate | genannt | | | join(', ', ${ort})
calculate | zweite | | | indexed-repeat(${zahl}, ${orte}, 2)
calculate | gefuellt | | | count-non-empty(${ort})
end_group
"""


def test_a_table_is_summed_up() -> None:
    form = filled(imported(TABLE))
    first, second = rows(form, "orte", "zahl", "4", "6")
    form.set(Ref("ort", first), "Neustadt")
    found = {
        name: form.value(Ref(name))
        for name in ("summe", "groesste", "zeilen", "genannt", "zweite", "gefuellt")
    }
    assert found == {
        "summe": "10",
        "groesste": "6",
        "zeilen": "2",
        "genannt": "Neustadt, ",
        "zweite": "6",
        "gefuellt": "1",
    }
    assert [form.value(Ref("anteil", row)) for row in (first, second)] == ["0.4", "0.6"]


def test_a_row_of_a_table_looks_at_its_own_answers() -> None:
    form = filled(imported(TABLE))
    added = rows(form, "orte", "zahl", "4", "6")
    assert [form.relevant(Ref("warum", row)) for row in added] == [False, True]
    assert [form.value(Ref("platz", row)) for row in added] == ["1", "2"]


def test_a_group_may_stand_in_a_table() -> None:
    template = imported(
        """
        type | name | label | relevant
        begin_group | g | Gremien |
        begin_repeat | t | Gremien | ${wie_viele} > 0
        begin_group | innen | Innen | ${name} != ''
        text | auftrag | Auftrag |
        end_group
        text | name | Name |
        end_repeat
        integer | wie_viele | Wie viele? |
        end_group
        """
    )
    form = filled(template, wie_viele="1")
    added = rows(form, "t", "name", "Beirat", "")
    assert [form.relevant(Ref("auftrag", row)) for row in added] == [True, False]


def test_a_table_may_have_fixed_rows_only() -> None:
    template = imported(
        """
        type | name | label | gkdesk::rows | gkdesk::more
        begin_group | g | Wer ist dabei? | |
        begin_repeat | t | Wer? | ja_nein | no
        text | wer | Wer? | |
        end_repeat
        begin_repeat | u | Wer noch? | ja_nein |
        text | noch | Wer noch? | |
        end_repeat
        end_group
        """,
        YES_NO,
    )
    form = filled(template)
    assert [form.entry("t", row) for row in form.rows("t")] == ["ja", "nein"]
    form.add_row("u")
    with pytest.raises(ValueError, match="only fixed rows"):
        form.add_row("t")


def test_a_row_begins_with_its_defaults() -> None:
    template = imported(
        """
        type | name | label | default
        begin_group | g | Gremien |
        begin_repeat | t | Gremien |
        text | form | Form | Präsenz
        end_repeat
        end_group
        """
    )
    form = filled(template)
    row, _changes = form.add_row("t")
    assert form.value(Ref("form", row)) == "Präsenz"

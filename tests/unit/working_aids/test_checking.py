"""A template is checked before anybody fills it in; every flaw is named with its place."""

from __future__ import annotations

import string
from dataclasses import replace

import pytest

from gkdesk.text.codes.aid_problems import Fate, Fault, Flaw, Trouble
from gkdesk.text.wording.aid_problems import FATES, FAULTS, FLAWS, TROUBLES, flaw_sentence
from gkdesk.working_aids import reading
from gkdesk.working_aids.checking import TemplateProblem, problems
from gkdesk.working_aids.template import Item, Kind
from tests.unit.working_aids.aid_kit import (
    ask,
    choices,
    group,
    number,
    sections,
    table,
    template,
    total,
)

LISTS = (choices("ja_nein", "ja", "nein", ja={"art": "x"}), choices("leer"))


def found(*items: Item) -> list[tuple[Flaw, str, str, str]]:
    every = problems(template(*items, lists=LISTS))
    return [(each.flaw, each.name, each.field, each.what) for each in every]


def test_a_whole_template_has_no_problems() -> None:
    assert not found(
        ask("a", Kind.SELECT_ONE, choices="ja_nein", default="ja", prefill="agreements.any"),
        ask(
            "b",
            Kind.SELECT_MULTIPLE,
            choices="ja_nein",
            relevant="${a} = 'ja'",
            choice_filter="art = 'x' or name != ${a} or label = ''",
            required="true()",
        ),
        number("c", constraint=". > 0 and . < ${d}", default="1"),
        total("d", "sum(${n}) + count(${t})"),
        ask("e", Kind.DATE, default="today()"),
        table(
            "t",
            number("n", relevant="position(..) > 1"),
            ask("m", prefill="bodies.name"),
            prefill="bodies",
            rows="ja_nein",
        ),
    )


def test_every_shipped_template_is_sound() -> None:
    assert reading.shipped()
    assert not [each for shipped in reading.shipped() for each in problems(shipped)]


@pytest.mark.parametrize(
    ("item", "flaw", "field", "what"),
    [
        (ask("1x"), Flaw.BAD_NAME, "", "1x"),
        (ask("x y"), Flaw.BAD_NAME, "", "x y"),
        (ask("s"), Flaw.DUPLICATE_NAME, "", "s"),
        (ask("x", Kind.SELECT_ONE, choices="weg"), Flaw.UNKNOWN_LIST, "list", "weg"),
        (ask("x", Kind.SELECT_ONE, choices="leer"), Flaw.EMPTY_LIST, "list", "leer"),
        (ask("x", Kind.RANK), Flaw.LIST_MISSING, "", ""),
        (ask("x", prefill="office.colour"), Flaw.UNKNOWN_BINDING, "prefill", "office.colour"),
        (ask("x", prefill="bodies"), Flaw.UNKNOWN_BINDING, "prefill", "bodies"),
        (ask("x", prefill="bodies.name"), Flaw.UNKNOWN_BINDING, "prefill", "bodies.name"),
        (total("x", ""), Flaw.NO_CALCULATION, "", ""),
        (group("x"), Flaw.EMPTY_GROUP, "", ""),
        (table("x"), Flaw.EMPTY_GROUP, "", ""),
        (table("x", ask("y"), rows="weg"), Flaw.UNKNOWN_LIST, "rows", "weg"),
        (table("x", ask("y"), prefill="office.name"), Flaw.UNKNOWN_BINDING, "prefill", None),
        (table("x", ask("y"), relevant="${weg} = 1"), Flaw.UNKNOWN_NAME, "relevant", "weg"),
        (ask("x", relevant="${weg} = 1"), Flaw.UNKNOWN_NAME, "relevant", "weg"),
        (ask("x", constraint="${s} = 1"), Flaw.UNKNOWN_NAME, "constraint", "s"),
        (ask("x", required="weg = 1"), Flaw.LOOSE_NAME, "required", "weg"),
        (ask("x", relevant=". = 1"), Flaw.OWN_ANSWER, "relevant", ""),
        (total("x", "position(..)"), Flaw.OUTSIDE_OF_TABLE, "calculation", ""),
        (ask("x", choice_filter="name = 1"), Flaw.FILTER_WITHOUT_LIST, "choice_filter", ""),
        (
            ask("x", Kind.RANK, choices="ja_nein", choice_filter="land = 1"),
            Flaw.UNKNOWN_COLUMN,
            "choice_filter",
            "land",
        ),
        (number("x", default="viel"), Flaw.BAD_DEFAULT, "default", "viel"),
        (
            ask("x", Kind.SELECT_ONE, choices="ja_nein", default="eher"),
            Flaw.BAD_DEFAULT,
            "default",
            "eher",
        ),
        (ask("x", default="${weg}"), Flaw.UNKNOWN_NAME, "default", "weg"),
        (ask("x", default="1 + ${a"), Flaw.BROKEN_EXPRESSION, "default", "$"),
        (ask("x", relevant="pulldata(1)"), Flaw.BROKEN_EXPRESSION, "relevant", "pulldata"),
    ],
)
def test_a_flaw_is_named_with_its_field(
    item: Item, flaw: Flaw, field: str, what: str | None
) -> None:
    hits = [each for each in found(item) if each[0] is flaw]
    assert len(hits) == 1
    assert hits[0][2] == field
    assert what in {None, hits[0][3]}


def test_a_broken_expression_says_where_it_breaks() -> None:
    broken = problems(sections(group("zwei", ask("x", relevant="${x} = foo(1)"))))[0]
    assert broken == TemplateProblem(
        Flaw.BROKEN_EXPRESSION, "zwei", "x", "relevant", "foo", 8, Fault.UNKNOWN_FUNCTION
    )


def test_a_table_within_a_table_is_a_flaw() -> None:
    assert (Flaw.NESTED_REPEAT, "u", "", "t") in found(table("t", table("u", ask("x"))))
    assert (Flaw.NESTED_REPEAT, "u", "", "t") in found(table("t", group("g", table("u", ask("x")))))


@pytest.mark.parametrize(
    ("items", "circle"),
    [
        ([ask("a", relevant="${a} = 1")], "a → a"),
        ([total("a", "${b}"), total("b", "${c}"), total("c", "${a}")], "a → b → c → a"),
        ([group("g", ask("a"), relevant="${a} = 1")], "g → a → g"),
        ([table("t", number("n"), relevant="sum(${n}) > 1")], "t → n → t"),
        ([table("t", number("n"), relevant="count(${t}) > 1")], "t → t"),
    ],
)
def test_a_circle_is_told_from_its_first_question_round(items: list[Item], circle: str) -> None:
    assert [each[3] for each in found(*items) if each[0] is Flaw.CYCLE] == [circle]


def test_several_circles_are_all_told() -> None:
    hits = found(
        total("a", "${b}"), total("b", "${a}"), ask("x"), total("c", "${d}"), total("d", "${c}")
    )
    assert [each[1] for each in hits if each[0] is Flaw.CYCLE] == ["a", "c"]


def test_what_looks_at_its_own_answer_afterwards_is_no_circle() -> None:
    assert not found(number("a", constraint=". > ${b}"), number("b", constraint=". < ${a}"))


def test_five_thousand_choices_are_fine() -> None:
    many = choices("viele", *(f"c{place}" for place in range(5000)))
    form = template(ask("a", Kind.SELECT_ONE, choices="viele", default="c4999"), lists=(many,))
    assert not problems(form)
    gone = replace(form, lists={})
    assert problems(gone)[0].flaw is Flaw.UNKNOWN_LIST


def test_every_code_has_a_german_sentence() -> None:
    for codes, words in ((Flaw, FLAWS), (Fault, FAULTS), (Trouble, TROUBLES), (Fate, FATES)):
        assert set(words) == set(codes)
        for sentence in words.values():
            assert sentence.endswith((".", "{what}."))
            assert {name for _, name, _, _ in string.Formatter().parse(sentence)} <= {None, "what"}
    assert flaw_sentence(Flaw.LOOSE_NAME, "alter").endswith("schreiben Sie als ${alter}.")
    assert flaw_sentence(Flaw.BROKEN_EXPRESSION, "foo", Fault.UNKNOWN_FUNCTION, 8) == (
        "Zeichen 8: Die Funktion „foo“ gibt es nicht."
    )

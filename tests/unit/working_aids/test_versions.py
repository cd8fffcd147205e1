"""Answers move to another version of their template, and nothing gets lost without a word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gkdesk.text.codes.aid_problems import Fate
from gkdesk.working_aids.answers import Answer, Answers
from gkdesk.working_aids.template import Item, Kind, Template, Zone
from gkdesk.working_aids.versions import Line, move
from tests.unit.working_aids.aid_kit import (
    answers,
    ask,
    choices,
    group,
    number,
    row,
    table,
    template,
    total,
)

OLD_LIST = choices("l", "ja", "nein", "teils")
NEW_LIST = choices("l", "ja", "nein", "offen")


def old(*items: Item) -> Template:
    return template(*items, lists=(OLD_LIST,))


def new(*items: Item) -> Template:
    return template(*items, lists=(NEW_LIST,), version=2)


def test_what_is_the_same_is_kept_without_a_word() -> None:
    items = (ask("a", remark=True), table("t", number("n"), rows="l"))
    filled = Answers({"a": Answer("x", "weil")}, {"t": (row(1, "ja", n="3"), row(2, n="4"))})
    moved = move(filled, old(*items), new(group("g", items[0]), items[1]))
    assert moved.answers == filled
    assert moved.report == ()


def test_a_renamed_question_takes_its_answer_along() -> None:
    moved = move(
        answers({"a": "x"}, t=[row(1, n="3")]),
        old(ask("a"), table("t", number("n"))),
        new(ask("b", was="a"), table("u", number("m", was="n"), was="t")),
    )
    assert moved.answers == answers({"b": "x"}, u=[row(1, m="3")])
    assert {(each.fate, each.question, each.now) for each in moved.report} == {
        (Fate.RENAMED, "a", "b"),
        (Fate.RENAMED, "n", "m"),
    }
    assert moved.lost == ()


def test_an_old_name_that_is_still_there_is_no_renaming() -> None:
    filled = answers({"a": "x", "b": "y"})
    both = new(ask("a"), ask("b", was="a"))
    assert move(answers({"a": "x"}), old(ask("a")), both).answers == answers({"a": "x"})
    moved = move(filled, old(ask("a"), ask("b")), new(ask("b", was="a")))
    assert moved.answers == answers({"b": "y"})
    assert moved.lost == (Line(Fate.REMOVED, "a", "A", "x"),)


def test_a_choice_that_is_gone_is_told_in_its_words() -> None:
    items = (
        ask("a", Kind.SELECT_ONE, choices="l"),
        ask("b", Kind.SELECT_MULTIPLE, choices="l"),
    )
    moved = move(answers({"a": "teils", "b": "nein teils ja"}), old(*items), new(*items))
    assert moved.answers == answers({"b": "nein ja"})
    assert moved.report == (
        Line(Fate.CHOICE_GONE, "a", "A", "Teils", "a"),
        Line(Fate.CHOICE_GONE, "b", "B", "Teils", "b"),
    )


def test_a_removed_question_leaves_its_answer_and_its_explanation_in_the_report() -> None:
    filled = Answers({"d": Answer("2026-11-21", "ungefähr"), "k": Answer("3.5")}, {})
    moved = move(filled, old(ask("d", Kind.DATE), ask("k", Kind.DECIMAL)), new(ask("x")))
    assert moved.answers == Answers({}, {})
    assert [each.text for each in moved.lost] == ["21.11.2026", "ungefähr", "3,5"]
    assert {each.fate for each in moved.report} == {Fate.REMOVED}


def test_another_kind_keeps_what_fits() -> None:
    one, several = Kind.SELECT_ONE, Kind.SELECT_MULTIPLE
    moved = move(
        answers(
            {"a": "12", "b": "3.5", "c": "ja", "d": "12", "e": "viel", "f": "ja nein", "g": "Ja"}
        ),
        old(
            number("a"),
            ask("b", Kind.DECIMAL),
            ask("c", one, choices="l"),
            ask("d"),
            ask("e"),
            ask("f", several, choices="l"),
            ask("g"),
        ),
        new(
            ask("a", Kind.DECIMAL),
            ask("b"),
            ask("c", several, choices="l"),
            number("d"),
            number("e"),
            ask("f", one, choices="l"),
            ask("g", one, choices="l"),
        ),
    )
    assert moved.answers == answers({"a": "12", "b": "3,5", "c": "ja", "d": "12", "g": "ja"})
    assert {(each.question, each.text) for each in moved.lost} == {("e", "viel"), ("f", "Ja; Nein")}
    assert {each.question for each in moved.report} == {"a", "b", "d", "e", "f", "g"}


def test_an_answer_never_moves_into_a_calculation_or_a_note() -> None:
    moved = move(
        answers({"a": "1", "b": "2"}),
        old(number("a"), number("b")),
        new(total("a", "1"), ask("b", Kind.NOTE)),
    )
    assert moved.answers == Answers({}, {})
    assert [each.question for each in moved.lost] == ["a", "b"]


def test_an_explanation_without_a_field_is_told() -> None:
    filled = Answers({"a": Answer("x", "weil")}, {})
    moved = move(filled, old(ask("a", remark=True)), new(ask("a")))
    assert moved.answers == answers({"a": "x"})
    assert moved.lost == (Line(Fate.REMARK_GONE, "a", "A", "weil", "a"),)


def test_a_fixed_row_that_is_gone_becomes_one_of_ones_own() -> None:
    items = (table("t", ask("n"), rows="l"),)
    moved = move(answers(t=[row(1, "teils", n="x"), row(2, "ja", n="y")]), old(*items), new(*items))
    assert moved.answers == answers(t=[row(1, n="x"), row(2, "ja", n="y")])
    assert moved.report == (Line(Fate.ROW_FREED, "t", "T", "Teils", "t", 1, "Teils"),)


def test_rows_without_a_place_are_told_answer_by_answer() -> None:
    filled = answers(t=[row(1, "teils", n="x"), row(2, n="y")], u=[row(3, m="z")])
    moved = move(
        filled,
        old(table("t", ask("n"), rows="l"), table("u", ask("m"))),
        new(table("t", ask("n"), rows="l", more=False), ask("m")),
    )
    assert not moved.answers.rows
    assert [(each.fate, each.row, each.row_label, each.text) for each in moved.lost] == [
        (Fate.ROW_GONE, 1, "Teils", "x"),
        (Fate.ROW_GONE, 2, "", "y"),
        (Fate.REMOVED, 3, "", "z"),
    ]


def test_an_answer_that_would_now_go_back_is_told() -> None:
    moved = move(answers({"a": "x"}), old(ask("a")), new(ask("a", zone=Zone.RETURN)))
    assert moved.answers == answers({"a": "x"})
    assert moved.report == (Line(Fate.NOW_RETURNED, "a", "A", "x", "a"),)


def test_what_the_old_version_did_not_know_is_told_too() -> None:
    moved = move(answers({"fremd": "x"}), old(ask("a")), new(ask("a")))
    assert moved.lost == (Line(Fate.REMOVED, "fremd", "fremd", "x"),)


KINDS = st.sampled_from([each for each in Kind if each is not Kind.CALCULATE])
NAMES = st.sampled_from("abcde")


@st.composite
def _templates(draw: st.DrawFn, version: int) -> Template:
    used: set[str] = set()
    items: list[Item] = []
    for inside in (False, True):
        columns = []
        for name in draw(st.lists(NAMES, max_size=3, unique=True)):
            kind = draw(KINDS)
            listed = "l" if kind in {Kind.SELECT_ONE, Kind.SELECT_MULTIPLE, Kind.RANK} else ""
            was = draw(st.sampled_from(["", *"abcde"])) if version > 1 else ""
            if name not in used:
                columns.append(ask(name, kind, choices=listed, remark=draw(st.booleans()), was=was))
            used.add(name)
        more = draw(st.booleans())
        rows = draw(st.sampled_from(["", "l"]))
        items += [table("t", *columns, rows=rows, more=more)] if inside else columns
    return old(*items) if version == 1 else new(*items)


@given(_templates(1), _templates(2), st.data())
def test_every_answer_is_moved_or_told(
    before: Template, after: Template, data: st.DataObject
) -> None:
    single: dict[str, Answer] = {}
    inside: dict[str, Answer] = {}
    for place, question in enumerate(before.questions()):
        chosen = st.sampled_from(["ja", "teils"])
        value = data.draw(chosen) if question.choices else f"{1000 + place}"
        columns = [each.name for each in before.sections[0].children[-1].questions()]  # type: ignore[union-attr]
        into = inside if question.name in columns else single
        into[question.name] = Answer(value, f"weil {place}")
    rows = {"t": (row(1, data.draw(st.sampled_from(["", "ja", "teils"]))),)}
    rows = {"t": tuple(type(each)(each.ref, each.entry, inside) for each in rows["t"])}
    moved = move(Answers(single, rows), before, after)
    found = [*moved.answers.single.values()]
    found += [each for one in moved.answers.rows.get("t", ()) for each in one.answers.values()]
    told = [line.text for line in moved.lost]
    for answer in (*single.values(), *inside.values()):
        assert answer.remark in [*told, *(each.remark for each in found)]
        words = {answer.value, answer.value.title()}
        assert words & {*told, *(each.value for each in found)}

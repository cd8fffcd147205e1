"""A form shows, hides, calculates and checks what its template says, after every answer."""

from __future__ import annotations

import datetime as dt

import pytest

from gkdesk.clock import FixedClock
from gkdesk.text.codes.aid_problems import Trouble
from gkdesk.working_aids.answers import Answer, Answers
from gkdesk.working_aids.form import Form, Problem, Ref
from gkdesk.working_aids.template import Kind
from tests.unit.working_aids.aid_kit import (
    answers,
    ask,
    choices,
    group,
    number,
    row,
    sections,
    table,
    template,
    total,
)

JA_NEIN = choices("ja_nein", "ja", "nein")


def test_a_question_is_shown_when_its_condition_holds() -> None:
    form = Form(
        template(
            ask("a", Kind.SELECT_ONE, choices="ja_nein"),
            ask("b", relevant="${a} = 'ja'"),
            lists=(JA_NEIN,),
        )
    )
    assert not form.relevant(Ref("b"))
    changes = form.set(Ref("a"), "ja")
    assert changes.shown == {Ref("b")}
    assert form.relevant(Ref("b"))
    assert form.set(Ref("a"), "nein").hidden == {Ref("b")}


def test_what_is_in_a_hidden_group_is_hidden_however_deep() -> None:
    form = Form(template(number("a"), group("g", group("h", ask("b")), relevant="${a} > 1")))
    assert not form.relevant(Ref("b"))
    assert form.set(Ref("a"), "2").shown == {Ref("g"), Ref("h"), Ref("b")}


def test_a_hidden_answer_is_kept_but_counts_as_not_given() -> None:
    form = Form(
        template(
            number("a"),
            number("b", relevant="${a} = 1", required="true()"),
            total("c", "coalesce(${b}, 'leer')"),
        ),
        answers({"a": "1", "b": "7"}),
    )
    assert form.value(Ref("c")) == "7"
    changes = form.set(Ref("a"), "2")
    assert changes.values == {Ref("c")}
    assert form.value(Ref("c")) == "leer"
    assert form.value(Ref("b")) == "7"
    assert form.answers().single["b"] == Answer("7")
    assert "b" not in form.given().single
    assert form.given().single["c"] == Answer("leer")
    assert form.missing() == ()
    form.set(Ref("a"), "1")
    assert form.given().single["b"] == Answer("7")


def test_calculations_follow_each_other_in_whatever_order_they_stand() -> None:
    form = Form(
        template(
            total("c", "${b} * 2"),
            total("b", "${a} + 1"),
            number("a"),
            ask("d", relevant="${c} > 10"),
        )
    )
    changes = form.set(Ref("a"), "5")
    assert (form.value(Ref("b")), form.value(Ref("c"))) == ("6", "12")
    assert changes.values == {Ref("b"), Ref("c")}
    assert changes.shown == {Ref("d")}


def test_a_change_reaches_only_what_depends_on_it() -> None:
    form = Form(template(number("a"), total("b", "${a} + 1"), number("x"), total("y", "${x} + 1")))
    assert form.set(Ref("a"), "1").checked == {Ref("a"), Ref("b")}


def test_a_calculated_answer_cannot_be_set() -> None:
    form = Form(template(total("a", "1"), number("b", calculation="2")))
    for name in "ab":
        with pytest.raises(ValueError, match="calculated"):
            form.set(Ref(name), "3")
    for ref in (Ref("zz"), Ref("s"), Ref("a", 3)):
        with pytest.raises(KeyError):
            form.set(ref, "3")


def test_a_constraint_looks_at_its_own_answer_and_at_others() -> None:
    form = Form(
        template(
            number("a"),
            number("b", constraint=". <= ${a}", constraint_message="Höchstens so viele wie oben."),
        ),
        answers({"a": "3", "b": "5"}),
    )
    wrong = Problem(Ref("b"), Trouble.CONSTRAINT, "Höchstens so viele wie oben.")
    assert form.errors() == (wrong,)
    assert Ref("b") in form.set(Ref("a"), "9").checked
    assert form.errors() == ()
    form.set(Ref("b"), "")
    form.set(Ref("a"), "")
    assert form.errors() == ()


@pytest.mark.parametrize(
    ("kind", "value", "trouble"),
    [
        (Kind.INTEGER, "3.5", Trouble.NOT_WHOLE),
        (Kind.DECIMAL, "viel", Trouble.NOT_A_NUMBER),
        (Kind.DATE, "2026-02-30", Trouble.NOT_A_DATE),
        (Kind.SELECT_ONE, "vielleicht", Trouble.UNKNOWN_CHOICE),
        (Kind.SELECT_ONE, "ja nein", Trouble.MORE_THAN_ONE),
        (Kind.SELECT_MULTIPLE, "ja vielleicht", Trouble.UNKNOWN_CHOICE),
    ],
)
def test_an_answer_of_the_wrong_kind_is_an_error(kind: Kind, value: str, trouble: Trouble) -> None:
    listed = "ja_nein" if kind in {Kind.SELECT_ONE, Kind.SELECT_MULTIPLE} else ""
    form = Form(template(ask("a", kind, choices=listed), lists=(JA_NEIN,)), answers({"a": value}))
    assert form.errors() == (Problem(Ref("a"), trouble),)


def test_choices_follow_other_answers_and_a_choice_that_no_longer_fits_is_an_error() -> None:
    cities = choices(
        "stadt", "koeln", "bonn", "kassel", koeln={"land": "nrw"}, bonn={"land": "nrw"}
    )
    form = Form(
        template(
            ask("land"),
            ask("ort", Kind.SELECT_ONE, choices="stadt", choice_filter="land = ${land}"),
            lists=(cities,),
        ),
        answers({"land": "nrw", "ort": "bonn"}),
    )
    assert [each.name for each in form.choices(Ref("ort"))] == ["koeln", "bonn"]
    assert form.errors() == ()
    assert Ref("ort") in form.set(Ref("land"), "hessen").checked
    assert form.choices(Ref("ort")) == ()
    assert form.errors() == (Problem(Ref("ort"), Trouble.NOT_OFFERED),)


def test_what_has_to_be_answered_may_depend_on_other_answers() -> None:
    form = Form(template(number("a"), ask("b", required="${a} > 1"), ask("c", required="true()")))
    assert form.missing() == (Ref("c"),)
    assert Ref("b") in form.set(Ref("a"), "2").checked
    assert form.missing() == (Ref("b"), Ref("c"))
    form.set(Ref("c"), "da")
    assert form.missing() == (Ref("b"),)


def test_a_row_sees_its_own_values_and_the_rest_sees_all_rows() -> None:
    form = Form(
        template(
            table("t", number("n"), total("doppelt", "${n} * 2"), ask("x", relevant="${n} > 3")),
            total("summe", "sum(${doppelt})"),
            total("zeilen", "count(${t})"),
            total("zweite", "indexed-repeat(${n}, ${t}, 2)"),
        ),
        answers(t=[row(11, n="2"), row(12, n="5")]),
    )
    assert [form.value(Ref("doppelt", ref)) for ref in (11, 12)] == ["4", "10"]
    assert [form.relevant(Ref("x", ref)) for ref in (11, 12)] == [False, True]
    assert (form.value(Ref("summe")), form.value(Ref("zeilen"))) == ("14", "2")
    changes = form.set(Ref("n", 11), "4")
    assert changes.values == {Ref("doppelt", 11), Ref("summe")}
    assert changes.shown == {Ref("x", 11)}
    assert form.value(Ref("zweite")) == "5"


def test_rows_come_and_go_and_everything_around_follows() -> None:
    form = Form(
        template(
            table("t", number("n", default="1"), total("platz", "position(..)")),
            total("summe", "sum(${n})"),
            ask("viele", relevant="count(${t}) > 1", constraint="${summe} > 1"),
        )
    )
    first, changes = form.add_row("t")
    assert changes.values == {Ref("platz", first), Ref("summe")}
    second, changes = form.add_row("t", ref=77)
    assert second == 77
    assert changes.shown >= {Ref("viele"), Ref("n", 77)}
    form.set(Ref("n", 77), "4")
    assert (form.value(Ref("summe")), form.value(Ref("platz", 77))) == ("5", "2")
    changes = form.remove_row("t", first)
    assert form.rows("t") == (77,)
    assert changes.hidden == {Ref("viele")}
    assert (form.value(Ref("summe")), form.value(Ref("platz", 77))) == ("4", "1")
    assert set(form.answers().rows["t"][0].answers) == {"n"}
    with pytest.raises(KeyError):
        form.set(Ref("n", first), "9")


def test_fixed_rows_stand_first_in_the_order_of_their_list() -> None:
    akteure = choices("akteure", "abh", "jobcenter", "schule")
    form = Form(
        template(table("t", ask("n"), rows="akteure"), lists=(akteure,)),
        answers(t=[row(5, n="eigene"), row(6, "schule", n="da"), row(7, "alt", n="weg")]),
    )
    entries = [form.entry("t", ref) for ref in form.rows("t")]
    assert entries == ["abh", "jobcenter", "schule", "", "alt"]
    assert form.rows("t")[2:] == (6, 5, 7)
    assert all(ref < 0 for ref in form.rows("t")[:2])
    assert len(set(form.rows("t"))) == 5
    with pytest.raises(ValueError, match="fixed"):
        form.remove_row("t", 6)


def test_a_table_of_fixed_rows_alone_takes_no_others() -> None:
    form = Form(template(table("t", ask("n"), rows="ja_nein", more=False), lists=(JA_NEIN,)))
    with pytest.raises(ValueError, match="fixed"):
        form.add_row("t")
    with pytest.raises(KeyError):
        form.add_row("u")


def test_a_hidden_table_gives_nothing() -> None:
    form = Form(
        template(
            number("a"), table("t", number("n"), relevant="${a} = 1"), total("b", "count(${n})")
        ),
        answers({"a": "1"}, t=[row(1, n="2")]),
    )
    assert form.value(Ref("b")) == "1"
    form.set(Ref("a"), "0")
    assert form.value(Ref("b")) == "0"
    assert form.given().rows == {}
    assert form.answers().rows["t"][0].answers["n"] == Answer("2")


def test_progress_counts_what_is_asked_now() -> None:
    form = Form(
        sections(
            group(
                "eins",
                ask("hinweis", Kind.NOTE),
                ask("a"),
                ask("b", relevant="${a} = 'ja'"),
                total("c", "1"),
                table("t", ask("n"), ask("m"), rows="ja_nein"),
            ),
            group("zwei", ask("d")),
            lists=(JA_NEIN,),
        )
    )
    assert form.progress("eins") == (0, 4)
    form.set(Ref("a"), "ja")
    assert form.progress("eins") == (1, 5)
    form.set(Ref("n", form.rows("t")[0]), "x")
    own, _ = form.add_row("t")
    form.set(Ref("m", own), "y")
    assert form.progress("eins") == (3, 5)
    assert form.progress("zwei") == (0, 1)


def test_numbers_are_those_of_the_paper() -> None:
    form = Form(
        sections(
            group(
                "eins",
                ask("hinweis", Kind.NOTE),
                ask("a"),
                group("g", ask("b")),
                table("t", ask("n"), total("x", "1"), ask("m")),
                ask("c", relevant="false()"),
            ),
            group("zwei", ask("d")),
        )
    )
    assert form.numbers == {
        "eins": "1",
        "a": "1.1",
        "b": "1.2",
        "t": "1.3",
        "n": "1.3 a",
        "m": "1.3 b",
        "c": "1.4",
        "zwei": "2",
        "d": "2.1",
    }


def test_defaults_are_offered_for_what_nobody_answered() -> None:
    form = Form(
        template(
            number("a", default="5"),
            ask("b", Kind.DATE, default="today()"),
            ask("c", default="Kreis (Stadt)"),
            ask("d", default="schon da"),
            total("e", "1", default="9"),
        ),
        answers({"d": "eigenes"}),
        FixedClock.on(dt.date(2026, 11, 21)),
    )
    assert form.defaults() == {
        Ref("a"): "5",
        Ref("b"): "2026-11-21",
        Ref("c"): "Kreis (Stadt)",
    }


def test_an_explanation_stays_beside_its_answer() -> None:
    form = Form(template(ask("a", remark=True)))
    form.set(Ref("a"), "ja", remark="weil")
    form.set(Ref("a"), "nein")
    assert form.remark(Ref("a")) == "weil"
    assert form.given().single["a"] == Answer("nein", "weil")


def test_answers_that_the_template_does_not_know_are_kept_and_never_given() -> None:
    form = Form(template(ask("a")), answers({"a": "1", "alt": "2"}, weg=[row(3, x="4")]))
    kept = form.answers()
    assert kept.single["alt"] == Answer("2")
    assert kept.rows["weg"][0].answers["x"] == Answer("4")
    assert form.given() == Answers({"a": Answer("1")}, {})


def test_a_circle_does_not_hang_the_form() -> None:
    form = Form(template(total("a", "${b} + 1"), total("b", "${a} + 1"), number("c")))
    form.set(Ref("c"), "1")
    assert form.relevant(Ref("a"))


def test_calculations_that_double_each_other_stay_small() -> None:
    doubled = [
        total(f"c{place + 1}", f"concat(${{c{place}}}, ${{c{place}}})") for place in range(60)
    ]
    form = Form(template(ask("c0"), *doubled))
    form.set(Ref("c0"), "x" * 100)
    assert len(form.value(Ref("c60"))) == 20_000

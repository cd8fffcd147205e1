"""Counts, percentages, bands and free texts of returns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gkdesk.text.codes.findings import Territory
from gkdesk.working_aids.evaluation.evaluating import evaluate
from gkdesk.working_aids.evaluation.figures import Split, per_cent, shares
from gkdesk.working_aids.evaluation.gaps import Module, assigned
from gkdesk.working_aids.evaluation.questionnaires import shipped
from gkdesk.working_aids.package.contents import TOLERATION_BANDS, Item, TableItem
from gkdesk.working_aids.template import Choice, ChoiceList, Kind
from tests.unit.working_aids.package_kit import TOPICS, YES_NO
from tests.unit.working_aids.returns_kit import (
    back,
    book,
    core_groups,
    in_rows,
    sorted_out,
    table_2,
)

_KV = Item("kv", Kind.SELECT_ONE, "Vereinbarung?", choices="ja_nein")


def test_the_composition_of_core_groups_comes_back_exactly() -> None:
    (aid,) = evaluate(sorted_out(*core_groups())).aids

    found = {each.row_label: (each.n.all, each.answers[0].counts.all) for each in aid.closed}
    assert found == {
        row["akteur"]: (
            (44, 18, 22, 4),
            tuple(
                int(row[name])
                for name in ("gesamt_n44", "kreisfrei_n18", "kreis_n22", "kreisangehoerig_n4")
            ),
        )
        for row in table_2()
    }


def test_percentages_are_computed_and_small_groups_have_none() -> None:
    (aid,) = evaluate(sorted_out(*core_groups())).aids
    office = next(each for each in aid.closed if each.row_label == "Ausländerbehörde")

    assert shares(office.answers[0].counts, office.n) == (86.4, 83.3, 90.9, None)


@pytest.mark.parametrize(
    ("count", "whole", "expected"),
    [(12, 22, 54.5), (38, 44, 86.4), (1, 16, 6.3), (9, 9, None), (10, 10, 100.0), (0, 0, None)],
)
def test_a_percentage_is_rounded_half_up(count: int, whole: int, expected: float | None) -> None:
    assert per_cent(count, whole) == expected


def test_n_counts_those_who_answered() -> None:
    returns = [back(book(_KV), number, {"kv": "ja"}) for number in range(3)]
    returns += [back(book(_KV), 10, {})]

    (aid,) = evaluate(sorted_out(*returns)).aids

    assert (aid.counts.total, aid.closed[0].n.total) == (4, 3)


@pytest.mark.parametrize(("aid", "sizes"), [("probe", [2, 1]), ("strukturen", [2, 2])])
def test_n_of_a_row_is_of_the_row_unless_a_shipped_table_is_ticked_through(
    aid: str, sizes: list[int]
) -> None:
    known = shipped("strukturen")
    assert known is not None
    rows = known.lists["akteure"].choices[:2]
    both, one = ([(row.name, {"akteur_mitglied": "ja"}) for row in rows[:size]] for size in (2, 1))
    codebook = replace(known, id=aid)
    returns = [
        in_rows(back(codebook, at, {}), "zusammensetzung", each)
        for at, each in enumerate((both, one))
    ]

    closed = evaluate(sorted_out(*returns)).aids[0].closed
    found = [each for each in closed if each.row in {row.name for row in rows}]

    assert [each.n.total for each in found] == sizes
    assert [each.answers[0].counts.total for each in found] == [2, 1]


def test_several_answers_of_one_alliance_count_once_in_n() -> None:
    codebook = book(
        Item("themen", Kind.SELECT_MULTIPLE, "Themen", choices="themen"), lists={"themen": TOPICS}
    )
    returns = [back(codebook, 1, {"themen": "wohnen kita"}), back(codebook, 2, {"themen": "kita"})]

    (question,) = evaluate(sorted_out(*returns)).aids[0].closed

    assert question.is_multiple
    assert question.n.total == 2
    assert [each.counts.total for each in question.answers] == [1, 0, 2]


def test_a_ranking_counts_the_first_place() -> None:
    codebook = book(Item("rang", Kind.RANK, "Rang", choices="themen"), lists={"themen": TOPICS})
    returns = [back(codebook, 1, {"rang": "kita wohnen"}), back(codebook, 2, {"rang": "kita"})]

    (question,) = evaluate(sorted_out(*returns)).aids[0].closed

    assert [each.counts.total for each in question.answers] == [0, 0, 2]


def test_rows_of_ones_own_are_counted_as_rows() -> None:
    codebook = book(
        Item("m", Kind.SELECT_ONE, "Mitglied?", table="t", choices="ja_nein"),
        tables=(TableItem("t", "Weitere"),),
    )
    returned = in_rows(back(codebook, 1, {}), "t", [("", {"m": "ja"}), ("", {"m": "nein"})])

    (question,) = evaluate(sorted_out(returned)).aids[0].closed

    assert question.counts_rows
    assert question.n == Split((0, 2, 0))


def test_the_bands_of_people_in_training_toleration_are_exact() -> None:
    codebook = book(
        Item("zahl", Kind.INTEGER, "Personen", bands=TOLERATION_BANDS),
    )
    values = [0, 1, 10, 11, 20, 21, 30, 31, 40, 41, 50, 51, 400]
    returns = [back(codebook, at, {"zahl": str(value)}) for at, value in enumerate(values)]
    returns += [back(codebook, 99, {}), back(codebook, 98, {})]

    (question,) = evaluate(sorted_out(*returns)).aids[0].numbers

    assert [(each.label, each.counts.total) for each in question.bands] == [
        ("keine", 1),
        ("bis einschließlich 10", 2),
        ("11–20", 2),
        ("21–30", 2),
        ("31–40", 2),
        ("41–50", 2),
        ("über 50", 2),
        ("unbekannt", 2),
    ]
    assert (question.n.total, question.middle, question.most) == (13, 30.0, 400.0)


def test_old_and_new_versions_count_together() -> None:
    old = book(_KV, Item("alt", Kind.SELECT_ONE, "Früher?", choices="ja_nein"))
    newer = ChoiceList("ja_nein", (Choice("ja", "Jawohl"), Choice("teils", "teils")))
    new = book(_KV, version=2, lists={"ja_nein": newer})
    returns = [back(old, 1, {"kv": "nein", "alt": "ja"}), back(new, 2, {"kv": "teils"})]

    result = evaluate(sorted_out(*returns))
    first, second = result.aids[0].closed

    assert result.returns[0].versions == (1, 2)
    assert [(each.label, each.counts.total) for each in first.answers] == [
        ("Jawohl", 0),
        ("teils", 1),
        ("Nein", 1),
    ]
    assert (second.name, second.n.total) == ("alt", 1)


def test_answers_of_a_list_with_another_name_are_kept() -> None:
    old = book(_KV)
    new = book(
        Item("kv", Kind.SELECT_ONE, "Vereinbarung?", choices="neu"),
        version=2,
        lists={"neu": ChoiceList("neu", (Choice("ja", "Ja"),))},
    )
    returns = [back(old, 1, {"kv": "nein"}), back(new, 2, {"kv": "ja"})]

    (question,) = evaluate(sorted_out(*returns)).aids[0].closed

    assert [(each.code, each.counts.total) for each in question.answers] == [("ja", 1), ("nein", 1)]


def test_free_texts_stand_alliance_by_alliance() -> None:
    codebook = book(Item("a", Kind.TEXT, "A?"), Item("b", Kind.TEXT, "B?"))
    returns = [back(codebook, 2, {"a": "x", "b": "y"}), back(codebook, 1, {"a": "z"})]

    said = evaluate(sorted_out(*returns)).aids[0].texts

    assert [(each.alliance, each.text) for each in said] == [
        ("Kreis Nr. 1", "z"),
        ("Kreis Nr. 2", "x"),
        ("Kreis Nr. 2", "y"),
    ]


def _named_gaps() -> tuple[ChoiceList, Item]:
    topics = ChoiceList(
        "themen",
        (
            Choice("nachhilfe", "Nachhilfe", {"baustein": "f3"}),
            Choice("kita", "Kita", {"baustein": "sonstiges"}),
            Choice("neu", "Neues"),
        ),
    )
    return topics, Item("thema", Kind.SELECT_ONE, "Thema", table="luecken", choices="themen")


@pytest.mark.parametrize(
    ("chosen", "modules"),
    [
        ({}, ["f3", "sonstiges", "sonstiges"]),
        ({"probe themen kita": Module.F5, "weg themen neu": Module.F1}, ["f3", "f5", "sonstiges"]),
    ],
)
def test_gaps_are_put_to_modules_and_can_be_moved(
    chosen: dict[str, Module], modules: list[str]
) -> None:
    topics, item = _named_gaps()
    group = Item("gruppe", Kind.TEXT, "Gruppe", table="luecken")
    codebook = book(
        item,
        group,
        tables=(TableItem("luecken", "Lücken"),),
        lists={"themen": topics, "ja_nein": YES_NO},
    )
    lines = [("", {"thema": name, "gruppe": "Mütter"}) for name in ("nachhilfe", "kita", "neu")]
    returned = in_rows(back(codebook, 1, {}, territory=Territory.CITY), "luecken", lines)

    aid = assigned(evaluate(sorted_out(returned)), chosen).aids[0]

    assert [each.module for each in aid.gaps] == modules
    assert [each.module for each in aid.topics] == modules
    assert aid.gaps[0].words == ("Mütter",)

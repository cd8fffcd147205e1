"""What stays here does not travel through a calculation or a default; it may be counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gkdesk.text.codes.aid_problems import Flaw
from gkdesk.working_aids.checking import problems
from gkdesk.working_aids.form import Form
from gkdesk.working_aids.package.selecting import selected
from gkdesk.working_aids.template import Item, Kind, Question, Template, Zone
from tests.unit.working_aids.aid_kit import answers as filled
from tests.unit.working_aids.aid_kit import ask, number, row, table, template, total

BACK = Zone.RETURN
LOCAL = (ask("namen"), number("tel"), ask("gast", zone=BACK), total("weg", "${namen}"))
ROWS = table("fall", ask("art"), total("ist_art", "if(${art} = 'x', 1, 0)"), number("alter"))


def made(*items: Item) -> Template:
    return template(*LOCAL, ROWS, *items)


@pytest.mark.parametrize(
    ("item", "field"),
    [
        (ask("k", calculation="concat('Von: ', ${namen})"), "calculation"),
        (ask("k", calculation="if(${tel} = 1, 'Frau Kobold', 'niemand')"), "calculation"),
        (ask("k", calculation="${weg}"), "calculation"),
        (ask("k", Kind.DATE, calculation="${namen}"), "calculation"),
        (ask("k", default="${namen}"), "default"),
        (number("k", default="${tel} + 1"), "default"),
        (number("k", calculation="round(${tel})"), "calculation"),
        (total("k", "${tel}"), "calculation"),
        (total("k", "if(${tel} > 0, ${tel}, 0)"), "calculation"),
        (total("k", "if(${gast} = 'a', 0, -(${tel} * 1))"), "calculation"),
        (total("k", "sum(${alter})"), "calculation"),
        (total("k", "indexed-repeat(${alter}, ${fall}, 1)"), "calculation"),
        (total("k", "coalesce(${weg}, 1)"), "calculation"),
        (total("k", "int(concat(1, ${tel}))"), "calculation"),
    ],
)
def test_a_copy_of_what_stays_here_is_refused_and_held_back(item: Question, field: str) -> None:
    form = made(_back(item))
    flaws = [(each.name, each.field) for each in problems(form) if each.flaw is Flaw.GIVES_LOCAL]
    assert flaws == [("k", field)]
    given = filled({"k": "49170123", "gast": "ja", "tel": "49170123", "namen": "Frau Kobold"})
    assert set(selected(form, given).single) == {"gast"}


@pytest.mark.parametrize(
    "item",
    [
        total("k", "sum(${ist_art}) + count(${fall})"),
        total("k", "if(${tel} > 10, 1, 0) + count-selected(${namen})"),
        total("k", "count-non-empty(${alter})"),
        total("k", "if(selected(${namen}, 'a') and not(${tel} = 3), 1, 0)"),
        ask("k", calculation="concat('Gast: ', ${gast})"),
        ask("k", default="today()"),
        ask("k", default="Frau"),
    ],
)
def test_counting_it_is_allowed(item: Question) -> None:
    form = made(_back(item))
    assert not problems(form)
    given = filled({"k": "1", "gast": "ja"}, fall=[row(1, art="x", alter="3")])
    assert set(selected(form, given).single) == {"k", "gast"}


def test_what_travels_does_not_hand_on_what_another_question_took() -> None:
    form = made(_back(ask("erst", default="${namen}")), _back(total("k", "${erst}")))
    hits = [each.name for each in problems(form) if each.flaw is Flaw.GIVES_LOCAL]
    assert hits == ["erst", "k"]


def test_a_circle_or_a_broken_expression_is_no_hindrance_to_asking() -> None:
    form = made(_back(total("k", "${l}")), total("l", "${k}"), _back(total("m", "${tel")))
    assert {each.flaw for each in problems(form)} == {Flaw.CYCLE, Flaw.BROKEN_EXPRESSION}


def test_a_sum_of_one_row_does_not_leave() -> None:
    form = made(_back(total("k", "sum(${alter})")))
    filled_in = Form(form, filled({}, fall=[row(1, alter="1987")]))
    assert not selected(form, filled_in.given()).single


def _back(item: Question) -> Question:
    return replace(item, zone=BACK)

"""Whatever the order in which a form is filled in, it ends in the same state."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.working_aids.form import Form, Ref
from gkdesk.working_aids.template import Item, Kind, Question, Template
from tests.rounds import rounds
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

if TYPE_CHECKING:
    from gkdesk.working_aids.answers import Answers

VALUES = st.sampled_from(["", "0", "1", "2", "7", "ja", "ja nein"])
LIST = choices("l", "ja", "nein", "1", ja={"k": "1"}, nein={"k": "2"})
ROWS = (101, 102, 103)
OUTER = [f"q{place}" for place in range(6)]
INNER = [f"r{place}" for place in range(4)]


@st.composite
def _conditions(draw: st.DrawFn, names: list[str]) -> str:
    """Draw an expression over names that stand before, so that there is no circle."""
    if not names:
        return draw(st.sampled_from(["", "1 = 1"]))
    one, two = draw(st.sampled_from(names)), draw(st.sampled_from(names))
    shapes = [
        "",
        f"${{{one}}} > 0",
        f"${{{one}}} + ${{{two}}} > 2",
        f"selected(${{{one}}}, 'ja') or ${{{two}}} = ''",
        f"sum(${{{one}}}) > count-non-empty(${{{two}}})",
        f"indexed-repeat(${{{one}}}, ${{t}}, 2) = '' or count(${{t}}) > 2",
    ]
    return draw(st.sampled_from(shapes))


@st.composite
def _questions(draw: st.DrawFn, name: str, before: list[str]) -> Question:
    relevant = draw(_conditions(before))
    if before and draw(st.booleans()):
        return total(name, draw(_conditions(before)) or "1", relevant=relevant)
    if draw(st.booleans()):
        return ask(name, Kind.SELECT_MULTIPLE, choices="l", relevant=relevant)
    return number(name, relevant=relevant, constraint=draw(_conditions([*before, name])))


@st.composite
def _templates(draw: st.DrawFn) -> Template:
    before: list[str] = []
    items: list[Item] = []
    for name in OUTER[:3]:
        items.append(draw(_questions(name, before)))
        before.append(name)
    columns: list[Item] = []
    for name in INNER:
        columns.append(draw(_questions(name, before)))
        before.append(name)
    items.append(table("t", group("g", *columns[2:]), *columns[:2], relevant="${q0} != 7"))
    for name in OUTER[3:]:
        items.append(draw(_questions(name, before)))
        before.append(name)
    return template(*items, lists=(LIST,))


def _state(form: Form) -> tuple[object, ...]:
    refs = [Ref(each) for each in (*OUTER, "t")]
    refs += [Ref(each, ref) for each in (*INNER, "g") for ref in form.rows("t")]
    return (
        form.given(),
        form.errors(),
        form.missing(),
        form.progress("s"),
        [form.relevant(ref) for ref in refs],
        [form.value(ref) for ref in refs if ref.question not in {"t", "g"}],
    )


def _filled(single: dict[str, str], rows: dict[int, dict[str, str]]) -> Answers:
    return answers(single, t=[row(ref, **found) for ref, found in rows.items()])


@pytest.mark.full
@settings(max_examples=rounds(40, full=100), deadline=None)
@given(_templates(), st.data())
def test_answers_in_any_order_end_like_opening_with_all_of_them(
    found: Template, data: st.DataObject
) -> None:
    asked = [each.name for each in found.questions() if not each.calculation]
    refs = [Ref(each) for each in asked if each in OUTER]
    refs += [Ref(each, ref) for each in asked if each in INNER for ref in ROWS]
    values = {ref: data.draw(VALUES) for ref in refs}
    form = Form(found)
    for ref in ROWS:
        form.add_row("t", ref)
    for ref in data.draw(st.permutations(refs)):
        form.errors()
        form.set(ref, data.draw(VALUES))
    for ref in data.draw(st.permutations(refs)):
        form.set(ref, values[ref])
    single = {ref.question: value for ref, value in values.items() if ref.row is None and value}
    rows = {
        each: {ref.question: v for ref, v in values.items() if ref.row == each and v}
        for each in ROWS
    }
    assert _state(form) == _state(Form(found, _filled(single, rows)))
    gone = data.draw(st.sampled_from(ROWS))
    form.remove_row("t", gone)
    rows.pop(gone)
    assert _state(form) == _state(Form(found, _filled(single, rows)))


@pytest.mark.full
@settings(max_examples=rounds(40, full=100), deadline=None)
@given(_templates(), st.data())
def test_changes_name_everything_that_is_different(found: Template, data: st.DataObject) -> None:
    form = Form(found)
    for ref in ROWS:
        form.add_row("t", ref)
    asked = [each.name for each in found.questions() if not each.calculation]
    refs = [Ref(each) for each in asked if each in OUTER]
    refs += [Ref(each, ref) for each in asked if each in INNER for ref in ROWS]
    every = [Ref(each) for each in OUTER] + [Ref(each, ref) for each in INNER for ref in ROWS]
    for _ in range(4):
        before = {ref: (form.relevant(ref), form.value(ref), form.error(ref)) for ref in every}
        ref = data.draw(st.sampled_from(refs)) if refs else None
        if ref is None:
            return
        changes = form.set(ref, data.draw(VALUES))
        for each in every:
            live, value, error = before[each]
            assert (each in changes.shown) == (form.relevant(each) and not live)
            assert (each in changes.hidden) == (live and not form.relevant(each))
            if each not in changes.values | {ref}:
                assert form.value(each) == value
            if each not in changes.checked:
                assert form.error(each) == error

"""Typed answers get one form, whatever way they were typed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.text.codes.aid_problems import Trouble
from gkdesk.working_aids.canonical import NotCanonical, canonical, trouble
from gkdesk.working_aids.template import Kind


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        (Kind.INTEGER, " 12 ", "12"),
        (Kind.INTEGER, "1.234", "1234"),
        (Kind.INTEGER, "1\u202f234", "1234"),
        (Kind.INTEGER, "007", "7"),
        (Kind.INTEGER, "-0", "0"),
        (Kind.INTEGER, "−5", "-5"),
        (Kind.DECIMAL, "3,5", "3.5"),
        (Kind.DECIMAL, "3.50", "3.5"),
        (Kind.DECIMAL, "1.234,50", "1234.5"),
        (Kind.DECIMAL, "1 234", "1234"),
        (Kind.DECIMAL, ",5", "0.5"),
        (Kind.DECIMAL, "-0,0", "0"),
        (Kind.DATE, "21.11.2026", "2026-11-21"),
        (Kind.DATE, "1. 2. 2026", "2026-02-01"),
        (Kind.DATE, "2026-2-1", "2026-02-01"),
        (Kind.SELECT_ONE, " ja ", "ja"),
        (Kind.SELECT_MULTIPLE, "b  a b", "b a"),
        (Kind.RANK, "c a", "c a"),
        (Kind.TEXT, " zwei\r\nZeilen ", "zwei\nZeilen"),
    ],
)
def test_an_answer_is_stored_in_one_form(kind: Kind, typed: str, stored: str) -> None:
    assert canonical(kind, typed) == stored
    assert canonical(kind, stored) == stored


@pytest.mark.parametrize(
    ("kind", "typed", "why"),
    [
        (Kind.INTEGER, "3,5", Trouble.NOT_WHOLE),
        (Kind.INTEGER, "12 Personen", Trouble.NOT_WHOLE),
        (Kind.INTEGER, "1.23", Trouble.NOT_WHOLE),
        (Kind.INTEGER, "٣", Trouble.NOT_WHOLE),
        (Kind.INTEGER, "1" * 16, Trouble.TOO_LARGE),
        (Kind.DECIMAL, "1,2,3", Trouble.NOT_A_NUMBER),
        (Kind.DECIMAL, ",", Trouble.NOT_A_NUMBER),
        (Kind.DECIMAL, "1e5", Trouble.NOT_A_NUMBER),
        (Kind.DECIMAL, "nan", Trouble.NOT_A_NUMBER),
        (Kind.DECIMAL, "0," + "1" * 15, Trouble.TOO_LARGE),
        (Kind.DATE, "30.2.2026", Trouble.NOT_A_DATE),
        (Kind.DATE, "0001-01-01", Trouble.NOT_A_DATE),
        (Kind.DATE, "morgen", Trouble.NOT_A_DATE),
        (Kind.SELECT_ONE, "ja nein", Trouble.MORE_THAN_ONE),
        (Kind.TEXT, "x" * 20_001, Trouble.TOO_LONG),
        (Kind.TEXT, "\ud800", Trouble.UNREADABLE),
    ],
)
def test_what_is_no_answer_of_a_kind_is_refused_with_a_reason(
    kind: Kind, typed: str, why: Trouble
) -> None:
    with pytest.raises(NotCanonical) as caught:
        canonical(kind, typed)
    assert caught.value.trouble is why
    assert trouble(kind, typed) is why


@given(st.sampled_from(list(Kind)), st.text(alphabet="0123456789.,-+ 'aä\n\t\u00a0", max_size=20))
def test_what_was_stored_once_stays_as_it_is(kind: Kind, typed: str) -> None:
    if trouble(kind, typed) is None:
        stored = canonical(kind, typed)
        assert canonical(kind, stored) == stored


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_a_whole_number_keeps_its_value_with_dots_and_without(number: int) -> None:
    assert canonical(Kind.INTEGER, str(number)) == str(number)
    assert canonical(Kind.INTEGER, f"{number:,}".replace(",", ".")) == str(number)


@given(st.decimals(-(10**6), 10**6, places=3))
def test_a_decimal_number_keeps_its_value_with_comma_and_with_point(number: object) -> None:
    point = canonical(Kind.DECIMAL, str(number))
    assert canonical(Kind.DECIMAL, str(number).replace(".", ",")) == point
    assert float(point) == float(str(number))


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
def test_a_date_keeps_its_day(day: dt.date) -> None:
    assert canonical(Kind.DATE, f"{day.day}.{day.month}.{day.year}") == day.isoformat()

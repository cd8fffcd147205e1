"""Dates as people type them; today is Wednesday, 18 November 2026."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.errors import InvalidInput
from gkdesk.text import dates
from gkdesk.text.date_input import Lean, parse_day, parse_partial
from gkdesk.text.dates import PartialDate
from gkdesk.text.sentences.input import input_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = dt.date(2026, 11, 18)
OUTSIDE = "Das Datum liegt außerhalb der Jahre 1900 bis 2199. Beispiel: 3.4.2026."
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3.4.", dt.date(2027, 4, 3)),
        ("3.4", dt.date(2027, 4, 3)),
        ("3. 4.", dt.date(2027, 4, 3)),
        ("18.11.", TODAY),
        ("3.4.26", dt.date(2026, 4, 3)),
        ("03.04.2026", dt.date(2026, 4, 3)),
        ("3/4/2026", dt.date(2026, 4, 3)),
        ("030426", dt.date(2026, 4, 3)),
        ("03042026", dt.date(2026, 4, 3)),
        ("2026-04-03", dt.date(2026, 4, 3)),
        ("3. April", dt.date(2027, 4, 3)),
        ("3 apr 2026", dt.date(2026, 4, 3)),
        ("3. Maerz", dt.date(2027, 3, 3)),
        ("Fr 3. 4. 2026", dt.date(2026, 4, 3)),
        ("Freitag, 3. April 2026", dt.date(2026, 4, 3)),
        ("heute", TODAY),
        ("  HEUTE ", TODAY),
        ("morgen", dt.date(2026, 11, 19)),
        ("übermorgen", dt.date(2026, 11, 20)),
        ("uebermorgen", dt.date(2026, 11, 20)),
        ("gestern", dt.date(2026, 11, 17)),
        ("vorgestern", dt.date(2026, 11, 16)),
        ("in 2 Wochen", dt.date(2026, 12, 2)),
        ("in 3 Tagen", dt.date(2026, 11, 21)),
        ("in einem Monat", dt.date(2026, 12, 18)),
        ("in einer Woche", dt.date(2026, 11, 25)),
        ("in zwei Jahren", dt.date(2028, 11, 18)),
        ("vor 2 Wochen", dt.date(2026, 11, 4)),
        ("vor einem Jahr", dt.date(2025, 11, 18)),
        ("Montag", dt.date(2026, 11, 23)),
        ("nächsten Montag", dt.date(2026, 11, 23)),
        ("am Mittwoch", dt.date(2026, 11, 25)),
        ("letzten Montag", dt.date(2026, 11, 16)),
        ("letzten Mittwoch", dt.date(2026, 11, 11)),
        ("Ende März", dt.date(2027, 3, 31)),
        ("Ende Februar 2028", dt.date(2028, 2, 29)),
        ("Anfang Dezember", dt.date(2026, 12, 1)),
        ("Mitte Juni", dt.date(2027, 6, 15)),
        ("Ende des Monats", dt.date(2026, 11, 30)),
        ("Ende 2027", dt.date(2027, 12, 31)),
        ("29.2.", dt.date(2028, 2, 29)),
    ],
)
def test_people_type_dates_in_many_ways(typed: str, day: dt.date) -> None:
    assert parse_day(typed, today=TODAY) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3.4.", dt.date(2026, 4, 3)),
        ("18.11.", TODAY),
        ("19.11.", dt.date(2025, 11, 19)),
        ("Montag", dt.date(2026, 11, 16)),
        ("Mittwoch", dt.date(2026, 11, 11)),
        ("Ende März", dt.date(2026, 3, 31)),
        ("29.2.", dt.date(2024, 2, 29)),
    ],
)
def test_a_field_about_the_past_looks_back(typed: str, day: dt.date) -> None:
    assert parse_day(typed, today=TODAY, lean=Lean.PAST) == day


@pytest.mark.parametrize("typed", ["", "   ", "\t"])
def test_an_empty_date_is_really_empty(typed: str) -> None:
    assert parse_day(typed, today=TODAY) is None
    assert parse_partial(typed, today=TODAY) is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31.2.", "Den 31. 2. gibt es nicht. Beispiel: 28.2."),
        ("29.2.2027", "Den 29. 2. 2027 gibt es nicht. Beispiel: 28.2."),
        ("31. April", "Den 31. 4. gibt es nicht. Beispiel: 30.4."),
        ("0.4.", "Den 0. 4. gibt es nicht. Beispiel: 30.4."),
        ("3.13.", "Einen Monat 13 gibt es nicht. Der Tag steht vorn, Beispiel: 3.12."),
        (
            "Do 3.4.2026",
            (
                "Wochentag und Datum passen nicht zusammen: Das Datum ist Fr 3. 4. 2026. "
                "Bitte eines von beiden ändern."
            ),
        ),
        ("bald", "Das ist kein Datum. Beispiele: 3.4., 3.4.2026, morgen oder in 2 Wochen."),
        (
            "vor 9999 Wochen",
            OUTSIDE,
        ),
        (
            "in 9999 Jahren",
            OUTSIDE,
        ),
        ("3.4.1066", OUTSIDE),
    ],
)
def test_an_impossible_date_gets_its_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_day(typed, today=TODAY, field="until")
    assert caught.value.field == "until"
    assert input_sentence(caught.value) == sentence


def test_the_examples_fit_a_field_that_looks_back() -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_day("bald", today=TODAY, lean=Lean.PAST)
    assert "vor 2 Wochen" in input_sentence(caught.value)


@pytest.mark.parametrize("typed", ["bald", "31.2.1999", "3.4.1066", "3.13.1999", "in 2 Wochen"])
def test_the_examples_of_a_date_of_birth_are_dates_of_birth(typed: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_partial(typed, today=TODAY)
    said = input_sentence(caught.value)
    assert "Wochen" not in said
    assert "2026" not in said


@pytest.mark.parametrize("date", [PartialDate(1999), PartialDate(1999, 4), PartialDate(1999, 4, 3)])
def test_a_birth_can_be_typed_as_it_is_shown(date: PartialDate) -> None:
    assert parse_partial(dates.format_birth(date), today=TODAY) == date


@pytest.mark.parametrize(
    "write",
    [dates.format_day, dates.format_day_long, dates.format_numeric, dt.date.isoformat],
)
@given(day=DAYS)
def test_every_written_form_can_be_typed_back(
    write: Callable[[dt.date], str], day: dt.date
) -> None:
    assert parse_day(write(day), today=TODAY) == day


@given(day=DAYS)
def test_a_day_without_its_year_lies_where_the_field_looks(day: dt.date) -> None:
    typed = f"{day.day}.{day.month}."
    ahead = parse_day(typed, today=TODAY, lean=Lean.FUTURE)
    back = parse_day(typed, today=TODAY, lean=Lean.PAST)
    assert back <= TODAY <= ahead
    assert (ahead.day, ahead.month) == (back.day, back.month) == (day.day, day.month)


@given(st.text(max_size=30))
def test_whatever_is_typed_gives_a_day_or_a_sentence(typed: str) -> None:
    try:
        day = parse_day(typed, today=TODAY)
        said = ""
    except InvalidInput as error:
        day = None
        said = input_sentence(error)
    assert said or day is None or 1900 <= day.year <= 2199


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("1999", PartialDate(1999)),
        ("3.1999", PartialDate(1999, 3)),
        ("März 1999", PartialDate(1999, 3)),
        ("1999-03", PartialDate(1999, 3)),
        ("3.4.1999", PartialDate(1999, 4, 3)),
        ("3.4.99", PartialDate(1999, 4, 3)),
        ("3.4.05", PartialDate(2005, 4, 3)),
    ],
)
def test_a_date_of_birth_may_be_known_in_part(typed: str, date: PartialDate) -> None:
    assert parse_partial(typed, today=TODAY) == date


@given(st.one_of(st.builds(PartialDate.of, DAYS), st.builds(PartialDate, st.integers(1900, 2199))))
def test_a_written_date_of_birth_can_be_typed_back(date: PartialDate) -> None:
    typed = dates.format_partial(date)
    if date.earliest() > TODAY:
        with pytest.raises(InvalidInput, match="invalid_input"):
            parse_partial(typed, today=TODAY)
    else:
        assert parse_partial(typed, today=TODAY) == date

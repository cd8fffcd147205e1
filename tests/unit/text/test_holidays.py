"""Days on which offices are closed by law."""

from __future__ import annotations

import datetime as dt

from dateutil.easter import easter as of_a_library

from gkdesk.text.holidays import easter, is_public_holiday


def test_easter_is_when_another_implementation_says() -> None:
    years = range(1583, 4100)
    assert [easter(year) for year in years] == [of_a_library(year) for year in years]


def test_the_holidays_of_a_year_are_those_of_the_law() -> None:
    first = dt.date(2027, 1, 1)
    days = (first + dt.timedelta(days=number) for number in range(365))
    assert [f"{day:%d.%m.}" for day in days if is_public_holiday(day)] == [
        "01.01.",
        "26.03.",
        "29.03.",
        "01.05.",
        "06.05.",
        "17.05.",
        "27.05.",
        "03.10.",
        "01.11.",
        "25.12.",
        "26.12.",
    ]

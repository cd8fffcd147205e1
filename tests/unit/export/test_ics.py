"""A meeting as a calendar file: read back by the rules of RFC 5545, over both changes of clocks."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gkdesk.export.calendar.ics import Event, ics_bytes
from gkdesk.text.clock_time import after

STAMP = dt.datetime(2026, 11, 18, 9, 0, tzinfo=dt.UTC)
BERLIN = ZoneInfo("Europe/Berlin")


def an_event(on: dt.date, starts: str = "09:30", **fields: object) -> Event:
    given = {"minutes": 150, "summary": "Fallkonferenz", "stamp": STAMP} | fields
    return Event(uid="a1@gkdesk", on=on, starts=dt.time.fromisoformat(starts), **given)


def lines_of(data: bytes) -> list[str]:
    """Undo the folding of lines, and check it."""
    raw = data.split(b"\r\n")
    assert raw[-1] == b""
    assert all(len(row) <= 75 for row in raw)
    return data.decode().replace("\r\n ", "").split("\r\n")[:-1]


def value(lines: list[str], name: str) -> str:
    (found,) = [line for line in lines if re.match(rf"{name}[;:]", line)]
    return found


def transitions(lines: list[str], year: int) -> dict[str, tuple[dt.datetime, dt.timedelta]]:
    """Return when each part of the time zone begins in a year, by its own rule, in UTC."""
    found = {}
    for part in ("DAYLIGHT", "STANDARD"):
        rule = lines[lines.index(f"BEGIN:{part}") : lines.index(f"END:{part}")]
        month = int(re.search(r"BYMONTH=(\d+);BYDAY=-1SU", value(rule, "RRULE")).group(1))
        hour = int(value(rule, "DTSTART")[-6:-4])
        before, after = (offset(value(rule, name)) for name in ("TZOFFSETFROM", "TZOFFSETTO"))
        day = dt.datetime(year, month, 31, hour, tzinfo=dt.UTC)
        last_sunday = day - dt.timedelta(days=(day.weekday() + 1) % 7)
        found[part] = (last_sunday - before, after)
    return found


def offset(line: str) -> dt.timedelta:
    text = line.partition(":")[2]
    hours = dt.timedelta(hours=int(text[1:3]), minutes=int(text[3:5]))
    return -hours if text[0] == "-" else hours


def moments(data: bytes) -> tuple[dt.datetime, dt.datetime]:
    """Return begin and end in UTC, from the zone that stands in the file."""
    lines = lines_of(data)
    event = lines[lines.index("BEGIN:VEVENT") :]
    written = value(event, "DTSTART").partition(":")[2]
    start = dt.datetime.strptime(written, "%Y%m%dT%H%M%S").replace(tzinfo=dt.UTC)
    zone = transitions(lines, start.year)
    begins, ends = zone["DAYLIGHT"][0], zone["STANDARD"][0]
    summer, winter = zone["DAYLIGHT"][1], zone["STANDARD"][1]
    # of a time that comes twice the first is meant; one that never comes counts as before the gap
    as_winter = start - winter
    as_summer = start - summer
    in_summer = begins <= as_summer < ends
    begin = as_summer if in_summer else as_winter
    minutes = int(re.search(r"PT(\d+)M", value(event, "DURATION")).group(1))
    return begin, begin + dt.timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("on", "starts", "minutes", "begin", "end"),
    [
        ("2026-11-26", "09:30", 150, "2026-11-26T08:30", "2026-11-26T11:00"),
        ("2026-07-01", "09:30", 150, "2026-07-01T07:30", "2026-07-01T10:00"),
        ("2026-03-29", "01:30", 120, "2026-03-29T00:30", "2026-03-29T02:30"),
        ("2026-03-29", "09:30", 60, "2026-03-29T07:30", "2026-03-29T08:30"),
        ("2026-03-29", "02:30", 60, "2026-03-29T01:30", "2026-03-29T02:30"),
        ("2026-10-25", "01:30", 120, "2026-10-24T23:30", "2026-10-25T01:30"),
        ("2026-10-25", "02:30", 60, "2026-10-25T00:30", "2026-10-25T01:30"),
        ("2026-10-25", "09:30", 60, "2026-10-25T08:30", "2026-10-25T09:30"),
    ],
)
def test_begin_and_end_are_right_also_when_the_clocks_change(
    on: str, starts: str, minutes: int, begin: str, end: str
) -> None:
    data = ics_bytes(an_event(dt.date.fromisoformat(on), starts, minutes=minutes))
    expected = [dt.datetime.fromisoformat(each).replace(tzinfo=dt.UTC) for each in (begin, end)]
    assert list(moments(data)) == expected


@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)), st.times(), st.integers(1, 720))
def test_the_zone_in_the_file_is_that_of_berlin(on: dt.date, time: dt.time, minutes: int) -> None:
    event = an_event(on, f"{time:%H:%M}", minutes=minutes)
    begin = dt.datetime.combine(on, time.replace(second=0, microsecond=0), BERLIN)
    begin = begin.astimezone(dt.UTC)
    assert moments(ics_bytes(event)) == (begin, begin + dt.timedelta(minutes=minutes))


def test_nobody_is_listed_and_the_office_is_the_organizer() -> None:
    event = an_event(
        dt.date(2026, 11, 26), organizer="ki@kreis.example", organizer_name='Kreis "M"; X'
    )
    lines = lines_of(ics_bytes(event))
    assert not any(line.startswith("ATTENDEE") for line in lines)
    assert value(lines, "ORGANIZER") == "ORGANIZER;CN=\"Kreis 'M'; X\":mailto:ki@kreis.example"
    without = lines_of(ics_bytes(an_event(dt.date(2026, 11, 26))))
    assert not any(line.startswith("ORGANIZER") for line in without)


def test_a_meeting_without_a_time_is_a_whole_day() -> None:
    event = Event("a1@gkdesk", dt.date(2026, 11, 26), None, 60, "Fallkonferenz", STAMP)
    lines = lines_of(ics_bytes(event))
    assert value(lines, "DTSTART") == "DTSTART;VALUE=DATE:20261126"
    assert not any(line.startswith(("DURATION", "BEGIN:VTIMEZONE")) for line in lines)


@given(st.text(max_size=200))
def test_no_text_breaks_out_of_its_line(text: str) -> None:
    data = ics_bytes(an_event(dt.date(2026, 11, 26), summary="Fallkonferenz", location=text))
    allowed = {
        "BEGIN",
        "END",
        "LOCATION",
        "SUMMARY",
        "DTSTART",
        "DURATION",
        "UID",
        "DTSTAMP",
        "SEQUENCE",
    }
    allowed |= {"VERSION", "PRODID", "METHOD", "TZID", "TZNAME", "TZOFFSETFROM", "TZOFFSETTO"}
    allowed |= {"RRULE", "CLASS", "STATUS", "TRANSP"}
    assert {re.split("[;:]", line)[0] for line in lines_of(data)} <= allowed


def test_a_later_file_replaces_an_earlier_one_and_may_call_the_meeting_off() -> None:
    first = lines_of(ics_bytes(an_event(dt.date(2026, 11, 26))))
    later = STAMP + dt.timedelta(days=1)
    moved = lines_of(ics_bytes(an_event(dt.date(2026, 12, 3), stamp=later)))
    assert value(first, "STATUS") == value(moved, "STATUS") == "STATUS:CONFIRMED"
    numbers = [int(value(lines, "SEQUENCE").partition(":")[2]) for lines in (first, moved)]
    assert numbers[0] < numbers[1]
    off = an_event(dt.date(2026, 12, 3), stamp=later, is_cancelled=True)
    lines = lines_of(ics_bytes(off))
    assert value(lines, "UID") == value(first, "UID")
    assert value(lines, "STATUS") == "STATUS:CANCELLED"
    assert value(lines, "TRANSP") == "TRANSP:TRANSPARENT"


@given(
    day=st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31)),
    start=st.integers(0, 24 * 4 - 1),
    minutes=st.integers(1, 600),
)
@example(day=dt.date(2027, 3, 28), start=6, minutes=120)
@example(day=dt.date(2027, 10, 31), start=6, minutes=120)
@example(day=dt.date(2027, 3, 27), start=23 * 4, minutes=300)
def test_paper_and_calendar_end_at_the_same_time(day: dt.date, start: int, minutes: int) -> None:
    starts = f"{start // 4:02d}:{start % 4 * 15:02d}"
    _, end = moments(ics_bytes(an_event(day, starts, minutes=minutes)))
    assert after(day, starts, minutes) == f"{end.astimezone(BERLIN):%H:%M}"

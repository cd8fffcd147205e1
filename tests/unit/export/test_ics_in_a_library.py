"""A meeting as a calendar file, read by icalendar, with the time zone that stands in the file."""

from __future__ import annotations

import datetime as dt

import icalendar
import pytest

from gkdesk.export.calendar.ics import Event, ics_bytes

STAMP = dt.datetime(2026, 11, 18, 9, 0, tzinfo=dt.UTC)
PLACE = 'Kreishaus, Raum "Übergänge"; 2. OG\nهسكي 12 – Zugang über den Hof, ' + "bitte läuten " * 9


def read(data: bytes) -> tuple[icalendar.Calendar, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(data)
    assert not calendar.errors
    (event,) = calendar.walk("VEVENT")
    assert not event.errors
    return calendar, event


@pytest.mark.parametrize(
    ("on", "starts", "minutes", "begin", "end"),
    [
        ("2026-11-26", "09:30", 150, "2026-11-26T08:30", "2026-11-26T11:00"),
        ("2026-03-28", "23:30", 300, "2026-03-28T22:30", "2026-03-29T03:30"),
        ("2026-03-29", "01:30", 120, "2026-03-29T00:30", "2026-03-29T02:30"),
        ("2026-03-29", "09:30", 60, "2026-03-29T07:30", "2026-03-29T08:30"),
        ("2026-10-24", "23:30", 300, "2026-10-24T21:30", "2026-10-25T02:30"),
        ("2026-10-25", "01:30", 120, "2026-10-24T23:30", "2026-10-25T01:30"),
        ("2026-10-25", "09:30", 60, "2026-10-25T08:30", "2026-10-25T09:30"),
    ],
)
def test_a_calendar_program_finds_the_same_moments_around_both_changes_of_the_clocks(
    on: str, starts: str, minutes: int, begin: str, end: str
) -> None:
    event = Event(
        "a1@gkdesk",
        dt.date.fromisoformat(on),
        dt.time.fromisoformat(starts),
        minutes,
        "Fallkonferenz",
        STAMP,
    )
    calendar, found = read(ics_bytes(event))
    (zone,) = calendar.walk("VTIMEZONE")
    start = found["DTSTART"].dt.replace(tzinfo=zone.to_tz(lookup_tzid=False))
    expected = dt.datetime.fromisoformat(begin).replace(tzinfo=dt.UTC)
    assert start.astimezone(dt.UTC) == expected
    length = dt.datetime.fromisoformat(end).replace(tzinfo=dt.UTC) - expected
    assert found["DURATION"].dt == length
    assert found["DTSTART"].params["TZID"] == "Europe/Berlin"


def test_a_calendar_program_reads_the_texts_as_they_were_typed() -> None:
    event = Event(
        "a1@gkdesk",
        dt.date(2026, 11, 26),
        dt.time(9, 30),
        150,
        "Fallkonferenz, Reihe „Übergang“",
        STAMP,
        location=PLACE,
        organizer="ki@kreis.example",
        organizer_name="Kreis Musterland",
    )
    _, found = read(ics_bytes(event))
    assert str(found["SUMMARY"]) == "Fallkonferenz, Reihe „Übergang“"
    assert " ".join(str(found["LOCATION"]).split()) == " ".join(PLACE.split())
    assert str(found["ORGANIZER"]) == "mailto:ki@kreis.example"
    assert found["ORGANIZER"].params["CN"] == "Kreis Musterland"
    assert "ATTENDEE" not in found

"""One event as iCalendar (RFC 5545), with the time zone of the office and without attendees.

Whoever keeps calendars for others reads them, too: a file holds no more than place and time. The
length is a duration, for that is exact over the change of the clocks, when the same local time
comes twice or not at all.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ZONE = "Europe/Berlin"
_OCTETS = 75
_FIRST = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
_BERLIN = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:DAYLIGHT",
    "TZNAME:CEST",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "DTSTART:19810329T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZNAME:CET",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@dataclass(frozen=True, slots=True)
class Event:
    """One event. `starts` is local time in Berlin; without it, it lasts the whole day.

    `organizer` is an address of mail, "" where there is none; `stamp` has its time zone. A file
    that was made later replaces an earlier one of the same `uid`, and takes it back where
    `is_cancelled`.
    """

    uid: str
    on: dt.date
    starts: dt.time | None
    minutes: int
    summary: str
    stamp: dt.datetime
    location: str = ""
    description: str = ""
    organizer: str = ""
    organizer_name: str = ""
    is_cancelled: bool = False


def ics_bytes(event: Event) -> bytes:
    """Return the file; the same event gives the same bytes."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//gkdesk//DE", "METHOD:PUBLISH"]
    if event.starts is not None:
        lines += _BERLIN
    lines += ["BEGIN:VEVENT", *_event(event), "END:VEVENT", "END:VCALENDAR"]
    return b"".join(_folded(line) for line in lines)


def _event(event: Event) -> Iterator[str]:
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{event.stamp.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{_sequence(event.stamp)}"
    if event.starts is None:
        yield f"DTSTART;VALUE=DATE:{event.on:%Y%m%d}"
    else:
        yield f"DTSTART;TZID={ZONE}:{dt.datetime.combine(event.on, event.starts):%Y%m%dT%H%M%S}"
        yield f"DURATION:PT{event.minutes}M"
    yield f"SUMMARY:{_escaped(event.summary)}"
    if event.location:
        yield f"LOCATION:{_escaped(event.location)}"
    if event.description:
        yield f"DESCRIPTION:{_escaped(event.description)}"
    if event.organizer:
        name = _parameter(event.organizer_name)
        named = f';CN="{name}"' if name else ""
        yield f"ORGANIZER{named}:mailto:{_address(event.organizer)}"
    yield "CLASS:CONFIDENTIAL"
    yield f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}"
    yield f"TRANSP:{'TRANSPARENT' if event.is_cancelled else 'OPAQUE'}"


def _sequence(stamp: dt.datetime) -> int:
    """Count the minutes since 2020: whoever made a file later has the higher number."""
    return max(0, int((stamp - _FIRST).total_seconds()) // 60)


def _escaped(text: str) -> str:
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,")):
        text = text.replace(plain, written)
    return "\\n".join(_without_controls(line) for line in text.splitlines())


def _parameter(text: str) -> str:
    return _without_controls(text).replace('"', "'")


def _address(text: str) -> str:
    return "".join(_without_controls(text).split())


def _without_controls(text: str) -> str:
    return "".join(letter for letter in text if letter >= " " and letter != "\x7f")


def _folded(line: str) -> bytes:
    """Return a line of at most 75 octets a row; no character is divided."""
    rows, row = [], b""
    for letter in line:
        octets = letter.encode()
        if len(row) + len(octets) > _OCTETS:
            rows.append(row)
            row = b" "
        row += octets
    return b"\r\n".join((*rows, row)) + b"\r\n"

"""The recovery sheet on paper."""

from __future__ import annotations

import datetime as dt

import pytest

from gkdesk.clock import FixedClock
from gkdesk.errors import BadRecoveryCode
from gkdesk.export.pdf.render import render_pdf
from gkdesk.services.safety.recovery_sheet import (
    SAMPLE_GROUPS,
    group_matches,
    recovery_sheet,
    sample_sheet,
    sheet_pdf,
)
from gkdesk.store import recovery
from tests.document_kit import plain

DAY = dt.date(2026, 11, 21)
MOMENT = dt.datetime(2026, 11, 21, 9, 0, tzinfo=dt.UTC)


def test_all_seven_groups_stand_on_the_sheet_with_their_numbers() -> None:
    groups = recovery.groups(recovery.new_code())
    lines = plain(recovery_sheet(groups, made_on=DAY, created=MOMENT)).splitlines()
    for number, group in enumerate(groups, start=1):
        assert lines[lines.index(str(number)) + 1] == " ".join(group)


def test_a_group_typed_with_its_gaps_opens_like_the_code() -> None:
    code = recovery.new_code()
    typed = " ".join(" ".join(group) for group in recovery.groups(code))
    assert recovery.secret_of(typed) == recovery.secret_of(code)


def test_a_group_is_checked_as_the_store_reads_it() -> None:
    code = recovery.new_code()
    for index, group in enumerate(recovery.groups(code)):
        typed = " ".join(group.lower()).replace("0", "o").replace("1", "l")
        assert group_matches(code, index=index, typed=typed)
        assert not group_matches(code, index=index, typed=group[:-1])


def test_the_sheet_says_what_it_is_for_and_who_keeps_it() -> None:
    text = plain(sample_sheet(made_on=DAY, created=MOMENT))
    for wanted in ("wie einen Schlüssel", "Verwahrt bei", "Unterschrift", "21.11.2026"):
        assert wanted in text


def test_the_sample_is_marked_and_opens_nothing() -> None:
    text = plain(sample_sheet(made_on=DAY, created=MOMENT))
    assert "Muster – dieses Blatt öffnet keinen Bestand" in text
    with pytest.raises(BadRecoveryCode):
        recovery.secret_of("-".join(SAMPLE_GROUPS))


def test_a_real_sheet_is_not_marked_as_sample() -> None:
    groups = recovery.groups(recovery.new_code())
    assert "Muster" not in plain(recovery_sheet(groups, made_on=DAY, created=MOMENT))


def test_the_sheet_fits_one_page() -> None:
    import io

    from pypdf import PdfReader

    pdf = render_pdf(sample_sheet(made_on=DAY, created=MOMENT))
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1


def test_a_code_becomes_a_pdf_that_does_not_hold_it_in_one_piece() -> None:
    code = recovery.new_code()
    pdf = sheet_pdf(code, FixedClock(MOMENT))
    assert pdf.startswith(b"%PDF")
    assert code.encode() not in pdf

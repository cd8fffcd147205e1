"""Shared test set-up: no display is needed, time stands still, stores are real."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import datetime as dt

import pytest

from gkdesk.clock import FixedClock


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock that stands at a working day in November 2026."""
    return FixedClock(dt.datetime(2026, 11, 18, 9, 0, tzinfo=dt.UTC))

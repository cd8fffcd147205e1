"""What is counted, and by what it is broken down; the values stand in keys of cells."""

from __future__ import annotations

from enum import StrEnum


class Measure(StrEnum):
    """What a cell counts."""

    CASES = "cases"
    CHAIN = "chain"
    REFERRED = "referred"
    DISCUSSED = "discussed"
    BOOKLET = "booklet"
    START = "start"
    NEW = "new"
    ENDED = "ended"
    LEFT = "left"
    SINGLE = "single"
    FAMILY = "family"
    FURTHER = "further"
    PERSONS = "persons"
    STEPS = "steps"
    REFERRALS = "referrals"
    DISCUSSIONS = "discussions"
    BOOKLETS = "booklets"
    MEETINGS = "meetings"
    CONFERENCES = "conferences"
    """Meetings in which cases are discussed."""


class By(StrEnum):
    """By what a count is broken down."""

    STATUS = "status"
    FIELD = "field"
    MUNICIPALITY = "municipality"
    PERIOD = "period"
    STEP_STATE = "step_state"
    REFERRAL_STATE = "referral_state"
    PURPOSE = "purpose"


class TableCode(StrEnum):
    """The tables of one export, in their order."""

    OVERVIEW = "overview"
    STATUS = "status"
    FIELD = "field"
    MUNICIPALITY = "municipality"
    PERIOD = "period"
    STEPS = "steps"
    REFERRALS = "referrals"
    MEETINGS = "meetings"


PART_MEASURES = (Measure.CHAIN, Measure.REFERRED, Measure.DISCUSSED, Measure.BOOKLET)
"""Counts of cases that are a part of all cases."""
EVENTS = {
    Measure.STEPS: Measure.CHAIN,
    Measure.REFERRALS: Measure.REFERRED,
    Measure.DISCUSSIONS: Measure.DISCUSSED,
    Measure.BOOKLETS: Measure.BOOKLET,
}
"""What may happen several times in one case, and the count of the cases in which it did."""

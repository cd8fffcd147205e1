"""Fixed codes of duplicates, merging and importing."""

from __future__ import annotations

from enum import StrEnum


class Likeness(StrEnum):
    """Why a record may be the one that is being entered."""

    SAME_NAME = "same_name"
    SAME_EMAIL = "same_email"
    SAME_PHONE = "same_phone"
    SIMILAR_NAME = "similar_name"


class Side(StrEnum):
    """Which of two records a value comes from: the one that stays, the other, or both."""

    KEEP = "keep"
    OTHER = "other"
    BOTH = "both"


class Agreement(StrEnum):
    """How two values of one field go together."""

    SAME = "same"
    KEEP_ONLY = "keep_only"
    OTHER_ONLY = "other_only"
    JOINED = "joined"
    CONFLICT = "conflict"


class Fate(StrEnum):
    """What becomes of something that belonged to the record that goes."""

    MOVES = "moves"
    JOINED = "joined"
    """It is there already; what only this one said is added to the other."""
    DOUBLE = "double"
    """It moves, and then there are two between the same records that say different things."""
    DROPPED = "dropped"
    """It makes no sense any more, such as a cooperation with itself."""


class Belonging(StrEnum):
    """What may belong to a record that is merged into another."""

    CONTACT_PERSON = "contact_person"
    POST = "post"
    CATCHMENT = "catchment"
    SEAT = "seat"
    COOPERATION = "cooperation"
    AGREEMENT = "agreement"
    OFFER = "offer"
    LEAD = "lead"
    HELPER = "helper"
    DEPUTY = "deputy"
    TASK = "task"
    DISCLOSURE = "disclosure"
    FINDING = "finding"
    DRAFT = "draft"
    CHAIN = "chain"
    REFERRAL = "referral"
    CONSENT = "consent"
    ACTION = "action"
    PARTICIPATION = "participation"
    OFFICE = "office"
    WORKING_AID = "working_aid"
    BOOKLET_COPY = "booklet_copy"


class OnMatch(StrEnum):
    """What an import does with a row whose record is there already."""

    SKIP = "skip"
    FILL = "fill"


class RowFate(StrEnum):
    """What an import does with one row."""

    NEW = "new"
    FILLED = "filled"
    """The record is there; values that it lacks are added."""
    KNOWN = "known"
    """The record is there and stays as it is."""
    DOUBTFUL = "doubtful"
    """It may be somebody who is there: nothing happens until a person says so."""
    REPEATED = "repeated"
    PARTIAL = "partial"
    """A value cannot be accepted, and nobody wants the row without it."""
    REFUSED = "refused"

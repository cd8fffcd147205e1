"""Codes of return packages: what stands against sending one, and what became of one in a folder."""

from __future__ import annotations

from enum import StrEnum


class PackageProblem(StrEnum):
    """Why a file is not evaluated."""

    UNREADABLE = "unreadable"
    NOT_A_ZIP = "not_a_zip"
    FOREIGN = "foreign"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    BOMB = "bomb"
    CLIMBING = "climbing"
    DOUBLE_MEMBER = "double_member"
    UNEXPECTED_MEMBER = "unexpected_member"
    MISSING_FILE = "missing_file"
    WRONG_CHECKSUM = "wrong_checksum"
    LOCKED = "locked"
    NOT_UNLOCKED = "not_unlocked"
    NEWER = "newer"
    BAD_CONTENT = "bad_content"
    SAME_FASSUNG = "same_fassung"
    OTHER_ALLIANCE = "other_alliance"


class PackageNote(StrEnum):
    """What somebody should look at in a return that is evaluated all the same."""

    SAME_NAME = "same_name"
    OTHER_NAMES = "other_names"
    CHANGED_SENDER = "changed_sender"


class PackageFate(StrEnum):
    """What became of a file of the folder."""

    COUNTED = "counted"
    REPLACED = "replaced"
    TWICE = "twice"
    REJECTED = "rejected"


class Obstacle(StrEnum):
    """What stands against sending a return."""

    NOT_CLOSED = "not_closed"
    SENDER = "sender"
    NAMES = "names"
    NOTHING = "nothing"
    ANSWERS = "answers"
    CHANGED = "changed"
    SENT_OTHERWISE = "sent_otherwise"

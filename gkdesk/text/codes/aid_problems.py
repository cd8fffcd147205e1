"""What can be wrong with an answer, an expression or a template of a working aid.

Words: `gkdesk.text.wording.aid_problems`.
"""

from __future__ import annotations

from enum import StrEnum


class Trouble(StrEnum):
    """What is wrong with one answer."""

    NOT_WHOLE = "not_whole"
    NOT_A_NUMBER = "not_a_number"
    TOO_LARGE = "too_large"
    NOT_A_DATE = "not_a_date"
    TOO_LONG = "too_long"
    UNREADABLE = "unreadable"
    MORE_THAN_ONE = "more_than_one"
    UNKNOWN_CHOICE = "unknown_choice"
    NOT_OFFERED = "not_offered"
    CONSTRAINT = "constraint"


class Fault(StrEnum):
    """What is wrong with an expression."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    TOO_DEEP = "too_deep"
    SYNTAX = "syntax"
    NOT_ALLOWED = "not_allowed"
    UNKNOWN_FUNCTION = "unknown_function"
    ARGUMENTS = "arguments"
    PATTERN = "pattern"


class Flaw(StrEnum):
    """What is wrong with a template."""

    BAD_NAME = "bad_name"
    DUPLICATE_NAME = "duplicate_name"
    UNKNOWN_LIST = "unknown_list"
    EMPTY_LIST = "empty_list"
    LIST_MISSING = "list_missing"
    UNKNOWN_BINDING = "unknown_binding"
    NESTED_REPEAT = "nested_repeat"
    EMPTY_GROUP = "empty_group"
    NO_CALCULATION = "no_calculation"
    BROKEN_EXPRESSION = "broken_expression"
    UNKNOWN_NAME = "unknown_name"
    UNKNOWN_COLUMN = "unknown_column"
    LOOSE_NAME = "loose_name"
    OWN_ANSWER = "own_answer"
    OUTSIDE_OF_TABLE = "outside_of_table"
    FILTER_WITHOUT_LIST = "filter_without_list"
    BAD_DEFAULT = "bad_default"
    CYCLE = "cycle"
    GIVES_LOCAL = "gives_local"


class Fate(StrEnum):
    """What became of an answer when a working aid was moved to another version of its template."""

    RENAMED = "renamed"
    CONVERTED = "converted"
    CHOICE_GONE = "choice_gone"
    KIND_CHANGED = "kind_changed"
    REMOVED = "removed"
    REMARK_GONE = "remark_gone"
    ROW_FREED = "row_freed"
    ROW_GONE = "row_gone"
    NOW_RETURNED = "now_returned"


KEPT = frozenset({Fate.RENAMED, Fate.CONVERTED, Fate.ROW_FREED, Fate.NOW_RETURNED})
"""Fates of answers that are still there."""

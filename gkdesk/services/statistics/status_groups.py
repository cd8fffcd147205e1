"""Statuses put together to a few groups; which belongs where is a proposal of ours.

A list of twenty statuses leaves one or two persons in most of them, and so nothing to be shown.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from gkdesk.services.code_lists import merged
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.codes.findings import StatusGroup
from gkdesk.text.papers import statistics as words

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.services.code_lists import CodeRow
    from gkdesk.statistics.facts import Facts


class StatusClass(StrEnum):
    """The groups in their order."""

    PERMITTED = "permitted"
    TOLERATED = "tolerated"
    PERMIT = "permit"
    SETTLEMENT = "settlement"
    UNSECURED = "unsecured"
    OTHER = "other"


_CATEGORIES = {
    StatusGroup.PERMITTED: StatusClass.PERMITTED,
    StatusGroup.TOLERATED: StatusClass.TOLERATED,
}
_CODES = {
    "settlement": StatusClass.SETTLEMENT,
    "border_crossing": StatusClass.UNSECURED,
    "unclear": StatusClass.UNSECURED,
}
_PERMIT = "permit_"


def class_of(status: CodeRow) -> StatusClass:
    """Return the group of a status: by the category that it was given, else by its shipped code.

    Words are no guide: the office may change them.
    """
    if isinstance(status.category, StatusGroup):
        return _CATEGORIES[status.category]
    if not status.shipped:
        return StatusClass.OTHER
    if status.code.startswith(_PERMIT):
        return StatusClass.PERMIT
    return _CODES.get(status.code, StatusClass.OTHER)


def class_words() -> dict[str, str]:
    """Return the words of the groups in their order."""
    return {each.value: words.STATUS_CLASSES[each.value] for each in StatusClass}


def in_classes(session: Session, facts: Facts) -> Facts:
    """Return the facts with the group of everybody's status instead of the status."""
    known = merged(session, CodeList.RESIDENCE_STATUS)
    of = {code: class_of(row).value for code, row in known.items()} | {"": ""}
    cases = {
        ref: replace(case, status=of.get(case.status, StatusClass.OTHER.value))
        for ref, case in facts.cases.items()
    }
    return replace(facts, cases=cases)

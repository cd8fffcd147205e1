"""What minutes lack before they can be sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.meetings.views import SealGap
from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.meetings import Attendance, ItemForm, ItemKind, ItemState, TextPart
from gkdesk.text.sentences import minutes as words

if TYPE_CHECKING:
    from gkdesk.services.meetings.views import ItemView, MeetingView

_DEALT_WITH = (ItemState.DISCUSSED, ItemState.CLOSED)


def gaps(view: MeetingView) -> tuple[SealGap, ...]:
    """Ask for the view of the person at each case that was dealt with, and for attendance.

    Our rule: a case is not closed either without saying how the person sees it.
    """
    cases = [item for item in view.items if item.fields.kind is ItemKind.CASE]
    found = [gap for item in cases if (gap := _gap(item)) is not None]
    unknown = [each for each in view.participants if each.fields.attendance is Attendance.UNKNOWN]
    if unknown:
        offices = [each.name for each in unknown if each.fields.client_id is None]
        names = offices if len(offices) == len(unknown) else []
        found.append(
            SealGap(
                words.attendance_gap([each.name for each in unknown]),
                words.attendance_gap(names, len(unknown)),
            )
        )
    return tuple(found)


def _gap(item: ItemView) -> SealGap | None:
    called = item.cover if item.fields.is_veiled else inside(item.name)
    if item.state is ItemState.OPEN:
        return SealGap(words.state_gap(called), words.state_gap(item.cover), item.id)
    seen = any(
        text.text for text in item.texts if text.part in (TextPart.CLIENT_VIEW, TextPart.USERS_VIEW)
    )
    if item.state in _DEALT_WITH and not seen:
        steps = item.fields.form is ItemForm.RECONSTRUCTION
        part = TextPart.USERS_VIEW if steps else TextPart.CLIENT_VIEW
        return SealGap(words.view_gap(called), words.view_gap(item.cover), item.id, part)
    return None

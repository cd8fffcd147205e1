"""What minutes lack before they can be sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.meetings.views import SealGap
from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.meetings import Attendance, ItemForm, ItemKind, ItemState, TextPart

if TYPE_CHECKING:
    from gkdesk.services.meetings.views import ItemView, MeetingView


def gaps(view: MeetingView) -> tuple[SealGap, ...]:
    """Ask for the view of the person at each discussed case (our rule), and for attendance."""
    cases = [item for item in view.items if item.fields.kind is ItemKind.CASE]
    found = [gap for item in cases if (gap := _gap(item)) is not None]
    unknown = [
        each.name for each in view.participants if each.fields.attendance is Attendance.UNKNOWN
    ]
    if unknown:
        found.append(SealGap(f"Anwesenheit offen: {', '.join(unknown)}"))
    return tuple(found)


def _gap(item: ItemView) -> SealGap | None:
    called = item.cover if item.fields.is_veiled else inside(item.name)
    if item.state is ItemState.OPEN:
        return SealGap(f"{called}: besprochen, vertagt oder abgeschlossen?", item.id)
    seen = any(
        text.text for text in item.texts if text.part in (TextPart.CLIENT_VIEW, TextPart.USERS_VIEW)
    )
    if item.state is ItemState.DISCUSSED and not seen:
        steps = item.fields.form is ItemForm.RECONSTRUCTION
        part = TextPart.USERS_VIEW if steps else TextPart.CLIENT_VIEW
        return SealGap(f"{called}: Die Sicht der Person fehlt.", item.id, part)
    return None

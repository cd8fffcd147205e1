"""How records of the network read in the lists at the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.ui.records.lookup import VEILED
from gkdesk.ui.records.record_view import NEVER
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.tables import PersonItem

if TYPE_CHECKING:
    from gkdesk.services.register.contact_fields import ContactRow


def contact_item(row: ContactRow, *, veiled: bool = False) -> PersonItem:
    """Put a contact person into the words of the list.

    What is `veiled` is read out by the system although the list is covered: neither numbers nor
    private persons then.
    """
    if veiled and row.private:
        return PersonItem(key=row.id, title=VEILED)
    step = "beendet" if not row.active else row.function
    if row.stale:
        step = NEVER if row.verified_on is None else "länger nicht geprüft"
    function = row.function if row.stale and row.function != row.name else ""
    return PersonItem(
        key=row.id,
        title=row.name,
        step=step if step != row.name else "",
        when="" if veiled else row.phone,
        context=joined(row.organisation, function, row.municipality),
        warns=row.stale,
    )

"""What is said when a record ends on which others hang."""

from __future__ import annotations

from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.findings.writing import listed
from gkdesk.text.labels import Label
from gkdesk.text.wording.clients import counted


def organisation_ended(*, contacts: int, offers: int, cooperations: int, seats: int) -> str:
    """Say that an organisation ended, and what ends with it."""
    numbers = {
        RecordKind.CONTACT_PERSON: contacts,
        RecordKind.OFFER: offers,
        RecordKind.COOPERATION: cooperations,
    }
    parts = [counted(kind, number) for kind, number in numbers.items() if number]
    if seats:
        parts.append("1 Sitz" if seats == 1 else f"{seats} Sitze")
    ended = Label.ORGANISATION_ENDED.text
    return f"{ended}. Damit enden auch: {listed(parts)}." if parts else ended

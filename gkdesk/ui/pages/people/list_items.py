"""How records read in the lists at the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.clients.views import ClientRow
from gkdesk.text.codes.clients import CaseState, CodeList
from gkdesk.ui.records.row_text import due_text, joined
from gkdesk.ui.tables import PersonItem

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.services.clients.views import ClientDetail
    from gkdesk.ui.pages.people.row_texts import Lookup


def client_item(row: ClientRow, today: dt.date) -> PersonItem:
    """Put a client into the words of the list."""
    when = due_text(row.step_until, today) if row.step_until else ""
    return PersonItem(
        key=row.id,
        title=row.name,
        own_name="" if row.own_name == row.name else row.own_name,
        step=row.step or ("kein nächster Schritt" if row.active else "beendet"),
        when=when if row.step else "",
        context=joined(row.municipality, row.field) or row.code,
        warns=row.active and (row.overdue or not row.step),
    )


def row_of(client: ClientDetail, today: dt.date, lookup: Lookup) -> ClientRow:
    """Return a record as its line of the list."""
    step = client.next_step
    return ClientRow(
        id=client.id,
        code=client.identity.code,
        name=client.name,
        own_name=client.identity.own_name,
        own_name_language=client.identity.own_name_language,
        form=client.identity.form,
        active=client.state is CaseState.ACTIVE,
        step=step.what if step else "",
        step_until=step.until if step else None,
        overdue=step is not None and step.until is not None and step.until < today,
        municipality=client.municipality,
        field=lookup.entry(CodeList.FIELD_OF_ACTION, client.case.main_field),
        last_contact=client.last_contact,
    )

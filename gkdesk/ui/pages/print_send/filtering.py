"""Whom a filter lets through, and what it offers: languages that somebody speaks, with how many."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.text.codes.clients import CodeList
from gkdesk.text.wording.clients import language_word
from gkdesk.ui.pages.people.client_filter_bar import FilterChoices
from gkdesk.ui.records.lookup import pairs

if TYPE_CHECKING:
    from gkdesk.services.clients.views import ClientRow
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.pages.people.client_filter_bar import ClientFilterBar
    from gkdesk.ui.records.lookup import OfficeLookup


def read_filter(
    bar: ClientFilterBar, workspace: Workspace, lookup: OfficeLookup
) -> tuple[ClientRow, ...]:
    """Show the counts and the choices of now, and return whom the filter lets through."""
    clients, chosen = workspace.clients, bar.value()
    of_any = clients.rows(replace(chosen, language=None))
    spoken = clients.languages(row.id for row in of_any)
    if chosen.language is not None:
        spoken.setdefault(chosen.language, 0)  # what is chosen can be seen and left
    named = sorted((language_word(code), code, count) for code, count in spoken.items())
    bar.show_counts(clients.counts())
    bar.show_choices(
        FilterChoices(
            languages=[(code, f"{name} ({count})") for name, code, count in named],
            municipalities=pairs(lookup.municipalities()),
            statuses=pairs(lookup.offered(CodeList.RESIDENCE_STATUS)),
            fields=pairs(lookup.offered(CodeList.FIELD_OF_ACTION)),
        )
    )
    return of_any if chosen.language is None else clients.rows(chosen)

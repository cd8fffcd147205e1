"""How the tables were arranged is kept in the store: the next day they stand as they were left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.ui.pages.network.overview.table_columns import ACTORS, TIES
from gkdesk.ui.tables.arrangement import read_arrangement

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.pages.network.overview.tables import TablePanel

SETTINGS = {ACTORS.name: "table.organisations", TIES.name: "table.cooperations"}
"""The name of the setting of each table."""


class TableMemory:
    """Arranges the tables as they were; writes only what somebody arranged anew.

    It is written when the page is left or the store is locked: every setting is a line in the log.
    """

    def __init__(self, workspace: Workspace, tables: TablePanel) -> None:
        self._settings = workspace.settings
        self._tables = tables
        for place, view in enumerate(tables.views):
            kept = read_arrangement(self._settings.get(SETTINGS[view.spec.name], {}))
            if kept is not None:
                tables.arrange(place, kept)
        self._kept = list(tables.arrangements())

    def keep(self) -> None:
        """Write how the tables are arranged now."""
        now = list(self._tables.arrangements())
        changed = {
            SETTINGS[view.spec.name]: new.stored()
            for view, new, old in zip(self._tables.views, now, self._kept, strict=True)
            if new != old
        }
        if changed:
            self._settings.put_all(changed)
            self._kept = now

"""Tables and lists, and the page skeleton of list and detail."""

from __future__ import annotations

from gkdesk.ui.tables.delegates import DueDelegate, ListDelegate, PersonDelegate
from gkdesk.ui.tables.items import DueItem, GroupHeader, ItemModel, PersonItem
from gkdesk.ui.tables.lists import ItemList, ListDetail
from gkdesk.ui.tables.model import TableModel
from gkdesk.ui.tables.specs import Column, TableSpec
from gkdesk.ui.tables.view import TableView

__all__ = [
    "Column",
    "DueDelegate",
    "DueItem",
    "GroupHeader",
    "ItemList",
    "ItemModel",
    "ListDelegate",
    "ListDetail",
    "PersonDelegate",
    "PersonItem",
    "TableModel",
    "TableSpec",
    "TableView",
]

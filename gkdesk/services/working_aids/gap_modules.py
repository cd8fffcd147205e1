"""Which funding modules (Bausteine) gaps are put to: as proposed, or as the office decided.

What differs from the proposal lies in the store, and as a table (CSV) goes from office to office.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.errors import GapModulesUnreadable, ImportTooLarge
from gkdesk.export.network.delimited import csv_bytes
from gkdesk.export.network.sheet import Column, Sheet
from gkdesk.incoming.decoding import decoded
from gkdesk.incoming.delimited import find_delimiter, read_grid
from gkdesk.progress import Silent
from gkdesk.text.papers import evaluation as words
from gkdesk.working_aids.evaluation.gaps import MODULE_WORDS, Module

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gkdesk.store.store import Store
    from gkdesk.working_aids.evaluation.results import Topic

SETTING = "evaluation.gap_modules"
LARGEST = 4 * 1024 * 1024
_KEY = (words.WORKING_AID, words.LIST, words.CODE)
_NEEDED = (*_KEY, words.MODULE)
_COLUMNS = (
    Column(words.WORKING_AID, 20),
    Column(words.LIST, 20),
    Column(words.CODE, 24),
    Column(words.TOPIC, 46),
    Column(words.PROPOSED, 44),
    Column(words.MODULE, 44),
)
_TEXT_SIGN = "'"


class GapModules:
    """What one office decided about the modules of gaps."""

    def __init__(self, store: Store) -> None:
        self._settings = store.settings

    def chosen(self) -> dict[str, Module]:
        """Return the modules that differ from the proposal, by the keys of topics."""
        stored = self._settings.get(SETTING, default=dict[str, str]())
        known = {module.value for module in Module}
        return {key: Module(module) for key, module in stored.items() if module in known}

    def choose(self, topic: Topic, module: Module) -> None:
        """Put a topic to a module; the one that is proposed needs no note."""
        kept = {key: each.value for key, each in self.chosen().items() if key != topic.key}
        if module.value != topic.proposed:
            kept[topic.key] = module.value
        self._settings.put(SETTING, kept)

    def propose_again(self, topics: Iterable[Topic]) -> None:
        """Put topics back to the modules that are proposed for them."""
        keys = {topic.key for topic in topics}
        kept = {key: each.value for key, each in self.chosen().items() if key not in keys}
        self._settings.put(SETTING, kept)


def modules_table(topics: Iterable[Topic]) -> bytes:
    """Return what topics are put to as CSV, for an evaluation at another place."""
    rows = tuple(
        (
            *(each.aid, each.list_name, each.code, each.label),
            MODULE_WORDS[Module(each.proposed)],
            MODULE_WORDS[Module(each.module)],
        )
        for each in topics
    )
    return csv_bytes(Sheet(words.MODULES_TABLE, _COLUMNS, rows))


def read_modules(data: bytes) -> dict[str, Module]:
    """Return the modules of a CSV by the keys of topics.

    Raises ImportNotText, ImportTooLarge, ImportTooManyRows, and GapModulesUnreadable with the row,
    also where a row says another module than one before.
    """
    if len(data) > LARGEST:
        raise ImportTooLarge(limit=f"{LARGEST // 1024**2} MB")
    text = decoded(data).text
    grid = read_grid(text, find_delimiter(text), Silent())
    broken = next((notice.row for notice in grid.notices if notice.refused), 0)
    if broken or not grid.rows:
        raise GapModulesUnreadable(row=broken or 1)
    head, *rows = grid.rows
    titles = [title.strip().casefold() for title in head.cells]
    needed = [title.casefold() for title in _NEEDED]
    if any(titles.count(title) != 1 for title in needed):
        raise GapModulesUnreadable(row=head.number)
    found: dict[str, Module] = {}
    for row in rows:
        *key, said = [_cell(row.cells, titles.index(title)) for title in needed]
        module = _MODULES.get(said.partition(" ")[0].casefold())
        if module is None or not all(key) or found.setdefault(" ".join(key), module) != module:
            raise GapModulesUnreadable(row=row.number)
    return found


_MODULES: Mapping[str, Module] = {module.value: module for module in Module}


def _cell(cells: tuple[str, ...], place: int) -> str:
    text = cells[place].strip() if place < len(cells) else ""
    return text.removeprefix(_TEXT_SIGN)

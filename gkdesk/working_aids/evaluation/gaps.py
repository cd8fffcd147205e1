"""Gaps that were named, put to the funding modules F1–F5 or to the rest (001:2340-2404, Table 3).

Which module a topic belongs to is proposed by its list and can be decided otherwise here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from gkdesk.working_aids.evaluation.results import Gap
from gkdesk.working_aids.package.contents import MODULE
from gkdesk.working_aids.template import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gkdesk.working_aids.package.contents import Codebook, Item, Returned


class Module(StrEnum):
    """The funding modules that a gap may be put to."""

    F1 = "f1"
    F2 = "f2"
    F3 = "f3"
    F4 = "f4"
    F5 = "f5"
    OTHER = "sonstiges"


MODULE_WORDS: Mapping[Module, str] = {
    Module.F1: "F1 Coaching",
    Module.F2: "F2 Berufsbegleitende Qualifizierung, Sprachförderung",
    Module.F3: "F3 Nachträglicher Hauptschulabschluss",
    Module.F4: "F4 Schul-, ausbildungs- und berufsvorbereitende Kurse",
    Module.F5: "F5 Innovationsfonds",
    Module.OTHER: "Sonstiges",
}


def gaps(
    book: Codebook, returns: Sequence[Returned], chosen: Mapping[str, Module]
) -> Iterator[Gap]:
    """Go through the gaps of all returns; `chosen` decides for the codes of topics."""
    for item in book.items:
        if _names_topics(book, item):
            for returned in returns:
                yield from _gaps(book, item, returned, chosen)


def _names_topics(book: Codebook, item: Item) -> bool:
    if not item.table or item.kind is not Kind.SELECT_ONE:
        return False
    return any(MODULE in choice.columns for choice in book.lists[item.choices].choices)


def _gaps(
    book: Codebook, item: Item, returned: Returned, chosen: Mapping[str, Module]
) -> Iterator[Gap]:
    topics = {choice.name: choice for choice in book.lists[item.choices].choices}
    known = {module.value: module for module in Module}
    for row in returned.answers.rows.get(item.table, ()):
        answer = row.answers.get(item.name)
        if answer is None or answer.value not in topics:
            continue
        topic = topics[answer.value]
        proposed = known.get(topic.columns.get(MODULE, ""), Module.OTHER)
        yield Gap(
            alliance=returned.head.sender.name,
            territory=returned.head.sender.territory,
            list_name=item.choices,
            topic=topic.name,
            label=topic.label,
            module=chosen.get(topic.name, proposed).value,
            words=tuple(
                each.value
                for name, each in row.answers.items()
                if name != item.name and not _closed(book, item.table, name)
            ),
        )


def _closed(book: Codebook, table: str, name: str) -> bool:
    return any(item.name == name and item.is_closed for item in book.within(table))

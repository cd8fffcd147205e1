"""Gaps that were named, put to the funding modules F1–F5 or to the rest (001:2340-2404, Table 3).

Which module a topic belongs to is proposed by its list; `assigned` puts it where somebody decided.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from gkdesk.working_aids import reading
from gkdesk.working_aids.evaluation.results import Gap, Topic
from gkdesk.working_aids.package.contents import MODULE
from gkdesk.working_aids.template import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gkdesk.working_aids.evaluation.results import AidResult, Evaluation
    from gkdesk.working_aids.package.contents import Codebook, Item, Returned
    from gkdesk.working_aids.template import Choice


_AREA = "bereich"
"""The column of a list of topics that says to which area a topic belongs."""


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


def gaps(book: Codebook, returns: Sequence[Returned]) -> Iterator[Gap]:
    """Go through the gaps of all returns, each put to the module that is proposed for it."""
    for item in book.items:
        if _names_topics(book, item):
            for returned in returns:
                yield from _gaps(book, item, returned)


def topics(book: Codebook) -> Iterator[Topic]:
    """Go through all that the gaps of an aid may be about."""
    for name in dict.fromkeys(each.choices for each in book.items if _names_topics(book, each)):
        areas = _areas(book.id, name)
        for choice in book.lists[name].choices:
            module = _proposed(choice).value
            area = areas.get(choice.name, "")
            yield Topic(book.id, name, choice.name, choice.label, module, module, area)


@cache
def _areas(aid: str, topics: str) -> Mapping[str, str]:
    """Return the words of the areas that topics of a shipped aid belong to, by their codes.

    Areas do not travel with returns; topics of a form of somebody's own have none.
    """
    try:
        lists = reading.template(aid).lists
    except (KeyError, reading.BrokenTemplate):
        return {}
    listed = lists[topics].choices if topics in lists else ()
    used = {choice.name: choice.columns.get(_AREA, "") for choice in listed}
    for areas in lists.values():
        words = {choice.name: choice.label for choice in areas.choices}
        if set(used.values()) - {""} <= words.keys():
            return {topic: words[area] for topic, area in used.items() if area}
    return {}


def named_gaps(found: Evaluation) -> Counter[str]:
    """Count how often gaps were named, by the keys of their topics."""
    return Counter(
        f"{aid.aid} {gap.list_name} {gap.topic}" for aid in found.aids for gap in aid.gaps
    )


def assigned(found: Evaluation, chosen: Mapping[str, Module]) -> Evaluation:
    """Put gaps where `chosen` says by the keys of their topics, all others where proposed."""
    return replace(found, aids=tuple(_assigned(each, chosen) for each in found.aids))


def all_topics(found: Evaluation) -> tuple[Topic, ...]:
    """Return every topic once, in the words of the last round that has it."""
    return tuple({topic.key: topic for aid in found.aids for topic in aid.topics}.values())


def _assigned(aid: AidResult, chosen: Mapping[str, Module]) -> AidResult:
    decided = tuple(
        replace(each, module=chosen.get(each.key, Module(each.proposed)).value)
        for each in aid.topics
    )
    modules = {(each.list_name, each.code): each.module for each in decided}
    moved = tuple(
        replace(gap, module=modules.get((gap.list_name, gap.topic), gap.module)) for gap in aid.gaps
    )
    return replace(aid, gaps=moved, topics=decided)


def _names_topics(book: Codebook, item: Item) -> bool:
    if not item.table or item.kind is not Kind.SELECT_ONE:
        return False
    return any(MODULE in choice.columns for choice in book.lists[item.choices].choices)


def _proposed(topic: Choice) -> Module:
    known = {module.value: module for module in Module}
    return known.get(topic.columns.get(MODULE, ""), Module.OTHER)


def _gaps(book: Codebook, item: Item, returned: Returned) -> Iterator[Gap]:
    listed = {choice.name: choice for choice in book.lists[item.choices].choices}
    for row in returned.answers.rows.get(item.table, ()):
        answer = row.answers.get(item.name)
        if answer is None or answer.value not in listed:
            continue
        topic = listed[answer.value]
        yield Gap(
            alliance=returned.head.sender.name,
            territory=returned.head.sender.territory,
            list_name=item.choices,
            topic=topic.name,
            label=topic.label,
            module=_proposed(topic).value,
            words=tuple(
                each.value
                for name, each in row.answers.items()
                if name != item.name and not _closed(book, item.table, name)
            ),
        )


def _closed(book: Codebook, table: str, name: str) -> bool:
    return any(item.name == name and item.is_closed for item in book.within(table))

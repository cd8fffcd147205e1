"""Topics of a needs analysis: what there is, who may come, what is needed, and the gaps found.

The list of topics says where to look: `feld` names fields of action, `stichwort` parts of words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.working_aids.prefill.known import Fact, KnownRow, Moment, listed
from gkdesk.services.working_aids.prefill.tables import (
    GROUPS,
    need_group,
    needs_noted,
    offers_there,
    status_groups,
    takes,
)
from gkdesk.text.folding import fold
from gkdesk.working_aids.tables import tables_in

if TYPE_CHECKING:
    from gkdesk.services.working_aids.prefill.known import Table
    from gkdesk.services.working_aids.prefill.tables import Given, Wanted
    from gkdesk.working_aids.answers import Row
    from gkdesk.working_aids.template import Choice, Group, Template

FIELD = "feld"
WORDS = "stichwort"
TOPICS = "topics"
OPEN, PARTLY, CLOSED = "offen", "teilweise", "kein_zugang"
YES = "ja"


def topics(moment: Moment, table: Table) -> tuple[KnownRow, ...]:
    """Return for every topic of the list what the register of offers and needs says."""
    if table.entries is None:
        return ()
    offers, needs = moment.once(_offers), moment.once(_needs)
    found = []
    for choice in table.entries.choices:
        there = [row for folded, row in offers if _fits(choice, row.field, folded)]
        wanted = [row for folded, row in needs if _fits(choice, row.field, folded)]
        if there or wanted:
            found.append(_topic(moment, choice, there, wanted))
    return tuple(found)


def gaps(moment: Moment, table: Table) -> tuple[KnownRow, ...]:
    """Return the topics that were marked as a gap in the sections before, one row each."""
    if moment.template is None:
        return ()
    found = []
    for section in moment.template.sections:
        for source in tables_in(section):
            if source.prefill == TOPICS and source.name != table.group.name:
                rows = moment.answers.rows.get(source.name, ())
                found += [_gap(moment.template, section, source, row) for row in rows]
    return tuple(row for row in found if row is not None)


def _offers(moment: Moment) -> list[tuple[str, Given]]:
    return [(fold(row.name), row) for row in moment.once(offers_there)]


def _needs(moment: Moment) -> list[tuple[str, Wanted]]:
    return [(fold(row.topic), row) for row in moment.once(needs_noted)]


def _fits(choice: Choice, field: str, folded: str) -> bool:
    """Tell whether something in a field of action, with this folded name, belongs to a topic."""
    if field not in choice.columns.get(FIELD, "").split():
        return False
    wanted = choice.columns.get(WORDS, "").split()
    return not wanted or any(fold(part) in folded for part in wanted)


def _topic(moment: Moment, choice: Choice, there: list[Given], wanted: list[Wanted]) -> KnownRow:
    groups = [need_group(moment, row) for row in wanted]
    cells = {
        "offers": Fact(text=listed((row.name for row in there), apart="\n")),
        "access": _access(moment, there),
        "need": Fact(text=listed(dict.fromkeys(row.topic for row in wanted), apart="\n")),
        "group": Fact(text=listed(dict.fromkeys(groups))),
    }
    return KnownRow(label=choice.label, cells=cells, entry=choice.name)


def _access(moment: Moment, there: list[Given]) -> Fact:
    """Say whether people with a Duldung or Gestattung may come to what there is."""
    if not there:
        return Fact()
    groups = moment.once(status_groups)
    taken = [len(takes(row, groups)) for row in there]
    if not any(taken):
        return Fact(codes=(CLOSED,), yes=False)
    is_open = all(number == len(GROUPS) for number in taken)
    return Fact(codes=(OPEN if is_open else PARTLY,), yes=True)


def _gap(template: Template, area: Group, table: Group, row: Row) -> KnownRow | None:
    """Return the line of a row that was marked; of a topic of one's own its words stand apart."""
    if _value(row, f"{area.name}_luecke") != YES:
        return None
    own = "" if row.entry else _value(row, f"{area.name}_weiteres")
    label = template.lists[table.rows].label(row.entry) if row.entry else own
    cells = {
        "area": Fact(codes=(area.name,), text=area.label),
        "topic": Fact(codes=(row.entry or f"{area.name}_weiteres",)),
        "other": Fact(text=own),
        "group": Fact(text=_value(row, f"{area.name}_gruppe")),
    }
    known_by = ("area", "topic") if row.entry else ("area", "topic", "other")
    return KnownRow(label=f"{area.label}: {label}", cells=cells, known_by=known_by)


def _value(row: Row, question: str) -> str:
    answer = row.answers.get(question)
    return "" if answer is None else answer.value

"""The overview for volunteers: who helps with what, without anything private."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.services.network_papers import page
from gkdesk.services.network_papers.offers import in_order
from gkdesk.text.papers import network as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkdesk.services.network_papers.source import Entry, PaperHead, Register

_FEW = 4
"""So many municipalities fit into a line."""


def compose(head: PaperHead, register: Register, fields: Iterable[str]) -> content.Document:
    """Return the overview: first by topic, then every office once with all about it.

    `fields` are the words of the fields of action in their order.
    """
    blocks: list[content.Block] = [page.paragraph(words.VOLUNTEERS_LEAD), *_us(head)]
    used = (field for entry in register.entries for field in _topics(entry))
    blocks.append(page.heading(words.VOLUNTEERS_TOPICS))
    for field in in_order(fields, used):
        entries = [entry for entry in register.entries if field in _topics(entry)]
        blocks += [page.heading(field or words.VOLUNTEERS_OTHER, 3), _names(entries)]
    blocks += [page.heading(words.VOLUNTEERS_OFFICES), _table(register.entries)]
    return page.document(head, words.VOLUNTEERS_TITLE, blocks, subtitle=head.alliance)


def _names(entries: Iterable[Entry]) -> content.ItemList:
    return content.ItemList(tuple(content.ListItem(_name(entry)) for entry in entries))


def _name(entry: Entry) -> content.Passage:
    fields, served = entry.organisation.fields, entry.organisation.serves
    where = f" ({', '.join(served)})" if len(served) in range(1, _FEW) else ""
    phone = (page.SEPARATOR, content.code(fields.phone)) if fields.phone else ()
    return content.mixed(content.foreign(fields.name, strong=True), where, *phone, field=words.NAME)


def _topics(entry: Entry) -> tuple[str, ...]:
    return entry.organisation.fields_of_action or ("",)


def _us(head: PaperHead) -> Iterator[content.Block]:
    office = head.office
    reach = page.joined(office.phone, office.email, office.web)
    if reach:
        name = page.joined(office.name, office.unit)
        yield content.Card(
            (content.passage(words.VOLUNTEERS_US),),
            (page.paragraph(name), page.paragraph(reach)),
        )


def _table(entries: Iterable[Entry]) -> content.Table:
    return content.Table(
        columns=(content.Column(1.2), content.Column(1.2), content.Column(1.1)),
        header=tuple(
            content.cell(text) for text in (words.RESPONSIBLE, words.HELPS_WITH, words.WHERE)
        ),
        rows=tuple(_row(entry) for entry in entries),
        header_column=True,
    )


def _row(entry: Entry) -> tuple[content.Cell, ...]:
    view, fields = entry.organisation, entry.organisation.fields
    town = f"{fields.postal_code} {fields.place}".strip()
    served = ", ".join(view.serves)
    fixed = [staff for staff in entry.people if staff.view.fields.fixed]
    return (
        page.stacked(
            page.strong(fields.name),
            page.small(view.kind),
            page.small(words.named_line(words.SERVES, served) if served else ""),
        ),
        page.stacked(page.small(fields.mandate), page.small(fields.possibilities)),
        page.stacked(
            page.labelled(words.PHONE, fields.phone, as_code=True),
            *(_reached(staff.view.name, staff.view.fields.phone) for staff in fixed),
            page.small(fields.opening_hours),
            page.small(", ".join(filter(None, (fields.street, town)))),
            page.small(fields.hints),
        ),
    )


def _reached(name: str, phone: str) -> content.Block | None:
    return page.labelled(name, phone, as_code=True)

"""Lists across cases: who has no Anschluss, and what cases teach about structures."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.export.network.sheet import Column, Sheet
from gkdesk.network.findings.finding import shown_count
from gkdesk.services.case_papers import blocks
from gkdesk.services.network_papers.page import document, heading, joined, note_of, paragraph
from gkdesk.services.structural.fields import IssueFields
from gkdesk.text.papers import cases as words
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.export.content import Block
    from gkdesk.services.network_papers.source import PaperHead


@dataclass(frozen=True)
class CohortRow:
    """One client whose chain does not go on; `opening` is in words."""

    name: str
    after: str
    opening: str
    last_contact: dt.date | None
    may_be_contacted: bool
    contact_until: dt.date | None
    talked_on: dt.date | None


def cohort(head: PaperHead, rows: tuple[CohortRow, ...]) -> content.Document:
    """Return the list with which a programme hands over at its end; it names people."""
    body: list[Block] = [blocks.office_only(), paragraph(words.COHORT_LEAD)]
    if rows:
        body.append(paragraph(words.COHORT_SIZE.format(len(rows)), content.TextStyle.SMALL))
        body.append(_cohort_table(rows))
    else:
        body.append(paragraph(words.COHORT_NONE))
    return document(head, words.TITLES["case.cohort"][0], body)


def _cohort_table(rows: Iterable[CohortRow]) -> content.Table:
    weights = (2.6, 2.6, 2.2, 1.8, 2.2, 1.8)
    return content.Table(
        tuple(content.Column(weight) for weight in weights),
        blocks.header(*words.COHORT_COLUMNS),
        tuple(
            (
                blocks.cell(row.name, strong=True),
                blocks.cell(row.after),
                blocks.cell(row.opening),
                blocks.cell(blocks.day(row.last_contact) or words.NEVER),
                blocks.cell(_contactable(row)),
                blocks.cell(blocks.day(row.talked_on) or words.NOT_YET),
            )
            for row in rows
        ),
        header_column=True,
    )


def _contactable(row: CohortRow) -> str:
    if not row.may_be_contacted:
        return words.NO
    if row.contact_until is None:
        return words.YES
    return words.YES_UNTIL.format(blocks.day(row.contact_until))


@dataclass(frozen=True)
class Issue:
    """A structural issue with how many clients are behind it; its texts name nobody."""

    fields: IssueFields
    cases: int
    is_closed: bool
    body: str = ""

    @property
    def addressee(self) -> str:
        """Return whom it is for: the body, and what was written besides."""
        return joined(self.body, self.fields.addressee)

    def count(self, smallest: int) -> str:
        """Return the number of clients, if it may be shown."""
        shown = shown_count(self.cases, smallest)
        return words.FEWER.format(smallest) if shown is None else str(shown)

    @property
    def kind(self) -> str:
        """Return what it is about."""
        interface = self.fields.interface_type
        return joined(word(self.fields.kind), word(interface) if interface else "")

    def way(self, today: dt.date) -> tuple[str, ...]:
        """Return its route and the mandate, its decision and what became of it."""
        its = self.fields
        until = words.UNTIL_DAY.format(blocks.day(its.mandate_until)) if its.mandate_until else ""
        mandate = joined(its.mandate, until)
        is_past = its.review_on is not None and its.review_on < today
        review, is_open = words.REVIEWED if is_past else words.REVIEW, not self.is_closed
        decided = words.DECIDED.format(blocks.day(its.decided_on), its.decision)
        if its.decided_on is None:
            decided = words.DECIDED_OPEN.format(its.decision)
        done = joined(its.implementation, blocks.day(its.implemented_on))
        return (
            word(its.route),
            words.MANDATE.format(mandate) if mandate else "",
            decided if its.decision else "",
            words.IMPLEMENTED.format(done) if done else "",
            review.format(blocks.day(its.review_on)) if its.review_on and is_open else "",
        )


def issues(head: PaperHead, rows: tuple[Issue, ...]) -> content.Document:
    """Return the problem list: what is open first."""
    body: list[Block] = [paragraph(words.ISSUES_LEAD.format(head.office.smallest_count))]
    for title, closed in ((words.ISSUES_OPEN, False), (words.ISSUES_DONE, True)):
        chosen = [row for row in rows if row.is_closed is closed]
        if chosen:
            body += [heading(title), *(_issue(row, head) for row in chosen)]
    if not rows:
        body.append(paragraph(words.ISSUES_NONE))
    return document(head, words.TITLES["structural.list"][0], body)


def _issue(row: Issue, head: PaperHead) -> content.Card:
    its, (_, _, need, seen, count, addressee, way) = row.fields, words.ISSUE_COLUMNS
    told = blocks.fields(
        (need, its.need),
        (seen, word(its.source)),
        (count, row.count(head.office.smallest_count)),
        (addressee, row.addressee),
        (way, "\n".join(filter(None, row.way(head.today)))),
    )
    kind = paragraph(row.kind, content.TextStyle.SMALL)
    return content.Card((blocks.typed(its.theme),), (kind, told), loose=True)


def issues_sheet(head: PaperHead, rows: tuple[Issue, ...]) -> Sheet:
    """Return the problem list as a table."""
    widths = (40, 20, 50, 22, 18, 30, 60)
    return Sheet(
        words.TITLES["structural.list"][0],
        tuple(
            Column(title, width) for title, width in zip(words.ISSUE_COLUMNS, widths, strict=True)
        ),
        tuple(
            (
                row.fields.theme,
                row.kind,
                row.fields.need,
                word(row.fields.source),
                row.count(head.office.smallest_count),
                row.addressee,
                "\n".join(filter(None, row.way(head.today))),
            )
            for row in rows
        ),
        note=note_of(head),
    )

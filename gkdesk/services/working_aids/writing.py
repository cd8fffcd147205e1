"""Put single answers and whole sets of answers into the tables."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from gkdesk.models.working_aids import AidAnswer, AidRow
from gkdesk.working_aids.parts import Ref
from gkdesk.working_aids.tables import tables_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy.orm import Session

    from gkdesk.working_aids.answers import Answer, Answers
    from gkdesk.working_aids.template import Template


@dataclass(frozen=True)
class Whence:
    """Where an answer comes from: typed by somebody, accepted, or taken over from a year."""

    source: str = ""
    source_on: dt.date | None = None
    unchanged_from: int | None = None


TYPED = Whence()


def answer_row(session: Session, aid_id: int, ref: Ref) -> AidAnswer | None:
    """Return what is stored for a question, None where nothing is."""
    query = select(AidAnswer).filter_by(aid_id=aid_id, question=ref.question, row_id=ref.row)
    return session.scalars(query).first()


def put(
    session: Session,
    aid_id: int,
    ref: Ref,
    *,
    value: str | None = None,
    remark: str | None = None,
    whence: Whence | None = None,
) -> None:
    """Store an answer, its remark, or both; a row that holds nothing any more goes."""
    row = _row(session, aid_id, ref)
    if value is not None:
        row.value = value
    if remark is not None:
        row.remark = remark
    if whence is not None:
        row.source, row.source_on = whence.source, whence.source_on
        row.unchanged_from = whence.unchanged_from
    settle(session, row)


def beside(session: Session, aid_id: int, ref: Ref, **values: object) -> None:
    """Store what stands beside an answer: a comment, a contributor."""
    row = _row(session, aid_id, ref)
    for column, value in values.items():
        setattr(row, column, value)
    settle(session, row)


def settle(session: Session, row: AidAnswer) -> None:
    """Keep a row that says something, let go of one that does not."""
    if row.value or row.remark or row.comment or row.contributor_id is not None:
        session.add(row)
    elif row in session:
        session.delete(row)


def add_row(session: Session, aid_id: int, table: str, entry: str = "") -> AidRow:
    """Add a row at the end of a table."""
    last = select(func.max(AidRow.position)).filter_by(aid_id=aid_id, table_name=table)
    position = session.scalar(last)
    row = AidRow(
        aid_id=aid_id,
        table_name=table,
        entry=entry,
        position=0 if position is None else position + 1,
    )
    session.add(row)
    session.flush()
    return row


def add_fixed_rows(session: Session, aid_id: int, template: Template) -> dict[tuple[str, str], int]:
    """Add the fixed rows that are not there yet; return all of them by table and entry."""
    rows = session.scalars(select(AidRow).filter_by(aid_id=aid_id))
    there = {(row.table_name, row.entry): row.id for row in rows if row.entry}
    for table in tables_of(template):
        choices = template.lists.get(table.rows)
        for choice in () if choices is None else choices.choices:
            key = table.name, choice.name
            if key not in there:
                there[key] = add_row(session, aid_id, *key).id
    return there


def put_all(
    session: Session,
    aid_id: int,
    answers: Answers,
    fixed: Mapping[tuple[str, str], int],
    whence: Whence,
    kept: Collection[int] = (),
) -> dict[int, int]:
    """Store a whole set of answers where none is yet; return the new row of each old one.

    Rows of one's own without an answer are left out, but not those that are to be `kept`.
    """
    now: dict[int, int] = {}
    for question, answer in answers.single.items():
        _add(session, aid_id, Ref(question), answer, whence)
    for table, rows in answers.rows.items():
        for row in rows:
            given = {name: each for name, each in row.answers.items() if each}
            ref = fixed.get((table, row.entry)) if row.entry else None
            if ref is None and (given or row.ref in kept):
                ref = add_row(session, aid_id, table, row.entry).id
            if ref is not None:
                now[row.ref] = ref
            for question, answer in given.items():
                _add(session, aid_id, Ref(question, ref), answer, whence)
    return now


def _add(session: Session, aid_id: int, ref: Ref, answer: Answer, whence: Whence) -> None:
    if not answer:
        return
    session.add(
        AidAnswer(
            aid_id=aid_id,
            row_id=ref.row,
            question=ref.question,
            value=answer.value,
            remark=answer.remark,
            source=whence.source,
            source_on=whence.source_on,
            unchanged_from=whence.unchanged_from,
        )
    )


def _row(session: Session, aid_id: int, ref: Ref) -> AidAnswer:
    found = answer_row(session, aid_id, ref)
    if found is not None:
        return found
    return AidAnswer(
        aid_id=aid_id,
        row_id=ref.row,
        question=ref.question,
        value="",
        remark="",
        comment="",
        source="",
    )

"""A working aid as it is stored: its template, its answers, and what stands beside each of them.

Templates and forms are remembered until the store is locked: a form looks again only at what an
answer changes. Whether it still says what is stored is compared each time, because undo and other
windows change answers, too.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections import defaultdict
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.errors import AidClosed, AidUnreadable, RecordGone
from gkdesk.models.working_aids import AidAnswer, AidBody, AidRow, WorkingAid
from gkdesk.services.rows import fetch
from gkdesk.text.codes.working_aids import AidState
from gkdesk.working_aids import stored
from gkdesk.working_aids.answers import Answer, Answers, Row
from gkdesk.working_aids.form import Form
from gkdesk.working_aids.numbering import numbers
from gkdesk.working_aids.parts import Ref
from gkdesk.working_aids.reading import BrokenTemplate
from gkdesk.working_aids.tables import tables_in, tables_of
from gkdesk.working_aids.tally import counted
from gkdesk.working_aids.template import Group, Question, Template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from gkdesk.clock import Clock

FORMS_KEPT = 6


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside an answer and is no part of it."""

    comment: str = ""
    contributor_id: int | None = None
    source: str = ""
    source_on: dt.date | None = None
    unchanged_from: int | None = None


NOTHING_BESIDE = Beside()


@dataclass(frozen=True)
class Layout:
    """Where everything stands in a template, worked out once."""

    template: Template

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        return {each.name: each for each in self.template.questions()}

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        return numbers(self.template)

    @cached_property
    def tables(self) -> Mapping[str, Group]:
        """The tables by name."""
        return {each.name: each for each in tables_of(self.template)}

    @cached_property
    def table_of(self) -> Mapping[str, str]:
        """The table of each question that stands in one."""
        return {
            question.name: table.name
            for table in self.tables.values()
            for question in table.questions()
        }

    @cached_property
    def section_of(self) -> Mapping[str, str]:
        """The section of each question and table."""
        found = {}
        for section in self.template.sections:
            found.update({each.name: section.name for each in section.questions()})
            found.update({table.name: section.name for table in tables_in(section)})
        return found


@dataclass
class Opened:
    """A working aid with its form."""

    aid: WorkingAid
    layout: Layout
    form: Form
    beside: Mapping[Ref, Beside]

    @property
    def template(self) -> Template:
        return self.layout.template

    def at(self, ref: Ref) -> Beside:
        """Return what stands beside an answer."""
        return self.beside.get(ref, NOTHING_BESIDE)

    def question(self, ref: Ref) -> Question:
        """Return the question of an answer that can be given. Raises RecordGone."""
        if not self.has(ref):
            raise RecordGone
        return self.layout.questions[ref.question]

    def has(self, ref: Ref) -> bool:
        """Tell whether a question is there, in a table with its row."""
        table = self.layout.table_of.get(ref.question)
        rows = (None,) if table is None else self.form.rows(table)
        return ref.question in self.layout.questions and ref.row in rows

    def note_progress(self) -> None:
        """Write down how far the aid has come."""
        now = counted(self.form.parts())
        if (self.aid.answered, self.aid.askable) != (now.answered, now.askable):
            self.aid.answered, self.aid.askable = now.answered, now.askable

    def table(self, name: str) -> Group:
        """Return a table. Raises RecordGone."""
        found = self.layout.tables.get(name)
        if found is None:
            raise RecordGone
        return found


@dataclass
class _Kept:
    body: int
    answers: Answers
    form: Form


class Shelf:
    """The templates and forms that were opened, until the store is locked."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._layouts: dict[int, Layout] = {}
        self._forms: dict[int, _Kept] = {}
        self.lock = threading.RLock()
        """Held while a form is used: forms belong to one thread at a time."""

    @contextmanager
    def following(self, aid_id: int) -> Iterator[None]:
        """Let a form go along with a transaction; where that fails, it is built anew."""
        is_done = False
        try:
            yield
            is_done = True
        finally:
            if not is_done:
                self.drop(aid_id)

    def forget(self) -> None:
        """Drop everything: forms hold answers."""
        self._layouts.clear()
        self._forms.clear()

    def layout(self, session: Session, aid_id: int) -> Layout:
        """Return the template that an aid is filled in with. Raises AidUnreadable."""
        return self._layout(session, _body_of(session, aid_id))

    def open(self, session: Session, aid_id: int) -> Opened:
        """Return an aid with its form. Raises RecordGone, AidUnreadable."""
        aid = fetch(session, WorkingAid, aid_id)
        body = _body_of(session, aid_id)
        layout = self._layout(session, body)
        answers, beside = read_answers(session, aid_id)
        kept = self._forms.pop(aid_id, None)
        if kept is None or kept.body != body or kept.answers != answers:
            kept = _Kept(body, answers, Form(layout.template, answers, self._clock))
        self._forms[aid_id] = kept
        while len(self._forms) > FORMS_KEPT:
            del self._forms[next(iter(self._forms))]
        return Opened(aid, layout, kept.form, beside)

    def changed(self, session: Session, opened: Opened) -> None:
        """Note that the form took over by itself what was written just now."""
        answers, opened.beside = read_answers(session, opened.aid.id)
        kept = self._forms.get(opened.aid.id)
        if kept is not None:
            kept.answers = answers

    def drop(self, aid_id: int) -> None:
        """Let the next call build the form of an aid anew."""
        self._forms.pop(aid_id, None)

    def _layout(self, session: Session, body: int) -> Layout:
        if body not in self._layouts:
            text = session.scalars(select(AidBody.body).where(AidBody.id == body)).one()
            try:
                self._layouts[body] = Layout(stored.from_text(text))
            except BrokenTemplate:
                raise AidUnreadable from None
        return self._layouts[body]


def draft(session: Session, aid_id: int) -> WorkingAid:
    """Return an aid that may be changed. Raises RecordGone, AidClosed."""
    aid = fetch(session, WorkingAid, aid_id)
    if aid.state != AidState.DRAFT.value:
        raise AidClosed
    return aid


def read_answers(session: Session, aid_id: int) -> tuple[Answers, dict[Ref, Beside]]:
    """Return the answers of an aid, and what stands beside them."""
    row, answer = AidRow, AidAnswer
    single: dict[str, Answer] = {}
    in_rows: dict[int, dict[str, Answer]] = defaultdict(dict)
    beside: dict[Ref, Beside] = {}
    columns = select(
        answer.row_id,
        answer.question,
        answer.value,
        answer.remark,
        answer.comment,
        answer.contributor_id,
        answer.source,
        answer.source_on,
        answer.unchanged_from,
    ).where(answer.aid_id == aid_id)
    for row_id, question, value, remark, comment, who, source, on, year in session.execute(columns):
        if value or remark:
            given = single if row_id is None else in_rows[row_id]
            given[question] = Answer(value, remark)
        more = Beside(comment, who, source, on, year)
        if more != NOTHING_BESIDE:
            beside[Ref(question, row_id)] = more
    rows: dict[str, list[Row]] = defaultdict(list)
    order = select(row.id, row.table_name, row.entry).where(row.aid_id == aid_id)
    for ref, table, entry in session.execute(order.order_by(row.position, row.id)):
        rows[table].append(Row(ref, entry, in_rows.get(ref, {})))
    return Answers(single, {table: tuple(found) for table, found in rows.items()}), beside


def _body_of(session: Session, aid_id: int) -> int:
    found = session.scalars(select(AidBody.id).filter_by(aid_id=aid_id)).first()
    if found is None:
        raise RecordGone
    return found

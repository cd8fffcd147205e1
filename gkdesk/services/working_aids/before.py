"""What was answered in the round before: to the same question, or to one of the same series."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.errors import AidUnreadable
from gkdesk.models.working_aids import WorkingAid
from gkdesk.services.working_aids.views import LastYearView
from gkdesk.text.folding import fold
from gkdesk.working_aids.converting import shown
from gkdesk.working_aids.parts import Ref
from gkdesk.working_aids.template import CHOSEN, UNANSWERED, Kind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.services.working_aids.opened import Opened, Shelf
    from gkdesk.working_aids.answers import Answer, Answers, Row
    from gkdesk.working_aids.template import Question


class Before:
    """The round before an aid, to look up single answers; with nothing before it, knows none."""

    def __init__(self, session: Session, shelf: Shelf, now: Opened) -> None:
        self._session, self._shelf = session, shelf
        self._now = now
        self._same = _same_template(session, shelf, now.aid)

    @cached_property
    def _given(self) -> Answers | None:
        return None if self._same is None else self._same.form.given()

    @cached_property
    def _series(self) -> dict[str, tuple[Opened | None, Question | None]]:
        """Looked up only where it is asked for: other aids are opened for it."""
        return _series(self._session, self._shelf, self._now)

    @property
    def year(self) -> int | None:
        """Return the year of the round before of the same template, None without one."""
        return None if self._same is None else self._same.aid.year

    def at(self, ref: Ref) -> LastYearView | None:
        """Return what was answered to a question, in the row that means the same."""
        question = self._now.layout.questions[ref.question]
        if question.kind in UNANSWERED:
            return None
        found = self._of_same(question, ref)
        if found is None and question.series and ref.row is None:
            return self._of_series(question)
        return found

    def _of_same(self, question: Question, ref: Ref) -> LastYearView | None:
        if self._same is None or self._given is None:
            return None
        asked = next(
            (
                each
                for name in (question.name, question.was)
                if name and (each := self._same.layout.questions.get(name)) is not None
            ),
            None,
        )
        if asked is None:
            return None
        answer = self._answer(self._same, self._given, asked, ref)
        return None if answer is None else self._view(self._same, asked, answer, question)

    def _answer(self, then: Opened, given: Answers, asked: Question, ref: Ref) -> Answer | None:
        if ref.row is None:
            return given.single.get(asked.name) or None
        key = _row_key(self._now, self._now.layout.table_of[ref.question], ref.row)
        table = then.layout.table_of.get(asked.name, "")
        for row in given.rows.get(table, ()) if key else ():
            if _key_of(then, table, row) == key:
                return row.answers.get(asked.name) or None
        return None

    def _of_series(self, question: Question) -> LastYearView | None:
        then, asked = self._series.get(question.series, (None, None))
        if then is None or asked is None:
            return None
        answer = then.form.given().single.get(asked.name)
        return self._view(then, asked, answer, question) if answer else None

    def _view(self, then: Opened, asked: Question, answer: Answer, now: Question) -> LastYearView:
        return LastYearView(
            year=then.aid.year,
            value=answer.value,
            shown=shown(asked, answer.value, then.template),
            remark=answer.remark,
            can_be_taken=self._can_be_taken(asked, answer.value, now),
        )

    def _can_be_taken(self, asked: Question, value: str, now: Question) -> bool:
        if asked.kind is not now.kind and now.kind is not Kind.TEXT:
            return False
        if now.kind not in CHOSEN:
            return asked.kind not in CHOSEN
        choices = self._now.template.lists.get(now.choices)
        known = set() if choices is None else {each.name for each in choices.choices}
        return set(value.split()) <= known


def _same_template(session: Session, shelf: Shelf, aid: WorkingAid) -> Opened | None:
    query = (
        select(WorkingAid.id)
        .where(WorkingAid.template_id == aid.template_id, WorkingAid.year < aid.year)
        .order_by(WorkingAid.year.desc())
        .limit(1)
    )
    ref = session.scalars(query).first()
    return None if ref is None else _opened(session, shelf, ref)


def _series(
    session: Session, shelf: Shelf, now: Opened
) -> dict[str, tuple[Opened | None, Question | None]]:
    """Return for every series of a template where it was asked last, in an earlier round."""
    wanted = {each.series for each in now.layout.questions.values() if each.series}
    found: dict[str, tuple[Opened | None, Question | None]] = {}
    query = (
        select(WorkingAid.id)
        .where(WorkingAid.year < now.aid.year, WorkingAid.template_id != now.aid.template_id)
        .order_by(WorkingAid.year.desc(), WorkingAid.id)
    )
    for ref in session.scalars(query).all() if wanted else ():
        if not wanted - found.keys():
            break
        then = _opened_if(session, shelf, ref, wanted - found.keys())
        if then is not None:
            for each in then.layout.questions.values():
                if each.series in wanted and each.name not in then.layout.table_of:
                    found.setdefault(each.series, (then, each))
    return found


def _opened_if(session: Session, shelf: Shelf, ref: int, wanted: set[str]) -> Opened | None:
    """Open an aid only if its template asks for one of some series."""
    try:
        layout = shelf.layout(session, ref)
    except AidUnreadable:
        return None
    asked = {each.series for each in layout.questions.values()}
    return _opened(session, shelf, ref) if asked & wanted else None


def _opened(session: Session, shelf: Shelf, ref: int) -> Opened | None:
    try:
        return shelf.open(session, ref)
    except AidUnreadable:
        return None


def _row_key(opened: Opened, table: str, row: int) -> str:
    """Return what a row is known by from year to year: its entry, else its first words."""
    entry = opened.form.entry(table, row)
    if entry:
        return entry
    questions = opened.layout.tables[table].questions()
    texts = (opened.form.value(Ref(each.name, row)) for each in questions if _names(each))
    return fold(next(filter(None, texts), ""))


def _key_of(opened: Opened, table: str, row: Row) -> str:
    if row.entry:
        return row.entry
    questions = [each for each in opened.layout.tables[table].questions() if _names(each)]
    texts = (row.answers[each.name].value for each in questions if each.name in row.answers)
    return fold(next(filter(None, texts), ""))


def _names(question: Question) -> bool:
    return question.kind in {Kind.TEXT, Kind.SELECT_ONE}

"""Rounds: which working aids there are in which year; begin one, move it to a newer template."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from gkdesk.errors import AidClosed, InvalidInput
from gkdesk.models import working_aids as tables
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.profiles import current_profile
from gkdesk.services.register.task_links import let_go_of_tasks
from gkdesk.services.rows import fetch
from gkdesk.services.working_aids import catalogue, writing
from gkdesk.services.working_aids.opened import draft
from gkdesk.services.working_aids.summaries import summaries
from gkdesk.services.working_aids.templates import template_views
from gkdesk.services.working_aids.views import Round, RoundsView
from gkdesk.services.working_aids.writing import TYPED, Whence
from gkdesk.text.clean import clean_line
from gkdesk.text.codes.aid_problems import Fate
from gkdesk.text.codes.working_aids import AidState
from gkdesk.text.dates import LAST_YEAR
from gkdesk.working_aids import stored, versions
from gkdesk.working_aids.answers import Answers
from gkdesk.working_aids.parts import Ref
from gkdesk.working_aids.versions import Line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from gkdesk.services.working_aids.opened import Beside, Opened, Shelf
    from gkdesk.services.working_aids.template_view import TemplateView
    from gkdesk.services.working_aids.views import AidSummary
    from gkdesk.store.store import Store
    from gkdesk.text.ids import AidId
    from gkdesk.working_aids.answers import Answer
    from gkdesk.working_aids.form import Form
    from gkdesk.working_aids.template import Template
    from gkdesk.working_aids.versions import Moved

RECIPIENT = "return_recipient"
"""The word of the profile that says who gets returns."""
FIRST_ROUND = 2015
"""Before it there were no such alliances."""
PARTS = (
    tables.AidAnswer,
    tables.AidRow,
    tables.AidContributor,
    tables.AidSeal,
    tables.AidDispatch,
    tables.AidBody,
)
"""The tables of everything that belongs to a working aid, children first."""


@dataclass(frozen=True)
class AidFields:
    """What is entered about an aid besides its answers: until when, and for whom."""

    due_on: dt.date | None = None
    recipient: str = ""


class Rounds:
    """The rounds of one store."""

    def __init__(self, store: Store, shelf: Shelf) -> None:
        self._store = store
        self._shelf = shelf

    def view(self) -> RoundsView:
        """Return all rounds, the newest first, and all templates."""
        today = self._store.clock.today()
        with self._store.read() as session:
            templates = template_views(session)
            by_year: dict[int, list[AidSummary]] = defaultdict(list)
            for row in summaries(session):
                by_year[row.year].append(row)
        by_year.setdefault(today.year, [])
        offered = [each for each in templates if each.is_offered and not each.problem]
        rounds = tuple(
            Round(year, tuple(by_year[year]), _not_begun(offered, by_year[year], year))
            for year in sorted(by_year, reverse=True)
        )
        return RoundsView(rounds, templates)

    def begin(
        self,
        template_id: str,
        year: int,
        entered: AidFields | None = None,
        *,
        take_over: bool = False,
    ) -> Outcome:
        """Begin a working aid in a round, on demand with the answers of the round before.

        Raises InvalidInput where it is there already, TemplateGone.
        """
        if not FIRST_ROUND <= year <= LAST_YEAR:
            raise InvalidInput("year", "year_out_of_range")
        with self._shelf.lock, self._store.transaction(Label.AID_BEGUN) as transaction:
            session = transaction.session
            template = catalogue.newest(session, template_id)
            _check_free(session, template, year)
            row = tables.WorkingAid(
                template_id=template.id,
                template_version=template.version,
                year=year,
                title=template.title,
                short=template.short or template.title,
                begun_on=self._store.clock.today(),
            )
            fields = entered or AidFields(recipient=_recipient(session, template_id, year))
            _write(row, fields)
            session.add(row)
            session.flush()
            session.add(tables.AidBody(aid_id=row.id, body=stored.to_text(template)))
            session.flush()
            self._fill_first(session, row, template, take_over=take_over)
            ref = row.id
        return Outcome(Label.AID_BEGUN, transaction.changes, ref)

    def recipient(self, template_id: str, year: int) -> str:
        """Return who will get the return of an aid, as far as it is known: as in the last round."""
        with self._store.read() as session:
            return _recipient(session, template_id, year)

    def save(self, aid_id: AidId, entered: AidFields) -> Outcome:
        """Save until when an aid is due and for whom it is; also of a closed one."""
        with self._store.transaction(Label.AID_CHANGED) as transaction:
            _write(fetch(transaction.session, tables.WorkingAid, aid_id), entered)
        return Outcome(Label.AID_CHANGED, transaction.changes, aid_id)

    def remove(self, aid_id: AidId) -> Outcome:
        """Remove an aid that was begun by mistake; one that was closed or sent stays."""
        with self._store.transaction(Label.AID_REMOVED) as transaction:
            session = transaction.session
            row = fetch(session, tables.WorkingAid, aid_id)
            if row.state != AidState.DRAFT.value:
                raise AidClosed
            if session.scalars(select(tables.AidDispatch.id).filter_by(aid_id=aid_id)).first():
                raise InvalidInput("state", "aid_was_sent")
            if session.scalars(select(tables.AidSeal.id).filter_by(aid_id=aid_id)).first():
                raise InvalidInput("state", "aid_was_closed")
            let_go_of_tasks(session, tables.WorkingAid.kind, aid_id)
            for table in PARTS:
                session.execute(delete(table).where(table.aid_id == aid_id))
            session.delete(row)
        return Outcome(Label.AID_REMOVED, transaction.changes, aid_id)

    def preview_move(self, aid_id: AidId) -> Moved:
        """Return what would become of the answers with the newest version of the template."""
        with self._shelf.lock, self._store.read() as session:
            opened = self._shelf.open(session, aid_id)
            newest = catalogue.newest(session, opened.aid.template_id)
            return _moved(opened, newest)

    def move(self, aid_id: AidId) -> Outcome:
        """Move a draft to the newest version of its template; what finds no place goes."""
        with (
            self._shelf.lock,
            self._shelf.following(aid_id),
            self._store.transaction(Label.AID_MOVED) as transaction,
        ):
            session = transaction.session
            aid = draft(session, aid_id)
            opened = self._shelf.open(session, aid_id)
            newest = catalogue.newest(session, aid.template_id)
            _replace(session, opened, newest, _moved(opened, newest))
            aid.template_version, aid.title = newest.version, newest.title
            aid.short = newest.short or newest.title
            session.flush()
            self._shelf.drop(aid_id)
            self._shelf.open(session, aid_id).note_progress()
        return Outcome(Label.AID_MOVED, transaction.changes, aid_id)

    def not_taken_over(self, aid_id: AidId) -> tuple[Line, ...]:
        """Return the earlier answers that are not taken over unasked: they stayed here so far."""
        with self._shelf.lock, self._store.read() as session:
            opened = self._shelf.open(session, aid_id)
            then = self._earlier(session, opened.aid)
            if then is None:
                return ()
            moved = versions.move(_answered(then.form), then.template, opened.template)
            return moved.now_returned

    def _earlier(self, session: Session, row: tables.WorkingAid) -> Opened | None:
        """Return the last aid of the same template before this one."""
        aid = tables.WorkingAid
        query = select(aid.id).where(aid.template_id == row.template_id, aid.year < row.year)
        ref = session.scalars(query.order_by(aid.year.desc()).limit(1)).first()
        return None if ref is None else self._shelf.open(session, ref)

    def _fill_first(
        self, session: Session, row: tables.WorkingAid, template: Template, *, take_over: bool
    ) -> None:
        """Put in the fixed rows, last year's answers, and what stands there from the start."""
        fixed = writing.add_fixed_rows(session, row.id, template)
        if take_over:
            self._take_over(session, row, template, fixed)
            session.flush()
        opened = self._shelf.open(session, row.id)
        for ref, value in opened.form.defaults().items():
            writing.put(session, row.id, ref, value=value, whence=TYPED)
        session.flush()
        self._shelf.drop(row.id)
        self._shelf.open(session, row.id).note_progress()

    def _take_over(
        self,
        session: Session,
        row: tables.WorkingAid,
        template: Template,
        fixed: dict[tuple[str, str], int],
    ) -> None:
        then = self._earlier(session, row)
        if then is None:
            raise InvalidInput("take_over", "no_last_year")
        moved = versions.move(_answered(then.form), then.template, template)
        whence = Whence(unchanged_from=then.aid.year)
        # It stands beside its question as last year's answer; taking it from there confirms it.
        confirmed = _but(moved.answers, {line.now for line in moved.now_returned})
        writing.put_all(session, row.id, confirmed, fixed, whence)


def _answered(form: Form) -> Answers:
    """Return what counts of an aid, without the results of calculations."""
    calculated = {each.name for each in form.template.questions() if each.calculation}
    return _but(form.given(), calculated)


def _but(given: Answers, names: set[str]) -> Answers:
    """Return answers but those to some questions."""
    rows = {
        table: tuple(replace(row, answers=_without(row.answers, names)) for row in found)
        for table, found in given.rows.items()
    }
    return Answers(_without(given.single, names), rows)


def _without(answers: Mapping[str, Answer], names: set[str]) -> dict[str, Answer]:
    return {name: each for name, each in answers.items() if name not in names}


def _moved(opened: Opened, newest: Template) -> Moved:
    """Return what becomes of the answers of an aid, and of the comments beside them."""
    moved = versions.move(opened.form.answers(), opened.template, newest)
    kept = {row.ref for rows in moved.answers.rows.values() for row in rows}
    lost = (
        Line(Fate.REMOVED, ref.question, _label(opened, ref), beside.comment, row=ref.row)
        for ref, beside in opened.beside.items()
        if beside.comment
        and (ref.question not in moved.now or (ref.row is not None and ref.row not in kept))
    )
    return replace(moved, report=(*moved.report, *lost))


def _label(opened: Opened, ref: Ref) -> str:
    question = opened.layout.questions.get(ref.question)
    return question.label if question is not None else ref.question


def _replace(session: Session, opened: Opened, newest: Template, moved: Moved) -> None:
    """Put moved answers in the place of the old ones; what stood beside an answer goes along."""
    aid_id = opened.aid.id
    answer, row, body = tables.AidAnswer, tables.AidRow, tables.AidBody
    session.execute(delete(body).where(body.aid_id == aid_id))
    session.add(body(aid_id=aid_id, body=stored.to_text(newest)))
    session.execute(delete(answer).where(answer.aid_id == aid_id))
    session.execute(delete(row).where(row.aid_id == aid_id))
    session.flush()
    fixed = writing.add_fixed_rows(session, aid_id, newest)
    said = ((ref.row, each.comment or each.contributor_id) for ref, each in opened.beside.items())
    kept = {number for number, found in said if number is not None and found}
    rows = writing.put_all(session, aid_id, moved.answers, fixed, TYPED, kept)
    session.flush()
    for ref, beside in opened.beside.items():
        now = moved.now.get(ref.question)
        place = None if ref.row is None else rows.get(ref.row)
        if now is not None and (place is None) == (ref.row is None):
            _put_beside(session, aid_id, Ref(now, place), beside)


def _put_beside(session: Session, aid_id: int, ref: Ref, beside: Beside) -> None:
    """Put beside an answer what stood there; where none came along, only what was said of it."""
    more: dict[str, object] = {
        "comment": beside.comment,
        "contributor_id": beside.contributor_id,
    }
    if writing.answer_row(session, aid_id, ref) is not None:
        more |= {
            "source": beside.source,
            "source_on": beside.source_on,
            "unchanged_from": beside.unchanged_from,
        }
    writing.beside(session, aid_id, ref, **more)


def _check_free(session: Session, template: Template, year: int) -> None:
    """Raise InvalidInput if a template is begun in a year already, or belongs to another."""
    if template.year not in (0, year):
        raise InvalidInput("year", "other_year", year=template.year)
    there = select(tables.WorkingAid.id).filter_by(template_id=template.id, year=year)
    if session.scalars(there).first() is not None:
        raise InvalidInput("year", "aid_there", year=year)


def _not_begun(
    offered: list[TemplateView], begun: list[AidSummary], year: int
) -> tuple[TemplateView, ...]:
    """Return what may be begun in a year: those made for it, and those that fit every round."""
    there = {each.template_id for each in begun}
    return tuple(each for each in offered if each.id not in there and each.year in (0, year))


def _recipient(session: Session, template_id: str, year: int) -> str:
    """Return the recipient of the last round of a template, else the one of the profile."""
    aid = tables.WorkingAid
    query = select(aid.recipient).where(aid.template_id == template_id, aid.year < year)
    query = query.where(aid.recipient != "").order_by(aid.year.desc()).limit(1)
    return session.scalar(query) or current_profile(session).word(RECIPIENT)


def _write(row: tables.WorkingAid, entered: AidFields) -> None:
    recipient = clean_line(entered.recipient, "recipient")
    if row.due_on != entered.due_on:
        row.due_on = entered.due_on
    if row.recipient != recipient:
        row.recipient = recipient

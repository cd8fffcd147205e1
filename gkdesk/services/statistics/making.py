"""Make the statistics for the ministry: read, count, hide, prove, and only then write.

Making them belongs in a worker.
"""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING

from gkdesk.errors import InvalidInput, NotSafeToPublish
from gkdesk.export.pdf.undrawn import Undrawn
from gkdesk.models.network import Municipality
from gkdesk.progress import Silent
from gkdesk.services.code_lists import merged
from gkdesk.services.naming import sort_key
from gkdesk.services.network_papers.head import head_for
from gkdesk.services.small_counts import smallest_count
from gkdesk.services.statistics import paper, sheets
from gkdesk.services.statistics.composing import Terms, shown_tables
from gkdesk.services.statistics.issued import Issued, StatisticsIssues
from gkdesk.services.statistics.kinds import MadeStatistics, StatisticsCode, StatisticsFormat
from gkdesk.services.statistics.reading import read_facts
from gkdesk.services.statistics.status_groups import class_words, in_classes
from gkdesk.statistics.codes import By
from gkdesk.statistics.counting import Breakdown, count
from gkdesk.statistics.facts import Period
from gkdesk.statistics.suppression import suppress, unproven
from gkdesk.text.codes.cases import ChainState, ReferralState
from gkdesk.text.codes.clients import Audience, CodeList
from gkdesk.text.codes.meetings import MeetingPurpose
from gkdesk.text.papers import statistics as words
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy.orm import Session

    from gkdesk.export import content
    from gkdesk.progress import Progress
    from gkdesk.services.network_papers.source import PaperHead
    from gkdesk.services.office import Office
    from gkdesk.services.profiles import Profiles
    from gkdesk.services.statistics.composing import ShownTable
    from gkdesk.services.statistics.kinds import StatisticsWish
    from gkdesk.statistics.facts import Facts
    from gkdesk.statistics.suppression import Suppression
    from gkdesk.statistics.tables import Counted
    from gkdesk.store.store import Store

_STEPS = 4
_STATES = {
    By.STEP_STATE: ChainState,
    By.REFERRAL_STATE: ReferralState,
    By.PURPOSE: MeetingPurpose,
}
_PROFILE_WORDS = {"booklet": "booklet", "conference": "conference", "lead": "case_lead"}


class Statistics:
    """Make the statistics of one store; `issues` notes how they leave."""

    def __init__(self, store: Store, *, office: Office, profiles: Profiles) -> None:
        self._store = store
        self._office = office
        self._profiles = profiles
        self.issues = StatisticsIssues(store)

    def make(self, wish: StatisticsWish, progress: Progress | None = None) -> MadeStatistics:
        """Make the file of a period.

        Raises InvalidInput for a period without or with reversed days, NotSafeToPublish where a
        small count could be worked out, and Cancelled.
        """
        period = _period(wish)
        watched = self._store.while_open(progress or Silent())
        watched.step(0, _STEPS)
        with self._store.read() as session:
            threshold = smallest_count(session)
            facts = read_facts(session, period)
            if wish.grouped:
                facts = in_classes(session, facts)
            codes = _codes(session, grouped=wish.grouped)
        watched.step(1, _STEPS)
        counted = count(facts, _breakdowns(codes))
        terms = self._terms(codes, threshold, grouped=wish.grouped)
        proven = _proven(counted, threshold)
        tables = shown_tables(counted, proven, terms)
        watched.step(2, _STEPS)
        undrawn = Undrawn()
        data = self._rendered(wish, facts, tables, terms)(undrawn)
        watched.step(3, _STEPS)
        return MadeStatistics(
            kind=StatisticsCode.MINISTRY,
            format=wish.format,
            audience=Audience.MINISTRY,
            title=f"{words.TITLE}, {sheets.period_words(period)}",
            file_name=_file_name(wish, period),
            data=data,
            issued=self._issued(period, tables, terms, hides=bool(proven.hidden)),
            undrawn=undrawn.signs,
        )

    def _rendered(
        self,
        wish: StatisticsWish,
        facts: Facts,
        tables: tuple[ShownTable, ...],
        terms: Terms,
    ) -> Callable[[Undrawn], bytes]:
        head = self._head()
        if wish.format is StatisticsFormat.XLSX:
            return partial(_xlsx, head, facts.period, tables, terms)
        has_cases = bool(facts.cases)
        return partial(_pdf, paper.compose(head, facts.period, tables, terms, has_cases=has_cases))

    def _terms(
        self, codes: Mapping[By, Mapping[str, str]], threshold: int, *, grouped: bool
    ) -> Terms:
        profile = self._profiles.current()
        said = {name: profile.word(concept) for name, concept in _PROFILE_WORDS.items()}
        return Terms(codes, said, threshold, grouped=grouped)

    def _issued(
        self, period: Period, tables: tuple[ShownTable, ...], terms: Terms, *, hides: bool
    ) -> Issued:
        """Return what of these figures is to be remembered; the digest tells equal ones apart."""
        figures = repr([(table.columns, table.rows) for table in tables])
        return Issued(
            period.first,
            period.last,
            terms.threshold,
            terms.grouped,
            hashlib.sha256(figures.encode()).hexdigest(),
            self._store.clock.today(),
            hides,
        )

    def _head(self) -> PaperHead:
        return head_for(Audience.MINISTRY, self._store, self._office, self._profiles)


def _period(wish: StatisticsWish) -> Period:
    if wish.first is None:
        raise InvalidInput("first", "required")
    if wish.last is None:
        raise InvalidInput("last", "required")
    if wish.last < wish.first:
        raise InvalidInput("last", "ends_before_start")
    return Period(wish.first, wish.last)


def _proven(counted: Counted, threshold: int) -> Suppression:
    made = suppress(counted.cells, threshold)
    if unproven(counted.cells, made):
        raise NotSafeToPublish
    return made


def _codes(session: Session, *, grouped: bool) -> dict[By, dict[str, str]]:
    """Return the words of all codes in the order in which they are shown."""
    statuses = merged(session, CodeList.RESIDENCE_STATUS).values()
    one_by_one = {row.code: row.text for row in statuses}
    fields = merged(session, CodeList.FIELD_OF_ACTION).values()
    places = session.query(Municipality.id, Municipality.name).all()
    return {
        By.STATUS: class_words() if grouped else one_by_one,
        By.FIELD: {row.code: row.text for row in fields},
        By.MUNICIPALITY: {
            str(row.id): row.name for row in sorted(places, key=lambda row: sort_key(row.name))
        },
        **{by: {code.value: word(code) for code in codes} for by, codes in _STATES.items()},
    }


def _breakdowns(codes: Mapping[By, Mapping[str, str]]) -> dict[By, Breakdown]:
    made = {by: Breakdown(tuple(said)) for by, said in codes.items()}
    made[By.MUNICIPALITY] = Breakdown(tuple(codes[By.MUNICIPALITY]), always=True)
    for by in _STATES:
        made[by] = Breakdown(tuple(codes[by]), always=True)
    return made


def _file_name(wish: StatisticsWish, period: Period) -> str:
    days = (period.first.isoformat(), period.last.isoformat())
    return f"{'_'.join((words.FILE_STEM, *days))}.{wish.format}"


def _pdf(document: content.Document, undrawn: Undrawn) -> bytes:
    from gkdesk.export.pdf.render import render_pdf

    return render_pdf(document, undrawn)


def _xlsx(
    head: PaperHead,
    period: Period,
    tables: tuple[ShownTable, ...],
    terms: Terms,
    _undrawn: Undrawn,
) -> bytes:
    from gkdesk.export.network.workbook import xlsx_bytes

    made = sheets.sheets(head, period, tables, terms)
    return xlsx_bytes(made, title=words.TITLE, author=head.office.name, created=head.created)

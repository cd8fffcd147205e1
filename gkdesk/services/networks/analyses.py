"""The analyses of the network: findings in words, what is set aside, and what follows of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.errors import InvalidInput
from gkdesk.models.network import Municipality
from gkdesk.models.offers import Offer
from gkdesk.models.office import Office
from gkdesk.models.tasks import FindingSetAside
from gkdesk.network.findings import FindingOptions, analyse
from gkdesk.network.findings.completeness import CompletenessOptions
from gkdesk.network.findings.finding import Finding, Severity
from gkdesk.network.findings.gaps import GapOptions
from gkdesk.network.findings.interfaces import InterfaceOptions
from gkdesk.network.findings.matrix import MatrixOptions
from gkdesk.network.findings.upkeep import UpkeepOptions
from gkdesk.services.code_lists import codes_of, merged, words
from gkdesk.services.naming import sort_key
from gkdesk.services.networks import analysis_tables as tables
from gkdesk.services.networks.analysis_views import AnalysisCount, AnalysisView, FindingView
from gkdesk.services.networks.reading import read_network
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.profiles import current_profile
from gkdesk.services.register.contact_reading import municipality_names
from gkdesk.services.register.fields import NeedFields, TaskFields
from gkdesk.services.register.freshness import freshness
from gkdesk.services.register.names import RecordLink, RecordRef, record_links
from gkdesk.services.small_counts import smallest_count
from gkdesk.text.codes.clients import CodeList, RecordKind
from gkdesk.text.codes.findings import (
    Analysis,
    Axis,
    FindingCode,
    FollowUp,
    SeatWeight,
    StatusGroup,
    Territory,
)
from gkdesk.text.codes.network import Evidence
from gkdesk.text.findings.facts import FindingWords
from gkdesk.text.findings.follow_up import need_group, need_topic, task_words
from gkdesk.text.findings.meaning import MEANINGS, meaning_of
from gkdesk.text.findings.sentences import finding_sentence
from gkdesk.text.ids import MunicipalityId

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from gkdesk.network.graph import Network
    from gkdesk.services.networks import analysis_views as views
    from gkdesk.store.store import Store


class Analyses:
    """The analyses of one store. Every call reads the whole network and belongs in a worker."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[AnalysisView, ...]:
        """Return every analysis with its findings, in the order of their pages."""
        with self._store.read() as session:
            reading = _Reading(session, self._store.clock.today())
            found = {analysis: reading.findings(analysis) for analysis in Analysis}
            return tuple(_analysis_view(reading, each, found[each]) for each in Analysis)

    def view(self, analysis: Analysis) -> AnalysisView:
        """Return one analysis with its findings."""
        with self._store.read() as session:
            reading = _Reading(session, self._store.clock.today())
            return _analysis_view(reading, analysis, reading.findings(analysis))

    def findings(self, analysis: Analysis) -> tuple[FindingView, ...]:
        """Return what one analysis found, the weightiest first, also what is set aside."""
        return self.view(analysis).findings

    def counts(self) -> dict[Analysis, AnalysisCount]:
        """Return how much waits in each analysis, without putting it into words."""
        with self._store.read() as session:
            reading = _Reading(session, self._store.clock.today())
            return {each: _count(reading, reading.findings(each)) for each in Analysis}

    def set_aside(self, key: str, until: dt.date | None = None) -> Outcome:
        """Put a finding away, for good or until a day on which it comes back by itself."""
        if until is not None and until <= self._store.clock.today():
            raise InvalidInput("until", "not_ahead")
        with self._store.transaction(Label.FINDING_SET_ASIDE) as transaction:
            session = transaction.session
            row = _row(session, key)
            if row is None:
                session.add(FindingSetAside(key=key, until=until))
            else:
                row.until = until
        return Outcome(Label.FINDING_SET_ASIDE, transaction.changes)

    def take_up(self, key: str) -> Outcome:
        """Let a finding that was set aside wait again."""
        with self._store.transaction(Label.FINDING_TAKEN_UP) as transaction:
            row = _row(transaction.session, key)
            if row is not None:
                transaction.session.delete(row)
        return Outcome(Label.FINDING_TAKEN_UP, transaction.changes)

    def to_task(self, finding: FindingView) -> TaskFields:
        """Propose a task; nothing is written until somebody confirms it."""
        with self._store.read() as session:
            said = finding_words(session)
        what = task_words(finding.code, finding.facts, said)
        task = TaskFields(what=what, note=finding.sentence, finding=finding.key)
        if not finding.links:
            return task
        first = finding.links[0]
        return replace(task, about_kind=first.kind.value, about_ref=first.ref)

    def to_need(self, finding: FindingView) -> NeedFields:
        """Propose a need; nothing is written until somebody confirms it."""
        groups = finding.facts.groups
        with self._store.read() as session:
            said = finding_words(session)
            known = merged(session, CodeList.RESIDENCE_STATUS)
            field = finding.facts.field or _field_of_offer(session, finding)
        return NeedFields(
            topic=need_topic(finding.code, finding.facts, said),
            field=field,
            group=need_group(groups),
            statuses=tuple(code for code, row in known.items() if row.category in groups),
            evidence=Evidence.STRUCTURAL_ISSUE,
            evidence_note=finding.sentence,
        )

    def gap_matrix(self, axis: Axis) -> views.GapMatrix:
        """Return needs against offers: fields of action down, values of the axis across."""
        with self._store.read() as session:
            reading = _Reading(session, self._store.clock.today())
            axes = reading.options.gaps.axes
            return tables.gap_matrix(session, reading.network, axis, axes, reading.words)

    def call_list(self) -> tuple[views.CallRow, ...]:
        """Return whom to call about what was not checked for long, the oldest first."""
        with self._store.read() as session:
            reading = _Reading(session, self._store.clock.today())
            return tables.calls(session, reading.network, reading.options.upkeep)

    def figures(self) -> views.FiguresView:
        """Return the figures of the network."""
        with self._store.read() as session:
            network = read_network(session, self._store.clock.today())
            return tables.figures_view(session, network)

    def load(self) -> tuple[views.LoadRow, ...]:
        """Return seats and meetings by organisation and function, never by person."""
        with self._store.read() as session:
            network = read_network(session, self._store.clock.today())
            return tables.load_rows(session, network, _leading_roles(session))

    def core_group(self) -> tuple[views.CoreGroupRow, ...]:
        """Return our core group beside the statewide composition."""
        with self._store.read() as session:
            reading = _Reading(session, self._store.clock.today())
            options = reading.options.completeness
            return tables.core_group_rows(session, reading.network, options)


class _Reading:
    """The network of one moment with the options of the office and what is set aside."""

    def __init__(self, session: Session, today: dt.date) -> None:
        self.session = session
        self.today = today
        self.network: Network = read_network(session, today)
        self.options = finding_options(session, today)
        self.words = finding_words(session)
        rows = session.execute(select(FindingSetAside.key, FindingSetAside.until))
        self.aside = {row.key: row.until for row in rows if row.until is None or row.until > today}

    def findings(self, analysis: Analysis) -> tuple[Finding, ...]:
        """Return what one analysis finds."""
        return analyse(self.network, analysis, self.options)


def finding_options(session: Session, today: dt.date) -> FindingOptions:
    """Return the options that the office set: its type, and the axes of its lists."""
    territory = session.scalars(select(Office.territory)).first()
    places = session.execute(select(Municipality.name, Municipality.id))
    municipalities = sorted((sort_key(name), ref) for name, ref in places)
    axes = MatrixOptions(
        fields=_offered(session, CodeList.FIELD_OF_ACTION, today),
        legal_areas=_offered(session, CodeList.LEGAL_AREA, today),
        municipalities=tuple(MunicipalityId(ref) for _, ref in municipalities),
    )
    return FindingOptions(
        completeness=CompletenessOptions(
            Territory(territory) if territory else None,
            frozenset(current_profile(session).core_kinds),
        ),
        gaps=GapOptions(
            axes,
            smallest_count=smallest_count(session),
            status_groups={
                group: codes_of(session, CodeList.RESIDENCE_STATUS, group) for group in StatusGroup
            },
        ),
        interfaces=InterfaceOptions(smallest_count(session)),
        upkeep=UpkeepOptions(freshness(session, today).months),
        leading_roles=_leading_roles(session),
    )


def _leading_roles(session: Session) -> frozenset[str]:
    return codes_of(session, CodeList.MEMBER_ROLE, SeatWeight.LEADING)


def finding_words(session: Session) -> FindingWords:
    """Return the words that sentences of findings need."""
    lists = (CodeList.FIELD_OF_ACTION, CodeList.LEGAL_AREA)
    return FindingWords(
        {name: words(session, name) for name in lists},
        municipality_names(session),
        current_profile(session).word("core_group"),
    )


def _offered(session: Session, name: CodeList, today: dt.date) -> tuple[str, ...]:
    return tuple(code for code, row in merged(session, name).items() if row.offered_on(today))


def _analysis_view(
    reading: _Reading, analysis: Analysis, found: tuple[Finding, ...]
) -> AnalysisView:
    meaning = meaning_of(analysis, reading.words.core)
    about = {RecordRef(each.kind, each.ref) for finding in found for each in finding.about}
    links = record_links(reading.session, about)
    return AnalysisView(
        analysis=analysis,
        title=meaning.title,
        means=meaning.means,
        does_not_mean=meaning.does_not_mean,
        findings=tuple(_finding_view(reading, finding, links) for finding in found),
        count=_count(reading, found),
    )


def _finding_view(
    reading: _Reading, finding: Finding, links: Mapping[RecordRef, RecordLink]
) -> FindingView:
    about = (RecordRef(each.kind, each.ref) for each in finding.about)
    own = _in_order(finding, [links[record] for record in about if record in links])
    return FindingView(
        key=finding.key,
        analysis=finding.analysis,
        code=finding.code,
        severity=finding.severity,
        sentence=finding_sentence(finding.code, finding.facts, reading.words),
        note=MEANINGS[finding.analysis].does_not_mean,
        links=own,
        follow_ups=tuple(each for each in finding.follow_ups if own or each is not FollowUp.OPEN),
        is_set_aside=finding.key in reading.aside,
        until=reading.aside.get(finding.key),
        facts=finding.facts,
    )


def _in_order(finding: Finding, links: list[RecordLink]) -> tuple[RecordLink, ...]:
    """Return links of one kind in the order of the alphabet; a bridge stays before its ends."""
    first = 1 if finding.code is FindingCode.BRIDGE else 0
    kinds = list(dict.fromkeys(link.kind for link in links))
    rest = sorted(links[first:], key=lambda link: (kinds.index(link.kind), sort_key(link.name)))
    return (*links[:first], *rest)


def _count(reading: _Reading, found: Iterable[Finding]) -> AnalysisCount:
    told = [finding for finding in found if finding.severity is not Severity.FIGURE]
    waiting = Counter(each.severity for each in told if each.key not in reading.aside)
    return AnalysisCount(
        waiting=waiting.total(),
        important=waiting[Severity.IMPORTANT],
        noticed=waiting[Severity.NOTICE],
        set_aside=len(told) - waiting.total(),
    )


def _row(session: Session, key: str) -> FindingSetAside | None:
    return session.scalars(select(FindingSetAside).filter_by(key=key)).first()


def _field_of_offer(session: Session, finding: FindingView) -> str:
    """Return the field of the offer that a finding is about; its facts do not name it."""
    if finding.code is not FindingCode.OFFER_CLOSED:
        return ""
    refs = [link.ref for link in finding.links if link.kind is RecordKind.OFFER]
    row = session.get(Offer, refs[0]) if refs else None
    return "" if row is None else row.field

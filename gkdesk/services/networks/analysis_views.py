"""What the pages of the analyses show, as frozen data in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from gkdesk.network.findings.finding import Severity
from gkdesk.network.findings.matrix import CellState
from gkdesk.services.register.names import RecordLink
from gkdesk.text.codes.findings import Analysis, Axis, FindingCode, FollowUp
from gkdesk.text.findings.facts import Facts, YearFigure


@dataclass(frozen=True)
class FindingView:
    """A finding in words; `links` are the records it is about, the first one to be opened.

    `note` says what the finding does not mean. `until` is the day on which a finding that is set
    aside comes back, None for good; `facts` are what a task or a need is proposed from.
    """

    key: str
    analysis: Analysis
    code: FindingCode
    severity: Severity
    sentence: str
    note: str
    links: tuple[RecordLink, ...]
    follow_ups: tuple[FollowUp, ...]
    is_set_aside: bool = False
    until: dt.date | None = None
    facts: Facts = field(default_factory=Facts, repr=False)


@dataclass(frozen=True, slots=True)
class AnalysisCount:
    """How many findings wait; figures are no findings, and what is set aside does not wait."""

    waiting: int = 0
    important: int = 0
    noticed: int = 0
    set_aside: int = 0


@dataclass(frozen=True)
class AnalysisView:
    """One analysis: what it is called and means, and all it found, the weightiest first."""

    analysis: Analysis
    title: str
    means: str
    does_not_mean: str
    findings: tuple[FindingView, ...]
    count: AnalysisCount


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell of the gap matrix; `words` say it to people who do not see its colour."""

    state: CellState
    words: str
    needs: tuple[RecordLink, ...]
    offers: tuple[RecordLink, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A field of action of the gap matrix."""

    code: str
    word: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class GapMatrix:
    """Needs against offers: fields of action down, values of the axis across."""

    axis: Axis
    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class CallPerson:
    """Whom to ask for; a private number is left out, because the list may be printed."""

    link: RecordLink
    phone: str


@dataclass(frozen=True, slots=True)
class CallRow:
    """One call: `own` tells whether the entry of the organisation itself is to be checked.

    `organisation` is None for what belongs to none. `oldest` and `days` are None where something
    was never checked.
    """

    organisation: RecordLink | None
    name: str
    phone: str
    oldest: dt.date | None
    days: int | None
    own: bool
    people: tuple[CallPerson, ...]
    offers: tuple[RecordLink, ...]
    cooperations: tuple[RecordLink, ...]


@dataclass(frozen=True, slots=True)
class AgreementYearRow:
    """How many agreements of a kind were signed in a year, and how many held at its end."""

    year: int
    basis: str
    signed: int
    in_force: int


@dataclass(frozen=True, slots=True)
class FiguresView:
    """The figures of the network. `density` is the share of possible pairs that cooperate.

    `bridges` are organisations that hold parts of the network together. `statewide` counts
    alliances with an agreement, not agreements.
    """

    organisations: int
    cooperations: int
    pairs: int
    density: float
    parts: int
    isolated: tuple[RecordLink, ...]
    bridges: tuple[RecordLink, ...]
    by_area: tuple[tuple[str, int], ...]
    by_ring: tuple[tuple[str, int], ...]
    agreements: tuple[tuple[str, int], ...]
    by_year: tuple[AgreementYearRow, ...]
    statewide: tuple[YearFigure, ...]


@dataclass(frozen=True, slots=True)
class LoadRow:
    """An organisation that sits in bodies: which, how many it leads, meetings in a year."""

    organisation: RecordLink
    bodies: tuple[RecordLink, ...]
    leads: int
    meetings: int
    functions: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class CoreGroupRow:
    """An actor of the published composition: in how many core groups, and who of ours.

    `percent` is None where so few were counted that it would mislead.
    """

    actor: str
    area: str
    count: int
    total: int
    percent: int | None
    members: tuple[RecordLink, ...]
    known: tuple[RecordLink, ...]

"""What an evaluation says: frozen tables, ready for paper, sheet and screen."""

from __future__ import annotations

from dataclasses import dataclass

from gkdesk.text.codes.findings import Territory
from gkdesk.working_aids.evaluation.figures import Split
from gkdesk.working_aids.evaluation.folder import Report


@dataclass(frozen=True)
class ReturnCount:
    """How many returns of a working aid came back in a round; `versions` are of its template."""

    aid: str
    title: str
    round: int
    counts: Split
    versions: tuple[int, ...]


@dataclass(frozen=True)
class Counted:
    """One answer and how many gave it."""

    code: str
    label: str
    counts: Split
    is_yes: bool = False


@dataclass(frozen=True)
class Closed:
    """The counts of a closed question, in a table of one of its rows.

    `n` are those who answered, in a table those who answered in this row. Where rows are ticked
    through they are those who answered in any row, as in the report's Table 2. Of rows of one's
    own, rows are counted, not alliances.
    """

    name: str
    number: str
    section: str
    label: str
    n: Split
    answers: tuple[Counted, ...]
    table: str = ""
    table_label: str = ""
    row: str = ""
    row_label: str = ""
    is_multiple: bool = False
    is_ranked: bool = False
    is_coded: bool = False
    is_ticked: bool = False
    counts_rows: bool = False


@dataclass(frozen=True)
class Number:
    """What can be said of a question for a number; `bands` are counts of classes.

    `unknown` are those who were asked and gave no number. `n` are alliances, `lines` their
    numbers: in rows of a table one alliance gives several. `negative` and `huge` are numbers that
    somebody should ask about.
    """

    name: str
    number: str
    section: str
    label: str
    unit: str
    n: Split
    total: float = 0.0
    least: float = 0.0
    middle: float = 0.0
    most: float = 0.0
    bands: tuple[Counted, ...] = ()
    row_label: str = ""
    lines: int = 0
    negative: int = 0
    huge: int = 0


@dataclass(frozen=True)
class Said:
    """A free text of one alliance."""

    alliance: str
    territory: Territory
    number: str
    label: str
    row_label: str
    text: str


@dataclass(frozen=True)
class Topic:
    """What a gap may be about: the funding module that its list proposes, and the one chosen.

    `area` names what topics are grouped by, "" where their list has no groups.
    """

    aid: str
    list_name: str
    code: str
    label: str
    proposed: str
    module: str
    area: str = ""

    @property
    def key(self) -> str:
        """Return what tells a topic of one aid from all others; none of its parts has a space."""
        return f"{self.aid} {self.list_name} {self.code}"

    @property
    def is_moved(self) -> bool:
        """Tell whether somebody put it to another module than its list does."""
        return self.module != self.proposed


@dataclass(frozen=True)
class Gap:
    """A gap that an alliance named, with the funding module (Baustein) that it is put to."""

    alliance: str
    territory: Territory
    list_name: str
    topic: str
    label: str
    module: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class AidResult:
    """The evaluation of one working aid in one round.

    `topics` are those of which somebody may decide which module they are put to.
    """

    aid: str
    title: str
    round: int
    counts: Split
    closed: tuple[Closed, ...]
    numbers: tuple[Number, ...]
    texts: tuple[Said, ...]
    gaps: tuple[Gap, ...] = ()
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, order=True)
class Asked:
    """How an aid asked the question of a series, and which answers count as yes."""

    aid: str
    number: str
    label: str
    yes: tuple[str, ...]


@dataclass(frozen=True)
class YearOfSeries:
    """A year of a series: who said yes, of how many who answered."""

    year: int
    yes: Split
    n: Split
    asked: tuple[Asked, ...]


@dataclass(frozen=True)
class Series:
    """The same question over the years."""

    key: str
    label: str
    years: tuple[YearOfSeries, ...]

    @property
    def is_one_question(self) -> bool:
        """Tell whether it was asked in the same words and with the same yes in every year."""
        asked = {(each.label, each.yes) for year in self.years for each in year.asked}
        return len(asked) <= 1


@dataclass(frozen=True)
class Evaluation:
    """All that a folder of returns says.

    `together` counts alliances that sent the long or the short version of an aid (001, Table 1).
    """

    returns: tuple[ReturnCount, ...]
    aids: tuple[AidResult, ...]
    series: tuple[Series, ...]
    reports: tuple[Report, ...]
    together: tuple[ReturnCount, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing could be evaluated."""
        return not self.returns

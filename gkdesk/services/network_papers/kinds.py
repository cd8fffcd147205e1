"""The papers of the network: what can be made, in which formats, for whom, with which choices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from gkdesk.export.pdf.undrawn import UndrawnSign
from gkdesk.network.choice import Choices
from gkdesk.network.graph import Network
from gkdesk.network.layout import Arrangement, Division
from gkdesk.network.look import AllianceView, Colouring, Filter, Look, Rest, View
from gkdesk.text.codes.clients import Audience
from gkdesk.text.ids import CooperationId, SnapshotId


class PaperCode(StrEnum):
    """The kinds of papers; the value also stands in the log and in the contents of the demo."""

    MAP = "map.alliance"
    MAP_COMPARED = "map.compare"
    COMPARISON = "network.comparison"
    DIRECTORY = "network.directory"
    OFFERS = "network.offers"
    VOLUNTEERS = "network.volunteers"
    GAPS = "network.gaps"
    FINDINGS = "network.findings"
    CALLS = "network.calls"
    AGREEMENT = "agreement.outline"


class PaperFormat(StrEnum):
    """The formats of files; the value is the ending of the name."""

    PDF = "pdf"
    SVG = "svg"
    PNG = "png"
    CSV = "csv"
    XLSX = "xlsx"
    CARDS = "vcf"
    GRAPHML = "graphml"
    GEXF = "gexf"


class PaperOption(StrEnum):
    """What can be chosen; each is a field of `PaperWish`."""

    SHEET = "sheet"
    GREY = "grey"
    WITHOUT_NAMES = "without_names"
    QUALITY = "with_quality"
    ARRANGEMENT = "map"
    STATES = "earlier"
    COOPERATION = "cooperation"


class PaperSheet(StrEnum):
    """The paper of a map; the large ones are posters of many sheets of A4."""

    A4 = "A4"
    A3 = "A3"
    A1 = "A1"
    A0 = "A0"


POSTERS = frozenset({PaperSheet.A1, PaperSheet.A0})


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper with its German words; the first audience is the one to propose."""

    code: PaperCode
    title: str
    description: str
    formats: tuple[PaperFormat, ...]
    audiences: tuple[Audience, ...]
    options: tuple[PaperOption, ...] = ()


@dataclass(frozen=True, slots=True)
class MapWish:
    """What a map shows; ids are those of the store.

    `choices` are the filters as they are set in the overview; `filter` names what is shown one by
    one. `rest` says what becomes of what the view and the filter do not speak of.
    """

    division: Division = Division.AREA
    colouring: Colouring = Colouring.NONE
    view: View = field(default_factory=AllianceView)
    filter: Filter = field(default_factory=Filter)
    rest: Rest = Rest.DIMMED
    choices: Choices = field(default_factory=Choices)


@dataclass(frozen=True, slots=True)
class PaperWish:
    """One paper that somebody wants.

    `with_quality` is for the steering group alone. `earlier` and `later` name kept states; without
    `later` the network of today is compared.
    """

    kind: PaperCode
    format: PaperFormat
    audience: Audience
    sheet: PaperSheet = PaperSheet.A4
    grey: bool = False
    without_names: bool = False
    with_quality: bool = False
    map: MapWish = field(default_factory=MapWish)
    earlier: SnapshotId | None = None
    later: SnapshotId | None = None
    cooperation: CooperationId | None = None


@dataclass(frozen=True)
class MadePaper:
    """A finished paper. Neither title nor file name carries the name of a person.

    `undrawn` are characters without a letter in any font: pages show another sign there.
    """

    kind: PaperCode
    format: PaperFormat
    audience: Audience
    title: str
    file_name: str
    data: bytes
    undrawn: tuple[UndrawnSign, ...] = ()


@dataclass(frozen=True)
class MapContent:
    """All that a painter of the screen needs to draw a map as a picture."""

    network: Network
    arrangement: Arrangement
    look: Look
    grey: bool = False


Paint = Callable[[MapContent], bytes]
"""Draws a map as PNG; the screen has it, because it alone has a painter of pixels."""

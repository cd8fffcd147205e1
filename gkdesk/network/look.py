"""What a map shall look like: its page, its view, what it shows and what it keeps back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gkdesk.network.compare import Comparison
from gkdesk.text.ids import BodyId, CooperationId, MunicipalityId, OrganisationId

BASE_SIZE = 13.0
"""The size of type for which the lengths of the theme's `[map]` are stated; they grow with it."""


class Colouring(StrEnum):
    """What the colour and the pattern of a tie tell."""

    NONE = "none"
    MECHANISM = "mechanism"
    INTERFACE = "interface"


class Rest(StrEnum):
    """What becomes of everything that a view or a filter does not speak of."""

    DIMMED = "dimmed"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Page:
    """The size of the page and of its free edge, in points."""

    width: float
    height: float
    margin: float = 28.0


A4_LANDSCAPE = Page(841.89, 595.28)
A3_LANDSCAPE = Page(1190.55, 841.89)


@dataclass(frozen=True, slots=True)
class AllianceView:
    """The whole network."""


@dataclass(frozen=True, slots=True)
class FocusView:
    """One organisation and those it works with."""

    actor: OrganisationId


@dataclass(frozen=True, slots=True)
class BodyView:
    """Who sits in a body."""

    body: BodyId


@dataclass(frozen=True, slots=True)
class MunicipalityView:
    """Who is responsible in a municipality, by name or for the whole Kreis."""

    municipality: MunicipalityId


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What is new, gone and changed; the network drawn is `compare.united` of both states."""

    comparison: Comparison


View = AllianceView | FocusView | BodyView | MunicipalityView | ChangesView


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown; None means everything. A tie needs both its ends."""

    actors: frozenset[OrganisationId] | None = None
    ties: frozenset[CooperationId] | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """All choices for one drawing.

    `shows_quality` may be set by the screen and by the export for the steering group, by nobody
    else. A calm map is for the screen, where one can choose and zoom: it shows the quality of the
    cooperations of what is chosen and else only what is to be clarified, and it rather leaves a
    few names out than to write all of them small. `sector_names` are the words of fields or legal
    areas by code. Without a title and a notice there is no header; `notice` holds the line about
    invented data.
    """

    page: Page = A4_LANDSCAPE
    type_size: float = 8.0
    title: str = ""
    notice: str = ""
    view: View = AllianceView()
    colouring: Colouring = Colouring.NONE
    filter: Filter = Filter()
    rest: Rest = Rest.DIMMED
    shows_quality: bool = False
    is_calm: bool = False
    has_legend: bool = True
    selected_actor: OrganisationId | None = None
    selected_tie: CooperationId | None = None
    focused: OrganisationId | None = None
    sector_names: tuple[tuple[str, str], ...] = ()

    def scaled(self, length: float) -> float:
        """Return a length of the theme at this size of type."""
        return length * self.type_size / BASE_SIZE

"""What the overview shows, as one text of ids and codes: it outlives the lock."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from gkdesk.network.choice import Choices, choices_of
from gkdesk.network.look import (
    AllianceView,
    BodyView,
    FocusView,
    MunicipalityView,
    View,
)
from gkdesk.text.ids import BodyId, MunicipalityId, OrganisationId


@dataclass(frozen=True)
class Scene:
    """View, filters, and which of the panes is open."""

    view: View = field(default_factory=AllianceView)
    choices: Choices = field(default_factory=Choices)
    pane: str = ""

    def text(self) -> str:
        """Return the scene as text."""
        return json.dumps([_view_pair(self.view), self.choices.chosen(), self.pane])


def read_scene(text: str) -> Scene:
    """Read a scene; a damaged one counts as the whole network."""
    try:
        (kind, ref), chosen, pane = json.loads(text)
        return Scene(_view(str(kind), int(ref)), choices_of(chosen), str(pane))
    except (ValueError, TypeError, AttributeError):
        return Scene()


def _view_pair(view: View) -> tuple[str, int]:
    if isinstance(view, FocusView):
        return "focus", view.actor
    if isinstance(view, BodyView):
        return "body", view.body
    if isinstance(view, MunicipalityView):
        return "municipality", view.municipality
    return "", 0


def _view(kind: str, ref: int) -> View:
    if kind == "focus":
        return FocusView(OrganisationId(ref))
    if kind == "body":
        return BodyView(BodyId(ref))
    if kind == "municipality":
        return MunicipalityView(MunicipalityId(ref))
    return AllianceView()

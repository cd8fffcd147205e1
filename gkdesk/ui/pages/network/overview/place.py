"""What the overview shows, as one text of ids and codes: it outlives the lock."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields

from gkdesk.network.choice import Choices
from gkdesk.network.look import (
    AllianceView,
    BodyView,
    FocusView,
    MunicipalityView,
    View,
)
from gkdesk.text.ids import BodyId, MunicipalityId, OrganisationId

_KNOWN = {each.name for each in fields(Choices)}


@dataclass(frozen=True)
class Scene:
    """View, filters, and which of the panes is open."""

    view: View = field(default_factory=AllianceView)
    choices: Choices = field(default_factory=Choices)
    pane: str = ""

    def text(self) -> str:
        """Return the scene as text."""
        chosen = {name: value for name, value in asdict(self.choices).items() if value}
        return json.dumps([_view_pair(self.view), chosen, self.pane])


def read_scene(text: str) -> Scene:
    """Read a scene; a damaged one counts as the whole network."""
    try:
        (kind, ref), chosen, pane = json.loads(text)
        return Scene(_view(str(kind), int(ref)), _choices(chosen), str(pane))
    except (ValueError, TypeError, AttributeError):
        return Scene()


def _choices(chosen: dict[str, object]) -> Choices:
    values: dict[str, object] = {}
    for name, value in chosen.items():
        if name in _KNOWN:
            values[name] = tuple(map(str, value)) if isinstance(value, list) else bool(value)
    return Choices(**values)  # type: ignore[arg-type]  # each was made what its field holds


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

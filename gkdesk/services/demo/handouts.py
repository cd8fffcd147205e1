"""The local facts of the handouts of the demo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.demo.values import read_table
from gkdesk.services.handouts.template import load_handout

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

HANDOUT_FACTS = "handzettel.toml"


def fill_handouts(workspace: Workspace) -> None:
    """Write the local facts that the office has typed, some of them for one municipality."""
    places = {each.name: each.id for each in workspace.office.municipalities()}
    for name, facts in read_table(HANDOUT_FACTS).items():
        handout, _, place = name.partition("@")
        place_id = places[place] if place else None
        keys = {key.rpartition(".")[2]: key for key in load_handout(handout).local_keys}
        for key, text in facts.items():
            workspace.handouts.facts.save(handout, keys[key], text, place_id)

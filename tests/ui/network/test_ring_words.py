"""The rings of the map are called as in the programme profile of the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export.map.text import Ruler
from gkdesk.network.drawing import draw
from gkdesk.network.layout import arrange
from gkdesk.network.look import Look
from gkdesk.network.marks import TextMark
from gkdesk.text.codes.network import Ring
from gkdesk.ui.records.lookup import OfficeLookup
from tests.factories import an_organisation

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace


def rings(workspace: Workspace) -> list[str]:
    """Return what forms call the rings."""
    return [each.text for each in OfficeLookup(workspace).rings()]


def test_under_kim_the_second_ring_is_the_network(workspace: Workspace) -> None:
    an_organisation(workspace, ring=Ring.ALLIANCE)
    workspace.profiles.choose("gemeinsam_klappts")
    assert rings(workspace) == ["Kerngruppe", "Bündnis", "weiteres Netz"]
    workspace.profiles.choose("kim")
    network = workspace.network.now()
    drawn = draw(network, arrange(network), Look(), measure=Ruler())
    words = {mark.text for mark in drawn.marks if isinstance(mark, TextMark)}

    assert rings(workspace) == ["Lenkungsgruppe", "Netzwerk", "weiteres Netz"]
    assert {"Lenkungsgruppe", "Netzwerk"} <= words
    assert "Bündnis" not in words

"""A new body gets the kind that its name speaks of; it stands in the form and can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gkdesk.ui.forms.inputs import ComboInput
from tests.ui.network.hands import pick
from tests.ui.people.hands import press, write

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.pages.network.bodies.bodies import BodiesSection


def test_a_steering_group_is_known_by_its_name_and_can_be_called_something_else(
    workspace: Workspace, bodies: BodiesSection
) -> None:
    bodies.begin_new()
    write("Lenkungsgruppe")
    press(Qt.Key.Key_Return)

    combo = bodies.view.parts.groups["body"].form.input("kind")
    assert isinstance(combo, ComboInput)
    assert combo.currentText() == "Lenkungsgruppe"
    pick(bodies.view, "body.kind", "Arbeitskreis")
    (row,) = workspace.bodies.rows()
    assert row.kind == "Arbeitskreis"

"""A new body gets the kind that its name speaks of; it stands in the form and can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gkdesk.ui.forms.inputs import ComboInput
from gkdesk.ui.pages.network.bodies.bodies import BodiesSection
from tests.ui.network.hands import pick
from tests.ui.people.hands import press, write

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.pages.network.page import NetworkPage


def test_a_steering_group_is_known_by_its_name_and_can_be_called_something_else(
    workspace: Workspace, page: NetworkPage
) -> None:
    section = page.show_section("bodies")
    assert isinstance(section, BodiesSection)
    section.begin_new()
    write("Lenkungsgruppe")
    press(Qt.Key.Key_Return)

    combo = section.view.parts.groups["body"].form.input("kind")
    assert isinstance(combo, ComboInput)
    assert combo.currentText() == "Lenkungsgruppe"
    pick(section.view, "body.kind", "Arbeitskreis")
    (row,) = workspace.bodies.rows()
    assert row.kind == "Arbeitskreis"

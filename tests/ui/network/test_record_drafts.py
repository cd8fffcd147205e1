"""What was typed and not saved in a full record is pointed to, and found again in its group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from gkdesk.ui.records.draft_text import FormDraft
from tests.factories import a_contact, a_cooperation, an_organisation
from tests.rounds import rounds
from tests.ui.people.hands import focused, press

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from tests.ui.people.conftest import Show


@pytest.mark.full
@pytest.mark.parametrize(
    ("key", "field", "typed"),
    [
        ("organisation.notes", "limits", "Keine Beratung"),
        ("contact_person.reach", "email", "keine Adresse"),
        ("cooperation", "since", "31.2.2024"),
        ("organisation", "email", "keine Adresse"),
        ("contact_person.besides", "confidentiality_on", "31.2.2024"),
        ("cooperation.quality", "quality_reason", "Wartet auf"),
    ][: rounds(3, full=6)],
)
def test_the_top_bar_leads_to_the_field_of_a_group(
    workspace: Workspace, show: Show, key: str, field: str, typed: str
) -> None:
    first = an_organisation(workspace, name="Jobcenter Musterland", short_name="")
    refs = {"organisation": an_organisation(workspace), "contact_person": a_contact(workspace)}
    refs["cooperation"] = a_cooperation(workspace, first, refs["organisation"])
    ref = refs[key.partition(".")[0]]
    workspace.drafts.put(f"{key}:{ref}", FormDraft(((field, typed),), field).text())
    view = show()
    view.topbar.unsaved.setFocus()
    press(Qt.Key.Key_Return)

    assert typed in (focused().property("text"), focused().property("plainText"))


@pytest.mark.parametrize(
    ("key", "field", "typed"),
    [
        ("organisation.tie", "intensity", "3"),
        ("cooperation.agreement", "continuation", "um ein Jahr"),
        ("contact_person.post", "function", "Dozentin"),
    ],
)
def test_the_top_bar_leads_to_a_form_that_was_open(
    workspace: Workspace, show: Show, key: str, field: str, typed: str
) -> None:
    first = an_organisation(workspace, name="Jobcenter Musterland", short_name="")
    refs = {"organisation": an_organisation(workspace), "contact_person": a_contact(workspace)}
    refs["cooperation"] = a_cooperation(workspace, first, refs["organisation"])
    ref = refs[key.partition(".")[0]]
    row = "" if key == "organisation.tie" else ":new"
    workspace.drafts.put(f"{key}:{ref}{row}", FormDraft(((field, typed),), field).text())
    view = show()
    view.topbar.unsaved.setFocus()
    press(Qt.Key.Key_Return)

    assert focused().accessibleName() in {"Intensität", "Fortführung", "Funktion dort"}

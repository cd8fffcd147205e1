"""The numbers on the tabs are those of the lists below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.factories import a_body, a_contact, a_task, an_organisation

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace


def test_the_counts_are_those_of_the_lists(workspace: Workspace) -> None:
    here, gone = (an_organisation(workspace, name=name) for name in ("Hier", "Beendet"))
    a_contact(workspace, organisation_id=here)
    a_contact(workspace, name="Lindner", organisation_id=gone)
    workspace.contacts.end(a_contact(workspace, name="Petersen"))
    workspace.organisations.end(gone)
    a_body(workspace)
    workspace.bodies.end(a_body(workspace, name="Arbeitskreis"))
    a_task(workspace)
    done = a_task(workspace, what="Erledigt")
    workspace.tasks.finish(done)

    counts = workspace.counts
    assert counts.contacts() == len(workspace.contacts.rows())
    assert (counts.contacts(), counts.bodies(), counts.tasks()) == (1, 1, 1)
    assert counts.bodies() == len(workspace.bodies.rows())
    assert counts.tasks() == len(workspace.tasks.rows())

"""The kind of an organisation proposes its area, as long as nobody chose another one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.text.codes.network import Area
from tests.factories import an_organisation

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import OrganisationId


def area(workspace: Workspace, ref: OrganisationId, **changed: object) -> Area | None:
    """Change an organisation in its form; return the area that it has afterwards."""
    fields = workspace.organisations.detail(ref).fields
    workspace.organisations.save(ref, replace(fields, **changed))  # type: ignore[arg-type]
    return workspace.organisations.detail(ref).fields.area


def test_a_kind_brings_its_area_and_the_next_kind_another_one(workspace: Workspace) -> None:
    ref = an_organisation(workspace)
    assert area(workspace, ref, kind="foreigners_office") is Area.MIGRATION
    assert area(workspace, ref, kind="jobcenter") is Area.WORK
    workspace.history.undo()
    fields = workspace.organisations.detail(ref).fields
    assert (fields.kind, fields.area) == ("foreigners_office", Area.MIGRATION)


def test_an_area_that_was_chosen_stays(workspace: Workspace) -> None:
    ref = an_organisation(workspace, area=Area.SOCIAL)
    assert area(workspace, ref, kind="foreigners_office") is Area.SOCIAL
    assert area(workspace, ref, kind="jobcenter") is Area.SOCIAL
    assert area(workspace, ref, kind="foreigners_office", area=Area.EDUCATION) is Area.EDUCATION


def test_without_a_kind_the_area_stays_and_one_taken_out_is_not_put_back(
    workspace: Workspace,
) -> None:
    ref = an_organisation(workspace)
    assert area(workspace, ref, kind="jobcenter") is Area.WORK
    assert area(workspace, ref, kind="") is Area.WORK
    assert area(workspace, ref, area=None) is None
    assert area(workspace, ref, phone="0221 4710-1") is None

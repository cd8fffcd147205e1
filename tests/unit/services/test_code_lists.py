"""The shipped lists, and what an office makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.code_lists import CodeRow, shipped
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.codes.network import Area

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace


def test_kinds_of_organisations_propose_their_area() -> None:
    areas = {row.code: row.area for row in shipped(CodeList.ORGANISATION_KIND).entries}
    assert areas["foreigners_office"] is Area.MIGRATION
    assert areas["vocational_college"] is Area.EDUCATION
    assert areas["youth_office"] is Area.SOCIAL
    assert areas["jobcenter"] is Area.WORK
    assert areas["other"] is None


def test_no_kind_of_organisation_is_listed_twice() -> None:
    rows = shipped(CodeList.ORGANISATION_KIND).entries
    assert len({row.code for row in rows}) == len({row.word for row in rows}) == len(rows)


def test_a_kind_that_the_office_renames_keeps_its_area(workspace: Workspace) -> None:
    workspace.codes.save(CodeList.ORGANISATION_KIND, CodeRow("housing_office", "Amt für Wohnen"))
    rows = {row.code: row for row in workspace.codes.entries(CodeList.ORGANISATION_KIND)}
    assert rows["housing_office"].word == "Amt für Wohnen"
    assert rows["housing_office"].area is Area.SOCIAL

"""The shipped lists, and what an office makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.code_lists import CodeRow, shipped
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.codes.findings import SeatWeight, StatusGroup
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


def test_every_kind_of_toleration_counts_as_one_and_a_stay_is_permitted_from_the_certificate() -> (
    None
):
    rows = shipped(CodeList.RESIDENCE_STATUS).entries
    tolerated = {row.code for row in rows if row.category is StatusGroup.TOLERATED}
    permitted = {row.code for row in rows if row.category is StatusGroup.PERMITTED}
    assert tolerated == {row.code for row in rows if "uldung" in row.word}
    assert permitted == {"arrival_certificate", "permission_to_stay"}


def test_who_leads_or_coordinates_a_body_counts_as_leading() -> None:
    rows = shipped(CodeList.MEMBER_ROLE).entries
    leading = {row.code for row in rows if row.category is SeatWeight.LEADING}
    assert leading == {"lead", "coordination"}


def test_a_role_that_the_office_renames_still_leads(workspace: Workspace) -> None:
    workspace.codes.save(CodeList.MEMBER_ROLE, CodeRow("lead", "Vorsitz"))
    rows = {row.word: row for row in workspace.codes.entries(CodeList.MEMBER_ROLE)}
    assert rows["Vorsitz"].category is SeatWeight.LEADING

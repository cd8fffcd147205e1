"""Bodies, cooperations, offers, needs and tasks are found by what was entered."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from gkdesk.progress import Silent
from gkdesk.services.code_lists import CodeRow
from gkdesk.text.codes.clients import CodeList, RecordKind
from gkdesk.text.codes.network import FundingLevel, Mechanism
from tests.factories import (
    a_body,
    a_cooperation,
    a_municipality,
    a_need,
    a_task,
    an_offer,
    an_organisation,
)

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import OrganisationId


def found(workspace: Workspace, text: str) -> list[tuple[str, str]]:
    return [(hit.kind, hit.title) for hit in workspace.search.find(text)]


def sides(workspace: Workspace) -> tuple[OrganisationId, OrganisationId]:
    office = an_organisation(workspace, name="Jobcenter Kreis Musterland", short_name="JC")
    return office, an_organisation(workspace, name="Volkshochschule", short_name="VHS")


def rename(workspace: Workspace, organisation: OrganisationId, name: str) -> None:
    fields = workspace.organisations.detail(organisation).fields
    changed = dataclasses.replace(fields, name=name, short_name="")
    workspace.organisations.save(organisation, changed)


@pytest.mark.parametrize("text", ["kerngruppe", "übergänge", "lenkungsgruppe", "sprache", "monat"])
def test_a_body_is_found_by_its_name_and_mandate(workspace: Workspace, text: str) -> None:
    a_body(
        workspace,
        name="Kerngruppe",
        kind="steering_group",
        goal="Übergänge ordnen",
        field="language",
        rhythm="jeden Monat",
    )
    assert found(workspace, text) == [("body", "Kerngruppe")]


@pytest.mark.parametrize("text", ["übergabe", "fallkonferenz", "verknüpfung", "schweigepflicht"])
def test_a_cooperation_is_found_by_what_it_is_about(workspace: Workspace, text: str) -> None:
    a_cooperation(
        workspace,
        *sides(workspace),
        subject="Übergabe nach dem Kurs",
        formats=("case_conference",),
        mechanism=Mechanism.LINKING,
        quality_reason="Schweigepflicht ist zu klären",
    )
    assert found(workspace, text) == [("cooperation", "JC – VHS")]


def test_an_organisation_comes_before_the_cooperations_that_bear_its_name(
    workspace: Workspace,
) -> None:
    office, school = sides(workspace)
    agency = an_organisation(workspace, name="Agentur", short_name="")
    a_cooperation(workspace, agency, school)
    a_cooperation(workspace, office, school)
    assert found(workspace, "volkshochschule") == [
        ("organisation", "Volkshochschule"),
        ("cooperation", "Agentur – VHS"),
        ("cooperation", "JC – VHS"),
    ]
    assert found(workspace, "jobcenter vhs") == [("cooperation", "JC – VHS")]


def test_a_renamed_organisation_is_found_at_once_in_what_names_it(workspace: Workspace) -> None:
    office, school = sides(workspace)
    a_cooperation(workspace, office, school)
    an_offer(workspace, name="Frauensprachkurs", organisation_id=school)
    rename(workspace, school, "Bildungswerk")
    assert workspace.search.find("bildungswerk", kinds=(RecordKind.COOPERATION, RecordKind.OFFER))
    assert found(workspace, "volkshochschule") == []
    workspace.history.undo()
    assert [kind for kind, _ in found(workspace, "volkshochschule")] == [
        "organisation",
        "cooperation",
        "offer",
    ]


@pytest.mark.parametrize(
    "text", ["frauensprachkurs", "volkshochschule", "altdorf", "duldung", "bund", "bibliothek"]
)
def test_an_offer_is_found_by_its_conditions_and_by_who_makes_it(
    workspace: Workspace, text: str
) -> None:
    an_offer(
        workspace,
        organisation_id=sides(workspace)[1],
        municipality_id=a_municipality(workspace, "Altdorf"),
        statuses=("toleration", "permission_to_stay"),
        funding=FundingLevel.FEDERAL,
        place="Bibliothek",
    )
    assert ("offer", "Frauensprachkurs") in found(workspace, text)


@pytest.mark.parametrize("text", ["abendkurs", "schicht", "duldung", "asylblg", "petersen"])
def test_a_need_is_found_by_who_has_it_and_what_shows_it(workspace: Workspace, text: str) -> None:
    a_need(
        workspace,
        topic="Abendkurs",
        group="Menschen in Schichtarbeit",
        statuses=("toleration",),
        legal_area="asylblg",
        owner="Frau Petersen",
    )
    assert found(workspace, text) == [("need", "Abendkurs")]


def test_a_task_is_found_by_what_is_to_do_and_not_by_a_code(workspace: Workspace) -> None:
    a_task(workspace, what="Kammer anrufen", note="wegen der Prüfung", about_kind="cooperation")
    assert found(workspace, "kammer prüfung") == [("office_task", "Kammer anrufen")]
    assert found(workspace, "cooperation") == []


def test_answers_say_nothing_without_their_question(workspace: Workspace) -> None:
    a_cooperation(workspace, *sides(workspace))
    assert found(workspace, "nicht bekannt") == []


def test_what_was_removed_is_not_found_until_it_is_taken_back(workspace: Workspace) -> None:
    need = a_need(workspace)
    workspace.needs.remove(need)
    assert found(workspace, "alphabetisierung") == []
    workspace.history.undo()
    assert found(workspace, "alphabetisierung") == [("need", "Alphabetisierung")]


def test_a_renamed_word_of_a_list_is_found_once_the_index_followed(workspace: Workspace) -> None:
    an_organisation(workspace, fields=("housing",))
    a_body(workspace, field="housing")
    workspace.codes.save(CodeList.FIELD_OF_ACTION, CodeRow("housing", "Unterbringung"))
    assert not workspace.search.is_current()
    workspace.search.rebuild(Silent())
    assert workspace.search.is_current()
    assert {kind for kind, _ in found(workspace, "unterbringung")} == {"organisation", "body"}


def test_an_organisation_is_found_by_the_places_it_is_responsible_for(
    workspace: Workspace,
) -> None:
    office, other = sides(workspace)
    valley = a_municipality(workspace, "Mustertal")
    town = a_municipality(workspace, "Neustadt")
    workspace.organisations.save_catchment(office, [valley, town])
    workspace.organisations.save_catchment(other, [town])
    assert found(workspace, "Jobcenter Mustertal") == [
        ("organisation", "Jobcenter Kreis Musterland")
    ]
    assert found(workspace, "Volkshochschule Mustertal") == []
    assert workspace.search.find("mustertal")[0].snippet == "zuständig für Mustertal, Neustadt"
    workspace.organisations.save_catchment(other, [valley])
    assert found(workspace, "Volkshochschule Mustertal") == [("organisation", "Volkshochschule")]


def test_who_has_no_catchment_is_found_by_every_place(workspace: Workspace) -> None:
    a_municipality(workspace, "Mustertal")
    sides(workspace)
    assert found(workspace, "Jobcenter Mustertal") == [
        ("organisation", "Jobcenter Kreis Musterland")
    ]

"""Who is missing in the core group, beside the published figures and the guidance."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from gkdesk import paths
from gkdesk.network.findings.completeness import CompletenessOptions, completeness, composition
from gkdesk.network.findings.reference import statewide, steering_group
from gkdesk.services.code_lists import shipped
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.codes.findings import FindingCode, FollowUp, Territory
from gkdesk.text.codes.network import Area
from gkdesk.text.wording.clients import word
from tests.unit.network.findings.findings_kit import (
    actor,
    codes,
    group,
    network,
    person,
    seat,
    sentence,
    sentences,
)

if TYPE_CHECKING:
    from gkdesk.network.graph import Network


def _core(*kinds: str) -> Network:
    members = [actor(number, kind=kind) for number, kind in enumerate(kinds, start=1)]
    seats = [seat(member.id) for member in members]
    return network(actors=members, groups=[group(1, seats, "core_group")])


def test_an_actor_that_is_often_there_and_not_with_us_is_named() -> None:
    found = completeness(_core("integration_centre"))
    assert (
        "Jugendamt: in 32 von 44 ausgewerteten Bündniskerngruppen (2019), bei Ihnen nicht. "
        "Im Register steht noch keine Organisation dieser Art."
    ) in sentences(found, FindingCode.ABSENT_FROM_CORE)


def test_an_actor_in_the_core_group_is_not_named() -> None:
    found = completeness(_core("integration_centre", "youth_office"))
    assert not [text for text in map(sentence, found) if text.startswith("Jugendamt")]
    assert len(found) == 19


@pytest.mark.parametrize(
    ("territory", "start"),
    [
        (Territory.DISTRICT, "Jugendamt: in 14 von 22 ausgewerteten Bündniskerngruppen von Kreis"),
        (Territory.CITY, "Jugendamt: in 15 von 18 ausgewerteten Bündniskerngruppen von kreisfrei"),
        (Territory.TOWN, "Jugendamt: in 3 von 4 ausgewerteten Bündniskerngruppen von kreisang"),
    ],
)
def test_one_is_compared_with_ones_own_type_of_authority(territory: Territory, start: str) -> None:
    found = completeness(_core("integration_centre"), CompletenessOptions(territory))
    assert any(sentence(finding).startswith(start) for finding in found)


def test_what_no_authority_of_the_type_named_is_not_missing() -> None:
    found = completeness(_core("integration_centre"), CompletenessOptions(Territory.TOWN))
    assert not [text for text in map(sentence, found) if "Handelskammer" in text]


def test_few_authorities_give_counts_and_no_percentages() -> None:
    core = _core("integration_centre")
    towns = composition(core, CompletenessOptions(Territory.TOWN))
    districts = composition(core, CompletenessOptions(Territory.DISTRICT))
    assert {row.percent for row in towns} == {None}
    assert [row.percent for row in districts if row.actor == "Jugendamt"] == [64]


def test_whom_the_register_knows_is_offered_to_be_asked() -> None:
    outside = actor(9, "Jugendamt Kreis Musterland", kind="youth_office")
    inside = actor(1, kind="integration_centre")
    found = completeness(
        network(actors=[outside, inside], groups=[group(1, [seat(1)], "core_group")])
    )
    finding = next(f for f in found if f.facts.name == "Jugendamt")
    assert sentence(finding).endswith("bei Ihnen nicht. Im Register: Jugendamt Kreis Musterland.")
    assert [about.ref for about in finding.about] == [9]
    assert finding.follow_ups == (FollowUp.TASK, FollowUp.OPEN)


def test_a_person_sits_for_the_organisation_in_which_she_works() -> None:
    member = actor(1, kind="jobcenter", people=(person(5),))
    found = completeness(network(actors=[member], groups=[group(1, [seat(None, 5)], "core_group")]))
    assert "Jobcenter" not in {finding.facts.name for finding in found}


def test_the_seat_of_an_organisation_that_is_gone_counts_for_nobody() -> None:
    members = [actor(1, kind="integration_centre")]
    found = completeness(
        network(actors=members, groups=[group(1, [seat(1), seat(77)], "core_group")])
    )
    assert len(found) == 20


def test_the_steering_group_stands_beside_the_guidance() -> None:
    members = [actor(1, kind="integration_centre"), actor(2, kind="migration_counselling")]
    found = completeness(
        network(actors=members, groups=[group(1, [seat(1), seat(2)], "steering_group")])
    )
    absent = sentences(found, FindingCode.ABSENT_FROM_STEERING)
    assert len(absent) == 12
    assert any(text.startswith("Gesundheitsamt: in der KIM-Handreichung") for text in absent)
    assert not [text for text in absent if text.startswith("Freie Wohlfahrtspflege")]
    assert sentences(found, FindingCode.REGIONAL_ABSENT) == [
        (
            "Je nach Region nennt die KIM-Handreichung außerdem: Bildungsbüro, Kommunale "
            "Koordinierung, familienpolitische Strukturen, Unternehmen und "
            "Kammern. Bei Ihnen haben "
            "sie keinen Sitz in der Lenkungsgruppe."
        )
    ]


def test_without_a_core_group_nothing_is_compared() -> None:
    assert codes(completeness(network(actors=[actor(1)]))) == [FindingCode.NO_CORE_GROUP]


def test_a_core_group_without_members_is_one_finding_and_not_twenty() -> None:
    found = completeness(network(groups=[group(1, [], "core_group", name="BKG")]))
    assert [sentence(finding) for finding in found] == [
        "BKG: Es sind noch keine Mitglieder eingetragen, die sich vergleichen lassen."
    ]


def test_every_actor_of_the_references_is_a_kind_of_organisation_in_its_area() -> None:
    kinds = {row.code: row.area for row in shipped(CodeList.ORGANISATION_KIND).entries}
    words = {word(area): area for area in Area}
    for row in statewide().rows:
        assert {kinds[kind] for kind in row.kinds} == {words[row.area]}
    assert all(kind in kinds for entry in steering_group() for kind in entry.kinds)


def test_the_types_of_authority_add_up_to_the_whole() -> None:
    reference = statewide()
    assert len(reference.rows) == 21
    assert reference.totals == {
        None: 44,
        Territory.CITY: 18,
        Territory.DISTRICT: 22,
        Territory.TOWN: 4,
    }
    for row in reference.rows:
        assert row.counts[None] == sum(row.counts[territory] for territory in Territory)
        assert all(count <= reference.totals[key] for key, count in row.counts.items())


def test_the_table_ships_with_its_source() -> None:
    folder = paths.resources() / "network"
    with (folder / "bkg-zusammensetzung-2019.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file, delimiter=";"))) == 21
    assert "Tabelle 2 (001:910-986)" in statewide().source

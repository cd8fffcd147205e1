"""What the core body is, and what it is called, follows the programme profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.export.map.graph_files import graphml
from gkdesk.network.drawing import draw
from gkdesk.network.layout import arrange
from gkdesk.network.look import Look
from gkdesk.network.marks import TextMark
from gkdesk.network.stored import from_json, to_json
from gkdesk.services.profiles import SHIPPED, shipped_profile
from gkdesk.services.register.fields import Membership
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.codes.findings import Analysis, FindingCode
from gkdesk.text.codes.network import Ring
from tests.factories import a_body, an_organisation

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace


def seated(workspace: Workspace, kind: str) -> None:
    body = a_body(workspace, name="Runde", kind=kind)
    workspace.bodies.save_seat(
        body, Membership(an_organisation(workspace, kind="foreigners_office"))
    )


def ring(workspace: Workspace) -> Ring:
    return workspace.network.now().actors[0].ring


@pytest.mark.parametrize(
    ("profile", "kind", "expected"),
    [
        ("kim", "steering_group", Ring.CORE),
        ("kim", "core_group", Ring.CORE),
        ("kim", "working_group", Ring.ALLIANCE),
        ("own", "steering_group", Ring.CORE),
        ("gemeinsam_klappts", "core_group", Ring.CORE),
        ("gemeinsam_klappts", "steering_group", Ring.ALLIANCE),
    ],
)
def test_who_sits_in_the_core_body_of_the_profile_stands_in_the_middle(
    workspace: Workspace, profile: str, kind: str, expected: Ring
) -> None:
    workspace.profiles.choose(profile)
    seated(workspace, kind)
    assert ring(workspace) is expected


def test_the_kinds_of_every_profile_are_in_the_list_of_bodies(workspace: Workspace) -> None:
    known = {row.code for row in workspace.codes.entries(CodeList.BODY_KIND)}
    for code in SHIPPED:
        assert set(shipped_profile(code).core_kinds) <= known


def test_map_figures_and_files_call_the_ring_as_the_office_does(workspace: Workspace) -> None:
    workspace.profiles.save_words("kim", {"core_group": "Runder Tisch"})
    seated(workspace, "steering_group")
    network = workspace.network.now()
    drawing = draw(
        network, arrange(network), Look(), measure=lambda text, size, _: size * len(text)
    )
    assert "Runder Tisch" in {mark.text for mark in drawing.marks if isinstance(mark, TextMark)}
    assert dict(workspace.analyses.figures().by_ring)["Runder Tisch"] == 1
    assert "Runder Tisch" in graphml(network).decode()
    assert from_json(to_json(network)).core_word == "Runder Tisch"


def test_findings_speak_of_the_body_of_the_profile(workspace: Workspace) -> None:
    (finding,) = workspace.analyses.findings(Analysis.COMPLETENESS)
    assert "Lenkungsgruppe" in finding.sentence
    assert "erngruppe" not in finding.sentence
    assert workspace.analyses.to_task(finding).what == "Gremium „Lenkungsgruppe“ eintragen"
    assert workspace.analyses.view(Analysis.COMPLETENESS).title == "Vollständigkeit: Lenkungsgruppe"
    workspace.profiles.choose("gemeinsam_klappts")
    (finding,) = workspace.analyses.findings(Analysis.COMPLETENESS)
    assert "Bündniskerngruppe oder Lenkungsgruppe" in finding.sentence


def test_the_steering_group_of_kim_is_compared_with_the_core_groups_of_2019(
    workspace: Workspace,
) -> None:
    seated(workspace, "steering_group")
    codes = {each.code for each in workspace.analyses.findings(Analysis.COMPLETENESS)}
    assert {FindingCode.ABSENT_FROM_CORE, FindingCode.ABSENT_FROM_STEERING} <= codes
    assert any(row.members for row in workspace.analyses.core_group())

"""The kind of a body is read from its name where that is clear, and left open where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Lenkungsgruppe", "steering_group"),
        ("Lenkungsgruppe Musterkreis", "steering_group"),
        ("Bündniskerngruppe", "core_group"),
        ("Arbeitsgruppe Sprache", "working_group"),
        ("Unterarbeitsgruppe Sprache", "subgroup"),
        ("Regionaler Qualitätszirkel", "quality_circle"),
        ("Jour fixe Arbeit", "jour_fixe"),
        ("AG Sprache", ""),
        ("Bündnis", ""),
        ("Vorbereitung der Lenkungsgruppe", ""),
        ("Lenkungsgruppe und Kerngruppe", ""),
    ],
)
def test_a_clear_word_in_the_name_is_the_kind(workspace: Workspace, name: str, kind: str) -> None:
    assert workspace.bodies.likely_kind(name) == kind

"""What the about page and the frozen program say about licences."""

from __future__ import annotations

import re
from pathlib import Path

from gkdesk.text.licences import shipped

ROOT = Path(__file__).resolve().parents[3]


def test_every_component_declares_a_licence() -> None:
    assert [entry.name for entry in shipped() if not entry.licence] == []


def test_no_component_is_under_the_gpl() -> None:
    assert [e.name for e in shipped() if re.search(r"(?<![LA])GPL", e.licence)] == []


def test_every_direct_dependency_is_listed() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = project.partition("dependencies = [")[2].partition("]")[0]
    direct = {re.split(r"[<>=]", name)[0].casefold() for name in re.findall(r'"([^"]+)"', block)}
    assert direct <= {entry.name.casefold() for entry in shipped()}

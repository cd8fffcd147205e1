"""Every finding in the log is told in full sentences."""

from __future__ import annotations

import re

import pytest

from gkdesk.text.log_findings import LogFinding


@pytest.mark.parametrize("finding", list(LogFinding))
def test_each_finding_says_what_is_safe_and_what_to_do(finding: LogFinding) -> None:
    told = finding.sentence
    assert len(re.findall(r"[.!?](?= |$)", told)) >= 3
    assert "Bitte" in told


def test_no_two_findings_sound_alike() -> None:
    assert len({finding.sentence for finding in LogFinding}) == len(LogFinding)

"""What leaves the program is made in memory: no letter of it lies in the system's temp folder."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

import pytest

from gkdesk.incoming.reading import read_bytes
from gkdesk.services.network_papers.kinds import PaperCode, PaperFormat, PaperWish
from gkdesk.services.safety.log_sheet import log_sheet_pdf
from gkdesk.services.safety.recovery_sheet import sheet_pdf
from gkdesk.store import recovery
from gkdesk.store.audit_log import LogHead
from gkdesk.text.codes.clients import Audience
from tests.factories import a_client
from tests.unit.services.papers_kit import an_alliance, wishes

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace

LONG_AGO = 1_000_000_000


@pytest.fixture
def temp_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the system's temp folder; its time of change tells of files that came and went."""
    folder = tmp_path / "Temp"
    folder.mkdir()
    for variable in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(variable, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    assert tempfile.gettempdir() == str(folder)
    os.utime(folder, (LONG_AGO, LONG_AGO))
    return folder


def was_touched(folder: Path) -> bool:
    return folder.stat().st_mtime != LONG_AGO


def test_a_file_that_came_and_went_shows(temp_folder: Path) -> None:
    with tempfile.NamedTemporaryFile() as passing:
        passing.write(b"x")
    assert was_touched(temp_folder)


@pytest.mark.parametrize(
    "file_format", [each for each in PaperFormat if each is not PaperFormat.PNG]
)
def test_a_paper_is_made_in_memory_alone(
    workspace: Workspace, temp_folder: Path, file_format: PaperFormat
) -> None:
    chosen = [w for w in wishes(workspace, an_alliance(workspace)) if w.format is file_format]
    assert chosen
    for wish in chosen:
        assert workspace.network_papers.make(wish).data
        assert not was_touched(temp_folder), wish.kind


def test_a_booklet_and_the_sheets_of_the_safety_are_made_in_memory_alone(
    workspace: Workspace, clock: FixedClock, temp_folder: Path
) -> None:
    assert workspace.booklets.make(a_client(workspace), "ar").pdf
    assert sheet_pdf(recovery.new_code(), clock)
    assert log_sheet_pdf(LogHead(3, "a" * 64), clock)
    assert not was_touched(temp_folder)


@pytest.mark.parametrize("file_format", [PaperFormat.XLSX, PaperFormat.CSV, PaperFormat.CARDS])
def test_a_list_is_read_in_memory_alone(
    workspace: Workspace, temp_folder: Path, file_format: PaperFormat
) -> None:
    an_alliance(workspace)
    wish = PaperWish(PaperCode.DIRECTORY, file_format, Audience.OFFICE)
    data = workspace.network_papers.make(wish).data
    os.utime(temp_folder, (LONG_AGO, LONG_AGO))
    assert read_bytes(data).rows
    assert not was_touched(temp_folder)

"""The evaluation of a folder: tables, charts, bad packages with their reason, files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.text.papers import evaluation as words
from gkdesk.ui import tasks
from gkdesk.ui.pages.working_aids.evaluating.results import CHART, TABLE
from gkdesk.ui.pages.working_aids.evaluating.section import EvaluatingSection
from tests.unit.working_aids.package_kit import answers, packed, returned

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.ui.pages.working_aids.page import WorkingAidsPage


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one good package, a locked one and one that is none."""
    place = tmp_path / "eingang"
    place.mkdir()
    (place / "gut.zip").write_bytes(packed(returned(answers(kv="ja"))))
    locked = returned(answers(kv="nein"), edition=2)
    (place / "zu.zip").write_bytes(packed(locked, "Kanu Zwiebel"))
    (place / "kaputt.zip").write_bytes(b"kein Archiv")
    return place


@pytest.fixture
def section(page: WorkingAidsPage) -> EvaluatingSection:
    """Return the evaluation."""
    page.show_section(EvaluatingSection.key)
    return page.evaluating


def evaluated(section: EvaluatingSection, folder: Path, qtbot: QtBot) -> None:
    section.evaluate(folder)
    qtbot.waitUntil(lambda: not tasks.running() and section._task is None)


def titles(section: EvaluatingSection, kind: str) -> list[str]:
    items = section.pane.items
    rows = (items.item(line) for line in range(items.rowCount()))
    return [row.title for row in rows if row.key is not None and row.key[0] == kind]  # type: ignore[index, union-attr]


def test_a_folder_becomes_tables_and_charts(
    section: EvaluatingSection, folder: Path, qtbot: QtBot
) -> None:
    evaluated(section, folder, qtbot)
    assert section.sum.text() == "1 Rücksendung ausgewertet"
    assert words.RETURNS in titles(section, TABLE)
    assert titles(section, CHART)
    section.pane.opened.emit((CHART, 0))
    assert section.detail.chart.accessibleDescription()
    assert section.detail.chart.isVisible()


def test_bad_packages_are_named_with_their_reason(
    section: EvaluatingSection, folder: Path, qtbot: QtBot
) -> None:
    evaluated(section, folder, qtbot)
    assert section.bad.text().startswith("2 Dateien")
    section.bad.link.click()
    table = section.detail.table
    assert table is not None
    rows = [table.rows.row_at(line).cells for line in range(table.rows.rowCount())]
    reasons = {str(cells[0]): str(cells[2]) for cells in rows}
    assert "kein ZIP-Archiv" in reasons["kaputt.zip"]
    assert "Passwort" in reasons["zu.zip"]


def test_a_password_opens_what_was_locked(
    section: EvaluatingSection, folder: Path, qtbot: QtBot
) -> None:
    evaluated(section, folder, qtbot)
    assert section.locked.isVisible()
    section.password.set_text("Kanu Zwiebel")
    section.unlock.click()
    qtbot.waitUntil(lambda: not tasks.running() and section._task is None)
    assert section.bad.text().startswith("1 Datei")
    assert section.password.text() == ""
    assert not section.locked.isVisible()


@pytest.mark.parametrize(("name", "head"), [("a.xlsx", b"PK"), ("a.pdf", b"%PDF")])
def test_an_evaluation_is_saved_as_workbook_and_as_paper(
    section: EvaluatingSection, folder: Path, qtbot: QtBot, tmp_path: Path, name: str, head: bytes
) -> None:
    evaluated(section, folder, qtbot)
    section.save(tmp_path / name)
    qtbot.waitUntil(lambda: not tasks.running() and section._task is None, timeout=30_000)
    assert (tmp_path / name).read_bytes().startswith(head)


def test_a_stopped_evaluation_leaves_the_page_as_it_was(
    section: EvaluatingSection, folder: Path, qtbot: QtBot
) -> None:
    section.evaluate(folder)
    section.panel.cancel.click()
    qtbot.waitUntil(lambda: not tasks.running() and section._task is None)
    assert section.choose.isVisible() or section.found is not None


def test_a_folder_that_is_gone_is_said(
    section: EvaluatingSection, tmp_path: Path, qtbot: QtBot
) -> None:
    evaluated(section, tmp_path / "weg", qtbot)
    assert section.choose.isVisible()
    assert section.found is None

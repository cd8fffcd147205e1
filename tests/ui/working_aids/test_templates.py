"""Own templates: written out, read in again, withdrawn; what is wrong with a file is named."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from gkdesk.ui import printing, tasks
from gkdesk.ui.pages.working_aids.templates.section import TemplatesSection
from gkdesk.ui.widgets import IconText
from tests.ui.working_aids.kit import TEMPLATE

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.pages.working_aids.page import WorkingAidsPage


@pytest.fixture
def section(page: WorkingAidsPage) -> TemplatesSection:
    """Return the templates."""
    page.show_section(TemplatesSection.key)
    return page.templates


def read_in(section: TemplatesSection, path: Path, qtbot: QtBot) -> None:
    section.read_in(path)
    qtbot.waitUntil(lambda: not tasks.running() and section.take_in.isEnabled())


def test_a_shipped_template_written_out_is_taken_in_as_an_own_one(
    section: TemplatesSection, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "strukturen_kurz.xlsx"
    workspace.aids.xlsforms.save(path, "strukturen_kurz")
    read_in(section, path, qtbot)
    preview = section.incoming.preview
    assert preview is not None
    assert preview.can_be_taken, preview.problems[:3]
    section.incoming.accept.click()
    own = [each for each in workspace.aids.templates.rows() if each.ref is not None]
    assert [each.id for each in own] == ["strukturen_kurz"]
    assert section.detail.template is not None
    assert section.detail.template.ref == own[0].ref


def test_an_own_template_is_withdrawn_and_offered_again(
    section: TemplatesSection, workspace: Workspace, page: WorkingAidsPage
) -> None:
    workspace.aids.templates.take_in(TEMPLATE)
    page.reload(())
    section._show((TEMPLATE.id, 1))
    section.detail.withdraw.click()
    assert section.detail.withdraw.isHidden()
    assert not next(e for e in workspace.aids.templates.rows() if e.id == TEMPLATE.id).is_offered
    section.detail.offer.click()
    assert next(e for e in workspace.aids.templates.rows() if e.id == TEMPLATE.id).is_offered


def test_a_file_with_flaws_is_not_taken_in_and_every_flaw_has_its_cell(
    section: TemplatesSection,
    workspace: Workspace,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "survey"
    for line in (("type", "name", "label"), ("select_one weg", "a", "Frage A")):
        sheet.append(line)
    path = tmp_path / "fehler.xlsx"
    book.save(path)
    read_in(section, path, qtbot)
    assert section.incoming.problems.rows.rowCount() > 0
    assert section.incoming.accept.isHidden()
    rows = section.incoming.problems.rows
    whole = section.incoming.problems.spec.columns[3].text(rows.row_at(0))
    assert whole in unescape(rows.data(rows.index(0, 3), Qt.ItemDataRole.ToolTipRole))
    section.incoming.copy.click()
    assert whole in QGuiApplication.clipboard().text()
    assert "nicht lesen" in section.incoming.title.text()
    assert not [each for each in workspace.aids.templates.rows() if each.ref is not None]
    told = tmp_path / "fehler.txt"
    monkeypatch.setattr(printing, "ask_file", lambda _parent, _name: told)
    section.incoming.save.click()
    qtbot.waitUntil(lambda: not tasks.running())
    assert whole in told.read_text(encoding="utf-8-sig")


def test_a_template_that_is_not_offered_says_why_and_leads_to_the_setting(
    section: TemplatesSection, workspace: Workspace, page: WorkingAidsPage
) -> None:
    workspace.profiles.choose("gemeinsam_klappts")
    page.reload(())
    section._show(("netzwerkmanagement", 1))
    assert section.detail.why_not.isVisible()
    asked: list[str] = []
    section.context.page_wanted.connect(asked.append)
    section.detail.why_not.link.click()
    assert asked == ["settings"]
    section._show(("strukturen", 1))
    assert section.detail.why_not.isHidden()


def test_a_template_that_sends_nothing_back_says_so_before_it_is_taken_in(
    section: TemplatesSection, tmp_path: Path, qtbot: QtBot
) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "survey"
    for line in (("type", "name", "label"), ("text", "a", "Frage A")):
        sheet.append(line)
    path = tmp_path / "eigene.xlsx"
    book.save(path)
    read_in(section, path, qtbot)
    told = [each.text.text() for each in section.incoming.notices.findChildren(IconText)]
    assert any("Nichts geht zurück" in each and "gkdesk::zone" in each for each in told)

"""The evaluation of a folder: tables, charts, bad packages with their reason, files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from gkdesk.export.charts.chart import Bar, BarChart
from gkdesk.progress import Cancelled, Silent
from gkdesk.services.working_aids.evaluation_charts import NamedChart
from gkdesk.services.working_aids.gap_modules import read_modules
from gkdesk.text.labels import Label
from gkdesk.text.papers import evaluation as words
from gkdesk.ui import clipboard, printing, tasks
from gkdesk.ui.pages.working_aids.evaluating.chart import PIXELS_WIDE
from gkdesk.ui.pages.working_aids.evaluating.files import TOO_LONG
from gkdesk.ui.pages.working_aids.evaluating.results import CHART, MODULES, TABLE
from gkdesk.ui.pages.working_aids.evaluating.saving import FOLDER, save_charts
from gkdesk.ui.pages.working_aids.evaluating.section import EvaluatingSection
from gkdesk.ui.widgets import Kind
from gkdesk.working_aids.evaluation.gaps import Module
from tests.unit.working_aids.package_kit import SENDER, answers, packed, returned
from tests.unit.working_aids.returns_kit import with_a_gap

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.ui.pages.working_aids.page import WorkingAidsPage


class Stopped(Silent):
    """Progress of somebody who stops the work at its second step."""

    def step(self, done: int, total: int) -> None:
        if done:
            raise Cancelled
        super().step(done, total)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one good package, a locked one and one that is none."""
    place = tmp_path / "eingang"
    place.mkdir()
    (place / "gut.zip").write_bytes(packed(returned(answers(kv="ja"))))
    locked = returned(answers(kv="nein"), fassung=2)
    (place / "zu.zip").write_bytes(packed(locked, "Kanu Zwiebel"))
    (place / "kaputt.zip").write_bytes(b"kein Archiv")
    return place


def other_place() -> bytes:
    """Return a good package of an alliance of the same name with another key."""
    sender = replace(SENDER, ags="05998")
    return packed(returned(answers(kv="ja"), sender=sender))


@pytest.fixture
def section(page: WorkingAidsPage) -> EvaluatingSection:
    """Return the evaluation."""
    page.show_section(EvaluatingSection.key)
    return page.evaluating


def evaluated(section: EvaluatingSection, folder: Path, qtbot: QtBot) -> None:
    section.evaluate(folder)
    qtbot.waitUntil(lambda: not tasks.running() and section._task is None)


def titles(section: EvaluatingSection, kind: str) -> list[str]:
    entries = (entry for group in section.groups for entry in group.entries)
    return [entry.title for entry in entries if entry.kind == kind]


def table_names(section: EvaluatingSection) -> list[str]:
    """Return the first cells of the table that is shown."""
    table = section.detail.table
    assert table is not None
    return [str(table.rows.row_at(line).cells[0]) for line in range(table.rows.rowCount())]


def gap_modules(section: EvaluatingSection) -> list[str]:
    sheets = [entry.sheet for group in section.groups for entry in group.entries]
    (sheet,) = (each for each in sheets if each is not None and each.title == words.GAPS)
    return [str(row[0]).partition(" ")[0] for row in sheet.rows]


def place_of(section: EvaluatingSection, kind: str, title: str) -> tuple[int, int]:
    """Return the key of the first table or chart whose title begins so."""
    return next(
        (group, place)
        for group, each in enumerate(section.groups)
        for place, entry in enumerate(each.entries)
        if entry.kind == kind and entry.title.startswith(title)
    )


def test_a_folder_becomes_tables_and_charts(
    section: EvaluatingSection, folder: Path, qtbot: QtBot
) -> None:
    evaluated(section, folder, qtbot)
    assert section.sum.text() == "1 Rücksendung ausgewertet"
    assert words.RETURNS in titles(section, TABLE)
    assert titles(section, CHART)
    section.pane.opened.emit(place_of(section, CHART, words.RETURNS))
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
    assert table_names(section) == ["kaputt.zip", "zu.zip", "gut.zip"]
    assert "kein ZIP-Archiv" in str(rows[0][1])
    assert "Passwort" in str(rows[1][1])

    (folder / "zweimal.zip").write_bytes(other_place())
    evaluated(section, folder, qtbot)
    assert section.bad.text() == "2 Dateien sind nicht ausgewertet. 2 Rücksendungen bitte prüfen."
    assert table_names(section) == ["kaputt.zip", "zu.zip", "gut.zip", "zweimal.zip"]


def test_tables_and_charts_are_listed_by_aid_and_year(
    section: EvaluatingSection, folder: Path, qtbot: QtBot
) -> None:
    evaluated(section, folder, qtbot)
    title = "Probe – Arbeitshilfe zum Testen"
    groups = {group.title: group.entries for group in section.groups}
    assert next(iter(groups)) == "Alle Rücksendungen"
    entries = groups[f"2021 · {title}"]
    charts = [entry for entry in entries if entry.kind == CHART]
    assert all(entry.about.startswith(f"{title} (2021). N = 1") for entry in charts)
    assert charts[0].below == "Schaubild, N\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}1"
    closed = next(entry.sheet for entry in entries if entry.title == words.CLOSED)
    assert closed is not None
    assert words.WORKING_AID not in [column.title for column in closed.columns]


def test_charts_become_pictures_in_a_new_folder(
    section: EvaluatingSection, folder: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    evaluated(section, folder, qtbot)
    charts = tuple(e.chart for g in section.groups for e in g.entries if e.chart is not None)
    section.files.save_charts(charts, tmp_path)
    qtbot.waitUntil(lambda: section.files.task is None, timeout=30_000)
    saved = sorted((tmp_path / FOLDER).iterdir())
    assert len(saved) == 2 * len(charts)
    name = "2021_Probe-Arbeitshilfe-zum-Testen_Gibt-es-eine-Vereinbarung"
    picture = QImage(str(tmp_path / FOLDER / f"{name}.png"))
    assert picture.width() == PIXELS_WIDE
    svg = (tmp_path / FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert "Testen (2021). N = 1" in svg
    assert not section.writing.isVisible()
    newest = section.context.workspace.log.entries(limit=2)
    assert [line.label for line in newest] == [Label.DATA_EXPORTED, Label.DOCUMENT_LEAVING]
    assert words.PICTURES in newest[0].subject

    with pytest.raises(Cancelled):
        save_charts(section.context.workspace.evaluations, charts, tmp_path, Stopped())
    assert sorted(each.name for each in tmp_path.iterdir() if FOLDER in each.name) == [FOLDER]


def test_a_chart_is_copied_and_saved_alone(
    section: EvaluatingSection,
    folder: Path,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    evaluated(section, folder, qtbot)
    section.pane.opened.emit(place_of(section, CHART, words.RETURNS))
    QTest.keyClick(section.detail.chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().image().width() == PIXELS_WIDE)
    clipboard.forget()
    assert QGuiApplication.clipboard().image().isNull()
    asked: list[tuple[str, ...]] = []

    def ask(_parent: object, *names: str) -> Path:
        asked.append(names)
        return tmp_path / "bild.svg"

    monkeypatch.setattr(printing, "ask_file", ask)
    section.detail.save.click()
    qtbot.waitUntil(lambda: section.files.task is None, timeout=30_000)
    assert asked == [("ruecklauf.png", "svg")]
    assert (tmp_path / "bild.svg").read_bytes().startswith(b"<?xml")


def test_a_chart_of_several_pictures_is_not_copied_and_goes_into_a_folder(
    section: EvaluatingSection, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard.forget()
    bars = tuple(Bar(f"Zeile {number}", (1,), "1") for number in range(120))
    long = NamedChart("lang", BarChart("Lang", "", ("a",), bars))
    with qtbot.waitSignal(section.context.banner_wanted) as told:
        section.files.copy_chart(long)
    assert told.args == [Kind.INFO, TOO_LONG]
    assert QGuiApplication.clipboard().image().isNull()

    monkeypatch.setattr(printing, "ask_folder", lambda _parent: tmp_path)
    section.files.ask_for_chart(long)
    qtbot.waitUntil(lambda: section.files.task is None, timeout=30_000)
    saved = {each.name for each in (tmp_path / FOLDER).iterdir()}
    assert saved == {"lang.png", "lang.svg", "lang_2.png", "lang_2.svg"}


def test_what_gaps_are_put_to_is_chosen_kept_and_proposed_again(
    section: EvaluatingSection, qtbot: QtBot, tmp_path: Path
) -> None:
    place = tmp_path / "luecken"
    place.mkdir()
    (place / "a.zip").write_bytes(packed(with_a_gap()))
    evaluated(section, place, qtbot)
    section.pane.select(MODULES)
    modules = section.detail.modules
    named = [each.text() for each in modules.findChildren(QLabel)]
    assert "Sprachkurs – 1 Nennung" in named
    box = modules.boxes["probe themen kurs"]
    assert box.currentText().startswith("F4")
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert gap_modules(section) == ["F2"]

    told = next(e.sheet for e in section.groups[0].entries if e.title == words.ABOUT)
    assert told is not None
    assert "Sprachkurs (F2 statt F4)" in str(told.rows[-1])

    evaluated(section, place, qtbot)
    assert gap_modules(section) == ["F2"]
    assert section.found is not None
    section.files.save(section.found, tmp_path / "z.csv")
    qtbot.waitUntil(lambda: section.files.task is None, timeout=30_000)
    chosen = read_modules((tmp_path / "z.csv").read_bytes())
    assert chosen == {"probe themen kurs": Module.F2}

    modules.again.click()
    assert gap_modules(section) == ["F4"]
    assert not section.context.workspace.evaluations.modules.chosen()


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
    assert section.found is not None
    section.files.save(section.found, tmp_path / name)
    qtbot.waitUntil(lambda: not tasks.running(), timeout=30_000)
    qtbot.waitUntil(section.save_pdf.isEnabled)
    assert (tmp_path / name).read_bytes().startswith(head)
    newest = section.context.workspace.log.entries(limit=2)
    assert [line.label for line in newest] == [Label.DATA_EXPORTED, Label.DOCUMENT_LEAVING]


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

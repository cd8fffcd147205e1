"""The logo in the settings: chosen, seen, described, refused, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from gkdesk.ui.pages.settings import SettingsPage
from gkdesk.ui.pages.settings_logo import CHOOSE, NONE_YET, OTHER

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.settings_logo import LogoBox


@pytest.fixture
def logo(content: ContentView) -> LogoBox:
    content.show_page("settings")
    page = content.current()
    assert isinstance(page, SettingsPage)
    return page.logo


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "wappen.png"
    Image.new("RGBA", (600, 200), (180, 20, 30, 255)).save(path)
    return path


def choose(qtbot: QtBot, logo: LogoBox, path: Path) -> None:
    logo.take(path)
    assert not logo.choose.isEnabled()
    qtbot.waitUntil(logo.choose.isEnabled)


def test_without_a_logo_there_is_nothing_to_describe_or_remove(logo: LogoBox) -> None:
    assert logo.empty.text() == NONE_YET
    assert not logo.empty.isHidden()
    assert logo.choose.label() == CHOOSE
    assert all(part.isHidden() for part in (logo.picture, logo.remove, logo.row, logo.refused))


def test_a_chosen_logo_is_seen_and_kept(
    qtbot: QtBot, content: ContentView, logo: LogoBox, picture: Path
) -> None:
    choose(qtbot, logo, picture)
    assert logo.empty.isHidden()
    assert not logo.picture.isHidden()
    assert logo.picture.pixmap().width() > 200
    assert logo.choose.label() == OTHER
    assert content.context.workspace.office.logo.current() is not None


def test_its_words_are_saved_and_read_aloud(
    qtbot: QtBot, content: ContentView, logo: LogoBox, picture: Path
) -> None:
    choose(qtbot, logo, picture)
    logo.words.setFocus()
    qtbot.keyClicks(logo.words, "Wappen des Kreises")
    content.show_page("today")
    kept = content.context.workspace.office.logo.current()
    assert kept is not None
    assert kept.alternative == "Wappen des Kreises"
    content.show_page("settings")
    assert "Wappen des Kreises" in logo.picture.accessibleName()


def test_a_text_file_is_refused_with_a_sentence_and_the_old_logo_stays(
    qtbot: QtBot, content: ContentView, logo: LogoBox, picture: Path, tmp_path: Path
) -> None:
    choose(qtbot, logo, picture)
    wrong = tmp_path / "logo.png"
    wrong.write_text("Das ist ein Brief.", encoding="utf-8")
    choose(qtbot, logo, wrong)
    assert not logo.refused.isHidden()
    assert "PNG oder JPEG" in logo.refused.text()
    assert content.context.workspace.office.logo.current() is not None
    choose(qtbot, logo, picture)
    assert logo.refused.isHidden()


def test_removing_can_be_undone(
    qtbot: QtBot, content: ContentView, logo: LogoBox, picture: Path
) -> None:
    choose(qtbot, logo, picture)
    qtbot.mouseClick(logo.remove, Qt.MouseButton.LeftButton)
    assert not logo.empty.isHidden()
    assert logo.choose.hasFocus()
    content.undo()
    assert logo.empty.isHidden()
    assert not logo.picture.isHidden()

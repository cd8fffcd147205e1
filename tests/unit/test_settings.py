"""The settings of the device survive a restart, a broken file and foreign values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gkdesk import settings as device
from gkdesk.settings import ALL, RECENT_LIMIT, Settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ordner" / "einstellungen.json"


def test_a_value_is_there_after_a_restart(file: Path) -> None:
    Settings(file).set(device.IDLE_MINUTES, 15)
    assert Settings(file).get(device.IDLE_MINUTES) == 15


def test_a_missing_file_means_the_defaults(file: Path) -> None:
    assert Settings(file).get(device.IDLE_MINUTES) == 10


@pytest.mark.parametrize("text", ["", "[" * 100_000, "{", "[]", "null", '{"idle_minutes": "zehn"}'])
def test_a_broken_file_means_the_defaults(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    assert Settings(file).get(device.IDLE_MINUTES) == 10


@pytest.mark.parametrize("value", [0, 61, True, "10", None])
def test_a_value_out_of_bounds_in_the_file_is_not_taken(file: Path, value: object) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({"idle_minutes": value}), encoding="utf-8")
    assert Settings(file).get(device.IDLE_MINUTES) == 10


def test_a_value_out_of_bounds_cannot_be_set(file: Path) -> None:
    with pytest.raises(ValueError, match="theme"):
        Settings(file).set(device.THEME, "bunt")


def test_the_store_used_last_comes_first_and_only_once(file: Path, tmp_path: Path) -> None:
    settings = Settings(file)
    for name in ("a", "b", "a"):
        settings.remember_store(tmp_path / name)
    assert settings.get(device.RECENT_STORES) == (str(tmp_path / "a"), str(tmp_path / "b"))


def test_only_a_few_stores_are_remembered(file: Path, tmp_path: Path) -> None:
    settings = Settings(file)
    for number in range(RECENT_LIMIT + 3):
        settings.remember_store(tmp_path / str(number))
    assert len(settings.get(device.RECENT_STORES)) == RECENT_LIMIT


def test_every_setting_has_its_own_name_a_help_and_a_default_it_accepts() -> None:
    assert len({setting.name for setting in ALL}) == len(ALL)
    assert all(setting.help and setting.accepts(setting.default) for setting in ALL)


def test_a_folder_that_cannot_be_written_keeps_the_value_for_this_run(tmp_path: Path) -> None:
    blocked = tmp_path / "datei"
    blocked.write_text("", encoding="utf-8")
    settings = Settings(blocked / "einstellungen.json")
    settings.set(device.IDLE_MINUTES, 20)
    assert settings.get(device.IDLE_MINUTES) == 20


def test_a_folder_with_a_name_from_another_encoding_is_remembered(file: Path) -> None:
    folder = file.parent / "Best\udce4nde"
    Settings(file).remember_store(folder)
    assert Settings(file).get(device.RECENT_STORES) == (str(folder),)


def test_the_settings_leave_no_other_file_behind(file: Path) -> None:
    Settings(file).set(device.IDLE_MINUTES, 15)
    assert [each.name for each in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("value", ["\0x", "/tmp/\ud800x", "é\ud800"])
def test_a_text_that_can_name_no_file_is_not_taken(file: Path, value: str) -> None:
    file.parent.mkdir()
    written = {"recent_stores": [value], "geometry": value, "backup_folder": value}
    file.write_text(json.dumps(written), encoding="utf-8")
    settings = Settings(file)
    assert settings.get(device.RECENT_STORES) == ()
    assert settings.get(device.GEOMETRY) == ""
    assert settings.get(device.BACKUP_FOLDER) == ""

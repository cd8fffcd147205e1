"""The settings of the device: declared once, in clear, and nothing to lose."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from gkdesk import settings
from gkdesk.settings import Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "einstellungen.json"


def test_without_a_file_the_defaults_hold(file: Path) -> None:
    assert Settings(file).get(settings.IDLE_MINUTES) == settings.IDLE_MINUTES.default
    assert not file.exists()


def test_a_value_is_there_after_the_next_start(file: Path) -> None:
    Settings(file).set(settings.THEME, "dark")
    assert Settings(file).get(settings.THEME) == "dark"
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("entry", settings.ALL, ids=lambda entry: entry.name)
def test_every_setting_is_explained_and_its_default_is_allowed(
    entry: settings.Setting[str],
) -> None:
    assert entry.help
    assert entry.accepts(entry.default)


def test_a_value_outside_its_bounds_is_refused(file: Path) -> None:
    with pytest.raises(ValueError, match="idle_minutes"):
        Settings(file).set(settings.IDLE_MINUTES, 0)


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"idle_minutes": "x"}', '{"idle_minutes": true}', '{"idle_minutes": 9999}'],
)
def test_a_broken_file_falls_back_to_the_defaults(file: Path, content: str) -> None:
    file.write_text(content, encoding="utf-8")
    assert Settings(file).get(settings.IDLE_MINUTES) == settings.IDLE_MINUTES.default


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=80))
def test_no_content_of_the_file_stops_the_program(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    found = Settings(file)
    for entry in settings.ALL:
        assert entry.accepts(found.get(entry))


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5), st.lists, max_leaves=5
    )
)
def test_no_value_of_a_wrong_type_gets_through(file: Path, value: object) -> None:
    file.write_text(json.dumps({entry.name: value for entry in settings.ALL}), encoding="utf-8")
    found = Settings(file)
    for entry in settings.ALL:
        assert entry.accepts(found.get(entry))


def test_the_store_opened_last_stands_first(file: Path, tmp_path: Path) -> None:
    device = Settings(file)
    for name in "abcdefa":
        device.remember_store(tmp_path / name)
    recent = device.get(settings.RECENT_STORES)
    assert [Path(path).name for path in recent] == ["a", "f", "e", "d", "c"]

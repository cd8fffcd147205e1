"""The command `demo`: a store and documents that are the same for the same day."""

from __future__ import annotations

import datetime as dt
import io
import json
from typing import TYPE_CHECKING

import pytest

from gkdesk.clock import FixedClock
from gkdesk.errors import FolderNotEmpty, InvalidInput
from gkdesk.headless import demo
from gkdesk.services import access
from tests.conftest import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

DAY = dt.date(2026, 11, 21)


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("eins", "zwei"):
        demo.build(tmp_path / name, DAY, PASSPHRASE, first=5)
    first, second = (files_of(tmp_path / name / "ausgabe") for name in ("eins", "zwei"))
    assert first == second
    assert len(first) == 7


def test_the_contents_list_every_file_with_its_kind(tmp_path: Path) -> None:
    demo.build(tmp_path / "demo", DAY, PASSPHRASE, first=2)
    output = tmp_path / "demo" / "ausgabe"
    listed = json.loads((output / "inhalt.json").read_text(encoding="utf-8"))
    assert {entry["file"] for entry in listed} | {"inhalt.json"} == set(files_of(output))
    assert [entry["kind"] for entry in listed] == [
        "booklet.begleitheft",
        "booklet.begleitheft",
        "recovery.sheet_sample",
    ]
    assert [entry["language"] for entry in listed] == ["prs", "ti", "de"]
    assert all(set(entry) == {"kind", "title", "audience", "language", "file"} for entry in listed)


def test_the_store_opens_with_the_passphrase_and_is_marked(tmp_path: Path) -> None:
    demo.build(tmp_path / "demo", DAY, PASSPHRASE, first=1)
    clock = FixedClock.on(DAY)
    workspace = access.unlock(tmp_path / "demo" / "store", PASSPHRASE, clock=clock)
    try:
        assert workspace.is_demo
        assert [row.name for row in workspace.clients.rows()] == ["Samira Haidari"]
    finally:
        workspace.close()


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    kept = tmp_path / "wichtig.txt"
    kept.write_text("bleibt", encoding="utf-8")
    with pytest.raises(FolderNotEmpty):
        demo.build(tmp_path, DAY, PASSPHRASE)
    assert list(tmp_path.iterdir()) == [kept]


def test_a_full_folder_ends_with_2_and_a_german_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(demo.PASSPHRASE_VARIABLE, PASSPHRASE)
    (tmp_path / "datei").touch()
    assert demo.main([str(tmp_path)]) == 2
    assert "Der Ordner ist nicht leer." in capsys.readouterr().err


def test_a_file_in_place_of_the_folder_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(demo.PASSPHRASE_VARIABLE, PASSPHRASE)
    (tmp_path / "datei").touch()
    assert demo.main([str(tmp_path / "datei")]) == 2


def test_a_folder_that_cannot_be_made_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(demo.PASSPHRASE_VARIABLE, PASSPHRASE)
    (tmp_path / "datei").touch()
    assert demo.main([str(tmp_path / "datei" / "demo")]) == 1
    assert capsys.readouterr().err.strip()


def test_a_weak_passphrase_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(demo.PASSPHRASE_VARIABLE, "kurz")
    assert demo.main([str(tmp_path / "demo")]) == 2
    assert "Passphrase" in capsys.readouterr().err


def test_without_terminal_a_passphrase_is_made_and_shown_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(demo.PASSPHRASE_VARIABLE, raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert demo.main([str(tmp_path / "demo"), "--datum", "2026-12-01"]) == 0
    shown = capsys.readouterr().out
    (line,) = [each for each in shown.splitlines() if "nur einmal gezeigt" in each]
    passphrase = line.split(": ", 1)[1]
    store = tmp_path / "demo" / "store"
    access.unlock(store, passphrase, clock=FixedClock.on(DAY)).close()


@pytest.mark.parametrize("day", [demo.FIRST_DAY, demo.LAST_DAY])
def test_the_first_and_the_last_day_that_are_taken_work(tmp_path: Path, day: dt.date) -> None:
    assert demo.build(tmp_path / "demo", day, PASSPHRASE, first=3)


def test_what_was_begun_is_removed_when_it_cannot_be_finished(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput):
        demo.build(tmp_path / "demo", DAY, "kurz")
    assert list((tmp_path / "demo").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["x", "--datum", "3.4."], "kein Datum der Form JJJJ-MM-TT"),
        (["x", "--datum", "0001-01-01"], "liegt nicht in den Jahren 2000 bis 2150"),
        (["x", "--datum", "9999-12-31"], "liegt nicht in den Jahren 2000 bis 2150"),
        ([], "Es fehlt: ORDNER."),
        (["a", "b"], "Unbekannte Angabe: b."),
        (["a", "--datum"], "Nach --datum fehlt ein Wert."),
    ],
)
def test_wrong_arguments_end_with_2_and_german_words(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        demo.main(arguments)
    assert ended.value.code == 2
    assert words in capsys.readouterr().err

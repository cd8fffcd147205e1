"""Errors are told once, at the right place, and bugs without a word of content."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gkdesk import paths
from gkdesk.errors import DiskFull, InvalidInput
from gkdesk.ui import bug_log, messages
from gkdesk.ui.dialogs import bug_dialog
from gkdesk.ui.forms import FormView
from gkdesk.ui.widgets import Banner
from tests.ui.kit.scenes import CLOCK, FILLED, FORM

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def form(qtbot: QtBot) -> FormView[object]:
    shown = FormView(FORM, clock=CLOCK)
    qtbot.addWidget(shown)
    shown.load(FILLED)
    shown.show()
    return shown  # type: ignore[return-value]


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    shown = Banner("")
    qtbot.addWidget(shown)
    shown.hide()
    return shown


def test_wrong_input_stands_beside_its_field_and_nowhere_else(
    form: FormView[object], banner: Banner
) -> None:
    messages.present(InvalidInput("email", "bad_email"), banner, form)
    assert "E-Mail-Adresse" in form.error("email")
    assert banner.isHidden()


def test_wrong_input_without_a_field_here_goes_to_the_banner(
    form: FormView[object], banner: Banner
) -> None:
    messages.present(InvalidInput("elsewhere", "bad_email"), banner, form)
    assert "E-Mail-Adresse" in banner.text()
    assert not banner.isHidden()


def test_other_errors_go_to_the_banner_with_what_is_safe(
    form: FormView[object], banner: Banner
) -> None:
    messages.present(DiskFull(), banner, form)
    assert banner.text()
    assert not banner.isHidden()
    assert banner.accessibleName().startswith("Fehler: ")


def test_description_of_a_bug_holds_types_and_places_but_no_values() -> None:
    try:
        _outer("geheime Notiz")
    except RuntimeError as bug:
        text = bug_log.describe(bug)
    assert "builtins.RuntimeError" in text
    assert "builtins.KeyError" in text
    assert "_outer" in text
    assert "geheime" not in text
    assert str(Path.home()) not in text


def _outer(note: str) -> None:
    try:
        {}[note]
    except KeyError as error:
        raise RuntimeError(note) from error


def test_uncaught_exception_is_written_and_announced(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GKDESK_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr("threading.excepthook", sys.excepthook)
    monkeypatch.setattr(bug_log.BugReporter, "current", None)
    monkeypatch.setattr(messages.BugTeller, "current", None)
    reporter = bug_log.reporter()
    teller = messages.install()
    try:
        _outer("geheime Notiz")
    except RuntimeError as bug:
        with qtbot.waitSignal(reporter.reported) as told:
            sys.excepthook(type(bug), bug, bug.__traceback__)
    dialog = teller.dialog()
    assert dialog is not None
    assert str(tmp_path / "gkdesk.log") in dialog.text.text()
    reporter.reported.emit("noch einer")
    assert teller.dialog() is dialog
    dialog.accept()
    assert teller.dialog() is None
    teller.deleteLater()
    assert told.args == [str(tmp_path / "gkdesk.log")]
    assert "geheime" not in (tmp_path / "gkdesk.log").read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_is_said_instead_of_hidden(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "datei"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("GKDESK_HOME", str(blocked))
    with qtbot.waitSignal(bug_log.reporter().reported) as told:
        bug_log.reporter().report("x")
    assert told.args == [""]
    assert "konnte nicht geschrieben werden" in bug_dialog.bug_sentence("")


def test_the_log_does_not_grow_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setenv("GKDESK_HOME", str(tmp_path))
    (tmp_path / "gkdesk.log").write_text("x" * 600_000, encoding="utf-8")
    bug_log.reporter().report("y")
    assert (tmp_path / "gkdesk.log").stat().st_size < 1_000
    assert (tmp_path / "gkdesk.old.log").exists()


def test_bug_dialog_says_what_is_safe_and_names_the_log(qtbot: QtBot) -> None:
    dialog = bug_dialog.BugDialog("/pfad/gkdesk.log")
    qtbot.addWidget(dialog)
    dialog.open()
    assert "/pfad/gkdesk.log" in dialog.text.text()
    assert "keine Angaben zu Menschen" in dialog.text.text()


def test_a_bug_in_the_end_of_an_object_tells_no_values(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    class Frail:
        def __del__(self) -> None:
            message = "Quittenbaum"
            raise ValueError(message)

    monkeypatch.setenv("GKDESK_HOME", str(tmp_path))
    for owner, name in (
        (sys, "excepthook"),
        (sys, "unraisablehook"),
        (threading, "excepthook"),
        (logging, "lastResort"),
    ):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    bug_log.reporter().install()
    frail = Frail()
    del frail
    logging.getLogger("tests.nobody").error("Quittenbaum")

    written = paths.log_file().read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "Quittenbaum" not in written + "".join(capfd.readouterr())

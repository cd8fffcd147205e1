"""`python -m gkdesk`: which command runs, and what wrong calls say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gkdesk.__main__ import main


def test_help_lists_the_commands_in_german(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    for word in ("Aufruf:", "--store", "demo", "selftest", "bench"):
        assert word in shown


def test_an_unknown_command_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tanzen"]) == 2
    assert "Den Befehl „tanzen“ gibt es nicht." in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_output_that_cannot_be_written_is_told_without_a_traceback() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "gkdesk", "--help"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "Die Ausgabe konnte nicht geschrieben werden: Ist der Datenträger voll?\n"


def test_a_command_loads_no_qt() -> None:
    code = (
        "import sys\n"
        "from gkdesk.__main__ import main\n"
        "try:\n    main(['demo', '--help'])\n"
        "except SystemExit:\n    pass\n"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0

"""On a low or strongly enlarged screen every window fits, and the way out stays in sight."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("width", "height"),
    [
        pytest.param(911, 512, id="150 percent"),
        pytest.param(683, 384, id="200 percent"),
    ],
)
def test_every_window_fits_a_small_screen(tmp_path: Path, width: int, height: int) -> None:
    screen = {"name": "small", "x": 0, "y": 0, "width": width, "height": height}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file = tmp_path / "screen.json"
    file.write_text(json.dumps({"synchronousWindowSystemEvents": False, "screens": [screen]}))
    platform = {"QT_QPA_PLATFORM": f"offscreen:configfile={file}", "GKDESK_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.shell.small_screen", str(tmp_path)],
        env=os.environ | platform,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []

"""Look for planted words in every file below a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def leaks(folder: Path, *words: str) -> list[str]:
    """Return the names of the files that hold one of the words in UTF-8 or UTF-16."""
    forms = [form for word in words for form in _forms(word)]
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            found += [path.name for form in forms if form in content]
    return found


def temporary_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let everything that asks the system for a place for temporary files use `folder`."""
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    return folder


def _forms(word: str) -> tuple[bytes, ...]:
    return tuple(word.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))

"""Rules of the project that a machine can check."""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "gkdesk").rglob("*.py"))
NETWORK_MODULES = {
    "socket",
    "ssl",
    "http",
    "urllib",
    "urllib3",
    "requests",
    "ftplib",
    "smtplib",
    "asyncio",
    "xmlrpc",
    "socketserver",
    "webbrowser",
}


@dataclass(frozen=True)
class Facts:
    """What is asked of a file: what it imports, and its functions with their lines."""

    imported: frozenset[str]
    functions: tuple[tuple[str, int], ...]


@cache
def _facts(path: Path) -> Facts:
    imported: set[str] = set()
    functions = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            imported |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            name = f"{path}:{node.lineno} {node.name}"
            functions.append((name, (node.end_lineno or 0) - node.lineno + 1))
    return Facts(frozenset(imported), tuple(functions))


def _is_of_the_network(name: str) -> bool:
    root = name.partition(".")[0]
    return root in NETWORK_MODULES or "QtNetwork" in name or "WebEngine" in name


def test_no_module_imports_network_code() -> None:
    found = {path: set(filter(_is_of_the_network, _facts(path).imported)) for path in SOURCES}
    assert {path: names for path, names in found.items() if names} == {}


def test_everything_below_the_face_loads_without_qt() -> None:
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in SOURCES
        if not {"ui", "migrations"} & set(path.parts) and path.stem not in {"app", "__main__"}
    ]
    code = (
        "import importlib, sys\n"
        f"for name in {modules!r}: importlib.import_module(name.removesuffix('.__init__'))\n"
        "print([m for m in sys.modules if m.startswith(('PySide6', 'shiboken'))])\n"
    )
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == "[]"


def test_files_stay_small_enough_to_be_read() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {path: count for path, count in lines.items() if count > 400} == {}


def test_functions_stay_small_enough_to_be_read() -> None:
    found = [function for path in SOURCES for function in _facts(path).functions]
    assert len(found) > len(SOURCES)
    assert [(name, lines) for name, lines in found if lines > 40] == []


def test_lock_file_names_no_index() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    assert "--index" not in lock
    assert "--find-links" not in lock


def test_tooltips_are_set_in_one_place_that_escapes_them() -> None:
    users = {
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if ".setToolTip(" in path.read_text(encoding="utf-8")
    }
    assert users == {"gkdesk/ui/tips.py"}

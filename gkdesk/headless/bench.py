"""`gkdesk bench`: measures speed, memory and encryption, with the machine's own yardsticks."""

from __future__ import annotations

import argparse
import json
import platform
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gkdesk
from gkdesk.clock import SystemClock
from gkdesk.headless import (
    bench_aids,
    bench_cases,
    bench_documents,
    bench_encryption,
    bench_network,
    bench_records,
    bench_window,
)
from gkdesk.headless.arguments import GermanParser
from gkdesk.store.kdf import STANDARD
from gkdesk.store.opening import create_store

if TYPE_CHECKING:
    from collections.abc import Sequence

DEFAULT_SIZES = (1_000, 10_000)
PARTS = ("window", "records", "network", "cases", "aids", "encryption", "documents")


def main(arguments: Sequence[str]) -> int:
    """Measure the chosen parts and print the figures as text or JSON; return the exit code."""
    chosen = _parser().parse_args(arguments)
    figures = measure(tuple(chosen.clients), tuple(chosen.parts))
    if chosen.json:
        print(json.dumps(figures, indent=2, ensure_ascii=False))
    else:
        _print(figures)
    return 0


def measure(sizes: tuple[int, ...], parts: tuple[str, ...]) -> dict[str, Any]:
    """Return nested figures; all stores lie in a temporary folder and hold generated people."""
    figures: dict[str, Any] = {"machine": _machine()}
    with tempfile.TemporaryDirectory(prefix="gkdesk-bench-") as temporary:
        folder = Path(temporary)
        if "window" in parts:
            create_store(
                folder / "leer", bench_records.PASSPHRASE, clock=SystemClock(), kdf=STANDARD
            ).store.close()
            figures["start"] = bench_window.start(folder / "leer", folder / "heim")
            figures["memory"] = bench_window.memory(folder, clients=max(sizes))
        if "records" in parts:
            figures["records"] = {
                str(size): bench_records.measure(folder / f"n{size}", clients=size)
                for size in sizes
            }
        if "network" in parts:
            figures["network"] = bench_network.measure(folder / "netz", folder / "heim")
        if "cases" in parts:
            figures["cases"] = bench_cases.measure(folder / "faelle")
        if "aids" in parts:
            figures["aids"] = bench_aids.measure(folder / "arbeitshilfen", folder / "heim")
        if "encryption" in parts:
            figures["encryption"] = bench_encryption.measure(folder, clients=max(sizes))
        if "documents" in parts:
            figures["documents"] = bench_documents.measure(folder / "hefte", folder / "heim")
    return figures


def _parser() -> argparse.ArgumentParser:
    parser = GermanParser(
        "gkdesk bench", "Misst Geschwindigkeit und Speicher mit erfundenen Daten."
    )
    parser.add_argument(
        "--clients", type=_count, nargs="+", default=DEFAULT_SIZES, help="Zahl der Menschen"
    )
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, help="nur diese Teile")
    parser.add_argument("--json", action="store_true", help="Ausgabe als JSON")
    return parser


def _count(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        message = f"„{text}“ ist keine Zahl ab 1"
        raise argparse.ArgumentTypeError(message)
    return number


def _machine() -> dict[str, str]:
    return {
        "gkdesk": gkdesk.__version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "processor": platform.machine(),
    }


def _print(figures: dict[str, Any], indent: str = "") -> None:
    for name, value in figures.items():
        if isinstance(value, dict):
            print(f"{indent}{name}")
            _print(value, indent + "  ")
        else:
            print(f"{indent}{name}: {value}")

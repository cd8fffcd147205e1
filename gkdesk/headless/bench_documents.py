"""How quickly booklets are made: a long one in two scripts, five hundred in a row, a preview.

The long booklet is also made by WeasyPrint from the same content, as a yardstick: where that
library is not there (it is none of the program's own), the figure is left out.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from gkdesk.clock import SystemClock
from gkdesk.export import content, paper
from gkdesk.export.pdf.render import render_pdf
from gkdesk.headless import bench_weasyprint
from gkdesk.headless.bench_window import run_program
from gkdesk.progress import Silent
from gkdesk.services.demo.many_clients import generate
from gkdesk.services.workspace import Workspace
from gkdesk.store.kdf import KdfParameters
from gkdesk.store.opening import create_store
from gkdesk.text.translations import TextPair, text_pair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.booklets.made import MadeBooklet

PARAGRAPHS_A_PAGE = 4
PASSPHRASE = "Regenschirm Ofen sieben Kamille Bruecke"  # noqa: S105 - opens generated data only
NO_DERIVATION = KdfParameters(memory_kib=64, passes=1, lanes=1)
CLIENT_LANGUAGE = "ar"
_PEOPLE_A_ROUND = 4
_STATUS = Path("/proc/self/status")
_PREVIEW = """
import sys, threading, time
from pathlib import Path
from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtPdf import QPdfDocument
from gkdesk.clock import SystemClock
from gkdesk.services import access
from gkdesk.services.booklets.profiles.profile import BookletChoice
application = QGuiApplication([])
workspace = access.unlock(Path(sys.argv[1]), sys.argv[2], clock=SystemClock())
booklets = workspace.booklets
beside = threading.Thread(target=booklets.prepare)  # as the page does when it opens
beside.start()
for row in workspace.clients.rows()[:int(sys.argv[3])]:
    began = time.perf_counter()
    pdf = booklets.first_page(row.id, booklets.language_for(row.id), BookletChoice())
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    picture = document.render(0, QSize(700, 990))
    assert picture.width() == 700
    print(time.perf_counter() - began)
workspace.close(end_of_session=True)
"""


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    pages: int = 32
    rounds: int = 5
    stack: int = 500


def measure(folder: Path, home: Path, size: Size | None = None) -> dict[str, float]:
    """Return seconds of the long booklet, its baseline, the stack and the preview, and memory."""
    asked = size or Size()
    document = long_booklet(asked.pages)
    samples = [_seconds(document) for _ in range(asked.rounds)]
    figures = {
        "booklet_pages": asked.pages,
        "booklet_first_s": round(samples[0], 3),
        "booklet_s": round(median(samples), 3),
    }
    figures |= bench_weasyprint.measure(document)
    return figures | _stack(folder, asked.stack) | _preview(folder, home, asked.rounds)


def _seconds(document: content.Document) -> float:
    began = perf_counter()
    render_pdf(document)
    return perf_counter() - began


def long_booklet(pages: int) -> content.Document:
    """Return a booklet of so many full pages in German and Arabic, out of the shipped texts."""
    texts = text_pair(CLIENT_LANGUAGE)
    keys = [key for key in texts.german.texts if "{" not in texts.german.texts[key]]
    blocks: list[content.Block] = []
    for page in range(pages):
        if page:
            blocks.append(content.PageBreak())
        blocks.extend(_page(texts, keys, page))
    return content.Document(
        title="Begleitheft",
        language="de",
        blocks=tuple(blocks),
        page=paper.booklet_page(CLIENT_LANGUAGE),
        created=dt.datetime(2026, 11, 18, 9, 0, tzinfo=dt.UTC),
    )


def _page(texts: TextPair, keys: list[str], page: int) -> Iterator[content.Block]:
    yield content.Heading(content.passage(f"Seite {page + 1}"))
    for number in range(PARAGRAPHS_A_PAGE):
        key = keys[(page * PARAGRAPHS_A_PAGE + number) * 7 % len(keys)]
        yield content.Bilingual(_side(texts, key, "de"), _side(texts, key, CLIENT_LANGUAGE))
    rows = [keys[(page * 5 + number) * 11 % len(keys)] for number in range(4)]
    yield content.Table(
        columns=(content.Column(), content.Column()),
        header=(content.cell("Deutsch"), content.cell("العربية", CLIENT_LANGUAGE)),
        rows=tuple(
            tuple(content.Cell(_side(texts, key, side)) for side in ("de", CLIENT_LANGUAGE))
            for key in rows
        ),
    )


def _side(texts: TextPair, key: str, side: str) -> tuple[content.Block, ...]:
    text = texts.in_german(key) if side == "de" else texts.in_client_language(key).text
    phone = content.code("0152 345678")
    return (content.Paragraph(content.mixed(f"{text} ", phone, language=side)),)


def _stack(folder: Path, count: int) -> dict[str, float]:
    """Make a booklet for each of many; memory is told after a tenth of them and at the end."""
    store = create_store(folder, PASSPHRASE, clock=SystemClock(), kdf=NO_DERIVATION).store
    workspace = Workspace(store)
    generate(store, count, Silent())
    memory: list[float] = []

    def deliver(_booklet: MadeBooklet) -> None:
        memory.append(_memory_mb())

    try:
        ids = [row.id for row in workspace.clients.rows()]
        began = perf_counter()
        made = workspace.booklets.make_many(ids, deliver, progress=Silent()).made
        taken = perf_counter() - began
    finally:
        workspace.close(end_of_session=True)
    return {
        "stack_made": made,
        "stack_s": round(taken, 1),
        "stack_memory_after_a_tenth_mb": memory[len(memory) // 10],
        "stack_memory_at_the_end_mb": memory[-1],
    }


def _memory_mb() -> float:
    """Return the resident memory of this process (Linux only; 0 elsewhere)."""
    lines = _STATUS.read_text(encoding="ascii").splitlines() if _STATUS.exists() else []
    found = next((line.split()[1] for line in lines if line.startswith("VmRSS")), "0")
    return round(int(found) / 1024, 1)


def _preview(folder: Path, home: Path, rounds: int) -> dict[str, float]:
    """Return milliseconds until the first page is a picture, the booklets of several people.

    The very first one also loads fonts and texts.
    """
    printed = run_program(_PREVIEW, home, str(folder), PASSPHRASE, str(rounds * _PEOPLE_A_ROUND))
    first, *taken = [float(line) * 1000 for line in printed.split()]
    return {
        "preview_first_ms": round(first, 1),
        "preview_ms": round(median(taken), 1),
        "preview_most_ms": round(max(taken), 1),
    }

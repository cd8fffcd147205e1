"""How quickly booklets are made: one of 24 pages in two scripts, and a stack of two hundred."""

from __future__ import annotations

import datetime as dt
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from gkdesk.clock import SystemClock
from gkdesk.export import content, paper
from gkdesk.export.pdf.render import render_pdf
from gkdesk.progress import Silent
from gkdesk.services.demo.many_clients import generate
from gkdesk.services.workspace import Workspace
from gkdesk.store.kdf import KdfParameters
from gkdesk.store.opening import create_store
from gkdesk.text.translations import TextPair, text_pair

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gkdesk.services.booklets.made import MadeBooklet

PAGES = 24
ROUNDS = 5
STACK = 200
PARAGRAPHS_A_PAGE = 4
PASSPHRASE = "Regenschirm Ofen sieben Kamille Bruecke"  # noqa: S105 - opens generated data only
NO_DERIVATION = KdfParameters(memory_kib=64, passes=1, lanes=1)
CLIENT_LANGUAGE = "ar"


def measure(folder: Path) -> dict[str, float]:
    """Return seconds for the long booklet (first and median) and for the stack."""
    document = long_booklet()
    samples = []
    for _ in range(ROUNDS):
        began = perf_counter()
        render_pdf(document)
        samples.append(perf_counter() - began)
    began = perf_counter()
    made = _stack(folder)
    taken = perf_counter() - began
    return {
        "booklet_24_pages_first_s": round(samples[0], 3),
        "booklet_24_pages_s": round(median(samples), 3),
        "stack_of_200_s": round(taken, 1),
        "stack_made": made,
    }


def long_booklet() -> content.Document:
    """Return a booklet of 24 full pages in German and Arabic, out of the shipped texts."""
    texts = text_pair(CLIENT_LANGUAGE)
    keys = [key for key in texts.german.texts if "{" not in texts.german.texts[key]]
    blocks: list[content.Block] = []
    for page in range(PAGES):
        if page:
            blocks.append(content.PageBreak())
        blocks.extend(_page(texts, keys, page))
    return content.Document(
        title="Begleitheft",
        language="de",
        blocks=tuple(blocks),
        page=paper.A5_BOOKLET,
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


def _stack(folder: Path) -> int:
    store = create_store(folder, PASSPHRASE, clock=SystemClock(), kdf=NO_DERIVATION).store
    workspace = Workspace(store)
    generate(store, STACK, Silent())
    kept: list[int] = []

    def deliver(booklet: MadeBooklet) -> None:
        kept.append(len(booklet.pdf))

    try:
        ids = [row.id for row in workspace.clients.rows()]
        return workspace.booklets.make_many(ids, deliver, progress=Silent()).made
    finally:
        workspace.close(end_of_session=True)

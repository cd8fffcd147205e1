"""Many documents in one go, in worker processes that get content and never the store or a key.

The start method is spawn on every system: a worker inherits no open file, no key and no record.
A frozen program must call `multiprocessing.freeze_support()` first thing in its entry point.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from gkdesk.errors import MissingGlyph
from gkdesk.export.content import Document
from gkdesk.export.pdf.counting import page_count
from gkdesk.export.pdf.imposition import booklet_sheets
from gkdesk.export.pdf.render import render_pdf
from gkdesk.progress import Progress, Silent

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

FEW = 6  # below this, starting workers takes longer than rendering
TRIED_HERE = 6
"""So many are rendered here to know the pace; the first of all makes the fonts ready."""
WORTH_WORKERS_S = 12.0
"""Workers load fonts and all anew, which takes seconds: they are started for more than this."""
WAITING_PER_WORKER = 3
MOST_WORKERS = 4


@dataclass(frozen=True, slots=True)
class Rendered:
    """One copy: its PDF, or why it was skipped; `index` is its place in the input.

    `pages` are those of the document, also where they stand on sheets to fold.
    """

    index: int
    pdf: bytes | None
    problem: MissingGlyph | None = None
    pages: int = 0


class Result(NamedTuple):
    """What a worker sends back: a problem travels as data."""

    pdf: bytes | None
    problem: dict[str, str | int] | None = None
    pages: int = 0


Work = Callable[[Document], Result]


def default_workers() -> int:
    """Return how many workers suit this machine: one for each core, but not too many."""
    return max(1, min(MOST_WORKERS, (os.cpu_count() or 1)))


def render_many(
    documents: Iterable[Document],
    total: int,
    *,
    progress: Progress | None = None,
    workers: int | None = None,
    folded: bool = False,
) -> Generator[Rendered, None, None]:
    """Yield the rendered documents in their order, holding few of them at a time.

    `folded` ones stand on sheets to be printed on both sides, folded and stapled.
    A document with a character that no font draws is yielded as a problem. `Cancelled`, raised
    by the progress, stops the workers and passes on. Without a number of `workers` some are
    started where it is worth it.
    """
    watcher = progress or Silent()
    count = default_workers() if workers is None else workers
    work = _render_folded if folded else _render
    if count <= 1 or total < FEW:
        results: Iterator[Result] = map(work, documents)
    elif workers is None:
        results = _as_is_worth_it(work, documents, total, count)
    else:
        results = _in_workers(work, documents, count)
    watcher.step(0, total)
    for index, (pdf, problem, pages) in enumerate(results):
        failed = None if problem is None else MissingGlyph(**problem)
        yield Rendered(index, pdf, failed, pages)
        watcher.step(index + 1, total)


def _render(document: Document) -> Result:
    """Render one document; what went wrong is returned as data, which travels anywhere."""
    try:
        pdf = render_pdf(document)
    except MissingGlyph as error:
        return Result(None, error.data)
    return Result(pdf, pages=page_count(pdf))


def _render_folded(document: Document) -> Result:
    """Render one document onto sheets to fold."""
    made = _render(document)
    if made.pdf is None:
        return made
    return made._replace(pdf=booklet_sheets(made.pdf, document.page.binding))


def _as_is_worth_it(
    work: Work, documents: Iterable[Document], total: int, workers: int
) -> Iterator[Result]:
    """Render here; leave the rest to workers as soon as it would take longer than their start."""
    left = iter(documents)
    taken: list[float] = []
    for done, document in enumerate(left, 1):
        began = perf_counter()
        result = work(document)
        taken.append(perf_counter() - began)
        yield result
        if done >= TRIED_HERE and median(taken) * (total - done) > WORTH_WORKERS_S:
            break
    yield from _in_workers(work, left, workers)


def _in_workers(work: Work, documents: Iterable[Document], workers: int) -> Iterator[Result]:
    pool = ProcessPoolExecutor(
        workers, multiprocessing.get_context("spawn"), initializer=_leave_signals_alone
    )
    waiting: deque[tuple[Document, Future[Result] | None]] = deque()
    try:
        for document in documents:
            waiting.append((document, _submit(pool, work, document)))
            if len(waiting) >= WAITING_PER_WORKER * workers:
                yield _result(work, *waiting.popleft())
        while waiting:
            yield _result(work, *waiting.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, work: Work, document: Document) -> Future[Result] | None:
    try:
        return pool.submit(work, document)
    except BrokenProcessPool:
        return None


def _result(work: Work, document: Document, future: Future[Result] | None) -> Result:
    """Wait for a result; if the system ended a worker, render the document here."""
    if future is not None:
        try:
            return future.result()
        except BrokenProcessPool:
            pass
    return work(document)


def _leave_signals_alone() -> None:
    """Let the main process decide what an interrupt means."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

"""Many documents in one go, in worker processes that get content and never the store or a key.

The start method is spawn on every system: a worker inherits no open file, no key and no record.
A frozen program must call `multiprocessing.freeze_support()` first thing in its entry point.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from gkdesk.errors import MissingGlyph
from gkdesk.export.pdf.render import render_pdf
from gkdesk.progress import Progress, Silent

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from gkdesk.export.content import Document

FEW = 6  # below this, starting workers takes longer than rendering
TRIED_HERE = 6
"""So many are rendered here to know the pace; the first of all makes the fonts ready."""
WORTH_WORKERS_S = 12.0
"""Workers load fonts and all anew, which takes seconds: they are started for more than this."""
WAITING_PER_WORKER = 3
MOST_WORKERS = 4


@dataclass(frozen=True, slots=True)
class Rendered:
    """One copy: its PDF, or why it was skipped; `index` is its place in the input."""

    index: int
    pdf: bytes | None
    problem: MissingGlyph | None = None


Result = tuple[bytes | None, dict[str, str | int] | None]


def default_workers() -> int:
    """Return how many workers suit this machine: one for each core, but not too many."""
    return max(1, min(MOST_WORKERS, (os.cpu_count() or 1)))


def render_many(
    documents: Iterable[Document],
    total: int,
    *,
    progress: Progress | None = None,
    workers: int | None = None,
) -> Generator[Rendered, None, None]:
    """Yield the rendered documents in their order, holding few of them at a time.

    A document with a character that no font draws is yielded as a problem. `Cancelled`, raised
    by the progress, stops the workers and passes on. Without a number of `workers` some are
    started where it is worth it.
    """
    watcher = progress or Silent()
    count = default_workers() if workers is None else workers
    if count <= 1 or total < FEW:
        results = _one_by_one(documents)
    elif workers is None:
        results = _as_is_worth_it(documents, total, count)
    else:
        results = _in_workers(documents, count)
    watcher.step(0, total)
    for index, (pdf, problem) in enumerate(results):
        yield Rendered(index, pdf, MissingGlyph(**problem) if problem is not None else None)
        watcher.step(index + 1, total)


def _render(document: Document) -> Result:
    """Render one document; what went wrong is returned as data, which travels anywhere."""
    try:
        return render_pdf(document), None
    except MissingGlyph as error:
        return None, error.data


def _one_by_one(documents: Iterable[Document]) -> Iterator[Result]:
    for document in documents:
        yield _render(document)


def _as_is_worth_it(documents: Iterable[Document], total: int, workers: int) -> Iterator[Result]:
    """Render here; leave the rest to workers as soon as it would take longer than their start."""
    left = iter(documents)
    taken: list[float] = []
    for done, document in enumerate(left, 1):
        began = perf_counter()
        result = _render(document)
        taken.append(perf_counter() - began)
        yield result
        if done >= TRIED_HERE and median(taken) * (total - done) > WORTH_WORKERS_S:
            break
    yield from _in_workers(left, workers)


def _in_workers(documents: Iterable[Document], workers: int) -> Iterator[Result]:
    pool = ProcessPoolExecutor(
        workers, multiprocessing.get_context("spawn"), initializer=_leave_signals_alone
    )
    waiting: deque[tuple[Document, Future[Result] | None]] = deque()
    try:
        for document in documents:
            waiting.append((document, _submit(pool, document)))
            if len(waiting) >= WAITING_PER_WORKER * workers:
                yield _result(*waiting.popleft())
        while waiting:
            yield _result(*waiting.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, document: Document) -> Future[Result] | None:
    try:
        return pool.submit(_render, document)
    except BrokenProcessPool:
        return None


def _result(document: Document, future: Future[Result] | None) -> Result:
    """Wait for a result; if the system ended a worker, render the document here."""
    if future is not None:
        try:
            return future.result()
        except BrokenProcessPool:
            pass
    return _render(document)


def _leave_signals_alone() -> None:
    """Let the main process decide what an interrupt means."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

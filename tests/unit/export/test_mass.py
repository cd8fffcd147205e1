"""Mass rendering: order, skipped copies, cancelling; with and without worker processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import MissingGlyph
from gkdesk.export.content import Document, Heading, Paragraph, passage
from gkdesk.export.pdf import mass
from gkdesk.export.pdf.mass import render_many
from gkdesk.export.pdf.render import render_pdf
from gkdesk.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Iterator

COPIES = 12
BROKEN = 5


def copy(number: int) -> Document:
    text = "😀" if number == BROKEN else f"Heft {number} سلام"
    content = passage(text, field="Name")
    return Document(f"Heft {number}", "de", (Heading(passage("Heft")), Paragraph(content)))


class Watcher:
    """Collects the steps and cancels at one of them."""

    def __init__(self, cancel_at: int | None = None) -> None:
        self.steps: list[tuple[int, int]] = []
        self.cancel_at = cancel_at

    def step(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        if done == self.cancel_at:
            raise Cancelled


@pytest.mark.parametrize("workers", [1, 2])
def test_copies_come_in_order_and_are_the_same_as_single_ones(workers: int) -> None:
    watcher = Watcher()
    documents = (copy(number) for number in range(COPIES))
    results = list(render_many(documents, COPIES, progress=watcher, workers=workers))
    assert [each.index for each in results] == list(range(COPIES))
    for each in results:
        if each.index != BROKEN:
            assert each.pdf == render_pdf(copy(each.index))
    assert watcher.steps == [(done, COPIES) for done in range(COPIES + 1)]


@pytest.mark.parametrize("worth", [0.0, 3600.0])
def test_copies_are_the_same_whether_workers_were_worth_it_or_not(
    worth: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mass, "WORTH_WORKERS_S", worth)
    results = list(render_many((copy(number) for number in range(COPIES)), COPIES))
    assert [each.index for each in results] == list(range(COPIES))
    assert [each.index for each in results if each.pdf is None] == [BROKEN]
    assert results[-1].pdf == render_pdf(copy(COPIES - 1))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_copy_that_cannot_be_drawn_is_skipped_and_named(workers: int) -> None:
    documents = (copy(number) for number in range(COPIES))
    results = list(render_many(documents, COPIES, workers=workers))
    (skipped,) = [each for each in results if each.pdf is None]
    assert skipped.index == BROKEN
    assert isinstance(skipped.problem, MissingGlyph)
    assert skipped.problem.data == {"field": "Name", "char": "😀", "codepoint": "U+1F600"}


@pytest.mark.parametrize("workers", [1, 2])
def test_cancelling_stops_at_the_next_copy_and_takes_no_further_documents(workers: int) -> None:
    taken: list[int] = []

    def documents() -> Iterator[Document]:
        for number in range(500):
            taken.append(number)
            yield copy(number)

    done = []
    with pytest.raises(Cancelled):
        done.extend(render_many(documents(), 500, progress=Watcher(cancel_at=3), workers=workers))
    assert len(taken) < 20


def test_leaving_early_ends_the_workers() -> None:
    results = render_many((copy(number) for number in range(COPIES)), COPIES, workers=2)
    first = next(iter(results))
    results.close()  # type: ignore[attr-defined]
    assert first.index == 0

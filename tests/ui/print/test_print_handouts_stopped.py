"""A stack of handouts that is stopped: what is out is counted, what is not is not."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from gkdesk.progress import Cancelled
from gkdesk.services.handouts.kinds import HandoutWish, StackLine
from gkdesk.text.ids import MunicipalityId
from gkdesk.text.labels import Label
from gkdesk.ui import printing
from gkdesk.ui.pages.print_send.handouts.work import (
    Recipient,
    by_language,
    for_many,
    in_order,
    print_many,
    sample_of,
)
from gkdesk.ui.pages.print_send.leaving import Handed
from tests.ui.print.hands import pdf_printer

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from gkdesk.progress import Progress
    from gkdesk.services.workspace import Workspace

WISH = HandoutWish("familie")
LANGUAGES = ("de", "ar", "ti")
PLACES = (("K001", 7, "Altmuster"), ("K002", 5, "Neumuster"))


class StopAfter:
    """Stops the work once so many sheets are out."""

    def __init__(self, sheets: int) -> None:
        self._sheets = sheets
        self.seen: list[tuple[int, int]] = []

    def step(self, done: int, total: int) -> None:
        self.seen.append((done, total))
        if done >= self._sheets:
            raise Cancelled


def counted(workspace: Workspace) -> dict[str, int]:
    return {each.language: each.copies for each in workspace.handouts.copies()}


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the copies of each job; the printer takes everything at once."""
    taken: list[int] = []

    def take(_data: bytes, printer: QPrinter, progress: Progress | None = None) -> int:
        if progress is not None:
            progress.step(0, 1)
        taken.append(printer.copyCount())
        return 1

    monkeypatch.setattr(printing, "print_pages", take)
    return taken


def test_a_stopped_stack_counts_what_is_out(
    workspace: Workspace, tmp_path: Path, jobs: list[int]
) -> None:
    handed, stop = Handed(15), StopAfter(5)
    sheets, printer = by_language(WISH, LANGUAGES, 5), pdf_printer(tmp_path / "out.pdf")
    with pytest.raises(Cancelled):
        print_many(workspace.handouts, sheets, (), printer, handed, stop)
    assert jobs == [5]
    assert handed.count == 5
    assert counted(workspace) == {"de": 5}
    assert stop.seen[-1] == (5, 15)


def test_a_printer_that_takes_nothing_any_more_ends_the_stack(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter((1, 0, 1))

    def take(*_args: object) -> int:
        return next(answers)

    monkeypatch.setattr(printing, "print_pages", take)
    handed, printer = Handed(3), pdf_printer(tmp_path / "out.pdf")
    work = partial(print_many, workspace.handouts, by_language(WISH, LANGUAGES, 1))
    assert not work((), printer, handed, StopAfter(99))
    assert counted(workspace) == {"de": 1}
    assert workspace.log.entries()[0].label is Label.DOCUMENT_NOT_ISSUED


def test_a_list_on_top_comes_first_and_is_no_handout(
    workspace: Workspace, tmp_path: Path, jobs: list[int]
) -> None:
    handed, printer = Handed(4), pdf_printer(tmp_path / "out.pdf")
    sheets = by_language(WISH, ("de", "ar"), 2)
    cover = (StackLine("ar", "K001"),)
    assert print_many(workspace.handouts, sheets, cover, printer, handed, StopAfter(99))
    assert jobs == [1, 2, 2]
    assert handed.count == 4
    assert counted(workspace) == {"de": 2, "ar": 2}


def test_many_people_get_one_job_for_each_language_german_first() -> None:
    people = [Recipient(code, "") for code in ("am", "uk", "ar", "de", "ar", "ar")]
    sheets = for_many(WISH, people, ("de", "ar", "uk"))
    assert [(each.wish.language, each.copies) for each in sheets] == [
        ("de", 2),  # there is no Amharic
        ("ar", 3),
        ("uk", 1),
    ]
    assert sample_of(sheets).wish.language == "uk"  # of the first in the list who gets two


def test_people_of_another_municipality_get_their_own_copies_in_the_order_of_the_list_on_top() -> (
    None
):
    near, far = (Recipient("ar", code, MunicipalityId(at), name) for code, at, name in PLACES)
    people = (Recipient("ar", "K003"), far, replace(near, code="K004"), near)
    sheets = for_many(WISH, people, ("de", "ar"))
    assert [(each.wish.municipality_id, each.copies) for each in sheets] == [
        (None, 1),
        (7, 2),
        (5, 1),
    ]
    assert [each.code for each in in_order(people, ("ar",))] == ["K003", "K001", "K004", "K002"]

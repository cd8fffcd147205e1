"""Printing from the page Drucken & Senden: paper only, noted, and of the right size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.booklets.copies.issue import Issue
from gkdesk.text.labels import Label
from gkdesk.ui import printing
from tests.ui.print.hands import paper_only, pdf_printer, wait_for_run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId
    from gkdesk.ui.pages.print_send.booklets.part import BookletsPart


def test_printing_draws_every_page_and_notes_it(
    qtbot: QtBot,
    made: BookletsPart,
    workspace: Workspace,
    client: ClientId,
    tmp_path: Path,
    answer: Callable[[str, object], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(printing, "prints_to_file", paper_only)
    answer("ask_printer", pdf_printer(tmp_path / "papier.pdf"))
    made.print_button.click()
    wait_for_run(qtbot, made)

    printed = printing.PdfInMemory((tmp_path / "papier.pdf").read_bytes())
    assert printed.page_count == made.preview.page_count() // 2, "shown as pages, printed folded"
    printed.close()
    assert len(workspace.disclosures.of(client)) == 1
    labels = [each.label for each in workspace.log.entries(limit=2)]
    assert labels == [Label.BOOKLET_CHOICE_KEPT, Label.DOCUMENT_PRINTED]


def test_a_booklet_is_not_printed_past_the_rules_for_files(
    made: BookletsPart,
    workspace: Workspace,
    client: ClientId,
    tmp_path: Path,
    answer: Callable[[str, object], None],
) -> None:
    target = tmp_path / "druck.pdf"
    target.write_bytes(b"von vorher")
    answer("ask_printer", pdf_printer(target))
    made.print_button.click()

    assert "Speichern unter …" in made.problem.text()
    assert not made.run.is_running
    assert target.read_bytes() == b"von vorher"
    assert workspace.disclosures.of(client) == ()


def test_the_printer_is_set_to_the_paper_of_the_booklet_and_its_job_says_nothing(
    made: BookletsPart,
) -> None:
    assert made.booklet is not None
    printer = printing.make_printer(made.booklet.pdf)
    size = printer.pageLayout().pageSize().size(printer.pageLayout().pageSize().Unit.Millimeter)

    assert (round(size.width()), round(size.height())) == (210, 297)
    assert printer.docName() == "gkdesk"


def test_a_copy_that_was_never_settled_is_listed_with_a_perhaps(
    made: BookletsPart, workspace: Workspace
) -> None:
    booklet, issues = made.booklet, workspace.booklets.issues
    assert booklet is not None
    issues.strike(issues.begin(booklet.head, Issue.PRINTED))
    issues.confirm(issues.begin(booklet.head, Issue.SAVED))
    issues.begin(booklet.head, Issue.PRINTED)
    made.history.reload()

    words = [line.split("  ·  ")[1] for line in made.history.text().splitlines()]
    assert words == ["vielleicht gedruckt oder gespeichert", "gespeichert"]

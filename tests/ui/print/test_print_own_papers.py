"""Which papers of a person her booklet names, and what may be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.services.booklets.profiles.profile import BookletBlock, BookletField, Fill
from gkdesk.services.clients.fields import Paper
from gkdesk.text.codes.clients import Category
from tests.factories import a_client, a_part
from tests.unit.export.pdf_reading import structure

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId
    from gkdesk.ui.pages.print_send.booklets.part import BookletsPart
from tests.ui.print.hands import wait_for_booklet


def the_line(page: BookletsPart, title: str) -> str:
    return next(line for line in page.options.papers.lines() if line.startswith(title))


@pytest.fixture
def with_papers(
    qtbot: QtBot, page: BookletsPart, workspace: Workspace, client: ClientId
) -> BookletsPart:
    """Return the page with somebody who has papers of several kinds."""
    for paper in (
        Paper("Schulzeugnis", category=Category.EDUCATION_WORK),
        Paper("Geburtsurkunde", category=Category.FAMILY),
        Paper("Heiratsurkunde", category=Category.FAMILY),
        Paper("Duldung"),
    ):
        a_part(workspace, client, paper)
    page.who.choose(client)
    wait_for_booklet(qtbot, page)
    return page


def test_each_paper_is_named_with_what_happens_to_it_also_by_a_wish_for_its_kind(
    with_papers: BookletsPart,
) -> None:
    assert with_papers.options.papers.lines() == (
        "Schulzeugnis: im Heft: gewöhnliches Papier",
        "Geburtsurkunde: nicht im Heft: Papier zur Familie, nur auf Wunsch",
        (
            "Heiratsurkunde: nie im Heft: verrät zum Beispiel Familienstand, Staatsangehörigkeit "
            "oder Glauben"
        ),
        "Duldung: nicht im Heft: Papier zum Aufenthalt, nur auf Wunsch",
    )

    with_papers.options.requests[BookletField.RESIDENCE].click()

    assert the_line(with_papers, "Duldung").endswith("im Heft auf Wunsch: Papier zum Aufenthalt")
    assert the_line(with_papers, "Geburtsurkunde").endswith("nur auf Wunsch")
    added = with_papers.options.blocks.added
    assert "„Meine Unterlagen“" in added[BookletField.RESIDENCE].text()
    assert not added[BookletField.HEALTH].isVisible()


def test_an_ordinary_paper_can_be_left_out_and_a_ticked_one_is_printed_and_noted_by_its_category(
    qtbot: QtBot,
    with_papers: BookletsPart,
    workspace: Workspace,
    client: ClientId,
    tmp_path: Path,
    answer: Callable[[str, object], None],
) -> None:
    answer("ask_file", tmp_path / "heft.pdf")
    report, deed, marriage, _ = with_papers.options.papers.checks.values()
    report.click()
    wait_for_booklet(qtbot, with_papers)
    assert with_papers.booklet is not None
    assert "Schulzeugnis" not in structure(with_papers.booklet.pdf).text

    report.click()
    deed.click()
    wait_for_booklet(qtbot, with_papers)
    booklet = with_papers.booklet
    assert booklet is not None
    assert "Schulzeugnis" in structure(booklet.pdf).text
    assert "Geburtsurkunde" in structure(booklet.pdf).text
    assert "Duldung" not in structure(booklet.pdf).text.split("Wichtige Wörter")[0]
    assert the_line(with_papers, "Geburt").endswith("im Heft auf Wunsch: Papier zur Familie")
    assert not marriage.isEnabled()
    with_papers.save_button.click()
    with_papers.gate.go_on.click()

    (entry,) = workspace.disclosures.of(client)
    assert entry.document.endswith("auf Wunsch der Person: Familie")


def test_single_papers_of_one_person_stay_hers_but_without_the_block_none_is_said_to_be_printed(
    with_papers: BookletsPart, workspace: Workspace, client: ClientId
) -> None:
    _, deed, *_ = with_papers.options.papers.checks.values()
    deed.click()
    with_papers.who.choose(a_client(workspace, official_name="Nadia Rahimi"))
    assert with_papers.options.papers.lines() == ()
    with_papers.who.choose(client)

    assert "im Heft auf Wunsch" in the_line(with_papers, "Geburtsurkunde")
    with_papers.pane.choice_kept.back.click()
    assert the_line(with_papers, "Geburtsurkunde").endswith("nur auf Wunsch")

    papers = with_papers.options.papers
    assert any(check.isChecked() for check in papers.checks.values())
    with_papers.options.fills[BookletBlock.PAPERS].choose(Fill.BLANK)
    assert not any(check.isChecked() for check in papers.checks.values())
    assert "Kein Papier steht im Heft" in papers.note.text()

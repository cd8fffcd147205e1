"""Every kind of document that leaves the program, checked for everybody who cannot see it.

The checker `pdfua` covers a part of the rules of PDF/UA-1; our own rules cover the rest that a
machine can tell. What was drawn is compared with the content that it was drawn from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdfua.validator import validate

from gkdesk.text.languages import BOOKLET_LANGUAGES
from tests.unit.export.content_order import is_read, read_aloud, squeezed
from tests.unit.export.pdf_reading import structure
from tests.unit.export.pdf_rules import HEADINGS, findings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.unit.export.content_order import Said
    from tests.unit.export.pdf_reading import Element
    from tests.unit.headless.built_demo import BuiltDemo, Paper

pytestmark = pytest.mark.full  # with every document in every language
DRAWINGS = ("map.",)
"""Documents that are one picture; they do not come from the document model."""


@pytest.fixture(scope="module")
def papers(built_demo: BuiltDemo) -> list[Paper]:
    """Return one PDF of each kind and shape, and for each language one of each group of kinds.

    In the full count that is every language of every group, otherwise those that were made.
    """
    seen: set[tuple[str, object]] = set()
    found = []
    for paper in built_demo.papers():
        shape = frozenset(type(each).__name__ for part in paper.documents for each in part.blocks)
        keys = {(paper.kind, shape), (paper.kind.partition(".")[0], paper.language)}
        if keys - seen:
            found.append(paper)
        seen |= keys
    return found


@pytest.fixture(scope="module")
def trees(papers: list[Paper]) -> list[tuple[Paper, Element]]:
    """Return each PDF with its structure tree, read once."""
    return [(paper, structure(paper.data)) for paper in papers]


def test_the_checker_finds_nothing_in_any_kind_of_document(
    papers: list[Paper], tmp_path: Path
) -> None:
    complaints = []
    for number, paper in enumerate(papers):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(paper.data)
        for outcome in validate(str(path)).outcomes:
            complaints += [f"{paper.name}: {each}" for each in outcome.findings]
            if outcome.skipped_reason:
                complaints.append(f"{paper.name}: {outcome.rule_id} {outcome.skipped_reason}")
    assert complaints == []


def test_our_own_rules_find_nothing_in_any_kind_of_document(papers: list[Paper]) -> None:
    complaints = [
        f"{paper.name}: {what}"
        for paper in papers
        for what in findings(paper.data, on_sheets=paper.on_sheets)
    ]
    assert complaints == []


def test_every_document_is_read_in_the_order_and_the_words_of_its_content(
    trees: list[tuple[Paper, Element]],
) -> None:
    different = []
    for paper, tree in trees:
        said = list(_said(tree))
        wanted = [each for document in paper.documents for each in read_aloud(document)]
        if paper.documents and not is_read(wanted, said):
            different.append((paper.name, _first_difference(wanted, said)))
    assert not different, "\n".join(map(str, different))


def test_all_but_pictures_come_from_the_document_model(papers: list[Paper]) -> None:
    drawn = {paper.kind for paper in papers if not paper.documents}
    assert all(kind.startswith(DRAWINGS) for kind in drawn), drawn


def test_every_language_of_a_document_is_known(trees: list[tuple[Paper, Element]]) -> None:
    known = {"", *(language.code for language in BOOKLET_LANGUAGES)}
    for paper, tree in trees:
        spoken = {each.language.split("-")[0] for each in tree.walk()}
        assert spoken <= known, (paper.name, spoken - known)


def _said(element: Element) -> Iterator[str]:
    """Yield what a screen reader says, but for the signs before list items."""
    if element.role == "Figure":
        yield squeezed(element.alternative)
    elif element.role in ("P", "Caption", *HEADINGS):
        text = squeezed(element.text)
        if text:
            yield text
    elif element.role == "Lbl":
        yield from (squeezed(kid.text) for kid in element.kids if squeezed(kid.text))
    else:
        for kid in element.kids:
            yield from _said(kid)


def _first_difference(wanted: list[Said], said: list[str]) -> tuple[object, ...]:
    for at, text in enumerate(said):
        if not is_read(wanted, said[: at + 1], ended=False):
            return (
                f"{at} of {len(said)}",
                text[:60],
                *(each.text[:60] for each in wanted[at - 1 : at + 2]),
            )
    return ("not all is said", len(wanted), len(said))

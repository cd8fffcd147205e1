"""The list that lies on a pile of booklets: which code, which language, how many pages; no names.

It says who was left out and why, too, so that nobody is forgotten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.export import content, paper
from gkdesk.services.booklets.made import BookletHead, SkippedBooklet
from gkdesk.services.naming import in_file_name
from gkdesk.text.codes.booklets import Issue
from gkdesk.text.dates import format_numeric
from gkdesk.text.languages import GERMAN, with_german
from gkdesk.text.papers import booklets as words
from gkdesk.text.papers.leaving import COVER_TITLE
from gkdesk.text.wording.booklets import booklets

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True)
class CoverLine:
    """A booklet of the pile, with its pages; `is_sure` says that all of it is out."""

    head: BookletHead
    pages: int
    is_sure: bool = True


@dataclass(frozen=True)
class CoverList:
    """What a run made, whom it skipped, and how many it did not come to because it was stopped."""

    title: str
    how: Issue
    lines: Sequence[CoverLine]
    skipped: Sequence[SkippedBooklet]
    left: int = 0


@dataclass(frozen=True)
class CoverSheet:
    """The list as a file; neither its name nor its content names a person."""

    file_name: str
    pdf: bytes


def cover_name(listed: CoverList, day: dt.date) -> str:
    """Return the name of the file: it begins like those of the booklets, and is of nobody."""
    kind = [line.head.file_name.partition("_")[0] for line in listed.lines[:1]]
    return f"{'_'.join([COVER_TITLE, *kind, day.isoformat()])}.pdf"


def cover_document(
    listed: CoverList, *, made_at: dt.datetime, author: str, notice: str = ""
) -> content.Document:
    """Return the list as a document; `notice` is printed at the foot of every page."""
    day = format_numeric(made_at.astimezone().date())
    title = f"{COVER_TITLE}: {listed.title}, {day}"
    blocks: list[content.Block] = [
        content.Heading(content.passage(f"{COVER_TITLE}: {listed.title}")),
        content.Paragraph(content.passage(_summary(listed, day))),
    ]
    if listed.lines:
        blocks.append(_made(listed.lines))
    if listed.skipped:
        blocks.append(content.Heading(content.passage(words.SKIPPED), 2))
        blocks.append(_skipped(listed.skipped))
    running = tuple(content.passage(each) for each in (COVER_TITLE, notice) if each)
    return content.Document(
        title=title,
        language=GERMAN.code,
        blocks=tuple(blocks),
        page=paper.A4,
        footer=content.Footer(running, day),
        author=author,
        created=made_at,
    )


def _summary(listed: CoverList, day: str) -> str:
    out = words.OUT[listed.how.value]
    said = [words.SUMMARY.format(booklets=booklets(len(listed.lines)), day=day, out=out)]
    if listed.skipped:
        said.append(words.SUMMARY_SKIPPED.format(number=len(listed.skipped)))
    if listed.left:
        said.append(words.SUMMARY_STOPPED.format(booklets=booklets(listed.left), out=out))
    return " ".join(said)


def _made(lines: Sequence[CoverLine]) -> content.Table:
    rows = tuple(
        (
            content.cell(str(number)),
            content.cell(_code(line.head)),
            content.cell(_language(line)),
            content.cell(str(line.pages)),
        )
        for number, line in enumerate(lines, 1)
    )
    return content.Table(
        columns=(
            content.Column(width=14.0, align=content.Align.END),
            content.Column(width=34.0),
            content.Column(),
            content.Column(width=20.0, align=content.Align.END),
        ),
        header=tuple(content.cell(each) for each in words.COLUMNS),
        rows=rows,
    )


def _skipped(skipped: Sequence[SkippedBooklet]) -> content.Table:
    rows = tuple(
        (
            content.cell(in_file_name(each.code, each.client_id)),
            content.cell(why_skipped(each)),
        )
        for each in skipped
    )
    return content.Table(
        columns=(content.Column(width=34.0), content.Column()),
        header=tuple(content.cell(each) for each in words.SKIPPED_COLUMNS),
        rows=rows,
    )


def why_skipped(skipped: SkippedBooklet) -> str:
    """Say why a booklet was skipped, on the paper and on the screen."""
    return words.why_skipped(
        skipped.field, skipped.character, is_choice_broken=skipped.is_choice_broken
    )


def _code(head: BookletHead) -> str:
    """Return the code, or a number in place of one that somebody thought up: it may be a name."""
    return in_file_name(head.code, head.client_id)


def _language(line: CoverLine) -> str:
    said = with_german(line.head.language)
    return said if line.is_sure else f"{said} – {words.MAYBE}"

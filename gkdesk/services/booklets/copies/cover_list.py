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
from gkdesk.text.papers.leaving import COVER_TITLE
from gkdesk.text.wording.booklets import booklets

if TYPE_CHECKING:
    import datetime as dt


GONE = "Die Person ist nicht mehr im Bestand."
CHOICE_BROKEN = "Die festgehaltene Wahl lässt sich nicht lesen. Bitte neu festhalten."
MAYBE = "vielleicht nur zum Teil gedruckt"
_OUT = {Issue.PRINTED: "gedruckt", Issue.SAVED: "gespeichert"}


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
    day = format_numeric(made_at.date())
    title = f"{COVER_TITLE}: {listed.title}, {day}"
    blocks: list[content.Block] = [
        content.Heading(content.passage(f"{COVER_TITLE}: {listed.title}")),
        content.Paragraph(content.passage(_summary(listed, day))),
    ]
    if listed.lines:
        blocks.append(_made(listed.lines))
    if listed.skipped:
        blocks.append(content.Heading(content.passage("Übersprungen"), 2))
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
    number = len(listed.lines)
    words = [f"{booklets(number)} am {day} {_OUT[listed.how]}."]
    if listed.skipped:
        words.append(f"{len(listed.skipped)} übersprungen.")
    if listed.left:
        words.append(
            f"Der Lauf wurde angehalten: {booklets(listed.left)} nicht {_OUT[listed.how]}."
        )
    return " ".join(words)


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
        header=tuple(content.cell(each) for each in ("Nr.", "Kennung", "Sprache", "Seiten")),
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
        header=(content.cell("Kennung"), content.cell("Grund")),
        rows=rows,
    )


def why_skipped(skipped: SkippedBooklet) -> str:
    """Say why a booklet was skipped; the character itself can be drawn nowhere."""
    if skipped.is_choice_broken:
        return CHOICE_BROKEN
    if not skipped.character:
        return GONE
    number = " ".join(f"U+{ord(each):04X}" for each in skipped.character)
    return f"Feld „{skipped.field}“: Zeichen {number} kann keine Schrift zeichnen."


def _code(head: BookletHead) -> str:
    """Return the code, or a number in place of one that somebody thought up: it may be a name."""
    return in_file_name(head.code, head.client_id)


def _language(line: CoverLine) -> str:
    words = with_german(line.head.language)
    return words if line.is_sure else f"{words} – {MAYBE}"

"""What all papers of the network share: head and foot of a page, and the notes of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.export.network.sheet import Column, Sheet
from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.clients import Audience
from gkdesk.text.dates import format_day_joined
from gkdesk.text.papers import network as words
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.services.network_papers.source import PaperHead

SEPARATOR = " · "
LANGUAGE = "de"


def document(
    head: PaperHead,
    title: str,
    blocks: Iterable[content.Block],
    *,
    subtitle: str = "",
    running: str = "",
) -> content.Document:
    """Return a paper with its title, its day, for whom it is, and whose it is.

    `running` stands at the foot of each page where the title is too long for it.
    """
    stand = words.AS_OF.format(format_day_joined(head.today)).replace(" ", "\N{NO-BREAK SPACE}")
    top: list[content.Block] = [content.Heading(content.passage(title))]
    if subtitle:
        top.append(paragraph(subtitle, content.TextStyle.LEAD))
    top.append(_origin(head, stand))
    if head.is_demo:
        notice = content.passage(words.DEMO)
        top.append(content.Notice((notice,), content.Tone.EXERCISE))
    else:
        top.append(content.Spacer(2.0))
    return content.Document(
        title=title,
        language=LANGUAGE,
        blocks=(*top, *blocks),
        footer=_footer(head, running or title, stand),
        author=head.office.name,
        created=head.created,
    )


def _origin(head: PaperHead, stand: str) -> content.Block:
    office = head.office
    return paragraph(
        joined(office.name, office.unit, word(head.audience), stand), content.TextStyle.NOTE
    )


def _footer(head: PaperHead, title: str, stand: str) -> content.Footer:
    running = [title, *filter(None, (head.office.name,))]
    if head.is_demo:
        running.append(words.DEMO)
    lines = (content.passage(each, field=words.NAME) for each in running)
    return content.Footer(tuple(lines), stand)


def paragraph(
    text: str, style: content.TextStyle = content.TextStyle.BODY, *, keep: bool = False
) -> content.Paragraph:
    """Return a paragraph of one run."""
    said = content.passage(text, field=words.DETAILS)
    return content.Paragraph(said, style, keep_with_next=keep)


def joined(*pieces: str) -> str:
    """Return what there is in one line; each piece keeps its own direction."""
    return SEPARATOR.join(inside(piece) for piece in pieces if piece)


def heading(text: str, level: int = 2) -> content.Heading:
    """Return a heading; a name in it keeps its own direction."""
    return content.Heading(content.mixed(content.foreign(text), field=words.NAME), level)


def labelled(label: str, value: str, *, as_code: bool = False) -> content.Paragraph | None:
    """Return `Telefon: 0221 …` in small type, None without a value; codes read left to right."""
    if not value:
        return None
    said = content.code(value) if as_code else content.foreign(value)
    text = content.mixed(f"{label}: ", said, field=words.DETAILS)
    return content.Paragraph(text, content.TextStyle.SMALL)


def stacked(*blocks: content.Block | None) -> content.Cell:
    """Return a cell of what there is."""
    return content.Cell(tuple(block for block in blocks if block is not None))


def strong(text: str) -> content.Paragraph:
    """Return a name that stands out in a cell."""
    name = content.mixed(content.foreign(text, strong=True), field=words.NAME)
    return content.Paragraph(name, content.TextStyle.SMALL)


def code(text: str) -> content.Paragraph | None:
    """Return a number or an address in small type, None without it."""
    if not text:
        return None
    said = content.mixed(content.code(text), field=words.DETAILS)
    return content.Paragraph(said, content.TextStyle.SMALL)


def small(text: str) -> content.Paragraph | None:
    """Return a paragraph in small type, None without text."""
    return paragraph(inside(text), content.TextStyle.SMALL) if text else None


def about_sheet(head: PaperHead, title: str, *further: str) -> Sheet:
    """Return the sheet that says what a workbook is, as the head of a document does."""
    lines = [
        title,
        *filter(None, (head.office.name, head.office.unit)),
        words.audience_line(head.audience),
        words.AS_OF.format(format_day_joined(head.today)),
        *further,
    ]
    if head.is_demo:
        lines.append(words.DEMO)
    rows = tuple((line,) for line in lines)
    return Sheet(words.GAPS_ABOUT, (Column(words.GAPS_ABOUT, 90),), rows, note=note_of(head))


def note_of(head: PaperHead) -> str:
    """Return the line above a table."""
    return words.DEMO if head.is_demo else ""


def names_private(head: PaperHead) -> bool:
    """Tell whether a paper may hold what is private."""
    return head.audience is Audience.OFFICE

"""The list that lies on top of many handouts: who gets which, or how many of which follow.

It lies at the printer, where others come by: it has codes, and names nobody.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.text.dates import format_numeric
from gkdesk.text.languages import GERMAN, language, with_german
from gkdesk.text.papers import handouts as words
from gkdesk.text.papers.leaving import COVER_TITLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.services.handouts.kinds import StackLine
    from gkdesk.services.network_papers.source import PaperHead

_NUMBER_WIDTH = 14.0


def compose_cover(
    head: PaperHead, title: str, lines: Sequence[StackLine], spoken: frozenset[str]
) -> content.Document:
    """Compose the list; `spoken` are the languages the handout really is in."""
    named = any(line.code for line in lines)
    blocks: list[content.Block] = [
        content.Heading(content.passage(f"{COVER_TITLE}: {title}")),
        content.Paragraph(content.passage(words.COVER_LEAD if named else words.COVER_COUNTS)),
    ]
    if head.is_demo:
        notice = content.passage(words.DEMO)
        blocks.append(content.Notice((notice,), content.Tone.EXERCISE))
    blocks.append(_people(lines, spoken) if named else _counts(lines, spoken))
    return content.Document(
        title=COVER_TITLE,
        language=GERMAN.code,
        blocks=tuple(blocks),
        footer=content.Footer(
            (content.passage(f"{COVER_TITLE}: {title}"),), format_numeric(head.today)
        ),
        author=head.office.name,
        created=head.created,
    )


def _people(lines: Sequence[StackLine], spoken: frozenset[str]) -> content.Table:
    """List them in the order of the copies; the place tells copies of one language apart."""
    has_places = any(line.place for line in lines)
    columns = (content.Column(width=_NUMBER_WIDTH), content.Column(0.8), content.Column(2.0))
    header = (*words.COVER_COLUMNS, words.COVER_PLACE) if has_places else words.COVER_COLUMNS
    rows = []
    for number, line in enumerate(lines, 1):
        said = (str(number), line.code, _language(line.language, spoken))
        place = (line.place or words.COVER_EVERYWHERE,) if has_places else ()
        rows.append(tuple(content.cell(each) for each in (*said, *place)))
    return content.Table(
        columns=(*columns, content.Column(1.4)) if has_places else columns,
        header=tuple(content.cell(each) for each in header),
        rows=tuple(rows),
    )


def _counts(lines: Sequence[StackLine], spoken: frozenset[str]) -> content.Table:
    sums: Counter[str] = Counter()
    for line in lines:
        sums[line.language] += line.copies
    return content.Table(
        columns=(content.Column(2.0), content.Column(0.8)),
        header=tuple(content.cell(each) for each in words.COVER_SUMS),
        rows=tuple(
            (content.cell(_language(code, spoken)), content.cell(str(copies)))
            for code, copies in sums.items()
        ),
        header_column=True,
    )


def _language(code: str, spoken: frozenset[str]) -> str:
    if code == GERMAN.code:
        return GERMAN.german
    return with_german(code) if code in spoken else words.FOR_WANT.format(language(code).german)

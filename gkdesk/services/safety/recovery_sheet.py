"""The recovery sheet: the code that opens the store when the passphrase is lost, on paper.

It names neither the store's place nor a person: who finds it must not learn what it opens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.store import recovery
from gkdesk.text.dates import format_numeric
from gkdesk.text.papers import recovery as words

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.clock import Clock
    from gkdesk.export.content import Block, Document

SAMPLE_GROUPS = ("MSTER", "MSTER", "MSTER", "MSTER", "MSTER", "MSTER", "MSTER")
"""Stands on the sample sheet; its check characters are wrong, so it opens no store."""


def recovery_sheet(groups: tuple[str, ...], *, made_on: dt.date, created: dt.datetime) -> Document:
    """Return the sheet for a code in its seven groups."""
    return _sheet(groups, made_on, created, head=())


def group_matches(recovery_code: str, *, index: int, typed: str) -> bool:
    """Tell whether a group (0…6) was typed as it stands on the sheet, read as the store reads."""
    return recovery.group_matches(recovery_code, index=index, typed=typed)


def sheet_pdf(recovery_code: str, clock: Clock) -> bytes:
    """Return the sheet of a code as the bytes that go to the printer.

    Raises BadRecoveryCode for a code with a mistake in it.
    """
    from gkdesk.export.pdf.render import render_pdf

    groups = recovery.groups(recovery_code)
    return render_pdf(recovery_sheet(groups, made_on=clock.today(), created=clock.now()))


def sample_sheet(*, made_on: dt.date, created: dt.datetime) -> Document:
    """Return the sheet with an obviously invented code, marked as a sample."""
    notice = content.Notice((content.passage(words.SAMPLE),), content.Tone.EXERCISE)
    return _sheet(SAMPLE_GROUPS, made_on, created, head=(notice,))


def _sheet(
    groups: tuple[str, ...], made_on: dt.date, created: dt.datetime, *, head: tuple[Block, ...]
) -> Document:
    blocks: tuple[Block, ...] = (
        content.Heading(content.passage(words.TITLE)),
        *head,
        content.Paragraph(content.passage(words.PURPOSE)),
        _code_table(groups),
        content.Paragraph(content.passage(words.LOSS)),
        content.Heading(content.passage(words.KEEP_TITLE), 2),
        _list(words.KEEP, content.ListKind.BULLET),
        content.Heading(content.passage(words.USE_TITLE), 2),
        _list(words.USE, content.ListKind.NUMBERED),
        content.Heading(content.passage(words.CUSTODY_TITLE), 2),
        content.Fields(_signatures(made_on)),
    )
    return content.Document(
        title=words.TITLE,
        language="de",
        blocks=blocks,
        footer=content.Footer((content.passage(words.TITLE),), page_numbers=False),
        created=created,
        bookmarks=False,
    )


def _code_table(groups: tuple[str, ...]) -> Block:
    half = (len(groups) + 1) // 2
    numbered = list(enumerate(groups, start=1))
    left, right = numbered[:half], numbered[half:]
    number, characters = content.Column(weight=1.0), content.Column(weight=2.2)
    return content.Table(
        columns=(number, characters, number, characters),
        header=tuple(content.cell(text) for text in (words.GROUP, words.CHARACTERS) * 2),
        rows=tuple(
            _group_cells(pair) + _group_cells(right[at] if at < len(right) else None)
            for at, pair in enumerate(left)
        ),
        caption=content.passage(words.CODE_TITLE),
    )


def _group_cells(numbered: tuple[int, str] | None) -> tuple[content.Cell, ...]:
    if numbered is None:
        return content.Cell(), content.Cell()
    number, group = numbered
    spaced = content.mixed(content.code(" ".join(group), strong=True))
    large = content.Paragraph(spaced, content.TextStyle.LARGE)
    return content.cell(str(number)), content.Cell((large,))


def _list(sentences: tuple[str, ...], kind: content.ListKind) -> Block:
    items = tuple(content.ListItem(content.passage(each)) for each in sentences)
    return content.ItemList(items, kind)


def _signatures(made_on: dt.date) -> tuple[content.Field, ...]:
    written = content.mixed(content.code(format_numeric(made_on)))
    return (
        content.Field((content.passage(words.MADE_ON),), written),
        content.Field((content.passage(words.KEPT_BY),)),
        content.Field((content.passage(words.SIGNED),)),
    )

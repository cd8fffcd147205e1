"""The head of the log on paper: with it, later changes to older lines can be proved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.text.dates import format_numeric
from gkdesk.text.papers import log as words

if TYPE_CHECKING:
    from gkdesk.clock import Clock
    from gkdesk.store.audit_log import LogHead

GROUP = 8


def log_sheet_pdf(head: LogHead, clock: Clock) -> bytes:
    """Return the sheet as the bytes that go to the printer."""
    from gkdesk.export.pdf.render import render_pdf

    return render_pdf(log_sheet(head, clock))


def log_sheet(head: LogHead, clock: Clock) -> content.Document:
    """Return a sheet with number and chain value of the newest line."""
    blocks: tuple[content.Block, ...] = (
        content.Heading(content.passage(words.TITLE)),
        content.Paragraph(content.passage(words.PURPOSE), content.TextStyle.LEAD),
        content.Fields(
            (
                _field(words.LINE, str(head.seq)),
                _field(words.NUMBER, _grouped(head.chain)),
                _field(words.PRINTED_ON, format_numeric(clock.today())),
                content.Field((content.passage(words.KEPT_BY),)),
                content.Field((content.passage(words.SIGNED),)),
            )
        ),
    )
    return content.Document(
        title=words.TITLE,
        language="de",
        blocks=blocks,
        footer=content.Footer((content.passage(words.TITLE),), page_numbers=False),
        created=clock.now(),
        bookmarks=False,
    )


def _field(label: str, value: str) -> content.Field:
    written = content.mixed(content.code(value))
    return content.Field((content.passage(label),), written)


def _grouped(chain: str) -> str:
    return " ".join(chain[at : at + GROUP] for at in range(0, len(chain), GROUP))

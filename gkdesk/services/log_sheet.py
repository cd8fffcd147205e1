"""The head of the log on paper: with it, later changes to older lines can be proved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.text.dates import format_numeric

if TYPE_CHECKING:
    from gkdesk.clock import Clock
    from gkdesk.store.audit_log import LogHead

TITLE = "Kennziffer des Protokolls"
GROUP = 8
_PURPOSE = (
    "Das Protokoll hält jede Änderung fest, ohne Namen und ohne Texte. Jede Zeile ist mit allen "
    "früheren verkettet. Stimmt diese Kennziffer später noch für dieselbe Zeile, wurde vor ihr "
    "nichts entfernt und nichts geändert."
)


def log_sheet_pdf(head: LogHead, clock: Clock) -> bytes:
    """Return the sheet as the bytes that go to the printer."""
    from gkdesk.export.pdf.render import render_pdf

    return render_pdf(log_sheet(head, clock))


def log_sheet(head: LogHead, clock: Clock) -> content.Document:
    """Return a sheet with number and chain value of the newest line."""
    blocks: tuple[content.Block, ...] = (
        content.Heading(content.passage(TITLE)),
        content.Paragraph(content.passage(_PURPOSE), content.TextStyle.LEAD),
        content.Fields(
            (
                _field("Zeile", str(head.seq)),
                _field("Kennziffer", _grouped(head.chain)),
                _field("Gedruckt am", format_numeric(clock.today())),
                content.Field((content.passage("Verwahrt bei"),)),
                content.Field((content.passage("Datum, Unterschrift"),)),
            )
        ),
    )
    return content.Document(
        title=TITLE,
        language="de",
        blocks=blocks,
        footer=content.Footer((content.passage(TITLE),), page_numbers=False),
        created=clock.now(),
        bookmarks=False,
    )


def _field(label: str, value: str) -> content.Field:
    written = content.mixed(content.code(value))
    return content.Field((content.passage(label),), written)


def _grouped(chain: str) -> str:
    return " ".join(chain[at : at + GROUP] for at in range(0, len(chain), GROUP))

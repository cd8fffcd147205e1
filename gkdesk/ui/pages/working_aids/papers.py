"""The papers that lead from a working aid to „Drucken & Senden“."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.working_aids.printing.kinds import AidPaperCode

if TYPE_CHECKING:
    from gkdesk.text.ids import PartId

_PAPER = "aid_paper"


def filled() -> str:
    """Return what asks for the whole aid with its answers."""
    return f"{_PAPER}.{AidPaperCode.FILLED.value}"


def blank(template_id: str) -> str:
    """Return what asks for a template without answers; it needs no aid."""
    return f"{_PAPER}.{AidPaperCode.BLANK.value}:{template_id}"


def sheet_of(contributor: PartId) -> str:
    """Return what asks for the sheet of somebody who contributes."""
    return f"{_PAPER}.{AidPaperCode.CONTRIBUTOR.value}:{contributor}"

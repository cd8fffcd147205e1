"""How this page asks Drucken & Senden for papers of cases and conferences."""

from __future__ import annotations

from gkdesk.ui.pages.print_send.cases.kinds import CASE_PAPER, AllPapers

PAPERS = "Papiere der Sitzung"


def asked_paper(code: str) -> str:
    """Return by which name a paper is asked for."""
    return f"{CASE_PAPER}.{code}"


def papers_of_meeting() -> str:
    """Return by which name everything is asked for that is handed out at a meeting."""
    return asked_paper(AllPapers.OF_MEETING.value)

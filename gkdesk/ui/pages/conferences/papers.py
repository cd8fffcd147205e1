"""How this page asks Drucken & Senden for a paper of cases and conferences."""

from __future__ import annotations

from gkdesk.ui.pages.registry import spec_for_kind

CASE_PAPER_KIND = "case_paper"


def can_print() -> bool:
    """Tell whether the page Drucken & Senden shows papers of this kind."""
    return spec_for_kind(CASE_PAPER_KIND) is not None


def asked_paper(code: str) -> str:
    """Return by which name a paper is asked for."""
    return f"{CASE_PAPER_KIND}.{code}"

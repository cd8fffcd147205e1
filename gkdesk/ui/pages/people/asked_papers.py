"""How this page asks Drucken & Senden for papers about one client."""

from __future__ import annotations

from gkdesk.services.basis.paper_kinds import ConsentPaperCode
from gkdesk.services.case_papers.kinds import CasePaperCode
from gkdesk.services.handouts.kinds import HandoutCode

SUBSTITUTE = f"case_paper.{CasePaperCode.SUBSTITUTE.value}"
HANDOUT = HandoutCode.LEAFLET.value
INVITATION = f"{HandoutCode.LETTER.value}.invitation"
FORM = f"consent_paper.{ConsentPaperCode.FORM.value}"


def consent_form(code: ConsentPaperCode, consent_id: int) -> str:
    """Return by which name the form of a basis is asked for."""
    return f"consent_paper.{code.value}:consent={consent_id}"


def notice(consent_id: int) -> str:
    """Return by which name the letters about a withdrawal are asked for."""
    return consent_form(ConsentPaperCode.NOTICE, consent_id)


def handover(referral_id: int) -> str:
    """Return by which name the sheet for who takes over is asked for."""
    return f"case_paper.{CasePaperCode.HANDOVER.value}:referral={referral_id}"

"""A finding that was put away is left out of the print, and no other one with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.network_papers.kinds import PaperCode, PaperFormat, PaperWish
from gkdesk.text.codes.clients import Audience, RecordKind
from gkdesk.text.codes.findings import Analysis
from gkdesk.text.codes.network import Answer
from tests.factories import a_cooperation, an_offer, an_organisation
from tests.unit.export.pdf_reading import structure

if TYPE_CHECKING:
    from gkdesk.services.networks.analysis_views import FindingView
    from gkdesk.services.workspace import Workspace


def printed(workspace: Workspace, sentence: str) -> int:
    """Return how often a sentence stands among the printed findings."""
    wish = PaperWish(PaperCode.FINDINGS, PaperFormat.PDF, Audience.OFFICE)
    return structure(workspace.network_papers.make(wish).data).text.count(sentence)


def findings_of(workspace: Workspace, ref: int) -> list[FindingView]:
    """Return what is found about one organisation alone."""
    found = [each for one in Analysis for each in workspace.analyses.findings(one)]
    return [
        each
        for each in found
        if [(link.kind, link.ref) for link in each.links] == [(RecordKind.ORGANISATION, ref)]
    ]


def test_a_namesake_keeps_its_finding_when_the_one_of_the_other_is_put_away(
    workspace: Workspace,
) -> None:
    first, second = (
        an_organisation(workspace, name="Jugendamt", short_name="", kind=kind)
        for kind in ("youth_office", "school")
    )
    mine, others = findings_of(workspace, first), findings_of(workspace, second)
    sentences = {each.sentence for each in mine} & {each.sentence for each in others}
    assert sentences
    for each in mine:
        assert not each.is_set_aside
        workspace.analyses.set_aside(each.key)
    for sentence in sentences:
        assert printed(workspace, sentence) == 1
    for each in others:
        workspace.analyses.set_aside(each.key)
    for sentence in sentences:
        assert printed(workspace, sentence) == 0


def test_a_finding_about_two_is_put_away_whichever_was_entered_first(workspace: Workspace) -> None:
    offices = [an_organisation(workspace, name=name, short_name="") for name in "ZYXWVUTS"]
    for at, office in enumerate(offices[1:]):
        a_cooperation(workspace, office, offices[at], may_exchange=Answer.NO)
        an_offer(workspace, name=f"Kurs {at}", organisation_id=office)
    found = [
        each
        for one in Analysis
        for each in workspace.analyses.findings(one)
        if each.analysis is not Analysis.FIGURES and len(each.links) > 1
    ]
    assert {len(each.links) for each in found} >= {3, 7}
    for each in found:
        assert printed(workspace, each.sentence)
    for each in found:
        workspace.analyses.set_aside(each.key)
    for each in found:
        assert not printed(workspace, each.sentence)

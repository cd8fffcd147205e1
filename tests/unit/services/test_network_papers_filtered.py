"""The map on paper shows what the filters of the overview let through, and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.network.choice import Choices
from gkdesk.network.marks import Layer, TextMark
from gkdesk.services.network_papers.kinds import MapWish, PaperCode, PaperFormat, PaperWish
from gkdesk.services.network_papers.map import drawing
from gkdesk.text.codes.clients import Audience
from tests.factories import a_body, a_need, an_organisation

if TYPE_CHECKING:
    from gkdesk.services.network_papers.kinds import MapContent
    from gkdesk.services.workspace import Workspace


def the_map(workspace: Workspace, choices: Choices) -> MapContent:
    wish = PaperWish(
        PaperCode.MAP, PaperFormat.PDF, Audience.PARTICIPANT, map=MapWish(choices=choices)
    )
    return workspace.network_papers.map_content(wish)


def shown(content: MapContent) -> set[str] | None:
    """Return the names of the organisations that the filter lets through, None for all."""
    wanted = content.look.filter.actors
    named = {actor.id: actor.name for actor in content.network.actors}
    return None if wanted is None else {named[ref] for ref in wanted}


def header(content: MapContent) -> str:
    marks = drawing(content).marks
    return " | ".join(
        mark.text for mark in marks if isinstance(mark, TextMark) and mark.layer is Layer.HEADER
    )


def test_a_filter_of_the_overview_holds_on_paper_and_stands_in_its_head(
    workspace: Workspace,
) -> None:
    an_organisation(workspace, name="Jobcenter", kind="jobcenter", legal_areas=("sgb2",))
    an_organisation(workspace, name="Jugendamt", legal_areas=("sgb8",))
    body = a_body(workspace, name="Arbeitskreis Sprache")
    filtered = the_map(workspace, Choices(legal_areas=("sgb2",)))

    assert shown(filtered) == {"Jobcenter"}
    assert "Gefiltert: SGB II" in header(filtered)
    told = header(the_map(workspace, Choices(bodies=(str(body),), stale=True)))
    assert "Gefiltert: Arbeitskreis Sprache; nur länger nicht Geprüftes" in told


def test_a_map_without_a_filter_says_nothing_of_filters(workspace: Workspace) -> None:
    an_organisation(workspace)
    a_need(workspace)
    content = the_map(workspace, Choices())

    assert shown(content) is None
    assert "Gefiltert" not in header(content)


def test_many_filters_are_cut_at_the_edge_of_the_paper(workspace: Workspace) -> None:
    towns = tuple(
        str(workspace.office.add_municipality(f"Gemeinde Sehr Langenmusterhausen {number}").ref)
        for number in range(30)
    )
    an_organisation(workspace)
    told = header(the_map(workspace, Choices(municipalities=towns)))

    assert told.endswith("…")
    assert "Langenmusterhausen 29" not in told


def test_only_gaps_lets_through_what_important_findings_name(workspace: Workspace) -> None:
    an_organisation(workspace, name="Jobcenter")
    content = the_map(workspace, Choices(gaps=True))

    assert shown(content) == set()
    assert "nur Lücken" in header(content)

"""A file for other programs holds what the map shows, and its name says so."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from gkdesk.network.look import AllianceView, BodyView, FocusView, MunicipalityView
from gkdesk.services.network_papers.kinds import MapWish, PaperCode, PaperFormat, PaperWish
from gkdesk.services.register.fields import Membership
from gkdesk.text.codes.clients import Audience
from tests.factories import a_body, a_cooperation, a_municipality, an_organisation

if TYPE_CHECKING:
    from gkdesk.network.look import View
    from gkdesk.services.network_papers.kinds import MadePaper
    from gkdesk.services.workspace import Workspace

GRAPHS = (PaperFormat.GRAPHML, PaperFormat.GEXF)


def made(
    workspace: Workspace, view: View, file_format: PaperFormat, *, without_names: bool = False
) -> MadePaper:
    wish = PaperWish(
        PaperCode.MAP,
        file_format,
        Audience.PARTICIPANT,
        map=MapWish(view=view),
        without_names=without_names,
    )
    return workspace.network_papers.make(wish)


def graph_of(paper: MadePaper) -> nx.Graph:
    read = nx.read_graphml if paper.format is PaperFormat.GRAPHML else nx.read_gexf
    return read(io.BytesIO(paper.data))


def names(paper: MadePaper) -> set[str]:
    return {str(node["Name"]) for _, node in graph_of(paper).nodes(data=True)}


@pytest.mark.parametrize("file_format", GRAPHS)
def test_a_file_for_other_programs_holds_only_what_is_looked_at(
    workspace: Workspace, file_format: PaperFormat
) -> None:
    place, other = a_municipality(workspace), a_municipality(workspace, "Altdorf")
    first, second, third, fourth = (
        an_organisation(workspace, name=f"Amt {letter}", short_name="") for letter in "ABCD"
    )
    workspace.organisations.save_catchment(fourth, (place,))
    for ref in (first, second, third):
        workspace.organisations.save_catchment(ref, (other,))
    a_cooperation(workspace, first, second)
    a_cooperation(workspace, second, third)
    body = a_body(workspace)
    workspace.bodies.save_seat(body, Membership(third, role="member"))

    focus = made(workspace, FocusView(first), file_format)
    assert names(focus) == {"Amt A", "Amt B"}
    assert graph_of(focus).number_of_edges() == 1
    assert names(made(workspace, BodyView(body), file_format)) == {"Amt C"}
    assert names(made(workspace, MunicipalityView(place), file_format)) == {"Amt D"}
    assert len(names(made(workspace, AllianceView(), file_format))) == 4


@pytest.mark.parametrize("file_format", [*GRAPHS, PaperFormat.SVG])
def test_name_and_title_of_a_map_tell_that_it_shows_a_part(
    workspace: Workspace, file_format: PaperFormat
) -> None:
    actor = an_organisation(workspace)
    body, place = a_body(workspace), a_municipality(workspace)
    told = {
        FocusView(actor): ("Karte_Fokus_", "eine Organisation im Fokus"),
        BodyView(body): ("Karte_Gremium_", "wer in einem Gremium sitzt"),
        MunicipalityView(place): ("Karte_Gemeinde_", "wer in einer Gemeinde zuständig ist"),
    }
    for view, (stem, title) in told.items():
        paper = made(workspace, view, file_format)
        assert paper.file_name.startswith(stem)
        assert title in paper.title
    whole = made(workspace, AllianceView(), file_format)
    assert whole.file_name.startswith("Karte_Teilnehmende_")


@pytest.mark.parametrize("file_format", GRAPHS)
def test_the_file_itself_says_on_whom_it_looks_but_not_where_names_are_left_out(
    workspace: Workspace, file_format: PaperFormat
) -> None:
    actor = an_organisation(workspace, name="Amt A", short_name="")
    said = made(workspace, FocusView(actor), file_format).data.decode()
    assert "Im Fokus: Amt A" in said
    hidden = made(workspace, FocusView(actor), file_format, without_names=True).data.decode()
    assert "Amt A" not in hidden

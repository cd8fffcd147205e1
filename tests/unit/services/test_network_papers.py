"""The papers of the network: what is offered, what stands in them, and that they stay the same."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from openpyxl import load_workbook

from gkdesk.clock import FixedClock
from gkdesk.errors import RecordGone
from gkdesk.incoming.reading import read_bytes
from gkdesk.network.layout import Division
from gkdesk.network.look import Colouring, Filter, FocusView, Rest
from gkdesk.progress import Cancelled
from gkdesk.services import access
from gkdesk.services.network_papers.kinds import (
    MapContent,
    MapWish,
    PaperCode,
    PaperFormat,
    PaperSheet,
    PaperWish,
)
from gkdesk.text.codes.clients import Audience
from gkdesk.text.codes.findings import Analysis
from gkdesk.text.findings.meaning import DOES_NOT_MEAN_TITLE
from gkdesk.text.ids import OrganisationId
from tests.cheap_key import CHEAP, PASSPHRASE
from tests.prepared import prepare
from tests.unit.export.pdf_reading import drawn, open_pdf, structure
from tests.unit.services.papers_kit import TODAY, Alliance, an_alliance, wishes, words_in

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.workspace import Workspace

FULL = os.environ.get("GKDESK_FULL") == "1"
DEMO = "Übungsdaten – alle Personen erfunden"


@pytest.fixture(scope="module")
def prepared(bare_store: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Alliance]:
    """Return a store with a small alliance, and the alliance."""
    return prepare(bare_store, tmp_path_factory.mktemp("buendnis"), an_alliance)


@pytest.fixture(scope="module")
def store_to_copy(prepared: tuple[Path, Alliance]) -> Path:
    return prepared[0]


@pytest.fixture
def alliance(prepared: tuple[Path, Alliance]) -> Alliance:
    return prepared[1]


def a_paper(
    workspace: Workspace,
    kind: PaperCode,
    file_format: PaperFormat = PaperFormat.PDF,
    audience: Audience = Audience.PARTICIPANT,
    **chosen: object,
) -> bytes:
    wish = PaperWish(kind, file_format, audience, **chosen)  # type: ignore[arg-type]
    return workspace.network_papers.make(wish).data


def test_every_paper_says_what_it_is_and_has_a_name_of_its_own_and_is_marked_in_practice(
    workspace: Workspace, alliance: Alliance
) -> None:
    asked = list(wishes(workspace, alliance))
    made = [workspace.network_papers.make(wish) for wish in asked]
    assert len({paper.file_name for paper in made}) == len(made)
    for paper in made:
        assert paper.data
        assert paper.file_name.endswith(f"_{TODAY.isoformat()}.{paper.format}")
        assert paper.file_name.isascii()
        assert DEMO not in words_in(paper), paper.file_name
    for kind in workspace.network_papers.offered():
        assert kind.title
        assert kind.description.endswith(".")
    workspace.mark_as_demo()
    for wish in asked:
        assert DEMO in words_in(workspace.network_papers.make(wish)), (wish.kind, wish.format)


@pytest.mark.full
@pytest.mark.skipif(not FULL, reason="the full count is for make faults")
def test_two_stores_with_the_same_content_give_the_same_bytes(tmp_path: Path) -> None:
    runs = []
    for name in ("eins", "zwei"):
        made = access.create(tmp_path / name, PASSPHRASE, clock=FixedClock.on(TODAY), kdf=CHEAP)
        try:
            known = an_alliance(made.workspace)
            papers = made.workspace.network_papers
            runs.append([papers.make(wish).data for wish in wishes(made.workspace, known)])
        finally:
            made.workspace.close()
    assert runs[0] == runs[1]


def test_every_page_of_a_document_has_its_number_and_its_day(
    workspace: Workspace, alliance: Alliance
) -> None:
    assert alliance
    data = a_paper(workspace, PaperCode.FINDINGS, audience=Audience.STEERING_GROUP)
    pages: dict[int, str] = {}
    for glyph in drawn(data):
        pages[glyph.page] = pages.get(glyph.page, "") + glyph.text
    assert len(pages) > 1
    for number, text in pages.items():
        assert f"Stand: 18. 11. 2026{number + 1}" in text.replace("\N{NO-BREAK SPACE}", " ")
        assert "Kreis Musterland" in text


def test_documents_are_tagged_in_german_with_headings(
    workspace: Workspace, alliance: Alliance
) -> None:
    assert alliance
    for kind in (PaperCode.DIRECTORY, PaperCode.OFFERS, PaperCode.VOLUNTEERS):
        data = a_paper(workspace, kind)
        with open_pdf(data) as pdf:
            assert str(pdf.Root.Lang) == "de"
        root = structure(data)
        assert [each.text for each in root.of("H1")] != []
        assert root.of("TH")


def test_the_directory_is_ordered_by_area_and_organisation(
    workspace: Workspace, alliance: Alliance
) -> None:
    assert alliance
    root = structure(a_paper(workspace, PaperCode.DIRECTORY))
    assert [each.text for each in root.of("H2")] == ["Migration und Integration"]
    assert [each.text for each in root.of("H3")] == [
        "Ausländerbehörde Kreis Musterland (ABH)",
        "Kommunales Integrationszentrum (KI)",
    ]
    assert "Herr" not in root.text
    assert "Stefan Brandt" in root.text


@pytest.mark.parametrize("file_format", [PaperFormat.CSV, PaperFormat.XLSX, PaperFormat.CARDS])
def test_the_program_reads_its_own_directory(
    workspace: Workspace, alliance: Alliance, file_format: PaperFormat
) -> None:
    assert alliance
    table = read_bytes(a_paper(workspace, PaperCode.DIRECTORY, file_format))
    at = [column.name for column in table.columns].index("Name")
    names = {row.cells[at] for row in table.rows} - {""}
    assert names == {"Stefan Brandt", "Andrea Thiele", "Johanna Weber"}


def test_findings_carry_for_each_analysis_what_they_do_not_mean(
    workspace: Workspace, alliance: Alliance
) -> None:
    assert alliance
    root = structure(a_paper(workspace, PaperCode.FINDINGS, audience=Audience.STEERING_GROUP))
    assert len(root.of("H2")) == len(Analysis)
    assert root.text.count(f"{DOES_NOT_MEAN_TITLE}:") == len(Analysis)
    assert "dürfen nach den Angaben keine Daten austauschen" in root.text


def test_what_somebody_set_aside_is_not_told_again(
    workspace: Workspace, alliance: Alliance
) -> None:
    assert alliance
    sentence = "dürfen nach den Angaben keine Daten austauschen"
    found = workspace.analyses.findings(Analysis.INTERFACES)
    workspace.analyses.set_aside(next(each.key for each in found if sentence in each.sentence))
    root = structure(a_paper(workspace, PaperCode.FINDINGS, audience=Audience.STEERING_GROUP))
    assert sentence not in root.text


def test_the_gap_matrix_has_a_sheet_for_each_axis_and_the_needs(
    workspace: Workspace, alliance: Alliance
) -> None:
    assert alliance
    data = a_paper(workspace, PaperCode.GAPS, PaperFormat.XLSX, Audience.STEERING_GROUP)
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == [
        "nach Rechtskreis",
        "nach Sprachniveau",
        "nach Gemeinde",
        "nach Kinderbetreuung",
        "Bedarfe",
        "Hinweise",
    ]
    needs = list(book["Bedarfe"].iter_rows(values_only=True))
    assert needs[1][:3] == ("Sprache", "Alphabetisierung", "Mütter")
    assert needs[1][8] is None, "two people are too few to be told"


def test_the_comparison_tells_what_is_new_and_what_changed(
    workspace: Workspace, alliance: Alliance
) -> None:
    text = structure(a_paper(workspace, PaperCode.COMPARISON, earlier=alliance.snapshot)).text
    assert (
        "Stand 2026 (18.\N{NO-BREAK SPACE}11.\N{NO-BREAK SPACE}2026) "
        "und Heute (18.\N{NO-BREAK SPACE}11.\N{NO-BREAK SPACE}2026)" in text
    )
    assert "Das Gremium „Bündniskerngruppe“ ist neu." in text
    assert "Intensität: bisher „eng“, jetzt „lose“" in text


def test_the_outline_of_an_agreement_holds_what_is_known_and_lines_for_the_rest(
    workspace: Workspace, alliance: Alliance
) -> None:
    data = a_paper(workspace, PaperCode.AGREEMENT, cooperation=alliance.cooperation)
    root = structure(data)
    for known in (
        "kein Vertragstext",
        "Statuswechsel früh melden",
        "Stefan Brandt",
        "Sachbearbeitung Aufenthalt",
        "Fallkonferenz",
        "18.\N{NO-BREAK SPACE}11.\N{NO-BREAK SPACE}2026",
        "wie bisher",
        "Umgang mit Arbeitsverboten",
    ):
        assert known in root.text
    assert "Vertreten durch" in root.text


def test_other_cooperations_get_no_points_for_the_foreigners_office(
    workspace: Workspace, alliance: Alliance
) -> None:
    office = workspace.organisations
    fields = office.detail(alliance.foreigners_office).fields
    office.save(alliance.foreigners_office, replace(fields, kind="jobcenter"))
    data = a_paper(workspace, PaperCode.AGREEMENT, cooperation=alliance.cooperation)
    text = structure(data).text
    assert "Umgang mit Arbeitsverboten" not in text
    assert "Verfahren an Übergängen" in text


def test_the_files_for_network_programs_hold_the_whole_network(
    workspace: Workspace, alliance: Alliance
) -> None:
    assert alliance
    network = workspace.network.now()
    graphml = nx.read_graphml(io.BytesIO(a_paper(workspace, PaperCode.MAP, PaperFormat.GRAPHML)))
    gexf = nx.read_gexf(io.BytesIO(a_paper(workspace, PaperCode.MAP, PaperFormat.GEXF)))
    for graph in (graphml, gexf):
        assert graph.number_of_nodes() == len(network.actors)
        assert graph.number_of_edges() == len(network.ties)


@pytest.mark.parametrize(("sheet", "pages"), [(PaperSheet.A3, 1), (PaperSheet.A1, 15)])
def test_a_map_for_the_wall_is_cut_into_sheets(
    workspace: Workspace, alliance: Alliance, sheet: PaperSheet, pages: int
) -> None:
    assert alliance
    with open_pdf(a_paper(workspace, PaperCode.MAP, sheet=sheet)) as pdf:
        assert len(pdf.pages) == pages


def test_a_picture_in_pixels_is_drawn_by_who_can(workspace: Workspace, alliance: Alliance) -> None:
    assert alliance
    seen: list[MapContent] = []

    def paint(content: MapContent) -> bytes:
        seen.append(content)
        return b"\x89PNG"

    wish = PaperWish(PaperCode.MAP, PaperFormat.PNG, Audience.PARTICIPANT, grey=True)
    assert workspace.network_papers.make(wish, paint=paint).data == b"\x89PNG"
    assert seen[0].grey
    assert {actor.label for actor in seen[0].network.actors} == {"KI", "ABH"}
    with pytest.raises(TypeError):
        workspace.network_papers.make(wish)


def test_a_map_is_printed_as_it_is_seen(workspace: Workspace, alliance: Alliance) -> None:
    seen = MapWish(
        division=Division.FIELD,
        colouring=Colouring.MECHANISM,
        view=FocusView(alliance.foreigners_office),
        filter=Filter(actors=frozenset({alliance.foreigners_office})),
        rest=Rest.AWAY,
    )
    wish = PaperWish(PaperCode.MAP, PaperFormat.SVG, Audience.PARTICIPANT, map=seen)
    content = workspace.network_papers.map_content(wish)
    (abh,) = [actor.id for actor in content.network.actors if actor.label == "ABH"]
    look = content.look
    assert (look.view, look.filter.actors) == (FocusView(abh), frozenset({abh}))
    assert (look.colouring, look.rest) == (Colouring.MECHANISM, Rest.AWAY)
    assert content.arrangement.division is Division.FIELD
    assert abh != alliance.foreigners_office, "no id of the store stands in a file"


def test_a_map_around_something_that_is_gone_is_refused(
    workspace: Workspace, alliance: Alliance
) -> None:
    assert alliance
    gone = MapWish(view=FocusView(OrganisationId(1)))
    wish = PaperWish(PaperCode.MAP, PaperFormat.SVG, Audience.PARTICIPANT, map=gone)
    with pytest.raises(RecordGone):
        workspace.network_papers.make(wish)


class Impatient:
    """Progress that is cancelled at a step."""

    def __init__(self, at: int) -> None:
        self._at = at

    def step(self, done: int, total: int) -> None:
        assert done <= total
        if done == self._at:
            raise Cancelled


@pytest.mark.parametrize("at", [0, 1, 2])
def test_making_a_paper_can_be_cancelled(workspace: Workspace, alliance: Alliance, at: int) -> None:
    assert alliance
    wish = PaperWish(PaperCode.DIRECTORY, PaperFormat.PDF, Audience.PARTICIPANT)
    with pytest.raises(Cancelled):
        workspace.network_papers.make(wish, Impatient(at))


@pytest.mark.parametrize(
    "kind", [PaperCode.MAP, PaperCode.DIRECTORY, PaperCode.VOLUNTEERS, PaperCode.OFFERS]
)
def test_a_character_that_cannot_be_drawn_stops_no_paper_and_is_told_with_its_place(
    workspace: Workspace, alliance: Alliance, kind: PaperCode
) -> None:
    fields, odd = workspace.organisations.detail(alliance.office).fields, "Amt \U0001f9ff"
    changed = replace(fields, name=odd, short_name=odd)
    workspace.organisations.save(alliance.office, changed)
    paper = workspace.network_papers.make(PaperWish(kind, PaperFormat.PDF, Audience.PARTICIPANT))
    assert "Amt \ufffd" in words_in(paper)
    told = {(each.sign, each.codepoint) for each in paper.undrawn}
    assert told == {("\U0001f9ff", "U+1F9FF")}
    assert all("Amt \U0001f9ff" in each.words for each in paper.undrawn)
    assert "\U0001f9ff" not in paper.title + paper.file_name


def test_a_paper_of_drawable_characters_tells_of_none(
    workspace: Workspace, alliance: Alliance
) -> None:
    assert alliance
    wish = PaperWish(PaperCode.MAP, PaperFormat.PDF, Audience.PARTICIPANT)
    assert workspace.network_papers.make(wish).undrawn == ()

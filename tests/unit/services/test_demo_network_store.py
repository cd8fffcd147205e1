"""The network of the demo in a store: all that the files tell, and a map that can be read."""

from __future__ import annotations

import datetime as dt
import io
from itertools import combinations
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from gkdesk.clock import FixedClock
from gkdesk.network.compare import Part
from gkdesk.services import access
from gkdesk.services.demo import filling as demo_data
from gkdesk.services.demo import network as demo_network
from gkdesk.services.demo.states import keep_earlier_states
from gkdesk.services.network_papers.kinds import PaperCode, PaperFormat, PaperWish
from gkdesk.services.network_papers.map import drawing
from gkdesk.text.codes.clients import Audience
from gkdesk.text.codes.network import Fate
from gkdesk.text.labels import Label
from tests.cheap_key import CHEAP, PASSPHRASE
from tests.unit.services.demo_network_kit import living, tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.network.marks import Box
    from gkdesk.services.workspace import Workspace

DAY = dt.date(2026, 11, 21)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Return a store with the network of the demo, without its clients."""
    folder = tmp_path_factory.mktemp("demo") / "store"
    workspace = access.create(folder, PASSPHRASE, clock=FixedClock.on(DAY), kdf=CHEAP).workspace
    workspace.profiles.choose(demo_data.PROFILE)
    keys = demo_network.fill_network(workspace)
    keep_earlier_states(workspace, keys)
    yield workspace
    workspace.close()


def test_every_row_of_the_files_is_a_record(filled: Workspace) -> None:
    assert len(filled.organisations.rows(with_ended=True)) == len(tables()["organisation"])
    assert len(filled.contacts.rows(with_ended=True)) == len(tables()["contact"])
    assert len(filled.bodies.rows(with_ended=True)) == len(tables()["body"])
    assert len(filled.cooperations.rows(with_ended=True)) == len(tables()["cooperation"])
    assert len(filled.offers.rows(with_ended=True)) == len(tables()["offer"])
    assert len(filled.needs.rows(with_closed=True)) == len(tables()["need"])
    assert len(filled.tasks.rows(with_done=True)) == len(tables()["task"])


def test_what_the_files_nest_is_there_too(filled: Workspace) -> None:
    bodies = [filled.bodies.detail(row.id) for row in filled.bodies.rows(with_ended=True)]
    assert sum(len(body.seats) for body in bodies) == len(tables()["members"])
    assert sum(len(body.meetings) for body in bodies) == len(tables()["meetings"])
    ties = filled.network.now().ties
    living_ones = living("cooperation")
    agreed = sum(len(row.get("agreements", ())) for row in living_ones)
    assert sum(len(tie.agreements) for tie in ties) == agreed


def test_deputies_and_further_posts_point_to_people(filled: Workspace) -> None:
    people = [person for actor in filled.network.now().actors for person in actor.people]
    assert sum(person.has_deputy for person in people) > len(people) / 2
    ids = [person.id for person in people]
    assert len(ids) > len(set(ids)), "somebody works in two organisations"


def test_tasks_are_about_records_that_exist(filled: Workspace) -> None:
    assert all(row.fields.about_ref for row in filled.tasks.rows())


def test_the_network_comes_in_one_step_that_can_be_taken_back(workspace: Workspace) -> None:
    demo_network.fill_network(workspace)
    assert workspace.history.can_undo() is Label.EXAMPLE_DATA_MADE
    workspace.history.undo()
    assert workspace.organisations.rows(with_ended=True) == ()
    assert workspace.cooperations.rows(with_ended=True) == ()
    assert workspace.log.verify().is_intact


def test_two_earlier_states_are_smaller_and_differ(filled: Workspace) -> None:
    newer, older = filled.snapshots.rows()
    assert (newer.name, older.name) == ("Stand 2025", "Stand 2024")
    sizes = [(state.organisations, state.cooperations) for state in (older, newer)]
    now = filled.network.now()
    assert sizes == sorted(sizes)
    assert sizes[-1] < (len(now.actors), len(now.ties))
    compared = filled.snapshots.comparison(older.id)
    for part in (Part.ACTOR, Part.TIE, Part.GROUP, Part.SEAT, Part.AGREEMENT):
        fates = {row.fate for row in compared.rows if row.part is part}
        assert Fate.NEW in fates, part
    gone = [row.sentence for row in compared.rows if row.fate is Fate.GONE]
    assert any("Werkstatt Zukunft" in sentence for sentence in gone)
    assert any("Wohnen" in sentence for sentence in gone)


def test_the_map_on_a4_names_everybody_without_overlap_inside_the_page(filled: Workspace) -> None:
    wish = PaperWish(PaperCode.MAP, PaperFormat.PDF, Audience.PARTICIPANT)
    made = drawing(filled.network_papers.map_content(wish))
    boxes = [spot.label for spot in made.spots if spot.label]
    assert len(made.spots) == len(filled.network.now().actors)
    assert (len(boxes), made.unnamed) == (len(made.spots), ())
    for box in boxes:
        assert 0 < box.left < box.right < made.width
        assert 0 < box.top < box.bottom < made.height
    assert [pair for pair in combinations(boxes, 2) if overlap(*pair)] == []


def overlap(first: Box, second: Box) -> bool:
    return first.overlaps(second)


@pytest.mark.parametrize("file_format", [PaperFormat.GRAPHML, PaperFormat.GEXF])
def test_other_programs_count_the_same(filled: Workspace, file_format: PaperFormat) -> None:
    wish = PaperWish(PaperCode.MAP, file_format, Audience.PARTICIPANT)
    data = io.BytesIO(filled.network_papers.make(wish).data)
    read = nx.read_graphml if file_format is PaperFormat.GRAPHML else nx.read_gexf
    graph, network = read(data), filled.network.now()
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (
        len(network.actors),
        len(network.ties),
    )


def test_the_same_map_twice_is_the_same_file(filled: Workspace) -> None:
    wish = PaperWish(PaperCode.MAP, PaperFormat.SVG, Audience.PARTICIPANT)
    make = filled.network_papers.make
    assert make(wish).data == make(wish).data

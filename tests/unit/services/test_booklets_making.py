"""Making booklets, one or many, and noting what was handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import MissingGlyph, RecordGone
from gkdesk.progress import Cancelled
from gkdesk.services.booklets.made import MadeBooklet, SkippedBooklet
from gkdesk.services.clients.fields import (
    Goal,
)
from gkdesk.text.ids import ClientId
from tests.factories import a_client

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
from tests.unit.services.booklet_kit import booklet


class Counter:
    """Progress that cancels at one step."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.steps: list[tuple[int, int]] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        if done == self._stop_at:
            raise Cancelled


def test_neither_file_name_nor_title_names_the_client(
    workspace: Workspace, samira: ClientId
) -> None:
    made = workspace.booklets.make(samira, "prs")
    assert made.head.file_name == "Begleitheft_2026-11-18_K001.pdf"
    assert made.head.title == "Begleitheft"
    assert made.pdf.startswith(b"%PDF")


def test_a_long_code_makes_a_file_name_that_every_file_system_takes(workspace: Workspace) -> None:
    client = a_client(workspace, code="K" * 300)
    assert len(workspace.booklets.make(client, "de").head.file_name.encode()) < 255


def test_a_code_of_odd_characters_makes_a_safe_file_name(workspace: Workspace) -> None:
    client = a_client(workspace, code="../Ä 7/☺")
    name = workspace.booklets.make(client, "de").head.file_name
    assert "/" not in name
    assert name.isascii()


def test_the_same_record_gives_the_same_bytes(workspace: Workspace, samira: ClientId) -> None:
    first, second = (workspace.booklets.make(samira, "ar").pdf for _ in range(2))
    assert first == second


def test_a_client_that_is_gone_is_reported(workspace: Workspace) -> None:
    with pytest.raises(RecordGone):
        booklet(workspace, ClientId(4711))


def test_a_mass_run_skips_what_cannot_be_drawn_and_names_it(workspace: Workspace) -> None:
    good = a_client(workspace)
    bad = a_client(workspace, Goal("Ich lese 𒀀 gern"), official_name="Toni")
    delivered: list[MadeBooklet] = []
    progress = Counter()
    run = workspace.booklets.make_many((good, bad), delivered.append, progress=progress)
    assert [each.head.client_id for each in delivered] == [good]
    assert run.made == 1
    assert [(each.client_id, each.code) for each in run.skipped] == [(bad, "K002")]
    assert run.skipped[0].field == "Ziel"
    assert progress.steps == [(0, 2), (1, 2), (2, 2)]


def test_a_single_booklet_with_an_unknown_character_is_refused(workspace: Workspace) -> None:
    client = a_client(workspace, official_name="𒀀")
    with pytest.raises(MissingGlyph):
        workspace.booklets.make(client, "de")


def test_a_mass_run_stops_between_two_booklets(workspace: Workspace) -> None:
    clients = [a_client(workspace, official_name=f"Person {n}") for n in range(3)]
    delivered: list[MadeBooklet] = []
    with pytest.raises(Cancelled):
        workspace.booklets.make_many(clients, delivered.append, progress=Counter(stop_at=1))
    assert len(delivered) == 1


@pytest.mark.parametrize(
    ("field", "word"),
    [
        ("wanted_name", "Gewünschter Name"),
        ("official_name", "Name"),
        ("own_name", "Name in eigener Schrift"),
    ],
)
def test_a_name_that_cannot_be_drawn_is_reported_under_the_field_it_was_typed_into(
    workspace: Workspace, field: str, word: str
) -> None:
    names = {"official_name": "", "wanted_name": "", "own_name": "", field: "Ali \U0001e900"}
    client = a_client(workspace, **names)
    with pytest.raises(MissingGlyph) as caught:
        workspace.booklets.make(client, "de")
    assert caught.value.data["field"] == word


def test_a_run_tells_at_once_what_it_skips(workspace: Workspace) -> None:
    bad = a_client(workspace, official_name="𒀀")
    good = a_client(workspace, official_name="Toni")
    told: list[SkippedBooklet] = []
    with pytest.raises(Cancelled):
        workspace.booklets.make_many(
            (bad, good), list[MadeBooklet]().append, skip=told.append, progress=Counter(stop_at=1)
        )
    assert [each.client_id for each in told] == [bad]

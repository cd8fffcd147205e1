"""Whatever stands in a client list: taken back, it leaves the store as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from gkdesk.services.clients import fields
from gkdesk.text.codes.clients import ReachKind
from gkdesk.text.codes.records import OnMatch, RowFate
from gkdesk.text.dates import PartialDate
from gkdesk.text.ids import ClientId
from tests.factories import a_contact, a_municipality
from tests.rounds import rounds
from tests.store_rows import all_found, all_records
from tests.unit.incoming.files import text_table
from tests.unit.services.import_kit import a_file, tried

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.workspace import Workspace

HEADER = (
    *("Kennzeichen", "Name", "Geburtsdatum", "Handy", "Gemeinde", "Aufenthaltsstatus"),
    *("gültig bis", "Fallführung", "Familienmitglieder", "Bemerkung"),
)
ROWS = some.lists(
    some.tuples(
        some.sampled_from(["", "K001", "A1", "k001"]),
        some.sampled_from(["Amina Yusuf", "Jusuf, Amina", "أمينة يوسف", "Ivan", "", "-"]),
        some.sampled_from(["3.4.1990", "1990", "1.1.1990", "32874", "3.4.44", ""]),
        some.sampled_from(["0171 1234567", "anrufen", ""]),
        some.sampled_from(["Neuss", "Kaarst", ""]),
        some.sampled_from(["Duldung", "§ 60a", "AE", ""]),
        some.sampled_from(["31.12.2026", "31.12.27", "bald", ""]),
        some.sampled_from(["Jan Muster", "Jan", ""]),
        some.sampled_from(["Olena; Taras", "4", ""]),
        some.text(some.characters(exclude_categories=("Cc", "Cs")), max_size=12),
    ),
    min_size=1,
    max_size=10,
)
WISHES = some.fixed_dictionaries(
    {
        "on_match": some.sampled_from(OnMatch),
        "with_partial": some.booleans(),
        "enter_doubtful": some.booleans(),
    }
)


@pytest.mark.full
@settings(
    max_examples=rounds(8, full=25),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rows=ROWS, wishes=WISHES)
def test_an_import_that_is_taken_back_leaves_no_trace(
    workspace: Workspace, tmp_path: Path, rows: list[tuple[str, ...]], wishes: dict[str, object]
) -> None:
    if not workspace.clients.rows():
        _fill(workspace)
    before, found = all_records(workspace), all_found(workspace)
    there = len(workspace.clients.rows())
    # A last row that is never empty keeps a file without any text from being one.
    data = text_table([HEADER, *rows, ("", "Wer Immer", *[""] * 8)])
    plan = tried(workspace, a_file(tmp_path, data), spec=2, **wishes)
    assert len(plan.rows) == sum(plan.counts.values())
    assert plan.new_records == plan.counts[RowFate.NEW]
    outcome = workspace.imports.write(plan)
    assert {change.kind for change in outcome.outcome.changes} <= {"client"}
    assert len(workspace.clients.rows()) == there + plan.new_records
    workspace.history.undo()
    assert (all_records(workspace), all_found(workspace)) == (before, found)


def _fill(workspace: Workspace) -> None:
    a_municipality(workspace, "Neuss")
    a_contact(workspace, name="Jan Muster")
    identity = fields.Identity(official_name="Amina Yusuf", birth=PartialDate(1990, 4, 3))
    ref = ClientId(workspace.clients.create(identity).ref or 0)
    workspace.clients.save_part(ref, fields.ReachWay(ReachKind.MOBILE, "0171 1234567"))

"""Whatever stands in a file: an import that is taken back leaves the store as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from gkdesk.text.codes.records import OnMatch
from tests.factories import a_contact, a_municipality, an_organisation
from tests.rounds import rounds
from tests.store_rows import all_found, all_records
from tests.unit.services.import_kit import tried_rows

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.workspace import Workspace

NAMES = some.sampled_from(["Anna Beispiel", "Jan", "Özcan", "Оксана", "يوسف", "", "-"])
HOUSES = some.sampled_from(["VHS", "Verein", "Volkshochschule Musterland", "Caritas", ""])
PHONES = some.sampled_from(["02131 111", "0171 222", "anrufen", ""])
MAILS = some.sampled_from(["a@beispiel.de", "kein", ""])
PLACES = some.sampled_from(["Neuss", "Musterdorf", "Kaarst", ""])
TEXTS = some.text(some.characters(exclude_categories=("Cc", "Cs")), max_size=12)
ROWS = some.lists(
    some.tuples(NAMES, TEXTS, PHONES, MAILS, HOUSES, PLACES, PLACES), min_size=1, max_size=12
)
WISHES = some.fixed_dictionaries(
    {
        "on_match": some.sampled_from(OnMatch),
        "new_organisations": some.booleans(),
        "with_partial": some.booleans(),
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
    if not workspace.organisations.rows():
        a_municipality(workspace, "Musterdorf")
        house = an_organisation(workspace)
        a_contact(workspace, name="Jan", organisation_id=house)
        a_contact(workspace, phone="02131 111")
    # A first column that is never empty keeps a file without any text from being one.
    before, found = all_records(workspace), all_found(workspace)
    plan = tried_rows(workspace, tmp_path, [*rows, ("Wer", "", "", "", "", "", "")], **wishes)
    outcome = workspace.imports.write(plan)
    assert {change.kind for change in outcome.outcome.changes} <= {"organisation", "contact_person"}
    assert len(workspace.contacts.rows(with_ended=True)) >= plan.new_records
    workspace.history.undo()
    assert (all_records(workspace), all_found(workspace)) == (before, found)

"""An old list stays old: what was imported is as fresh as the list says, and no fresher."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput
from gkdesk.services.imports.plan import Wishes
from gkdesk.services.register.contact_fields import ContactFields, OrganisationFields
from gkdesk.text.codes.records import OnMatch, RowFate
from tests.factories import a_contact, an_organisation
from tests.unit.incoming.files import text_table
from tests.unit.services.import_kit import a_file, fates, problems, tried

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gkdesk.clock import FixedClock
    from gkdesk.services.imports.plan import ImportPlan
    from gkdesk.services.workspace import Workspace

LIST_DAY = dt.date(2024, 5, 3)
HEADER = ("Name", "Organisation", "Telefon", "Geprüft am")


def a_plan(
    workspace: Workspace, folder: Path, *rows: tuple[str, ...], **more: object
) -> ImportPlan:
    return tried(workspace, a_file(folder, text_table([HEADER, *rows])), **more)


def days(workspace: Workspace) -> dict[str, dt.date | None]:
    people = {row.name: row.verified_on for row in workspace.contacts.rows()}
    return people | {row.name: row.verified_on for row in workspace.organisations.rows()}


def test_without_a_day_nobody_has_checked_what_was_imported(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.imports.write(a_plan(workspace, tmp_path, ("Anna", "Verein", "", "")))
    assert days(workspace) == {"Anna": None, "Verein": None}
    (row,) = workspace.contacts.rows()
    assert row.stale
    assert not workspace.contacts.detail(row.id).only_entered


def test_the_day_of_the_list_counts_for_rows_without_one(
    workspace: Workspace, tmp_path: Path
) -> None:
    rows = ("Anna", "Verein", "", ""), ("Jan", "Amt", "", "1.2.2025")
    workspace.imports.write(a_plan(workspace, tmp_path, *rows, as_of=LIST_DAY))
    own = dt.date(2025, 2, 1)
    assert days(workspace) == {"Anna": LIST_DAY, "Verein": LIST_DAY, "Jan": own, "Amt": own}


def test_the_day_can_be_told_after_the_first_look(workspace: Workspace, tmp_path: Path) -> None:
    plan = a_plan(workspace, tmp_path, ("Anna", "", "", ""))
    plan = workspace.imports.reconsidered(plan, Wishes(as_of=LIST_DAY))
    workspace.imports.write(plan)
    assert days(workspace) == {"Anna": LIST_DAY}


def test_offers_get_the_day_of_their_row(workspace: Workspace, tmp_path: Path) -> None:
    data = text_table([("Angebot", "Träger", "Stand"), ("Nähkurs", "Verein", "3.5.2024")])
    workspace.imports.write(tried(workspace, a_file(tmp_path, data), spec=1))
    (row,) = workspace.offers.rows()
    assert workspace.offers.detail(row.id).verified_on == LIST_DAY


def test_a_check_in_the_future_is_none(workspace: Workspace, tmp_path: Path) -> None:
    plan = a_plan(workspace, tmp_path, ("Anna", "", "", "1.1.2199"))
    assert problems(plan) == [(2, "checked_in_future", "Geprüft am")]
    assert fates(plan) == [RowFate.PARTIAL]


def tried_again(workspace: Workspace, plan: ImportPlan, wishes: Wishes) -> None:
    source = plan.source
    workspace.imports.dry_run(source.table, source.assignment, source.spec, wishes=wishes)


def reconsidered(workspace: Workspace, plan: ImportPlan, wishes: Wishes) -> None:
    workspace.imports.reconsidered(plan, wishes)


def written(workspace: Workspace, plan: ImportPlan, wishes: Wishes) -> None:
    workspace.imports.write(dataclasses.replace(plan, wishes=wishes))


@pytest.mark.parametrize("step", [tried_again, reconsidered, written])
def test_a_list_cannot_have_been_checked_in_the_future(
    workspace: Workspace,
    tmp_path: Path,
    clock: FixedClock,
    step: Callable[[Workspace, ImportPlan, Wishes], None],
) -> None:
    tomorrow = Wishes(as_of=clock.today() + dt.timedelta(days=1))
    plan = a_plan(workspace, tmp_path, ("Anna", "", "", ""))
    with pytest.raises(InvalidInput) as refused:
        step(workspace, plan, tomorrow)
    assert (refused.value.field, refused.value.problem) == ("as_of", "not_yet")
    assert days(workspace) == {}


def test_an_organisation_of_several_rows_is_as_old_as_the_oldest_that_says_something(
    workspace: Workspace, tmp_path: Path
) -> None:
    data = text_table(
        [
            ("Name", "Organisation", "Ort", "Geprüft am"),
            ("Anna", "Verein", "", "1.2.2025"),
            ("Jan", "Verein", "", "1.2.2020"),
            ("Lena", "Verein", "Neuss", "3.5.2024"),
        ]
    )
    workspace.imports.write(tried(workspace, a_file(tmp_path, data)))
    assert days(workspace)["Verein"] == LIST_DAY


def test_what_an_old_list_fills_makes_the_record_no_fresher_than_the_list(
    workspace: Workspace, tmp_path: Path
) -> None:
    house = an_organisation(workspace, name="Verein")
    filled = a_contact(workspace, name="Anna", salutation=None, organisation_id=house, phone="")
    whole = a_contact(workspace, name="Jan", salutation=None, organisation_id=house)
    assert isinstance(workspace.contacts.detail(whole).fields, ContactFields)
    assert isinstance(workspace.organisations.detail(house).fields, OrganisationFields)
    before = days(workspace)
    rows = ("Anna", "Verein", "02131 111", ""), ("Jan", "Verein", "", "")
    wishes = {"on_match": OnMatch.FILL, "as_of": LIST_DAY}
    plan = a_plan(workspace, tmp_path, *rows, **wishes)
    assert fates(plan) == [RowFate.FILLED, RowFate.KNOWN]
    workspace.imports.write(plan)
    assert days(workspace) == {**before, "Anna": LIST_DAY}
    assert workspace.contacts.detail(filled).fields.phone == "02131 111"


def test_the_first_rows_are_shown_as_they_would_be_entered(
    workspace: Workspace, tmp_path: Path
) -> None:
    data = text_table(
        [
            ("Anrede", "Name, Vorname", "Sprachen", "Verein", "Verschwiegenheit erklärt am"),
            ("Fr.", "Beispiel, Anna", "deutsch, Arabisch", "Brücke", "3.4.2026"),
            ("", "", "", "", "morgen"),
        ]
    )
    plan = tried(workspace, a_file(tmp_path, data), as_of=LIST_DAY)
    (sample,) = plan.samples
    assert (sample.number, sample.name) == (2, "Frau Anna Beispiel")
    assert sample.values == (
        ("Anrede", "Frau"),
        ("Name", "Anna Beispiel"),
        ("Sprachen", "Deutsch, Arabisch"),
        ("Vertraulichkeit unterschrieben am", "3. 4. 2026"),
        ("Organisation", "Brücke"),
        ("Geprüft am", "3. 5. 2024"),
    )


def test_only_rows_that_are_taken_over_are_shown_and_only_the_first(
    workspace: Workspace, tmp_path: Path
) -> None:
    a_contact(workspace, name="Anna", salutation=None, organisation_id=None)
    rows = [("Anna", "", "", ""), *((f"Person {n}", "", "", "") for n in range(5))]
    plan = a_plan(workspace, tmp_path, ("Jan", "", "ruf an", ""), *rows)
    assert [row.name for row in plan.samples] == ["Person 0", "Person 1", "Person 2"]

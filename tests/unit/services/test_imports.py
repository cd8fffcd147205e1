"""A file on its whole way into the store: read, meaning of the columns, dry run, one step."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import ImportNotText, ImportOutdated, ImportWithoutRows, UserError
from gkdesk.incoming.assignment import Assignment
from gkdesk.incoming.heading import NO_HEADER
from gkdesk.progress import Cancelled
from gkdesk.services.imports.importing import KEPT, REMEMBERED
from gkdesk.services.imports.plan import Wishes
from gkdesk.services.outcome import Label
from gkdesk.text.codes.records import OnMatch, RowFate
from tests.factories import a_contact, an_organisation
from tests.store_rows import all_found, all_records
from tests.unit.incoming.files import CONTACT_HEADER, CONTACT_ROW, card, text_table, workbook
from tests.unit.services.import_kit import (
    CONTACTS,
    HEADER,
    a_file,
    fates,
    problems,
    tried,
    tried_rows,
)

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.workspace import Workspace

ANNA = ("Anna Beispiel", "Beratung", "02131 111", "anna@beispiel.de", "Verein Brücke", "Neuss", "")
JAN = ("Jan Muster", "", "", "", "Verein Brücke", "Neuss", "")


class StopAt:
    """Progress that is cancelled at its nth report."""

    def __init__(self, report: int) -> None:
        self._left = report

    def step(self, done: int, total: int) -> None:
        self._left -= 1
        if self._left <= 0:
            raise Cancelled


@pytest.mark.parametrize(
    "data",
    [
        text_table([CONTACT_HEADER, CONTACT_ROW]),
        text_table([CONTACT_HEADER, CONTACT_ROW], delimiter=",", encoding="utf-8-sig"),
        text_table([CONTACT_HEADER, CONTACT_ROW], delimiter="\t", encoding="utf-16"),
        text_table([CONTACT_HEADER, CONTACT_ROW], encoding="cp1252"),
        workbook([CONTACT_HEADER, CONTACT_ROW]),
        card(
            "N:Beispiel;Anna;;;",
            "FN:Anna Beispiel",
            "ORG:Verein Brücke",
            "TEL;TYPE=WORK:02131 123456",
            "EMAIL:anna@beispiel.de",
        ),
    ],
    ids=["utf8", "bom", "utf16", "cp1252", "xlsx", "vcard"],
)
def test_the_same_person_comes_in_from_every_kind_of_file(
    workspace: Workspace, tmp_path: Path, data: bytes
) -> None:
    plan = tried(workspace, a_file(tmp_path, data))
    outcome = workspace.imports.write(plan)
    assert (outcome.new_records, outcome.new_organisations) == (1, 1)
    (row,) = workspace.contacts.rows()
    fields = workspace.contacts.detail(row.id).fields
    assert (fields.name, fields.phone, fields.email) == (
        "Anna Beispiel",
        "02131 123456",
        "anna@beispiel.de",
    )
    assert row.organisation == "Verein Brücke"


def test_a_dry_run_writes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    before = all_records(workspace)
    plan = tried_rows(workspace, tmp_path, [ANNA, JAN])
    assert (plan.new_records, plan.new_organisations) == (2, 1)
    assert all_records(workspace) == before


def test_an_import_is_one_step_and_one_step_back(workspace: Workspace, tmp_path: Path) -> None:
    plan = tried_rows(workspace, tmp_path, [ANNA, JAN])
    assert workspace.imports.write(plan).outcome.label is Label.RECORDS_IMPORTED
    assert [hit.title for hit in workspace.search.find("Anna")] == ["Anna Beispiel"]
    assert workspace.history.undo().label is Label.RECORDS_IMPORTED
    assert workspace.contacts.rows() == workspace.organisations.rows() == ()
    assert workspace.search.find("Anna") == ()


@pytest.mark.parametrize("report", range(1, 6))
def test_a_cancelled_import_leaves_nothing(
    workspace: Workspace, tmp_path: Path, report: int
) -> None:
    rows = [(f"Person {n}", *ANNA[1:3], "", f"Verein {n}", "", "") for n in range(700)]
    a_contact(workspace)
    plan = tried_rows(workspace, tmp_path, rows)
    before, found = all_records(workspace), all_found(workspace)
    with pytest.raises(Cancelled):
        workspace.imports.write(plan, progress=StopAt(report))
    assert (all_records(workspace), all_found(workspace)) == (before, found)
    assert not workspace.imports.proposal(plan.source.table, CONTACTS).is_remembered


def test_a_plan_that_does_not_fit_any_more_is_not_written(
    workspace: Workspace, tmp_path: Path
) -> None:
    plan = tried_rows(workspace, tmp_path, [ANNA])
    an_organisation(workspace, name="Verein Brücke", place="Neuss")
    before = all_records(workspace)
    with pytest.raises(ImportOutdated):
        workspace.imports.write(plan)
    assert all_records(workspace) == before


def test_changes_elsewhere_do_not_make_a_plan_old(workspace: Workspace, tmp_path: Path) -> None:
    plan = tried_rows(workspace, tmp_path, [ANNA])
    a_contact(workspace)
    workspace.imports.write(plan)
    assert len(workspace.contacts.rows()) == 2


def test_the_meaning_of_the_columns_is_remembered_for_such_files(
    workspace: Workspace, tmp_path: Path
) -> None:
    table = workspace.imports.read(a_file(tmp_path, text_table([("A", "B"), ("Anna", "Verein")])))
    first = workspace.imports.proposal(table, CONTACTS)
    assert not first.is_remembered
    chosen = first.assignment.assigned("contact.name", 0).assigned("organisation.name", 1)
    plan = workspace.imports.dry_run(table, chosen, CONTACTS)
    workspace.imports.write(plan)
    again = workspace.imports.read(a_file(tmp_path, text_table([("B", "A"), ("Bund", "Jan")])))
    proposal = workspace.imports.proposal(again, CONTACTS)
    assert proposal.is_remembered
    assert proposal.assignment.columns == {"contact.name": 1, "organisation.name": 0}


def test_an_import_is_one_entry_of_the_log(workspace: Workspace, tmp_path: Path) -> None:
    plan = tried_rows(workspace, tmp_path, [ANNA])
    workspace.imports.write(plan)
    assert Label.SETTING_CHANGED not in {line.label for line in workspace.log.entries()}


def test_the_meaning_of_columns_without_a_name_is_not_remembered(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = a_file(tmp_path, text_table([("Anna Beispiel", "Verein"), ("Jan Muster", "Bund")]))
    table = workspace.imports.read(path, header_row=NO_HEADER)
    chosen = Assignment({"contact.name": 0, "organisation.name": 1})
    workspace.imports.write(workspace.imports.dry_run(table, chosen, CONTACTS))
    other = a_file(tmp_path, text_table([("Bund", "Olga Muster"), ("Verein", "Tom Beispiel")]))
    again = workspace.imports.read(other, header_row=NO_HEADER)
    proposal = workspace.imports.proposal(again, CONTACTS)
    assert (proposal.is_remembered, proposal.assignment.columns) == (False, {})


def test_only_so_many_meanings_are_remembered(workspace: Workspace, tmp_path: Path) -> None:
    old = {str(number): "{}" for number in range(KEPT)}
    workspace.settings.put(REMEMBERED, old)
    workspace.imports.write(tried_rows(workspace, tmp_path, [ANNA]))
    kept = workspace.settings.get(REMEMBERED, {})
    assert len(kept) == KEPT
    assert "0" not in kept


@pytest.mark.parametrize(
    ("data", "error"),
    [(b"", ImportWithoutRows), (b"\x89PNG\r\n\x1a\n" + bytes(64), ImportNotText)],
)
def test_a_file_that_is_none_is_refused(
    workspace: Workspace, tmp_path: Path, data: bytes, error: type[UserError]
) -> None:
    with pytest.raises(error):
        workspace.imports.read(a_file(tmp_path, data))


def test_the_header_alone_is_no_list(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(ImportWithoutRows):
        workspace.imports.read(a_file(tmp_path, text_table([HEADER])))


def test_200_columns_and_line_breaks_in_cells_come_through(
    workspace: Workspace, tmp_path: Path
) -> None:
    header = ("Name", "Notiz", *(f"Feld {n}" for n in range(198)))
    row = ("Anna Beispiel", "erste Zeile\nzweite Zeile", *("x" for _ in range(198)))
    plan = tried(workspace, a_file(tmp_path, text_table([header, row])))
    workspace.imports.write(plan)
    (contact,) = workspace.contacts.rows()
    assert workspace.contacts.detail(contact.id).fields.note == "erste Zeile\nzweite Zeile"


def test_a_formula_without_a_value_is_named_and_not_taken_over(
    workspace: Workspace, tmp_path: Path
) -> None:
    data = workbook([("Name", "Telefon"), ("Anna Beispiel", "=A1&A2"), ("Jan", "02131 1111")])
    plan = tried(workspace, a_file(tmp_path, data, "liste.xlsx"))
    assert ("formula_without_value", "Telefon") in {(p, c) for _, p, c in problems(plan)}
    workspace.imports.write(plan)
    phones = {row.name: row.phone for row in workspace.contacts.rows()}
    assert phones == {"Anna Beispiel": "", "Jan": "02131 1111"}


def test_a_value_that_cannot_be_accepted_keeps_its_row_out_until_somebody_wants_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    bad = ("Anna Beispiel", "", "ruf an", "", "", "", "")
    plan = tried_rows(workspace, tmp_path, [bad, JAN])
    assert fates(plan) == [RowFate.PARTIAL, RowFate.NEW]
    (finding,) = plan.findings
    assert (finding.row, finding.column, finding.letter) == (2, "Telefon", "C")
    assert "Telefonnummer" in finding.sentence
    plan = workspace.imports.reconsidered(plan, Wishes(with_partial=True))
    assert fates(plan) == [RowFate.NEW, RowFate.NEW]
    workspace.imports.write(plan)
    assert len(workspace.contacts.rows()) == 2


def test_duplicates_inside_the_file_come_in_once(workspace: Workspace, tmp_path: Path) -> None:
    plan = tried_rows(workspace, tmp_path, [ANNA, JAN, ANNA])
    assert fates(plan) == [RowFate.NEW, RowFate.NEW, RowFate.REPEATED]
    assert plan.counts[RowFate.REPEATED] == 1
    workspace.imports.write(plan)
    assert len(workspace.contacts.rows()) == 2


def test_a_second_import_of_the_same_file_changes_nothing(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.imports.write(tried_rows(workspace, tmp_path, [ANNA, JAN]))
    for on_match in OnMatch:
        plan = tried_rows(workspace, tmp_path, [ANNA, JAN], on_match=on_match)
        assert fates(plan) == [RowFate.KNOWN, RowFate.KNOWN]
        assert plan.writes_nothing


def test_dates_as_text_become_days(workspace: Workspace, tmp_path: Path) -> None:
    data = workbook([("Name", "Vertraulichkeit unterschrieben am"), ("Anna", "3.4.2026")])
    workspace.imports.write(tried(workspace, a_file(tmp_path, data, "liste.xlsx")))
    (row,) = workspace.contacts.rows()
    assert workspace.contacts.detail(row.id).fields.confidentiality_on == dt.date(2026, 4, 3)

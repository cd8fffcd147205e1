"""A client list on its way into the store: who is new, who is there, and who may be."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import ImportOutdated
from gkdesk.progress import Cancelled
from gkdesk.services.clients import fields
from gkdesk.text.codes.cases import NoteSource
from gkdesk.text.codes.clients import CaseForm, InterpreterNeed, ReachKind, ReferenceOffice
from gkdesk.text.codes.records import OnMatch, RowFate
from gkdesk.text.dates import PartialDate
from gkdesk.text.ids import ClientId
from tests.factories import a_contact, a_municipality, an_organisation
from tests.store_rows import all_found, all_records
from tests.unit.incoming.files import text_table, workbook
from tests.unit.services.import_kit import CLIENTS, a_file, fates, problems, tried

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.clients.views import ClientDetail
    from gkdesk.services.imports.plan import ImportPlan
    from gkdesk.services.workspace import Workspace

WHO = ("Kennzeichen", "Name", "Geburtsdatum", "Handy")
AMINA = ("", "Amina Yusuf", "3.4.1990", "0171 1234567")


class StopAt:
    """Progress that is cancelled at its nth report."""

    def __init__(self, report: int) -> None:
        self._left = report

    def step(self, done: int, total: int) -> None:
        self._left -= 1
        if self._left <= 0:
            raise Cancelled


def plan_of(workspace: Workspace, folder: Path, rows: object, **wishes: object) -> ImportPlan:
    return tried(workspace, a_file(folder, text_table(rows)), spec=2, **wishes)


def who(workspace: Workspace, folder: Path, *rows: tuple[str, ...], **wishes: object) -> ImportPlan:
    return plan_of(workspace, folder, [WHO, *rows], **wishes)


def a_known(workspace: Workspace, name: str = "Amina Yusuf", **more: object) -> ClientId:
    outcome = workspace.clients.create(fields.Identity(official_name=name, **more))
    return ClientId(outcome.ref or 0)


def only(workspace: Workspace) -> ClientDetail:
    (row,) = workspace.clients.rows()
    return workspace.clients.detail(row.id)


@pytest.mark.parametrize("kind", [text_table, workbook], ids=["csv", "xlsx"])
def test_a_whole_row_becomes_a_whole_record(
    workspace: Workspace, tmp_path: Path, kind: object
) -> None:
    neuss, house = a_municipality(workspace, "Neuss"), an_organisation(workspace, name="Caritas")
    leader = a_contact(workspace, name="Jan Muster")
    row = {
        "Vorname": "Amina",
        "Nachname": "Yusuf",
        "eigene Schrift": "أمينة يوسف",
        "Geburtsdatum": dt.date(1990, 4, 3) if kind is workbook else "3.4.1990",
        "Adresse": "Hauptstr. 5, 41460 Neuss",
        "Gemeinde": "Neuss",
        "Handy": "0171 111; 0172 222",
        "Wer hört mit": "Schwester",
        "Muttersprache": "Arabisch",
        "Dolmetscher": "Arabisch",
        "Aufenthaltsstatus": "Duldung § 60a",
        "gültig bis": "31.12.2026",
        "Rechtskreis": "AsylbLG",
        "AZR": "123456789012",
        "Deutschniveau": "A2",
        "Kurs": "Integrationskurs",
        "Phase": "Erstkontakt",
        "Triage": "Beratung",
        "Begleitet seit": "1.3.2025",
        "Fallführung": "Jan Muster",
        "fallführende Stelle": "Caritas",
        "Nächster Schritt": "Kurs suchen",
        "Frist": "15.12.2026",
        "Bemerkung": "ruhig",
        "Familienmitglieder": "Olena; Taras\nSofia",
    }
    path = a_file(tmp_path, kind([tuple(row), tuple(row.values())]), f"liste.{kind.__name__}")
    plan = tried(workspace, path, spec=2)
    assert (fates(plan), problems(plan)) == ([RowFate.NEW], [])
    workspace.imports.write(plan)
    found = only(workspace)
    assert found.identity == fields.Identity(
        official_name="Amina Yusuf",
        own_name="أمينة يوسف",
        code="K001",
        form=CaseForm.FAMILY,
        birth=PartialDate(1990, 4, 3),
    )
    assert found.address == fields.Address("Hauptstr. 5", "41460", "Neuss", neuss)
    assert [(w.kind, w.value, w.listeners) for w in found.reach] == [
        (ReachKind.MOBILE, "0171 111", "Schwester"),
        (ReachKind.MOBILE, "0172 222", "Schwester"),
    ]
    assert found.interpreter == fields.InterpreterFacts(InterpreterNeed.ALWAYS, "ar")
    assert [(s.status, s.until) for s in found.statuses] == [("toleration", dt.date(2026, 12, 31))]
    assert [area.legal_area for area in found.legal_areas] == ["asylblg"]
    assert [(r.office, r.number) for r in found.references] == [
        (ReferenceOffice.CENTRAL_REGISTER, "123456789012")
    ]
    assert [language.language for language in found.languages] == ["ar"]
    assert [course.kind for course in found.courses] == ["integration"]
    assert [phase.phase for phase in found.phases] == ["intake"]
    assert (found.case.triage, found.began_on) == ("counselling", dt.date(2025, 3, 1))
    assert found.lead is not None
    assert (found.lead.lead.contact_id, found.lead.lead.organisation_id) == (leader, house)
    assert found.next_step is not None
    assert (found.next_step.what, found.next_step.until) == ("Kurs suchen", dt.date(2026, 12, 15))
    assert [(note.line, note.source) for note in found.notes] == [("ruhig", NoteSource.OFFICE)]
    assert [member.name for member in found.members] == ["Olena", "Taras", "Sofia"]


def test_the_same_list_a_second_time_brings_nothing(workspace: Workspace, tmp_path: Path) -> None:
    rows = (AMINA, ("K7", "Іван Петренко", "1.2.1980", ""))
    workspace.imports.write(who(workspace, tmp_path, *rows))
    again = who(workspace, tmp_path, *rows, on_match=OnMatch.FILL)
    assert fates(again) == [RowFate.KNOWN, RowFate.KNOWN]
    assert again.writes_nothing


@pytest.mark.parametrize(
    ("row", "fate", "problem"),
    [
        (("", "Amina Yusuf", "3.4.1990", ""), RowFate.KNOWN, ""),
        (("", "Jusuf, Amina", "3.4.1990", ""), RowFate.KNOWN, "name_reversed"),
        (("", "أمينة يوسف", "3.4.1990", ""), RowFate.KNOWN, ""),
        (("k001", "Amina Yussuf", "", ""), RowFate.KNOWN, ""),
        (("", "Amina Yusuf", "", "0171/1234567"), RowFate.KNOWN, ""),
        (("", "Amina Yusuf", "", ""), RowFate.DOUBTFUL, "doubt_name"),
        (("", "Amina Yusuf", "1990", ""), RowFate.DOUBTFUL, "doubt_name"),
        (("", "Amina Yusuf", "4.4.1990", "+49 171 1234567"), RowFate.DOUBTFUL, "doubt_birth"),
        (("", "Omar Yusuf", "", "0171 1234567"), RowFate.DOUBTFUL, "doubt_phone"),
        (("K001", "Ivan Petrenko", "", ""), RowFate.REFUSED, "code_of_another"),
        (("K001", "Amina Yusuf", "4.4.1990", ""), RowFate.REFUSED, "code_of_another"),
        (("", "Amina Yusuf", "4.4.1990", ""), RowFate.NEW, ""),
        (("", "Amin Yusuf", "3.4.1990", ""), RowFate.NEW, ""),
    ],
)
def test_somebody_is_the_same_person_only_where_it_is_sure(
    workspace: Workspace, tmp_path: Path, row: tuple[str, ...], fate: RowFate, problem: str
) -> None:
    ref = a_known(workspace, birth=PartialDate(1990, 4, 3))
    workspace.clients.save_part(ref, fields.ReachWay(ReachKind.MOBILE, "0171 1234567"))
    plan = who(workspace, tmp_path, row)
    assert fates(plan) == [fate]
    assert [found for _, found, _ in problems(plan)] == ([problem] if problem else [])


def test_the_first_of_january_is_no_known_birthday(workspace: Workspace, tmp_path: Path) -> None:
    a_known(workspace, birth=PartialDate(1990, 1, 1))
    plan = who(workspace, tmp_path, ("", "Amina Yusuf", "1.1.1990", ""))
    assert fates(plan) == [RowFate.DOUBTFUL]
    assert plan.findings[0].sentence.startswith("Ist das K001?")


def test_who_is_doubtful_comes_in_only_by_wish_and_is_never_merged(
    workspace: Workspace, tmp_path: Path
) -> None:
    a_known(workspace)
    assert who(workspace, tmp_path, AMINA, on_match=OnMatch.FILL).writes_nothing
    plan = who(workspace, tmp_path, AMINA, on_match=OnMatch.FILL, enter_doubtful=True)
    workspace.imports.write(plan)
    assert {row.code for row in workspace.clients.rows()} == {"K001", "K002"}


def test_rows_of_one_list_are_compared_with_each_other(
    workspace: Workspace, tmp_path: Path
) -> None:
    plan = who(
        workspace,
        tmp_path,
        AMINA,
        ("A7", "Amina Jusuf", "3.4.1990", ""),
        ("A8", "Amina Yusuf", "3.4.1990", ""),
        ("", "Omar Said", "", "0171 1234567"),
    )
    assert fates(plan) == [RowFate.NEW, RowFate.REPEATED, RowFate.DOUBTFUL, RowFate.DOUBTFUL]
    assert [found for _, found, _ in problems(plan)] == [
        "duplicate_row_loses",
        "doubt_codes",
        "doubt_phone",
    ]
    workspace.imports.write(plan)
    assert only(workspace).identity.code == "A7"


def test_people_who_are_only_numbered_are_told_apart(workspace: Workspace, tmp_path: Path) -> None:
    plan = who(workspace, tmp_path, ("", "Person 1", "", ""), ("", "Person 2", "", ""))
    assert fates(plan) == [RowFate.NEW, RowFate.NEW]


def test_only_what_is_empty_is_filled(workspace: Workspace, tmp_path: Path) -> None:
    ref = a_known(workspace, birth=PartialDate(1990, 4, 3))
    workspace.clients.save_address(ref, fields.Address("Alte Str. 1", "", "Neuss"))
    header = (*WHO, "Straße", "PLZ", "Ort", "AZR", "Deutschniveau")
    row = (*AMINA, "Neue Str. 2", "41460", "Neuss", "12", "A2")
    plan = plan_of(workspace, tmp_path, [header, row], on_match=OnMatch.FILL)
    assert (fates(plan), plan.filled_records) == ([RowFate.FILLED], 1)
    assert [found for _, found, _ in problems(plan)] == ["client_differs"]
    workspace.imports.write(plan)
    found = only(workspace)
    assert found.address == fields.Address("Alte Str. 1", "", "Neuss")
    assert (found.german.reached, found.references[0].number) == ("a2", "12")
    assert found.reach[0].value == "0171 1234567"
    workspace.history.undo()
    assert only(workspace).references == only(workspace).reach == ()


def test_who_is_no_longer_accompanied_stays_as_she_is(workspace: Workspace, tmp_path: Path) -> None:
    ref = a_known(workspace, birth=PartialDate(1990, 4, 3))
    workspace.clients.end(ref, workspace.clock.today(), "")
    plan = who(workspace, tmp_path, AMINA, on_match=OnMatch.FILL)
    assert (fates(plan), plan.writes_nothing) == ([RowFate.KNOWN], True)
    assert [found for _, found, _ in problems(plan)] == ["client_ended"]


@pytest.mark.parametrize("name", ["Jan Muste", "J. Muster", "Muster"])
def test_a_lead_is_never_guessed(workspace: Workspace, tmp_path: Path, name: str) -> None:
    a_contact(workspace, name="Jan Muster")
    rows = [("Name", "Fallführung"), ("Amina", name)]
    plan = plan_of(workspace, tmp_path, rows)
    assert fates(plan) == [RowFate.PARTIAL]
    assert problems(plan) == [(2, "lead_unknown", "Fallführung")]
    workspace.imports.write(plan_of(workspace, tmp_path, rows, with_partial=True))
    assert only(workspace).lead is None


def test_free_codes_pass_by_those_of_the_list(workspace: Workspace, tmp_path: Path) -> None:
    rows = (("", "Anna", "", ""), ("K001", "Berta", "", ""), ("", "Clara", "", ""))
    workspace.imports.write(who(workspace, tmp_path, *rows))
    assert {row.name: row.code for row in workspace.clients.rows()} == {
        "Anna": "K002",
        "Berta": "K001",
        "Clara": "K003",
    }


@pytest.mark.parametrize("report", range(1, 6))
def test_a_cancelled_import_leaves_nothing(
    workspace: Workspace, tmp_path: Path, report: int
) -> None:
    rows = [("", f"Person {chr(97 + n % 26)}{n}", "", "") for n in range(700)]
    a_known(workspace)
    plan = who(workspace, tmp_path, *rows, enter_doubtful=True)
    before, found = all_records(workspace), all_found(workspace)
    with pytest.raises(Cancelled):
        workspace.imports.write(plan, progress=StopAt(report))
    assert (all_records(workspace), all_found(workspace)) == (before, found)


def test_a_plan_that_does_not_fit_any_more_is_not_written(
    workspace: Workspace, tmp_path: Path
) -> None:
    plan = who(workspace, tmp_path, AMINA)
    a_known(workspace, birth=PartialDate(1990, 4, 3))
    with pytest.raises(ImportOutdated):
        workspace.imports.write(plan)


def test_what_was_assigned_by_hand_is_remembered(workspace: Workspace, tmp_path: Path) -> None:
    data = text_table([("Name", "Geschlecht"), ("Amina", "w")])
    table = workspace.imports.read(a_file(tmp_path, data))
    first = workspace.imports.proposal(table, CLIENTS).assignment
    assert set(first.columns) == {"identity.official_name"}
    chosen = first.assigned("facts.gender", 1)
    workspace.imports.write(workspace.imports.dry_run(table, chosen, CLIENTS))
    assert only(workspace).facts.gender == "female"
    assert workspace.imports.proposal(table, CLIENTS).assignment == chosen

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest

from gkdesk.errors import InvalidInput, StatisticsContradict
from gkdesk.services.booklets.copies.copies import IssueEntry
from gkdesk.services.booklets.copies.issue import Issue
from gkdesk.services.clients.fields import Member, StatusEntry
from gkdesk.services.code_lists import CodeRow, shipped
from gkdesk.services.disclosures import DisclosureFields
from gkdesk.services.leaving import PaperWay
from gkdesk.services.office import OfficeFacts
from gkdesk.services.statistics.kinds import StatisticsFormat, StatisticsWish
from gkdesk.services.statistics.reading import read_facts
from gkdesk.services.statistics.status_groups import class_of
from gkdesk.statistics.facts import Period
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.codes.findings import StatusGroup
from gkdesk.text.ids import BookletCopyId
from tests.factories import a_client, a_municipality

if TYPE_CHECKING:
    from gkdesk.services.statistics.kinds import MadeStatistics
    from gkdesk.services.workspace import Workspace

YEAR = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))


def made(workspace: Workspace, **further: object) -> MadeStatistics:
    wish = {"first": YEAR[0], "last": YEAR[1], "format": StatisticsFormat.XLSX} | further
    return workspace.statistics.make(StatisticsWish(**wish))


def sheet(paper: MadeStatistics, title: str) -> dict[object, tuple[object, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(paper.data))
    rows = book[title].iter_rows(values_only=True)
    return {row[0]: row[1:] for row in rows}


def test_without_clients_everything_is_none(workspace: Workspace) -> None:
    found = sheet(made(workspace), "Überblick")
    assert found["Fälle insgesamt"] == (0,)
    assert made(workspace, format=StatisticsFormat.PDF).data.startswith(b"%PDF")


def test_one_and_two_are_hidden_and_three_are_shown(workspace: Workspace) -> None:
    for number, shown in ((1, "verdeckt"), (2, "verdeckt"), (3, 3)):
        a_client(workspace, code=f"K{number}")
        assert sheet(made(workspace), "Überblick")["Fälle insgesamt"] == (shown,)


@pytest.mark.parametrize(
    ("wrong", "field", "problem"),
    [
        ({"first": YEAR[1], "last": YEAR[0]}, "last", "ends_before_start"),
        ({"first": None}, "first", "required"),
        ({"last": None}, "last", "required"),
    ],
)
def test_a_period_that_is_none_is_refused(
    workspace: Workspace, wrong: dict[str, object], field: str, problem: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        made(workspace, **wrong)
    assert (refused.value.field, refused.value.problem) == (field, problem)


def test_a_municipality_that_looks_like_a_formula_stays_text(workspace: Workspace) -> None:
    a_municipality(workspace, "=1+1")
    book = openpyxl.load_workbook(io.BytesIO(made(workspace).data))
    cells = [cell for row in book["Nach Gemeinde"].iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}


def test_no_name_code_or_id_is_in_the_file(workspace: Workspace) -> None:
    ref = a_client(workspace, official_name="Zwetschgenkobold", code="K-9471")
    book = openpyxl.load_workbook(io.BytesIO(made(workspace).data))
    text = " ".join(
        str(value) for page in book for row in page.iter_rows(values_only=True) for value in row
    )
    assert "Begriff" in text
    for planted in ("Zwetschgenkobold", "K-9471", str(ref)):
        assert planted not in text


def test_leaving_is_logged_without_a_person(workspace: Workspace) -> None:
    client = a_client(workspace)
    issues = workspace.statistics.issues
    issues.confirm(issues.begin(made(workspace), PaperWay.SAVED))
    newest = workspace.log.entries(limit=1)[0]
    said = "1. 1. 2026 bis 31. 12. 2026, Status zusammengefasst, XLSX"
    subject = newest.subject.replace("\u00a0", " ")
    assert subject == f"Statistik, für das Ministerium: {said}"
    assert newest.ref != client
    assert workspace.disclosures.of(client) == ()


def test_only_booklets_that_left_for_certain_are_counted(workspace: Workspace) -> None:
    """What they are called decides nothing, nor does dividing their copies."""
    titles = ("Begleitheft", "Heft für vielleicht später", "Musterexemplar", "Begleitheft")
    for number, title in enumerate(titles):
        client = a_client(workspace, code=f"K{number}")
        booklet = replace(workspace.booklets.make(client, "de").head, title=title)
        booklet = replace(booklet, is_partial=title == "Musterexemplar")
        note = workspace.booklets.issues.begin(booklet, Issue.PRINTED, copies=3)
        if number:
            copy = workspace.booklets.issues.confirm(note).ref
    today = workspace.clock.today()
    workspace.booklets.copies.issue([BookletCopyId(copy or 0)], IssueEntry(today, number=1))
    old = a_client(workspace, code="K9")
    workspace.disclosures.add(
        old, DisclosureFields("Begleitheft (de), 1 Exemplar", "Person selbst")
    )
    with workspace._store.read() as session:
        facts = read_facts(session, Period(*YEAR))
    assert len(facts.booklets) == 3


def test_a_family_is_one_case_and_its_members_are_further_persons(workspace: Workspace) -> None:
    own = a_client(workspace, code="K1")
    family = a_client(workspace, code="K2", form="family")
    for part in (Member(name="Amal"), Member(name="Yusuf", client_ref=own)):
        workspace.clients.save_part(family, part)
    with workspace._store.read() as session:
        facts = read_facts(session, Period(*YEAR))
    assert facts.cases[family].further == 1
    assert len(facts.cases) == 2


def test_the_office_may_raise_the_smallest_number(workspace: Workspace) -> None:
    workspace.office.save(OfficeFacts(smallest_count=5))
    for number in range(4):
        a_client(workspace, code=f"K{number}")
    assert sheet(made(workspace), "Überblick")["Fälle insgesamt"] == ("verdeckt",)


def test_one_large_family_is_no_number_to_be_shown(workspace: Workspace) -> None:
    for number in range(3):
        a_client(workspace, code=f"K{number}")
    family = a_client(workspace, code="K9", form="family")
    for name in ("Amal", "Yusuf", "Noor", "Sami"):
        workspace.clients.save_part(family, Member(name=name))
    found = sheet(made(workspace), "Überblick")
    assert found["Fälle insgesamt"] == (4,)
    assert found["weitere Personen in Familien"] == ("verdeckt",)
    assert found["Personen insgesamt"] == ("verdeckt",)


def test_statuses_stand_together_in_groups_or_one_by_one(workspace: Workspace) -> None:
    codes = ("toleration", "toleration_training", "toleration_identity", "permission_to_stay")
    for number, code in enumerate((*codes, *codes[3:] * 2)):
        client = a_client(workspace, code=f"K{number}")
        workspace.clients.save_part(client, StatusEntry(status=code, since=dt.date(2026, 1, 1)))
    together = sheet(made(workspace), "Nach Aufenthaltsstatus")
    assert together["Duldung"][0] == together["Aufenthaltsgestattung"][0] == 3
    apart = sheet(made(workspace, grouped=False), "Nach Aufenthaltsstatus")
    assert apart["Ausbildungsduldung § 60c AufenthG"][0] == "verdeckt"


@pytest.mark.parametrize(
    ("status", "group"),
    [
        (CodeRow("arrival_certificate"), "permitted"),
        (CodeRow("permission_to_stay"), "permitted"),
        (CodeRow("toleration_training"), "tolerated"),
        (CodeRow("permit_25b"), "permit"),
        (CodeRow("permit_other"), "permit"),
        (CodeRow("settlement"), "settlement"),
        (CodeRow("border_crossing"), "unsecured"),
        (CodeRow("unclear"), "unsecured"),
        (CodeRow("fiction"), "other"),
        (CodeRow("german"), "other"),
        (CodeRow("permit_x1", "Aufenthaltserlaubnis beantragt"), "other"),
        (CodeRow("own", "Bescheid", category=StatusGroup.TOLERATED), "tolerated"),
    ],
)
def test_the_group_of_a_status_hangs_on_its_code_and_not_on_its_word(
    status: CodeRow, group: str
) -> None:
    shipped_rows = {row.code: row for row in shipped(CodeList.RESIDENCE_STATUS).entries}
    row = shipped_rows.get(status.code, status)
    for word in (row.word, "Niederlassungserlaubnis", "Titel"):
        assert class_of(replace(row, word=word)) == group


def test_two_ways_to_show_what_is_hidden_do_not_both_leave(workspace: Workspace) -> None:
    for number, code in enumerate(("toleration",) * 3 + ("toleration_training",)):
        client = a_client(workspace, code=f"K{number}")
        workspace.clients.save_part(client, StatusEntry(status=code, since=YEAR[0]))
    issues = workspace.statistics.issues
    one_by_one = made(workspace, grouped=False)
    issues.begin(one_by_one, PaperWay.SAVED)
    for other in (made(workspace), made(workspace, last=dt.date(2026, 11, 30))):
        with pytest.raises(StatisticsContradict):
            issues.begin(other, PaperWay.SAVED)
    issues.begin(one_by_one, PaperWay.PRINTED)


def test_where_nothing_is_hidden_both_ways_may_leave(workspace: Workspace) -> None:
    for number, code in enumerate(("toleration",) * 3 + ("toleration_training",) * 3):
        client = a_client(workspace, code=f"K{number}")
        workspace.clients.save_part(client, StatusEntry(status=code, since=YEAR[0]))
    issues = workspace.statistics.issues
    issues.begin(made(workspace, grouped=False), PaperWay.SAVED)
    assert issues.before(made(workspace)) == ()
    issues.begin(made(workspace), PaperWay.SAVED)


def test_an_earlier_issue_is_known_unless_it_did_not_leave_or_says_the_same(
    workspace: Workspace,
) -> None:
    issues = workspace.statistics.issues
    first = made(workspace)
    issues.strike(issues.begin(first, PaperWay.SAVED))
    issues.begin(first, PaperWay.PRINTED)
    for number in range(3):
        a_client(workspace, code=f"K{number}")
    assert issues.before(first) == ()
    later = made(workspace, first=dt.date(2026, 12, 31))
    assert issues.before(later) == (first.issued,)
    assert (
        issues.before(made(workspace, first=dt.date(2025, 1, 1), last=dt.date(2025, 6, 30))) == ()
    )

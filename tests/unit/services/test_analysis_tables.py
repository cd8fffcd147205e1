"""The tables of the analyses: gap matrix, call list, figures, load."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.network.findings.matrix import CellState
from gkdesk.services.register.fields import Meeting, Membership
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.findings import Axis
from gkdesk.text.codes.network import Area
from tests.factories import (
    a_body,
    a_contact,
    a_cooperation,
    a_municipality,
    a_need,
    an_offer,
    an_organisation,
)

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace


def test_the_matrix_sets_needs_against_offers_with_links(workspace: Workspace) -> None:
    town = a_municipality(workspace, "Altdorf")
    a_municipality(workspace, "Neustadt")
    need = a_need(workspace, municipality_id=town)
    offer = an_offer(workspace, name="Kurs überall")
    table = workspace.analyses.gap_matrix(Axis.MUNICIPALITY)
    assert table.columns == ("Altdorf", "Neustadt")
    row = next(row for row in table.rows if row.code == "language")
    assert row.word == "Sprache"
    assert [cell.words for cell in row.cells] == ["1 Bedarf, 1 Angebot", "kein Bedarf, 1 Angebot"]
    assert [link.ref for link in row.cells[0].needs] == [need]
    assert [(link.kind, link.ref, link.name) for link in row.cells[1].offers] == [
        (RecordKind.OFFER, offer, "Kurs überall")
    ]


def test_a_need_without_an_offer_is_an_empty_cell_and_no_entry_a_quiet_one(
    workspace: Workspace,
) -> None:
    a_need(workspace, childcare=True, field="work")
    table = workspace.analyses.gap_matrix(Axis.CHILDCARE)
    assert table.columns == ("mit Kinderbetreuung",)
    states = {row.code: (row.cells[0].state, row.cells[0].words) for row in table.rows}
    assert states["work"] == (CellState.EMPTY, "1 Bedarf, kein Angebot")
    assert states["housing"] == (CellState.QUIET, "nichts eingetragen")


def test_what_names_no_value_stands_in_the_last_column(workspace: Workspace) -> None:
    a_need(workspace)
    assert workspace.analyses.gap_matrix(Axis.LEVEL).columns[-1] == "ohne Angabe"
    assert workspace.analyses.gap_matrix(Axis.LEGAL_AREA).columns[-1] == "ohne Angabe"


def test_the_call_list_names_numbers_that_may_be_printed(
    workspace: Workspace, clock: FixedClock
) -> None:
    office = an_organisation(workspace, phone="0221 1000")
    for name, fields in (
        ("Adam", {"phone": "0221 1001"}),
        ("Berg", {"phone": "0221 1002", "phone_private": True, "mobile": "0171 1003"}),
        ("Cetin", {"mobile": "0171 1004", "private": True}),
    ):
        a_contact(workspace, name=name, organisation_id=office, salutation=None, **fields)
    a_contact(workspace, name="Dorn", salutation=None, phone="0221 1005")
    clock.advance(dt.timedelta(days=400))
    without, with_office = workspace.analyses.call_list()
    assert (with_office.phone, with_office.own, with_office.days) == ("0221 1000", True, 400)
    assert {person.link.name: person.phone for person in with_office.people} == {
        "Adam": "0221 1001",
        "Berg": "0171 1003",
        "Cetin": "",
    }
    assert (without.organisation, without.name) == (None, "ohne Organisation")
    assert without.people[0].phone == "0221 1005"


def test_what_was_confirmed_or_removed_leaves_the_call_list(
    workspace: Workspace, clock: FixedClock
) -> None:
    first = an_organisation(workspace)
    second = an_organisation(workspace, name="Jobcenter", short_name="")
    tie = a_cooperation(workspace, first, second)
    clock.advance(dt.timedelta(days=400))
    workspace.organisations.confirm(first)
    (mine, other) = sorted(workspace.analyses.call_list(), key=lambda call: call.own)
    assert [link.name for link in mine.cooperations] == ["VHS – Jobcenter"]
    assert (mine.own, other.own) == (False, True)
    workspace.cooperations.remove(tie)
    assert [call.name for call in workspace.analyses.call_list()] == ["Jobcenter"]


def test_figures_count_and_name_who_stands_alone(workspace: Workspace) -> None:
    hub = an_organisation(workspace, name="Integrationszentrum", area=Area.MIGRATION)
    for name in ("Jobcenter", "Schule"):
        a_cooperation(workspace, hub, an_organisation(workspace, name=name))
    an_organisation(workspace, name="Moscheeverein")
    shown = workspace.analyses.figures()
    assert (shown.organisations, shown.cooperations, shown.pairs, shown.parts) == (4, 2, 2, 2)
    assert [link.name for link in shown.isolated] == ["Moscheeverein"]
    assert [link.ref for link in shown.bridges] == [hub]
    assert shown.by_area == (("Migration und Integration", 1), ("ohne Bereich", 3))


def test_load_counts_by_organisation_and_function_and_names_nobody(workspace: Workspace) -> None:
    office = an_organisation(workspace)
    person = a_contact(workspace, name="Geheimrat", function="Amtsleitung", organisation_id=office)
    for name in ("Kerngruppe", "Lenkungsgruppe"):
        body = a_body(workspace, name=name)
        workspace.bodies.save_seat(body, Membership(contact_id=person, role="lead"))
    workspace.bodies.save_meeting(body, Meeting(dt.date(2026, 10, 1)))
    (row,) = workspace.analyses.load()
    assert (row.organisation.name, row.leads, row.meetings) == ("Volkshochschule Musterland", 2, 1)
    assert {link.name for link in row.bodies} == {"Kerngruppe", "Lenkungsgruppe"}
    assert row.functions == (("Amtsleitung", 2),)
    assert "Geheimrat" not in repr(row)

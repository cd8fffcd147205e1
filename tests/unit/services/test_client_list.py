"""The list of clients and its filters."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.services.clients.fields import (
    Address,
    CaseFacts,
    ContactEntry,
    SpokenLanguage,
    StatusEntry,
    Step,
)
from gkdesk.services.clients.views import ClientCounts, ClientFilter
from gkdesk.text.codes.clients import CaseState
from tests.factories import a_client, a_municipality

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace

TODAY = dt.date(2026, 11, 18)


def names(workspace: Workspace, chosen: ClientFilter) -> list[str]:
    return [row.name for row in workspace.clients.rows(chosen)]


def test_names_are_sorted_without_regard_to_marks(workspace: Workspace) -> None:
    for name in ("Zoran", "Özgür", "Ömer", "Omar", "ß-Test", "Österreicher", "St. Test"):
        a_client(workspace, official_name=name)
    assert names(workspace, ClientFilter()) == [
        "Omar",
        "Ömer",
        "Österreicher",
        "Özgür",
        "ß-Test",
        "St. Test",
        "Zoran",
    ]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (ClientFilter(), ["Amina", "Biniam", "Nadia"]),
        (ClientFilter(state=CaseState.ENDED), ["Samba"]),
        (ClientFilter(state=None), ["Amina", "Biniam", "Nadia", "Samba"]),
        (ClientFilter(without_step=True), ["Nadia"]),
        (ClientFilter(status="toleration"), ["Biniam"]),
        (ClientFilter(language="ti"), ["Biniam"]),
        (ClientFilter(field="housing"), ["Nadia"]),
        (ClientFilter(no_contact_days=56), ["Biniam"]),
        (ClientFilter(no_contact_days=56, language="ar"), []),
    ],
)
def test_filters_narrow_the_list(
    workspace: Workspace, clock: FixedClock, chosen: ClientFilter, expected: list[str]
) -> None:
    clock.advance(dt.timedelta(days=-100))
    a_client(
        workspace,
        Step("Praktikum"),
        ContactEntry("angerufen"),
        SpokenLanguage("prs"),
        official_name="Amina",
    )
    a_client(
        workspace,
        Step("Termin"),
        StatusEntry("toleration"),
        SpokenLanguage("ti"),
        official_name="Biniam",
    )
    samba = a_client(workspace, official_name="Samba")
    clock.advance(dt.timedelta(days=100))
    workspace.clients.save_part(
        workspace.clients.rows(ClientFilter(language="prs"))[0].id, ContactEntry("getroffen")
    )
    nadia = a_client(workspace, Step("fertig", done_on=TODAY), official_name="Nadia")
    workspace.clients.save_case(nadia, CaseFacts("housing"))
    workspace.clients.end(samba, TODAY, "")
    assert names(workspace, chosen) == expected


def test_the_municipality_filters_and_is_named(workspace: Workspace) -> None:
    town = a_municipality(workspace, "Altdorf")
    client = a_client(workspace)
    a_client(workspace, official_name="Anderswo")
    workspace.clients.save_address(client, Address(municipality_id=town))
    (row,) = workspace.clients.rows(ClientFilter(municipality_id=town))
    assert row.municipality == "Altdorf"


def test_a_row_says_everything_that_the_list_draws(workspace: Workspace) -> None:
    client = a_client(
        workspace,
        Step("Anrufen", until=dt.date(2026, 11, 23)),
        ContactEntry("getroffen", on=dt.date(2026, 11, 2)),
        own_name="يوسف الحريري",
        own_name_language="ar",
    )
    workspace.clients.save_case(client, CaseFacts("language"))
    (row,) = workspace.clients.rows()
    assert (row.name, row.own_name, row.field) == ("Yusuf al-Hariri", "يوسف الحريري", "Sprache")
    assert (row.step_until, row.overdue) == (dt.date(2026, 11, 23), False)
    assert row.last_contact == dt.date(2026, 11, 2)


def test_the_chips_count(workspace: Workspace) -> None:
    a_client(workspace, Step("Anrufen"))
    a_client(workspace)
    workspace.clients.end(a_client(workspace), TODAY, "")
    assert workspace.clients.counts() == ClientCounts(active=2, without_step=1, ended=1)

"""Services that write into one open transaction, each told the day on which it happens."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput
from gkdesk.services.clients.fields import ContactEntry, Identity
from gkdesk.services.disclosures import DisclosureFields
from gkdesk.text.ids import ClientId
from gkdesk.text.labels import Label

if TYPE_CHECKING:
    from gkdesk.services.one_step import OneStep
    from gkdesk.services.workspace import Workspace

LABEL = Label.EXAMPLE_DATA_MADE
A_YEAR = dt.timedelta(days=365)


def a_client(services: OneStep) -> ClientId:
    """Take up somebody."""
    ref = services.clients.create(Identity(official_name="Amina Haidari")).ref
    assert ref is not None
    return ClientId(ref)


def test_what_happened_in_the_past_has_its_own_day(workspace: Workspace) -> None:
    today = workspace.clock.today()
    with workspace.batches.services(LABEL, "past") as services:
        services.at(today - A_YEAR)
        client = a_client(services)
        services.disclosures.add(client, DisclosureFields("Fallvorlage", "Jobcenter"))
    assert workspace.clients.detail(client).began_on == today - A_YEAR
    (line,) = workspace.disclosures.of(client)
    assert line.at.date() == today - A_YEAR


def test_nothing_happens_later_than_now(workspace: Workspace) -> None:
    today = workspace.clock.today()
    with workspace.batches.services(LABEL, "ahead") as services:
        services.at(today + A_YEAR)
        client = a_client(services)
    assert workspace.clients.detail(client).began_on == today


def test_many_calls_are_one_step_to_take_back(workspace: Workspace) -> None:
    with workspace.batches.services(LABEL, "many") as services:
        client = a_client(services)
        services.clients.save_part(client, ContactEntry("Gespräch geführt."))
    assert [row.name for row in workspace.clients.rows()] == ["Amina Haidari"]
    workspace.history.undo()
    assert workspace.clients.rows() == ()


def test_what_is_refused_leaves_nothing_of_the_step(workspace: Workspace) -> None:
    with pytest.raises(InvalidInput):
        take_up_with_a_talk_ahead(workspace)
    assert workspace.clients.rows() == ()


def take_up_with_a_talk_ahead(workspace: Workspace) -> None:
    """Take up somebody, and note a talk that was not held yet."""
    tomorrow = workspace.clock.today() + dt.timedelta(days=1)
    with workspace.batches.services(LABEL, "refused") as services:
        client = a_client(services)
        services.clients.save_part(client, ContactEntry("Gespräch geführt.", on=tomorrow))


def test_a_service_reads_what_another_wrote_in_the_same_step(workspace: Workspace) -> None:
    with workspace.batches.services(LABEL, "reading") as services:
        client = a_client(services)
        assert services.clients.detail(client).name == "Amina Haidari"

"""Records of every kind have a name in the log, and none once they are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.services.register.names import RecordRef, record_links
from gkdesk.services.workspace import Workspace
from gkdesk.text.codes.clients import RecordKind
from tests.factories import (
    a_body,
    a_client,
    a_contact,
    a_cooperation,
    a_municipality,
    a_need,
    a_task,
    an_offer,
    an_organisation,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.store.store import Store


def arab_school_and_office(workspace: Workspace) -> None:
    school = an_organisation(workspace, name="مدرسة", short_name="")
    a_cooperation(workspace, school, an_organisation(workspace))


@pytest.mark.parametrize(
    ("make", "subject"),
    [
        (a_client, "Person: Yusuf al-Hariri"),
        (a_contact, "Ansprechperson: Frau Özcan"),
        (an_organisation, "Organisation: Volkshochschule Musterland"),
        (a_municipality, "Gemeinde: Musterstadt"),
        (a_body, "Gremium: Bündniskerngruppe"),
        (an_offer, "Angebot: Frauensprachkurs"),
        (a_need, "Bedarf: Alphabetisierung"),
        (a_task, "Aufgabe: Jobcenter anrufen"),
        (arab_school_and_office, "Kooperation: \u2068مدرسة\u2069 – VHS"),
    ],
)
def test_the_log_names_what_was_entered_and_says_when_it_is_gone(
    workspace: Workspace, make: Callable[[Workspace], object], subject: str
) -> None:
    make(workspace)
    assert workspace.log.entries(limit=1)[0].subject == subject
    workspace.history.undo()
    kind = subject.partition(":")[0]
    assert workspace.log.entries(limit=1)[0].subject == f"{kind}: nicht mehr vorhanden"


def test_only_what_exists_has_a_link(store: Store) -> None:
    there = RecordRef(RecordKind.NEED, a_need(Workspace(store)))
    gone = RecordRef(RecordKind.NEED, 7)
    unnamed = RecordRef(RecordKind.OFFICE, 1)
    with store.read() as session:
        links = record_links(session, [there, gone, unnamed])
    assert {ref: link.name for ref, link in links.items()} == {there: "Alphabetisierung"}


def test_a_task_forgets_its_record_only_while_that_is_gone(workspace: Workspace) -> None:
    need = a_need(workspace)
    task = a_task(workspace, about_kind="need", about_ref=need)
    about = workspace.tasks.detail(task).about
    assert about is not None
    assert about.name == "Alphabetisierung"
    workspace.needs.remove(need)
    row = workspace.tasks.rows()[0]
    assert (row.about, row.fields.about_ref) == (None, None)
    assert row.fields.note == "Ging um: Alphabetisierung"
    workspace.history.undo()
    assert workspace.tasks.detail(task).about == about

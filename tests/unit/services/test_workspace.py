"""A workspace from creating to closing: ways in, log, drafts, register of disclosures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput, NothingToUndo, StoreLocked, WrongPassphrase
from gkdesk.services import access
from gkdesk.services.clients.fields import Identity, Step
from gkdesk.services.disclosures import DisclosureFields
from gkdesk.services.outcome import Label
from gkdesk.text.codes.clients import Basis
from tests.cheap_key import CHEAP, PASSPHRASE
from tests.factories import a_client, a_contact, a_municipality, an_organisation

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace

NEW_PASSPHRASE = "zehn-graue-reiher-malen-fenster"


def test_a_store_is_created_closed_and_opened_again(tmp_path: Path, clock: FixedClock) -> None:
    made = access.create(tmp_path / "Neu", PASSPHRASE, clock=clock, kdf=CHEAP)
    client = a_client(made.workspace)
    made.workspace.close()
    for unlock, secret in (
        (access.unlock, PASSPHRASE),
        (access.unlock_with_code, made.recovery_code),
    ):
        workspace = unlock(tmp_path / "Neu", secret, clock=clock)
        assert workspace.clients.detail(client).name == "Yusuf al-Hariri"
        workspace.close()


def test_a_closed_workspace_gives_nothing_away(workspace: Workspace) -> None:
    client = a_client(workspace)
    workspace.close()
    for call in (workspace.clients.rows, workspace.today.view, workspace.history.undo):
        with pytest.raises(StoreLocked):
            call()
    with pytest.raises(StoreLocked):
        workspace.clients.save_part(client, Step("Anrufen"))


def test_the_facts_of_a_folder_need_no_key(workspace: Workspace, tmp_path: Path) -> None:
    assert access.inspect(workspace.folder).exists
    assert not access.inspect(tmp_path / "nirgends").exists


def test_after_recovery_a_new_passphrase_can_be_set(tmp_path: Path, clock: FixedClock) -> None:
    made = access.create(tmp_path / "Neu", PASSPHRASE, clock=clock, kdf=CHEAP)
    made.workspace.close()
    workspace = access.unlock_with_code(tmp_path / "Neu", made.recovery_code, clock=clock)
    workspace.security.set_passphrase_after_recovery(NEW_PASSPHRASE)
    workspace.close()
    with pytest.raises(WrongPassphrase):
        access.unlock(tmp_path / "Neu", PASSPHRASE, clock=clock)
    access.unlock(tmp_path / "Neu", NEW_PASSPHRASE, clock=clock).close()


def test_passphrase_recovery_code_and_second_person_change_the_ways_in(
    workspace: Workspace, clock: FixedClock
) -> None:
    security, folder = workspace.security, workspace.folder
    with pytest.raises(InvalidInput, match="invalid_input"):
        security.change_passphrase(PASSPHRASE, PASSPHRASE)
    assert security.change_passphrase(PASSPHRASE, NEW_PASSPHRASE).label.undoable is False
    new = security.prepare_sheet(NEW_PASSPHRASE)
    security.seal_sheet(new)
    security.set_second_person(NEW_PASSPHRASE, PASSPHRASE)
    assert security.ways_in().second_person
    assert security.is_passphrase(NEW_PASSPHRASE)
    workspace.close()
    access.unlock_with_code(folder, new.code, clock=clock).close()
    second = access.unlock(folder, PASSPHRASE, clock=clock)
    second.security.remove_second_person()
    second.close()
    with pytest.raises(WrongPassphrase):
        access.unlock(folder, PASSPHRASE, clock=clock)


def test_the_trust_facts_are_read_from_the_file(workspace: Workspace) -> None:
    facts = workspace.security.facts()
    assert facts.is_encrypted
    assert facts.open_connections == 0
    assert facts.bytes_on_disk > 0
    assert workspace.security.check_integrity().is_sound


def test_the_log_shows_names_only_when_it_is_looked_at(workspace: Workspace) -> None:
    client = a_client(workspace)
    a_contact(workspace)
    an_organisation(workspace)
    a_municipality(workspace)
    lines = workspace.log.entries(4)
    assert [line.subject for line in lines] == [
        "Gemeinde: Musterstadt",
        "Organisation: Volkshochschule Musterland",
        "Ansprechperson: Frau Özcan",
        "Person: Yusuf al-Hariri",
    ]
    assert lines[-1].ref == client
    assert workspace.log.verify().is_intact


def test_a_record_that_was_taken_back_has_no_name_in_the_log(workspace: Workspace) -> None:
    a_client(workspace)
    workspace.history.undo()
    assert workspace.log.entries(2)[1].subject == "Person: nicht mehr vorhanden"


def test_undo_tells_what_it_took_back(workspace: Workspace) -> None:
    with pytest.raises(NothingToUndo):
        workspace.history.undo()
    client = a_client(workspace)
    workspace.clients.save_identity(client, Identity(official_name="Jussuf"))
    outcome = workspace.history.undo()
    assert (outcome.label, outcome.changes[0].ref) == (Label.CLIENT_CHANGED, client)
    assert workspace.history.can_redo() is Label.CLIENT_CHANGED
    assert workspace.history.can_undo() is Label.CLIENT_CREATED
    workspace.history.redo()
    assert workspace.clients.detail(client).name == "Jussuf"


def test_a_draft_survives_the_lock(workspace: Workspace, clock: FixedClock) -> None:
    workspace.drafts.put("client:1:note", "halber Satz")
    workspace.drafts.put("client:1:line", "weg")
    workspace.drafts.put("client:1:line", "")
    folder = workspace.folder
    workspace.close()
    again = access.unlock(folder, PASSPHRASE, clock=clock)
    assert [draft.key for draft in again.drafts.all()] == ["client:1:note"]
    assert again.drafts.get("client:1:note") == "halber Satz"
    again.drafts.discard("client:1:note")
    assert again.drafts.get("client:1:note") is None
    again.close()


def test_what_left_the_office_is_noted_per_person_for_good(workspace: Workspace) -> None:
    client, other = a_client(workspace), a_client(workspace)
    before = workspace.history.can_undo()
    workspace.disclosures.add(
        client, DisclosureFields("Fallvorlage", "Jobcenter Musterland", Basis.CONSENT)
    )
    (entry,) = workspace.disclosures.of(client)
    assert (entry.document, entry.recipient) == ("Fallvorlage", "Jobcenter Musterland")
    assert entry.basis == "Einwilligung"
    assert workspace.disclosures.of(other) == ()
    assert workspace.history.can_undo() is before


def test_a_disclosure_needs_document_and_recipient(workspace: Workspace) -> None:
    client = a_client(workspace)
    with pytest.raises(InvalidInput) as caught:
        workspace.disclosures.add(client, DisclosureFields("Fallvorlage", " "))
    assert caught.value.field == "recipient"


def test_a_demo_store_says_so(workspace: Workspace) -> None:
    assert not workspace.is_demo
    workspace.mark_as_demo()
    assert workspace.is_demo

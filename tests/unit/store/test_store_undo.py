"""Undo and redo put rows back exactly, or change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, text, update

from gkdesk.errors import NothingToUndo, RedoNotPossible, UndoNotPossible
from gkdesk.models.client import Client, ClientFollowUp
from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.store.changes import Change
from gkdesk.text.labels import Label
from tests.rounds import rounds
from tests.store_kit import (
    NOW,
    add_contact,
    add_organisation,
    delete_organisation,
    organisation_names,
    rename_organisation,
    reopen,
)

if TYPE_CHECKING:
    from gkdesk.store.opening import NewStore
    from gkdesk.store.store import Store


def disclose(store: Store, ref: int) -> None:
    """Note that a document was printed about a record."""
    with store.transaction(Label.DOCUMENT_PRINTED) as transaction:
        store.disclosures.add(
            transaction,
            kind="organisation",
            ref=ref,
            what="begleitheft",
            recipient="sie selbst",
            basis="own_request",
        )


def test_undo_takes_back_the_newest_change_first(store: Store) -> None:
    ref = add_organisation(store, "A")
    rename_organisation(store, ref, "B")
    assert store.undo().label is Label.ORGANISATION_CHANGED
    assert organisation_names(store) == {ref: "A"}
    assert store.undo().label is Label.ORGANISATION_CREATED
    assert organisation_names(store) == {}


def test_redo_makes_the_steps_again_in_their_order(store: Store) -> None:
    ref = add_organisation(store, "A")
    rename_organisation(store, ref, "B")
    store.undo()
    store.undo()
    assert store.redo().label is Label.ORGANISATION_CREATED
    assert organisation_names(store) == {ref: "A"}
    assert store.redo().label is Label.ORGANISATION_CHANGED
    assert organisation_names(store) == {ref: "B"}
    with pytest.raises(NothingToUndo):
        store.redo()


def test_undo_tells_what_changed_and_is_logged_by_itself(store: Store) -> None:
    ref = add_organisation(store, "A")
    before = store.log.head().seq
    assert store.undo().changes == (Change("organisation", ref),)
    newest = store.log.entries(1)[0]
    assert (newest.label, newest.kind, newest.ref) == (Label.UNDONE, "organisation", ref)
    assert newest.seq == before + 1


def test_a_new_change_empties_redo(store: Store) -> None:
    add_organisation(store, "A")
    store.undo()
    add_organisation(store, "B")
    assert store.can_redo() is None


def test_nothing_to_undo_is_said(store: Store) -> None:
    assert store.can_undo() is None
    with pytest.raises(NothingToUndo):
        store.undo()


def test_a_bulk_change_is_one_step(store: Store) -> None:
    refs = [add_organisation(store, f"Stelle {number}") for number in range(20)]
    with store.transaction(Label.RECORDS_CHANGED_TOGETHER) as transaction:
        transaction.session.execute(update(Organisation).values(name="gleich"))
    store.undo()
    assert organisation_names(store) == {ref: f"Stelle {n}" for n, ref in enumerate(refs)}


def test_a_deleted_record_comes_back_with_its_parts(store: Store) -> None:
    with store.transaction(Label.CLIENT_CREATED) as transaction:
        client = Client(code="K001", official_name="Amal Beispiel")
        transaction.session.add(client)
        transaction.session.flush()
        transaction.session.add(
            ClientFollowUp(client_id=client.id, due=NOW.date(), what="Termin Jobcenter")
        )
    with store.transaction(Label.CLIENT_DELETED) as transaction:
        transaction.session.execute(delete(ClientFollowUp))
        transaction.session.execute(delete(Client))
    assert transaction.changes == (Change("client", client.id),)
    store.undo()
    with store.read() as session:
        assert session.scalars(select(ClientFollowUp.what)).all() == ["Termin Jobcenter"]
        assert session.scalars(select(Client.official_name)).all() == ["Amal Beispiel"]
    store.redo()
    with store.read() as session:
        assert session.scalars(select(Client)).all() == []


def test_a_row_changed_twice_in_one_transaction_is_put_back_whole(store: Store) -> None:
    ref = add_organisation(store, "A")
    with store.transaction(Label.ORGANISATION_CHANGED) as transaction:
        for name in ("B", "C"):
            transaction.session.execute(update(Organisation).values(name=name))
            transaction.session.flush()
    store.undo()
    assert organisation_names(store) == {ref: "A"}


def test_undoing_a_row_that_came_and_went_in_one_transaction_changes_nothing(
    store: Store,
) -> None:
    with store.transaction(Label.ORGANISATION_CREATED) as transaction:
        transaction.session.add(Organisation(id=9, name="kurz"))
        transaction.session.flush()
        transaction.session.execute(delete(Organisation))
    store.undo()
    assert organisation_names(store) == {}


def test_a_change_that_cannot_be_undone_keeps_older_steps_of_its_records_from_being_undone(
    store: Store,
) -> None:
    kept = add_organisation(store, "A")
    final = add_organisation(store, "B")
    with store.transaction(Label.RECORDS_ERASED) as transaction:
        transaction.session.execute(delete(Organisation).where(Organisation.id == final))
    assert store.undo().changes == (Change("organisation", kept),)
    assert store.can_undo() is None
    assert organisation_names(store) == {}


def test_printing_about_a_record_does_not_keep_its_changes_from_being_undone(store: Store) -> None:
    ref = add_contact(store, "Ute Beispiel")
    disclose(store, ref)
    assert store.can_undo() is Label.CONTACT_CREATED


def test_undo_refuses_a_row_that_is_no_longer_as_the_step_left_it(store: Store) -> None:
    ref = add_organisation(store, "A")
    with store._unlogged() as session:
        session.execute(text("UPDATE organisation SET name='von fremder Hand'"))
    entries = store.log.head()
    with pytest.raises(UndoNotPossible):
        store.undo()
    assert organisation_names(store) == {ref: "von fremder Hand"}
    assert store.log.head() == entries


def test_a_step_that_can_never_be_undone_is_named_and_does_not_bar_the_one_before(
    store: Store,
) -> None:
    first, second = add_organisation(store, "A"), add_organisation(store, "B")
    third = add_organisation(store, "C")
    disclose(store, second)
    store.undo()
    with pytest.raises(UndoNotPossible) as refused:
        store.undo()
    assert refused.value.data == {"what": Label.ORGANISATION_CREATED.text}
    assert organisation_names(store) == {first: "A", second: "B"}
    assert len(store.disclosures.of("organisation", second)) == 1
    assert store.undo().changes == (Change("organisation", first),)
    assert store.redo().changes == (Change("organisation", first),)
    assert store.redo().changes == (Change("organisation", third),)


def test_a_step_that_can_never_be_made_again_does_not_bar_the_next_one(store: Store) -> None:
    first, second = add_organisation(store, "A"), add_organisation(store, "B")
    rename_organisation(store, first, "A2")
    for _ in range(2):
        store.undo()
    with store._unlogged() as session:
        session.add(Organisation(id=second, name="von fremder Hand"))
    with pytest.raises(RedoNotPossible) as refused:
        store.redo()
    assert refused.value.data == {"what": Label.ORGANISATION_CREATED.text}
    assert store.redo().label is Label.ORGANISATION_CHANGED
    assert organisation_names(store) == {first: "A2", second: "von fremder Hand"}


def test_undo_refuses_to_remove_what_others_refer_to(store: Store) -> None:
    organisation = add_organisation(store, "A")
    with store._unlogged() as session:
        session.add(ContactPerson(name="Ute Beispiel", organisation_id=organisation))
    with pytest.raises(UndoNotPossible):
        store.undo()
    assert list(organisation_names(store)) == [organisation]
    other = add_organisation(store, "danach wird weiter geschrieben")
    assert set(organisation_names(store)) == {organisation, other}


def test_undo_survives_the_lock_and_is_emptied_at_the_end_of_the_program(
    created: NewStore,
) -> None:
    add_organisation(created.store, "A")
    created.store.close()
    unlocked = reopen(created.store.folder)
    assert unlocked.can_undo() is Label.ORGANISATION_CREATED
    unlocked.close(end_of_session=True)
    started = reopen(created.store.folder)
    assert started.can_undo() is None
    started.close()


def test_only_the_newest_two_hundred_steps_are_kept(store: Store) -> None:
    for number in range(203):
        add_organisation(store, str(number))
    steps = 0
    while store.can_undo():
        store.undo()
        steps += 1
    assert steps == 200
    assert len(organisation_names(store)) == 3


def test_a_deleted_organisation_gets_its_contacts_back(store: Store) -> None:
    organisation = add_organisation(store, "A")
    contact = add_contact(store, "Ute Beispiel", organisation)
    with store.transaction(Label.ORGANISATION_DELETED) as transaction:
        transaction.session.execute(update(ContactPerson).values(organisation_id=None))
        transaction.session.execute(delete(Organisation))
    store.undo()
    with store.read() as session:
        found = session.execute(select(ContactPerson.id, ContactPerson.organisation_id)).all()
    assert [tuple(row) for row in found] == [(contact, organisation)]


@pytest.mark.full
@settings(
    max_examples=rounds(20, full=60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(name=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_comes_back_as_it_was(store: Store, name: str) -> None:
    ref = add_organisation(store, name)
    delete_organisation(store, ref)
    store.undo()
    assert organisation_names(store)[ref] == name
    rename_organisation(store, ref, "anders")
    store.undo()
    assert organisation_names(store)[ref] == name

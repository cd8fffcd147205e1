"""Writing is one labelled transaction; it is whole or it is not."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError, OperationalError

from gkdesk.errors import StoreLocked
from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.store.changes import Change
from gkdesk.text.labels import Label
from tests.store_kit import add_contact, add_organisation, organisation_names, reopen

if TYPE_CHECKING:
    from gkdesk.store.store import Store


def test_a_transaction_tells_which_records_it_changed(store: Store) -> None:
    ref = add_organisation(store, "Volkshochschule Musterland")
    with store.transaction(Label.CONTACT_CREATED) as transaction:
        contact = ContactPerson(name="Ute Beispiel", organisation_id=ref)
        transaction.session.add(contact)
    assert transaction.changes == (Change("contact_person", contact.id),)


def test_a_record_that_is_marked_is_told_although_no_row_changed(store: Store) -> None:
    with store.transaction(Label.DOCUMENT_PRINTED) as transaction:
        transaction.mark("client", 7)
    assert transaction.changes == (Change("client", 7),)
    assert store.log.entries(1)[0].ref == 7


def test_a_bulk_statement_reports_every_record_it_touched(store: Store) -> None:
    refs = {add_organisation(store, name) for name in ("A", "B")}
    with store.transaction(Label.RECORDS_CHANGED_TOGETHER) as transaction:
        transaction.session.execute(update(Organisation).values(place="Musterstadt"))
    assert {change.ref for change in transaction.changes} == refs


def test_an_error_inside_the_block_leaves_nothing_behind(store: Store) -> None:
    entries = len(store.log.entries())

    def write_and_fail() -> None:
        with store.transaction(Label.ORGANISATION_CREATED) as transaction:
            transaction.session.add(Organisation(name="Nie gespeichert"))
            transaction.session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    assert organisation_names(store) == {}
    assert len(store.log.entries()) == entries
    assert store.can_undo() is None


def test_a_caller_cannot_commit_past_the_log(store: Store) -> None:
    with (
        pytest.raises(RuntimeError, match="the store commits"),
        store.transaction(Label.ORGANISATION_CREATED) as transaction,
    ):
        transaction.session.commit()


def test_a_transaction_within_a_transaction_is_refused(store: Store) -> None:
    with (
        pytest.raises(RuntimeError, match="already running"),
        store.transaction(Label.ORGANISATION_CREATED),
        store.transaction(Label.ORGANISATION_CREATED),
    ):
        pass


def test_reading_does_not_write(store: Store) -> None:
    ref = add_organisation(store, "Jobcenter")
    with pytest.raises(OperationalError, match="readonly"), store.read() as session:
        session.execute(delete(Organisation))
    assert list(organisation_names(store)) == [ref]


def test_a_reader_sees_the_state_before_a_running_transaction(store: Store) -> None:
    with store.transaction(Label.ORGANISATION_CREATED) as transaction:
        transaction.session.add(Organisation(name="Noch nicht da"))
        transaction.session.flush()
        assert organisation_names(store) == {}
    assert list(organisation_names(store).values()) == ["Noch nicht da"]


def test_two_threads_write_one_after_the_other(store: Store) -> None:
    def work(name: str) -> None:
        for number in range(10):
            add_organisation(store, f"{name}{number}")

    threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(organisation_names(store)) == 30
    assert store.log.verify().is_intact


def test_after_closing_every_call_says_that_the_store_is_locked(store: Store) -> None:
    store.close()
    store.close()
    for call in (store.can_undo, store.undo, store.drafts.all, store.log.head, store.ledger.ids):
        with pytest.raises(StoreLocked):
            call()
    with pytest.raises(StoreLocked), store.transaction(Label.CONTACT_CREATED):
        pass
    with pytest.raises(StoreLocked):
        store.database.key.raw()


def test_a_transaction_that_is_running_when_the_store_is_locked_is_finished(store: Store) -> None:
    written = threading.Event()
    locking = threading.Event()

    def work() -> None:
        with store.transaction(Label.ORGANISATION_CREATED) as transaction:
            transaction.session.add(Organisation(name="Gerade noch"))
            written.set()
            locking.wait(10)

    thread = threading.Thread(target=work)
    thread.start()
    assert written.wait(10)
    closing = threading.Thread(target=store.close)
    closing.start()
    while not store.is_closed:
        pass
    locking.set()
    thread.join()
    closing.join()
    again = reopen(store.folder)
    assert list(organisation_names(again).values()) == ["Gerade noch"]
    again.close()


def test_a_reader_that_goes_on_after_the_lock_gets_nothing(store: Store) -> None:
    add_organisation(store, "Jobcenter")
    closing = threading.Thread(target=store.close)

    def read_on() -> None:
        with store.read() as session:
            closing.start()
            while not store.is_closed:
                pass
            session.query(Organisation).all()

    with pytest.raises(StoreLocked):
        read_on()
    closing.join()


def test_no_exception_text_holds_what_was_typed(store: Store) -> None:
    def save_twice() -> None:
        with store.transaction(Label.CONTACT_CREATED) as transaction:
            for _ in range(2):
                transaction.session.add(ContactPerson(id=5, name="Amal Geheimname"))
                transaction.session.flush()
                transaction.session.expunge_all()

    with pytest.raises(IntegrityError) as caught:
        save_twice()
    assert "Geheimname" not in str(caught.value)


def test_a_contact_needs_its_organisation(store: Store) -> None:
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        add_contact(store, "Ute Beispiel", organisation=12345)
    assert store.can_undo() is None

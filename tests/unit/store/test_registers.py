"""Drafts, settings, the register of disclosures and the deletion ledger."""

from __future__ import annotations

import datetime as dt
import threading
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, func, select

from gkdesk.errors import UndoNotPossible
from gkdesk.models.client import Client, ClientFollowUp
from gkdesk.models.network import Organisation
from gkdesk.models.store_tables import UndoChange, UndoStep
from gkdesk.store.deletion_ledger import Deleted
from gkdesk.store.disclosures import Reached
from gkdesk.store.withdrawal_ledger import Withdrawn
from gkdesk.text.labels import Label
from tests.store_kit import (
    add_client,
    add_organisation,
    disclose,
    organisation_names,
    reopen,
)

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock
    from gkdesk.store.store import Store


def erase(store: Store, ref: int, label: Label) -> None:
    with store.transaction(label) as transaction:
        transaction.session.execute(delete(ClientFollowUp).where(ClientFollowUp.client_id == ref))
        transaction.session.execute(delete(Client).where(Client.id == ref))


def test_a_draft_is_there_after_the_lock(store: Store) -> None:
    store.drafts.put("client:7:note", "Heute war sie")
    store.drafts.put("client:7:note", "Heute war sie beim Jobcenter und")
    store.close()
    unlocked = reopen(store.folder)
    assert unlocked.drafts.get("client:7:note") == "Heute war sie beim Jobcenter und"
    assert [draft.key for draft in unlocked.drafts.all()] == ["client:7:note"]
    unlocked.drafts.discard("client:7:note")
    unlocked.drafts.discard("client:7:note")
    assert unlocked.drafts.get("client:7:note") is None
    unlocked.close()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Heute \ud800 war sie da", "Heute \ufffd war sie da"),
        ("Danke \ud83d\ude00", "Danke \U0001f600"),
    ],
)
def test_half_a_character_does_not_take_the_draft_with_it(
    store: Store, typed: str, kept: str
) -> None:
    store.drafts.put("client:7:note", typed)
    assert store.drafts.get("client:7:note") == kept


def test_the_newest_draft_comes_first(store: Store, clock: FixedClock) -> None:
    store.drafts.put("a", "1")
    clock.advance(dt.timedelta(seconds=2))
    store.drafts.put("b", "2")
    assert [(draft.key, draft.saved_at) for draft in store.drafts.all()] == [
        ("b", clock.now()),
        ("a", clock.now() - dt.timedelta(seconds=2)),
    ]


def test_a_draft_is_neither_logged_nor_undoable(store: Store) -> None:
    head = store.log.head()
    store.drafts.put("a", "1")
    assert store.log.head() == head
    assert store.can_undo() is None


def test_a_draft_goes_in_the_commit_that_saves_what_it_held(store: Store) -> None:
    store.drafts.put("a", "1")
    store.drafts.put("b", "2")
    with store.drafts.settling("a"), store.transaction(Label.CLIENT_CREATED) as transaction:
        transaction.session.add(Client(code="K001"))
        transaction.session.flush()
        assert store.drafts.get("a") == "1"
    assert [draft.key for draft in store.drafts.all()] == ["b"]
    add_organisation(store, "Jobcenter")
    assert [draft.key for draft in store.drafts.all()] == ["b"]


def test_what_is_left_of_a_draft_is_put_in_the_commit_that_saves_the_rest(store: Store) -> None:
    store.drafts.put("a", "Straße und Ort")
    with store.drafts.settling("a", "Ort"):
        add_organisation(store, "Jobcenter")
    assert store.drafts.get("a") == "Ort"


def test_a_draft_stays_where_its_saving_fails(store: Store) -> None:
    store.drafts.put("a", "1")
    with (
        pytest.raises(ZeroDivisionError),
        store.drafts.settling("a"),
        store.transaction(Label.CLIENT_CREATED),
    ):
        1 / 0  # noqa: B018 - any error does
    assert store.drafts.get("a") == "1"
    add_organisation(store, "Jobcenter")
    assert store.drafts.get("a") == "1"


def test_a_worker_that_writes_meanwhile_settles_no_draft(store: Store) -> None:
    store.drafts.put("a", "1")
    with store.drafts.settling("a"):
        worker = threading.Thread(target=add_organisation, args=(store, "Jobcenter"))
        worker.start()
        worker.join()
    assert store.drafts.get("a") == "1"


@pytest.mark.parametrize("value", ["Kreis Musterland", 7, True, ["a", "b"], {"a": "ä"}])
def test_a_setting_keeps_its_type(store: Store, value: object) -> None:
    store.settings.put("name", value)  # type: ignore[arg-type]
    store.close()
    unlocked = reopen(store.folder)
    assert unlocked.settings.get("name", type(value)()) == value  # type: ignore[type-var]
    unlocked.close()


def test_a_setting_of_another_type_counts_as_not_set(store: Store) -> None:
    store.settings.put("name", "sieben")
    assert store.settings.get("name", 7) == 7
    assert store.settings.get("fehlt", "wie vorgegeben") == "wie vorgegeben"


def test_a_changed_setting_is_logged_once(store: Store) -> None:
    store.settings.put_all({"a": 1, "b": 2})
    newest, older = store.log.entries(2)
    assert newest.label is Label.SETTING_CHANGED
    assert older.label is Label.STORE_CREATED


def test_what_left_the_office_is_listed_per_person(store: Store, clock: FixedClock) -> None:
    ref, other = add_client(store, "K001"), add_client(store, "K002")
    disclose(store, ref)
    (line,) = store.disclosures.of("client", ref)
    assert (line.what, line.recipient, line.at) == (
        "begleitheft",
        "Jobcenter Musterland",
        clock.now(),
    )
    assert store.disclosures.of("client", other) == ()


def test_a_disclosure_needs_a_transaction_that_cannot_be_taken_back(store: Store) -> None:
    with (
        pytest.raises(ValueError, match="cannot be taken back"),
        store.transaction(Label.CLIENT_CHANGED) as transaction,
    ):
        store.disclosures.add(transaction, kind="client", ref=1, what="x", recipient="y", basis="z")


def test_the_list_goes_with_the_person_and_comes_back_with_her(store: Store) -> None:
    ref = add_client(store, "K001")
    disclose(store, ref)
    erase(store, ref, Label.CLIENT_DELETED)
    assert store.disclosures.of("client", ref) == ()
    store.undo()
    assert len(store.disclosures.of("client", ref)) == 1


def test_a_line_that_went_with_its_person_is_not_brought_back_by_better_words(store: Store) -> None:
    ref = add_client(store, "K001")
    disclose(store, ref)
    (line,) = store.disclosures.of("client", ref)
    erase(store, ref, Label.CLIENT_DELETED)
    with store.transaction(Label.DOCUMENT_PRINTED) as transaction:
        store.disclosures.reword(transaction, line.id, what="Begleitheft")
    assert store.disclosures.of("client", ref) == ()
    store.undo()
    assert [each.what for each in store.disclosures.of("client", ref)] == ["begleitheft"]


def test_a_person_about_whom_something_was_given_away_cannot_be_unmade(store: Store) -> None:
    ref = add_client(store, "K001")
    disclose(store, ref)
    with pytest.raises(UndoNotPossible):
        store.undo()
    assert len(store.disclosures.of("client", ref)) == 1


def test_erased_records_are_erased_again_after_a_restore(store: Store, clock: FixedClock) -> None:
    erased, kept = add_client(store, "K001"), add_client(store, "K002")
    organisation = add_organisation(store, "Jobcenter")
    disclose(store, erased)
    rows = store.ledger.reapply([Deleted("client", erased, clock.now())])
    assert rows == 3
    with store.read() as session:
        assert session.scalars(select(Client.id)).all() == [kept]
        assert session.scalar(select(func.count()).select_from(ClientFollowUp)) == 1
    assert list(organisation_names(store)) == [organisation]
    assert store.disclosures.of("client", erased) == ()
    assert store.ledger.ids() == (Deleted("client", erased, clock.now()),)
    assert store.ledger.reapply(store.ledger.ids()) == 0


def test_erasing_drops_what_undo_knew_about_the_record(store: Store) -> None:
    ref = add_client(store, "K001")
    with store.transaction(Label.RECORDS_ERASED) as transaction:
        transaction.session.execute(delete(ClientFollowUp))
        transaction.session.execute(delete(Client))
        store.ledger.add(transaction, kind="client", ref=ref)
    assert store.can_undo() is None
    with store.read() as session:
        for table in (UndoChange, UndoStep):
            assert session.scalar(select(func.count()).select_from(table)) == 0
    assert [entry.ref for entry in store.ledger.ids()] == [ref]


def test_a_ledger_entry_of_another_kind_erases_nothing(store: Store, clock: FixedClock) -> None:
    organisation = add_organisation(store, "Jobcenter")
    assert store.ledger.reapply([Deleted("client", organisation, clock.now())]) == 0
    with store.read() as session:
        assert session.scalar(select(func.count()).select_from(Organisation)) == 1


def test_withdrawals_of_later_days_do_not_replace_the_first(store: Store) -> None:
    first, later = Withdrawn(4711, dt.date(2026, 11, 1)), Withdrawn(4711, dt.date(2026, 11, 9))
    with store.transaction(Label.CONSENT_WITHDRAWN) as transaction:
        store.withdrawals.add(transaction, first)
        store.withdrawals.add(transaction, later)
    assert store.withdrawals.all() == (first,)


def test_a_withdrawal_of_a_consent_that_is_gone_is_noted_and_changes_nothing(store: Store) -> None:
    gone = Withdrawn(4711, dt.date(2026, 11, 1))
    assert store.withdrawals.reapply([gone]) == 0
    assert store.withdrawals.all() == (gone,)


def test_a_line_keeps_who_was_reached_and_what_it_rests_on(store: Store) -> None:
    reached = Reached(contact_id=3, organisation_id=5, meeting_id=7)
    with store.transaction(Label.DOCUMENT_PRINTED) as transaction:
        store.disclosures.add(
            transaction,
            kind="client",
            ref=9,
            what="Handzettel",
            recipient="Frau Özcan, VHS",
            basis="consent",
            reached=reached,
            consents=(12, 11),
            categories=("plans", "contact"),
        )
    (line,) = store.disclosures.of("client", 9)
    assert (line.reached, line.consents) == (reached, frozenset({11, 12}))
    assert line.categories == {"plans", "contact"}


def test_a_line_that_does_not_tell_its_ground_says_so(store: Store) -> None:
    with store.transaction(Label.DOCUMENT_PRINTED) as transaction:
        store.disclosures.add(
            transaction, kind="client", ref=9, what="Brief", recipient="VHS", basis="consent"
        )
    (line,) = store.disclosures.of("client", 9)
    assert line.consents is None

"""What becomes of choices and counts of copies when a client or an organisation goes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from gkdesk.models.booklets import BookletChoice, BookletCopy, BookletCopyPart
from gkdesk.models.client import Client
from gkdesk.models.handouts import HandoutCopy
from gkdesk.models.office import Office
from gkdesk.store.deletion_ledger import Deleted
from gkdesk.text.labels import Label
from tests.store_kit import NOW

if TYPE_CHECKING:
    from gkdesk.store.store import Store

TODAY = dt.date(2026, 11, 18)


def with_a_client(store: Store) -> tuple[int, int]:
    """Add a client with a choice, a copy with two parts and a handout; return both ids."""
    with store.transaction(Label.EXAMPLE_DATA_MADE) as transaction:
        session = transaction.session
        client = Client(code="K001", began_on=TODAY)
        session.add(client)
        session.flush()
        copy = BookletCopy(
            client_id=client.id,
            profile="begleitheft",
            title="Begleitheft",
            made_on=TODAY,
            made_as="printed",
        )
        session.add(copy)
        session.add(
            BookletChoice(client_id=client.id, profile="begleitheft", chosen_on=TODAY, content="{}")
        )
        session.add(
            HandoutCopy(handout="wohnen", made_on=TODAY, made_as="printed", client_id=client.id)
        )
        session.flush()
        for block in ("me", "goals"):
            part = BookletCopyPart(copy_id=copy.id, client_id=client.id, block=block, digest="ab")
            session.add(part)
    return client.id, copy.id


def test_counts_stay_when_a_client_is_erased_and_nothing_of_her_with_them(store: Store) -> None:
    client, copy = with_a_client(store)
    store.ledger.reapply([Deleted("client", client, NOW)])
    with store.read() as session:
        counted = session.get_one(BookletCopy, copy)
        assert (counted.client_id, counted.title, counted.copies) == (None, "Begleitheft", 1)
        assert session.scalars(select(HandoutCopy)).one().client_id is None
        assert not session.scalars(select(BookletChoice)).all()
        assert not session.scalars(select(BookletCopyPart)).all()


def test_a_choice_comes_back_with_what_deleted_it(store: Store) -> None:
    client, _copy = with_a_client(store)
    with store.transaction(Label.BOOKLET_CHOICE_REMOVED) as transaction:
        transaction.session.execute(delete(BookletChoice))
    assert [(change.kind, change.ref) for change in transaction.changes] == [("client", client)]
    store.undo()
    with store.read() as session:
        assert session.scalars(select(BookletChoice)).one().client_id == client


def test_what_forgot_its_client_is_put_back_with_her(store: Store) -> None:
    client, copy = with_a_client(store)
    with store.transaction(Label.CLIENT_DELETED) as transaction:
        session = transaction.session
        session.execute(delete(BookletChoice).where(BookletChoice.client_id == client))
        session.execute(delete(Client).where(Client.id == client))
    store.undo()
    with store.read() as session:
        assert session.get_one(BookletCopy, copy).client_id == client
        parts = session.scalars(select(BookletCopyPart.block).order_by(BookletCopyPart.block))
        assert list(parts) == ["goals", "me"]


def test_a_logo_is_kept_as_it_is_and_can_be_taken_back(store: Store) -> None:
    def set_logo(data: bytes | None) -> None:
        with store.transaction(Label.LOGO_CHANGED) as transaction:
            row = transaction.session.scalars(select(Office)).first() or Office()
            row.logo = data
            transaction.session.add(row)

    set_logo(None)
    set_logo(b"\x89PNG\x00\xff")
    set_logo(b"other")
    store.undo()
    with store.read() as session:
        assert session.scalars(select(Office.logo)).one() == b"\x89PNG\x00\xff"

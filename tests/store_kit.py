"""Real encrypted stores for tests, with a key derivation that costs next to nothing."""

from __future__ import annotations

import atexit
import datetime as dt
import functools
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text

from gkdesk.clock import FixedClock
from gkdesk.models.client import Client, ClientFollowUp
from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.store.opening import NewStore, create_store, open_with_passphrase
from gkdesk.text.labels import Label
from tests.cheap_key import CHEAP

if TYPE_CHECKING:
    from gkdesk.store.store import Store

PASSPHRASE = "Kanu Zwiebel Laterne Nashorn Vulkan"
OTHER_PASSPHRASE = "Dampfer Linse Rabe Kompass Walnuss"
NOW = dt.datetime(2026, 11, 18, 9, 0, tzinfo=dt.UTC)


def new_store(folder: Path, clock: FixedClock | None = None) -> NewStore:
    return create_store(folder, PASSPHRASE, clock=clock or FixedClock(NOW), kdf=CHEAP)


def reopen(folder: Path, passphrase: str = PASSPHRASE) -> Store:
    return open_with_passphrase(folder, passphrase, clock=FixedClock(NOW))


def copied_store(folder: Path) -> Store:
    """Open a store without records in `folder`: a copy of one that was made once."""
    return reopen(Path(shutil.copytree(_template(), folder)))


@functools.cache
def _template() -> Path:
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    made = new_store(folder / "Bestand").store
    made.close()
    return made.folder


def add_client(store: Store, code: str) -> int:
    with store.transaction(Label.CLIENT_CREATED) as transaction:
        client = Client(code=code, official_name="Amal Beispiel")
        transaction.session.add(client)
        transaction.session.flush()
        transaction.session.add(ClientFollowUp(client_id=client.id, due=NOW.date(), what="Termin"))
    return client.id


def disclose(store: Store, ref: int) -> int:
    with store.transaction(Label.DOCUMENT_PRINTED) as transaction:
        transaction.mark("client", ref)
        return store.disclosures.add(
            transaction,
            kind="client",
            ref=ref,
            what="begleitheft",
            recipient="Jobcenter Musterland",
            basis="consent",
        )


def add_organisation(store: Store, name: str) -> int:
    with store.transaction(Label.ORGANISATION_CREATED) as transaction:
        organisation = Organisation(name=name)
        transaction.session.add(organisation)
    return organisation.id


def add_contact(store: Store, name: str, organisation: int | None = None) -> int:
    with store.transaction(Label.CONTACT_CREATED) as transaction:
        contact = ContactPerson(name=name, organisation_id=organisation)
        transaction.session.add(contact)
    return contact.id


def rename_organisation(store: Store, ref: int, name: str) -> None:
    with store.transaction(Label.ORGANISATION_CHANGED) as transaction:
        organisation = transaction.session.get(Organisation, ref)
        assert organisation is not None
        organisation.name = name


def delete_organisation(store: Store, ref: int) -> None:
    with store.transaction(Label.ORGANISATION_DELETED) as transaction:
        transaction.session.delete(transaction.session.get(Organisation, ref))


def organisation_names(store: Store) -> dict[int, str]:
    with store.read() as session:
        return {row.id: row.name for row in session.query(Organisation)}


def report(line: str) -> None:
    """Show a figure of a fault run, where pytest shows output."""
    sys.stdout.write(f"\n{line}\n")


def tamper_with_log(store: Store, *statements: str) -> None:
    """Change the log as somebody with the key and a database tool could."""
    with store._unlogged() as session:
        for action in ("update", "delete"):
            session.execute(text(f"DROP TRIGGER IF EXISTS log_entry_no_{action}"))
        for statement in statements:
            session.execute(text(statement))

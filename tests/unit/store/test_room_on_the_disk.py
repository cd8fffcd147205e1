"""What a large step wrote before it failed does not keep the disk full while the store is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import DiskFull, StoreDamaged
from gkdesk.models.network import Organisation
from gkdesk.store.engine import WRITER_CACHE_KIB
from gkdesk.store.files import companions
from gkdesk.text.labels import Label
from tests.disk_kit import largest_file
from tests.store_kit import add_organisation, organisation_names

if TYPE_CHECKING:
    from gkdesk.store.store import Store

LARGE = 2 * WRITER_CACHE_KIB * 1024
"""More than the writer keeps in memory, so that it writes before it commits."""
SMALL = 1024 * 1024


def journal_size(store: Store) -> int:
    journal, *_others = companions(store.files.database)
    return journal.stat().st_size if journal.exists() else 0


def write_much(store: Store, *, then_fail: bool) -> None:
    with store.transaction(Label.RECORDS_IMPORTED) as transaction:
        text = "x" * 100_000
        for number in range(LARGE // len(text)):
            transaction.session.add(Organisation(name=f"Amt {number}", limits=text))
        transaction.session.flush()
        assert journal_size(store) > SMALL
        if then_fail:
            raise ZeroDivisionError


def test_a_large_step_that_fails_gives_its_room_back(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        write_much(store, then_fail=True)
    assert journal_size(store) < SMALL


def test_a_large_step_that_succeeds_gives_its_room_back(store: Store) -> None:
    write_much(store, then_fail=False)
    assert journal_size(store) < SMALL


def test_a_step_that_the_full_disk_refused_gives_its_room_back(store: Store) -> None:
    add_organisation(store, "Jobcenter")
    # A limit for one file alone looks like a drive that fails.
    with largest_file(LARGE // 2), pytest.raises((DiskFull, StoreDamaged)):
        write_much(store, then_fail=False)
    assert journal_size(store) < SMALL
    add_organisation(store, "Volkshochschule")
    assert set(organisation_names(store).values()) == {"Jobcenter", "Volkshochschule"}


def test_who_reads_meanwhile_is_neither_waited_for_nor_disturbed(store: Store) -> None:
    add_organisation(store, "Jobcenter")
    with store.read() as session:
        session.connection().exec_driver_sql("SELECT count(*) FROM organisation").scalar()
        with pytest.raises(ZeroDivisionError):
            write_much(store, then_fail=True)
        found = session.connection().exec_driver_sql("SELECT count(*) FROM organisation").scalar()
    assert found == 1
    add_organisation(store, "Volkshochschule")
    assert len(organisation_names(store)) == 2

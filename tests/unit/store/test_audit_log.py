"""The log grows only, says nothing personal, and shows every tampering."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from gkdesk.models.store_tables import APPEND_ONLY
from gkdesk.store.audit_log import LogHead
from gkdesk.text.labels import Label
from gkdesk.text.log_findings import LogFinding
from tests.store_kit import (
    add_organisation,
    delete_organisation,
    organisation_names,
    rename_organisation,
    tamper_with_log,
)

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock
    from gkdesk.store.store import Store


def test_each_transaction_adds_one_line_per_record(store: Store) -> None:
    ref = add_organisation(store, "Jobcenter")
    rename_organisation(store, ref, "Jobcenter Musterland")
    newest, older = store.log.entries(2)
    assert (newest.label, newest.kind, newest.ref) == (
        Label.ORGANISATION_CHANGED,
        "organisation",
        ref,
    )
    assert (older.label, older.seq) == (Label.ORGANISATION_CREATED, newest.seq - 1)


def test_a_transaction_that_changes_nothing_leaves_no_line(store: Store) -> None:
    before = store.log.head()
    with store.transaction(Label.ORGANISATION_CHANGED):
        pass
    assert store.log.head() == before


def test_older_lines_are_read_page_by_page(store: Store) -> None:
    for number in range(5):
        add_organisation(store, str(number))
    newest = store.log.entries(2)
    assert [entry.seq for entry in store.log.entries(2, before=newest[-1].seq)] == [4, 3]


def test_the_log_holds_no_name(store: Store) -> None:
    ref = add_organisation(store, "Geheimname")
    delete_organisation(store, ref)
    with store.read() as session:
        rows = session.execute(text("SELECT * FROM log_entry")).all()
    assert "Geheimname" not in repr(rows)


@pytest.mark.parametrize(
    "statement", ["UPDATE log_entry SET label='x'", "DELETE FROM log_entry WHERE seq=1"]
)
def test_the_database_refuses_to_change_the_log(store: Store, statement: str) -> None:
    with pytest.raises(IntegrityError, match="append-only"), store._unlogged() as session:
        session.execute(text(statement))


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE log_entry SET ref=1 WHERE seq=2", 2),
        ("UPDATE log_entry SET at='2020-01-01T00:00:00.000000+00:00' WHERE seq=3", 3),
        ("DELETE FROM log_entry WHERE seq=2", 2),
        ("UPDATE log_entry SET seq=90 WHERE seq=4", 4),
        ("UPDATE log_entry SET chain='' WHERE seq=1", 1),
    ],
)
def test_the_check_names_the_first_line_that_was_tampered_with(
    store: Store, statement: str, broken: int
) -> None:
    for number in range(3):
        add_organisation(store, str(number))
    assert store.log.verify().is_intact
    tamper_with_log(store, statement)
    check = store.log.verify()
    assert (check.is_intact, check.first_broken) == (False, broken)
    assert store.check_integrity().broken_log == 1


def test_a_head_noted_earlier_shows_that_lines_were_cut_off(store: Store) -> None:
    add_organisation(store, "A")
    noted = store.log.head()
    add_organisation(store, "B")
    assert store.log.verify(noted).is_intact
    assert store.log.verify(LogHead(1, "anders")).finding is LogFinding.CHANGED
    tamper_with_log(
        store,
        f"DELETE FROM log_entry WHERE seq>={noted.seq}",
        "UPDATE store_fact SET value=(SELECT seq || ' ' || chain FROM log_entry"
        " ORDER BY seq DESC LIMIT 1) WHERE name='log_head'",
        *APPEND_ONLY,
    )
    assert store.log.verify().is_intact
    assert store.log.verify(noted).finding is LogFinding.CUT_OFF


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("DELETE FROM log_entry WHERE seq>2", LogFinding.CUT_OFF),
        ("DELETE FROM log_entry", LogFinding.EMPTY),
        ("DELETE FROM store_fact WHERE name='log_head'", LogFinding.NO_HEAD),
        ("UPDATE store_fact SET value='' WHERE name='log_head'", LogFinding.NO_HEAD),
        ("UPDATE store_fact SET value='2 abc' WHERE name='log_head'", LogFinding.OTHER_END),
        ("UPDATE store_fact SET value='4 abc' WHERE name='log_head'", LogFinding.OTHER_END),
        ("SELECT 1", LogFinding.UNPROTECTED),
    ],
)
def test_a_log_that_does_not_end_as_noted_or_lies_open_is_found(
    store: Store, statement: str, finding: LogFinding
) -> None:
    for number in range(3):
        add_organisation(store, str(number))
    tamper_with_log(store, statement)
    assert store.log.verify().finding is finding
    assert store.check_integrity().broken_log == 1


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM log_entry WHERE seq>2",
        "DELETE FROM log_entry",
        "DELETE FROM store_fact WHERE name='log_head'",
        "UPDATE store_fact SET value='2 abc' WHERE name='log_head'",
        "UPDATE store_fact SET value='4 abc' WHERE name='log_head'",
    ],
)
def test_work_goes_on_and_does_not_cover_up_what_was_done_to_the_log(
    store: Store, statement: str
) -> None:
    for number in range(3):
        add_organisation(store, str(number))
    tamper_with_log(store, statement, *APPEND_ONLY)
    for number in range(3):
        add_organisation(store, f"danach {number}")
    assert len(organisation_names(store)) == 6
    assert not store.log.verify().is_intact


def test_a_trigger_of_the_right_name_that_does_nothing_protects_nothing(store: Store) -> None:
    hollow = [statement.partition("BEGIN")[0] + "BEGIN SELECT 1; END" for statement in APPEND_ONLY]
    tamper_with_log(store, *hollow)
    assert store.log.verify().finding is LogFinding.UNPROTECTED


def test_a_clock_that_runs_backwards_does_not_break_the_order(
    store: Store, clock: FixedClock
) -> None:
    add_organisation(store, "A")
    clock.advance(dt.timedelta(days=-4000))
    add_organisation(store, "B")
    newest, older = store.log.entries(2)
    assert newest.seq == older.seq + 1
    assert newest.at < older.at
    assert store.log.verify().is_intact

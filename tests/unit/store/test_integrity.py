"""The full check of a store can be stopped at any time, by the user and by the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import StoreLocked
from gkdesk.models.network import Organisation
from gkdesk.progress import Cancelled
from gkdesk.text.labels import Label
from tests.progress_kit import CancelledAt, LockedAt

if TYPE_CHECKING:
    from gkdesk.store.store import Store

SHARES = [0.0, 0.3, 0.6]


@pytest.fixture
def filled(store: Store) -> Store:
    """Return a store with enough pages that the check asks in the middle of a statement."""
    with store.transaction(Label.RECORDS_IMPORTED) as transaction:
        for number in range(1500):
            transaction.session.add(Organisation(name=f"Stelle {number} " + "x" * 900))
    return store


@pytest.mark.parametrize("share", SHARES)
def test_a_check_can_be_cancelled_in_each_of_its_parts(filled: Store, share: float) -> None:
    with pytest.raises(Cancelled):
        filled.check_integrity(CancelledAt(share))
    assert filled.check_integrity().is_sound


@pytest.mark.parametrize("share", SHARES)
def test_locking_stops_a_check_in_each_of_its_parts(filled: Store, share: float) -> None:
    with pytest.raises(StoreLocked):
        filled.check_integrity(LockedAt(share, filled))


def test_a_check_is_stopped_in_the_middle_of_a_statement(filled: Store) -> None:
    class Patient:
        asked = 0

        def step(self, done: int, total: int) -> None:
            self.asked += 1

    class Once(Patient):
        """Cancel at a moment that does not lie between two statements."""

        def __init__(self, moment: int) -> None:
            self._moment = moment

        def step(self, done: int, total: int) -> None:
            super().step(done, total)
            if self.asked == self._moment:
                raise Cancelled

    patient = Patient()
    assert filled.check_integrity(patient).is_sound
    assert patient.asked > 10
    for moment in range(1, patient.asked + 1, patient.asked // 6):
        with pytest.raises(Cancelled):
            filled.check_integrity(Once(moment))


def test_a_bug_of_the_one_who_watches_is_not_swallowed(filled: Store) -> None:
    class Broken:
        asked = 0

        def step(self, done: int, total: int) -> None:
            self.asked += 1
            if self.asked == 5:
                raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        filled.check_integrity(Broken())

"""What opens a way into the store asks for a passphrase that opens it already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import BadRecoveryCode, InvalidInput, WrongPassphrase
from gkdesk.services import access
from gkdesk.services.outcome import Label
from gkdesk.store.keyfile import Slot
from tests.cheap_key import CHEAP, PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace

SECOND = "zehn-graue-reiher-malen-fenster"
THIRD = "Wolke Ziegel Hamster Trompete Brezel"


def test_nothing_that_opens_a_way_in_works_without_a_passphrase(workspace: Workspace) -> None:
    security = workspace.security
    before = (workspace.folder / "bestand.schluessel").read_bytes()
    for call in (
        lambda: security.set_second_person("falsch falsch falsch", SECOND),
        lambda: security.remember_device("falsch falsch falsch"),
        lambda: security.prepare_sheet("falsch falsch falsch"),
        lambda: security.prepare_sheet(""),
        lambda: security.change_passphrase("falsch falsch falsch", SECOND),
        lambda: security.prepare_renewal("falsch falsch falsch", SECOND),
    ):
        with pytest.raises(WrongPassphrase):
            call()
    assert (workspace.folder / "bestand.schluessel").read_bytes() == before


def test_the_second_person_may_use_her_own_passphrase(workspace: Workspace) -> None:
    security = workspace.security
    security.set_second_person(PASSPHRASE, SECOND)
    assert security.set_second_person(SECOND, THIRD).label is Label.SECOND_PERSON_SET
    assert security.is_passphrase(THIRD)
    assert not security.is_passphrase(SECOND)


def test_the_second_person_gets_no_copy_of_ones_own_passphrase(workspace: Workspace) -> None:
    with pytest.raises(InvalidInput) as refused:
        workspace.security.set_second_person(PASSPHRASE, PASSPHRASE)
    assert refused.value.problem == "passphrase_not_own"
    assert not workspace.security.ways_in().second_person


def test_the_old_sheet_is_valid_until_the_new_one_is_sealed(
    tmp_path: Path, clock: FixedClock
) -> None:
    folder = tmp_path / "Neu"
    made = access.create(folder, PASSPHRASE, clock=clock, kdf=CHEAP)
    prepared = made.workspace.security.prepare_sheet(PASSPHRASE)
    assert prepared.code not in repr(prepared)
    made.workspace.close()
    with pytest.raises(WrongPassphrase):
        access.unlock_with_code(folder, prepared.code, clock=clock)
    again = access.unlock_with_code(folder, made.recovery_code, clock=clock)
    outcome = again.security.seal_sheet(prepared)
    assert outcome.label is Label.RECOVERY_CODE_CHANGED
    assert again.log.entries(1)[0].label is Label.RECOVERY_CODE_CHANGED
    again.close()
    with pytest.raises(WrongPassphrase):
        access.unlock_with_code(folder, made.recovery_code, clock=clock)
    access.unlock_with_code(folder, prepared.code, clock=clock).close()


def test_a_code_with_a_mistake_in_it_is_never_sealed(workspace: Workspace) -> None:
    before = workspace._store.keys.slots()
    with pytest.raises(BadRecoveryCode):
        workspace._store.keys.seal_recovery_code("7K2MQ-7K2MQ")
    assert workspace._store.keys.slots() == before
    assert Slot.RECOVERY in before

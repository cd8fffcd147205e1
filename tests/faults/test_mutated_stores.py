"""A database that was changed from outside opens with true rows or not at all."""

from __future__ import annotations

import os
import random
import shutil
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import UserError
from tests.store_kit import add_organisation, new_store, organisation_names, reopen, report

if TYPE_CHECKING:
    from pathlib import Path

FULL = os.environ.get("GKDESK_FULL") == "1"
MUTATIONS = 10_000 if FULL else 60
COMPANIONS = ("bestand.gkdesk", "bestand.gkdesk-wal", "bestand.schluessel")


def mutate(content: bytearray, chance: random.Random) -> None:
    """Flip, cut, repeat, blank or swap something."""
    at = chance.randrange(len(content))
    length = chance.choice((1, 16, 512, 4096))
    action = chance.randrange(5)
    if action == 0:
        content[at] ^= 1 << chance.randrange(8)
    elif action == 1:
        del content[at:]
    elif action == 2:
        content[at : at + length] = bytes(len(content[at : at + length]))
    elif action == 3:
        content[at:at] = content[at : at + length]
    else:
        there = chance.randrange(len(content))
        content[at : at + length], content[there : there + length] = (
            content[there : there + length],
            content[at : at + length],
        )


@pytest.fixture
def saved(tmp_path: Path) -> tuple[Path, dict[int, str], dict[int, str]]:
    """Return a copied store with a write-ahead log, its state, and that of its last checkpoint."""
    store = new_store(tmp_path / "Vorlage").store
    for number in range(60):
        add_organisation(store, f"Stelle {number} " + "x" * 300)
    checkpointed = organisation_names(store)
    store.close()
    store = reopen(store.folder)
    for number in range(8):
        add_organisation(store, f"danach {number}")
    state = organisation_names(store)
    copy = tmp_path / "Kopie"
    copy.mkdir()
    for name in COMPANIONS:
        shutil.copy(store.folder / name, copy)
    store.close()
    return copy, state, checkpointed


@pytest.mark.full
@pytest.mark.timeout(3000)
def test_a_mutated_store_shows_true_rows_or_says_what_is_wrong(
    saved: tuple[Path, dict[int, str], dict[int, str]], tmp_path: Path
) -> None:
    template, state, checkpointed = saved
    original = {name: (template / name).read_bytes() for name in COMPANIONS}
    chance = random.Random(20261118)
    folder = tmp_path / "Bestand"
    opened = 0
    for _ in range(MUTATIONS):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name in COMPANIONS:
            (folder / name).write_bytes(original[name])
        name = chance.choices(COMPANIONS, weights=(6, 3, 1))[0]
        content = bytearray(original[name])
        mutate(content, chance)
        (folder / name).write_bytes(content)
        try:
            store = reopen(folder)
        except UserError:
            continue
        try:
            found = organisation_names(store)
        except UserError:
            continue
        finally:
            store.close()
        opened += 1
        assert found.items() <= state.items()
        assert checkpointed.items() <= found.items()
    assert 0 < opened < MUTATIONS
    report(f"{MUTATIONS} mutated stores, {opened} opened, all of them with true rows")

"""Whatever is done in whatever order, the store holds what a simple model says."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from gkdesk.errors import WrongPassphrase
from gkdesk.models.network import Organisation
from gkdesk.text.labels import Label
from tests.store_kit import (
    OTHER_PASSPHRASE,
    add_organisation,
    copied_store,
    delete_organisation,
    organisation_names,
    rename_organisation,
    reopen,
)

FULL = os.environ.get("GKDESK_FULL") == "1"
State = dict[int, str]


class StoreMachine(RuleBasedStateMachine):
    """Organisations come, change and go; steps are undone, redone, rolled back; the store locks."""

    refs = Bundle("refs")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp()) / "Bestand"
        self.store = copied_store(self.folder)
        self.now: State = {}
        self.undoable: list[State] = []
        self.redoable: list[State] = []
        self.logged = 1

    def teardown(self) -> None:
        assert self.store.check_integrity().is_sound
        self.store.close()
        shutil.rmtree(self.folder.parent)

    @rule(target=refs, name=st.text(max_size=12))
    def add(self, name: str) -> int:
        ref = add_organisation(self.store, name)
        self._changed({**self.now, ref: name})
        return ref

    @rule(ref=refs, name=st.text(max_size=12))
    def rename(self, ref: int, name: str) -> None:
        if ref in self.now and self.now[ref] != name:
            rename_organisation(self.store, ref, name)
            self._changed({**self.now, ref: name})

    @rule(ref=refs)
    def delete(self, ref: int) -> None:
        if ref in self.now:
            delete_organisation(self.store, ref)
            self._changed({key: value for key, value in self.now.items() if key != ref})

    @rule()
    def undo(self) -> None:
        if self.undoable:
            self.store.undo()
            self.redoable.append(self.now)
            self.now = self.undoable.pop()
            self.logged += 1

    @rule()
    def redo(self) -> None:
        if self.redoable:
            self.store.redo()
            self.undoable.append(self.now)
            self.now = self.redoable.pop()
            self.logged += 1

    @rule(ref=refs)
    def fail_halfway(self, ref: int) -> None:
        try:
            with self.store.transaction(Label.RECORDS_CHANGED_TOGETHER) as transaction:
                transaction.session.query(Organisation).delete()
                raise InterruptedError
        except InterruptedError:
            pass

    @rule()
    def lock_and_unlock(self) -> None:
        self.store.close()
        self.store = reopen(self.folder)

    @rule()
    def end_and_start(self) -> None:
        self.store.close(end_of_session=True)
        self.undoable, self.redoable = [], []
        self.store = reopen(self.folder)

    @rule()
    def try_a_wrong_passphrase(self) -> None:
        self.store.close()
        try:
            reopen(self.folder, OTHER_PASSPHRASE)
        except WrongPassphrase:
            self.store = reopen(self.folder)

    @invariant()
    def the_store_holds_what_the_model_says(self) -> None:
        assert organisation_names(self.store) == self.now
        assert (self.store.can_undo() is not None) == bool(self.undoable)
        assert (self.store.can_redo() is not None) == bool(self.redoable)

    @invariant()
    def the_log_is_whole(self) -> None:
        check = self.store.log.verify()
        assert (check.is_intact, check.entries) == (True, self.logged)

    def _changed(self, state: State) -> None:
        self.undoable.append(self.now)
        self.redoable.clear()
        self.now = state
        self.logged += 1


StoreMachine.TestCase.settings = settings(
    max_examples=200 if FULL else 8,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestStoreMachine = pytest.mark.full(StoreMachine.TestCase)

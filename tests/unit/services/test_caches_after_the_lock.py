"""What functions remember of the words of a record ends with the lock."""

from __future__ import annotations

import datetime as dt
import gc
import shutil
from functools import cache
from typing import TYPE_CHECKING
from weakref import WeakSet

import pytest

from gkdesk.services import access
from gkdesk.services.booklets.lines.stems import told
from gkdesk.services.booklets.profiles.profile import BookletChoice
from gkdesk.services.clients.fields import Step
from gkdesk.services.register.contact_fields import OrganisationFields
from gkdesk.services.register.duplicates import Typed
from gkdesk.text import word_memory
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.word_memory import remembers
from tests.cheap_key import PASSPHRASE
from tests.factories import a_client, a_part
from tests.unit.services.booklet_kit import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace

SECRET = "quittengelee"
REMEMBERING = type(cache(int))


pytestmark = pytest.mark.usefixtures("own_statements")


@pytest.fixture(autouse=True)
def no_other_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget of the stores that other tests keep open for the whole run."""
    monkeypatch.setattr(word_memory._memory, "owners", WeakSet())


def remembered() -> Iterator[str]:
    """Yield the names of functions that were asked about the secret and still remember it."""
    for function in gc.get_objects():
        if (
            isinstance(function, REMEMBERING)
            and function.__module__.startswith("gkdesk")
            and any(SECRET in repr(kept).casefold() for kept in gc.get_referents(function))
        ):
            yield function.__name__


def test_no_function_remembers_words_of_a_record_after_the_lock(workspace: Workspace) -> None:
    client = a_client(workspace, own_name="Samira Quittengelee")
    step = Step("Quittengelee um 14:30 Uhr kosten", "ich", TODAY + dt.timedelta(days=3))
    a_part(workspace, client, step)
    workspace.organisations.create(OrganisationFields(name="Haus Quittengelee"))
    assert workspace.duplicates.likely(RecordKind.ORGANISATION, Typed("Haus Quittengelee"))
    workspace.booklets.make(client, "ar", BookletChoice())
    profile = workspace.booklets.profile()
    assert workspace.booklets.lines(client, BookletChoice(), profile)
    first = workspace.texts.editing.texts("booklet", "fr")[0]
    workspace.texts.editing.save("booklet", first.key, "fr", "Quittengelee")
    assert workspace.texts.editing.texts("booklet", "fr")
    assert set(remembered()) == {"_problems_in", "told", "sound_keys"}

    workspace.close()

    assert not set(remembered())


def test_what_a_worker_asks_after_the_lock_is_answered_and_not_kept(workspace: Workspace) -> None:
    workspace.close()
    assert told("Quittengelee gegen die Angst") == told("Mittel gegen die Angst")
    assert not set(remembered())


def test_what_is_asked_while_the_lock_comes_is_not_kept(workspace: Workspace) -> None:
    @remembers(4)
    def slow(word: str) -> str:
        workspace.close()
        return word.upper()

    assert slow("Quittengelee") == "QUITTENGELEE"
    assert not set(remembered())


def test_one_store_of_two_that_is_locked_takes_what_is_remembered_of_both(
    workspace: Workspace, tmp_path: Path, store_to_copy: Path, clock: FixedClock
) -> None:
    folder = shutil.copytree(store_to_copy, tmp_path / "Zweiter")
    other = access.unlock(folder, PASSPHRASE, clock=clock)
    told("Quittengelee")
    other.close()
    assert not set(remembered())
    told("Quittengelee")
    assert set(remembered()) == {"told"}

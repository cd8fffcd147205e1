"""What functions remember of the words of a record ends with the lock."""

from __future__ import annotations

import datetime as dt
import gc
import sys
from functools import cache
from typing import TYPE_CHECKING

from gkdesk.services.booklets.profiles.profile import BookletChoice
from gkdesk.services.clients.fields import Step
from gkdesk.services.register.contact_fields import OrganisationFields
from gkdesk.services.register.duplicates import Typed
from gkdesk.text.codes.clients import RecordKind
from tests.factories import a_client, a_part
from tests.unit.services.booklet_kit import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.workspace import Workspace

SECRET = "quittengelee"
REMEMBERING = type(cache(int))


def remembered() -> Iterator[str]:
    """Yield the names of functions that were asked about the secret and still remember it."""
    for name, module in list(sys.modules.items()):
        for function in vars(module).values() if name.startswith("gkdesk") else ():
            if isinstance(function, REMEMBERING) and any(
                SECRET in repr(kept).casefold() for kept in gc.get_referents(function)
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
    assert set(remembered()) == {"problems", "told", "sound_keys"}

    workspace.close()

    assert not set(remembered())

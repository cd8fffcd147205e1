"""What is ticked for one person and not yet kept as her choice: it waits among the drafts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.services.booklets.profiles.choices import choice_text, read_choice
from gkdesk.services.booklets.profiles.profile import BookletChoice
from gkdesk.services.drafts import CHOICE
from gkdesk.text.ids import ClientId
from gkdesk.ui.records.draft_text import FormDraft, read_draft

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from gkdesk.ui.drafts import DraftKeeper

_CHOICE, _LANGUAGE, _DAY = "choice", "language", "chosen_on"


@dataclass(frozen=True)
class About:
    """Whose ticks, for which kind of booklet."""

    client_id: ClientId
    profile_id: str

    @property
    def key(self) -> str:
        return f"{CHOICE}:{self.client_id}:{self.profile_id}"


@dataclass(frozen=True)
class Ticked:
    """What is ticked, the language of the booklet, and the day as it is typed."""

    choice: BookletChoice
    language: str
    day: str


class ChoiceDrafts:
    """The ticks of the people of one store."""

    def __init__(self, drafts: DraftKeeper) -> None:
        self._drafts = drafts

    def get(self, about: About) -> Ticked | None:
        """Return what is ticked; a damaged draft counts as none."""
        draft = read_draft(self._drafts.get(about.key))
        said = {} if draft is None else dict(draft.fields)
        try:
            choice = read_choice(said.get(_CHOICE, ""))
        except ValueError:
            return None
        return Ticked(choice, said.get(_LANGUAGE, ""), said.get(_DAY, ""))

    def keep(self, about: About, ticked: Ticked, *, is_left: bool) -> None:
        """Keep what is ticked; once it is left, the window points to it."""
        fields = (
            (_CHOICE, choice_text(ticked.choice)),
            (_LANGUAGE, ticked.language),
            (_DAY, ticked.day),
        )
        self._drafts.keep(about.key, FormDraft(fields).text(), waiting=int(is_left))

    def discard(self, about: About) -> None:
        """Forget what is ticked."""
        self._drafts.discard(about.key)

    def settling(self, about: About) -> AbstractContextManager[None]:
        """Let the writing call within take the draft away: it is her choice now."""
        return self._drafts.settling(about.key)

    def profiles_of(self, client_id: ClientId) -> tuple[str, ...]:
        """Return for which kinds of booklets something is ticked, the last one first."""
        beginning = f"{CHOICE}:{client_id}:"
        return tuple(key.removeprefix(beginning) for key in self._drafts.keys(beginning))


def about_of(key: str) -> About | None:
    """Return whose ticks wait under a key, None for drafts of other kinds."""
    name, _, rest = key.partition(":")
    ref, _, profile_id = rest.partition(":")
    if name != CHOICE or not ref.isdecimal():
        return None
    return About(ClientId(int(ref)), profile_id)

"""What every paper of one store says about itself today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.network_papers.source import PaperHead
from gkdesk.services.practice import is_demo

if TYPE_CHECKING:
    from gkdesk.services.office import Office
    from gkdesk.services.profiles import Profiles
    from gkdesk.store.store import Store
    from gkdesk.text.codes.clients import Audience


def head_for(
    audience: Audience,
    store: Store,
    office: Office,
    profiles: Profiles,
    *,
    in_letters: bool = False,
) -> PaperHead:
    """Return the head of a paper for somebody, with the letterhead where it may be a letter."""
    facts, clock = office.facts(), store.clock
    alliance = profiles.current().word("alliance")
    return PaperHead(
        audience=audience,
        office=facts,
        alliance=f"{alliance} {facts.alliance or facts.name}".strip(),
        today=clock.today(),
        created=clock.now(),
        is_demo=is_demo(store),
        letterhead=office.letterhead() if in_letters else None,
    )

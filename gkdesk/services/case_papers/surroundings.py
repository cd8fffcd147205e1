"""What papers are composed from and into: the records around them, and the paper as data."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from gkdesk.errors import InvalidInput
from gkdesk.export import content
from gkdesk.export.calendar.ics import Event
from gkdesk.export.network.sheet import Sheet
from gkdesk.services.case_papers.cleaning import Cleaner, Plain
from gkdesk.services.case_papers.kinds import CasePaperWish, Mention
from gkdesk.services.case_papers.reading import Names, Room, read_room
from gkdesk.services.network_papers.source import PaperHead

if TYPE_CHECKING:
    from gkdesk.text.ids import MeetingId


@dataclass(frozen=True)
class Composed:
    """A paper as data, with what it tells about whom; `on` and `mark` go into its file name."""

    paper: content.Document | Event | tuple[Sheet, ...]
    on: dt.date
    language: str = "de"
    mark: str = ""
    mentions: tuple[Mention, ...] = ()


@dataclass
class Surroundings:
    """What papers need besides the wish; meetings and names are read once for many papers.

    `conference` is the office's word for it, `keeper` who tells what a paper leaves out.
    """

    session: Session
    head: PaperHead
    names: Names
    conference: str
    keeper: str
    rooms: dict[int, Room] = field(default_factory=dict)

    def room(self, meeting_id: MeetingId | None) -> Room:
        """Return a meeting; raise InvalidInput where none is named."""
        if meeting_id is None:
            raise InvalidInput("meeting_id", "required")
        if meeting_id not in self.rooms:
            self.rooms[meeting_id] = read_room(self.session, meeting_id, self.head.today)
        return self.rooms[meeting_id]


class Composer:
    """Composes one wished paper; `cleaner` holds the names that were found in free text."""

    def __init__(self, around: Surroundings, head: PaperHead, wish: CasePaperWish) -> None:
        self._around = around
        self._head = head
        self._wish = wish
        self.cleaner: Cleaner = Plain()

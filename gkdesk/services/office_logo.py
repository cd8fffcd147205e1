"""The logo of the office, and the head of its paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.errors import PictureTooLarge, PictureUnreadable
from gkdesk.models.office import Office as OfficeTable
from gkdesk.services.office_row import office_row
from gkdesk.services.outcome import Label, Outcome
from gkdesk.text.clean import clean_line

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.export import content
    from gkdesk.services.office import OfficeFacts
    from gkdesk.store.store import Store

HEIGHT = 16.0
"""Millimetres of a logo at the head of a page."""
LARGEST_FILE = 40_000_000


@dataclass(frozen=True)
class Logo:
    """A small PNG on white, and what it shows in words."""

    data: bytes
    alternative: str = ""


def prepared(path: Path) -> bytes:
    """Return a picture of a file as it may be kept; raise PictureUnreadable or PictureTooLarge.

    It touches no store, so that it can work beside the window.
    """
    from gkdesk.export.picture_file import normalised

    try:
        if path.stat().st_size > LARGEST_FILE:
            raise PictureTooLarge
        data = path.read_bytes()
    except OSError as error:
        raise PictureUnreadable from error
    return normalised(data)


class OfficeLogo:
    """Read, choose and remove the logo of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def current(self) -> Logo | None:
        """Return the logo, None where there is none."""
        with self._store.read() as session:
            found = session.execute(select(OfficeTable.logo, OfficeTable.logo_alternative)).first()
            if found is None or found.logo is None:
                return None
            return Logo(found.logo, found.logo_alternative)

    def choose(self, data: bytes) -> Outcome:
        """Keep a picture that was `prepared`; the words of an earlier one stay."""
        with self._store.transaction(Label.LOGO_CHANGED) as transaction:
            row = office_row(transaction.session)
            row.logo = data
        return Outcome(Label.LOGO_CHANGED, transaction.changes, row.id)

    def describe(self, alternative: str) -> Outcome:
        """Say in words what the logo shows, for those who do not see it."""
        clean = clean_line(alternative, "logo_alternative")
        with self._store.transaction(Label.LOGO_CHANGED) as transaction:
            row = office_row(transaction.session)
            row.logo_alternative = clean
        return Outcome(Label.LOGO_CHANGED, transaction.changes, row.id)

    def remove(self) -> Outcome:
        """Take the logo away, with its words."""
        with self._store.transaction(Label.LOGO_CHANGED) as transaction:
            row = office_row(transaction.session)
            row.logo, row.logo_alternative = None, ""
        return Outcome(Label.LOGO_CHANGED, transaction.changes, row.id)

    def letterhead(self, facts: OfficeFacts) -> content.Letterhead | None:
        """Return the head of the office's paper, None while nothing of it is known."""
        from gkdesk.export import content

        found = self.current()
        name = facts.name or facts.alliance
        if not name and found is None:
            return None
        reach = " · ".join(filter(None, (facts.phone, facts.email, facts.web)))
        lines = (facts.unit, ", ".join(facts.address_lines), reach)
        logo = content.Picture(found.data, found.alternative, HEIGHT) if found else None
        return content.Letterhead(name, tuple(filter(None, lines)), logo)

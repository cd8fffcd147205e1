"""What each client chose for her booklet, block by block, and on which day (004:6772-6789).

A choice is of one client and one profile. It is deleted with her.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from gkdesk.errors import InvalidInput
from gkdesk.models.booklets import BookletChoice as ChoiceTable
from gkdesk.models.client import Client, ClientPaper
from gkdesk.services.booklets.profiles.profile import (
    BookletBlock,
    BookletChoice,
    BookletField,
    BookletProfile,
    Fill,
    Layout,
)
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.rows import among, fetch
from gkdesk.text.ids import ClientId, PartId
from gkdesk.text.languages import find_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store


@dataclass(frozen=True)
class KeptChoice:
    """A choice with the day on which it was made and the language of the booklet.

    One that cannot be read (`is_broken`) says nothing: nobody may make a booklet in its place.
    """

    choice: BookletChoice
    language: str
    chosen_on: dt.date
    is_broken: bool = False


class Choices:
    """The choices of the clients of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, client_id: ClientId, profile_id: str) -> KeptChoice | None:
        """Return what a client chose for booklets of a profile, or None."""
        with self._store.read() as session:
            row = _row(session, client_id, profile_id)
            return None if row is None else _kept(session, row)

    def of_many(
        self, client_ids: Iterable[ClientId], profile_id: str
    ) -> Mapping[ClientId, KeptChoice]:
        """Return the choices of those who made one."""
        query = select(ChoiceTable).where(
            ChoiceTable.profile == profile_id, among(ChoiceTable.client_id, client_ids)
        )
        with self._store.read() as session:
            return {ClientId(row.client_id): _kept(session, row) for row in session.scalars(query)}

    def keep(
        self,
        client_id: ClientId,
        profile_id: str,
        choice: BookletChoice,
        *,
        language: str,
        on: dt.date | None = None,
    ) -> Outcome:
        """Keep what a client chose, today unless another day is named; raise RecordGone."""
        today = self._store.clock.today()
        day = on or today
        if day > today:
            raise InvalidInput("chosen_on", "not_yet")
        label = Label.BOOKLET_CHOICE_KEPT
        with self._store.transaction(label) as transaction:
            session = transaction.session
            fetch(session, Client, client_id)
            row = _row(session, client_id, profile_id)
            if row is None:
                row = ChoiceTable(client_id=client_id, profile=profile_id)
                session.add(row)
            row.chosen_on, row.language, row.content = day, language, choice_text(choice)
        return Outcome(label, transaction.changes, client_id)

    def remove(self, client_id: ClientId, profile_id: str) -> Outcome:
        """Forget a choice; harmless where there is none."""
        label = Label.BOOKLET_CHOICE_REMOVED
        with self._store.transaction(label) as transaction:
            row = _row(transaction.session, client_id, profile_id)
            if row is not None:
                transaction.session.delete(row)
        return Outcome(label, transaction.changes, client_id)


def is_same(one: BookletChoice, other: BookletChoice, profile: BookletProfile) -> bool:
    """Tell whether two choices make the same booklet of a profile."""
    return _meant(one, profile) == _meant(other, profile)


def _meant(choice: BookletChoice, profile: BookletProfile) -> BookletChoice:
    """Return a choice with everything in it that it leaves to its profile.

    That only some parts are made again is nothing that she chose.
    """
    return replace(
        choice,
        blocks=tuple((rule.block, choice.fill(rule.block, rule.preset)) for rule in profile.blocks),
        on_request=choice.on_request & profile.on_request,
        only=frozenset(),
        layout=choice.layout or profile.layout,
    )


def _row(session: Session, client_id: ClientId, profile_id: str) -> ChoiceTable | None:
    query = select(ChoiceTable).filter_by(client_id=client_id, profile=profile_id)
    return session.scalars(query).first()


def _kept(session: Session, row: ChoiceTable) -> KeptChoice:
    mine = select(ClientPaper.id).filter_by(client_id=row.client_id)
    papers = frozenset(PartId(ref) for ref in session.scalars(mine))
    language = row.language if find_language(row.language) else ""
    try:
        choice = read_choice(row.content)
    except ValueError:
        return KeptChoice(BookletChoice(), language, row.chosen_on, is_broken=True)
    chosen = replace(
        choice, papers_in=choice.papers_in & papers, papers_out=choice.papers_out & papers
    )
    return KeptChoice(chosen, language, row.chosen_on)


def choice_text(choice: BookletChoice) -> str:
    """Return a choice as a text that `read_choice` takes."""
    kept = {
        "blocks": {block.value: fill.value for block, fill in choice.blocks},
        "on_request": sorted(choice.on_request),
        "large_print": choice.large_print,
        "papers_in": sorted(choice.papers_in),
        "papers_out": sorted(choice.papers_out),
        "lines_in": sorted(choice.lines_in),
        "lines_out": sorted(choice.lines_out),
        "layout": choice.layout,
    }
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def read_choice(text: str) -> BookletChoice:
    """Read a choice; what a newer version meant stays out. Raises ValueError for a damaged one."""
    try:
        return _choice(json.loads(text))
    except (TypeError, KeyError, AttributeError) as error:  # a damaged store holds anything
        raise ValueError from error


def _choice(kept: Mapping[str, Any]) -> BookletChoice:
    known_blocks, known_fields = set(BookletBlock), set(BookletField)
    layout = kept["layout"]
    return BookletChoice(
        blocks=tuple(
            (BookletBlock(block), Fill(fill))
            for block, fill in kept["blocks"].items()
            if block in known_blocks
        ),
        on_request=frozenset(
            BookletField(field) for field in kept["on_request"] if field in known_fields
        ),
        large_print=bool(kept["large_print"]),
        papers_in=frozenset(map(PartId, kept["papers_in"])),
        papers_out=frozenset(map(PartId, kept["papers_out"])),
        layout=None if layout is None else Layout(layout),
        lines_in=frozenset(map(str, kept.get("lines_in", ()))),
        lines_out=frozenset(map(int, kept.get("lines_out", ()))),
    )

"""Local facts of handouts: typed once by the office, printed on every copy from then on.

A fact holds for everybody, or for those of one municipality: there it stands in place of the
general one. Where a municipality has none of its own, the general one stays, and whoever prints it
is told so. The key of a row is that of the fact; `@` and the id of the municipality follow one that
is only for her. Municipalities are renamed and never deleted, so that no such row is left behind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.errors import InvalidInput
from gkdesk.models.handouts import HandoutField
from gkdesk.models.network import Municipality
from gkdesk.services.handouts.kinds import LocalField
from gkdesk.services.handouts.template import HANDOUTS, load_handout
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.rows import require_choice
from gkdesk.text.clean import clean_line

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.services.texts.texts import Texts
    from gkdesk.store.store import Store
    from gkdesk.text.ids import MunicipalityId

LONGEST = 300
"""A fact is a line or two; what is longer is another handout."""
_PLACE = "municipality_id"
_AT = "@"


@dataclass(frozen=True)
class KnownFacts:
    """The facts to print by key, never empty; `general` are those that are not of the place."""

    texts: Mapping[str, str]
    general: frozenset[str] = frozenset()


class LocalFacts:
    """Read and save the local facts of one store."""

    def __init__(self, store: Store, texts: Texts) -> None:
        self._store = store
        self._texts = texts

    def of(
        self, handout: str, municipality_id: MunicipalityId | None = None
    ) -> tuple[LocalField, ...]:
        """Return the facts that a handout has room for, in its order, empty ones too.

        With a municipality they are its own, each with the general one that stands in for it.
        """
        if handout not in HANDOUTS:
            return ()
        template = load_handout(handout)
        place = municipality_id if template.takes_places else None
        german = self._texts.pair("de", template.texts)
        with self._store.read() as session:
            known = {row.key: row for row in _rows(session, handout)}
        return tuple(
            _field(
                key,
                german.in_german(key),
                known.get(_key(key, place)),
                None if place is None else known.get(key),
            )
            for key in template.local_keys
        )

    def save(
        self, handout: str, key: str, text: str, municipality_id: MunicipalityId | None = None
    ) -> Outcome:
        """Save a fact, the general one or that of a municipality.

        Raises InvalidInput for one that is too long or not of this handout, and for a municipality
        that is gone or that makes no difference to this handout.
        """
        if handout not in HANDOUTS or key not in load_handout(handout).local_keys:
            raise InvalidInput("key", "unknown_choice")
        if municipality_id is not None and not load_handout(handout).takes_places:
            raise InvalidInput(_PLACE, "unknown_choice")
        clean = clean_line(text, key)
        if len(clean) > LONGEST:
            raise InvalidInput(key, "too_long", limit=LONGEST)
        with self._store.transaction(Label.HANDOUT_FIELD_CHANGED) as transaction:
            session, name = transaction.session, _key(key, municipality_id)
            require_choice(session, Municipality, municipality_id, field=_PLACE)
            row = next((each for each in _rows(session, handout) if each.key == name), None)
            if row is None:
                row = HandoutField(handout=handout, key=name)
                session.add(row)
            row.text, row.updated_on = clean, self._store.clock.today()
        return Outcome(Label.HANDOUT_FIELD_CHANGED, transaction.changes)


def read_facts(
    session: Session, handout: str, municipality_id: MunicipalityId | None
) -> KnownFacts:
    """Return the facts that somebody has entered: those of the municipality, else the general."""
    keys = load_handout(handout).local_keys
    known = {row.key: row.text for row in _rows(session, handout) if row.text}
    general = {key: known[key] for key in keys if key in known}
    if municipality_id is None:
        return KnownFacts(general)
    own = {
        key: known[_key(key, municipality_id)]
        for key in keys
        if _key(key, municipality_id) in known
    }
    return KnownFacts(general | own, frozenset(general) - frozenset(own))


def _rows(session: Session, handout: str) -> list[HandoutField]:
    query = select(HandoutField).where(HandoutField.handout == handout)
    return list(session.scalars(query))


def _key(key: str, municipality_id: MunicipalityId | None) -> str:
    return key if municipality_id is None else f"{key}{_AT}{municipality_id}"


def _field(
    key: str, label: str, own: HandoutField | None, general: HandoutField | None
) -> LocalField:
    return LocalField(
        key,
        label,
        "" if own is None else own.text,
        None if own is None else own.updated_on,
        "" if general is None else general.text,
    )

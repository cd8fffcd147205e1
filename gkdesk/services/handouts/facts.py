"""Local facts of handouts: typed once by the office, printed on every copy from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.errors import InvalidInput
from gkdesk.models.handouts import HandoutField
from gkdesk.services.handouts.kinds import LocalField
from gkdesk.services.handouts.template import HANDOUTS, load_handout
from gkdesk.services.outcome import Label, Outcome
from gkdesk.text.clean import clean_line

if TYPE_CHECKING:
    from gkdesk.services.texts.texts import Texts
    from gkdesk.store.store import Store

LONGEST = 300
"""A fact is a line or two; what is longer is another handout."""


class LocalFacts:
    """Read and save the local facts of one store."""

    def __init__(self, store: Store, texts: Texts) -> None:
        self._store = store
        self._texts = texts

    def of(self, handout: str) -> tuple[LocalField, ...]:
        """Return the facts that a handout has room for, in its order, empty ones too."""
        if handout not in HANDOUTS:
            return ()
        template = load_handout(handout)
        german = self._texts.pair("de", template.texts)
        with self._store.read() as session:
            rows = session.scalars(select(HandoutField).where(HandoutField.handout == handout))
            known = {row.key: (row.text, row.updated_on) for row in rows}
        return tuple(
            LocalField(key, german.in_german(key), *known.get(key, ("", None)))
            for key in template.local_keys
        )

    def save(self, handout: str, key: str, text: str) -> Outcome:
        """Save a fact; raises InvalidInput for one that is too long or not of this handout."""
        if handout not in HANDOUTS or key not in load_handout(handout).local_keys:
            raise InvalidInput("key", "unknown_choice")
        clean = clean_line(text, key)
        if len(clean) > LONGEST:
            raise InvalidInput(key, "too_long", limit=LONGEST)
        with self._store.transaction(Label.HANDOUT_FIELD_CHANGED) as transaction:
            session = transaction.session
            row = session.scalars(
                select(HandoutField).where(HandoutField.handout == handout, HandoutField.key == key)
            ).first()
            if row is None:
                row = HandoutField(handout=handout, key=key)
                session.add(row)
            row.text, row.updated_on = clean, self._store.clock.today()
        return Outcome(Label.HANDOUT_FIELD_CHANGED, transaction.changes)

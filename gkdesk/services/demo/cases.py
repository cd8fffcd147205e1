"""Write what a case is about: phases, chain, referrals, grounds of disclosure and what left."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gkdesk.services.clients import case_fields, fields
from gkdesk.services.demo.calendar import next_conference
from gkdesk.services.demo.values import Table, Values
from gkdesk.services.disclosures import DisclosureFields
from gkdesk.text.codes.cases import ConsentPurpose
from gkdesk.text.codes.clients import Basis, Category
from gkdesk.text.ids import PartId

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gkdesk.services.demo.network import Keys
    from gkdesk.services.one_step import OneStep
    from gkdesk.text.ids import ClientId

_LISTS: dict[str, type[Any]] = {
    "topics": case_fields.Topic,
    "education": case_fields.Education,
    "permits": case_fields.CoursePermit,
    "notes": case_fields.Note,
}
_REFERENCES = {"organisation": "organisation_id", "contact": "contact_id", "offer": "offer_id"}
_YEAR = 365
_ALL = "all"
_AIM = "Gemeinsame Klärung der nächsten Schritte"


class CaseWriter:
    """Writes the case of one client after the other."""

    def __init__(self, services: OneStep, keys: Keys, today: dt.date) -> None:
        self._services = services
        self._keys = keys
        self._values = Values(today)
        self._today = today
        self._last_day_before = next_conference(today) - dt.timedelta(days=1)

    def write(self, client_id: ClientId, table: Table, members: Mapping[str, PartId]) -> None:
        """Write all that the file says of one case; `members` are the persons of a family."""
        for code, since, *note in table.get("phases", ()):
            phase = case_fields.Phase(code, self._values.on(since), note="".join(note))
            self._services.clients.enter_phase(client_id, phase)
        for key, group in _LISTS.items():
            for row in table.get(key, ()):
                self._save(client_id, self._values.group(group, row))
        steps = self._chain(client_id, table.get("chain", ()))
        for row in table.get("referrals", ()):
            step = steps[row["step"]] if "step" in row else None
            self._save(client_id, self._linked(case_fields.Referral, row, step_id=step))
        for consent, withdrawn in self._consents(table, members):
            self._consent(client_id, consent, withdrawn)
        for on, what, recipient, *basis in table.get("disclosed", ()):
            self._services.at(self._values.on(on))
            ground = Basis(basis[0]) if basis else Basis.CONSENT
            self._services.disclosures.add(client_id, DisclosureFields(what, recipient, ground))
        self._services.at(self._today)

    def _chain(self, client_id: ClientId, rows: list[Table]) -> list[PartId]:
        steps = [self._save(client_id, self._linked(case_fields.ChainStep, row)) for row in rows]
        for place, row in enumerate(rows):
            if "next" in row:
                is_open = "opening" in row["next"] or place + 1 == len(steps)
                to = None if is_open else steps[place + 1]
                made = self._linked(
                    case_fields.Transition, row["next"], from_id=steps[place], to_id=to
                )
                self._save(client_id, made)
        return steps

    def _consents(
        self, table: Table, members: Mapping[str, PartId]
    ) -> Iterator[tuple[case_fields.Consent, int | None]]:
        """Yield the grounds of a case, each with the day of its withdrawal."""
        if "agreed" in table:
            on = table["agreed"]
            spoken = table.get("interpreter", {}).get("language", "")
            usual = self._usual(on, spoken)
            yield replace(usual, purpose=ConsentPurpose.RECORD), None
            yield replace(usual, purpose=ConsentPurpose.CONFERENCE), None
            for key, categories in table.get("shares", ()):
                office = self._keys.ref("organisation", key)
                yield (
                    replace(
                        usual,
                        organisation_id=office,
                        aim=_AIM,
                        categories=_categories(categories),
                    ),
                    None,
                )
        for row in table.get("consents", ()):
            yield self._entered(row, members), row.get("withdrawn")

    def _entered(self, row: Table, members: Mapping[str, PartId]) -> case_fields.Consent:
        linked: case_fields.Consent = self._linked(
            case_fields.Consent,
            row,
            body_id=self._keys.ref("body", row.get("body")),
            member_id=members[row["member"]] if "member" in row else None,
            categories=_categories(row.get("categories", "")),
        )
        until = self._last_day_before if row.get("ends_before_conference") else linked.until
        return replace(linked, until=until)

    def _usual(self, on: int, spoken: str) -> case_fields.Consent:
        day = self._values.on(on)
        return case_fields.Consent(
            since=day, signed_on=day, until=self._values.on(on + _YEAR), language=spoken
        )

    def _consent(
        self, client_id: ClientId, consent: case_fields.Consent, withdrawn: int | None
    ) -> None:
        ref = self._save(client_id, consent)
        if withdrawn is not None:
            self._services.consents.withdraw(client_id, ref, self._values.on(withdrawn))

    def _linked(self, group: type[Any], row: Table, **references: object) -> Any:  # noqa: ANN401 – of that group
        named = {
            field: self._keys.ref(kind, row[kind])
            for kind, field in _REFERENCES.items()
            if kind in row
        }
        return self._values.group(group, row, **named, **references)

    def _save(self, client_id: ClientId, part: fields.Part) -> PartId:
        ref = self._services.clients.save_part(client_id, part).ref
        return PartId(ref or 0)


def _categories(text: str) -> tuple[str, ...]:
    return tuple(each.value for each in Category) if text == _ALL else tuple(text.split())

"""A row of a client list as what the record of a client consists of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from gkdesk.services.clients import fields
from gkdesk.services.clients.case_fields import Note, Phase
from gkdesk.services.validation import checked
from gkdesk.text.codes.clients import (
    CaseForm,
    Category,
    ReachKind,
    ReferenceOffice,
    SpokenLevel,
)
from gkdesk.text.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import DataclassInstance

    from gkdesk.incoming.checking import CheckedRow
    from gkdesk.text.ids import MunicipalityId

Some = TypeVar("Some", bound="DataclassInstance")
_WAYS = {
    "phone": ReachKind.PHONE,
    "mobile": ReachKind.MOBILE,
    "messenger": ReachKind.MESSENGER,
    "email": ReachKind.EMAIL,
}
_GERMAN = "de"
_NO_FACTS = fields.OptionalFacts()
_NO_ADDRESS = fields.Address()
_NO_INTERPRETER = fields.InterpreterFacts()
_NO_GERMAN = fields.GermanLevel()
_NO_CASE = fields.CaseFacts()


@dataclass(frozen=True)
class ClientEntry:
    """What a list says of one client; `began_on` None means that it does not say since when."""

    identity: fields.Identity
    facts: fields.OptionalFacts = field(default=_NO_FACTS)
    address: fields.Address = field(default=_NO_ADDRESS)
    interpreter: fields.InterpreterFacts = field(default=_NO_INTERPRETER)
    german: fields.GermanLevel = field(default=_NO_GERMAN)
    case: fields.CaseFacts = field(default=_NO_CASE)
    began_on: dt.date | None = None
    parts: tuple[fields.Part, ...] = ()

    def of(self, kind: type) -> tuple[Any, ...]:
        """Return the rows of one list."""
        return tuple(part for part in self.parts if type(part) is kind)


class Cleaner:
    """Checks groups and rows; many rows of a list say the same, and that is checked once."""

    def __init__(self) -> None:
        self._clean: dict[Any, Any] = {}

    def __call__(self, group: Some) -> Some:
        """Return the checked group; raise InvalidInput for what a record cannot hold."""
        found: Some | None = self._clean.get(group)
        if found is None:
            found = self._clean[group] = checked(group)
        return found


def entry_of(
    row: CheckedRow,
    municipality: MunicipalityId | None,
    lead: fields.Lead | None,
    clean: Cleaner,
) -> ClientEntry:
    """Return the checked record of a row; raise InvalidInput for what a record cannot hold."""
    values = row.values
    address: Any = {k: v for k, v in row.of("address").items() if k != "municipality"}
    german: Any = row.of("german")
    case: Any = row.of("case")
    facts: Any = row.of("facts")
    began: Any = values.get("record.began_on")
    parts = [*_parts(row), *([lead] if lead is not None else [])]
    return ClientEntry(
        identity=checked(_identity(row)),
        facts=clean(fields.OptionalFacts(**facts)) if facts else _NO_FACTS,
        address=clean(fields.Address(**address, municipality_id=municipality)),
        interpreter=_interpreter(row),
        german=fields.GermanLevel(**german) if german else _NO_GERMAN,
        case=fields.CaseFacts(**case) if case else _NO_CASE,
        began_on=began,
        parts=tuple(clean(part) for part in parts),
    )


def births_differ(row: CheckedRow) -> bool:
    """Tell whether the year of birth of a row is not that of the date of birth."""
    birth, year = row.values.get("identity.birth"), row.values.get("identity.birth_year")
    if not isinstance(birth, PartialDate) or not isinstance(year, PartialDate):
        return False
    return birth.year != year.year


def _identity(row: CheckedRow) -> fields.Identity:
    said: Any = row.of("identity")
    year = said.pop("birth_year", None)
    said.setdefault("birth", year)
    identity = fields.Identity(**said)
    members: Any = row.values.get("family.members", ())
    several = bool(members) and members != 1
    count: Any = row.values.get("family.count", 0)
    if "form" not in said and (several or count > 1):
        identity = replace(identity, form=CaseForm.FAMILY)
    return identity


def _interpreter(row: CheckedRow) -> fields.InterpreterFacts:
    said: Any = row.of("interpreter")
    if not said:
        return _NO_INTERPRETER
    said["language"] = next(iter(said.get("language", ())), "")
    return fields.InterpreterFacts(**said)


def _parts(row: CheckedRow) -> Iterator[fields.Part]:
    """Give the rows of all lists."""
    status: Any = row.of("status")
    course: Any = row.of("course")
    step: Any = row.of("step")
    areas: Any = row.values.get("legal.areas", ())
    phase: Any = row.values.get("phase.phase")
    note: Any = row.values.get("note.line")
    yield from _ways(row)
    for office, number in row.of("reference").items():
        yield fields.Reference(ReferenceOffice(office), str(number))
    yield from _languages(row)
    if "status" in status:
        yield fields.StatusEntry(**status)
    for area in areas:
        yield fields.LegalAreaEntry(area)
    if "kind" in course:
        yield fields.Course(**course)
    if phase:
        yield Phase(phase)
    if "what" in step:
        yield fields.Step(**step)
    yield from _family(row)
    if note:
        yield Note(note)


def _ways(row: CheckedRow) -> Iterator[fields.ReachWay]:
    said: Any = row.of("reach")
    everybody = said.get("listeners", "")
    for name, kind in _WAYS.items():
        value = said.get(name)
        texts = value if isinstance(value, tuple) else (value,)
        heard = said.get(f"{name}_listeners") or everybody
        for text in filter(None, texts):
            yield fields.ReachWay(kind, text, listeners=" ".join(heard.split()))


def _languages(row: CheckedRow) -> Iterator[fields.SpokenLanguage]:
    """Give the languages; of a language that is only named, no more is said than needed."""
    native: Any = row.values.get("languages.native", ())
    spoken: Any = row.values.get("languages.spoken", ())
    for code in native:
        yield fields.SpokenLanguage(code)
    for code in spoken:
        if code not in native:
            level = SpokenLevel.SOME if code == _GERMAN else SpokenLevel.GOOD
            yield fields.SpokenLanguage(code, level)


def _family(row: CheckedRow) -> Iterator[fields.Part]:
    """Give the members by name; of those without one only their number is noted."""
    members: Any = row.values.get("family.members", ())
    count: Any = row.values.get("family.count", 0)
    told = []
    if isinstance(members, int):
        told.append(f"{members} Familienmitglieder")
    else:
        for name in members:
            yield fields.Member(name)
    if count > 1:
        told.append(f"{count} Personen")
    if told:
        yield Note(f"Laut Liste: {', '.join(told)}.", category=Category.FAMILY)

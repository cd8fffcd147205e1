"""What the head of a client's page says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.clients import CaseState, CodeList, InterpreterNeed, Salutation, SpokenLevel
from gkdesk.text.dates import format_day, format_day_short
from gkdesk.text.wording.clients import word
from gkdesk.ui.pages.people.row_texts import birth_text, expires_soon, language_name
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.widgets import Tone

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.services.clients.fields import StatusEntry
    from gkdesk.services.clients.views import ClientDetail
    from gkdesk.ui.pages.people.row_texts import Lookup

Mark = tuple[str, Tone, str]
NO_INTERPRETER = frozenset({InterpreterNeed.UNKNOWN, InterpreterNeed.NOT_NEEDED})


def own_name(client: ClientDetail) -> str:
    """Return the name in its own script, unless it is the one in the heading."""
    own = client.identity.own_name
    return "" if own == client.name else own


def facts_line(client: ClientDetail, today: dt.date) -> str:
    """Return age, address, languages with the interpreter, municipality and code in one line."""
    identity = client.identity
    languages = ", ".join(_spoken(each.language, each.level) for each in client.languages)
    if client.interpreter.need not in NO_INTERPRETER:
        interpreter = f"Dolmetschen {word(client.interpreter.need)}"
        languages = ", ".join(filter(None, (languages, interpreter)))
    return joined(
        birth_text(identity.birth, today),
        _address(identity.pronoun, identity.salutation),
        languages,
        client.municipality,
        identity.code if identity.code != client.name else "",
    )


def tags(client: ClientDetail, today: dt.date, lookup: Lookup) -> list[Mark]:
    """Return the marks below the name: ended, status with its expiry, phase, lead and extent."""
    found: list[Mark] = []
    if client.state is CaseState.ENDED:
        found.append((_ended(client), Tone.QUIET, "flag"))
    status = current_status(client, today)
    if status is not None:
        found.append(_status_tag(status, today, lookup))
    phase = current_phase(client, today)
    if phase:
        found.append((f"Phase: {lookup.entry(CodeList.CASE_PHASE, phase)}", Tone.QUIET, "flag"))
    if client.case.triage:
        words = lookup.entry(CodeList.CASE_TRIAGE, client.case.triage)
        found.append((words, Tone.QUIET, "info"))
    if client.lead is not None:
        names = filter(None, (client.lead.organisation_name, client.lead.contact_name))
        leads = ", ".join(inside(name) for name in names)
        found.append((f"Fallführung: {leads}", Tone.QUIET, "person"))
    return found


def current_status(client: ClientDetail, today: dt.date) -> StatusEntry | None:
    """Return the newest status that has not ended, else the newest one."""
    valid = (each for each in client.statuses if each.until is None or each.until >= today)
    return next(valid, client.statuses[0] if client.statuses else None)


def current_phase(client: ClientDetail, today: dt.date) -> str:
    """Return the code of the phase that goes on, "" for none."""
    going_on = (each for each in client.phases if each.until is None or each.until > today)
    return next((each.phase for each in going_on if not each.since or each.since <= today), "")


def _ended(client: ClientDetail) -> str:
    day = f" am {format_day(client.ended_on)}" if client.ended_on else ""
    reason = f": {inside(client.end_reason)}" if client.end_reason else ""
    return f"beendet{day}{reason}"


def _status_tag(status: StatusEntry, today: dt.date, lookup: Lookup) -> Mark:
    name = lookup.entry(CodeList.RESIDENCE_STATUS, status.status)
    expiry = status.document_until or status.until
    until = f" bis {format_day_short(expiry, today)}" if expiry else ""
    if expires_soon(expiry, today):
        return f"{name}{until}", Tone.WARN, "warn"
    return f"{name}{until}", Tone.QUIET, "document"


def _address(pronoun: str, salutation: Salutation | None) -> str:
    if pronoun or salutation is None or salutation is Salutation.NAME_ONLY:
        return pronoun
    return word(salutation)


def _spoken(code: str, level: SpokenLevel) -> str:
    name = language_name(code)
    return f"etwas {name}" if level is SpokenLevel.SOME else name

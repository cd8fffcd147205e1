"""Which steps are appointments: those that name a time of day, and those to which one goes.

A step has one date only. „Vorstellungsgespräch bei den Stadtwerken“ takes place on that day, also
where nobody typed the hour yet; „Vorstellungsgespräch üben“ is to be done by then. The words tell:
an appointment is named, and nothing is to be done before it. Where that is not clear, the step is a
deadline: whoever comes too early loses less than who comes too late.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gkdesk.services.clients.fields import Step

_TIME = re.compile(r"(?<!bis )\b([01]?\d|2[0-3])(?:[:.]([0-5]\d))?\s*Uhr\b", re.IGNORECASE)
_EVENT = re.compile(
    r"\b(?P<before>(?:vor|nach|für|bis|wegen|ohne|ab|seit"
    r"|(?:einladung|unterlagen?|ergebnis|protokoll|nachweis|bescheinigung)(?:\s+\w+)?)"
    r"\s+(?:\w+\s+){0,2})?"
    r"[\w-]*(?:gespräch|termin|interview|prüfung|besichtigung|untersuchung|einschulung|elternabend|sprechstunde"
    r"|sprechtag|veranstaltung|anhörung|besprechung|konferenz|hausbesuch|probetag|schnuppertag"
    r"|probearbeit(?:en)?|vorsprache|übergabe|beginnt?|(?:kurs|schul|arbeits)tag|(?-i:Treffen)|(?:\b|einstufungs|eignungs|sprach)test)\b(?!-)",
    re.IGNORECASE,
)
_BEGINNING = re.compile(r"kurs.*beginnt?\b|beginn\b.*kurs|\bkurstag\b", re.IGNORECASE | re.DOTALL)
_BEFORE_IT = re.compile(
    r"vereinbar|ausmach|abmach|anmeld|vorbereit|\büben\b|übung|\blernen\b|absag|zusag|verschieb"
    r"|verleg|\b(?:an|nach|er)?fragen\b|buch(?:en|ung)\b|beantrag|bestätig|organisier|klären"
    r"|\bsuch(?:en|e)\b|schick|senden|mitbring|kopier|besorg|ausfüll|abgeben|abholen|bitten|anruf"
    r"|planen",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"\b([a-zäöüß]+(?:en|eln|ern))\W*$")
_ATTENDING = frozenset(
    {"gehen", "hingehen", "mitgehen", "kommen", "fahren", "teilnehmen", "wahrnehmen", "erscheinen"}
    | {"besuchen", "ablegen", "haben", "begleiten", "probearbeiten"}
)
_MOST_LETTERS = 400
"""Who writes more tells something, and names no appointment."""


def is_appointment(step: Step) -> bool:
    """Tell whether a step takes place on its day, and is not due by then."""
    return bool(time_of(step)) or _names_one(step.what)


def is_bare_beginning(step: Step) -> bool:
    """Tell whether a step says of a course only that it begins, and not at what time."""
    return bool(_BEGINNING.search(step.what)) and not time_of(step)


def time_of(step: Step) -> str:
    """Return the time of day that a step names („10:30“), or nothing."""
    found = _TIME.search(step.what)
    return f"{int(found[1])}:{found[2] or '00'}" if found else ""


def _names_one(words: str) -> bool:
    if len(words) > _MOST_LETTERS or _BEFORE_IT.search(words):
        return False
    deed = _INFINITIVE.search(words)
    if deed is not None and deed[1] not in _ATTENDING:
        return False
    return any(not found["before"] for found in _EVENT.finditer(words))

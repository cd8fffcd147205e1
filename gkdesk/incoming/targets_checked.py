"""The day on which somebody checked a record: the same target for every kind of list."""

from __future__ import annotations

from gkdesk.incoming.spec import CHECKED_ON, Target, ValueKind

CHECKED = Target(
    CHECKED_ON,
    "Geprüft am",
    (
        "Stand",
        "Stand vom",
        "Datenstand",
        "geprüft",
        "zuletzt geprüft",
        "zuletzt geprüft am",
        "bestätigt am",
        "zuletzt bestätigt",
        "aktualisiert",
        "aktualisiert am",
        "letzte Prüfung",
        "letzte Aktualisierung",
    ),
    ValueKind.PAST_DAY,
)

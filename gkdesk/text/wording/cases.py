"""The German words of the fixed codes of cases, in one table each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkdesk.text.codes.cases import (
    ChainState,
    ConsentPurpose,
    ConsentState,
    EducationKind,
    Flow,
    NoteSource,
    Opening,
    Recognition,
    ReferralState,
    SignatoryKind,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import Enum

CASE_WORDS: dict[type[Enum], Mapping[Any, str]] = {
    EducationKind: {
        EducationKind.SCHOOL: "Schule",
        EducationKind.TRAINING: "Ausbildung",
        EducationKind.STUDY: "Studium",
        EducationKind.WORK: "Arbeit",
        EducationKind.INTERNSHIP: "Praktikum",
        EducationKind.VOLUNTARY: "Ehrenamt",
        EducationKind.MEASURE: "Maßnahme",
    },
    Recognition: {
        Recognition.NOT_ASKED: "nicht gefragt",
        Recognition.APPLIED: "Anerkennung beantragt",
        Recognition.PARTLY: "teilweise anerkannt",
        Recognition.RECOGNISED: "anerkannt",
        Recognition.REFUSED: "nicht anerkannt",
        Recognition.NOT_NEEDED: "Anerkennung nicht nötig",
    },
    NoteSource: {
        NoteSource.OFFICE: "eigene Beobachtung",
        NoteSource.CLIENT: "von der Person",
        NoteSource.COUNSELLING: "aus der Beratung",
        NoteSource.FOREIGNERS_OFFICE: "von der Ausländerbehörde",
        NoteSource.OTHERS: "von anderen",
    },
    ChainState: {
        ChainState.PLANNED: "geplant",
        ChainState.RUNNING: "läuft",
        ChainState.DONE: "erledigt",
        ChainState.BROKEN_OFF: "abgebrochen",
    },
    Opening: {
        Opening.MISSING: "Angebot fehlt",
        Opening.NOT_USED: "Angebot nicht genutzt",
        Opening.UNCLEAR: "noch nicht geklärt",
    },
    ReferralState: {
        ReferralState.PROPOSED: "vorgeschlagen",
        ReferralState.ASKED: "angefragt",
        ReferralState.ACCEPTED: "angenommen",
        ReferralState.DECLINED: "abgelehnt",
        ReferralState.BEGUN: "begonnen",
        ReferralState.ANSWERED: "Rückmeldung erhalten",
        ReferralState.WITHDRAWN: "zurückgezogen",
    },
    ConsentPurpose: {
        ConsentPurpose.DISCLOSURE: "Weitergabe an eine Stelle",
        ConsentPurpose.RECORD: "Führen der Akte",
        ConsentPurpose.CONFERENCE: "Besprechung in der Fallkonferenz",
        ConsentPurpose.FOLLOW_UP: "spätere Kontaktaufnahme durch ein Folgeprogramm",
    },
    SignatoryKind: {
        SignatoryKind.PERSON: "die Person selbst",
        SignatoryKind.PARENT: "Sorgeberechtigte",
        SignatoryKind.GUARDIAN: "rechtliche Betreuung",
    },
    Flow: {
        Flow.TO_RECIPIENT: "von uns an die Stelle",
        Flow.FROM_RECIPIENT: "von der Stelle an uns",
        Flow.BOTH: "in beide Richtungen",
    },
    ConsentState: {
        ConsentState.PREPARED: "noch nicht unterschrieben",
        ConsentState.COMING: "gilt noch nicht",
        ConsentState.VALID: "gilt",
        ConsentState.EXPIRED: "abgelaufen",
        ConsentState.WITHDRAWN: "widerrufen",
    },
}

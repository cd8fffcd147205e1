"""The German words of the fixed codes, in one table each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkdesk.text.codes.clients import (
    Audience,
    BackupReason,
    Basis,
    CaseForm,
    CaseState,
    Category,
    CefrLevel,
    CodeList,
    ContactWay,
    CourseStatus,
    DueGroup,
    DueKind,
    Gender,
    InterpreterNeed,
    MaritalStatus,
    ReachKind,
    RecordKind,
    ReferenceOffice,
    Salutation,
    SpokenLevel,
)
from gkdesk.text.codes.findings import SeatWeight, StatusGroup, Territory
from gkdesk.text.languages import find_language
from gkdesk.text.wording.booklets import BOOKLET_WORDS
from gkdesk.text.wording.cases import CASE_WORDS
from gkdesk.text.wording.meetings import MEETING_WORDS
from gkdesk.text.wording.network import NETWORK_WORDS
from gkdesk.text.wording.records import RECORD_WORDS
from gkdesk.text.wording.working_aids import AID_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import Enum

# Values of two lists may be equal strings ("email"), so every list has its own table.
_WORDS: dict[type[Enum], Mapping[Any, str]] = {
    **AID_WORDS,
    **BOOKLET_WORDS,
    **CASE_WORDS,
    **MEETING_WORDS,
    **NETWORK_WORDS,
    **RECORD_WORDS,
    RecordKind: {
        RecordKind.CLIENT: "Person",
        RecordKind.CONTACT_PERSON: "Ansprechperson",
        RecordKind.ORGANISATION: "Organisation",
        RecordKind.MUNICIPALITY: "Gemeinde",
        RecordKind.OFFICE: "Angaben zur Dienststelle",
        RecordKind.PROFILE: "Programmprofil",
        RecordKind.CODE_ENTRY: "Auswahlliste",
        RecordKind.BODY: "Gremium",
        RecordKind.COOPERATION: "Kooperation",
        RecordKind.OFFER: "Angebot",
        RecordKind.NEED: "Bedarf",
        RecordKind.TASK: "Aufgabe",
        RecordKind.SNAPSHOT: "Stand des Netzwerks",
        RecordKind.FINDING: "Hinweis der Auswertung",
        RecordKind.MEETING_SERIES: "Sitzungsreihe",
        RecordKind.MEETING: "Sitzung",
        RecordKind.ACTION_ITEM: "Verabredung",
        RecordKind.STRUCTURAL_ISSUE: "Strukturthema",
        RecordKind.WORKING_AID: "Arbeitshilfe",
        RecordKind.AID_TEMPLATE: "Vorlage einer Arbeitshilfe",
        RecordKind.BOOKLET_PROFILE: "Heftprofil",
        RecordKind.BOOKLET_COPY: "Exemplar eines Hefts",
        RecordKind.OFFICE_LANGUAGE: "Sprache",
        RecordKind.OFFICE_TEXT: "Text",
        RecordKind.HANDOUT_FIELD: "Angabe in einem Handzettel",
        RecordKind.HANDOUT_COPY: "Exemplar eines Handzettels",
    },
    CaseForm: {
        CaseForm.PERSON: "Einzelperson",
        CaseForm.FAMILY: "Familie",
    },
    CaseState: {
        CaseState.ACTIVE: "aktiv",
        CaseState.ENDED: "beendet",
    },
    Salutation: {
        Salutation.MS: "Frau",
        Salutation.MR: "Herr",
        Salutation.NAME_ONLY: "nur mit Namen",
    },
    Gender: {
        Gender.FEMALE: "weiblich",
        Gender.MALE: "männlich",
        Gender.DIVERSE: "divers",
        Gender.NO_ENTRY: "ohne Eintrag",
    },
    MaritalStatus: {
        MaritalStatus.SINGLE: "ledig",
        MaritalStatus.MARRIED: "verheiratet",
        MaritalStatus.PARTNERSHIP: "in eingetragener Lebenspartnerschaft",
        MaritalStatus.SEPARATED: "getrennt lebend",
        MaritalStatus.DIVORCED: "geschieden",
        MaritalStatus.WIDOWED: "verwitwet",
    },
    ReachKind: {
        ReachKind.MOBILE: "Mobiltelefon",
        ReachKind.PHONE: "Telefon",
        ReachKind.MESSENGER: "Messenger",
        ReachKind.EMAIL: "E-Mail",
        ReachKind.LETTER: "Brief",
        ReachKind.PERSON: "über eine andere Person",
        ReachKind.OTHER: "anderer Weg",
    },
    ReferenceOffice: {
        ReferenceOffice.FOREIGNERS_OFFICE: "Ausländerbehörde",
        ReferenceOffice.BAMF: "BAMF",
        ReferenceOffice.CENTRAL_REGISTER: "AZR-Nummer",
        ReferenceOffice.JOBCENTER: "Jobcenter",
        ReferenceOffice.EMPLOYMENT_AGENCY: "Agentur für Arbeit",
        ReferenceOffice.SOCIAL_OFFICE: "Sozialamt",
        ReferenceOffice.YOUTH_OFFICE: "Jugendamt",
        ReferenceOffice.HEALTH_INSURANCE: "Krankenkasse",
        ReferenceOffice.OTHER: "andere Organisation",
    },
    SpokenLevel: {
        SpokenLevel.NATIVE: "Muttersprache",
        SpokenLevel.GOOD: "gut",
        SpokenLevel.SOME: "etwas",
        SpokenLevel.READS: "liest",
    },
    InterpreterNeed: {
        InterpreterNeed.UNKNOWN: "nicht bekannt",
        InterpreterNeed.NOT_NEEDED: "nicht nötig",
        InterpreterNeed.OFFICES: "für Behördentermine",
        InterpreterNeed.ALWAYS: "immer",
    },
    CefrLevel: {
        CefrLevel.ALPHA: "Alphabetisierung",
        CefrLevel.A1: "A1",
        CefrLevel.A2: "A2",
        CefrLevel.B1: "B1",
        CefrLevel.B2: "B2",
        CefrLevel.C1: "C1",
        CefrLevel.C2: "C2",
    },
    CourseStatus: {
        CourseStatus.REGISTERED: "angemeldet",
        CourseStatus.WAITING: "auf der Warteliste",
        CourseStatus.RUNNING: "läuft",
        CourseStatus.FINISHED: "beendet",
        CourseStatus.BROKEN_OFF: "abgebrochen",
    },
    ContactWay: {
        ContactWay.TALK: "Gespräch",
        ContactWay.HOME_VISIT: "Hausbesuch",
        ContactWay.PHONE: "Telefon",
        ContactWay.MESSAGE: "Nachricht",
        ContactWay.EMAIL: "E-Mail",
        ContactWay.LETTER: "Brief",
        ContactWay.VIA_OTHERS: "über andere",
    },
    Category: {
        Category.CONTACT: "Name und Kontaktdaten",
        Category.EDUCATION_WORK: "Bildung und Arbeit",
        Category.LANGUAGE: "Sprache",
        Category.FAMILY: "Familie",
        Category.RESIDENCE: "Aufenthalt",
        Category.HEALTH: "Gesundheit und psychosoziale Lage",
        Category.PLANS: "Pläne und Ziele",
    },
    Basis: {
        Basis.CONSENT: "Einwilligung",
        Basis.RELEASE: "Schweigepflichtentbindung",
        Basis.LEGAL_PROVISION: "gesetzliche Befugnis",
        Basis.NO_PERSON: "ohne Personenbezug",
        Basis.OWN_DATA: "an die Person selbst",
        Basis.DECISION: "Entscheidung im Einzelfall, mit Begründung",
    },
    Audience: {
        Audience.OFFICE: "für den eigenen Gebrauch",
        Audience.CLIENT: "für die Person selbst",
        Audience.PARTICIPANT: "für Teilnehmende",
        Audience.STEERING_GROUP: "für die Lenkungsgruppe",
        Audience.MINISTRY: "für das Ministerium",
        Audience.PUBLIC: "öffentlich",
    },
    DueKind: {
        DueKind.FOLLOW_UP: "Wiedervorlage",
        DueKind.STEP: "nächster Schritt",
        DueKind.STATUS: "Aufenthaltspapier läuft ab",
        DueKind.PAPER: "Papier läuft ab",
        DueKind.NO_STEP: "kein nächster Schritt",
        DueKind.NO_CONTACT: "lange nicht gesprochen",
        DueKind.STALE_CONTACT: "Ansprechperson prüfen",
        DueKind.STALE_ORGANISATION: "Organisation prüfen",
        DueKind.AGREEMENT_REVIEW: "Vereinbarung prüfen",
        DueKind.GAP_WITHOUT_OWNER: "Lücke ohne Zuständige",
        DueKind.TASK: "Aufgabe",
        DueKind.CONSENT: "Einwilligung läuft ab",
        DueKind.PERMIT: "Berechtigungsschein läuft ab",
        DueKind.REFERRAL: "Überleitung ohne Antwort",
        DueKind.GOAL: "Ziel",
        DueKind.COURSE: "Kursbeginn",
        DueKind.CASE_AGAIN: "Wiedervorlage in einer Konferenz",
        DueKind.LEGAL_AREA: "Wechsel des Rechtskreises",
        DueKind.ACTION: "Verabredung",
        DueKind.MEETING: "Sitzung",
        DueKind.SERIES: "Reihe ohne Termin",
        DueKind.MINUTES: "Protokoll",
        DueKind.ISSUE: "Strukturthema",
        DueKind.AID: "Arbeitshilfe",
        DueKind.BACKUP: "Sicherung",
    },
    DueGroup: {
        DueGroup.OVERDUE: "Überfällig",
        DueGroup.TODAY: "Heute",
        DueGroup.THIS_WEEK: "Diese Woche",
        DueGroup.SOON: "Demnächst",
    },
    StatusGroup: {
        StatusGroup.TOLERATED: "Duldung",
        StatusGroup.PERMITTED: "Aufenthaltsgestattung",
    },
    SeatWeight: {
        SeatWeight.LEADING: "leitet oder koordiniert",
    },
    Territory: {
        Territory.DISTRICT: "Kreis",
        Territory.CITY: "kreisfreie Stadt",
        Territory.TOWN: "kreisangehörige Kommune",
    },
    BackupReason: {
        BackupReason.SCHEDULE: "von selbst",
        BackupReason.BY_HAND: "von Hand",
        BackupReason.MIGRATION: "vor einer neuen Programmversion",
    },
    CodeList: {
        CodeList.RESIDENCE_STATUS: "Aufenthaltsstatus",
        CodeList.LEGAL_AREA: "Rechtskreise",
        CodeList.FIELD_OF_ACTION: "Handlungsfelder",
        CodeList.ORGANISATION_KIND: "Arten von Organisationen",
        CodeList.COURSE_KIND: "Arten von Sprachkursen",
        CodeList.PAPER_KIND: "Arten von Papieren",
        CodeList.BODY_KIND: "Arten von Gremien",
        CodeList.MEMBER_ROLE: "Rollen in Gremien",
        CodeList.COOPERATION_FORMAT: "Formate der Zusammenarbeit",
        CodeList.FUNDING_MODULE: "Bausteine der Förderung",
        CodeList.CASE_PHASE: "Phasen der Begleitung",
        CodeList.CASE_TRIAGE: "Umfang der Unterstützung",
        CodeList.CASE_TOPIC: "Themen der Situation",
        CodeList.GOAL_LEVEL: "Ebenen der Ziele",
    },
}

COUNTED: dict[RecordKind, tuple[str, str]] = {
    RecordKind.CLIENT: ("Person", "Menschen"),
    RecordKind.CONTACT_PERSON: ("Ansprechperson", "Ansprechpersonen"),
    RecordKind.ORGANISATION: ("Organisation", "Organisationen"),
    RecordKind.MUNICIPALITY: ("Gemeinde", "Gemeinden"),
    RecordKind.BODY: ("Gremium", "Gremien"),
    RecordKind.COOPERATION: ("Kooperation", "Kooperationen"),
    RecordKind.OFFER: ("Angebot", "Angebote"),
    RecordKind.NEED: ("Bedarf", "Bedarfe"),
    RecordKind.TASK: ("Aufgabe", "Aufgaben"),
    RecordKind.SNAPSHOT: ("Stand", "Stände"),
    RecordKind.FINDING: ("Hinweis", "Hinweise"),
}
"""One and several of what users count."""

FORMER_NAME = "früherer Name"
"""What a spelling is noted as that was the name until it was changed."""


def word(code: Enum) -> str:
    """Return the German word of a fixed code."""
    return _WORDS[type(code)][code]


def counted(kind: RecordKind, number: int) -> str:
    """Write `1 Person` or `12 Menschen`."""
    one, several = COUNTED[kind]
    return f"{number} {one if number == 1 else several}"


def language_word(code: str) -> str:
    """Return the German name of a language; a language that is not in the list names itself."""
    known = find_language(code)
    return code if known is None else known.german

"""The German words of the fixed codes of meetings and structural issues, in one table each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkdesk.text.codes.meetings import (
    Access,
    AccessWay,
    ActionKind,
    ActionState,
    Attendance,
    Bar,
    IssueKind,
    IssueRoute,
    IssueSource,
    ItemForm,
    ItemKind,
    ItemState,
    MeetingPurpose,
    MeetingState,
    ParticipantRole,
    Rhythm,
    TextPart,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import Enum

MEETING_WORDS: dict[type[Enum], Mapping[Any, str]] = {
    MeetingPurpose: {
        MeetingPurpose.SINGLE_CASE: "Einzelfallsteuerung",
        MeetingPurpose.STRUCTURE: "Strukturanalyse (Planungskonferenz)",
        MeetingPurpose.BODY: "Sitzung eines Gremiums",
        MeetingPurpose.HANDOVER: "Übergangskonferenz",
        MeetingPurpose.QUARTERLY: "Quartalsrunde",
    },
    MeetingState: {
        MeetingState.PLANNED: "in Vorbereitung",
        MeetingState.INVITED: "eingeladen",
        MeetingState.RUNNING: "läuft",
        MeetingState.HELD: "Protokoll offen",
        MeetingState.SEALED: "versiegelt",
        MeetingState.CANCELLED: "abgesagt",
    },
    Rhythm: {
        Rhythm.NONE: "ohne festen Rhythmus",
        Rhythm.WEEKLY: "jede Woche",
        Rhythm.TWO_WEEKLY: "alle zwei Wochen",
        Rhythm.MONTHLY: "jeden Monat",
        Rhythm.TWO_MONTHLY: "alle zwei Monate",
        Rhythm.QUARTERLY: "jedes Quartal",
        Rhythm.HALF_YEARLY: "jedes halbe Jahr",
        Rhythm.YEARLY: "jedes Jahr",
    },
    ParticipantRole: {
        ParticipantRole.CHAIR: "Leitung",
        ParticipantRole.MINUTES: "Protokoll",
        ParticipantRole.MEMBER: "Mitglied",
        ParticipantRole.PRESENTER: "Fallvorstellung",
        ParticipantRole.INTERPRETER: "Sprachmittlung",
        ParticipantRole.COMPANION: "Begleitung der Person",
        ParticipantRole.CLIENT: "die Person selbst",
        ParticipantRole.GUEST: "Gast",
    },
    Attendance: {
        Attendance.UNKNOWN: "offen",
        Attendance.PRESENT: "anwesend",
        Attendance.PARTLY: "zeitweise anwesend",
        Attendance.EXCUSED: "entschuldigt",
        Attendance.ABSENT: "nicht gekommen",
    },
    ItemKind: {
        ItemKind.OPENING: "Begrüßung",
        ItemKind.OPEN_POINTS: "Offene Punkte",
        ItemKind.CASE: "Fall",
        ItemKind.TOPIC: "Thema",
        ItemKind.STRUCTURAL: "Strukturthema",
        ItemKind.BREAK: "Pause",
        ItemKind.CLOSING: "Abschluss",
    },
    ItemState: {
        ItemState.OPEN: "noch nicht besprochen",
        ItemState.DISCUSSED: "besprochen",
        ItemState.POSTPONED: "vertagt",
        ItemState.CLOSED: "abgeschlossen",
    },
    ItemForm: {
        ItemForm.TWO_PARTS: "in zwei Teilen",
        ItemForm.RECONSTRUCTION: "Fallrekonstruktion in vier Schritten",
    },
    TextPart: {
        TextPart.SITUATION: "Fallvorstellung",
        TextPart.QUESTION: "Frage an die Runde",
        TextPart.CLIENT_VIEW: "Sicht der Person",
        TextPart.APPROACHES: "Lösungsansätze",
        TextPart.MINUTES: "Protokoll",
        TextPart.THEMES: "Generative Themen",
        TextPart.NEED_FOR_CHANGE: "Veränderungsbedarf",
        TextPart.ACTORS_VIEWS: "Perspektiven der Beteiligten",
        TextPart.USERS_VIEW: "Perspektive der Nutzerin oder des Nutzers",
        TextPart.RECONSTRUCTION: "Fallrekonstruktion",
    },
    AccessWay: {
        AccessWay.OUTSIDE: "nicht dabei",
        AccessWay.OVERRIDE: "trotzdem dabei, mit Begründung",
    },
    Access: {
        Access.ALL: "darf alles hören",
        Access.SOME: "darf einen Teil hören",
        Access.VEILED: "nur ohne Namen",
        Access.OUTSIDE: "nicht dabei",
        Access.OVERRIDE: "trotzdem dabei",
        Access.OWN: "eigener Fall",
    },
    Bar: {
        Bar.NOT_AGREED: "Die Zustimmung zur Fallkonferenz fehlt",
        Bar.CASE_ENDED: "Die Begleitung ist beendet",
        Bar.GONE: "arbeitet nicht oder nicht mehr bei dieser Stelle",
    },
    ActionKind: {
        ActionKind.AGREEMENT: "Verabredung",
        ActionKind.RECOMMENDATION: "Empfehlung",
        ActionKind.DECISION: "Beschluss",
    },
    ActionState: {
        ActionState.OPEN: "offen",
        ActionState.DONE: "erledigt",
        ActionState.DROPPED: "entfallen",
    },
    IssueKind: {
        IssueKind.PROCESS: "Prozess",
        IssueKind.STRUCTURE: "Struktur",
        IssueKind.INTERFACE: "Schnittstelle",
        IssueKind.OFFER: "Angebot",
        IssueKind.WAY_OF_ACTING: "Handlungsweise",
        IssueKind.COMMUNICATION: "Kommunikation",
    },
    IssueSource: {
        IssueSource.CASE_CONFERENCE: "Fallkonferenz",
        IssueSource.PLANNING_DATA: "Planungsdaten",
        IssueSource.CLIENT_WORKSHOP: "Workshop mit Zugewanderten",
        IssueSource.WORKING_GROUP: "Arbeitsgruppe",
    },
    IssueRoute: {
        IssueRoute.OPEN: "noch offen",
        IssueRoute.NEW_GROUP: "neue Arbeitsgruppe auf Zeit",
        IssueRoute.EXISTING_GROUP: "Anfrage an eine bestehende Gruppe",
        IssueRoute.BACK: "zurück zur Überarbeitung",
        IssueRoute.REJECTED: "verworfen",
        IssueRoute.REGULAR_WORK: "in die Regelarbeit übernommen",
    },
}

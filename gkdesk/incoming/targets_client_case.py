"""What a list says of the case itself: German, course, phase, who leads it, and what comes next."""

from __future__ import annotations

from gkdesk.incoming.spec import Target, ValueKind
from gkdesk.text.codes.clients import CefrLevel, CodeList, CourseStatus

CASE = (
    Target(
        "german.reached",
        "Deutschniveau",
        ("Sprachniveau", "Deutsch", "Deutschkenntnisse", "Niveau Deutsch", "Sprachstand"),
        ValueKind.CHOICE,
        choices=CefrLevel,
        aliases={"alpha": "alpha", "Alphakurs": "alpha", "A0": "alpha"},
    ),
    Target(
        "course.kind",
        "Sprachkurs",
        ("Kurs", "Kursart", "Deutschkurs", "Art des Kurses"),
        ValueKind.CODE,
        codes=CodeList.COURSE_KIND,
        aliases={
            "IK": "integration",
            "BSK": "vocational",
            "BAMF-Kurs": "integration",
            "Alphakurs": "literacy",
            "Alpha-Kurs": "literacy",
            "EOK": "first_orientation",
        },
    ),
    Target("course.provider", "Kursträger", ("Träger des Kurses", "Sprachschule")),
    Target("course.since", "Kurs seit", ("Kursbeginn", "Kurs ab", "Kursstart"), ValueKind.TERM),
    Target("course.until", "Kurs bis", ("Kursende",), ValueKind.TERM),
    Target(
        "course.status",
        "Stand des Kurses",
        ("Kursstatus",),
        ValueKind.CHOICE,
        choices=CourseStatus,
        aliases={
            "Warteliste": "waiting",
            "wartet": "waiting",
            "laufend": "running",
            "aktuell": "running",
            "abgeschlossen": "finished",
            "Abbruch": "broken_off",
        },
    ),
    Target(
        "case.main_field",
        "Wichtigstes Handlungsfeld",
        ("Handlungsfeld", "Hauptthema", "Schwerpunkt"),
        ValueKind.CODE,
        codes=CodeList.FIELD_OF_ACTION,
    ),
    Target(
        "phase.phase",
        "Phase",
        ("Phase der Begleitung", "Fallphase", "CM-Phase"),
        ValueKind.CODE,
        codes=CodeList.CASE_PHASE,
    ),
    Target(
        "case.triage",
        "Umfang der Unterstützung",
        ("Triage", "Unterstützungsbedarf", "Bedarf", "Betreuungsintensität"),
        ValueKind.CODE,
        codes=CodeList.CASE_TRIAGE,
        aliases={
            "Information": "information",
            "Beratung": "counselling",
            "CM": "case_management",
            "Case Management": "case_management",
            "Fallmanagement": "case_management",
        },
    ),
    Target(
        "case.arrived",
        "In Deutschland seit",
        ("Einreise", "Einreisedatum", "eingereist am", "Ankunft"),
        ValueKind.PARTIAL,
    ),
    Target(
        "record.began_on",
        "Begleitung seit",
        ("begleitet seit", "Beginn der Begleitung", "Aufnahme", "aufgenommen am", "Fallbeginn"),
        ValueKind.BEGUN,
    ),
    Target(
        "lead.contact",
        "Fallführung",
        ("fallführende Person", "Fallmanager", "Fallmanagerin", "Fallmanager/in", "zuständig"),
        reference=True,
    ),
    Target(
        "lead.organisation",
        "Fallführende Organisation",
        ("fallführende Stelle", "Fallführung Organisation", "zuständige Stelle"),
        reference=True,
    ),
    Target(
        "step.what",
        "Nächster Schritt",
        ("nächste Schritte", "To-do", "Aufgabe", "nächste Aufgabe"),
    ),
    Target("step.who", "Nächster Schritt: wer", ("Schritt wer",)),
    Target(
        "step.until",
        "Nächster Schritt bis",
        ("Schritt bis", "erledigen bis", "Frist", "Termin nächster Schritt"),
        ValueKind.TERM,
    ),
    Target(
        "note.line",
        "Notiz",
        ("Notizen", "Bemerkung", "Bemerkungen", "Anmerkung", "Anmerkungen", "Kommentar"),
        ValueKind.TEXT,
    ),
)

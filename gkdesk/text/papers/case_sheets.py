"""The German words of sheets to fill in: Fallvorlage, Verpflichtung, Rückmeldung."""

from __future__ import annotations

BOX = "☐"
CASE_SHEET_HINT = (
    "Bitte ohne Namen ausfüllen: kein Name, kein Geburtsdatum, keine Anschrift, kein "
    "Aktenzeichen. Schreiben Sie „die Person“ und nennen Sie nur, was für die Beratung nötig ist."
)
CASE_SHEET_RETURN = (
    "Bitte vor der Sitzung zurück an: {0}. Am besten verschlüsselt oder per Post; im Betreff und "
    "auf dem Umschlag steht kein Name."
)
CASE_SHEET_FROM = "Vorgelegt von"
CASE_SHEET_DAY = "Für die Sitzung am"
CASE_SHEET_QUESTIONS: tuple[tuple[str, int], ...] = (
    ("Worum geht es? Was war bisher?", 3),
    ("Was möchte die Person selbst?", 3),
    ("Was kann die Person gut, worauf lässt sich bauen?", 3),
    ("Wer ist schon beteiligt, mit welchem Auftrag?", 3),
    ("Was wurde versucht, und was kam dabei heraus?", 2),
    ("Welche Frage haben Sie an die Runde?", 2),
    ("Ist das nur hier so oder kommt es öfter vor?", 2),
)
AGREEMENT_OF_CLIENT = "Die Person ist mit der Besprechung einverstanden."
CONFIDENTIALITY_LEAD = (
    "Ich nehme an Fallbesprechungen teil oder wirke an der Begleitung von Personen mit. Was ich "
    "dabei erfahre, gehört den Menschen, um die es geht."
)
CONFIDENTIALITY_POINTS = (
    (
        "Ich behandle alles vertraulich, was ich über Personen erfahre – auch ohne Namen und auch "
        "dann noch, wenn meine Mitarbeit beendet ist."
    ),
    (
        "Ich verwende es nur für die gemeinsame Aufgabe und gebe es nicht an andere weiter, auch "
        "nicht in meiner eigenen Familie oder Stelle, soweit es dort nicht gebraucht wird."
    ),
    "Ich frage nicht nach, wer gemeint ist, wenn ein Fall ohne Namen besprochen wird.",
    (
        "Ich bewahre Unterlagen so auf, dass niemand sonst sie lesen kann. Ich gebe sie zurück "
        "oder vernichte sie, wenn ich sie nicht mehr brauche."
    ),
    "Ich mache keine Aufnahmen und keine Fotos von Personen oder Unterlagen.",
    (
        "Wenn etwas verloren geht oder in falsche Hände gerät, sage ich es der unten genannten "
        "Stelle sofort."
    ),
)
CONFIDENTIALITY_LAW = (
    "Mir ist bekannt, dass das unbefugte Offenbaren fremder Geheimnisse strafbar sein kann (§ 203 "
    "StGB) und dass für Sozialdaten das Sozialgeheimnis gilt (§ 35 SGB I). Gesetzliche Pflichten "
    "zur Mitteilung bleiben unberührt."
)
CONFIDENTIALITY_NOTE = (
    "Muster. Bitte lassen Sie den Text vor der Verwendung von Ihrer Datenschutzstelle prüfen."
)
NAME_OF_SIGNER = "Name"
PLACE_AND_DAY = "Ort und Datum"
SIGNATURE = "Unterschrift"
COPY = "Eine Kopie habe ich erhalten."
FEEDBACK_LEAD = (
    "Danke, dass Sie dabei waren. Die Antworten helfen uns, die nächste Sitzung besser zu machen. "
    "Bitte nennen Sie keine Namen."
)
FEEDBACK_SCALE = ("ja", "eher ja", "eher nein", "nein")
FEEDBACK_STATEMENTS = (
    "Die Sitzung war gut vorbereitet.",
    "Wir sind strukturiert vorgegangen.",
    "Die Sicht der Person ist zur Sprache gekommen.",
    "Die Verabredungen sind klar: wer, was, bis wann.",
    "Ich weiß jetzt besser, was die anderen tun.",
    "Der Nutzen rechtfertigt den Zeitaufwand.",
)
FEEDBACK_STATEMENT = "Aussage"
FEEDBACK_OPEN: tuple[tuple[str, int], ...] = (
    ("Was hat geholfen?", 3),
    ("Was hat gefehlt oder gestört?", 3),
    ("Welches Thema betrifft nicht nur den einen Fall?", 3),
)

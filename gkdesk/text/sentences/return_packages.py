"""What is said about a return package that cannot be evaluated, and about replaced ones."""

from __future__ import annotations

from gkdesk.text.codes.return_packages import (
    Obstacle,
    PackageFate,
    PackageNote,
    PackageProblem,
)

PROBLEM_SENTENCES: dict[PackageProblem, str] = {
    PackageProblem.UNREADABLE: "Die Datei lässt sich nicht öffnen oder lesen.",
    PackageProblem.NOT_A_ZIP: "Die Datei ist kein ZIP-Archiv oder nicht vollständig angekommen.",
    PackageProblem.FOREIGN: "Das ZIP-Archiv ist keine Rücksendung einer Arbeitshilfe.",
    PackageProblem.DAMAGED: "Das Paket ist beschädigt und lässt sich nicht entpacken.",
    PackageProblem.TOO_LARGE: "Das Paket ist größer, als eine Rücksendung sein kann.",
    PackageProblem.BOMB: (
        "Das Paket würde entpackt ungewöhnlich groß (ZIP-Bombe) und wurde nicht entpackt."
    ),
    PackageProblem.CLIMBING: (
        "Das Paket enthält Pfade, die aus dem Ordner hinausführen, und wurde nicht entpackt."
    ),
    PackageProblem.DOUBLE_MEMBER: "Das Paket enthält eine Datei mehrfach unter demselben Namen.",
    PackageProblem.UNEXPECTED_MEMBER: (
        "Das Paket enthält eine Datei, die nicht in eine Rücksendung gehört."
    ),
    PackageProblem.MISSING_FILE: "Im Paket fehlt eine Datei, die dazugehört.",
    PackageProblem.WRONG_CHECKSUM: (
        "Eine Prüfsumme stimmt nicht: Das Paket wurde nach dem Erstellen verändert."
    ),
    PackageProblem.LOCKED: "Das Paket ist mit einem Passwort geschützt; es fehlt.",
    PackageProblem.NOT_UNLOCKED: "Das Passwort passt nicht zu diesem Paket.",
    PackageProblem.NEWER: (
        "Das Paket stammt aus einer neueren Programmversion. Bitte aktualisieren Sie das Programm."
    ),
    PackageProblem.BAD_CONTENT: (
        "Die Antworten haben nicht die vereinbarte Form oder passen nicht zu den Fragen."
    ),
    PackageProblem.SAME_FASSUNG: (
        "Dieselbe Fassung liegt mit anderem Inhalt noch einmal vor; keine davon ist gezählt. Bitte "
        "klären Sie mit dem Bündnis, welche gilt, und nehmen Sie die andere Datei aus dem Ordner."
    ),
    PackageProblem.OTHER_ALLIANCE: (
        "Unter diesem Amtlichen Gemeindeschlüssel liegen Rücksendungen von Bündnissen mit "
        "verschiedenen Namen vor; keine davon ist gezählt. Bitte klären Sie, welche gilt, und "
        "nehmen Sie die andere Datei aus dem Ordner."
    ),
}

NOTES: dict[PackageNote, str] = {
    PackageNote.SAME_NAME: (
        "Ein Bündnis dieses Namens steht auch unter einem anderen Amtlichen Gemeindeschlüssel und "
        "ist mehrfach gezählt. Bitte prüfen Sie, ob es dasselbe ist."
    ),
    PackageNote.OTHER_NAMES: (
        "Unter diesem Amtlichen Gemeindeschlüssel steht in anderen Rücksendungen ein anderer Name "
        "oder eine andere Art der Gebietskörperschaft. Bitte prüfen Sie, ob es dasselbe Bündnis "
        "ist."
    ),
    PackageNote.CHANGED_SENDER: (
        "Eine andere Fassung dieser Rücksendung nennt einen anderen Namen oder eine andere Art der "
        "Gebietskörperschaft; gezählt ist die höchste. Bitte prüfen Sie, ob es dasselbe Bündnis "
        "ist."
    ),
}

FATES: dict[PackageFate, str] = {
    PackageFate.COUNTED: "ausgewertet",
    PackageFate.REPLACED: "durch eine höhere Fassung ersetzt",
    PackageFate.TWICE: "liegt zweimal gleich vor, einmal gezählt",
    PackageFate.REJECTED: "nicht ausgewertet",
}


def told(problem: PackageProblem) -> str:
    """Return the sentence for a problem."""
    return PROBLEM_SENTENCES[problem]


OBSTACLES: dict[Obstacle, str] = {
    Obstacle.NOT_CLOSED: (
        "Diese Arbeitshilfe ist noch ein Entwurf. Bitte schließen Sie sie zuerst ab."
    ),
    Obstacle.SENDER: (
        "Für die Rücksendung fehlen der Name des Bündnisses, der Amtliche Gemeindeschlüssel oder "
        "die Art der Gebietskörperschaft. Bitte ergänzen Sie sie in den Einstellungen."
    ),
    Obstacle.NAMES: (
        "Im Rücksendeteil steht der Name einer Person. Bitte ändern Sie die markierten Texte; "
        "vorher lässt sich das Paket nicht erstellen."
    ),
    Obstacle.NOTHING: "Im Rücksendeteil ist noch keine Frage beantwortet.",
    Obstacle.ANSWERS: (
        "Eine Antwort passt nicht zu ihrer Frage. Bitte öffnen Sie die Arbeitshilfe wieder und "
        "prüfen Sie die markierten Antworten."
    ),
    Obstacle.SENT_OTHERWISE: (
        "Diese Fassung wurde schon mit anderem Inhalt versendet, etwa mit anderen Angaben zum "
        "Bündnis. Bitte öffnen Sie die Arbeitshilfe wieder und schließen Sie sie ab; dann wird "
        "daraus eine neue Fassung."
    ),
    Obstacle.CHANGED: (
        "Die Arbeitshilfe hat sich gerade geändert. Bitte sehen Sie sich die Vorschau noch einmal "
        "an."
    ),
}

FROM_MEETING = "Teilnahme an der Sitzung vom {0}"
UNANSWERED = "Ohne Antwort im Rücksendeteil: {open} von {all} Fragen."
OTHER_YEAR = "Die Vorlage ist für {template} gedacht, die Runde ist {round}."
NO_LONGER = "{question}: letztes Jahr ja, dieses Jahr nicht mehr."
FAR_OFF = "{question}: {now}, letztes Jahr {before}. Stimmt die Zahl?"
NEGATIVE = "{question}: {now} ist kleiner als null."
FEW = (
    "{questions}: weniger als {least} Personen. So kleine Zahlen lassen sich manchmal einer Person "
    "zuordnen. Soll eine nicht mitgehen, lassen Sie sie weg."
)
FEW_CELL = "Kleine Zahl: weniger als {least} Personen"
KEPT_WORDS = (
    "{question}: Dieser Text steht auch in einer Angabe, die hier bleibt. Soll er mitgehen?"
)
REACHABLE = "{question}: Der Text enthält eine E-Mail-Adresse oder Telefonnummer."
PLACE_TYPE = "Der Amtliche Gemeindeschlüssel {ags} passt nicht zu „{territory}“."

"""What is said about a return package that cannot be evaluated, and about replaced ones."""

from __future__ import annotations

from gkdesk.text.codes.return_packages import PackageFate, PackageProblem

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
    PackageProblem.SAME_EDITION: (
        "Dieselbe Fassung liegt mit anderem Inhalt ein zweites Mal vor. Bitte klären Sie mit dem "
        "Bündnis, welche gilt."
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

"""The German sentence for everything that a machine finds wrong with a text of the papers."""

from __future__ import annotations

PROBLEMS: dict[str, str] = {
    "empty": "Der Text ist leer.",
    "placeholders": "Die Platzhalter in geschweiften Klammern sind andere als im Deutschen.",
    "touching": "Eine Ziffer steht unmittelbar an einem Platzhalter.",
    "numbers": "Die Zahlen sind andere als im Deutschen.",
    "controls": "Unsichtbare Zeichen werden entfernt.",
    "script": "Der Text ist in einer anderen Schrift geschrieben.",
    "directions": "Der Text wechselt die Schreibrichtung; Wörter könnten vertauscht stehen.",
    "brackets": "Eine Klammer oder ein Anführungszeichen hat kein Gegenstück.",
    "lines": "Der Text hat mehr Zeilen als der deutsche.",
    "untranslated": "Hier steht noch der deutsche Text.",
    "long": "Der Text ist viel länger als der deutsche.",
    "endless": "Der Text ist zu lang für seinen Platz auf dem Papier.",
    "glyphs": "Der Text enthält Zeichen, die das Programm nicht drucken kann.",
    "plain": "Es gibt Hinweise zur Einfachen Sprache.",
    "unknown": "Diesen Schlüssel gibt es nicht.",
    "twice": "Dieser Schlüssel steht mehrmals in der Datei.",
    "formula": "Hier steht eine Formel ohne Ergebnis.",
    "too_long": "Der Text ist zu lang oder enthält Zeichen, die nicht gespeichert werden können.",
    "german": "Der deutsche Text hat sich seit dem Export geändert; die Übersetzung ist Entwurf.",
}
"""By the codes of `translation_checks`, of the services, and of the reading of files."""


def problem_sentence(code: str) -> str:
    """Return what is wrong, in one sentence."""
    return PROBLEMS[code]

"""The German words around handouts: their names, names of files, notes in log and register."""

from __future__ import annotations

from gkdesk.text.codes.clients import Audience
from gkdesk.text.papers.leaving import COVER_TITLE
from gkdesk.text.translations import german_texts
from gkdesk.text.wording.clients import word

LEAFLET, LETTER, GLOSSARY = "handout", "letter", "glossary"
INVITATION = "invitation"
COVER = "handout.cover"
COVER_LEAD = "Für die eigene Stelle: Wer welchen Handzettel bekommt. So liegen sie darunter."
COVER_COUNTS = "Für die eigene Stelle: Wie viele Handzettel in welcher Sprache folgen."
COVER_COLUMNS = ("Nr.", "Kennung", "Sprache")
COVER_PLACE = "Stellen und Angebote"
COVER_EVERYWHERE = "im ganzen Kreis"
COVER_SUMS = ("Sprache", "Handzettel")
FOR_WANT = "{0} (nur auf Deutsch vorhanden)"
DEMO = "Übungsdaten – alle Personen erfunden"
TO_TAKE = "zum Mitgeben"
THE_PERSON = "Person selbst"
_LOGGED = "paper:"
_EMPLOYERS = "arbeitgeber"


def title_of(code: str) -> str:
    """Return the German title of `handout.wohnung`, `letter.invitation`, `glossary.ar`; or ""."""
    family, _, name = code.partition(".")
    if code == COVER:
        return COVER_TITLE
    if family == GLOSSARY:
        return german_texts().texts["words.title"]
    if family == LETTER:
        return german_texts("handout").texts["einladung.title"]
    if family != LEAFLET:
        return ""
    if name == _EMPLOYERS:
        return german_texts("employers").texts["employers.title"]
    return german_texts("handout").texts.get(f"{name}.title", "")


def log_subject(kind: str) -> str:
    """Return `Führerschein, zum Mitgeben` for what the log noted, else nothing.

    Only a letter is for one person; a leaflet may be for whoever comes.
    """
    code, _, audience = kind.removeprefix(_LOGGED).rpartition(":")
    title = title_of(code) if kind.startswith(_LOGGED) else ""
    if not title or audience not in {each.value for each in Audience}:
        return ""
    is_for_anybody = audience == Audience.CLIENT and not code.startswith(f"{LETTER}.")
    return f"{title}, {TO_TAKE if is_for_anybody else word(Audience(audience))}"


def noted(title: str, language: str, copies: int) -> str:
    """Return `Brief „Einladung zum Gespräch“ (ar), 2-mal`, for the register of disclosures."""
    times = "" if copies == 1 else f", {copies}-mal"
    return f"Brief „{title}“ ({language}){times}"

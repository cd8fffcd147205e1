"""Where a fixed text stands on paper, in words: „Heft · Mein Weg · Einleitung“.

Texts are known by keys such as `path.intro`. Whoever words or checks them has never seen a key,
but the paper: its kind, the part of it, and what the text does there. Parts are called as on the
paper itself, by their German titles.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkdesk.text.papers.texts import set_word

if TYPE_CHECKING:
    from collections.abc import Mapping

_BETWEEN = " · "
_PAPERS = {"booklet": "Heft", "handout": "Handzettel", "consent": "Einwilligung"}
_LETTERS = {("handout", "einladung"): "Brief"}
_OWN_BOOKLETS = {
    "_personal_book": "Personal Book",
    "_laufmappe": "Laufmappe",
    "_sprachpass": "Sprachpass",
}
_FAMILY = "_family"
_GLOSSARY = "glossary"
_GLOSSARY_TITLE = "words.title"
_SECTIONS = {
    ("booklet", "notice"): "Umschlag",
    ("booklet", "cover"): "Umschlag",
    ("booklet", "common"): "mehrere Teile",
    ("handout", "notice"): "jedes Blatt",
    ("handout", "common"): "mehrere Blätter",
    ("handout", "purpose"): "mehrere Blätter",
    ("handout", "woerter"): "Wichtige Wörter",
    ("conference", "notice"): "jedes Papier",
    ("conference", "common"): "mehrere Papiere",
    ("consent", "title"): "Überschriften",
    ("consent", "field"): "Felder",
    ("consent", "common"): "mehrere Vordrucke",
}
"""Parts that have no title of their own on paper."""
_LOCAL = "Angabe von vor Ort"
_TO_BRING = "Liste zum Mitnehmen"
_DOES = (
    (re.compile(r"\.(?:.+_)?title$"), "Überschrift"),
    (re.compile(r"\.(?:.+_)?intro$"), "Einleitung"),
    (re.compile(r"\.subtitle$"), "Unterzeile"),
    (re.compile(r"^notice\."), "Hinweis"),
    (re.compile(r"^common\.(?:stand|own_wording|no_advice|sources)$"), "am Ende"),
    (re.compile(r"^purpose\."), "wofür eine Stelle da ist"),
    (re.compile(r"^(?!path\.).+\.field_"), _LOCAL),
    (re.compile(r"^path\.field_"), "Bereich"),
    (re.compile(r"\.(?:bring|check)_"), _TO_BRING),
    (re.compile(r"\.step_"), "Schritt"),
    (re.compile(r"\.state_"), "Stand"),
    (re.compile(r"\.number_"), "Nummer"),
    (re.compile(r"\.weekday_"), "Wochentag"),
    (re.compile(r"\.withdraw"), "Widerruf"),
    (re.compile(r"^consents\.slip"), "Abschnitt zum Abtrennen"),
    (re.compile(r"\.word$"), "Wort"),
    (re.compile(r"\.meaning$"), "Erklärung"),
)
"""What a text does where it stands; of some only the text itself can tell."""


def place_of(name: str, key: str, german: Mapping[str, str]) -> str:
    """Say where a text of a set stands; `german` are the German texts of the set by key."""
    base, paper = _paper(name, key)
    is_family = base.endswith(_FAMILY) and base.removesuffix(_FAMILY) in german
    base = base.removesuffix(_FAMILY) if is_family else base
    section = base.partition(".")[0]
    said = (
        _LETTERS.get((name, section), paper),
        *_section(name, base, german),
        next((does for pattern, does in _DOES if pattern.search(base)), ""),
        "bei Familien" if is_family else "",
    )
    return _BETWEEN.join(dict.fromkeys(filter(None, said)))


def _paper(name: str, key: str) -> tuple[str, str]:
    """Return the key without the kind of booklet that alone says it so, and what the paper is."""
    if name == "booklet":
        for ending, paper in _OWN_BOOKLETS.items():
            if key.endswith(ending):
                return key.removesuffix(ending), paper
    return key, _PAPERS.get(name) or set_word(name)


def _section(name: str, key: str, german: Mapping[str, str]) -> tuple[str, ...]:
    section, _, rest = key.partition(".")
    if section == _GLOSSARY:
        word = rest.partition(".")[0]
        return german.get(_GLOSSARY_TITLE, ""), german.get(f"{_GLOSSARY}.{word}.word", "")
    known = _SECTIONS.get((name, section))
    return (known or german.get(f"{section}.title") or german.get(f"title.{section}", ""),)

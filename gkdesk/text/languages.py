"""The languages gkdesk knows: code, names, script and direction.

Booklet languages have fixed texts in `resources/texts`; the others can be recorded as spoken
languages only, until an office makes one of them, or one of its own, a booklet language. Codes
are BCP 47.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Script(StrEnum):
    """Writing systems, by the names that Unicode gives their letters."""

    LATIN = "LATIN"
    ARABIC = "ARABIC"
    CYRILLIC = "CYRILLIC"
    ETHIOPIC = "ETHIOPIC"
    GREEK = "GREEK"
    GEORGIAN = "GEORGIAN"
    ARMENIAN = "ARMENIAN"
    DEVANAGARI = "DEVANAGARI"
    BENGALI = "BENGALI"
    TAMIL = "TAMIL"
    HEBREW = "HEBREW"
    HAN = "CJK"


SAMPLES: dict[Script, str] = {
    Script.LATIN: "AaZzßÄğşțəɓ",
    Script.ARABIC: "ابپچگڵۆێټښی",
    Script.CYRILLIC: "АЯяїєґқ",
    Script.ETHIOPIC: "ሀቐዐጸፐ",
    Script.GREEK: "ΑΩωά",
    Script.GEORGIAN: "აჰ",
    Script.ARMENIAN: "ԱՖֆ",
    Script.DEVANAGARI: "अहक्षि",
    Script.BENGALI: "অহক্ষ",
    Script.TAMIL: "அஹக்ஷ",
    Script.HEBREW: "אבתשך",
    Script.HAN: "中文汉字",
}
"""Letters of each script: a font that has them draws the script."""

RIGHT_TO_LEFT = frozenset({Script.ARABIC, Script.HEBREW})
_RTL_SUBTAGS = frozenset({"arab", "hebr", "syrc", "thaa", "adlm"})
_SCRIPTS = {script.value: script for script in Script}


@dataclass(frozen=True)
class Language:
    """One language; `german` is its name in German, `own` the name its speakers use."""

    code: str
    german: str
    own: str
    script: Script = Script.LATIN
    booklet: bool = False

    @property
    def is_rtl(self) -> bool:
        """Tell whether the language is written from right to left."""
        return self.script in RIGHT_TO_LEFT


GERMAN = Language("de", "Deutsch", "Deutsch", booklet=True)

BOOKLET_LANGUAGES: tuple[Language, ...] = (
    GERMAN,
    Language("ar", "Arabisch", "العربية", Script.ARABIC, booklet=True),
    Language("prs", "Dari", "دری", Script.ARABIC, booklet=True),
    Language("fa", "Farsi", "فارسی", Script.ARABIC, booklet=True),
    Language("ps", "Paschto", "پښتو", Script.ARABIC, booklet=True),
    Language("kmr", "Kurmandschi", "Kurmancî", booklet=True),
    Language("ckb", "Sorani", "سۆرانی", Script.ARABIC, booklet=True),
    Language("ti", "Tigrinya", "ትግርኛ", Script.ETHIOPIC, booklet=True),
    Language("uk", "Ukrainisch", "Українська", Script.CYRILLIC, booklet=True),
    Language("ru", "Russisch", "Русский", Script.CYRILLIC, booklet=True),
    Language("tr", "Türkisch", "Türkçe", booklet=True),
    Language("en", "Englisch", "English", booklet=True),
    Language("fr", "Französisch", "Français", booklet=True),
    Language("sq", "Albanisch", "Shqip", booklet=True),
    Language("ro", "Rumänisch", "Română", booklet=True),
    Language("bg", "Bulgarisch", "Български", Script.CYRILLIC, booklet=True),
    Language("pl", "Polnisch", "Polski", booklet=True),
)

SPOKEN_LANGUAGES: tuple[Language, ...] = (
    Language("am", "Amharisch", "አማርኛ", Script.ETHIOPIC),
    Language("aii", "Aramäisch (Assyrisch)", "Sūret"),
    Language("hy", "Armenisch", "Հայերեն", Script.ARMENIAN),
    Language("az", "Aserbaidschanisch", "Azərbaycanca"),
    Language("bm", "Bambara", "Bamanankan"),
    Language("bn", "Bengalisch", "বাংলা", Script.BENGALI),
    Language("bs", "Bosnisch", "Bosanski"),
    Language("zh", "Chinesisch", "中文", Script.HAN),
    Language("ff", "Fula", "Pulaar"),
    Language("ka", "Georgisch", "ქართული", Script.GEORGIAN),
    Language("el", "Griechisch", "Ελληνικά", Script.GREEK),
    Language("ha", "Hausa", "Hausa"),
    Language("he", "Hebräisch", "עברית", Script.HEBREW),
    Language("hi", "Hindi", "हिन्दी", Script.DEVANAGARI),
    Language("ig", "Igbo", "Igbo"),
    Language("it", "Italienisch", "Italiano"),
    Language("hr", "Kroatisch", "Hrvatski"),
    Language("ln", "Lingala", "Lingála"),
    Language("mnk", "Mandinka", "Mandinka"),
    Language("mk", "Mazedonisch", "Македонски", Script.CYRILLIC),
    Language("nl", "Niederländisch", "Nederlands"),
    Language("om", "Oromo", "Oromoo"),
    Language("pt", "Portugiesisch", "Português"),
    Language("pa", "Punjabi", "پنجابی", Script.ARABIC),
    Language("rom", "Romanes", "Romanes"),
    Language("sr", "Serbisch", "Srpski"),
    Language("so", "Somali", "Soomaali"),
    Language("es", "Spanisch", "Español"),
    Language("sw", "Suaheli", "Kiswahili"),
    Language("tl", "Tagalog", "Tagalog"),
    Language("ta", "Tamil", "தமிழ்", Script.TAMIL),
    Language("twi", "Twi", "Twi"),
    Language("hu", "Ungarisch", "Magyar"),
    Language("ur", "Urdu", "اردو", Script.ARABIC),
    Language("uz", "Usbekisch", "Oʻzbekcha"),
    Language("vi", "Vietnamesisch", "Tiếng Việt"),
    Language("wo", "Wolof", "Wolof"),
    Language("yo", "Yoruba", "Yorùbá"),
    Language("zza", "Zaza", "Zazakî"),
)

ALL_LANGUAGES: tuple[Language, ...] = BOOKLET_LANGUAGES + SPOKEN_LANGUAGES

_COLONS = {"fr": "\u00a0:", "ti": "፦"}

_SHIPPED = {language.code: language for language in ALL_LANGUAGES}
_BY_CODE = dict(_SHIPPED)
_BY_GERMAN_NAME = {language.german.casefold(): language for language in ALL_LANGUAGES}


def know(added: Iterable[Language]) -> None:
    """Know what the office of the open store added, in place of what was known before.

    One store is open at a time, and names of languages are asked for everywhere. Worker processes
    do not hear of it: what they need, the direction, stands in the code itself.
    """
    own = {each.code: each for each in added}
    _BY_CODE.clear()
    _BY_CODE.update({**_SHIPPED, **own})
    _BY_GERMAN_NAME.clear()
    _BY_GERMAN_NAME.update({each.german.casefold(): each for each in _BY_CODE.values()})


def all_languages() -> tuple[Language, ...]:
    """Return every known language, those of the office too."""
    return tuple(_BY_CODE.values())


def booklet_languages() -> tuple[Language, ...]:
    """Return the languages of documents: the shipped ones, then those of the office."""
    return tuple(each for each in _BY_CODE.values() if each.booklet)


def one_of_each_script() -> frozenset[str]:
    """Return the code of one shipped language of documents for each script, German among them."""
    return frozenset({each.script: each.code for each in reversed(BOOKLET_LANGUAGES)}.values())


def language(code: str) -> Language:
    """Return the language with this code; raise KeyError for an unknown one."""
    return _BY_CODE[code]


def colon(code: str) -> str:
    """Return the colon of a language, with the space that its spelling puts before it."""
    return _COLONS.get(code, ":")


def with_german(code: str) -> str:
    """Say in which languages a paper is that has German beside another one."""
    return GERMAN.german if code == GERMAN.code else f"{GERMAN.german} und {language(code).german}"


def shipped(code: str) -> Language | None:
    """Return the language that the program brings along with this code, whatever was added."""
    return _SHIPPED.get(code)


def find_language(text: str) -> Language | None:
    """Return the language that a code or a German name means, or None."""
    return _BY_CODE.get(text.strip()) or _BY_GERMAN_NAME.get(text.strip().casefold())


def is_rtl(code: str) -> bool:
    """Tell whether text with this BCP 47 tag runs from right to left; unknown languages do not.

    A script subtag decides before the language: `ku-Arab` does, `az-Latn` does not.
    """
    primary, *subtags = code.split("-")
    for subtag in subtags:
        if len(subtag) == 4 and subtag.isalpha():
            return subtag.lower() in _RTL_SUBTAGS
    known = _SHIPPED.get(primary.lower())
    return known is not None and known.is_rtl


def scripts_in(text: str) -> frozenset[Script]:
    """Return the known scripts of the letters in the text."""
    found = set()
    for character in text:
        if unicodedata.category(character).startswith("L"):
            first_word = unicodedata.name(character, "").split(" ")[0]
            if first_word in _SCRIPTS:
                found.add(_SCRIPTS[first_word])
    return frozenset(found)


def language_of_script(text: str, preferred: str) -> str:
    """Return the language to tag a name with: the preferred one if its script fits.

    A person's own spelling may be in another script than the language she reads; the tag is
    for screen readers and fonts, so the script decides.
    """
    scripts = scripts_in(text)
    wanted = _BY_CODE.get(preferred)
    if not scripts or (wanted is not None and wanted.script in scripts):
        return preferred
    for candidate in ALL_LANGUAGES:
        if candidate.script in scripts:
            return candidate.code
    return preferred

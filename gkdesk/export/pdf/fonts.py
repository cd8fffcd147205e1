"""The bundled fonts: which face draws which character.

No system font is ever used, so that a document looks the same on every machine and every
character is checked before anything is written.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

import uharfbuzz as hb

from gkdesk import paths
from gkdesk.errors import ResourceMissing


class Family(StrEnum):
    """Type families, in the order in which they are asked for a character."""

    SANS = "NotoSans"
    NASKH = "NotoNaskhArabic"
    ETHIOPIC = "NotoSansEthiopic"
    SYMBOLS = "NotoSansSymbols2"


class Weight(StrEnum):
    """The two weights of a text."""

    REGULAR = "400Regular"
    STRONG = "600SemiBold"


# Arabic letters are drawn small on their body: at the same size they look a tenth smaller.
OPTICAL_SIZE = {Family.SANS: 1.0, Family.NASKH: 1.14, Family.ETHIOPIC: 1.0, Family.SYMBOLS: 1.0}
SCRIPT_FAMILY = {"Arab": Family.NASKH, "Ethi": Family.ETHIOPIC}
SCRIPT_OF_NAME = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
    "ARABIC": "Arab",
    "ETHIOPIC": "Ethi",
    "DEVANAGARI": "Deva",
    "HEBREW": "Hebr",
}


@dataclass(frozen=True, slots=True)
class Face:
    """One font file, parsed. Measures are thousandths of the type size."""

    key: str
    family: Family
    strong: bool
    face: hb.Face
    font: hb.Font
    coverage: frozenset[int]
    scale: float

    def __reduce__(self) -> tuple[object, ...]:
        """Travel to worker processes by name; the file is parsed there again."""
        return load, (self.family, Weight.STRONG if self.strong else Weight.REGULAR)

    def covers(self, character: str) -> bool:
        """Tell whether the face draws the character, if need be as letter and mark."""
        code = ord(character)
        if code in self.coverage:
            return True
        parts = unicodedata.normalize("NFD", character)
        return len(parts) > 1 and all(ord(part) in self.coverage for part in parts)


@cache
def load(family: Family, weight: Weight) -> Face:
    """Parse a bundled font file once per process."""
    if family is Family.SYMBOLS and weight is Weight.STRONG:
        return load(family, Weight.REGULAR)  # there is only one
    path = paths.resources() / "fonts" / f"{family}_{weight}.ttf"
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ResourceMissing(name=path.name) from error
    face = hb.Face(hb.Blob(data))
    return Face(
        key=f"{family}-{'SemiBold' if weight is Weight.STRONG else 'Regular'}",
        family=family,
        strong=weight is Weight.STRONG,
        face=face,
        font=hb.Font(face),
        coverage=frozenset(face.unicodes),
        scale=OPTICAL_SIZE[family],
    )


@lru_cache(maxsize=8192)
def script_of(character: str) -> str | None:
    """Return the ISO 15924 script of a letter; None for what every script shares."""
    if not unicodedata.category(character).startswith(("L", "M")):
        return None
    if unicodedata.combining(character) and unicodedata.name(character, "").startswith("COMBINING"):
        return None
    first_word = unicodedata.name(character, "").partition(" ")[0]
    return SCRIPT_OF_NAME.get(first_word)


@lru_cache(maxsize=8192)
def face_for(cluster: str, preferred: Family, *, strong: bool) -> Face | None:
    """Return the face that draws a character with all its marks, the preferred one first."""
    weight = Weight.STRONG if strong else Weight.REGULAR
    for family in (preferred, *(each for each in Family if each is not preferred)):
        face = load(family, weight)
        if all(face.covers(character) or ignorable(character) for character in cluster):
            return face
    return None


@lru_cache(maxsize=8192)
def ignorable(character: str) -> bool:
    """Tell whether a character is invisible by its nature (Default_Ignorable_Code_Point)."""
    code = ord(character)
    return any(first <= code <= last for first, last in IGNORABLE_RANGES)


IGNORABLE_RANGES = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)

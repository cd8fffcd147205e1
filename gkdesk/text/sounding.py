"""Give words that sound alike one key, so that a name is found in whatever way it was written down.

The key keeps the consonants, the colour of the first vowel and the colour of a final vowel:
Mohammed, Muhammad and Mohamad are one, Samira and Samir are not. Latin, Cyrillic, Ethiopic and
Arabic script lead to the same keys. Own scheme; made for the spellings that German offices meet.
"""

from __future__ import annotations

import itertools
import re
import unicodedata

from gkdesk.text.folding import APOSTROPHES, fold
from gkdesk.text.letters import (
    ARABIC_SOUNDS,
    CYRILLIC_SOUNDS,
    ETHIOPIC_SOUNDS,
    ETHIOPIC_VOWELS,
    LATIN_SOUNDS,
    LATIN_SPELLINGS,
    PARTICLES,
)
from gkdesk.text.word_memory import remembers

_VOWELS = "aeiouy"
_MAX_LETTERS = 40
_COLOURS = {"a": "a", "e": "a", "i": "i", "y": "i", "o": "u", "u": "u"}
_FINAL = str.maketrans("dbg", "tpk")
_RUNS = re.compile(f"[{_VOWELS}]+|[^{_VOWELS}]+")
_SPELLINGS = re.compile("|".join(re.escape(spelling) for spelling, _ in LATIN_SPELLINGS))
_SPELLED = dict(LATIN_SPELLINGS)
_SOFT_C = re.compile("c(?=[eiy])")
_SINGLE = str.maketrans({"c": "k", "q": "k", "x": "ks", "w": "f", "v": "f", "z": "s", "j": "y"})
_UKRAINIAN = re.compile("[іїєґ]")
_ARABIC_LETTER = re.compile("[\u0620-\u06d5]")
_NO_LETTERS = re.compile(r"[\W\d_]+")
_UNSEEN = ("Mn", "Cf")
_MUTE_H = re.compile(f"(?<=[{_VOWELS}])h+$")
_DOUBLED = re.compile("(.)\\1+")


@remembers(4096)
def sound_keys(word: str) -> tuple[str, ...]:
    """Return every key of `word`, most likely first: some letters can be read in two ways.

    "ch" is tsh or kh, an initial "j" is y or dzh, Cyrillic "г" is g or h, and Arabic script
    leaves the first vowel open.
    """
    parts = [part for part in _parts(word[:_MAX_LETTERS]) if part]
    while len(parts) > 1 and fold(parts[0]) in PARTICLES:
        parts = parts[1:]
    readings = (_readings(part) for part in parts)
    joined = ("".join(choice) for choice in itertools.islice(itertools.product(*readings), 4))
    keys = (_key(reading) for reading in joined)
    return tuple(dict.fromkeys(key for key in keys if len(key) > 1))


def _parts(word: str) -> list[str]:
    whole = unicodedata.normalize("NFC", word).casefold().translate(APOSTROPHES)
    bare = "".join(letter for letter in whole if unicodedata.category(letter) not in _UNSEEN)
    return _NO_LETTERS.split(bare)


def _readings(part: str) -> tuple[str, ...]:
    """Write `part` in sound letters, in each way it can be read."""
    script = unicodedata.name(part[0], "").split(" ", 1)[0]
    if script == "ARABIC":
        return _read_arabic(part)
    if script == "CYRILLIC":
        return _read_cyrillic(part)
    if script == "ETHIOPIC":
        return (_read_ethiopic(part),)
    return _read_latin(part)


def _read_cyrillic(part: str) -> tuple[str, ...]:
    text = "".join(CYRILLIC_SOUNDS.get(letter, "") for letter in part)
    breathed = "".join(CYRILLIC_SOUNDS.get("х" if c == "г" else c, "") for c in part)
    both = (breathed, text) if _UKRAINIAN.search(part) else (text, breathed)
    return tuple(dict.fromkeys(both))


def _read_ethiopic(part: str) -> str:
    """Spell each syllable by its character name; the sixth order has a vowel only at the start."""
    sounds = []
    for position, letter in enumerate(part):
        name = unicodedata.name(letter, "").removeprefix("ETHIOPIC SYLLABLE ")
        consonant = name.removeprefix("GLOTTAL ").removeprefix("PHARYNGEAL ").rstrip("AEIOU")
        vowel = name[-1:] if " " in name else name[len(consonant) :]
        vowel = name.rsplit(" ", 1)[-1] if " " in name else vowel
        sound = ETHIOPIC_SOUNDS.get(consonant, "") + ETHIOPIC_VOWELS.get(vowel, "")
        sounds.append(sound + "e" if position == 0 and vowel == "E" else sound)
    return "".join(sounds)


def _read_arabic(part: str) -> tuple[str, ...]:
    letters = unicodedata.normalize("NFKC", part).replace("وو", "ۆ")
    letters = "".join(_ARABIC_LETTER.findall(letters)).replace("ـ", "")
    if letters.startswith("ال") and len(letters) > 4:
        letters = letters[2:]
    if not letters:
        return ("",)
    sounds = [ARABIC_SOUNDS.get(letter, "") for letter in letters]
    if letters[-1] == "ه":
        sounds[-1] = "a"
    if letters[0] in "ويی":
        sounds[0] = "f" if letters[0] == "و" else "y"
    elif letters[0] in "اأإعٱ":
        return _with_open_vowel("", "".join(sounds[1:]))
    if letters[1:2] in ("ا", "آ", "ە", "ۆ", "ێ", "ۇ"):
        return ("".join(sounds),)
    rest = "".join(sounds[1:])
    return _with_open_vowel(sounds[0], rest)


def _with_open_vowel(start: str, rest: str) -> tuple[str, ...]:
    """Offer each colour of the first vowel; a written i or u may also end a diphthong with a."""
    colours = {"i": "ia", "u": "ua"}.get(rest[:1], "aiu")
    return tuple(start + colour + rest.lstrip("iu") for colour in colours)


def _read_latin(part: str) -> tuple[str, ...]:
    """Undo the spelling habits of German, English, Turkish and others, and offer the doubtful."""
    plain = part if part.isascii() else "".join(_plain_letter(letter) for letter in part)
    text = _SPELLINGS.sub(_spelled, plain)
    soft = _SOFT_C.sub("s", text)
    usual = soft.replace("ch", "C")
    doubtful = [usual]
    if "ch" in text:
        doubtful.append(soft.replace("ch", "h"))
    if "x" in text:
        doubtful.append(usual.replace("x", "h"))
    if text[:1] in ("j", "c"):
        doubtful.append("J" + usual[1:])
    return tuple(reading.translate(_SINGLE) for reading in doubtful)


def _plain_letter(letter: str) -> str:
    sound = LATIN_SOUNDS.get(letter) or fold(letter)
    return sound if sound.isascii() and sound.isalpha() else ""


def _spelled(match: re.Match[str]) -> str:
    return _SPELLED[match[0]]


def _key(reading: str) -> str:
    """Keep the consonants once each, the first vowel's colour and a final vowel's colour."""
    start = ""
    if reading[:1] in ("y", "i") and reading[1:2] and reading[1] in "aeou":
        start, reading = "y", reading[1:]
    runs = _RUNS.findall(_MUTE_H.sub("", reading))
    key = [start]
    seen_vowel = False
    for position, run in enumerate(runs):
        last = position == len(runs) - 1
        if run[0] not in _VOWELS:
            key.append(_hardened(run) if last else run)
        elif not seen_vowel:
            key.append(_first_colour(run))
            seen_vowel = True
        elif last:
            key.append("i" if run.endswith("ie") else _COLOURS[run[-1]])
    return _DOUBLED.sub(r"\1", "".join(key)).lower()


def _first_colour(run: str) -> str:
    if run.startswith(("ou", "oo")):
        return "u"
    if run.startswith(("ee", "ie", "ii")):
        return "i"
    glide = len(run) > 1 and run[0] in "iy"
    return _COLOURS[run[1] if glide else run[0]]


def _hardened(run: str) -> str:
    """Pronounce the end of a word as German and Turkish do: Murad is Murat."""
    return run[:-1] + run[-1].translate(_FINAL)

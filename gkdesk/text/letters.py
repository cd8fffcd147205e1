"""Which letters count as the same when people search, and how foreign letters sound.

Data only: `gkdesk.text.folding` applies it. Keys of `SAME` are lower-case, compatibility-decomposed
letters; combining marks are dropped by rule and need no entry here.
"""

from __future__ import annotations

_LATIN = {
    "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "n",
    "æ": "ae", "œ": "oe", "ə": "a", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ɛ": "e", "ɔ": "o",
    "ɣ": "g", "ɵ": "o", "ƶ": "z", "ɨ": "i", "ʉ": "u", "ɩ": "i", "ʋ": "v", "ȷ": "j", "ĸ": "k",
    "ƒ": "f", "ɖ": "d", "ƈ": "c", "ɠ": "g", "ɲ": "n", "ƀ": "b", "ǥ": "g", "ʔ": "", "ɂ": "",
}  # fmt: skip

# й, ё, ї and ў lose their marks by rule; what remains is unified between Ukrainian and Russian.
_CYRILLIC = {
    "і": "и", "ы": "и", "ј": "и", "є": "е", "э": "е", "ґ": "г", "ғ": "г", "ъ": "", "ь": "",
    "қ": "к", "ҝ": "к", "ң": "н", "њ": "н", "ө": "о", "ү": "у", "ұ": "у", "һ": "х", "ҳ": "х",
    "ә": "а", "љ": "л", "ђ": "д", "ћ": "ч", "ҷ": "ч", "џ": "дж", "ѕ": "з",
}  # fmt: skip

# Hamza and madda over a carrier are marks; these are letters that keyboards exchange.
_ARABIC = {
    "ٱ": "ا", "ء": "", "ى": "ي", "ی": "ي", "ې": "ي", "ۍ": "ي", "ێ": "ي", "ے": "ي", "ک": "ك",
    "ڪ": "ك", "ة": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ۃ": "ه", "ۆ": "و", "ۇ": "و", "ۈ": "و",
    "ۋ": "و", "ۊ": "و", "ڕ": "ر", "ړ": "ر", "ڑ": "ر", "ڵ": "ل", "ڤ": "ف", "ټ": "ت", "ٹ": "ت",
    "ډ": "د", "ڈ": "د", "ڼ": "ن", "ں": "ن", "ښ": "ش", "ږ": "ژ", "ځ": "ز", "څ": "س", "ګ": "گ",
    "ۥ": "", "ۦ": "",
}  # fmt: skip


def _ethiopic() -> dict[str, str]:
    """Unite the homophone rows (eight vowel orders each) and the long with the short a."""
    rows = (
        (0x1210, 0x1200),
        (0x1280, 0x1200),
        (0x1220, 0x1230),
        (0x12D0, 0x12A0),
        (0x1340, 0x1338),
    )
    same = {chr(row + order): chr(to + order) for row, to in rows for order in range(8)}
    for first in (0x1200, 0x12A0):
        same |= {letter: chr(first) for letter, to in same.items() if to == chr(first + 3)}
        same[chr(first + 3)] = chr(first)
    return same


SAME: dict[str, str] = _LATIN | _CYRILLIC | _ARABIC | _ethiopic()

# Sounds are written with b d f g h k l m n p r s t, C (tsh), J (dzh), X (sh, zh), y and vowels.
LATIN_SOUNDS = {
    "ş": "X", "š": "X", "ș": "X", "ŝ": "X", "ś": "X", "ž": "X", "ż": "X", "ź": "X", "ç": "C",
    "č": "C", "ć": "C", "ĉ": "C", "ţ": "s", "ț": "s",
}  # fmt: skip

CYRILLIC_SOUNDS = {
    "а": "a", "б": "b", "в": "f", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "yo", "є": "ye",
    "ж": "X", "з": "s", "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f",
    "х": "h", "ц": "s", "ч": "C", "ш": "X", "щ": "XC", "ъ": "", "ы": "i", "ь": "", "э": "e",
    "ю": "yu", "я": "ya", "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u",
    "һ": "h", "ҳ": "h", "ҷ": "J", "ј": "y", "љ": "l", "њ": "n", "ђ": "J", "ћ": "C", "џ": "J",
    "ѕ": "s",
}  # fmt: skip

ARABIC_SOUNDS = {
    "ب": "b", "پ": "p", "ت": "t", "ث": "s", "ج": "J", "چ": "C", "ح": "h", "خ": "h", "د": "d",
    "ذ": "s", "ر": "r", "ز": "s", "ژ": "X", "س": "s", "ش": "X", "ص": "s", "ض": "d", "ط": "t",
    "ظ": "s", "غ": "g", "ف": "f", "ڤ": "f", "ق": "k", "ك": "k", "ک": "k", "گ": "g", "ل": "l",
    "م": "m", "ن": "n", "ه": "h", "ھ": "h", "ہ": "h", "ټ": "t", "ډ": "d", "ړ": "r", "ڕ": "r",
    "ڵ": "l", "ڼ": "n", "ښ": "X", "ږ": "X", "ځ": "s", "څ": "s", "ګ": "g", "ی": "i", "ي": "i",
    "ې": "e", "ێ": "e", "ۍ": "i", "ے": "e", "ى": "a", "ا": "a", "ٱ": "a", "آ": "a", "أ": "a",
    "إ": "i", "ە": "e", "ۆ": "o", "و": "u", "ؤ": "u", "ئ": "", "ع": "", "ء": "", "ة": "a",
}  # fmt: skip

ETHIOPIC_SOUNDS = {
    "HH": "h", "H": "h", "X": "h", "KX": "h", "SZ": "s", "S": "s", "SH": "X", "Q": "k", "QH": "k",
    "K": "k", "CH": "C", "CCH": "C", "NY": "n", "N": "n", "ZH": "X", "Z": "s", "J": "J", "T": "t",
    "TH": "t", "P": "p", "PH": "p", "TS": "s", "TZ": "s", "W": "f", "Y": "y", "G": "g", "GG": "g",
    "D": "d", "DD": "d", "B": "b", "V": "f", "R": "r", "L": "l", "M": "m", "F": "f",
}  # fmt: skip
ETHIOPIC_VOWELS = {
    "A": "a", "AA": "a", "U": "u", "I": "i", "EE": "e", "O": "o", "E": "", "WA": "ua", "OA": "oa",
}  # fmt: skip

# Spellings of one sound in Latin script, longest first; German, English, Turkish and Polish habits.
LATIN_SPELLINGS: tuple[tuple[str, str], ...] = (
    ("schtsch", "XC"), ("shch", "XC"), ("tsch", "C"), ("dsch", "J"), ("sch", "X"), ("dzh", "J"),
    ("tch", "C"), ("dj", "J"), ("sh", "X"), ("zh", "X"), ("sz", "X"), ("kh", "h"), ("gh", "g"),
    ("ph", "f"), ("th", "t"), ("dh", "d"), ("dt", "t"), ("cz", "C"), ("ts", "s"), ("tz", "s"),
    ("ck", "k"), ("qu", "k"),
)  # fmt: skip

PARTICLES = frozenset(
    ("al", "an", "ar", "as", "at", "ad", "az", "ash", "adh", "ath", "el", "es", "ul", "ibn", "bin")
)

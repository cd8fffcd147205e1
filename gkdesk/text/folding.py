"""Bring text to one form for searching: spellings that people exchange become equal.

`fold` serves index and query alike and is the reason why Müller, Mueller and Muller, or a name
with and without vowel signs, find each other. It never feeds anything that is shown or printed.
"""

from __future__ import annotations

import re
import unicodedata

from gkdesk.text.letters import SAME

# Raise it with every change of a rule here or in `letters`, and of what a record tells the search:
# stores rebuild their index then.
FOLDING_VERSION = 2

# These decompose into a space plus a mark, or stand for the apostrophe inside a name.
APOSTROPHES = str.maketrans(dict.fromkeys("'’‘‛`´ʼʻʹʾʿˈʽ′‵＇", ""))
_SILENT_E = re.compile("(?<=[aou])e+")
_UNSEEN_MARKS = frozenset("\u034f\u180b\u180c\u180d\u180f\u2d7f")


def fold(text: str) -> str:
    """Return the words of `text` in search form, separated by single spaces; never raises.

    The result holds letters, digits and vowel signs of scripts that need them; everything else
    is gone. Folding twice changes nothing, and so does the normal form of the input.
    """
    if text.isascii():
        plain = text.lower()
    else:
        plain = unicodedata.normalize("NFC", text).translate(APOSTROPHES)
        plain = _decomposed(_decomposed(plain))
    return " ".join(_SILENT_E.sub("", plain.translate(_LETTERS)).split())


def words(text: str) -> list[str]:
    """Return the folded words of `text` in their order."""
    return fold(text).split()


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFKD", text.casefold())


class _Letters(dict[int, str]):
    """Translate one code point; filled on demand, so that only the scripts in use take room."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_letter(chr(code))
        return folded


def _fold_letter(letter: str) -> str:
    if letter in SAME:
        return SAME[letter]
    category = unicodedata.category(letter)
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    if category == "Cf" or letter in "'`":
        return ""
    if category.startswith("M"):
        return _fold_mark(letter, category)
    if category == "Lm" and (letter == "ـ" or "ʰ" <= letter <= "˿"):
        return ""
    return letter if category[0] in "LN" else " "


def _fold_mark(mark: str, category: str) -> str:
    """Drop accents and vowel points; keep the vowel signs that Indic and Thai words consist of."""
    droppable = unicodedata.combining(mark) or category == "Me" or mark in _UNSEEN_MARKS
    return "" if droppable or "\ufe00" <= mark <= "\ufe0f" or mark >= "\U000e0100" else mark


_LETTERS = _Letters()

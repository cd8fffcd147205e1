"""Words by which lists and cards say that a number is not for everybody; in doubt they do.

A header that speaks of a home never leads to what everybody sees. One that speaks of secrecy never
leads to a public number; a remark may be an internal one all the same.
"""

from __future__ import annotations

import re

from gkdesk.text.folding import fold

_HOME_WORDS = frozenset({"p", "pr", "hause", "zuhause", "daheim", "heim", "wohnung"})
_HOME_PARTS = ("privat", "daheim")
_HOME_STARTS = ("priv", "home", "wohnung")
_NO_HOME = ("homepage",)
_SECRET_WORDS = frozenset(
    {
        *("h", "pers", "abend", "abends", "feierabend", "nacht", "nachts", "nur", "only"),
        *("nicht", "not", "kein", "keine", "keinesfalls", "unter", "ex"),
        *("gmx", "gmail", "googlemail", "yahoo", "hotmail", "icloud", "freenet"),
    }
)
_SECRET_PARTS = (
    *("vertraulich", "confidential", "geheim", "personlich", "secret", "notfall", "diskret"),
    *("emergency", "gesperrt", "geschutzt", "sensibel", "anonym"),
)
_SECRET_STARTS = ("intern", "personal", "personl", "sperr")
_NOT_SECRET = ("internet", "internat")
_COMPOUND = re.compile(
    r"(?:e?mail|mailadresse|tel|telefon|telefonnr|telefonnummer|fon|phone|festnetz|rufnummer|nr"
    r"|nummer|handy|handynr|handynummer|mobil|mobile|mobilnr|mobilnummer|cell)"
    r"(?:h|p|pr|priv|pers|home)"
)
_WAYS = (
    ("email", re.compile(r"mail")),
    ("mobile", re.compile(r"handy|mobil|cell")),
    ("phone", re.compile(r"tel|fon|phone|festnetz|nummer|nr\b|durchwahl|anschluss")),
)
_OTHERS = frozenset({"alt", "frueher", "fruher", "zweit", "other", "additional", "alternativ"})
_OTHER_STARTS = ("weitere", "andere", "zweite", "zusatz", "sonstig", "notfall", "emergency")


def is_private(text: str) -> bool:
    """Tell whether a header or a label says that a number is not for everybody."""
    return any(speaks_of_home(word) or speaks_of_secrecy(word) for word in fold(text).split())


def speaks_of_home(word: str) -> bool:
    """Tell whether a folded word means somebody's home."""
    if word.startswith(_NO_HOME):
        return False
    return (
        word in _HOME_WORDS
        or word.startswith(_HOME_STARTS)
        or any(part in word for part in _HOME_PARTS)
        or bool(_COMPOUND.fullmatch(word))
    )


def speaks_of_secrecy(word: str) -> bool:
    """Tell whether a folded word asks to keep something back."""
    if word.startswith(_NOT_SECRET):
        return False
    return (
        word in _SECRET_WORDS
        or word.startswith(_SECRET_STARTS)
        or any(part in word for part in _SECRET_PARTS)
    )


def means_another(word: str) -> bool:
    """Tell whether a folded word turns a header into something else: a fax, a second number."""
    further = word.isdecimal() and word not in {"0", "1"}
    return further or "fax" in word or word in _OTHERS or word.startswith(_OTHER_STARTS)


def private_way(header: str) -> str:
    """Return which private way to reach somebody a header names: phone, mobile, email or none."""
    words = fold(header).split()
    if not is_private(header) or any(map(means_another, words)):
        return ""
    return next((way for way, names in _WAYS if names.search(" ".join(words))), "")

"""Bring typed text into the one form that is stored: NFC, without stray blanks or controls."""

from __future__ import annotations

import re
import unicodedata

from gkdesk.errors import InvalidInput

LINE_LIMIT = 1_000
TEXT_LIMIT = 20_000

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_NO_CHARACTERS = re.compile(
    "[\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
"""Unicode keeps them free for ever; no file format has to hold them, and XML does not."""
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""They turn the reading order of what follows, also outside of the text they were typed into.

The marks U+061C, U+200E and U+200F do not; keyboards for Arabic and Hebrew set them.
"""

_UNSEEN_CATEGORIES = frozenset("ZC")
_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0]")
"""Letters and signs by their category that show nothing."""
_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;.]+(\.[^@\s,;.]+)+")
_PHONE = re.compile(r"[\d\s+()/.\-\u2013]+")
_DIGITS_OF_A_PHONE = 3
_DIGITS_OF_A_POSTAL_CODE = 5


def clean_line(text: str, field: str) -> str:
    """Return one line: NFC, single blanks, no control characters, none that turn the direction.

    A line of invisible characters alone is empty. Raises InvalidInput for
    text that is too long or holds half a character.
    """
    return _checked(" ".join(_visible(text).split()), field, LINE_LIMIT)


def clean_text(text: str, field: str) -> str:
    """Return text that may have several lines; blanks inside a line are kept."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
    return _checked(_visible(unified).strip(), field, TEXT_LIMIT)


def clean_email(text: str, field: str) -> str:
    """Return an e-mail address; only its outer form is checked."""
    address = clean_line(text, field)
    if address and not _EMAIL.fullmatch(address):
        raise InvalidInput(field, "bad_email")
    return address


def clean_phone(text: str, field: str) -> str:
    """Return a phone number as it was typed: at least three digits, and no letters."""
    number = clean_line(text, field)
    digits = sum(character.isdecimal() for character in number)
    if number and (not _PHONE.fullmatch(number) or digits < _DIGITS_OF_A_PHONE):
        raise InvalidInput(field, "bad_phone")
    return number


def clean_postal_code(text: str, field: str) -> str:
    """Return a postal code; one of digits alone is German, those from abroad begin with letters."""
    code = clean_line(text, field)
    if code.isdecimal() and len(code) != _DIGITS_OF_A_POSTAL_CODE:
        raise InvalidInput(field, "bad_postal_code")
    return code


def whole_characters(text: str) -> str:
    """Return text without halves of characters, which no file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _visible(text: str) -> str:
    """Return the text without what steers, or nothing if there is nothing to be seen in it."""
    kept = _CONTROLS.sub(" ", _DIRECTIONS.sub("", _NO_CHARACTERS.sub("", text)))
    seen = any(
        unicodedata.category(character)[0] not in _UNSEEN_CATEGORIES
        or "\ud800" <= character <= "\udfff"
        for character in _UNSEEN.sub("", kept)
    )
    return kept if seen else ""


def _checked(text: str, field: str, limit: int) -> str:
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise InvalidInput(field, "unreadable_character")
    normal = unicodedata.normalize("NFC", text)
    if len(normal) > limit:
        raise InvalidInput(field, "too_long", limit=limit)
    return normal

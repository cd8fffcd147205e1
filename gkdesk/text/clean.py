"""Bring typed text into the one form that is stored: NFC, without stray blanks or controls."""

from __future__ import annotations

import re
import unicodedata

from gkdesk.errors import InvalidInput

LINE_LIMIT = 1_000
TEXT_LIMIT = 20_000

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


def clean_line(text: str, field: str) -> str:
    """Return one line: NFC, single blanks, no control characters.

    Raises InvalidInput for text that is too long or holds half a character.
    """
    return _checked(" ".join(_CONTROLS.sub(" ", text).split()), field, LINE_LIMIT)


def clean_text(text: str, field: str) -> str:
    """Return text that may have several lines; blanks inside a line are kept."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
    return _checked(_CONTROLS.sub(" ", unified).strip(), field, TEXT_LIMIT)


def clean_email(text: str, field: str) -> str:
    """Return an e-mail address; only its outer form is checked."""
    address = clean_line(text, field)
    if address and not _EMAIL.fullmatch(address):
        raise InvalidInput(field, "bad_email")
    return address


def clean_phone(text: str, field: str) -> str:
    """Return a phone number as it was typed; it must hold at least three digits."""
    number = clean_line(text, field)
    if number and sum(character.isdecimal() for character in number) < 3:
        raise InvalidInput(field, "bad_phone")
    return number


def _checked(text: str, field: str, limit: int) -> str:
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise InvalidInput(field, "unreadable_character")
    normal = unicodedata.normalize("NFC", text)
    if len(normal) > limit:
        raise InvalidInput(field, "too_long", limit=limit)
    return normal

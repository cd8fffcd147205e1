"""The recovery code on the recovery sheet: 160 random bits that a person can copy by hand.

Seven groups of five characters of Crockford's alphabet (no I, L, O, U); the last three characters
check the others, so that a typing mistake is told from a wrong code.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata

from gkdesk.errors import BadRecoveryCode

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SECRET_BYTES = 20
SECRET_LENGTH = 32
CHECK_LENGTH = 3
GROUP_LENGTH = 5
GROUPS = 7
LONGEST_INPUT = 400
READ_AS = str.maketrans("OIL", "011")
SEPARATOR_CATEGORIES = ("Z", "C", "P")


def new_code() -> str:
    """Return a fresh code as it is printed: `AAAAA-BBBBB-…`."""
    return _format(secrets.token_bytes(SECRET_BYTES))


def groups(code: str) -> tuple[str, ...]:
    """Return the seven groups of a code, for the sheet."""
    return tuple(_format(secret_of(code)).split("-"))


def secret_of(typed: str) -> bytes:
    """Return the 20 bytes behind a typed code.

    Small letters, spaces, any dashes and the look-alikes O, I and L are understood.
    """
    plain = _plain(typed)
    if len(plain) != SECRET_LENGTH + CHECK_LENGTH or set(plain) - set(ALPHABET):
        raise BadRecoveryCode
    body, check = plain[:SECRET_LENGTH], plain[SECRET_LENGTH:]
    if check != _check_characters(body):
        raise BadRecoveryCode
    number = 0
    for character in body:
        number = number * len(ALPHABET) + ALPHABET.index(character)
    return number.to_bytes(SECRET_BYTES, "big")


def group_matches(code: str, *, index: int, typed: str) -> bool:
    """Tell whether `typed` is the group `index` (0…6) of the code: a check of the sheet."""
    return secrets.compare_digest(_plain(groups(code)[index]).encode(), _plain(typed).encode())


def _format(secret: bytes) -> str:
    number = int.from_bytes(secret, "big")
    characters: list[str] = []
    for _ in range(SECRET_LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[rest])
    body = "".join(reversed(characters))
    whole = body + _check_characters(body)
    return "-".join(whole[at : at + GROUP_LENGTH] for at in range(0, len(whole), GROUP_LENGTH))


def _check_characters(body: str) -> str:
    digest = hashlib.sha256(body.encode()).digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:CHECK_LENGTH])


def _plain(typed: str) -> str:
    folded = unicodedata.normalize("NFKC", typed[:LONGEST_INPUT]).upper()
    kept = (c for c in folded if unicodedata.category(c)[0] not in SEPARATOR_CATEGORIES)
    return "".join(kept).translate(READ_AS)

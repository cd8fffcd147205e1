"""Numbers that somebody has at home: they are taken over with the mark that they are private.

A contact person has one number of each kind. Where a row names one for work as well, that one is
taken, and the one of the home is left out and told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from gkdesk.incoming.spec import Target, ValueKind
from gkdesk.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SPARE = "contact.spare"
"""Under this key a row keeps the targets whose number is left out."""
_KEPT_BACK = "contact.kept_back"
"""And under this one the numbers themselves, until all rows know them."""
_PERSON = "contact.private"
NUMBERS = ("contact.phone", "contact.mobile", "contact.email")
_HOME = "_home"
_NUMBER = re.compile(r"@|\d\D*\d\D*\d")
_NOT_DIGITS = re.compile(r"\D")
_COUNTRY = re.compile(r"\A\s*(?:\+|00)\s*49[\s/.-]*(?:\(0\))?")


def _phone_at_home(text: str) -> dict[str, str]:
    return _at_home("contact.phone", text)


def _mobile_at_home(text: str) -> dict[str, str]:
    return _at_home("contact.mobile", text)


def _email_at_home(text: str) -> dict[str, str]:
    return _at_home("contact.email", text)


def _at_home(key: str, text: str) -> dict[str, str]:
    """Return the number, or a word that says whether the other number of the row is private."""
    says_so = not _NUMBER.search(text)
    return {f"{key}_private" if says_so else f"{key}{_HOME}": text}


AT_HOME = (
    Target(
        f"contact.phone{_HOME}",
        "Telefon privat",
        (
            "Privattelefon",
            "Privatnummer",
            "Telefonnummer privat",
            "Festnetz privat",
            "Telefon zu Hause",
            "Home Phone",
        ),
        ValueKind.PHONE,
        spread=_phone_at_home,
        fills=("contact.phone",),
        private_way="phone",
    ),
    Target(
        f"contact.mobile{_HOME}",
        "Mobil privat",
        ("Mobiltelefon privat", "Handy privat", "Privathandy", "Handynummer privat"),
        ValueKind.PHONE,
        spread=_mobile_at_home,
        fills=("contact.mobile",),
        private_way="mobile",
    ),
    Target(
        f"contact.email{_HOME}",
        "E-Mail privat",
        ("E-Mail-Adresse privat", "Mail privat", "private E-Mail", "Privatmail"),
        ValueKind.EMAIL,
        spread=_email_at_home,
        fills=("contact.email",),
        private_way="email",
    ),
)


def take_home_numbers(values: dict[str, object]) -> None:
    """Put numbers of a home where a row has none for work, with the mark that they are private."""
    spare, kept_back = [], []
    for key in NUMBERS:
        number = values.pop(f"{key}{_HOME}", None)
        if number is None:
            continue
        if _plain(values.setdefault(key, number)) == _plain(number):
            values[f"{key}_private"] = True
        else:
            spare.append(f"{key}{_HOME}")
            kept_back.append(_plain(number))
    if spare:
        values[SPARE] = tuple(spare)
        values[_KEPT_BACK] = tuple(kept_back)


def share_marks(rows: Sequence[dict[str, object]]) -> None:
    """Let every row of a person know what one of them calls private.

    A number is private wherever she has it. A mark without its number, and the word that she is no
    office, count for all rows of her organisation.
    """
    numbers: dict[str, set[str]] = defaultdict(set)
    marks: dict[tuple[str, str], set[str]] = defaultdict(set)
    for values in rows:
        who, house = _who(values), _house(values)
        kept_back = values.pop(_KEPT_BACK, ())
        numbers[who].update(kept_back if isinstance(kept_back, tuple) else ())
        numbers[who].update(_plain(values[key]) for key in NUMBERS if _is_marked(values, key))
        bare = {f"{key}_private" for key in NUMBERS if key not in values} | {_PERSON}
        marks[who, house].update(flag for flag in bare if values.get(flag) is True)
    for values in rows:
        who, house = _who(values), _house(values)
        if not who:
            continue
        for key in NUMBERS:
            flag = f"{key}_private"
            if key in values and (_plain(values[key]) in numbers[who] or flag in marks[who, house]):
                values[flag] = True
        if _PERSON in marks[who, house]:
            values[_PERSON] = True


def _is_marked(values: Mapping[str, object], key: str) -> bool:
    return key in values and values.get(f"{key}_private") is True


def _who(values: Mapping[str, object]) -> str:
    return fold(str(values.get("contact.name") or values.get("contact.function") or ""))


def _house(values: Mapping[str, object]) -> str:
    return fold(str(values.get("organisation.name", "")))


def number_marks(values: Mapping[str, object]) -> frozenset[str]:
    """Return the numbers and addresses of a row: nobody else of the same name has them."""
    return frozenset(_plain(values[key]) for key in NUMBERS if key in values)


def _plain(number: object) -> str:
    """Return a number or an address without what people put between its parts."""
    text = str(number).casefold()
    return text if "@" in text else _NOT_DIGITS.sub("", _COUNTRY.sub("0", text, count=1))

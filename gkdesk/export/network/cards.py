"""Contact persons and organisations as vCard 4.0 (RFC 6350), for phones and mail programs.

A writer of our own: the libraries at hand write versions 2.1 and 3.0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gkdesk.text.papers import network as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OCTETS = 75
"""So long a line may be at most, without its end (RFC 6350, 3.2)."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
"""A colon with digits after it is the port of a host."""
_ESCAPES = {"\\": r"\\", ",": r"\,", ";": r"\;", "\n": r"\n"}


class CardKind(StrEnum):
    """Whom a card is about."""

    INDIVIDUAL = "individual"
    ORGANISATION = "org"


class PhoneKind(StrEnum):
    """What a number reaches; the value is the type of the property."""

    WORK = "voice,work"
    HOME = "voice,home"
    CELL = "cell,work"
    PRIVATE_CELL = "cell,home"


@dataclass(frozen=True, slots=True)
class Card:
    """One card; what is empty is left out. `address` is street, place and postal code.

    `has_name` is not so where `name` is the function of somebody whom nobody has named,
    `is_further` where the organisation is a further one of somebody with another card.
    """

    kind: CardKind
    name: str
    has_name: bool = True
    is_further: bool = False
    prefix: str = ""
    organisation: str = ""
    function: str = ""
    phones: tuple[tuple[PhoneKind, str], ...] = ()
    email: str = ""
    email_is_private: bool = False
    address: tuple[str, str, str] = ("", "", "")
    web: str = ""
    languages: tuple[str, ...] = ()
    note: str = ""
    categories: tuple[str, ...] = ()


def vcard_bytes(cards: Iterable[Card]) -> bytes:
    """Return the cards as one file; the same cards give the same bytes."""
    lines = [line for card in cards for line in _lines(card)]
    return b"".join(_folded(line) for line in lines)


def _lines(card: Card) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"KIND:{card.kind}"
    yield f"FN:{_text(card.name)}"
    if card.is_further:
        yield f"{words.CARD_OF_FURTHER_POST}:1"
    if not card.has_name:
        yield f"{words.CARD_WITHOUT_NAME}:1"
    elif card.kind is CardKind.INDIVIDUAL:
        family, given = _parts_of(card.name)
        yield f"N:{_text(family)};{_text(given)};;{_text(card.prefix)};"
    if card.organisation:
        yield f"ORG:{_text(card.organisation)}"
    if card.function:
        yield f"TITLE:{_text(card.function)}"
    for kind, number in card.phones:
        yield f'TEL;TYPE="{kind}":{_text(number)}'
    if card.email:
        place = "home" if card.email_is_private else "work"
        yield f"EMAIL;TYPE={place}:{_text(card.email)}"
    if any(card.address):
        street, place, code = (_text(part) for part in card.address)
        yield f"ADR;TYPE=work:;;{street};{place};;{code};"
    if address := _uri(card.web):
        yield f"URL:{address}"
    for language in card.languages:
        yield f"LANG:{_text(language)}"
    if card.categories:
        yield f"CATEGORIES:{','.join(map(_text, card.categories))}"
    if card.note:
        yield f"NOTE:{_text(card.note)}"
    yield "END:VCARD"


def _parts_of(name: str) -> tuple[str, str]:
    """Return family and given name; „von der“ belongs to the family name."""
    words = name.split()
    small = next((at for at, word in enumerate(words) if at and word[0].islower()), None)
    first = max(len(words) - 1, 0) if small is None else small
    return " ".join(words[first:]), " ".join(words[:first])


def _text(text: str) -> str:
    plain = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_ESCAPES.get(letter, letter) for letter in plain)


def _uri(text: str) -> str:
    """Return an address of the web; a bare name of a host gets its scheme.

    Anything else is left out: a phone opens it by a touch, be it a file or a program.
    """
    bare = "".join(_CONTROL.sub("", text).split())
    if _WEB.match(bare):
        return bare
    return f"https://{bare}" if bare and not _SCHEME.match(bare) else ""


def _folded(line: str) -> bytes:
    """Return a line with its end, folded between letters, never within one."""
    pieces, room = [b""], OCTETS
    for letter in line:
        octets = letter.encode("utf-8", "replace")
        if len(pieces[-1]) + len(octets) > room:
            pieces.append(b"")
            room = OCTETS - 1  # the blank that says that the line goes on counts, too
        pieces[-1] += octets
    return b"\r\n ".join(pieces) + b"\r\n"

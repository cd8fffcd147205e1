"""The paired brackets of UAX #9 (BidiBrackets), derived from the Unicode data of Python.

A paired bracket is a mirrored opening or closing punctuation of bidirectional class ON. In
Unicode's charts the closing partner follows its opening one at once or after one other sign, with
two crossed pairs that are named here. U+2329 and U+232A count as the same pair as U+3008 and
U+3009.
"""

from __future__ import annotations

import unicodedata

LAST_CODE = 0xFFFF  # every paired bracket lies in the basic plane
CROSSED = {0x298D: 0x2990, 0x298F: 0x298E}
CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}


def _is_bracket(code: int, category: str) -> bool:
    character = chr(code)
    return (
        unicodedata.category(character) == category
        and unicodedata.bidirectional(character) == "ON"
        and unicodedata.mirrored(character) == 1
    )


def _pairs() -> dict[str, str]:
    found = {}
    for code in range(LAST_CODE):
        if _is_bracket(code, "Ps"):
            candidates = (CROSSED.get(code, code + 1), code + 2)
            partner = next((each for each in candidates if _is_bracket(each, "Pe")), None)
            if partner is not None:
                found[chr(code)] = chr(partner)
    return found


def canonical(character: str) -> str:
    """Return the bracket that stands for this one when brackets are compared."""
    return CANONICAL.get(character, character)


CLOSING_OF: dict[str, str] = _pairs()
CLOSING: frozenset[str] = frozenset(CLOSING_OF.values())

"""Where a line may end: after spaces, hyphens and word signs; anywhere only in an emergency."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from gkdesk.export.pdf.fonts import ignorable

if TYPE_CHECKING:
    from collections.abc import Sequence

SOFT_HYPHEN = "\u00ad"
NO_BREAK_SPACES = frozenset("\u00a0\u202f\u2007\u2060\ufeff")
ADDRESS_SIGNS = frozenset("@./")
BREAK_AFTER = frozenset("-\u2010\u2013\u2014\u1361\u1362\u200b" + SOFT_HYPHEN)


def is_space(character: str) -> bool:
    """Tell whether a character is white space that may vanish at the end of a line."""
    return character.isspace() and character not in NO_BREAK_SPACES


def break_points(text: str, whole: Sequence[tuple[int, int]] = ()) -> list[int]:
    """Return the places, as indexes of the next line's first character, where a line may end.

    `whole` are ranges, such as phone numbers, inside which no line shall end.
    """
    inside = {at for start, end in whole for at in range(start + 1, end)}
    found = []
    for at in range(1, len(text)):
        before, after = text[at - 1], text[at]
        if at in inside or is_space(after) or after in "\u2069\u200d":
            continue
        if is_space(before) or (
            before in BREAK_AFTER and _is_letter(after) and at > 1 and not is_space(text[at - 2])
        ):
            found.append(at)
    return found


def spare_points(text: str, addresses: Sequence[tuple[int, int]] = ()) -> list[int]:
    """Return where a line may end when a whole range is too long for it.

    Inside `addresses`, e-mail or web, that is only after "@" and ".": a hyphen at the end of a
    line would be read as a part of the address or as none.
    """
    inside = [
        at
        for start, end in addresses
        for at in range(start + 1, end)
        if text[at - 1] in ADDRESS_SIGNS and text[at] not in ADDRESS_SIGNS
    ]
    return sorted({*break_points(text, addresses), *inside})


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LM"


def emergency_points(text: str) -> list[int]:
    """Return the places between whole characters, never before a mark or a joiner."""
    return [
        at
        for at in range(1, len(text))
        if unicodedata.category(text[at])[0] != "M"
        and not ignorable(text[at])
        and text[at - 1] != "\u200d"
    ]

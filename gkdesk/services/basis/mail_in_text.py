"""Addresses of mail in free text: each counts as a whole, however short its parts are.

„T@X.de“, „t@x.de“ and „t (at) x.de“ are the same; a full stop behind one is no part of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkdesk.services.basis.word_forms import UNSEEN
from gkdesk.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAIL = "@"
_LOCAL = rf"[\w.%+&'\-{UNSEEN}]"
_AT = r"(?:@|\s?[(\[{]\s?(?:at|ät)\s?[)\]}]\s?)"
_DOT = r"(?:\.|\s?[(\[{]\s?(?:dot|punkt)\s?[)\]}]\s?)"
_ADDRESS = re.compile(
    rf"(?<!{_LOCAL})({_LOCAL}{{1,80}}){_AT}([\w\-{UNSEEN}]+(?:{_DOT}[\w\-{UNSEEN}]+){{1,8}})",
    re.IGNORECASE,
)
_BEFORE = ".'-"
"""What may stand before an address without a gap, and belongs to no address."""
_WORD = re.compile(r"\w+")
_IS_AT, _IS_DOT = re.compile(_AT, re.IGNORECASE), re.compile(_DOT, re.IGNORECASE)
_NOT_SEEN = re.compile(rf"[{UNSEEN}]")


class KnownAddresses:
    """Addresses of mail, made ready to be found."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._keys = {
            _key(match[0].lstrip(_BEFORE)) for text in texts for match in _ADDRESS.finditer(text)
        }

    def __bool__(self) -> bool:
        return bool(self._keys)

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where known addresses begin and end."""
        for match in _ADDRESS.finditer(text) if self._keys else ():
            start = match.end() - len(match[0].lstrip(_BEFORE))
            end = match.end()
            while end > match.start(2):
                if _key(text[start:end]) in self._keys:
                    yield start, end
                    break
                end = text.rfind(".", match.start(2), end)


def _key(address: str) -> str:
    """Return an address as it is compared."""
    plain = _IS_DOT.sub(".", _IS_AT.sub(MAIL, _NOT_SEEN.sub("", address)))
    return _WORD.sub(_folded, plain)


def _folded(word: re.Match[str]) -> str:
    return fold(word[0]).replace(" ", "")

"""What is said of characters that no font draws, for which a visible sign stands on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from gkdesk.text.bidi_safe import inside

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLACE = "{0} ({1}) in „{2}“"
_MORE = " und an {0} weiteren Stellen"
_ONE_MORE = " und an einer weiteren Stelle"
_TOLD = 3

IN_PACKAGE = (
    "Im PDF des Pakets steht \ufffd für Zeichen, die kein Dokument darstellen kann: {0}. In der "
    "Tabelle und in antworten.json bleiben sie erhalten."
)
IN_EVALUATION = (
    "Im PDF steht \ufffd für Zeichen, die kein Dokument darstellen kann: {0}. In der Tabelle "
    "(XLSX) bleiben sie erhalten."
)


class Sign(Protocol):
    """A character that is missing, and the words around it."""

    @property
    def sign(self) -> str:
        """Return what can be written of it."""
        ...

    @property
    def codepoint(self) -> str:
        """Return its number."""
        ...

    @property
    def words(self) -> str:
        """Return the words around it."""
        ...


def places(signs: Sequence[Sign]) -> str:
    """Say which characters are missing and in which words they stand, the first few of them."""
    told = [_PLACE.format(each.sign, each.codepoint, inside(each.words)) for each in signs[:_TOLD]]
    rest = len(signs) - len(told)
    more = _MORE.format(rest) if rest > 1 else _ONE_MORE
    return "; ".join(told) + (more if rest else "")

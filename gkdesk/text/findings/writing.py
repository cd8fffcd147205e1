"""Small pieces from which the sentences of findings are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.text.findings.facts import Facts

_SHOWN_NAMES = 4
_UNSEEN = "\N{POP DIRECTIONAL ISOLATE}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
"""What may stand behind a name to keep its direction."""


def listed(names: Sequence[str], *, at_most: int | None = None, last: str = "und") -> str:
    """Write `A`, `A und B` or `A, B und 3 weitere`; `last` joins the last two."""
    shown = list(names)
    if at_most is not None and len(shown) > at_most:
        rest = len(shown) - at_most + 1
        shown = [*shown[: at_most - 1], f"{rest} weitere"]
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} {last} {shown[-1]}"


def names_in(facts: Facts) -> str:
    """Write the names of a finding, so many as a line holds."""
    return listed(facts.names, at_most=_SHOWN_NAMES)


def ended(sentence: str) -> str:
    """Put a full stop at the end, but none behind that of an abbreviation such as `e. V.`."""
    said = sentence.rstrip(_UNSEEN)
    return sentence if said.endswith(".") else f"{sentence}."


def both(facts: Facts) -> str:
    """Write the two organisations of a pair."""
    return f"{facts.name} und {facts.other}"


def other_organisations(number: int) -> str:
    """Write `einer anderen Organisation` or `4 anderen Organisationen`."""
    return "einer anderen Organisation" if number == 1 else f"{number} anderen Organisationen"

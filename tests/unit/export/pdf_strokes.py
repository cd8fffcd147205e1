"""The marks that the content stream of a page makes: each with its tag, colour and size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = {"Tj", "TJ", "'", '"'}
PAINT = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "BI", "INLINE IMAGE"}


@dataclass(frozen=True)
class Stroke:
    """One operator that leaves a mark; `tag` None means that nothing says what it is."""

    operator: str
    tag: str | None
    mcid: int | None
    colour: tuple[float, ...]
    size: float

    @property
    def is_text(self) -> bool:
        return self.operator in TEXT


class _Reader:
    """The graphics state, as far as the rules need it."""

    def __init__(self) -> None:
        self.tags: list[tuple[str, int | None]] = []
        self.colour: tuple[float, ...] = (0.0, 0.0, 0.0)
        self.kept: list[tuple[float, ...]] = []
        self.size = 0.0

    def read(self, operator: str, operands: list[pikepdf.Object]) -> Stroke | None:
        match operator:
            case "BDC":
                mcid = operands[1].get("/MCID") if hasattr(operands[1], "get") else None
                self.tags.append((str(operands[0]), None if mcid is None else int(mcid)))
            case "BMC":
                self.tags.append((str(operands[0]), None))
            case "EMC":
                self.tags.pop()
            case "q":
                self.kept.append(self.colour)
            case "Q":
                self.colour = self.kept.pop()
            case "rg":
                self.colour = tuple(float(each) for each in operands)
            case "g":
                self.colour = (float(operands[0]),) * 3
            case "Tf":
                self.size = float(operands[1])
            case _ if operator in TEXT or operator in PAINT:
                tag, mcid = self.tags[-1] if self.tags else (None, None)
                return Stroke(operator, tag, mcid, self.colour, self.size)
        return None


def strokes(page: pikepdf.Page, number: int) -> Iterator[Stroke]:
    """Yield the marks of a page in the order in which they are drawn."""
    reader = _Reader()
    for operands, operator in pikepdf.parse_content_stream(page):
        made = reader.read(str(operator), list(operands))
        if made is not None:
            yield made
    if reader.tags or reader.kept:
        message = f"page {number} does not close what it opens"
        raise AssertionError(message)

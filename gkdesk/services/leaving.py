"""How a paper leaves the office, whatever it is about: which ways there are, and what is noted."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from gkdesk.services.outcome import Change, Label
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.papers.leaving import CUT_SHORT, MAYBE

if TYPE_CHECKING:
    from collections.abc import Iterable


class PaperWay(StrEnum):
    """How a paper leaves the program."""

    PRINTED = "printed"
    SAVED = "saved"


LABELS_OF_CLIENTS = {
    PaperWay.PRINTED: Label.DOCUMENT_PRINTED,
    PaperWay.SAVED: Label.DOCUMENT_SAVED,
}
"""What the log says of papers about clients, or for them."""
LABELS_OF_OTHERS = {
    PaperWay.PRINTED: Label.DOCUMENT_PRINTED,
    PaperWay.SAVED: Label.DATA_EXPORTED,
}
"""What the log says of papers that are about no client."""


def begun(document: str, way: PaperWay) -> str:
    """Return what is noted of a document before it goes; nobody may ever settle it."""
    return f"{document}, {MAYBE[way.value]}"


def cut_short(document: str) -> str:
    """Return what is noted of a document of which only a part may be on paper."""
    return f"{document}, {CUT_SHORT}"


def of_clients(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the records that pages have to read again; the paper itself is none."""
    return tuple(each for each in changes if each.kind == RecordKind.CLIENT.value)

"""Answers in the one form that is stored, whatever way they were typed in German."""

from __future__ import annotations

import datetime as dt
import re

from gkdesk.errors import GkdeskError, InvalidInput
from gkdesk.text.clean import clean_text
from gkdesk.text.codes.aid_problems import Trouble
from gkdesk.text.dates import FIRST_YEAR, LAST_YEAR
from gkdesk.working_aids.template import Kind

_MOST_DIGITS = 15
"""More digits are not exact in a calculation."""
_SPACES = re.compile(r"[\s\u202f\u00a0]+")
_WHOLE = re.compile(r"[+-]?(\d+|\d{1,3}(\.\d{3})+)", re.ASCII)
_DECIMAL = re.compile(
    r"(?P<sign>[+-]?)(?P<whole>\d*|\d{1,3}(?:\.\d{3})+(?=,))(?:[.,](?P<part>\d+))?", re.ASCII
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_GERMAN = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})", re.ASCII)


class NotCanonical(GkdeskError):
    """A text is no answer of this kind; `trouble` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


def canonical(kind: Kind, typed: str) -> str:
    """Return an answer as it is stored; nothing typed is nothing. Raises NotCanonical.

    Numbers may have a comma, blanks or dots between thousands; a decimal number may have a point
    instead of the comma ("1.234" is one and a bit as a decimal number, but a whole number is
    1234). Dates are `2026-11-21` or `21.11.2026`.
    """
    if kind is Kind.INTEGER:
        return _integer(_bare(typed))
    if kind is Kind.DECIMAL:
        return _decimal(_bare(typed))
    if kind is Kind.DATE:
        return _date(typed.strip())
    if kind in {Kind.SELECT_MULTIPLE, Kind.RANK}:
        return " ".join(dict.fromkeys(typed.split()))
    if kind is Kind.SELECT_ONE:
        return _one(typed)
    return _text(typed)


def trouble(kind: Kind, value: str) -> Trouble | None:
    """Return what is wrong with a value that should be canonical, None where it is."""
    try:
        canonical(kind, value)
    except NotCanonical as error:
        return error.trouble
    return None


def _bare(typed: str) -> str:
    return _SPACES.sub("", typed).replace("\N{MINUS SIGN}", "-")


def _integer(typed: str) -> str:
    if not typed:
        return ""
    if not _WHOLE.fullmatch(typed):
        raise NotCanonical(Trouble.NOT_WHOLE)
    digits = typed.replace(".", "")
    if len(digits.lstrip("+-0")) > _MOST_DIGITS:
        raise NotCanonical(Trouble.TOO_LARGE)
    return str(int(digits))


def _decimal(typed: str) -> str:
    if not typed:
        return ""
    match = _DECIMAL.fullmatch(typed)
    if match is None or not (match["whole"] or match["part"]):
        raise NotCanonical(Trouble.NOT_A_NUMBER)
    whole = match["whole"].replace(".", "").lstrip("0") or "0"
    part = (match["part"] or "").rstrip("0")
    if len(whole) + len(part) > _MOST_DIGITS:
        raise NotCanonical(Trouble.TOO_LARGE)
    size = f"{whole}.{part}" if part else whole
    return f"-{size}" if match["sign"] == "-" and size != "0" else size


def _date(typed: str) -> str:
    if not typed:
        return ""
    if match := _ISO.fullmatch(typed):
        year, month, day = map(int, match.groups())
    elif match := _GERMAN.fullmatch(typed):
        day, month, year = map(int, match.groups())
    else:
        raise NotCanonical(Trouble.NOT_A_DATE)
    try:
        found = dt.date(year, month, day)
    except ValueError:
        raise NotCanonical(Trouble.NOT_A_DATE) from None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotCanonical(Trouble.NOT_A_DATE)
    return found.isoformat()


def _one(typed: str) -> str:
    codes = typed.split()
    if len(codes) > 1:
        raise NotCanonical(Trouble.MORE_THAN_ONE)
    return codes[0] if codes else ""


def _text(typed: str) -> str:
    try:
        return clean_text(typed, "answer")
    except InvalidInput as error:
        long = error.problem == "too_long"
        raise NotCanonical(Trouble.TOO_LONG if long else Trouble.UNREADABLE) from None

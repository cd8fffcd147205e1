"""The text of one cell as a value; what is no such value is refused with its reason."""

from __future__ import annotations

import datetime as dt
import functools
import re
from typing import TYPE_CHECKING

from gkdesk.incoming import days
from gkdesk.incoming.problems import CellProblem
from gkdesk.incoming.spec import ValueKind
from gkdesk.incoming.statuses import StatusIndex
from gkdesk.incoming.words import WordIndex
from gkdesk.text.clean import clean_email, clean_line, clean_phone, clean_text
from gkdesk.text.date_input import parse_day
from gkdesk.text.dates import format_day
from gkdesk.text.languages import all_languages
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import Enum

    from gkdesk.incoming.spec import Target
    from gkdesk.text.codes.clients import CodeList

CELL = "cell"
_OWN_NETWORK = 6
_GERMAN_POSTAL_CODE = 5
_PERCENT_LIMIT = 100
_NUMBER_LIMIT = 1_000_000
_YES = frozenset(
    {"ja", "j", "x", "wahr", "true", "yes", "y", "ein", "on", "1", "✓", "✔", "☑", "☒", "✗", "✘"}
)
_NO = frozenset({"nein", "n", "falsch", "false", "no", "aus", "off", "0", "☐"})
_PRIVATE = frozenset({"privat", "private", "persönlich", "personal", "vertraulich", "confidential"})
_OPEN = _NO | {"normal", "öffentlich", "public", "dienstlich", "geschäftlich"}
_FORMULA_TEXT = re.compile(r'="([^"]*)"')
_GUARDED = re.compile(r"'(?=[=+\-@])")
_SCIENTIFIC = re.compile(r"[\d.,]+[eE]\+?\d+")
_URI = re.compile(r"(?i)(?:tel|mailto):\s*")
_NEXT_PHONE = re.compile(r"[;\n|]+|\s+(?:und|oder)\s+")
_NEXT_NAME = re.compile(r"[;\n]+")
_IN_BRACKETS = re.compile(r"[^<>]*<([^<>\s]+@[^<>\s]+)>")
_TIME = re.compile(r"[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*Uhr|Z)?$")
_HAS_YEAR = re.compile(r"\d{4}|\d{1,2}\s*[.\-/]\s*\d{1,2}\s*[.\-/]\s*\d{2}|\d{6}")
_RELATIVE = re.compile(r"(?i)(?:in|vor)\b")
_SLASHED = re.compile(r"0?(\d|1[0-2])/0?(\d|1[0-2])/\d{2,4}")
_WHOLE = re.compile(r"(\d{1,9})(?:[.,]0+)?")
_ADDRESS = re.compile(r"(?i)\b(?:https?://|www\.)\S+")
"""Question marks are at home in there."""
_LOST = re.compile(r"\ufffd|\w\?+\w|(?<!\S)\?+\w|(?<!\S)\?{2,}(?!\S)|^\?+$")
"""Question marks within or before a word, or in place of one."""
_OTHER_ENCODING = re.compile(
    # UTF-8 that was read as Windows-1252: the first of two bytes, and all that the second may be.
    "[\xc2-\xc5\xd0\xd8\xd9][\xa0-\xbf\u20ac\u201a\u0192\u2026\u2020\u2021\u02c6\u2030\u0160\u2039"
    "\u0152\u017d\u2018\u2019\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]"
    # Mac Roman: capitals within words, and signs between letters.
    "|[a-z][\u0178\u0160\u017d]|\\b[A-Z][\u0178\u0160\u017d][a-z]|[^\\W\\d]\xa7[^\\W\\d]"
    # Windows-1254 and 1250: letters of Iceland where Turkish ones stood, signs for Polish ones.
    "|[\xfe\xf0\xde\xd0](?=[^\\W\\d])|[^\\W\\d][\xfe\xf0]|[^\\W\\d]\xfd[^\\W\\d]|\\b\xdd[^\\W\\d]"
    "|[^\\W\\d][\xa3\xaf\xb3\xb9\xbf][^\\W\\d]|(?<!\\w)[\xa3\xaf][^\\W\\d]"
)
_LETTERS = re.compile("[A-Za-z\xa1-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192]+")
_MOST_MARKED = 3
"""Letters with marks that a short word may have."""


Warned = tuple[str, dict[str, str | int]] | None
"""A problem of a value that was accepted all the same, with the data of its sentence."""


class Parser:
    """Reads the cells of one target; `codes` are the editable lists with their words."""

    def __init__(
        self, target: Target, codes: Mapping[CodeList, Mapping[str, str]], today: dt.date
    ) -> None:
        self._target = target
        self._today = today
        self._index = _index_of(target, codes)
        self._read = _READERS[target.kind]
        self._known = functools.lru_cache(maxsize=4096)(self._parse)

    def value(self, text: str) -> object:
        """Return the value; raise CellProblem or InvalidInput for what is none."""
        return self._known(text)

    def warning(self, text: str, value: object) -> Warned:
        """Return what looks wrong with a value that can be read, and the data of its sentence."""
        warn = _WARNINGS.get(self._target.kind)
        return None if warn is None or not value else warn(bare(text), value)

    def _parse(self, text: str) -> object:
        return self._read(self, bare(text))

    def line(self, text: str) -> object:
        """Return one clean line."""
        _refuse_garbled(text)
        return clean_line(text, CELL)

    def long(self, text: str) -> object:
        """Return text of several lines."""
        _refuse_garbled(text)
        return clean_text(text, CELL)

    def phone(self, text: str) -> object:
        """Return a phone number as it stands there."""
        if _SCIENTIFIC.fullmatch(text):
            raise CellProblem("rounded_phone")
        return clean_phone(_URI.sub("", text), CELL)

    def phones(self, text: str) -> object:
        """Return the phone numbers of a cell."""
        found = (self.phone(piece) for piece in _NEXT_PHONE.split(text) if piece.strip())
        return tuple(dict.fromkeys(map(str, found)))

    def reference(self, text: str) -> object:
        """Return a number as it stands there."""
        if _SCIENTIFIC.fullmatch(text):
            raise CellProblem("rounded_reference")
        return clean_line(text, CELL)

    def names(self, text: str) -> object:
        """Return the names of a cell, or their number where it tells no more."""
        if _WHOLE.fullmatch(text.strip()):
            return _whole(text, _NUMBER_LIMIT)
        found = (clean_line(piece, CELL) for piece in _NEXT_NAME.split(text))
        return tuple(filter(None, found))

    def email(self, text: str) -> object:
        """Return an address, also out of `Name <address>`."""
        match = _IN_BRACKETS.fullmatch(text)
        return clean_email(_URI.sub("", match[1] if match else text), CELL)

    def day(self, text: str) -> object:
        """Return a day that the text names in full: nothing is guessed in a foreign file."""
        typed = _TIME.sub("", text.strip())
        if not any(map(str.isdecimal, typed)) or _RELATIVE.match(typed):
            raise CellProblem("not_a_date")
        if not _HAS_YEAR.search(typed):
            raise CellProblem("date_without_year")
        return parse_day(typed, today=self._today, field=CELL)

    def term(self, text: str) -> object:
        """Return a day that may lie ahead."""
        days.refuse_serial(text)
        return self.day(text)

    def begun(self, text: str) -> object:
        """Return a day that has come."""
        found = self.term(text)
        if isinstance(found, dt.date) and found > self._today:
            raise CellProblem("day_in_future")
        return found

    def partial(self, text: str) -> object:
        """Return a day, a month or a year that has come."""
        return days.partial(_TIME.sub("", text.strip()), self._today, CELL)

    def past_day(self, text: str) -> object:
        """Return a day on which something was done already."""
        found = self.day(text)
        if isinstance(found, dt.date) and found > self._today:
            raise CellProblem("checked_in_future")
        return found

    def yes_no(self, text: str) -> object:
        """Return whether the cell says yes."""
        typed = text.strip().casefold()
        if typed not in _YES and typed not in _NO:
            raise CellProblem("not_yes_or_no")
        return typed in _YES

    def private(self, text: str) -> object:
        """Return whether something is private: only what is clearly no keeps it open."""
        return not all(word in _OPEN for word in _said(text))

    def number(self, text: str) -> object:
        """Return a whole number."""
        return _whole(text, _NUMBER_LIMIT)

    def percent(self, text: str) -> object:
        """Return a share in percent."""
        return _whole(text.rstrip(" %"), _PERCENT_LIMIT)

    def choice(self, text: str) -> object:
        """Return the member of a fixed list."""
        kind = self._target.choices
        return None if kind is None else _member(kind, self._index.code(text))

    def code(self, text: str) -> object:
        """Return one code of an editable list."""
        return self._index.code(text)

    def code_tuple(self, text: str) -> object:
        """Return several codes."""
        return self._index.codes(text)


def _refuse_garbled(text: str) -> None:
    """Refuse words of another alphabet that were read as Western letters: „ÃãíäÉ“ for „أمينة“.

    A word in Latin letters has fewer letters with marks than without, or hardly any of them.
    """
    for found in _LETTERS.findall(text):
        marked = sum(letter >= "\xa1" for letter in found)
        if marked >= _MOST_MARKED and marked * 2 > len(found):
            raise CellProblem("letters_of_another_alphabet")


def bare(text: str) -> str:
    """Return a cell without what spreadsheets and exports put around texts to keep them texts."""
    match = _FORMULA_TEXT.fullmatch(text.strip())
    return match[1] if match else _GUARDED.sub("", text.strip(), count=1)


def _index_of(target: Target, codes: Mapping[CodeList, Mapping[str, str]]) -> WordIndex:
    if target.kind is ValueKind.LANGUAGES:
        known = all_languages()
        words = {language.code: language.german for language in known}
        return WordIndex(words, {language.code: language.code for language in known})
    if target.choices is not None:
        return WordIndex({str(m.value): word(m) for m in target.choices}, target.aliases)
    kind = StatusIndex if target.kind is ValueKind.STATUS else WordIndex
    return kind(codes.get(target.codes, {}) if target.codes else {}, target.aliases)


def _member(kind: type[Enum], value: str) -> Enum:
    return next(member for member in kind if str(member.value) == value)


def _whole(text: str, limit: int) -> int:
    match = _WHOLE.fullmatch(text.strip())
    if match is None:
        raise CellProblem("not_a_number")
    if int(match[1]) > limit:
        raise CellProblem("number_too_large", limit=limit)
    return int(match[1])


_READERS: dict[ValueKind, Callable[[Parser, str], object]] = {
    ValueKind.LINE: Parser.line,
    ValueKind.PERSON: Parser.line,
    ValueKind.WEB: Parser.line,
    ValueKind.POSTAL_CODE: Parser.line,
    ValueKind.TEXT: Parser.long,
    ValueKind.PHONE: Parser.phone,
    ValueKind.EMAIL: Parser.email,
    ValueKind.DATE: Parser.day,
    ValueKind.PAST_DAY: Parser.past_day,
    ValueKind.YES_NO: Parser.yes_no,
    ValueKind.PRIVATE: Parser.private,
    ValueKind.NUMBER: Parser.number,
    ValueKind.PERCENT: Parser.percent,
    ValueKind.CHOICE: Parser.choice,
    ValueKind.CODE: Parser.code,
    ValueKind.CODES: Parser.code_tuple,
    ValueKind.LANGUAGES: Parser.code_tuple,
    ValueKind.STATUS: Parser.code,
    ValueKind.PHONES: Parser.phones,
    ValueKind.REFERENCE: Parser.reference,
    ValueKind.PARTIAL: Parser.partial,
    ValueKind.BEGUN: Parser.begun,
    ValueKind.TERM: Parser.term,
    ValueKind.NAMES: Parser.names,
}


def _phone_warning(text: str, _value: object) -> Warned:
    # Extensions inside one house are shorter; blanks and signs get lost together with the zero.
    lost = text.isdecimal() and len(text) > _OWN_NETWORK and not text.startswith("0")
    return ("zero_lost", {}) if lost else None


def _postal_warning(text: str, _value: object) -> Warned:
    short = text.isdecimal() and len(text) == _GERMAN_POSTAL_CODE - 1
    return ("zero_lost_postal", {}) if short else None


def _day_warning(text: str, value: object) -> Warned:
    match = _SLASHED.match(text)
    if match is None or match[1] == match[2] or not isinstance(value, dt.date):
        return None
    return "day_or_month_first", {"day": format_day(value)}


def _century_warning(text: str, value: object) -> Warned:
    """Tell which century was read into a year of two digits."""
    return days.century_warning(text, value) or _day_warning(text, value)


def _phones_warning(text: str, _value: object) -> Warned:
    warned = (_phone_warning(piece.strip(), piece) for piece in _NEXT_PHONE.split(text))
    return next(filter(None, warned), None)


def _letters_warning(text: str, _value: object) -> Warned:
    """Find what is left of letters that the character set of an export does not have."""
    plain = _ADDRESS.sub(" ", text)
    return ("letters_lost", {}) if _LOST.search(plain) or _OTHER_ENCODING.search(plain) else None


def _person_warning(text: str, value: object) -> Warned:
    if "/" in text or ";" in text or text.count(",") > 1:
        return "several_names", {}
    return ("name_reversed", {}) if "," in text else _letters_warning(text, value)


def _private_warning(text: str, _value: object) -> Warned:
    clear = any(word in _YES | _PRIVATE for word in _said(text)) and all(
        word in _YES | _PRIVATE | _OPEN for word in _said(text)
    )
    return None if clear else ("taken_as_private", {})


def _said(text: str) -> list[str]:
    """Return the words of a mark."""
    return [word.strip(".,;") for word in text.casefold().split()]


_WARNINGS: dict[ValueKind, Callable[[str, object], Warned]] = {
    ValueKind.PHONE: _phone_warning,
    ValueKind.POSTAL_CODE: _postal_warning,
    ValueKind.PRIVATE: _private_warning,
    ValueKind.DATE: _day_warning,
    ValueKind.PAST_DAY: _day_warning,
    ValueKind.PHONES: _phones_warning,
    ValueKind.TERM: _century_warning,
    ValueKind.BEGUN: _century_warning,
    ValueKind.PARTIAL: _century_warning,
    ValueKind.LINE: _letters_warning,
    ValueKind.PERSON: _person_warning,
    ValueKind.TEXT: _letters_warning,
}

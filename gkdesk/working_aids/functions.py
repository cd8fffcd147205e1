"""What the functions of XLSForm's language give; ODK's reference is the measure.

Empty values are left out of sums, smallest and largest values: a question nobody answered is no
zero and does not spoil what the others say.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from gkdesk.text.dates import MONTHS, WEEKDAYS
from gkdesk.working_aids.values import (
    Nodes,
    Value,
    atoms,
    day,
    is_day,
    number,
    numbers,
    text,
    truth,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MOST_DIGITS = 12
_NO_TIME = dt.time()
_PART = re.compile("%(.?)", re.DOTALL)
_LEAD = {"n": "m", "e": "d", "h": "H"}
"""Parts of a date that ODK writes without a leading zero, by the part that has one."""


def _selected(chosen: Value, code: Value) -> bool:
    return text(code) in text(chosen).split()


def _selected_at(chosen: Value, place: Value) -> str:
    codes = text(chosen).split()
    index = _whole(place, -1)
    return codes[index] if 0 <= index < len(codes) else ""


def _count_selected(chosen: Value) -> float:
    return float(len(text(chosen).split()))


def _concat(*values: Value) -> str:
    return "".join(text(atom) for value in values for atom in atoms(value))


def _join(between: Value, *values: Value) -> str:
    return text(between).join(text(atom) for value in values for atom in atoms(value))


def _substr(value: Value, start: Value, end: Value = math.inf) -> str:
    whole = text(value)
    return whole[_whole(start, 0) : _whole(end, len(whole))]


def _int(value: Value) -> float:
    found = number(value)
    return float(math.trunc(found)) if math.isfinite(found) else found


def _round(value: Value, digits: Value = 0.0) -> float:
    found = number(value)
    places = max(-_MOST_DIGITS, min(_MOST_DIGITS, _whole(digits, 0)))
    if not math.isfinite(found) or abs(found) >= 10**_MOST_DIGITS:
        return found
    return float(Decimal(repr(found)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def _min(*values: Value) -> Value:
    return _extreme(min, values)


def _max(*values: Value) -> Value:
    return _extreme(max, values)


def _extreme(pick: Callable[[list[float]], float], values: tuple[Value, ...]) -> Value:
    found = numbers(values)
    if not found or any(math.isnan(each) for each in found):
        return math.nan
    best = pick(found)
    every = [atom for value in values for atom in atoms(value) if atom != ""]
    return day(best) or best if all(is_day(each) for each in every) else best


def _sum(values: Value) -> float:
    return math.fsum(found) if all(map(math.isfinite, found := numbers([values]))) else math.nan


def _count(values: Value) -> float:
    return float(len(values)) if isinstance(values, Nodes) else float(values != "")


def _count_non_empty(values: Value) -> float:
    return float(sum(atom != "" for atom in atoms(values)))


def _date(value: Value) -> Value:
    return day(value) or ""


def _format_date(value: Value, form: Value) -> str:
    moment = _moment(value)
    if moment is None:
        return ""
    return _PART.sub(lambda part: _date_part(moment, part[1]), text(form))


def _date_part(moment: dt.datetime, part: str) -> str:
    if part == "b":
        return MONTHS[moment.month - 1][:3]
    if part == "a":
        return WEEKDAYS[moment.weekday()][:2]
    if part in _LEAD:
        return str(int(moment.strftime(f"%{_LEAD[part]}")))
    if part == "Y":
        return f"{moment.year:04}"
    if part in {"y", "m", "d", "H", "M", "S"}:
        return moment.strftime(f"%{part}")
    return "000" if part == "3" else part


def _moment(value: Value) -> dt.datetime | None:
    days = number(value)
    found = day(value)
    if found is None or isinstance(found, dt.datetime):
        return found
    seconds = round((days - math.floor(days)) * 86_400)
    return dt.datetime.combine(found, _NO_TIME) + dt.timedelta(seconds=min(seconds, 86_399))


def _whole(value: Value, otherwise: int) -> int:
    found = number(value)
    return int(found) if math.isfinite(found) else otherwise


PLAIN: Mapping[str, Callable[..., Value]] = {
    "selected": _selected,
    "selected-at": _selected_at,
    "count-selected": _count_selected,
    "concat": _concat,
    "join": _join,
    "string-length": lambda value: float(len(text(value))),
    "substr": _substr,
    "contains": lambda value, part: text(part) in text(value),
    "starts-with": lambda value, part: text(value).startswith(text(part)),
    "ends-with": lambda value, part: text(value).endswith(text(part)),
    "int": _int,
    "round": _round,
    "number": number,
    "string": text,
    "boolean": truth,
    "boolean-from-string": lambda value: text(value).strip().lower() in {"true", "1"},
    "min": _min,
    "max": _max,
    "sum": _sum,
    "count": _count,
    "count-non-empty": _count_non_empty,
    "date": _date,
    "format-date": _format_date,
    "decimal-date-time": number,
    "true": lambda: True,
    "false": lambda: False,
    "not": lambda value: not truth(value),
}
"""The functions that need nothing but their arguments."""

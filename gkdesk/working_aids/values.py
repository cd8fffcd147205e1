"""Values of expressions as XPath 1.0 treats them: texts, numbers, truth, days, rows of texts."""

from __future__ import annotations

import datetime as dt
import math
import operator
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Nodes(tuple[str, ...]):
    """The values of one question in all rows of its table, from top to bottom."""

    __slots__ = ()


Atom = str | float | bool | dt.date
Value = Atom | Nodes

_EPOCH = dt.date(1970, 1, 1)
_SECONDS = 86_400
_NUMBER = re.compile(r"-?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WHOLE_TO = 1e15
_COMPARISONS: dict[str, Callable[[object, object], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
}
_ORDERS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def single(value: Value) -> Atom:
    """Return one value, of rows the first one."""
    if isinstance(value, Nodes):
        return value[0] if value else ""
    return value


def atoms(value: Value) -> tuple[Atom, ...]:
    """Return every value."""
    return tuple(value) if isinstance(value, Nodes) else (value,)


def truth(value: Value) -> bool:
    """Tell whether a value counts as true; of rows, whether one holds something."""
    if isinstance(value, Nodes):
        return any(value)
    if isinstance(value, float):
        return bool(value) and not math.isnan(value)
    return bool(value)


def number(value: Value) -> float:
    """Return the number, a day as days since 1970; what is no number is NaN."""
    atom = single(value)
    if isinstance(atom, str):
        return _read_number(atom.strip())
    if isinstance(atom, dt.date):
        return _days(atom)
    return float(atom)


def text(value: Value) -> str:
    """Return the text; what is no number or infinite is nothing."""
    atom = single(value)
    if isinstance(atom, str):
        return atom
    if isinstance(atom, bool):
        return "true" if atom else "false"
    if isinstance(atom, dt.datetime):
        return atom.isoformat(timespec="seconds")
    if isinstance(atom, dt.date):
        return atom.isoformat()
    return _written(atom)


def day(value: Value) -> dt.date | None:
    """Return the day that a value names, none where it names none."""
    atom = single(value)
    if isinstance(atom, dt.date):
        return atom
    days = number(atom)
    if not math.isfinite(days):
        return None
    try:
        return _EPOCH + dt.timedelta(days=math.floor(days))
    except OverflowError:
        return None


def is_day(value: Atom) -> bool:
    """Tell whether a value is a day, or reads as one."""
    return isinstance(value, dt.date) or (
        isinstance(value, str) and bool(_DAY.fullmatch(value)) and not math.isnan(number(value))
    )


def compared(sign: str, left: Value, right: Value) -> bool:
    """Compare two values; of rows, one that fits is enough."""
    return any(_pair(sign, a, b) for a in atoms(left) for b in atoms(right))


def calculated(sign: str, left: float, right: float) -> float:
    """Return the result of `+ - * div mod`; what cannot be calculated is NaN or infinite."""
    if sign == "+":
        return left + right
    if sign == "-":
        return left - right
    if sign == "*":
        return left * right
    if right == 0:
        lost = sign == "mod" or left == 0 or math.isnan(left)
        return math.nan if lost else math.copysign(math.inf, left)
    if sign == "div":
        return left / right
    return math.fmod(left, right) if math.isfinite(left) else math.nan


def numbers(values: Iterable[Value]) -> list[float]:
    """Return the numbers among the values; empty ones are left out, others are NaN."""
    found = (atom for value in values for atom in atoms(value))
    return [number(atom) for atom in found if atom != ""]


def _pair(sign: str, left: Atom, right: Atom) -> bool:
    if sign in _ORDERS:
        return _ORDERS[sign](number(left), number(right))
    compare = _COMPARISONS[sign]
    if isinstance(left, bool) or isinstance(right, bool):
        return compare(truth(left), truth(right))
    if isinstance(left, str) and isinstance(right, str):
        return compare(left, right)
    return compare(number(left), number(right))


def _read_number(written: str) -> float:
    if _NUMBER.fullmatch(written):
        return float(written)
    if _DAY.match(written):
        try:
            return _days(dt.datetime.fromisoformat(written))
        except ValueError:
            return math.nan
    return math.nan


def _days(moment: dt.date) -> float:
    whole = float(moment.toordinal() - _EPOCH.toordinal())
    if not isinstance(moment, dt.datetime):
        return whole
    return whole + (moment.hour * 3600 + moment.minute * 60 + moment.second) / _SECONDS


def _written(number: float) -> str:
    if not math.isfinite(number):
        return ""
    if number == int(number) and abs(number) < _WHOLE_TO:
        return str(int(number))
    return f"{number:.15g}"

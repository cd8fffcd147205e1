"""Expressions in XLSForm's language: what they name, and what they give for the answers of a form.

`${name}` is the answer of a question: in the same row the one of this row, from elsewhere all rows
of the table. `.` is the question's own answer. A bare name is a column of the choices; only a
`choice_filter` may have one. The text is parsed once (`gkdesk.working_aids.xpath`), and what comes
out is a chain of calls that needs no parser any more.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Protocol

from gkdesk.text.clean import TEXT_LIMIT
from gkdesk.text.codes.aid_problems import Fault
from gkdesk.working_aids import patterns
from gkdesk.working_aids.functions import PLAIN
from gkdesk.working_aids.values import (
    Nodes,
    Value,
    calculated,
    compared,
    number,
    single,
    text,
    truth,
)
from gkdesk.working_aids.xpath import (
    FUNCTIONS,
    BrokenExpression,
    UnknownFunction,
    function_name,
    tree,
)

if TYPE_CHECKING:
    import datetime as dt

    from elementpath.xpath_tokens import XPathToken

__all__ = [
    "FUNCTIONS",
    "BrokenExpression",
    "Expression",
    "Fault",
    "Scope",
    "UnknownFunction",
    "compile",
    "names",
]

_DEEPEST = 150
_KEPT = 4_096
_LITERALS = frozenset({"(string)", "(integer)", "(decimal)", "(float)"})
_COMPARISONS = frozenset({"=", "!=", "<", "<=", ">", ">="})
_SUMS = frozenset({"+", "-", "*", "div", "mod"})
_REFERENCE = re.compile(r"\s*\$\{\s*([^\W\d][\w.-]*)\s*\}\s*")


class Scope(Protocol):
    """Where an expression stands: the answers around it, and the time."""

    def value(self, name: str) -> str | Nodes:
        """Return the answer of a question, or of all rows where it is in another table."""
        ...

    def nodes(self, name: str) -> Nodes:
        """Return the answers of all rows."""
        ...

    def own(self) -> str:
        """Return the answer of the question itself."""
        ...

    def column(self, name: str) -> str:
        """Return what the choice in question has in a column."""
        ...

    def label(self, question: str, code: str) -> str:
        """Return the words of a choice."""
        ...

    def position(self) -> int:
        """Return the place of the row in its table, from 1."""
        ...

    def today(self) -> dt.date: ...

    def now(self) -> dt.datetime: ...


Run = Callable[[Scope], Value]


@dataclass(frozen=True)
class Expression:
    """A parsed expression: the questions and columns it names, and what else it looks at.

    `own` is the question's own answer, `positional` the place of the row, `across` other rows.
    """

    written: str
    names: frozenset[str]
    columns: frozenset[str]
    own: bool
    positional: bool
    across: bool
    run: Run

    def value(self, scope: Scope) -> str:
        """Return the result as an answer, cut off where no answer may be as long.

        Otherwise calculations that each double the one before would fill the memory.
        """
        return text(self.run(scope))[:TEXT_LIMIT]

    def holds(self, scope: Scope) -> bool:
        """Tell whether the result counts as true."""
        return truth(self.run(scope))


@lru_cache(_KEPT)
def compile(written: str) -> Expression:  # noqa: A001 - what is done to a regular expression, too
    """Return the parsed expression. Raises BrokenExpression."""
    return _Compiler().expression(written)


def names(written: str) -> frozenset[str]:
    """Return the questions that an expression names. Raises BrokenExpression."""
    return compile(written).names


class _Compiler:
    """Turns the tree of one expression into calls, and notes what it looks at."""

    def __init__(self) -> None:
        self._names: set[str] = set()
        self._columns: set[str] = set()
        self._seen: set[str] = set()

    def expression(self, written: str) -> Expression:
        run = self._run(tree(written), 0)
        return Expression(
            written=written,
            names=frozenset(self._names),
            columns=frozenset(self._columns),
            own="." in self._seen,
            positional="position" in self._seen,
            across="indexed-repeat" in self._seen,
            run=run,
        )

    def _run(self, token: XPathToken, depth: int) -> Run:
        symbol = token.symbol
        if depth > _DEEPEST:
            raise _broken(Fault.TOO_DEEP, token)
        self._seen.add(symbol)
        if symbol in _LITERALS:
            return partial(_itself, _literal(token))
        if symbol == "$":
            return self._reference(token)
        if symbol == ".":
            return _own
        if symbol == "(name)":
            self._columns.add(_word(token))
            return partial(_column, _word(token))
        if symbol == "(":
            return self._run(token[0], depth + 1)
        if function_name(symbol) in FUNCTIONS:
            return self._call(token, depth)
        return self._operation(token, depth)

    def _reference(self, token: XPathToken) -> Run:
        name = _word(token[0])
        self._names.add(name)
        return partial(_answer, name)

    def _operation(self, token: XPathToken, depth: int) -> Run:
        symbol = token.symbol
        match [self._run(each, depth + 1) for each in token]:
            case [part] if symbol in {"+", "-"}:
                return partial(_signed, symbol, part)
            case [left, right] if symbol in {"and", "or"}:
                return partial(_both if symbol == "and" else _either, left, right)
            case [left, right] if symbol in _COMPARISONS:
                return partial(_compared, symbol, left, right)
            case [left, right] if symbol in _SUMS:
                return partial(_calculated, symbol, left, right)
        raise _broken(Fault.NOT_ALLOWED, token)

    def _call(self, token: XPathToken, depth: int) -> Run:
        name = function_name(token.symbol)
        special = {
            "position": self._position,
            "indexed-repeat": self._indexed,
            "jr:choice-name": self._choice_name,
            "regex": self._regex,
        }
        if name in special:
            return special[name](token, depth)
        parts = tuple(self._run(each, depth + 1) for each in token)
        if name in _SCOPED:
            return partial(_SCOPED[name], parts)
        if not parts and name in {"string", "number", "string-length"}:
            self._seen.add(".")
            parts = (_own,)
        return partial(_called, PLAIN[name], parts)

    def _position(self, token: XPathToken, _depth: int) -> Run:
        if token[0].symbol != "..":
            raise _broken(Fault.ARGUMENTS, token)
        return _position

    def _indexed(self, token: XPathToken, depth: int) -> Run:
        if token[0].symbol != "$" or token[1].symbol != "$":
            raise _broken(Fault.ARGUMENTS, token)
        for each in token[:2]:
            self._reference(each)
        return partial(_indexed, _word(token[0][0]), self._run(token[2], depth + 1))

    def _choice_name(self, token: XPathToken, depth: int) -> Run:
        code = self._run(token[0], depth + 1)
        if token[1].symbol == "$":
            name = _word(token[1][0])
        elif token[1].symbol == "(string)" and (found := _REFERENCE.fullmatch(_word(token[1]))):
            name = found[1]
        else:
            raise _broken(Fault.ARGUMENTS, token)
        self._names.add(name)
        return partial(_choice_name, name, code)

    def _regex(self, token: XPathToken, depth: int) -> Run:
        if token[1].symbol != "(string)":
            raise _broken(Fault.PATTERN, token)
        try:
            pattern = patterns.compiled(_word(token[1]))
        except ValueError:
            raise _broken(Fault.PATTERN, token[1]) from None
        return partial(_fits, pattern, self._run(token[0], depth + 1))


def _broken(fault: Fault, token: XPathToken) -> BrokenExpression:
    symbol = token.symbol
    what = function_name(symbol) if function_name(symbol) in FUNCTIONS else ""
    return BrokenExpression(fault, token.span[0] + 1, what)


def _word(token: XPathToken) -> str:
    return str(token.value)


def _literal(token: XPathToken) -> Value:
    return _word(token) if token.symbol == "(string)" else float(_word(token))


def _itself(value: Value, _scope: Scope) -> Value:
    return value


def _answer(name: str, scope: Scope) -> Value:
    return scope.value(name)


def _own(scope: Scope) -> Value:
    return scope.own()


def _column(name: str, scope: Scope) -> Value:
    return scope.column(name)


def _signed(sign: str, part: Run, scope: Scope) -> Value:
    found = number(part(scope))
    return -found if sign == "-" else found


def _both(left: Run, right: Run, scope: Scope) -> Value:
    return truth(left(scope)) and truth(right(scope))


def _either(left: Run, right: Run, scope: Scope) -> Value:
    return truth(left(scope)) or truth(right(scope))


def _compared(sign: str, left: Run, right: Run, scope: Scope) -> Value:
    return compared(sign, left(scope), right(scope))


def _calculated(sign: str, left: Run, right: Run, scope: Scope) -> Value:
    return calculated(sign, number(left(scope)), number(right(scope)))


def _called(function: Callable[..., Value], parts: tuple[Run, ...], scope: Scope) -> Value:
    return function(*[part(scope) for part in parts])


def _if(parts: tuple[Run, ...], scope: Scope) -> Value:
    condition, then, otherwise = parts
    return then(scope) if truth(condition(scope)) else otherwise(scope)


def _coalesce(parts: tuple[Run, ...], scope: Scope) -> Value:
    found = (single(part(scope)) for part in parts)
    return next((each for each in found if text(each)), "")


def _today(_parts: tuple[Run, ...], scope: Scope) -> Value:
    return scope.today()


def _now(_parts: tuple[Run, ...], scope: Scope) -> Value:
    return scope.now()


def _position(scope: Scope) -> Value:
    return float(scope.position())


def _indexed(name: str, place: Run, scope: Scope) -> Value:
    found = scope.nodes(name)
    index = number(place(scope))
    return found[int(index) - 1] if 1 <= index <= len(found) else ""


def _choice_name(name: str, code: Run, scope: Scope) -> Value:
    return ", ".join(scope.label(name, each) for each in text(code(scope)).split())


def _fits(pattern: patterns.Bounded, part: Run, scope: Scope) -> Value:
    return pattern.fits(text(part(scope)))


_SCOPED: dict[str, Callable[[tuple[Run, ...], Scope], Value]] = {
    "if": _if,
    "coalesce": _coalesce,
    "today": _today,
    "now": _now,
}

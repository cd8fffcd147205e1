"""The part of XPath that XLSForm's language uses: elementpath's parser with our own functions.

Only the operators and functions named here exist, so an expression cannot reach a document, a
file, the environment or the network, and has no loops.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar

from elementpath import ElementPathError, XPath1Parser
from elementpath.tdop import Parser
from elementpath.xpath_tokens import NameToken, XPathToken

from gkdesk.errors import GkdeskError
from gkdesk.text.codes.aid_problems import Fault

LONGEST = 4_000
"""Characters of an expression; a form that needs more is a mistake or an attack."""

_SYMBOLS = (
    *("(start)", "(end)", "(invalid)", "(unknown)", "(name)"),
    *("(string)", "(float)", "(decimal)", "(integer)"),
    *("$", ".", "..", "(", ")", ","),
    *("or", "and", "=", "!=", "<", ">", "<=", ">=", "+", "-", "*", "div", "mod"),
)
FUNCTIONS: dict[str, int | tuple[int, int | None]] = {
    "selected": 2,
    "selected-at": 2,
    "count-selected": 1,
    "if": 3,
    "coalesce": (2, None),
    "concat": (1, None),
    "join": (2, None),
    "string-length": (0, 1),
    "substr": (2, 3),
    "contains": 2,
    "starts-with": 2,
    "ends-with": 2,
    "regex": 2,
    "int": 1,
    "round": (1, 2),
    "number": (0, 1),
    "string": (0, 1),
    "boolean": 1,
    "boolean-from-string": 1,
    "min": (1, None),
    "max": (1, None),
    "sum": 1,
    "count": 1,
    "count-non-empty": 1,
    "today": 0,
    "now": 0,
    "date": 1,
    "format-date": 2,
    "decimal-date-time": 1,
    "position": 1,
    "indexed-repeat": 3,
    "jr:choice-name": 2,
    "true": 0,
    "false": 0,
    "not": 1,
}
"""The functions by name, with the number of their arguments (at least, at most)."""
_NO_SUCH_CALL = "XPST0017"
_PREFIXED = "jr:choice-name"
_JOINED = _PREFIXED.replace(":", "-")

_PARTS = re.compile(
    r"""(?P<string>'[^']*'|"[^"]*")|(?P<name>\$\{\s*([^\W\d][\w.-]*)\s*\})|(?P<loose>\$)"""
    rf"|(?P<prefixed>\b{_PREFIXED}\b)|(?P<joined>\b{_JOINED}\b)"
)


class BrokenExpression(GkdeskError):
    """A text is no expression: `place` is the first character that is wrong, counted from 1."""

    def __init__(self, fault: Fault, place: int, what: str = "") -> None:
        super().__init__(f"{fault} at {place} {what}".rstrip())
        self.fault = fault
        self.place = place
        self.what = what


class UnknownFunction(BrokenExpression):
    """An expression calls a function that XLSForm or this program does not know."""

    def __init__(self, name: str, place: int) -> None:
        super().__init__(Fault.UNKNOWN_FUNCTION, place, name)
        self.name = name


class XlsformParser(XPath1Parser):
    """XPath 1.0 without paths, axes, predicates and foreign functions."""

    symbol_table: ClassVar[dict[str, Any]] = {  # type: ignore[misc]
        symbol: XPath1Parser.symbol_table[symbol] for symbol in _SYMBOLS
    }
    RESERVED_FUNCTION_NAMES: ClassVar[set[str]] = set()  # type: ignore[misc]
    reached: int = 0
    """Where the last token that was looked at begins."""

    def advance(self, *symbols: str, message: str | None = None) -> XPathToken:
        try:
            return super().advance(*symbols, message=message)
        finally:
            match = self.next_match
            self.reached = match.start() if match is not None else len(self.source)

    def parse(self, source: str) -> XPathToken:
        if self.tokenizer is None:
            self.tokenizer = self.create_tokenizer(self.symbol_table)
        return Parser.parse(self, source)


for _name, _arguments in FUNCTIONS.items():
    XlsformParser.function(_name.replace(":", "-"), nargs=_arguments)


def tree(text: str) -> XPathToken:
    """Return the tree of an expression. Raises BrokenExpression."""
    if not text.strip():
        raise BrokenExpression(Fault.EMPTY, 1)
    if len(text) > LONGEST:
        raise BrokenExpression(Fault.TOO_LONG, LONGEST)
    parser = XlsformParser()
    try:
        return parser.parse(_PARTS.sub(_plain, text))
    except (ElementPathError, SyntaxError) as error:
        raise _refused(error, parser) from None
    except RecursionError:
        raise BrokenExpression(Fault.TOO_DEEP, parser.reached + 1) from None


def function_name(symbol: str) -> str:
    """Return the name of a function as people write it."""
    return _PREFIXED if symbol == _JOINED else symbol


def _plain(match: re.Match[str]) -> str:
    """Write a reference as XPath does, in as many characters, so that places stay true."""
    found = match.group()
    if match["string"]:
        return found
    if match["name"]:
        return f"${match[3]}".ljust(len(found))
    if match["prefixed"]:
        return _JOINED
    raise BrokenExpression(Fault.SYNTAX, match.start() + 1, found)


def _refused(error: ElementPathError | SyntaxError, parser: XlsformParser) -> BrokenExpression:
    token = getattr(error, "token", None)
    if token is None or token.symbol in {"(start)", "(end)"}:
        return BrokenExpression(Fault.SYNTAX, parser.reached + 1)
    place = token.span[0] + 1
    if not (getattr(error, "code", None) or "").endswith(_NO_SUCH_CALL):
        return BrokenExpression(Fault.SYNTAX, place)
    if isinstance(token, NameToken):
        return UnknownFunction(token.value, place)
    return BrokenExpression(Fault.ARGUMENTS, place, function_name(token.symbol))

"""What stands in one cell: texts, names, yes or no, numbers, codes, expressions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkdesk.errors import InvalidInput
from gkdesk.text.clean import TEXT_LIMIT, clean_text
from gkdesk.text.codes.xlsforms import FormFlaw
from gkdesk.working_aids import expressions
from gkdesk.working_aids.expressions import BrokenExpression
from gkdesk.working_aids.template import Origin, Zone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkdesk.working_aids.xlsform.columns import Columns
    from gkdesk.working_aids.xlsform.findings import Findings
    from gkdesk.working_aids.xlsform.pages import Line

YES = frozenset({"yes", "ja", "true", "true()", "wahr", "1"})
NO = frozenset({"", "no", "nein", "false", "false()", "falsch", "0"})
TRUE = "true()"
LABEL_LIMIT = 2_000
"""Characters of a question or an answer; a return package holds no more."""
CODE_LIMIT = 100
MOST_LINES = 50

_NAME = re.compile(r"[^\W\d][\w.-]*")
_CODE = re.compile(r"\S+")
_REFERENCE = re.compile(r"\$\{[^}]*\}?")
_QUOTES = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"")
_ZONES: Mapping[str, Zone] = {
    "local": Zone.LOCAL,
    "lokal": Zone.LOCAL,
    "bleibt hier": Zone.LOCAL,
    "return": Zone.RETURN,
    "rücksendeteil": Zone.RETURN,
    "rücksendung": Zone.RETURN,
}
_ORIGINS: Mapping[str, Origin] = {
    "reported": Origin.REPORTED,
    "berichtet": Origin.REPORTED,
    "own": Origin.OWN,
    "eigen": Origin.OWN,
}


class Cells:
    """The cells of one row of a sheet, by column."""

    def __init__(self, columns: Columns, line: Line, findings: Findings) -> None:
        self._columns = columns
        self._findings = findings
        self._line = line
        self.row = line.number

    def raw(self, key: str) -> str:
        """Return what stands there."""
        return self._columns.cell(self._line, key)

    def refuse(self, flaw: FormFlaw, key: str, *, what: str = "", guess: str = "") -> None:
        """Note what is wrong with a cell."""
        self._findings.add(
            flaw,
            self._columns.page.title,
            self.row,
            self._columns.index(key),
            value=self.raw(key),
            what=what,
            guess=guess,
        )

    def text(self, key: str, limit: int = TEXT_LIMIT) -> str:
        """Return words that people read; answers cannot be put into them."""
        written = self.raw(key)
        try:
            cleaned = clean_text(written, key)
        except InvalidInput as error:
            is_long = error.problem == "too_long"
            self.refuse(
                FormFlaw.TEXT_TOO_LONG if is_long else FormFlaw.TEXT_UNREADABLE,
                key,
                what=f"{TEXT_LIMIT}",
            )
            return ""
        if len(cleaned) > limit:
            self.refuse(FormFlaw.TEXT_TOO_LONG, key, what=f"{limit}")
        if found := _REFERENCE.search(cleaned):
            self.refuse(FormFlaw.NAME_IN_TEXT, key, what=found.group())
        return cleaned

    def name(self, key: str) -> str:
        """Return a name by XLSForm's rules, "" where there is none or a wrong one."""
        return self._fitting(key, _NAME, FormFlaw.NAME_NOT_ALLOWED)

    def code(self, key: str, flaw: FormFlaw) -> str:
        """Return a word without blanks, "" where there is none or a wrong one."""
        return self._fitting(key, _CODE, flaw)

    def is_yes(self, key: str, *, otherwise: bool = False) -> bool:
        """Return yes or no; an empty cell is what it is otherwise."""
        written = self.raw(key).casefold()
        if written in YES:
            return True
        if written not in NO:
            self.refuse(FormFlaw.NO_YES_OR_NO, key)
        return otherwise if not written else False

    def zone(self) -> Zone:
        """Return whether the answer stays or goes back."""
        found = _ZONES.get(self.raw("zone").casefold())
        if found is None and self.raw("zone"):
            self.refuse(FormFlaw.BAD_ZONE, "zone")
        return found or Zone.LOCAL

    def origin(self) -> Origin:
        """Return where the question comes from."""
        found = _ORIGINS.get(self.raw("origin").casefold())
        if found is None and self.raw("origin"):
            self.refuse(FormFlaw.BAD_ORIGIN, "origin")
        return found or Origin.OWN

    def number(self, key: str, flaw: FormFlaw, *, low: int, high: int, otherwise: int) -> int:
        """Return a whole number between two others."""
        written = self.raw(key)
        if not written:
            return otherwise
        if re.fullmatch(r"\d{1,6}", written, re.ASCII) and low <= int(written) <= high:
            return int(written)
        self.refuse(flaw, key)
        return otherwise

    def expression(self, key: str) -> str:
        """Return an expression; quotes that a word processor has curved are straight again."""
        return straightened(self.raw(key))

    def condition(self, key: str) -> str:
        """Return an expression that may be written as yes or no."""
        word = self.raw(key).casefold()
        if word in YES:
            return TRUE
        return "" if word in NO else self.expression(key)

    def _fitting(self, key: str, pattern: re.Pattern[str], flaw: FormFlaw) -> str:
        written = self.raw(key)
        if not written:
            return ""
        if pattern.fullmatch(written) and len(written) <= CODE_LIMIT:
            return written
        self.refuse(flaw, key, what=written[:CODE_LIMIT])
        return ""


def straightened(written: str) -> str:
    """Return an expression with straight quotes where only that makes it one."""
    straight = written.translate(_QUOTES)
    if straight == written or _is_expression(written) or not _is_expression(straight):
        return written
    return straight


def _is_expression(written: str) -> bool:
    try:
        expressions.compile(written)
    except BrokenExpression:
        return False
    return True

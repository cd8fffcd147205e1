"""The first column of the survey: which kind of question, group or table a row is."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from gkdesk.text.codes.xlsforms import FormFlaw
from gkdesk.working_aids.template import CHOSEN, Kind

_KINDS = {
    **{kind.value: kind for kind in Kind},
    "string": Kind.TEXT,
    "int": Kind.INTEGER,
    "select one": Kind.SELECT_ONE,
    "select one from": Kind.SELECT_ONE,
    "select1": Kind.SELECT_ONE,
    "select multiple": Kind.SELECT_MULTIPLE,
    "select multiple from": Kind.SELECT_MULTIPLE,
    "select all that apply": Kind.SELECT_MULTIPLE,
    "select all that apply from": Kind.SELECT_MULTIPLE,
}
_GROUPS = {"group": False, "repeat": True}
_OR_OTHER = frozenset({"or_other", "or other", "or specify other"})
_FROM_FILE = (
    "select_one_from_file",
    "select_multiple_from_file",
    "select_one_external",
    "rank_from_file",
)
_UNSUPPORTED = frozenset(
    {"geopoint", "geotrace", "geoshape", "start-geopoint", "image", "photo", "audio", "video"}
    | {"background-audio", "file", "range", "barcode", "time", "datetime", "acknowledge"}
    | {"trigger", "hidden", "xml-external", "csv-external", "osm"}
)
_OF_DEVICE = frozenset(
    {"start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber", "username"}
    | {"email", "audit"}
)
_WITH_LIST = sorted(kind.value for kind in CHOSEN)
EDGES = ("begin_group", "end_group", "begin_repeat", "end_repeat")
_NEAR = (*(kind.value for kind in Kind), *EDGES)
_BY_LENGTH = sorted((each for each in _KINDS if _KINDS[each] in CHOSEN), key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class RowType:
    """What a row is: a question, the begin of a group or table, or an end.

    `flaw` says why it is none of them; then it stands for a text.
    """

    kind: Kind | None = None
    choices: str = ""
    is_begin: bool = False
    is_repeat: bool = False
    flaw: FormFlaw | None = None
    guess: str = ""


def row_type(written: str) -> RowType:
    """Return what the type of a row says."""
    words = " ".join(written.split())
    lower = words.lower()
    edge, _, what = lower.replace("_", " ", 1).partition(" ")
    if edge in {"begin", "end"} and what in _GROUPS:
        return RowType(is_begin=edge == "begin", is_repeat=_GROUPS[what])
    if lower in _KINDS:
        return RowType(_KINDS[lower])
    if lower.startswith(_FROM_FILE):
        return _flawed(FormFlaw.LIST_IN_FILE)
    for name in _BY_LENGTH:
        if lower.startswith(f"{name} "):
            return _chosen(_KINDS[name], words[len(name) :].split())
    if lower in _OF_DEVICE:
        return _flawed(FormFlaw.TYPE_OF_DEVICE)
    if lower.partition(" ")[0] in _UNSUPPORTED or lower.replace("_", " ") == "date time":
        return _flawed(FormFlaw.TYPE_UNSUPPORTED)
    return RowType(Kind.TEXT, flaw=FormFlaw.TYPE_UNKNOWN, guess=_guess(lower))


def _chosen(kind: Kind, rest: list[str]) -> RowType:
    if len(rest) == 1:
        return RowType(kind, rest[0])
    is_other = " ".join(rest[1:]).lower() in _OR_OTHER
    flaw = FormFlaw.OR_OTHER if is_other else FormFlaw.TYPE_TOO_LONG
    return RowType(kind, rest[0], flaw=flaw)


def _flawed(flaw: FormFlaw) -> RowType:
    return RowType(Kind.TEXT, flaw=flaw)


def _guess(lower: str) -> str:
    """Return the nearest kind; behind one with a list, the list stays."""
    first, _, rest = lower.partition(" ")
    if rest and (close := difflib.get_close_matches(first, _WITH_LIST, 1)):
        return f"{close[0]} {rest}"
    return next(iter(difflib.get_close_matches("_".join(lower.split()), _NEAR, 1)), "")

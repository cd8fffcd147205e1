"""How people and organisations are called in lists, and in which order."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.clients import Salutation
from gkdesk.text.folding import fold
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

K = TypeVar("K")
_OUR_CODE = re.compile(r"K[0-9]{3,7}")
_SIR = f"{word(Salutation.MR)} "
_SALUTATIONS = frozenset({_SIR, f"{word(Salutation.MS)} "})
_PARTICLES = frozenset(
    (
        *("al", "bin", "da", "de", "del", "den", "der", "di", "dos", "el", "ibn", "la", "le"),
        *("ter", "van", "vom", "von", "zu", "zum", "zur"),
    )
)
_INITIAL = 2
"""Letters of `M.`, which is a first name; `Dr.` is a title."""


def client_name(wanted: str, official: str, own: str, code: str) -> str:
    """Return the name a client is called by: as wanted, else the official one, else the code."""
    return wanted or official or own or code


def in_file_name(code: str, ref: int) -> str:
    """Return what a client's file is told apart by: a code of ours, else the record's number.

    A code that somebody thought up may be a name, and file names lie open.
    """
    return code if _OUR_CODE.fullmatch(code) else f"Nr-{ref:x}"


def contact_name(salutation: str | None, name: str, function: str) -> str:
    """Return `Frau Özcan`, the bare name, or the function of somebody without a name."""
    if not name:
        return function
    if salutation is None or salutation == Salutation.NAME_ONLY:
        return name
    return f"{word(Salutation(salutation))} {name}"


def whom(name: str) -> str:
    """Return a name as it stands after „für“ and „durch“: `Herrn Krüger, Jobcenter`."""
    rest = name.removeprefix(_SIR)
    return name if rest == name else f"{_SIR.rstrip()}n {rest}"


def addressed(name: str) -> str:
    """Return a name as it stands after „Guten Tag,“: `Frau Dr. Özcan`, without the first name.

    A name without Frau or Herr stays as it is: nobody is guessed to be one of both.
    """
    salutation, _, rest = name.partition(" ")
    words = rest.split()
    if f"{salutation} " not in _SALUTATIONS or not words or words[0].startswith("("):
        return name
    last = len(words) - 1
    while last > 0 and words[last - 1].casefold() in _PARTICLES:
        last -= 1
    titles = [each for each in words[:last] if each.endswith(".") and len(each) > _INITIAL]
    return " ".join((salutation, *titles, *words[last:]))


def pair_name(first: str, second: str) -> str:
    """Return what a cooperation is called by: both sides, each kept in its own direction."""
    return f"{inside(first)} – {inside(second)}"


def told_apart(names: Mapping[K, str], details: Mapping[K, Sequence[str]]) -> dict[K, str]:
    """Return the names; those of namesakes with what tells them apart: `Jugendamt (Altdorf)`.

    The details of one are tried in their order, those that matter most first. Where all of them
    are the same, namesakes are numbered in the order of their keys in `names`.
    """
    told: dict[K, list[str]] = {key: [] for key in names}
    for place in range(max((len(each) for each in details.values()), default=0)):
        for key in _namesakes(names, told):
            said = details[key][place] if place < len(details.get(key, ())) else ""
            if said:
                told[key].append(said)
    numbers: Counter[str] = Counter()
    for key in _namesakes(names, told):
        text = fold(_with_details(names[key], told[key]))
        numbers[text] += 1
        if numbers[text] > 1:
            told[key].append(str(numbers[text]))
    return {key: _with_details(name, told[key]) for key, name in names.items()}


def _namesakes(names: Mapping[K, str], told: Mapping[K, Sequence[str]]) -> list[K]:
    texts = {key: fold(_with_details(name, told[key])) for key, name in names.items()}
    counts = Counter(texts.values())
    return [key for key in names if counts[texts[key]] > 1]


def _with_details(name: str, details: Sequence[str]) -> str:
    return f"{name} ({', '.join(details)})" if details else name


class _WithoutMarks(dict[int, str]):
    """Letters without their marks, as DIN 5007 sorts them; filled as letters turn up."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFKD", chr(code).casefold())
        plain = "".join(letter for letter in base if not unicodedata.combining(letter))
        self[code] = plain
        return plain


_PLAIN = _WithoutMarks()


def family_name(name: str) -> str:
    """Return the part of a person's name that comes first in a sorted list."""
    before, comma, _ = name.partition(",")
    if comma:
        return before.strip()
    words = [word for word in name.split() if not word.startswith("(")]
    return words[-1] if words else name


def person_key(name: str, function: str) -> tuple[str, str]:
    """Return what a contact person is sorted by: the family name, without a name the function."""
    if not name:
        return sort_key(function), ""
    return sort_key(family_name(name)), sort_key(name)


def sort_key(name: str) -> str:
    """Return what a name is sorted by: ä as a, ß as ss, without regard to case."""
    return name.lower() if name.isascii() else name.translate(_PLAIN)

"""The one way by which user text enters a document.

A passage becomes lines of clean text: composed (NFC), without control characters, with the
isolates that keep phone numbers, dates and names whole inside right-to-left text, in the words
of the program as in those that somebody typed.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from gkdesk.export.content import Isolation, Passage, Run
from gkdesk.export.pdf.bidi import bidi_class
from gkdesk.export.pdf.shaping import Look
from gkdesk.text import bidi_safe

LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
ISOLATE_SIGNS = frozenset("\u2066\u2067\u2068\u2069")
LONGEST_WHOLE = 40
RTL_CLASSES = frozenset({"R", "AL", "AN"})

# What reads from left to right in every language. The order of the alternatives matters.
LEFT_TO_RIGHT = re.compile(
    r"""
      https?://\S+[\w/] | www\.\S+[\w/]                                   # web address
    | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+                                        # e-mail
    | §§?[ \u00a0]?\d+\w*(?:,[ \u00a0]?\d+\w*)*(?:[ \u00a0](?:Abs\.|Nr\.|S\.|Satz)[ \u00a0]?\d+\w*)*
      (?:[ \u00a0][A-ZÄÖÜ][A-Za-zÄÖÜäöüß]+)?                              # § 16a AufenthG
    | (?<!\w)[A-Z]{2}\d{2}(?:[ ]?[\dA-Z]{4}){3,}(?:[ ]?[\dA-Z]{1,3})?     # IBAN
    | \d{4}-\d{2}-\d{2}                                                   # 2026-11-18
    | \d{1,2}\.\d{1,2}\.(?:\d{2,4})?                                      # 18.11.2026
    | \d{1,2}:\d{2}                                                       # 9:30
    | (?:\+\d|\(?0\d)[\d ()/\u00a0\u2011-]{3,}\d                          # phone
    | (?<!\w)[A-Za-z]{1,8}[-/.]?\d[\w./-]*(?<=\w)                         # K-017, B1
    | (?<![\w.,])\d+(?:[./-]\d+)*[./-][A-Za-z]{1,3}\d*(?![\w-])              # 2.14-B
    | (?<!\d)\d+/\d+(?:-\d+)+                                             # 2841/123-45
    | (?<!\d)\d+(?:[ \u00a0/]\d+)+                                               # 116 117
    | (?<![\d.,])\d[\d.,]*[ \u00a0]?(?:€|EUR\b|%)                                    # 1.234,50 €
    """,
    re.VERBOSE,
)
ADDRESS = re.compile(r"https?://|www\.|[^@]+@")


class Source(NamedTuple):
    """One line of a passage as its author broke it.

    `looks` has one entry per character; `whole` are ranges that should stay on one line, and
    `addresses` those of them that are e-mail or web addresses.
    """

    text: str
    looks: tuple[Look, ...]
    whole: tuple[tuple[int, int], ...]
    addresses: tuple[tuple[int, int], ...]


def text(value: str) -> str:
    """Return user text ready for paper: NFC, line breaks as LF, no control characters."""
    composed = unicodedata.normalize("NFC", LINE_ENDS.sub("\n", value))
    kept = (" " if each == "\t" else each for each in composed)
    return "".join(each for each in kept if each == "\n" or unicodedata.category(each) != "Cc")


def spoken(value: str) -> str:
    """Return a text without the isolates that only steer its drawing."""
    return "".join(each for each in value if each not in ISOLATE_SIGNS)


def lines(passage: Passage, *, strong: bool = False) -> list[Source]:
    """Return the lines of a passage with all isolates in place."""
    parts = [(_isolated(run), run) for run in passage.runs]
    protect = passage.rtl or any(_has_rtl(part) for part, _ in parts)
    result: list[Source] = []
    letters = ""
    looks: list[Look] = []
    for part, run in parts:
        look = Look(run.language or passage.language, run.strong or strong)
        shown = _protected(part) if protect else part
        for index, stretch in enumerate(shown.split("\n")):
            if index:
                result.append(_source(letters, looks))
                letters, looks = "", []
            letters += stretch
            looks.extend([look] * len(stretch))
    result.append(_source(letters, looks))
    return result


def _source(letters: str, looks: list[Look]) -> Source:
    found = list(LEFT_TO_RIGHT.finditer(letters))
    addresses = tuple(match.span() for match in found if ADDRESS.match(match[0]))
    short = (match.span() for match in found if len(match[0]) <= LONGEST_WHOLE)
    return Source(letters, tuple(looks), tuple(sorted({*short, *addresses})), addresses)


def _isolated(run: Run) -> str:
    clean = text(run.text)
    if run.isolation is Isolation.NONE:
        return clean
    wrap = bidi_safe.ltr if run.isolation is Isolation.LTR else bidi_safe.auto
    return "\n".join(wrap(line) for line in clean.split("\n"))


def _has_rtl(value: str) -> bool:
    return any(bidi_class(each) in RTL_CLASSES for each in value)


def _protected(value: str) -> str:
    """Isolate what must read left to right, unless it stands in an isolate that does so already.

    Isolates whose first letter decides hold names and whole sentences that somebody typed: there
    a number is turned round like anywhere else.
    """
    result: list[str] = []
    around: list[str] = []
    last = 0
    for match in LEFT_TO_RIGHT.finditer(value):
        between = value[last : match.start()]
        _follow(around, between)
        result.append(between)
        is_safe = bool(around) and around[-1] == bidi_safe.LEFT_TO_RIGHT_ISOLATE
        result.append(match[0] if is_safe else bidi_safe.ltr(match[0]))
        last = match.end()
    result.append(value[last:])
    return "".join(result)


def _follow(around: list[str], letters: str) -> None:
    """Keep account of the isolates that are open after some letters."""
    for each in letters:
        if each == bidi_safe.POP_ISOLATE:
            del around[-1:]
        elif each in ISOLATE_SIGNS:
            around.append(each)

"""What a record contributes to the search index, in the form in which it is matched."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.text.folding import fold
from gkdesk.text.sounding import sound_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

ARABIC_ARTICLE = "ال"
SHORTEST_WITH_ARTICLE = 5
SHORTEST_NUMBER = 3
LONGEST_PREFIX_OF_NUMBER = 4
LONGEST_PIECE = 240
MOST_PIECES = 100_000
_SENTENCE_END = re.compile(r"(?<=[.!?;:؟۔።])\s")
_OPTIONAL_ZERO = re.compile(r"\(\s*0\s*\)")
_INTERNATIONAL = re.compile(r"\+\s*(?=\d)")
_GERMANY = re.compile(r"(?<!\d)0049\s*0?")
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True)
class SearchDocument:
    """What one record says to the search: a title, lines of content and the names of people.

    Every name is found by how it sounds, too; it needs no repetition in `lines`. One line per
    field or note keeps changes cheap and shows as the snippet of a hit.
    """

    title: str
    lines: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One row of the index: the words of one piece of text, by where they stand.

    `start` holds the first one and two letters of the words of title and names.
    """

    title: str = ""
    name: str = ""
    start: str = ""
    body: str = ""
    number: str = ""
    sound: str = ""

    def columns(self) -> tuple[str, ...]:
        """Return the values of the columns."""
        return (self.title, self.name, self.start, self.body, self.number, self.sound)


def head_row(title: str, names: tuple[str, ...]) -> Row:
    """Return the row of a record's title and names."""
    own, others = with_variants(title), " ".join(with_variants(name) for name in names)
    words = f"{own} {others}".split()
    return Row(
        title=own,
        name=others,
        start=" ".join(sorted({word[:length] for word in words for length in (1, 2)})),
        number=" ".join(joined_numbers(title)),
        sound=" ".join(sorted({key for name in names for key in _sounds(name)})),
    )


def body_row(piece: str) -> Row:
    """Return the row of one piece of content."""
    words = fold(piece).split()
    return Row(body=" ".join((*words, *_bare(words))), number=" ".join(joined_numbers(piece)))


def pieces(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Cut lines into sentences of moderate length, each only once.

    A change then touches the rows of the sentences that changed and no others.
    """
    found = (
        part
        for line in lines
        for sentence in _SENTENCE_END.split(" ".join(line.split()))
        for part in _parts(sentence)
    )
    return tuple(itertools.islice(dict.fromkeys(part for part in found if part), MOST_PIECES))


def with_variants(name: str) -> str:
    """Return the folded words of a name, its neighbours joined and its Arabic article dropped."""
    parts = fold(name).split()
    joined = [a + b for a, b in itertools.pairwise(parts)]
    return " ".join(dict.fromkeys((*parts, *joined, *_bare(parts))))


def without_article(word: str) -> str | None:
    """Return an Arabic word without its article, or None when it has none."""
    has_one = word.startswith(ARABIC_ARTICLE) and len(word) >= SHORTEST_WITH_ARTICLE
    return word.removeprefix(ARABIC_ARTICLE) if has_one else None


def has_digit(word: str) -> bool:
    """Tell whether a folded word can be part of a number."""
    return _DIGITS.search(word) is not None


def domestic(text: str) -> str:
    """Write telephone numbers as they are dialled within Germany: +49 (0)30 becomes 030."""
    plain = _INTERNATIONAL.sub("00", _OPTIONAL_ZERO.sub(" ", text))
    return _GERMANY.sub("0", plain)


def joined_numbers(text: str) -> list[str]:
    """Return each number of `text` in one piece, with and without the letters before it.

    People type "0301234567" for what was entered as "030 / 123 45-67".
    """
    if _DIGITS.search(text) is None:
        return []
    found: list[str] = []
    run: list[str] = []
    before = ""
    for word in [*fold(domestic(text)).split(), ""]:
        if has_digit(word):
            run.append(word)
            continue
        number = "".join(run)
        if len(number) >= SHORTEST_NUMBER:
            found += [number] if not before else [number, before + number]
        before = word if len(word) <= LONGEST_PREFIX_OF_NUMBER else ""
        run = []
    return found


def _parts(sentence: str) -> Iterator[str]:
    while len(sentence) > LONGEST_PIECE:
        cut = sentence.rfind(" ", 0, LONGEST_PIECE) + 1 or LONGEST_PIECE
        yield sentence[:cut].rstrip()
        sentence = sentence[cut:]
    yield sentence


def _bare(words: list[str]) -> list[str]:
    return [bare for word in words if (bare := without_article(word))]


def _sounds(name: str) -> set[str]:
    parts = name.replace("-", " ").split()
    joined = [a + b for a, b in itertools.pairwise(parts)]
    return {key for part in (*parts, *joined) for key in sound_keys(part)}

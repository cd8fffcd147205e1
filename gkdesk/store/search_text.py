"""What a record contributes to the search index, in the form in which it is matched."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from gkdesk.text.folding import fold
from gkdesk.text.sounding import sound_keys

ARABIC_ARTICLE = "ال"
SHORTEST_WITH_ARTICLE = 5
SHORTEST_NUMBER = 3
LONGEST_PREFIX_OF_NUMBER = 4
_OPTIONAL_ZERO = re.compile(r"\(\s*0\s*\)")
_INTERNATIONAL = re.compile(r"\+\s*(?=\d)")
_GERMANY = re.compile(r"(?<!\d)0049\s*0?")
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True)
class SearchDocument:
    """What one record says to the search: a title, lines of content and the names of people.

    Every name is found by how it sounds, too; it needs no repetition in `lines`.
    """

    title: str
    lines: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True)
class Folded:
    """The columns of the index for one record; each line of `body` belongs to a line shown."""

    title: str
    name: str
    body: str
    number: str
    sound: str


def folded(document: SearchDocument) -> Folded:
    """Return the matched form of a record."""
    lines = one_line_each(document.lines)
    return Folded(
        title=with_variants(document.title),
        name="\n".join(with_variants(name) for name in one_line_each(document.names)),
        body="\n".join(_body_words(line) for line in lines),
        number=" ".join(n for text in (document.title, *lines) for n in joined_numbers(text)),
        sound=" ".join(sorted({key for name in document.names for key in _sounds(name)})),
    )


def one_line_each(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines without breaks inside, so that line numbers stay what they are."""
    return tuple(" ".join(line.split()) for line in lines)


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
    if not any(character.isdigit() for character in text):
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


def _body_words(line: str) -> str:
    words = fold(line).split()
    return " ".join((*words, *_bare(words)))


def _bare(words: list[str]) -> list[str]:
    return [bare for word in words if (bare := without_article(word))]


def _sounds(name: str) -> set[str]:
    parts = name.replace("-", " ").split()
    joined = [a + b for a, b in itertools.pairwise(parts)]
    return {key for part in (*parts, *joined) for key in sound_keys(part)}

"""Turn what someone types into expressions for the index, from the surest to the loosest match."""

from __future__ import annotations

from dataclasses import dataclass

from gkdesk.store.search_text import domestic, has_digit, without_article
from gkdesk.text.folding import fold
from gkdesk.text.letters import PARTICLES
from gkdesk.text.sounding import sound_keys

LONGEST_INPUT = 200
LONGEST_WORD = 40
MOST_WORDS = 8
SHORTEST_PREFIX = 3
SHORTEST_NUMBER = 2
SHORTEST_SOUND = 3
SHORTEST_STEM = 5
TEXT = "{title name body number}"


@dataclass(frozen=True)
class Query:
    """The folded words that were typed and what to try, best first.

    Each attempt is a tuple of expressions that must all match somewhere in a record; those of one
    expression must match within one piece of its text.
    """

    words: tuple[str, ...]
    attempts: tuple[tuple[str, ...], ...]


def query_for(text: str) -> Query | None:
    """Return the query for `text`; None when it holds nothing to search for."""
    typed = domestic(text[:LONGEST_INPUT])
    words = _without_particles([word[:LONGEST_WORD] for word in fold(typed).split()][:MOST_WORDS])
    if not words:
        return None
    groups = _groups(words)
    begun = _all_of([_in_head(group) for group in groups])
    attempts: list[tuple[str, ...]] = [
        (f"{{title name}} : ({_all_of([_word(word, star='') for word in words])})",),
        (_joined_or(words, begun),),
        (_all_of([_anywhere(group) for group in groups]),),
    ]
    if len(groups) > 1:
        attempts.append(tuple(_anywhere(group) for group in groups))
    attempts += _by_sound(typed, groups)
    return Query(tuple(words), tuple(attempts))


def _without_particles(words: list[str]) -> list[str]:
    """Drop al-, an-, el- where something else was typed: offices write them or leave them out."""
    names = [word for word in words if word not in PARTICLES]
    return names or words


def _groups(words: list[str]) -> list[list[str]]:
    """Gather neighbouring words with digits: they may be one number."""
    groups: list[list[str]] = []
    for word in words:
        if groups and has_digit(word) and has_digit(groups[-1][-1]):
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups


def _word(word: str, *, star: str = "*") -> str:
    bare = without_article(word)
    return f'"{word}"{star}' if bare is None else f'("{word}"{star} OR "{bare}"{star})'


def _in_head(group: list[str]) -> str:
    """Match in title and names, where even one letter finds the words that begin with it."""
    short = len(group) == 1 and _is_short(group[0])
    return f'({{start}} : "{group[0]}")' if short else f"({{title name}} : {_begun(group)})"


def _anywhere(group: list[str]) -> str:
    """Match in any text; there a letter or two count as a whole word only."""
    short = len(group) == 1 and _is_short(group[0])
    return f"({_in_head(group)} OR ({TEXT} : {_begun(group)}))" if short else _in_text(group)


def _in_text(group: list[str]) -> str:
    return f"({TEXT} : {_begun(group)})"


def _is_short(word: str) -> bool:
    return len(word) < (SHORTEST_NUMBER if has_digit(word) else SHORTEST_PREFIX)


def _begun(group: list[str]) -> str:
    each = _all_of([_word(word, star="" if _is_short(word) else "*") for word in group])
    return each if len(group) == 1 else f'(({each}) OR "{"".join(group)}"*)'


def _all_of(terms: list[str]) -> str:
    return " AND ".join(terms)


def _joined_or(words: list[str], begun: str) -> str:
    """Let "Abdul Rahman" find Abdulrahman."""
    if not 1 < len(words) < 4 or any(has_digit(word) for word in words):
        return begun
    return f'({begun}) OR ({{title name}} : "{"".join(words)}"*)'


def _by_sound(typed: str, groups: list[list[str]]) -> list[tuple[str, ...]]:
    """Allow every word to match by its sound as well; the sounds come from the unfolded input."""
    sounds = {fold(word): sound_keys(word) for word in typed.replace("-", " ").split()}
    terms = [(_anywhere(group), _sounding(sounds.get(group[0], ()))) for group in groups]
    if not any(sounding for _, sounding in terms):
        return []
    return [tuple(f"({anywhere}{sounding})" for anywhere, sounding in terms)]


def _sounding(keys: tuple[str, ...]) -> str:
    usable = [key for key in keys if len(key) >= SHORTEST_SOUND]
    if not usable:
        return ""
    exact = [f'"{key}"' for key in usable]
    begun = [f'"{key}"*' for key in usable if len(key) >= SHORTEST_STEM]
    return f" OR ({{sound}} : ({' OR '.join(exact + begun)}))"

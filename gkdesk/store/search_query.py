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
SHORTEST_SOUND = 3
SHORTEST_STEM = 4


@dataclass(frozen=True)
class Query:
    """The folded words that were typed and the expressions to try, best first."""

    words: tuple[str, ...]
    expressions: tuple[str, ...]


def query_for(text: str) -> Query | None:
    """Return the query for `text`; None when it holds nothing to search for."""
    typed = domestic(text[:LONGEST_INPUT])
    words = _without_particles([word[:LONGEST_WORD] for word in fold(typed).split()][:MOST_WORDS])
    if not words:
        return None
    groups = _groups(words)
    whole = _all_of([_word(word, star="") for word in words])
    begun = _all_of([_begun(group) for group in groups])
    return Query(
        words=tuple(words),
        expressions=(
            f"{{title name}} : ({whole})",
            f"{{title name}} : ({_joined_or(words, begun)})",
            f"{{title name body number}} : ({begun})",
            *_by_sound(typed, groups),
        ),
    )


def only_kinds(expression: str, kinds: tuple[str, ...]) -> str:
    """Restrict an expression to records of some kinds."""
    names = " OR ".join(f'"{kind_token(kind)}"' for kind in kinds)
    return f"{{kind}} : ({names}) AND ({expression})"


def kind_token(kind: str) -> str:
    """Return the word that stands for a kind in the index."""
    return "".join(fold(kind).split())


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


def _begun(group: list[str]) -> str:
    each = _all_of([_word(word) for word in group])
    return each if len(group) == 1 else f'(({each}) OR "{"".join(group)}"*)'


def _all_of(terms: list[str]) -> str:
    return " AND ".join(terms)


def _joined_or(words: list[str], begun: str) -> str:
    """Let "Abdul Rahman" find Abdulrahman."""
    if not 1 < len(words) < 4 or any(has_digit(word) for word in words):
        return begun
    return f'({begun}) OR "{"".join(words)}"*'


def _by_sound(typed: str, groups: list[list[str]]) -> list[str]:
    """Allow every word to match by its sound as well; the sounds come from the unfolded input."""
    sounds = {fold(word): sound_keys(word) for word in typed.replace("-", " ").split()}
    terms = [
        f"({{title name body number}} : {_begun(group)}{_or_sounds(sounds.get(group[0], ()))})"
        for group in groups
    ]
    return [_all_of(terms)] if any("{sound}" in term for term in terms) else []


def _or_sounds(keys: tuple[str, ...]) -> str:
    usable = [key for key in keys if len(key) >= SHORTEST_SOUND]
    if not usable:
        return ""
    exact = [f'"{key}"' for key in usable]
    begun = [f'"{key}"*' for key in usable if len(key) > SHORTEST_STEM]
    return f" OR {{sound}} : ({' OR '.join(exact + begun)})"

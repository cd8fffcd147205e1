"""Under which forms a word of a text may be a name: what a language joins to it is cut off.

Rules of our own: a genitive -s; in Arabic script a joined و or ف, then ب ل ك س, then the article;
in Ethiopic script the prepositions of Tigrinya and Amharic; letters of another script that look
like Latin ones are read as these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.folding import fold
from gkdesk.text.languages import Script, scripts_in

if TYPE_CHECKING:
    from collections.abc import Iterator

UNSEEN = r"\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
"""Characters that nobody sees, for a class of a pattern: a soft hyphen, marks of direction."""
_ARTICLE = "ال"
_AND = ("", "و", "ف")
_TO = ("", "ب", "ل", "ك", "س")
_TO_THE = "لل"
_LEAST = 3
_ETHIOPIC = ("ን", "ብ", "ካብ", "ናብ", "ምስ", "ከ", "ለ", "በ", "የ", "ዘ", "ስለ", "ከም", "እንተ")
_LOOKALIKES = str.maketrans("аеорсухіјѕԁһԛԝАВЕКМНОРСТУХІЈЅ", "aeopcyxijsdhqwABEKMHOPCTYXIJS")
_LATIN = frozenset({Script.LATIN})


def forms_of(word: str) -> frozenset[str]:
    """Return every form under which a word of a text may be a name."""
    whole = fold(word).replace(" ", "")
    if not whole:
        return frozenset()
    if word.isascii():
        return frozenset((whole, whole[:-1])) if _is_genitive(whole) else frozenset((whole,))
    found = {whole, plain_form(word)}
    scripts = scripts_in(word)
    if Script.ARABIC in scripts:
        found.update(_without_arabic(whole))
    elif Script.ETHIOPIC in scripts:
        found.update(_without_ethiopic(whole))
    elif scripts > _LATIN:
        found.update(forms_of(word.translate(_LOOKALIKES)) if _is_disguised(word) else ())
    if _is_genitive(whole):
        found.add(whole[:-1])
    return frozenset(found)


def plain_form(word: str) -> str:
    """Return a word of a name as it is compared; the Arabic article is no part of one."""
    folded = fold(word).replace(" ", "")
    if folded.startswith(_ARTICLE) and len(folded) >= len(_ARTICLE) + _LEAST:
        return folded.removeprefix(_ARTICLE)
    return folded


def _is_genitive(whole: str) -> bool:
    return len(whole) > 2 and whole.endswith("s")


def _is_disguised(word: str) -> bool:
    return word.translate(_LOOKALIKES) != word


def _without_arabic(word: str) -> Iterator[str]:
    """Yield what is left behind „and“, a preposition and the article, in this order."""
    for first in _AND:
        if not word.startswith(first):
            continue
        behind = word.removeprefix(first)
        for second in (*_TO, _TO_THE):
            if not behind.startswith(second):
                continue
            rest = behind.removeprefix(second)
            for left in (rest, rest.removeprefix(_ARTICLE)):
                if len(left) >= _LEAST:
                    yield left


def _without_ethiopic(word: str) -> Iterator[str]:
    """Yield what is left behind one or two prepositions."""
    for joined in _ETHIOPIC:
        rest = word.removeprefix(joined)
        if rest != word and len(rest) >= _LEAST:
            yield rest

"""What of plans, steps and helpers tells about residence or health, and stays out by default.

A booklet is shown around. What is noted with a category or a field of action goes by that. Goals
and steps have none: they go by their words, as papers do. The rule errs on the side of silence:
what is left out can be written in by hand, or comes in where the person asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.booklets.profile import BookletField
from gkdesk.text.codes.clients import Category

if TYPE_CHECKING:
    from collections.abc import Iterable

RESIDENCE_STEMS = (
    "aufenthalt",
    "duldung",
    "gestattung",
    "fiktionsbescheinigung",
    "niederlassung",
    "ankunftsnachweis",
    "grenzübertritt",
    "freizügigkeit",
    "visum",
    "bleiberecht",
    "asyl",
    "bamf",
)
"""Pieces of the names of papers about residence."""
_RESIDENCE_WORDS = (*RESIDENCE_STEMS, "abschieb", "abgeschoben", "ausreise", "einbürger")
_HEALTH_WORDS = (
    "attest",
    "behinderung",
    "diagnos",
    "krankschreib",
    "medikament",
    "pflegegrad",
    "psych",
    "schwanger",
    "schwerbehind",
    "suchtberatung",
    "therapie",
    "trauma",
)
"""Not among them: what people learn or work in, such as „Krankenhaus“ or „Arztpraxis“."""

FIELDS_OF_ACTION = {"residence": Category.RESIDENCE, "health": Category.HEALTH}
"""The fields of action of the chain that belong to a category by their code."""

HEALTH_KINDS = frozenset({"health_office", "health_care"})
RESIDENCE_KINDS = frozenset({"foreigners_office", "federal_office", "naturalisation_office"})
"""Kinds of organisations: that one of them knows something about a person already tells it."""


def categories_told(*texts: str) -> frozenset[Category]:
    """Return which of the two categories some words tell about."""
    plain = " ".join(texts).casefold()
    found = set()
    if any(each in plain for each in _RESIDENCE_WORDS):
        found.add(Category.RESIDENCE)
    if any(each in plain for each in _HEALTH_WORDS):
        found.add(Category.HEALTH)
    return frozenset(found)


def category_of_kind(kind: str) -> frozenset[Category]:
    """Return what it tells about a person that an organisation of this kind knows her."""
    if kind in HEALTH_KINDS:
        return frozenset({Category.HEALTH})
    return frozenset({Category.RESIDENCE}) if kind in RESIDENCE_KINDS else frozenset()


_WISH = {
    Category.RESIDENCE: BookletField.RESIDENCE,
    Category.HEALTH: BookletField.HEALTH,
}


def may_stand(told: Iterable[Category], wishes: frozenset[BookletField]) -> bool:
    """Tell whether what tells these categories may stand in a block with these fields."""
    return all(_WISH[each] in wishes for each in told if each in _WISH)

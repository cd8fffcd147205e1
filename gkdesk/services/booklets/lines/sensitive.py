"""What of plans, steps and helpers tells about residence or health, and stays out by default.

A booklet is shown around. What is noted with a category or a field of action goes by that. Goals
and steps have none: they go by their words (`stems`), as papers do. The rule errs on the side of
silence: what is left out can be written in by hand, or comes in where the person asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.booklets.lines import stems
from gkdesk.services.booklets.lines.stems import Told
from gkdesk.services.booklets.profiles.profile import BookletField
from gkdesk.text.codes.clients import Category

if TYPE_CHECKING:
    from collections.abc import Iterable

FIELDS_OF_ACTION = {"residence": Category.RESIDENCE, "health": Category.HEALTH}
"""The fields of action of the chain that belong to a category by their code."""

HEALTH_KINDS = frozenset({"health_office", "health_care"})
RESIDENCE_KINDS = frozenset({"foreigners_office", "federal_office", "naturalisation_office"})
"""Kinds of organisations: that one of them knows something about a person already tells it."""


def categories_told(*texts: str, at_work: bool = False) -> frozenset[Category]:
    """Return which of the two categories some words tell about.

    `at_work`: what is about learning or work, „Pflegehelfer im Krankenhaus“, tells no illness.
    """
    found = stems.told("\n".join(texts))
    categories = set()
    if Told.RESIDENCE in found:
        categories.add(Category.RESIDENCE)
    is_work = at_work or Told.WORK in found
    if Told.HEALTH in found or (Told.HEALTH_UNLESS_WORK in found and not is_work):
        categories.add(Category.HEALTH)
    return frozenset(categories)


def never_stands(*texts: str, with_origin: bool = False) -> bool:
    """Tell whether some words name marriage, belief, nationality, or a country.

    `with_origin`: the person asks for the places where she learned and worked.
    """
    found = stems.told("\n".join(texts))
    return Told.NEVER in found or (Told.ORIGIN in found and not with_origin)


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


def may_be_named(text: str, wishes: frozenset[BookletField], *, at_work: bool = False) -> bool:
    """Tell whether the name of a place or an office may stand beside something else."""
    return may_stand(categories_told(text, at_work=at_work), wishes)

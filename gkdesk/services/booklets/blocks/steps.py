"""Which steps of a record stand in the client's own booklet, and how: as appointment or deadline.

A step is the office's own business unless its field „Wer?“ says that the person has a part in it:
„ich“, „sie selbst“, her name, in a family also „wir“, „Mutter“ or the name of a member. A name
after „Frau“ or „Herr“ is taken for somebody of an office. Everything else stays out, also a step
that names nobody. The coordinator decides by what she writes there.

What tells about residence or health stays out as well, unless the person asks for it (`sensitive`).

Which of them are appointments, `meetings` knows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkdesk.services.booklets.lines.line import Line, LineKind, stands
from gkdesk.services.booklets.lines.sensitive import categories_told, never_stands
from gkdesk.services.booklets.profiles.profile import BookletField
from gkdesk.text.codes.clients import CaseForm

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from gkdesk.services.booklets.source import BlockContent
    from gkdesk.services.clients.fields import Goal, Step
    from gkdesk.services.clients.views import ClientDetail

_WORD = re.compile(r"\w+")
_SELF = frozenset({"ich", "mich", "mir", "klient", "klientin", "ratsuchende", "ratsuchender"})
_HERSELF = re.compile(r"\b(?:sie|er|person|familie) selbst\b")
_ALONE = frozenset({"selbst", "selber", "allein", "alleine"})
_WE = frozenset({"wir", "uns", "familie", "eltern", "kinder"})
_OFFICIAL = frozenset({"frau", "herr", "herrn", "dr", "prof"})
_NO_NAMES = frozenset({"von", "van", "der", "den", "dem", "des", "und", "mit", "bei", "zum", "zur"})
_SHORTEST_NAME = 3


def is_for_the_person(step: Step, detail: ClientDetail) -> bool:
    """Tell whether the person has a part in a step, by its field „Wer?“."""
    who = " ".join(step.who.casefold().split())
    words = _WORD.findall(who)
    if _HERSELF.search(who) or (words and set(words) <= _SELF | _ALONE):
        return True
    known = _SELF | _names(detail)
    after_title = False
    for word in words:
        if word in known and not after_title:
            return True
        after_title = word in _OFFICIAL or (after_title and word in known)
    return False


def company_of(step: Step, detail: ClientDetail) -> str:
    """Return with whom a step is done: nobody goes to an appointment with herself.

    In a family the name of a member tells which of them goes.
    """
    words = set(_WORD.findall(_HERSELF.sub("", step.who.casefold())))
    is_family = detail.identity.form is CaseForm.FAMILY
    own = _SELF | _ALONE | (frozenset() if is_family else _names(detail))
    return "" if words <= own else step.who


def _names(detail: ClientDetail) -> frozenset[str]:
    identity = detail.identity
    names = [identity.official_name, identity.wanted_name, identity.own_name]
    family: frozenset[str] = frozenset()
    if identity.form is CaseForm.FAMILY:
        family = _WE
        for member in detail.members:
            names += [member.name, member.own_name, member.relation]
    words = {word for name in names for word in _WORD.findall(name.casefold())}
    return family | {each for each in words - _NO_NAMES if len(each) >= _SHORTEST_NAME}


def shown_steps(given: BlockContent) -> list[Step]:
    """Return the steps that may stand in this booklet."""
    if not given.shows(BookletField.STEPS):
        return []
    return [
        step
        for step in given.detail.steps
        if stands(step_line(step, given.detail), given.shown, given.choice)
    ]


def step_line(step: Step, detail: ClientDetail) -> Line:
    """Return a step as a line: what is to be done, and who does it."""
    return Line(
        ref=step.id or 0,
        kind=LineKind.STEP,
        words=(step.what, step.who),
        told=categories_told(step.what, step.who),
        never=never_stands(step.what, step.who),
        is_hers=is_for_the_person(step, detail),
    )


def goal_line(goal: Goal) -> Line:
    """Return a goal as a line."""
    told, never = categories_told(goal.words), never_stands(goal.words)
    return Line(goal.id or 0, LineKind.GOAL, (goal.words,), told, never)


def shown_goals(given: BlockContent) -> list[Goal]:
    """Return the goals that may stand in this booklet."""
    goals = given.detail.goals if given.shows(BookletField.GOALS) else ()
    return [each for each in goals if stands(goal_line(each), given.shown, given.choice)]


def coming_steps(given: BlockContent) -> Iterator[Step]:
    """Yield the steps with a date from today on that are not done."""
    for step in shown_steps(given):
        if _is_ahead(step, given.source.today):
            yield step


def has_a_day_ahead(given: BlockContent) -> bool:
    """Tell whether something with a date is ahead of the person, in whichever block it stands."""
    detail, today = given.detail, given.source.today
    return any(_is_ahead(each, today) and is_for_the_person(each, detail) for each in detail.steps)


def _is_ahead(step: Step, today: dt.date) -> bool:
    return step.until is not None and step.done_on is None and step.until >= today

"""Every single line that can stand in the booklet of one person, with what the rule says of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gkdesk.services.booklets.blocks.agreed import agreement_line
from gkdesk.services.booklets.blocks.helpers import helper_line, known_helpers
from gkdesk.services.booklets.blocks.steps import goal_line, step_line
from gkdesk.services.booklets.blocks.way import way_line
from gkdesk.services.booklets.blocks.work import work_line
from gkdesk.services.booklets.lines.line import Line, LineClass, LineKind, stands
from gkdesk.services.booklets.profiles.profile import BookletField, Fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.booklets.lines.others import Others
    from gkdesk.services.booklets.profiles.profile import BookletChoice, BookletProfile
    from gkdesk.services.booklets.source import BookletSource

_FIELDS = {
    LineKind.HELPER: BookletField.HELPERS,
    LineKind.WAY: BookletField.PATH,
    LineKind.GOAL: BookletField.GOALS,
    LineKind.STEP: BookletField.STEPS,
    LineKind.AGREEMENT: BookletField.AGREEMENTS,
    LineKind.EDUCATION: BookletField.EDUCATION,
}


@dataclass(frozen=True)
class LineOffer:
    """A line with its words as they would stand, and whether it stands there under the choice.

    `may_choose` is false for what stands in no booklet. `others` are words in it that are names of
    other clients as well.
    """

    ref: int
    key: str
    kind: LineKind
    words: tuple[str, ...]
    line_class: LineClass
    printed: bool
    may_choose: bool
    others: tuple[str, ...] = ()


def offers(
    source: BookletSource, profile: BookletProfile, choice: BookletChoice, others: Others
) -> tuple[LineOffer, ...]:
    """Return the lines of the parts that are filled, kind by kind."""
    return tuple(
        replace(_offer(line, wishes, choice), others=others.perhaps_in(_typed(line)))
        for kind, field in _FIELDS.items()
        if (wishes := _shown(field, profile, choice))
        for line in _lines(kind, source, wishes)
    )


def _offer(line: Line, wishes: frozenset[BookletField], choice: BookletChoice) -> LineOffer:
    return LineOffer(
        ref=line.ref,
        key=line.key,
        kind=line.kind,
        words=tuple(filter(None, line.words)),
        line_class=line.line_class,
        printed=stands(line, wishes, choice),
        may_choose=not line.never,
    )


def _typed(line: Line) -> str:
    """Return what somebody typed of a line; who helps is named by her own record."""
    words = line.words[1:] if line.kind is LineKind.HELPER else line.words
    return "\n".join(words)


def _shown(
    field: BookletField, profile: BookletProfile, choice: BookletChoice
) -> frozenset[BookletField]:
    """Return what the filled blocks with a field show; nothing where it stands in none."""
    filled = (rule for rule in profile.blocks if choice.fill_of(rule) is Fill.FILLED)
    shown = (choice.shown(rule) for rule in filled)
    return frozenset[BookletField]().union(*(each for each in shown if field in each))


def _lines(
    kind: LineKind, source: BookletSource, wishes: frozenset[BookletField]
) -> Iterator[Line]:
    detail = source.detail
    if kind is LineKind.HELPER:
        yield from (helper_line(source, each) for each in known_helpers(source))
    elif kind is LineKind.WAY:
        yield from map(way_line, source.way)
    elif kind is LineKind.GOAL:
        yield from map(goal_line, detail.goals)
    elif kind is LineKind.STEP:
        yield from (step_line(each, detail) for each in detail.steps)
    elif kind is LineKind.AGREEMENT:
        yield from map(agreement_line, source.agreed.agreements if source.agreed else ())
    else:
        yield from (work_line(each, wishes) for each in detail.education)

"""Block „Schule, Ausbildung, Arbeit“: what she learned and worked, and her applications.

Where it was is told only where she asks for it: a school abroad tells from which country she came.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.services.booklets.lines.line import Line, LineKind, stands
from gkdesk.services.booklets.lines.sensitive import categories_told, may_be_named, never_stands
from gkdesk.services.booklets.lines.stems import is_plain_certificate
from gkdesk.services.booklets.profiles.profile import BookletField
from gkdesk.text.codes.cases import Recognition
from gkdesk.text.dates import PartialDate, format_partial

if TYPE_CHECKING:
    from gkdesk.export.content import Block, Cell, Passage
    from gkdesk.services.booklets.source import BlockContent
    from gkdesk.services.booklets.voice import Voice
    from gkdesk.services.clients.case_fields import Education

_ROW = 11.0
_BLANK_ROWS = 3
_APPLICATIONS = 5
_LABEL = "Bildung und Arbeit"
_WORTH_SAYING = frozenset(
    {Recognition.APPLIED, Recognition.PARTLY, Recognition.RECOGNISED, Recognition.REFUSED}
)
_LAST = PartialDate(9999)


def work(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return the history, the oldest first, and a list of applications to fill in."""
    rows = [_row(voice, given, each) for each in sorted(_shown(given), key=_begun)]
    blank = ((content.Cell(),) * 2,) * (1 if rows else _BLANK_ROWS)
    history = content.Table(
        columns=(content.Column(), content.Column()),
        header=voice.header(("common.what", "common.when"), "work.certificate"),
        rows=(*rows, *blank),
        language=voice.language,
        row_height=_ROW,
    )
    return (
        voice.heading("work.title", pictogram="work"),
        voice.intro("work.intro"),
        history,
        voice.heading("work.applications", level=2),
        voice.intro("work.applications_intro"),
        _applications(voice),
    )


def _shown(given: BlockContent) -> list[Education]:
    if not given.shows(BookletField.EDUCATION):
        return []
    return [
        each
        for each in given.detail.education
        if stands(work_line(each, given.shown), given.shown, given.choice)
    ]


def work_lines(given: BlockContent) -> list[Line]:
    """Return the times at school and at work that stand in this booklet as lines."""
    return [work_line(each, given.shown) for each in _shown(given)]


def work_line(each: Education, wishes: frozenset[BookletField]) -> Line:
    """Return a time at school or at work as a line.

    Nobody has to be ill who learned in a hospital. Which country it was is told with the places.
    """
    words = (each.what, _certificate(each, wishes))
    return Line(
        ref=each.id or 0,
        kind=LineKind.EDUCATION,
        words=words,
        told=categories_told(*words, at_work=True),
        never=never_stands(*words, with_origin=BookletField.EDUCATION_PLACES in wishes),
    )


def _certificate(each: Education, wishes: frozenset[BookletField]) -> str:
    """Return the name of the certificate: with a place in it, it is told as the place is."""
    with_places = BookletField.EDUCATION_PLACES in wishes
    return each.certificate if with_places or is_plain_certificate(each.certificate) else ""


def _begun(each: Education) -> PartialDate:
    first = each.since or each.until or _LAST
    return PartialDate(first.year, first.month or 1, first.day or 1)


def _row(voice: Voice, given: BlockContent, each: Education) -> tuple[Cell, ...]:
    place = each.place if given.shows(BookletField.EDUCATION_PLACES) else ""
    place = place if may_be_named(place, given.shown, at_work=True) else ""
    return (
        voice.cell(
            voice.typed(each.what, _LABEL, strong=True),
            *voice.pair(f"work.{each.kind.value}"),
            voice.typed(place, _LABEL),
            _period(each),
        ),
        voice.cell(
            voice.typed(_certificate(each, given.shown), _LABEL), *_recognition(voice, each)
        ),
    )


def _period(each: Education) -> Passage | None:
    """Return the period: „2008 – 2017“, of what goes on „8.2026 –“."""
    ends = [format_partial(end) if end else "" for end in (each.since, each.until)]
    if not any(ends):
        return None
    if ends[0] == ends[1]:
        return content.mixed(content.code(ends[0]), field=_LABEL)
    return content.mixed(content.code(" – ".join(ends).strip()), field=_LABEL)


def _recognition(voice: Voice, each: Education) -> tuple[Passage, ...]:
    if each.recognition not in _WORTH_SAYING:
        return ()
    return voice.pair("work.recognition", f"work.{each.recognition.value}")


def _applications(voice: Voice) -> Block:
    return content.Table(
        columns=(
            content.Column(1.5),
            voice.date_column(),
            content.Column(1.0),
        ),
        header=voice.header("work.company", "work.sent", "work.answer"),
        rows=((content.Cell(),) * 3,) * _APPLICATIONS,
        language=voice.language,
        row_height=_ROW,
    )

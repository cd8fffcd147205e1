"""Blocks about languages: German and its courses, all languages, certificates, what levels mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.services.booklets.lines.sensitive import may_be_named, never_stands
from gkdesk.services.booklets.profiles.profile import BookletField
from gkdesk.text.codes.clients import CefrLevel, CourseStatus
from gkdesk.text.dates import format_numeric
from gkdesk.text.languages import find_language
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.export.content import Block, Cell, Passage
    from gkdesk.services.booklets.source import BlockContent
    from gkdesk.services.booklets.voice import Voice
    from gkdesk.services.clients.fields import Course, SpokenLanguage

_ROW = 11.0
_BLANK_COURSES = 2
_BLANK_LANGUAGES = 3
_BLANK_CERTIFICATES = 4
_LEVEL_WIDTH = 26.0
_COURSE_WORDS = {
    "first_orientation": "erstorientierungskurs",
    "literacy": "alphabetisierungskurs",
    "integration": "integrationskurs",
    "youth_integration": "jugendintegrationskurs",
    "orientation": "orientierungskurs",
    "vocational": "berufssprachkurs",
}
"""The kinds of course that the glossary knows: they stand in the client's language, too."""


def german(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return level, goal, certificate, remaining hours, permit and courses."""
    courses = given.detail.courses if given.shows(BookletField.COURSES) else ()
    rows = [_course_row(voice, given, course) for course in courses]
    blank, spare = voice.blank_rows(_BLANK_COURSES, columns=3, after=len(rows))
    table = content.Table(
        columns=(
            content.Column(weight=1.7),
            voice.date_column(),
            content.Column(weight=1.0),
        ),
        header=voice.header(
            ("german.course", "german.provider"),
            ("german.from", "german.until"),
            "german.state",
        ),
        rows=(*rows, *blank),
        language=voice.language,
        row_height=_ROW,
        spare=spare,
    )
    return (
        voice.heading("german.title", pictogram="language"),
        voice.intro("german.intro"),
        content.Fields(tuple(_level_fields(voice, given)), compact=True),
        table,
    )


def _level_fields(voice: Voice, given: BlockContent) -> Iterator[content.Field]:
    facts = given.detail.german
    shown = given.shows(BookletField.GERMAN_LEVEL)
    certificate = _named(given, facts.certificate) if shown else ""
    hours = "" if facts.remaining_hours is None or not shown else str(facts.remaining_hours)
    yield voice.field("german.level", _level(voice, facts.reached if shown else None))
    if facts.goal is not None and shown:
        yield voice.field("german.goal", _level(voice, facts.goal))
    yield voice.field("german.certificate", voice.typed(certificate, "Zertifikat"))
    yield voice.field("german.hours", voice.codes((hours,), "Stunden"))
    permit = _permit(given)
    if permit is not None:
        yield voice.field("german.permit", content.mixed(content.code(permit)))


def _level(voice: Voice, level: CefrLevel | None) -> Passage | None:
    """Return a level as it is called everywhere: „B1“; only before A1 there is no short name."""
    if level is CefrLevel.ALPHA:
        return content.mixed(*voice.joined("levels.alpha_name"))
    return None if level is None else voice.typed(word(level), "Niveau")


def _permit(given: BlockContent) -> str | None:
    """Return until when her newest Berechtigungsschein holds that she has not used yet."""
    if not given.shows(BookletField.PERMITS):
        return None
    days = [
        each.valid_until
        for each in given.detail.permits
        if each.used_on is None
        and each.valid_until is not None
        and each.valid_until >= given.source.today
    ]
    return format_numeric(max(days)) if days else None


def course_name(voice: Voice, given: BlockContent, course: Course) -> tuple[Passage, ...]:
    """Return the kind of a course, also in the client's language where the glossary knows it."""
    kind = given.source.course_words.get(course.kind, course.kind)
    level = f"{kind} {word(course.level)}" if course.level is not None else kind
    first = voice.typed(level, "Kurs", strong=True)
    key = f"glossary.{_COURSE_WORDS.get(course.kind, '')}.word"
    known = voice.pair(key) if voice.knows(key) else ()
    others = (each for each in known if each.language != voice.texts.german.language)
    return (*((first,) if first is not None else ()), *others)


def _course_row(voice: Voice, given: BlockContent, course: Course) -> tuple[Cell, ...]:
    return (
        voice.cell(
            *course_name(voice, given, course),
            voice.typed(provider_of(given, course), "Träger des Kurses"),
        ),
        _course_dates(voice, course),
        voice.cell(*voice.pair(f"german.state_{course.status.value}")),
    )


def provider_of(given: BlockContent, course: Course) -> str:
    """Return who gives a course, unless that tells of residence or health."""
    return course.provider if may_be_named(course.provider, given.shown) else ""


def _named(given: BlockContent, certificate: str) -> str:
    """Return the name of a certificate of German, unless it tells too much."""
    tells = never_stands(certificate) or not may_be_named(certificate, given.shown)
    return "" if tells else certificate


def _course_dates(voice: Voice, course: Course) -> Cell:
    if course.status is CourseStatus.WAITING and course.waiting_since is not None:
        return content.cells(*voice.pair("common.since", date=format_numeric(course.waiting_since)))
    return voice.cell(voice.date(course.since), voice.date(course.until))


def languages(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return all languages that she knows, with how well."""
    spoken = given.detail.languages if given.shows(BookletField.LANGUAGES) else ()
    rows = [_language_row(voice, each) for each in spoken]
    blank, spare = voice.blank_rows(_BLANK_LANGUAGES, columns=2, after=len(rows))
    table = content.Table(
        columns=(content.Column(1.2), content.Column(1.0)),
        header=voice.header("languages.language", "languages.level"),
        rows=(*rows, *blank),
        language=voice.language,
        row_height=_ROW,
        spare=spare,
    )
    return (
        voice.heading("languages.title", pictogram="language"),
        voice.intro("languages.intro"),
        table,
    )


def _language_row(voice: Voice, spoken: SpokenLanguage) -> tuple[Cell, ...]:
    known = find_language(spoken.language)
    names = [voice.typed(known.german if known else spoken.language, "Sprache", strong=True)]
    if known is not None and known.own != known.german:
        names.append(content.passage(known.own, known.code))
    return (
        voice.cell(*names),
        content.cells(*voice.pair(f"languages.{spoken.level.value}")),
    )


def certificates(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return the certificates of German and of courses, and rows for further ones."""
    rows = [*_reached(voice, given), *_of_courses(voice, given)]
    blank, spare = voice.blank_rows(_BLANK_CERTIFICATES, columns=3, after=len(rows))
    table = content.Table(
        columns=(content.Column(1.4), content.Column(0.7), voice.date_column()),
        header=voice.header("german.certificate", "levels.level", "certificates.date"),
        rows=(*rows, *blank),
        language=voice.language,
        row_height=_ROW,
        spare=spare,
    )
    return (
        voice.heading("certificates.title", pictogram="school"),
        voice.intro("certificates.intro"),
        table,
    )


def _reached(voice: Voice, given: BlockContent) -> Iterator[tuple[Cell, ...]]:
    facts = given.detail.german
    if _named(given, facts.certificate) and given.shows(BookletField.GERMAN_LEVEL):
        yield (
            voice.cell(voice.typed(facts.certificate, "Zertifikat", strong=True)),
            voice.cell(_level(voice, facts.reached)),
            voice.cell(voice.date(facts.reached_on)),
        )


def _of_courses(voice: Voice, given: BlockContent) -> Iterator[tuple[Cell, ...]]:
    known = given.detail.german.certificate if given.shows(BookletField.GERMAN_LEVEL) else ""
    for course in given.detail.courses if given.shows(BookletField.COURSES) else ():
        if _named(given, course.certificate) and course.certificate != known:
            yield (
                voice.cell(
                    voice.typed(course.certificate, "Zertifikat", strong=True),
                    voice.typed(provider_of(given, course), "Träger des Kurses"),
                ),
                voice.cell(_level(voice, course.level)),
                voice.cell(voice.date(course.until)),
            )


def levels(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return what each level means, with a mark at hers and at her goal."""
    rows = tuple(_level_row(voice, given, level) for level in CefrLevel)
    table = content.Table(
        columns=(content.Column(width=_LEVEL_WIDTH), content.Column()),
        header=voice.header("levels.level", "levels.can"),
        rows=rows,
        language=voice.language,
        header_column=True,
    )
    return (
        voice.heading("levels.title", pictogram="school"),
        voice.intro("levels.intro"),
        table,
    )


def _level_row(voice: Voice, given: BlockContent, level: CefrLevel) -> tuple[Cell, ...]:
    facts = given.detail.german
    shown = given.shows(BookletField.GERMAN_LEVEL)
    can: list[Block] = [content.Paragraph(each) for each in voice.pair(f"levels.{level.value}")]
    for key, marked in (("levels.mine", facts.reached), ("levels.mine_goal", facts.goal)):
        if shown and marked is level:
            said = content.mixed(*voice.joined(key))
            can.append(content.Paragraph(said, content.TextStyle.LABEL))
    name = voice.pair("levels.alpha_name") if level is CefrLevel.ALPHA else (_name(level),)
    return (content.cells(*name), content.Cell(tuple(can)))


def _name(level: CefrLevel) -> Passage:
    return content.mixed(content.code(word(level), strong=True))

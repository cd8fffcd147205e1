"""The fixed texts as they hold in one store: what ships, with what the office has on top."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.client import ClientLanguage
from gkdesk.models.texts import OfficeLanguage, OfficeText
from gkdesk.services.texts.views import Bound
from gkdesk.text import translations
from gkdesk.text.codes.clients import SpokenLevel
from gkdesk.text.languages import GERMAN, Language, Script
from gkdesk.text.translations import BOOKLET, Review, TextPair, TextSet, TextState, digest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

SET_MARK = "@"
"""Begins the keys of notes about a whole set; no text has such a key."""


def text_pair(session: Session, language: str, name: str = BOOKLET) -> TextPair:
    """Return a set in German and in one language, with the office's wording and reviews."""
    german = german_set(session, name)
    if language == GERMAN.code:
        return TextPair(german, german)
    return TextPair(german, translated_set(session, name, language, german))


def german_set(session: Session, name: str) -> TextSet:
    """Return the German texts; the office's wording of one is its original."""
    shipped = translations.german_texts(name)
    rows = office_rows(session, name, GERMAN.code)
    own = {key: row for key, row in rows.items() if key in shipped.texts}
    reviews = {
        key: Review(
            TextState.ORIGINAL,
            row.checked_by,
            row.checked_on,
            outdated=row.german_digest != digest(shipped.texts[key]),
        )
        for key, row in own.items()
    }
    texts = {key: row.text for key, row in own.items()}
    return shipped.with_texts(texts).with_reviews(reviews)


def translated_set(session: Session, name: str, language: str, german: TextSet) -> TextSet:
    """Return the texts of a language; a check counts for the German text it was made against."""
    shipped = translations.load(language, name=name)
    original = translations.german_texts(name)
    rows = office_rows(session, name, language)
    own = {key: row for key, row in rows.items() if key in german.texts}
    reviews = {
        key: Review(TextState.DRAFT, outdated=True)
        for key in shipped.texts
        if german.texts.get(key) != original.texts.get(key)
    }
    reviews.update({key: _review(row, german.texts[key]) for key, row in own.items()})
    texts = {key: row.text for key, row in own.items()}
    return shipped.with_texts(texts).with_reviews(reviews)


def office_rows(session: Session, name: str, language: str) -> Mapping[str, OfficeText]:
    """Return the rows of the office by key; notes about the whole set are left out."""
    query = select(OfficeText).filter_by(set_name=name, language=language)
    rows = session.scalars(query)
    return {row.key: row for row in rows if not row.key.startswith(SET_MARK)}


def bound_to(session: Session, name: str, german: TextSet) -> dict[str, Bound]:
    """Return of every German text how many translations were written for it as it stands."""
    original = translations.german_texts(name).texts
    shipped = frozenset(translations.available(name)) - {GERMAN.code}
    now = {key: digest(text) for key, text in german.texts.items()}
    fits, checked, replaced = Counter[str](), Counter[str](), Counter[str]()
    query = select(OfficeText.key, OfficeText.language, OfficeText.state, OfficeText.german_digest)
    for key, language, state, against in session.execute(query.filter_by(set_name=name)):
        if language == GERMAN.code or key not in now:
            continue
        replaced[key] += language in shipped
        fits[key] += against == now[key]
        checked[key] += against == now[key] and state == TextState.CHECKED.value
    return {
        key: Bound(
            fits[key] + (len(shipped) - replaced[key] if text == original[key] else 0),
            checked[key],
        )
        for key, text in german.texts.items()
    }


def usual_language(session: Session, offered: Sequence[str]) -> str:
    """Return the language that most clients grew up with; without any, the first one offered.

    German comes last: it needs no translation.
    """
    others = [code for code in offered if code != GERMAN.code]
    spoken = Counter(
        session.scalars(
            select(ClientLanguage.language)
            .where(ClientLanguage.level == SpokenLevel.NATIVE.value)
            .where(ClientLanguage.language.in_(others))
        )
    )
    return max(others, key=spoken.__getitem__, default=GERMAN.code)


def added_languages(session: Session) -> tuple[Language, ...]:
    """Return the languages that the office added, sorted by name."""
    rows = session.scalars(select(OfficeLanguage).order_by(OfficeLanguage.id))
    return tuple(sorted(map(language_of, rows), key=_german_name))


def language_of(row: OfficeLanguage) -> Language:
    """Return an added language as the program knows it."""
    return Language(row.code, row.german, row.own, Script(row.script), booklet=True)


def _german_name(language: Language) -> str:
    return language.german.casefold()


def _review(row: OfficeText, german: str) -> Review:
    if row.german_digest != digest(german):
        return Review(TextState.DRAFT, row.checked_by, row.checked_on, outdated=True)
    if TextState(row.state) is TextState.CHECKED:
        return Review(TextState.CHECKED, row.checked_by, row.checked_on)
    return Review(TextState.DRAFT, row.checked_by)

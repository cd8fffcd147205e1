"""Change fixed texts: the office's wording, who has checked it, and the way back.

A translation is kept with the digest of the German text it was written for. Once that is another
one, the translation counts as a draft again, whoever had checked it.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.errors import InvalidInput
from gkdesk.models.texts import OfficeText
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.texts.own_languages import undrawn
from gkdesk.services.texts.reading import bound_to, german_set, office_rows, translated_set
from gkdesk.services.texts.views import EasyLabel, TextProgress, TextView, progress_of
from gkdesk.text import translations
from gkdesk.text.clean import clean_line, clean_text
from gkdesk.text.languages import GERMAN
from gkdesk.text.languages import language as known_language
from gkdesk.text.papers.text_places import place_of
from gkdesk.text.plain_language import findings, usual_words
from gkdesk.text.translation_checks import (
    has_loose_brace,
    most_letters,
    placeholders,
    text_problems,
    touches_figure,
    without_invisible,
)
from gkdesk.text.translations import TextSet, TextState, digest
from gkdesk.text.word_memory import remembers

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store
    from gkdesk.text.languages import Script

EASY_KEY = "@leichte_sprache"
NOT_DRAWN = "glyphs"
ENDLESS = "endless"
PLAIN = "plain"
NAMED_ELSEWHERE = "cover.title"
"""In German a booklet is called what its profile or the programme says: nobody prints these."""
_SEPARATOR = "\n"
_KEPT = 4096


class TextEditing:
    """Look at the texts of one set in one language, and change them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def sets(self) -> tuple[str, ...]:
        """Return the names of the sets of texts."""
        return translations.sets()

    def texts(self, name: str, language: str) -> tuple[TextView, ...]:
        """Return every text of a set beside its original, in the order of the German file."""
        with self._store.read() as session:
            return views(session, name, language)

    def progress(self, name: str, language: str) -> TextProgress:
        """Return how far a set is in a language."""
        return progress_of(self.texts(name, language))

    def checked(self, name: str) -> dict[str, int]:
        """Return how many texts of a set are checked, by language; none is left out."""
        with self._store.read() as session:
            texts = german_set(session, name).texts
            valid = {(key, digest(text)) for key, text in texts.items()}
            rows = session.execute(
                select(OfficeText.language, OfficeText.key, OfficeText.german_digest).filter_by(
                    set_name=name, state=TextState.CHECKED.value
                )
            )
            return dict(Counter(code for code, key, against in rows if (key, against) in valid))

    def save(self, name: str, key: str, language: str, text: str) -> Outcome:
        """Save the office's wording of one text; it is a draft until somebody has checked it.

        The shipped wording, or none where there is no shipped one, takes the office's away again.
        Raises InvalidInput for `text`: nothing where something is needed, a placeholder missing
        or made up, a character that no bundled font has, and far more text than in German.
        """
        with self._store.transaction(Label.OFFICE_TEXT_CHANGED) as transaction:
            session = transaction.session
            german = german_set(session, name)
            if key not in german.texts:
                raise InvalidInput("key", "unknown_record")
            write_text(session, name, key, language, text, german)
        return Outcome(Label.OFFICE_TEXT_CHANGED, transaction.changes)

    def check(
        self,
        name: str,
        keys: Iterable[str],
        language: str,
        by: str,
        on: dt.date | None = None,
    ) -> Outcome:
        """Note that somebody has checked texts as they stand; missing ones are left out.

        Raises InvalidInput for `by` without a name, and for `on` in the future.
        """
        today = self._store.clock.today()
        named, day = _reviewer(by), on or today
        if day > today:
            raise InvalidInput("on", "not_yet")
        with self._store.transaction(Label.OFFICE_TEXT_CHECKED) as transaction:
            session = transaction.session
            german = german_set(session, name)
            found = _current(session, name, language, german)
            rows = office_rows(session, name, language)
            for key in keys:
                if key in found.texts:
                    row = rows.get(key) or _new_row(session, name, key, language)
                    row.text = found.texts[key]
                    row.german_digest = _against(name, key, language, german)
                    note_checked(row, named, day)
        return Outcome(Label.OFFICE_TEXT_CHECKED, transaction.changes)

    def uncheck(self, name: str, keys: Iterable[str], language: str) -> Outcome:
        """Take the note away again that somebody has checked texts."""
        with self._store.transaction(Label.OFFICE_TEXT_CHANGED) as transaction:
            session = transaction.session
            rows = office_rows(session, name, language)
            shipped = translations.load(language, name=name).texts
            for key in keys:
                row = rows.get(key)
                if row is None:
                    continue
                if row.text == shipped.get(key):
                    session.delete(row)
                else:
                    note_draft(row)
        return Outcome(Label.OFFICE_TEXT_CHANGED, transaction.changes)

    def reset(self, name: str, keys: Iterable[str], language: str) -> Outcome:
        """Go back to the shipped wording and its state."""
        with self._store.transaction(Label.OFFICE_TEXT_RESET) as transaction:
            session = transaction.session
            rows = office_rows(session, name, language)
            for key in keys:
                if key in rows:
                    session.delete(rows[key])
        return Outcome(Label.OFFICE_TEXT_RESET, transaction.changes)

    def easy_label(self, name: str) -> EasyLabel | None:
        """Return who test-read the German texts, so that they may be called „Leichte Sprache“."""
        with self._store.read() as session:
            row = _easy_row(session, name)
            if row is None or row.checked_on is None:
                return None
            is_void = row.german_digest != _whole_digest(german_set(session, name))
            return EasyLabel(tuple(row.checked_by.split(_SEPARATOR)), row.checked_on, is_void)

    def call_easy(self, name: str, readers: Iterable[str], on: dt.date) -> Outcome:
        """Call the German texts of a set „Leichte Sprache“.

        DIN SPEC 33429 allows it only after people with learning difficulties have test-read them:
        at least two have to be named, and the day. A changed text voids it.
        """
        named = tuple(filter(None, (clean_line(each, "readers") for each in readers)))
        if len(set(named)) < FEWEST_READERS:
            raise InvalidInput("readers", "readers_missing")
        if on > self._store.clock.today():
            raise InvalidInput("on", "not_yet")
        with self._store.transaction(Label.OFFICE_TEXT_CHECKED) as transaction:
            session = transaction.session
            row = _easy_row(session, name) or _new_row(session, name, EASY_KEY, GERMAN.code)
            row.checked_by, row.checked_on = _SEPARATOR.join(named), on
            row.state = TextState.CHECKED.value
            row.german_digest = _whole_digest(german_set(session, name))
        return Outcome(Label.OFFICE_TEXT_CHECKED, transaction.changes)

    def no_longer_easy(self, name: str) -> Outcome:
        """Call the German texts of a set „Einfache Sprache“ again."""
        with self._store.transaction(Label.OFFICE_TEXT_RESET) as transaction:
            row = _easy_row(transaction.session, name)
            if row is not None:
                transaction.session.delete(row)
        return Outcome(Label.OFFICE_TEXT_RESET, transaction.changes)


FEWEST_READERS = 2


def views(session: Session, name: str, language: str) -> tuple[TextView, ...]:
    """Return every text of a set beside its original."""
    german = german_set(session, name)
    found = _current(session, name, language, german)
    rows = office_rows(session, name, language)
    shipped = translations.load(language, name=name).texts
    original = translations.german_texts(name).texts
    is_german = language == GERMAN.code
    usual = usual_words(german.texts.values()) if is_german else {}
    bound = bound_to(session, name, german) if is_german else {}
    return tuple(
        TextView(
            key=key,
            german=original[key] if is_german else text,
            text=found.texts.get(key, ""),
            review=found.review(key),
            shipped=shipped.get(key, ""),
            is_own=key in rows,
            problems=_german_problems(text, original[key], usual)
            if is_german
            else problems_of(found.texts.get(key, ""), text, language),
            place=place_of(name, key, german.texts),
            bound=bound.get(key),
        )
        for key, text in german.texts.items()
        if not (is_german and key.startswith(NAMED_ELSEWHERE))
    )


def problems_of(text: str, german: str, language: str) -> tuple[str, ...]:
    """Return what a machine finds wrong with a text; nothing for one that is missing."""
    return _problems_in(known_language(language).script, text, german) if text else ()


@remembers(_KEPT)
def _problems_in(script: Script, text: str, german: str) -> tuple[str, ...]:
    """Return what is wrong, looked for once until the lock: each change shows hundreds again."""
    wrong = tuple(text_problems(text, german, script))
    return (*wrong, NOT_DRAWN) if undrawn(text) else wrong


def write_text(
    session: Session, name: str, key: str, language: str, typed: str, german: TextSet
) -> OfficeText | None:
    """Write the office's wording of a text as a draft; None where it is the shipped one."""
    original = translations.german_texts(name).texts[key]
    said = clean(typed)
    _require_printable(said, original if language == GERMAN.code else german.texts[key])
    row = _row_of(session, name, key, language)
    shipped = translations.load(language, name=name).texts.get(key, "")
    if said == shipped:
        if row is not None:
            session.delete(row)
        return None
    if not said:
        raise InvalidInput("text", "required")
    if row is None:
        row = _new_row(session, name, key, language)
    if row.text != said:
        row.text = said
        note_draft(row)
    row.german_digest = _against(name, key, language, german)
    return row


def row_for_check(session: Session, name: str, key: str, language: str, text: str) -> OfficeText:
    """Return the office's row of a text, made if need be, to note a check on it."""
    row = _row_of(session, name, key, language)
    if row is None:
        row = _new_row(session, name, key, language)
    row.text = text
    return row


def clean(typed: str) -> str:
    """Return a text as it is stored: composed, without invisible marks and stray blanks."""
    lines = typed.replace("\r\n", "\n").replace("\r", "\n")
    for mark in "\u2028\u2029":
        lines = lines.replace(mark, "\n")
    return clean_text(without_invisible(unicodedata.normalize("NFC", lines)), "text")


def note_checked(row: OfficeText, by: str, on: dt.date) -> None:
    """Note who has checked a text, and when."""
    row.state, row.checked_by, row.checked_on = TextState.CHECKED.value, by, on


def note_proposed(row: OfficeText, by: str) -> None:
    """Note whom a file names as having checked a text; it stays a draft until it is confirmed."""
    row.state, row.checked_by, row.checked_on = TextState.DRAFT.value, by, None


def note_draft(row: OfficeText) -> None:
    """Note that nobody has checked a text."""
    row.state, row.checked_by, row.checked_on = TextState.DRAFT.value, "", None


def _german_problems(text: str, shipped: str, usual: Mapping[str, str]) -> tuple[str, ...]:
    same = placeholders(text) == placeholders(shipped) and not has_loose_brace(text)
    found = [] if same else ["placeholders"]
    found += ["touching"] if touches_figure(text) else []
    found += [NOT_DRAWN] if undrawn(text) else []
    found += [ENDLESS] if len(text) > most_letters(shipped) else []
    found += [PLAIN] if findings(text, translations.explained_words(), usual) else []
    return tuple(found)


def _require_printable(text: str, german: str) -> None:
    """Refuse what would break or empty the paper; everything else is only pointed out."""
    if not text:
        return
    if len(text) > most_letters(german):
        limit = most_letters(german)
        raise InvalidInput("text", "text_too_long", count=len(text), limit=limit)
    wanted = placeholders(german)
    if placeholders(text) != wanted:
        if not wanted:
            raise InvalidInput("text", "placeholder_made_up")
        named = ", ".join(f"{{{each}}}" for each in dict.fromkeys(wanted))
        raise InvalidInput("text", "placeholders_missing", names=named)
    if has_loose_brace(text):
        raise InvalidInput("text", "brace_left")
    if touches_figure(text):
        raise InvalidInput("text", "placeholder_touched")
    lost = undrawn(text)
    if lost:
        raise InvalidInput("text", "signs_not_drawn", signs=" ".join(lost[:5]))


def _reviewer(by: str) -> str:
    named = clean_line(by, "by")
    if not named:
        raise InvalidInput("by", "reviewer_missing")
    return named


def _current(session: Session, name: str, language: str, german: TextSet) -> TextSet:
    if language == GERMAN.code:
        return german
    return translated_set(session, name, language, german)


def _against(name: str, key: str, language: str, german: TextSet) -> str:
    """Return the digest of the text that another one is measured by; of German, the shipped."""
    if language == GERMAN.code:
        return digest(translations.german_texts(name).texts[key])
    return digest(german.texts[key])


def _new_row(session: Session, name: str, key: str, language: str) -> OfficeText:
    row = OfficeText(set_name=name, key=key, language=language, text="", state="entwurf")
    session.add(row)
    return row


def _row_of(session: Session, name: str, key: str, language: str) -> OfficeText | None:
    query = select(OfficeText).filter_by(set_name=name, key=key, language=language)
    return session.scalars(query).one_or_none()


def _easy_row(session: Session, name: str) -> OfficeText | None:
    return _row_of(session, name, EASY_KEY, GERMAN.code)


def _whole_digest(german: TextSet) -> str:
    return digest("\n".join(f"{key}={text}" for key, text in sorted(german.texts.items())))

"""Languages that an office adds to the papers, without a new version of the program."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.errors import InvalidInput, RecordGone
from gkdesk.models.texts import OfficeLanguage, OfficeText
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.texts.reading import SET_MARK, added_languages, language_of
from gkdesk.text import languages
from gkdesk.text.clean import clean_line
from gkdesk.text.languages import RIGHT_TO_LEFT, Language, Script
from gkdesk.text.translation_checks import is_written_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store

_TAG = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?")
_TAG_OF_SCRIPT = {Script.ARABIC: "Arab", Script.HEBREW: "Hebr"}
_LEFT_TO_RIGHT = "Latn"
_RESERVED = frozenset({"con", "nul", "prn", "aux"})
"""Names of devices under Windows: no file may be called so."""
_SCRIPT_OF_TAG = {
    "latn": Script.LATIN,
    "arab": Script.ARABIC,
    "cyrl": Script.CYRILLIC,
    "ethi": Script.ETHIOPIC,
    "grek": Script.GREEK,
    "geor": Script.GEORGIAN,
    "armn": Script.ARMENIAN,
    "deva": Script.DEVANAGARI,
    "beng": Script.BENGALI,
    "taml": Script.TAMIL,
    "hebr": Script.HEBREW,
    "hans": Script.HAN,
    "hant": Script.HAN,
    "hani": Script.HAN,
}
_ONE_SCRIPT = frozenset(
    {"de", "am", "bg", "el", "en", "fr", "hy", "it", "ka", "nl", "pl", "pt", "ro", "ru", "sq", "ti"}
    | {"uk", "vi"}
)
"""Languages of which no other script than the known one is in use, whatever a code says."""


class OwnLanguages:
    """The languages that the office of one store added."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.added()

    def added(self) -> tuple[Language, ...]:
        """Return them, sorted by name; from then on the whole program knows them."""
        with self._store.read() as session:
            found = added_languages(session)
        languages.know(found)
        return found

    def add(self, given: Language) -> Outcome:
        """Add a language of documents.

        Raises InvalidInput for a code or a name that is taken, a code that is none, and a script
        or a name that the fonts of the program cannot draw.
        """
        with self._store.transaction(Label.OFFICE_LANGUAGE_ADDED) as transaction:
            session = transaction.session
            clean = _checked(given, (*languages.BOOKLET_LANGUAGES, *added_languages(session)))
            row = OfficeLanguage(
                code=clean.code, german=clean.german, own=clean.own, script=clean.script.value
            )
            session.add(row)
            session.flush()
            ref = row.id
        self.added()
        return Outcome(Label.OFFICE_LANGUAGE_ADDED, transaction.changes, ref)

    def refs(self) -> dict[int, Language]:
        """Return the added languages by the ids of their records."""
        with self._store.read() as session:
            return {row.id: language_of(row) for row in session.scalars(select(OfficeLanguage))}

    def texts(self, code: str) -> int:
        """Return how many texts the office has in a language."""
        with self._store.read() as session:
            return len(_texts(session, code))

    def change(self, ref: int, given: Language) -> Outcome:
        """Correct names and script of an added language; its code stays, papers name it.

        Raises InvalidInput as `add` does, and for a script that contradicts the code or texts.
        """
        with self._store.transaction(Label.OFFICE_LANGUAGE_CHANGED) as transaction:
            session = transaction.session
            row = session.get(OfficeLanguage, ref)
            if row is None:
                raise RecordGone
            others = [each for each in added_languages(session) if each.code != row.code]
            clean = _named(given, (*languages.BOOKLET_LANGUAGES, *others))
            if given.script.value != row.script:
                _require_script(row.code, given.script, _texts(session, row.code))
            row.german, row.own, row.script = clean.german, clean.own, clean.script.value
        self.added()
        return Outcome(Label.OFFICE_LANGUAGE_CHANGED, transaction.changes, ref)

    def remove(self, code: str) -> Outcome:
        """Take a language away again, with all its texts; papers in it were made all the same."""
        with self._store.transaction(Label.OFFICE_LANGUAGE_REMOVED) as transaction:
            session = transaction.session
            row = _row(session, code)
            for text in session.scalars(select(OfficeText).filter_by(language=code)):
                session.delete(text)
            ref = row.id
            session.delete(row)
        self.added()
        return Outcome(Label.OFFICE_LANGUAGE_REMOVED, transaction.changes, ref)


def can_draw(text: str) -> bool:
    """Tell whether the bundled fonts have every character of a text."""
    return not undrawn(text)


def undrawn(text: str) -> tuple[str, ...]:
    """Return the characters of a text that no bundled font has."""
    from gkdesk.export.pdf.fonts import Family, face_for, ignorable

    return tuple(
        each
        for each in dict.fromkeys(text)
        if not each.isspace()
        and not ignorable(each)
        and face_for(each, Family.SANS, strong=False) is None
    )


def drawable_scripts() -> tuple[Script, ...]:
    """Return the scripts that the bundled fonts draw, in the order of the list."""
    return tuple(each for each in Script if can_draw(languages.SAMPLES[each]))


def _checked(given: Language, known: Iterable[Language]) -> Language:
    taken = tuple(known)
    named = _named(given, taken)
    code = _code(given.code, given.script)
    if any(each.code.casefold() == code.casefold() for each in taken):
        raise InvalidInput("code", "language_taken")
    return dataclasses.replace(named, code=code)


def _named(given: Language, taken: Iterable[Language]) -> Language:
    """Return a language with clean names that nobody else has and the fonts can draw."""
    german = clean_line(given.german, "german")
    own = clean_line(given.own, "own")
    if not german:
        raise InvalidInput("german", "required")
    if given.script not in drawable_scripts():
        raise InvalidInput("script", "script_not_drawn")
    lost = undrawn(own)
    if lost:
        raise InvalidInput("own", "signs_not_drawn", signs=" ".join(lost[:5]))
    if languages.scripts_in(own) and given.script not in languages.scripts_in(own):
        raise InvalidInput("own", "not_in_script")
    if any(each.german.casefold() == german.casefold() for each in taken):
        raise InvalidInput("german", "name_taken")
    return Language(given.code, german, own or german, given.script, booklet=True)


def _require_script(code: str, script: Script, texts: Iterable[OfficeText]) -> None:
    try:
        fits = _code(code, script) == code
    except InvalidInput:
        fits = False
    if not fits:
        raise InvalidInput("script", "script_of_code", code=code)
    count = sum(bool(each.text) and not is_written_in(each.text, script) for each in texts)
    if count:
        raise InvalidInput("script", "script_of_texts", count=str(count))


def _code(typed: str, script: Script) -> str:
    """Return the tag as BCP 47 writes it.

    Where a language runs from right to left and its code does not say so, the script is added:
    `sd` becomes `sd-Arab`. Whoever has the code alone knows the direction then.
    """
    found = _TAG.fullmatch(typed.strip().casefold())
    if found is None:
        raise InvalidInput("code", "bad_language_code")
    primary, subtag, region = found.groups()
    if typed.strip().casefold() in _RESERVED:
        raise InvalidInput("code", "reserved_code")
    _require_fitting(primary, subtag, script)
    tag = "-".join(
        part for part in (primary, (subtag or "").title(), (region or "").upper()) if part
    )
    if languages.is_rtl(tag) is (script in RIGHT_TO_LEFT):
        return tag
    if subtag:
        raise InvalidInput("code", "code_of_other_script")
    said = _TAG_OF_SCRIPT.get(script, _LEFT_TO_RIGHT)
    return "-".join(part for part in (primary, said, (region or "").upper()) if part)


def _require_fitting(primary: str, subtag: str | None, script: Script) -> None:
    """Refuse a script that the code or what is known of the language contradicts."""
    known = languages.shipped(primary)
    if subtag and _SCRIPT_OF_TAG.get(subtag) is not script:
        raise InvalidInput("code", "code_of_other_script")
    if known is not None and known.script is not script and (not subtag or primary in _ONE_SCRIPT):
        raise InvalidInput("script", "script_of_language")


def _texts(session: Session, code: str) -> list[OfficeText]:
    found = session.scalars(select(OfficeText).filter_by(language=code))
    return [each for each in found if not each.key.startswith(SET_MARK)]


def _row(session: Session, code: str) -> OfficeLanguage:
    row = session.scalars(select(OfficeLanguage).filter_by(code=code)).one_or_none()
    if row is None:
        raise InvalidInput("code", "unknown_choice")
    return row

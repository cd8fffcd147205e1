"""Languages that an office adds to the papers, without a new version of the program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.errors import InvalidInput
from gkdesk.models.texts import OfficeLanguage, OfficeText
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.texts.reading import added_languages
from gkdesk.text import languages
from gkdesk.text.clean import clean_line
from gkdesk.text.languages import RIGHT_TO_LEFT, Language, Script

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store

_TAG = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?")
_TAG_OF_SCRIPT = {Script.ARABIC: "Arab", Script.HEBREW: "Hebr"}
_LEFT_TO_RIGHT = "Latn"


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
    code = _code(given.code, given.script)
    if any(each.code.casefold() == code.casefold() for each in taken):
        raise InvalidInput("code", "language_taken")
    if any(each.german.casefold() == german.casefold() for each in taken):
        raise InvalidInput("german", "name_taken")
    return Language(code, german, own or german, given.script, booklet=True)


def _code(typed: str, script: Script) -> str:
    """Return the tag as BCP 47 writes it.

    Where a language runs from right to left and its code does not say so, the script is added:
    `sd` becomes `sd-Arab`. Whoever has the code alone knows the direction then.
    """
    found = _TAG.fullmatch(typed.strip().casefold())
    if found is None:
        raise InvalidInput("code", "bad_language_code")
    primary, subtag, region = found.groups()
    tag = "-".join(
        part for part in (primary, (subtag or "").title(), (region or "").upper()) if part
    )
    if languages.is_rtl(tag) is (script in RIGHT_TO_LEFT):
        return tag
    if subtag:
        raise InvalidInput("code", "code_of_other_script")
    said = _TAG_OF_SCRIPT.get(script, _LEFT_TO_RIGHT)
    return "-".join(part for part in (primary, said, (region or "").upper()) if part)


def _row(session: Session, code: str) -> OfficeLanguage:
    row = session.scalars(select(OfficeLanguage).filter_by(code=code)).one_or_none()
    if row is None:
        raise InvalidInput("code", "unknown_choice")
    return row

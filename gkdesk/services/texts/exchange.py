"""Give the texts to translators and take their work back.

A file is tried first: every row is judged against the texts of the store, and whoever decides
sees what would happen. Taking it over is one step that can be taken back; rows that are refused
stay as they were. What comes back is a draft: whom a file names as having checked it is a proposal
that the office confirms or not, and consents take none from a file.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.errors import ImportNoTexts, ImportOtherLanguage, InvalidInput
from gkdesk.incoming.translations import TranslationFile, read_bytes, read_translations
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.texts.editing import (
    ENDLESS,
    NOT_DRAWN,
    clean,
    note_proposed,
    problems_of,
    row_for_check,
    views,
    write_text,
)
from gkdesk.services.texts.reading import german_set
from gkdesk.text import translations
from gkdesk.text.clean import clean_line
from gkdesk.text.languages import GERMAN, find_language
from gkdesk.text.languages import language as known_language
from gkdesk.text.sentences.texts import problem_sentence
from gkdesk.text.translations import digest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sqlalchemy.orm import Session

    from gkdesk.export.texts.catalogue import CatalogueRow
    from gkdesk.incoming.translations import TranslatedRow
    from gkdesk.progress import Progress
    from gkdesk.services.texts.views import TextView
    from gkdesk.store.store import Store
    from gkdesk.text.translations import TextSet

UNKNOWN = "unknown"
TWICE = "twice"
FORMULA = "formula"
TOO_LONG = "too_long"
GERMAN_CHANGED = "german"
CLEANED = "controls"
REFUSED = frozenset(
    {UNKNOWN, TWICE, FORMULA, TOO_LONG, ENDLESS, "placeholders", "touching", "script", NOT_DRAWN}
)
"""Such a row is not taken over: the paper would break, or it is another text."""

NEVER_BY_FILE = "consent"
"""Texts with legal effect: no file may even propose that they are checked."""


@dataclass(frozen=True)
class TriedText:
    """One row of a file, judged: what stands there now, what would, and what is wrong with it.

    `reviewer` is whom the file proposes as having checked the text; nobody has confirmed it.
    """

    place: str
    set_name: str
    key: str
    german: str
    before: str
    after: str
    reviewer: str = ""
    problems: tuple[str, ...] = ()
    german_digest: str = ""

    @property
    def is_refused(self) -> bool:
        """Tell whether the row is left out."""
        return bool(REFUSED.intersection(self.problems))

    @property
    def is_new(self) -> bool:
        """Tell whether there is no text yet."""
        return not self.before and bool(self.after)

    @property
    def is_changed(self) -> bool:
        """Tell whether the text would be another one."""
        return bool(self.after) and self.after != self.before

    @property
    def does_something(self) -> bool:
        """Tell whether taking the row over changes anything."""
        return not self.is_refused and bool(self.after) and (self.is_changed or bool(self.reviewer))


@dataclass(frozen=True)
class TextTrial:
    """What a file would change; nothing has been written."""

    language: str
    rows: tuple[TriedText, ...]
    has_consents: bool = False
    """The file names reviewers of consents, which is not taken over."""

    @property
    def taken(self) -> tuple[TriedText, ...]:
        """Return the rows that would change something."""
        return tuple(row for row in self.rows if row.does_something)

    @property
    def with_problems(self) -> tuple[TriedText, ...]:
        """Return the rows of which something is to be said."""
        return tuple(row for row in self.rows if row.problems)

    @property
    def proposed(self) -> dict[str, int]:
        """Return whom the file names as having checked, each with the number of texts."""
        return dict(Counter(row.reviewer for row in self.taken if row.reviewer))

    @property
    def refused(self) -> int:
        """Return how many rows are left out."""
        return sum(row.is_refused for row in self.rows)


class TextExchange:
    """Write files for translators and read them back."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def workbook(self, language: str, names: Iterable[str] = ()) -> bytes:
        """Return an XLSX file of some sets (all without any), a sheet for each."""
        from gkdesk.export.texts import catalogue

        return catalogue.workbook_bytes(
            self._rows(language, names),
            known_language(language),
            author="gkdesk",
            created=self._store.clock.now(),
        )

    def po(self, language: str, names: Iterable[str] = ()) -> bytes:
        """Return a PO catalogue of some sets, all without any."""
        from gkdesk.export.texts import catalogue

        rows = self._rows(language, names)
        return catalogue.po_bytes(rows, known_language(language), created=self._store.clock.now())

    def file_name(self, language: str, ending: str) -> str:
        """Return `Texte_ar_2026-11-22.xlsx`."""
        return f"Texte_{language}_{self._store.clock.today().isoformat()}.{ending}"

    def try_file(self, path: Path, language: str, *, progress: Progress | None = None) -> TextTrial:
        """Judge a file against the texts of the store; nothing is written.

        Raises a UserError for what is no such file, and ImportOtherLanguage.
        """
        return self._judged(read_translations(path, progress=progress), language)

    def try_bytes(self, data: bytes, language: str) -> TextTrial:
        """Judge what a file holds, as `try_file` does."""
        return self._judged(read_bytes(data), language)

    def take(self, trial: TextTrial) -> Outcome:
        """Take over the rows that fit, in one step.

        A row whose placeholders no longer fit, because German changed after the trial, ends it:
        nothing is written then (InvalidInput).
        """
        language = trial.language
        with self._store.transaction(Label.OFFICE_TEXTS_IMPORTED) as transaction:
            session = transaction.session
            german: dict[str, TextSet] = {}
            for row in trial.taken:
                if row.set_name not in german:
                    german[row.set_name] = german_set(session, row.set_name)
                known = german[row.set_name]
                if row.key not in known.texts:
                    raise InvalidInput("key", "unknown_record")
                written = write_text(session, row.set_name, row.key, language, row.after, known)
                if row.reviewer:
                    written = row_for_check(session, row.set_name, row.key, language, row.after)
                    note_proposed(written, row.reviewer)
                if written is not None:
                    written.german_digest = row.german_digest
                session.flush()
        return Outcome(Label.OFFICE_TEXTS_IMPORTED, transaction.changes)

    def _rows(self, language: str, names: Iterable[str]) -> list[CatalogueRow]:
        from gkdesk.export.texts import catalogue

        if language == GERMAN.code:
            raise InvalidInput("language", "unknown_choice")
        wanted = tuple(names) or tuple(filter(translations.is_translated, translations.sets()))
        with self._store.read() as session:
            return [
                catalogue.CatalogueRow(
                    set_name=name,
                    key=view.key,
                    german=view.german,
                    text=view.text,
                    is_checked=view.is_checked,
                    remark=_remark(view),
                )
                for name in wanted
                for view in views(session, name, language)
            ]

    def _judged(self, found: TranslationFile, language: str) -> TextTrial:
        _require_language(found, language)
        with self._store.read() as session:
            rows = _judged_rows(session, found, language)
        if all(row.problems == (UNKNOWN,) for row in rows):
            raise ImportNoTexts
        named = any(row.set_name == NEVER_BY_FILE and row.reviewer for row in found.rows)
        return TextTrial(language, rows, has_consents=named)


def _require_language(found: TranslationFile, expected: str) -> None:
    for code in found.languages:
        if code and code.casefold() != expected.casefold():
            known = find_language(code)
            raise ImportOtherLanguage(
                found=known.german if known else code, expected=known_language(expected).german
            )


def _judged_rows(session: Session, found: TranslationFile, language: str) -> tuple[TriedText, ...]:
    names = set(translations.sets())
    known: dict[str, dict[str, TextView]] = {}
    times = Counter((row.set_name, row.key) for row in found.rows)
    rows = []
    for row in found.rows:
        if row.set_name in names and row.set_name not in known:
            known[row.set_name] = {v.key: v for v in views(session, row.set_name, language)}
        view = known.get(row.set_name, {}).get(row.key)
        rows.append(_tried(row, view, language, is_double=times[row.set_name, row.key] > 1))
    return tuple(rows)


def _tried(
    row: TranslatedRow, view: TextView | None, language: str, *, is_double: bool
) -> TriedText:
    if view is None:
        return TriedText(row.place, row.set_name, row.key, row.german, "", row.text, "", (UNKNOWN,))
    problems = [TWICE] if is_double else []
    problems += [FORMULA] if row.is_formula else []
    try:
        after, reviewer = clean(row.text), clean_line(row.reviewer, "by")
    except InvalidInput:
        return TriedText(
            row.place, row.set_name, row.key, view.german, view.text, "", "", (TOO_LONG,)
        )
    problems += problems_of(after, view.german, language)
    if after != unicodedata.normalize("NFC", row.text).replace("\r\n", "\n").strip():
        problems.append(CLEANED)
    is_current = _same(row.german, view.german)
    if not is_current:
        problems.append(GERMAN_CHANGED)
    if row.set_name == NEVER_BY_FILE or _is_settled(view, after, reviewer):
        reviewer = ""
    return TriedText(
        place=row.place,
        set_name=row.set_name,
        key=row.key,
        german=view.german,
        before=view.text,
        after=after,
        reviewer=reviewer if is_current else "",
        problems=tuple(problems) if after or row.is_formula else (),
        german_digest=digest(view.german if is_current else row.german),
    )


def _is_settled(view: TextView, after: str, reviewer: str) -> bool:
    """Tell whether the office has this very text checked, or this very proposal, already."""
    if after != view.text:
        return False
    return view.is_checked or (view.review.checked_by == reviewer and not view.review.outdated)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())


def _remark(view: TextView) -> str:
    return " ".join(problem_sentence(each) for each in view.problems)

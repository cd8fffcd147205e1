"""The editable lists: shipped entries, with what the office added, renamed or hid."""

from __future__ import annotations

import datetime as dt
import functools
import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from gkdesk import paths
from gkdesk.errors import InvalidInput, ResourceMissing
from gkdesk.models.office import CodeEntry
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.validation import check_order
from gkdesk.text.clean import clean_line
from gkdesk.text.codes.clients import Category, CodeList
from gkdesk.text.codes.findings import SeatWeight, StatusGroup
from gkdesk.text.codes.network import Area

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store


EntryCategory = Category | StatusGroup | SeatWeight
CATEGORIES: dict[CodeList, type[EntryCategory]] = {
    CodeList.PAPER_KIND: Category,
    CodeList.CASE_TOPIC: Category,
    CodeList.RESIDENCE_STATUS: StatusGroup,
    CodeList.MEMBER_ROLE: SeatWeight,
}
"""What the category of an entry is, by list; the entries of other lists have none."""


@dataclass(frozen=True)
class CodeRow:
    """One entry; `valid_from` and `valid_until` bound the days on which it is offered.

    `area` is what a form proposes for an organisation of this kind, `category` what analyses and
    documents take the entry for. A new entry has no code yet.
    """

    code: str = ""
    word: str = ""
    paragraph: str = ""
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    hidden: bool = False
    shipped: bool = False
    category: EntryCategory | None = None
    area: Area | None = None

    @property
    def id(self) -> str:
        """Return what a list of rows and its drafts know the entry by."""
        return self.code

    @property
    def text(self) -> str:
        """Return the word with its paragraph, as forms and lists show it."""
        return f"{self.word} {self.paragraph}" if self.paragraph else self.word

    def same_words(self, other: CodeRow) -> bool:
        """Tell whether both read alike."""
        return self.text.casefold() == other.text.casefold()

    def offered_on(self, day: dt.date) -> bool:
        """Tell whether forms offer the entry on this day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and not self.hidden and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True)
class ShippedList:
    """A list as it ships: title, state of the content and a note on who has to check it."""

    title: str
    as_of: str
    note: str
    entries: tuple[CodeRow, ...]


@functools.cache
def shipped(name: CodeList) -> ShippedList:
    """Return a shipped list; raise ResourceMissing for an incomplete installation."""
    path = paths.resources() / "codes" / f"{name.value}.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ResourceMissing(name=path.name) from error
    entries = tuple(_shipped_row(name, entry) for entry in table["entry"])
    return ShippedList(table["title"], table["as_of"], table["note"], entries)


def _shipped_row(name: CodeList, entry: dict[str, Any]) -> CodeRow:
    category = entry.pop("category", None)
    area = entry.pop("area", None)
    return CodeRow(
        **entry,
        shipped=True,
        category=_category(name, category),
        area=Area(area) if area else None,
    )


def _category(name: CodeList, value: str | None) -> EntryCategory | None:
    return CATEGORIES[name](value) if value else None


def merged(session: Session, name: CodeList) -> dict[str, CodeRow]:
    """Return all entries of a list by code, the office's version winning over the shipped one."""
    rows = {entry.code: entry for entry in shipped(name).entries}
    own = session.execute(
        select(CodeEntry).where(CodeEntry.list_name == name.value).order_by(CodeEntry.position)
    )
    for entry in own.scalars():
        rows[entry.code] = _own_row(name, entry, rows.get(entry.code))
    return rows


def _own_row(name: CodeList, entry: CodeEntry, before: CodeRow | None) -> CodeRow:
    category = _category(name, entry.category)
    area = Area(entry.area) if entry.area else None
    return CodeRow(
        code=entry.code,
        word=entry.word,
        paragraph=entry.paragraph,
        valid_from=entry.valid_from,
        valid_until=entry.valid_until,
        hidden=entry.hidden,
        shipped=before is not None,
        category=category or (before.category if before else None),
        area=area or (before.area if before else None),
    )


def words(session: Session, name: CodeList) -> dict[str, str]:
    """Return the text of every code of a list; an unknown code stands for itself elsewhere."""
    return {code: row.text for code, row in merged(session, name).items()}


def codes_of(session: Session, name: CodeList, category: EntryCategory) -> frozenset[str]:
    """Return the entries of a category, shipped ones and those of the office."""
    return frozenset(
        code for code, row in merged(session, name).items() if row.category is category
    )


def paper_category(session: Session, title: str) -> Category:
    """Return the preset category of a paper; one of an unknown kind counts as residence."""
    for row in merged(session, CodeList.PAPER_KIND).values():
        if row.word.casefold() == title.casefold() and isinstance(row.category, Category):
            return row.category
    return Category.RESIDENCE


def topic_category(session: Session, code: str) -> Category:
    """Return the preset category of a topic; one of an unknown kind counts as residence."""
    row = merged(session, CodeList.CASE_TOPIC).get(code)
    preset = None if row is None else row.category
    return preset if isinstance(preset, Category) else Category.RESIDENCE


def require(session: Session, name: CodeList, code: str, *, field: str) -> None:
    """Raise InvalidInput for `field` if a code is not in the list; an empty one is fine."""
    if code and code not in merged(session, name):
        raise InvalidInput(field, "unknown_choice")


class CodeLists:
    """Read and edit the lists of the office."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def offered(self, name: CodeList) -> tuple[CodeRow, ...]:
        """Return the entries that forms offer today."""
        today = self._store.clock.today()
        return tuple(row for row in self.entries(name) if row.offered_on(today))

    def entries(self, name: CodeList) -> tuple[CodeRow, ...]:
        """Return all entries, hidden and outdated ones too."""
        with self._store.read() as session:
            return tuple(merged(session, name).values())

    def text(self, name: CodeList, code: str) -> str:
        """Return what to show for a code; a code that is gone shows itself."""
        with self._store.read() as session:
            return words(session, name).get(code, code)

    def save(self, name: CodeList, row: CodeRow) -> Outcome:
        """Change an entry or add a new one (`code` empty: it gets one).

        Two of the same words are refused: nobody could tell them apart in a form.
        """
        row = _checked(row)
        with self._store.transaction(Label.CODE_LIST_CHANGED) as transaction:
            session = transaction.session
            known = merged(session, name)
            code = row.code or _free_code(known)
            if any(row.same_words(other) for other in known.values() if other.code != code):
                raise InvalidInput("word", "name_taken")
            entry = session.scalars(
                select(CodeEntry).filter_by(list_name=name.value, code=code)
            ).one_or_none()
            if entry is None:
                entry = CodeEntry(list_name=name.value, code=code, position=len(known))
                session.add(entry)
            _write(entry, row)
            session.flush()
            ref = entry.id
        return Outcome(Label.CODE_LIST_CHANGED, transaction.changes, ref)


def _checked(row: CodeRow) -> CodeRow:
    word = clean_line(row.word, "word")
    if not word:
        raise InvalidInput("word", "required")
    check_order(row.valid_from, row.valid_until, "valid_until")
    return replace(row, word=word, paragraph=clean_line(row.paragraph, "paragraph"))


def _write(entry: CodeEntry, row: CodeRow) -> None:
    entry.word, entry.paragraph = row.word, row.paragraph
    entry.valid_from, entry.valid_until = row.valid_from, row.valid_until
    entry.area = row.area.value if row.area else None
    entry.category = row.category.value if row.category else None
    entry.hidden = row.hidden


def _free_code(known: dict[str, CodeRow]) -> str:
    number = len(known) + 1
    while f"own_{number}" in known:
        number += 1
    return f"own_{number}"

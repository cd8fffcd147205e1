"""What can be imported: target fields, declared once for proposals, checks and the screen."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from gkdesk.text.codes.clients import CodeList

CHECKED_ON = "record.verified_on"
"""On which day somebody checked the record; it fills no field of a group."""
FURTHER_POST = "record.further_post"
"""The row names a further organisation of somebody whom another row brings."""


class ValueKind(Enum):
    """How the text of a cell becomes a value."""

    LINE = auto()
    PERSON = auto()
    TEXT = auto()
    PHONE = auto()
    EMAIL = auto()
    WEB = auto()
    POSTAL_CODE = auto()
    DATE = auto()
    PAST_DAY = auto()
    YES_NO = auto()
    PRIVATE = auto()
    """Yes or no, and whatever is not clearly no is yes."""
    NUMBER = auto()
    PERCENT = auto()
    CHOICE = auto()
    CODE = auto()
    CODES = auto()
    LANGUAGES = auto()
    STATUS = auto()
    """A residence status by its word, by its paragraph, or by both."""
    PHONES = auto()
    REFERENCE = auto()
    """A number by which an office knows somebody: nothing of it may be lost."""
    PARTIAL = auto()
    """A day, a month or a year that has come, such as a date of birth."""
    BEGUN = auto()
    """A day that has come."""
    TERM = auto()
    """A day that may lie ahead; where its century is not written, that is told."""
    NAMES = auto()
    """Several names in one cell, or how many there are."""


@dataclass(frozen=True)
class Target:
    """A field that a column can fill; `key` is its group and name as in the field groups.

    A part (`part_of`) is put before or after the whole, in the order of the spec; `spread` hands
    the text of one column over to the targets that it `fills`. `reference` marks the name of
    another record, which the service looks up. `private_way` is what a target for a private
    number takes (`phone`, `mobile`, `email`), `flag` the target that calls this number private.
    A target `by_hand` is never proposed.
    """

    key: str
    name: str
    synonyms: tuple[str, ...] = ()
    kind: ValueKind = ValueKind.LINE
    required: bool = False
    choices: type[Enum] | None = None
    codes: CodeList | None = None
    aliases: Mapping[str, str] = field(default_factory=dict)
    part_of: str = ""
    spread: Callable[[str], Mapping[str, str]] | None = None
    fills: tuple[str, ...] = ()
    reference: bool = False
    private_way: str = ""
    flag: str = ""
    by_hand: bool = False

    @property
    def group(self) -> str:
        """Return the group of the field, such as `contact`."""
        return self.key.partition(".")[0]

    @property
    def is_helper(self) -> bool:
        """Tell whether the target has no field of its own."""
        return bool(self.part_of or self.spread)

    @property
    def is_number(self) -> bool:
        """Tell whether the target is a number or an address that everybody may come to see."""
        return self.kind in (ValueKind.PHONE, ValueKind.EMAIL) and not self.private_way

    @property
    def is_shared(self) -> bool:
        """Tell whether contents alone never show that they belong here."""
        return self.is_helper or (self.is_number and not self.flag)


@dataclass(frozen=True)
class ImportSpec:
    """What one kind of import fills.

    Of `one_of` at least one must be there. `needed` names, by group, the target without which the
    other ones of the group make no record. `periods` are pairs of first and last day. `settle`
    moves values of a whole row to where they belong and returns the targets that lost theirs;
    `same_key` is equal for rows that mean the same record; of these, one that has a mark of its own
    (`marks`, such as a number) means another one. `joins` says that what only one of these rows
    says is added to the other; `share_marks` tells all rows what one of them calls private.
    `whole_headers` proposes a target only for a header that says nothing else: what belongs to
    somebody near a person is not hers. Columns whose header is `unwanted` are never proposed, and
    it is told. `nameless` is what is wrong with a row that has none of `one_of`.
    """

    key: str
    name: str
    targets: tuple[Target, ...]
    same_key: Callable[[Mapping[str, object]], tuple[str, ...] | None]
    one_of: tuple[str, ...] = ()
    needed: Mapping[str, str] = field(default_factory=dict)
    periods: tuple[tuple[str, str], ...] = ()
    settle: Callable[[dict[str, object]], tuple[str, ...]] | None = None
    marks: Callable[[Mapping[str, object]], frozenset[str]] | None = None
    joins: bool = False
    share_marks: Callable[[Sequence[dict[str, object]]], None] | None = None
    whole_headers: bool = False
    unwanted: Callable[[str], bool] | None = None
    nameless: str = "name_or_function"

    def target(self, key: str) -> Target:
        """Return a target; raise KeyError for a key that is none."""
        return self._by_key[key]

    @functools.cached_property
    def _by_key(self) -> Mapping[str, Target]:
        return {target.key: target for target in self.targets}

"""What a booklet may hold: profiles with their blocks and fields, and the client's choice."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from gkdesk import paths
from gkdesk.errors import InvalidInput, ResourceMissing
from gkdesk.text.codes.clients import Category
from gkdesk.text.ids import PartId

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class BookletBlock(StrEnum):
    """The parts of a booklet; the value is the section of its texts."""

    COVER = "cover"
    ME = "me"
    CONTACTS = "contacts"
    GOALS = "goals"
    GERMAN = "german"
    PAPERS = "papers"
    APPOINTMENTS = "appointments"
    WORDS = "words"
    HELP = "help"
    NOTES = "notes"


class BookletField(StrEnum):
    """Everything of a record that a booklet can show; what is not here cannot be chosen."""

    WANTED_NAME = "wanted_name"
    OWN_NAME = "own_name"
    LANGUAGES = "languages"
    INTERPRETER = "interpreter"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    RESIDENCE = "residence"
    HEALTH = "health"
    HELPERS = "helpers"
    GOALS = "goals"
    STEPS = "steps"
    GERMAN_LEVEL = "german_level"
    COURSES = "courses"
    PAPERS = "papers"


NEVER_IN_A_BOOKLET = frozenset(
    {
        "gender",
        "salutation",
        "pronoun",
        "marital_status",
        "nationality",
        "religion",
        "ethnicity",
        "country_of_birth",
    }
)
"""Named so that a profile that asks for them is refused for that reason (004:6772-6789)."""

CATEGORY_ON_REQUEST = {
    BookletField.RESIDENCE: Category.RESIDENCE,
    BookletField.HEALTH: Category.HEALTH,
}


class Fill(StrEnum):
    """What happens to a block of the booklet."""

    FILLED = "filled"
    BLANK = "blank"
    LEFT_OUT = "left_out"


ALWAYS_FILLED = frozenset({BookletBlock.COVER})
NEVER_BLANK = frozenset({BookletBlock.COVER, BookletBlock.WORDS, BookletBlock.HELP})


@dataclass(frozen=True)
class BlockRule:
    """A block of a profile with the fields it shows, always or only on the client's wish."""

    block: BookletBlock
    fields: frozenset[BookletField]
    on_request: frozenset[BookletField]


@dataclass(frozen=True)
class BookletProfile:
    """A kind of booklet: its blocks in order. `concept` names its word in a programme profile."""

    id: str
    concept: str
    name: str
    blocks: tuple[BlockRule, ...]

    @property
    def on_request(self) -> frozenset[BookletField]:
        """Return the fields that stay out unless the client wants them."""
        return frozenset().union(*(rule.on_request for rule in self.blocks))


@dataclass(frozen=True)
class BookletChoice:
    """The client's choice, block by block; a block that is not named is printed filled.

    `papers_in` and `papers_out` are single papers that she wants in or out, whatever they are.
    """

    blocks: tuple[tuple[BookletBlock, Fill], ...] = ()
    on_request: frozenset[BookletField] = frozenset()
    large_print: bool = False
    papers_in: frozenset[PartId] = frozenset()
    papers_out: frozenset[PartId] = frozenset()

    def fill(self, block: BookletBlock) -> Fill:
        """Return what happens to a block."""
        if block in ALWAYS_FILLED:
            return Fill.FILLED
        chosen = dict(self.blocks).get(block, Fill.FILLED)
        return Fill.FILLED if chosen is Fill.BLANK and block in NEVER_BLANK else chosen

    def shown(self, rule: BlockRule) -> frozenset[BookletField]:
        """Return the fields that a block shows."""
        return rule.fields | (rule.on_request & self.on_request)

    def released(self, profile: BookletProfile) -> frozenset[Category]:
        """Return the categories the client lets into her booklet beyond the usual ones."""
        wanted = self.on_request & profile.on_request
        return frozenset(CATEGORY_ON_REQUEST[field] for field in wanted)


def load_profile(profile_id: str) -> BookletProfile:
    """Read a shipped profile; raise ResourceMissing for an unknown one."""
    path = _folder() / f"{profile_id}.toml"
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ResourceMissing(name=path.name) from error
    return read_profile(content)


def read_profile(content: Mapping[str, Any]) -> BookletProfile:
    """Build a profile from its table.

    Raises InvalidInput for a field that never stands in a booklet, or that is not known.
    """
    head = content["profile"]
    rules = tuple(
        BlockRule(
            BookletBlock(block["id"]),
            _fields(block.get("fields", ())),
            _fields(block.get("on_request", ())),
        )
        for block in content["block"]
    )
    return BookletProfile(head["id"], head["concept"], head["name"], rules)


def _fields(names: list[str]) -> frozenset[BookletField]:
    for name in names:
        if name in NEVER_IN_A_BOOKLET:
            raise InvalidInput(name, "never_in_a_booklet")
        if name not in set(BookletField):
            raise InvalidInput(name, "unknown_choice")
    return frozenset(BookletField(name) for name in names)


def _folder() -> Path:
    return paths.resources() / "profiles" / "booklets"

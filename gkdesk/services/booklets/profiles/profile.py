"""What a booklet may hold: its blocks and fields, the profiles made of them, the client's choice.

What is read is checked: a profile never holds a field that its block cannot show, and none holds
what no booklet shows, whatever a copy says.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from gkdesk import paths
from gkdesk.errors import InvalidInput, ResourceMissing
from gkdesk.text.codes.clients import Category
from gkdesk.text.ids import PartId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

Code = TypeVar("Code", bound=StrEnum)


class BookletBlock(StrEnum):
    """The parts of a booklet; the value is the section of its texts."""

    COVER = "cover"
    ME = "me"
    BASE = "base"
    USERS = "users"
    CONTACTS = "contacts"
    SPOTS = "spots"
    PATH = "path"
    GOALS = "goals"
    LANGUAGES = "languages"
    GERMAN = "german"
    LEVELS = "levels"
    CERTIFICATES = "certificates"
    WORK = "work"
    PAPERS = "papers"
    APPOINTMENTS = "appointments"
    AGREED = "agreed"
    PROCESS = "process"
    ENTRIES = "entries"
    CONSENTS = "consents"
    WORDS = "words"
    HELP = "help"
    CARD = "card"
    PAGES = "pages"
    NOTES = "notes"


class BookletField(StrEnum):
    """Everything of a record that a booklet can show; what is not here cannot be chosen."""

    WANTED_NAME = "wanted_name"
    OWN_NAME = "own_name"
    BIRTH = "birth"
    LANGUAGES = "languages"
    INTERPRETER = "interpreter"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    NUMBERS = "numbers"
    RESIDENCE = "residence"
    HEALTH = "health"
    HELPERS = "helpers"
    PATH = "path"
    GOALS = "goals"
    STEPS = "steps"
    GERMAN_LEVEL = "german_level"
    COURSES = "courses"
    PERMITS = "permits"
    EDUCATION = "education"
    EDUCATION_PLACES = "education_places"
    PAPERS = "papers"
    AGREEMENTS = "agreements"
    CONSENTS = "consents"


_F = BookletField
_PLANS = frozenset({_F.GOALS, _F.STEPS, _F.RESIDENCE, _F.HEALTH})
_HELPERS = frozenset({_F.HELPERS, _F.RESIDENCE, _F.HEALTH})
_PERSON = frozenset(
    {_F.WANTED_NAME, _F.OWN_NAME, _F.BIRTH, _F.LANGUAGES, _F.INTERPRETER, _F.PHONE, _F.EMAIL}
) | {_F.ADDRESS, _F.NUMBERS, _F.RESIDENCE, _F.HEALTH}
_NOTHING: frozenset[BookletField] = frozenset()
FIELDS_OF: dict[BookletBlock, frozenset[BookletField]] = {
    BookletBlock.COVER: frozenset({_F.WANTED_NAME, _F.OWN_NAME}),
    BookletBlock.ME: _PERSON,
    BookletBlock.BASE: _PERSON,
    BookletBlock.USERS: _HELPERS,
    BookletBlock.CONTACTS: _HELPERS,
    BookletBlock.SPOTS: _HELPERS,
    BookletBlock.PATH: frozenset({_F.PATH, _F.RESIDENCE, _F.HEALTH}),
    BookletBlock.GOALS: _PLANS,
    BookletBlock.LANGUAGES: frozenset({_F.LANGUAGES}),
    BookletBlock.GERMAN: frozenset({_F.GERMAN_LEVEL, _F.COURSES, _F.PERMITS}),
    BookletBlock.LEVELS: frozenset({_F.GERMAN_LEVEL}),
    BookletBlock.CERTIFICATES: frozenset({_F.GERMAN_LEVEL, _F.COURSES}),
    BookletBlock.WORK: frozenset({_F.EDUCATION, _F.EDUCATION_PLACES}),
    BookletBlock.PAPERS: frozenset({_F.PAPERS, _F.RESIDENCE, _F.HEALTH}),
    BookletBlock.APPOINTMENTS: frozenset({_F.STEPS, _F.COURSES, _F.RESIDENCE, _F.HEALTH}),
    BookletBlock.AGREED: frozenset({_F.AGREEMENTS, _F.RESIDENCE, _F.HEALTH}),
    BookletBlock.PROCESS: frozenset({_F.STEPS, _F.RESIDENCE, _F.HEALTH}),
    BookletBlock.ENTRIES: _NOTHING,
    BookletBlock.CONSENTS: frozenset({_F.CONSENTS, _F.RESIDENCE, _F.HEALTH}),
    BookletBlock.WORDS: _NOTHING,
    BookletBlock.HELP: _NOTHING,
    BookletBlock.CARD: _HELPERS
    | frozenset({_F.WANTED_NAME, _F.OWN_NAME, _F.LANGUAGES, _F.INTERPRETER}),
    BookletBlock.PAGES: _NOTHING,
    BookletBlock.NOTES: _NOTHING,
}
"""The fields that a block knows how to show."""

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
ONLY_ON_REQUEST = frozenset(CATEGORY_ON_REQUEST)
"""No profile prints these unless the person asks for them."""

NOT_IN_THE_BEGLEITHEFT = frozenset({BookletField.EDUCATION_PLACES})
"""Where somebody went to school tells her country: it would stand for what is blocked."""


class Fill(StrEnum):
    """What happens to a block of the booklet."""

    FILLED = "filled"
    BLANK = "blank"
    LEFT_OUT = "left_out"


class PageKind(StrEnum):
    """The paper of a profile: a folded booklet, loose sheets to punch, a pass, a small card."""

    A5 = "A5"
    PUNCHED = "punched"
    A6 = "A6"
    CARD = "card"


class Layout(StrEnum):
    """Where the client's language stands: beside the German, or on the opposite page."""

    SIDE_BY_SIDE = "side_by_side"
    FACING = "facing"


BEGLEITHEFT = "begleitheft"
PERSONAL_BOOK = "personal_book"
LAUFMAPPE = "laufmappe"
SPRACHPASS = "sprachpass"
KARTE = "karte"
SHIPPED = (BEGLEITHEFT, PERSONAL_BOOK, LAUFMAPPE, SPRACHPASS, KARTE)
"""The profiles that come with the program, in the order in which they are offered."""

ALWAYS_FILLED = frozenset({BookletBlock.COVER})
NEVER_BLANK = frozenset(
    {BookletBlock.COVER, BookletBlock.WORDS, BookletBlock.HELP, BookletBlock.LEVELS}
)

BARE = frozenset({BookletBlock.COVER, BookletBlock.ENTRIES, BookletBlock.PAGES, BookletBlock.NOTES})
"""What stands around the others, or is empty for handwriting."""


@dataclass(frozen=True)
class BlockRule:
    """A block of a profile with the fields it shows, always or only on the client's wish.

    `preset` is what happens to it until she decides; `words` are the only ones of the glossary.
    """

    block: BookletBlock
    fields: frozenset[BookletField] = frozenset()
    on_request: frozenset[BookletField] = frozenset()
    preset: Fill = Fill.FILLED
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class BookletProfile:
    """A kind of booklet: its blocks in order. `concept` names its word in a programme profile.

    `base` is the shipped profile that it is, or is a copy of: its texts speak of it.
    """

    id: str
    concept: str
    name: str
    blocks: tuple[BlockRule, ...]
    base: str = BEGLEITHEFT
    page: PageKind = PageKind.A5
    layout: Layout = Layout.SIDE_BY_SIDE

    @property
    def on_request(self) -> frozenset[BookletField]:
        """Return the fields that stay out unless the client wants them."""
        return frozenset().union(*(rule.on_request for rule in self.blocks))

    @property
    def says_little(self) -> bool:
        """Tell whether hardly anything would be left beside the cover and empty lines."""
        told = [each for each in self.blocks if each.block not in BARE]
        filled = [each for each in told if each.preset is Fill.FILLED]
        return self.page is not PageKind.CARD and len(filled) <= 1


def possible_fields(block: BookletBlock, base: str) -> frozenset[BookletField]:
    """Return the fields that a block of a profile with this base may show."""
    blocked = NOT_IN_THE_BEGLEITHEFT if base == BEGLEITHEFT else frozenset()
    return FIELDS_OF[block] - blocked


def possible_blocks(page: PageKind) -> tuple[BookletBlock, ...]:
    """Return the blocks that fit on a paper: only the card itself is as small as a card."""
    is_card = page is PageKind.CARD
    return tuple(each for each in BookletBlock if (each is BookletBlock.CARD) == is_card)


@dataclass(frozen=True)
class BookletChoice:
    """The client's choice, block by block; a block that is not named is as its profile presets.

    `papers_in` and `papers_out` are single papers that she wants in or out, whatever they are, so
    are `lines_in` (the keys of lines) and `lines_out` for what else stands line by line.
    `only` are the parts to print again, all of them if empty; `layout` is that of the profile
    unless another one is named.
    """

    blocks: tuple[tuple[BookletBlock, Fill], ...] = ()
    on_request: frozenset[BookletField] = frozenset()
    large_print: bool = False
    papers_in: frozenset[PartId] = frozenset()
    papers_out: frozenset[PartId] = frozenset()
    only: frozenset[BookletBlock] = frozenset()
    layout: Layout | None = None
    lines_in: frozenset[str] = frozenset()
    lines_out: frozenset[int] = frozenset()

    def fill(self, block: BookletBlock, preset: Fill = Fill.FILLED) -> Fill:
        """Return what happens to a block."""
        if block in ALWAYS_FILLED:
            return Fill.FILLED
        chosen = dict(self.blocks).get(block, preset)
        return Fill.FILLED if chosen is Fill.BLANK and block in NEVER_BLANK else chosen

    def fill_of(self, rule: BlockRule) -> Fill:
        """Return what happens to a block of a profile, with parts that are not printed again."""
        if self.only and rule.block not in self.only:
            return Fill.LEFT_OUT
        return self.fill(rule.block, rule.preset)

    def shown(self, rule: BlockRule) -> frozenset[BookletField]:
        """Return the fields that a block shows."""
        return rule.fields | (rule.on_request & self.on_request)

    def released(self, profile: BookletProfile) -> frozenset[Category]:
        """Return the categories the client lets into her booklet beyond the usual ones."""
        wanted = self.on_request & profile.on_request
        return frozenset(
            category for field, category in CATEGORY_ON_REQUEST.items() if field in wanted
        )


@cache
def load_profile(profile_id: str) -> BookletProfile:
    """Read a shipped profile; raise ResourceMissing for an unknown one."""
    path = _folder() / f"{profile_id}.toml"
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ResourceMissing(name=path.name) from error
    return read_profile(content)


def copied(profile: BookletProfile, profile_id: str, name: str) -> BookletProfile:
    """Return a copy that an office makes its own: it is called by its name and nothing else."""
    return replace(profile, id=profile_id, name=name, concept="")


def read_profile(content: Mapping[str, Any]) -> BookletProfile:
    """Build a profile from its table.

    Raises InvalidInput for a field that never stands in a booklet, that only the person herself
    may ask for, or that its block does not know.
    """
    head = content["profile"]
    base = head.get("base", head["id"] if head["id"] in SHIPPED else BEGLEITHEFT)
    if base not in SHIPPED:
        raise InvalidInput("base", "unknown_choice")
    return BookletProfile(
        id=head["id"],
        concept=head.get("concept", ""),
        name=head["name"],
        blocks=_rules(content["block"], base),
        base=base,
        page=_code(PageKind, head.get("page", PageKind.A5)),
        layout=_code(Layout, head.get("layout", Layout.SIDE_BY_SIDE)),
    )


def profile_content(profile: BookletProfile) -> dict[str, Any]:
    """Return a profile as the table that it is read from."""
    return {
        "profile": {
            "id": profile.id,
            "base": profile.base,
            "concept": profile.concept,
            "name": profile.name,
            "page": profile.page.value,
            "layout": profile.layout.value,
        },
        "block": [
            {
                "id": rule.block.value,
                "fields": sorted(rule.fields),
                "on_request": sorted(rule.on_request),
                "preset": rule.preset.value,
                "words": list(rule.words),
            }
            for rule in profile.blocks
        ],
    }


def _rules(tables: Iterable[Mapping[str, Any]], base: str) -> tuple[BlockRule, ...]:
    rules = tuple(_rule(table, base) for table in tables)
    if len({rule.block for rule in rules}) < len(rules):
        raise InvalidInput("block", "name_taken")
    return rules


def _rule(table: Mapping[str, Any], base: str) -> BlockRule:
    block = _code(BookletBlock, table["id"])
    fields = _fields(table.get("fields", ()), block, base)
    if fields & ONLY_ON_REQUEST:
        raise InvalidInput(min(fields & ONLY_ON_REQUEST), "only_on_request")
    return BlockRule(
        block=block,
        fields=fields,
        on_request=_fields(table.get("on_request", ()), block, base),
        preset=_code(Fill, table.get("preset", Fill.FILLED)),
        words=tuple(table.get("words", ())),
    )


def _fields(names: Iterable[str], block: BookletBlock, base: str) -> frozenset[BookletField]:
    chosen = tuple(names)
    for name in chosen:
        if name in NEVER_IN_A_BOOKLET:
            raise InvalidInput(name, "never_in_a_booklet")
        if name not in possible_fields(block, base):
            raise InvalidInput(name, "unknown_choice")
    return frozenset(BookletField(name) for name in chosen)


def _code(codes: type[Code], value: str) -> Code:
    if value not in set(codes):
        raise InvalidInput(codes.__name__.casefold(), "unknown_choice")
    return codes(value)


def _folder() -> Path:
    return paths.resources() / "profiles" / "booklets"

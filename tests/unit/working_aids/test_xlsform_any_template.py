"""Whatever a template says, it says the same after it was written as XLSForm and read again."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.services.working_aids.xlsforms import workbook_bytes
from gkdesk.text.clean import clean_text
from gkdesk.working_aids import bindings
from gkdesk.working_aids.template import (
    CHOSEN,
    Choice,
    ChoiceList,
    Group,
    Item,
    Kind,
    Origin,
    Question,
    Template,
    Zone,
)
from gkdesk.working_aids.xlsform.reading import read_pages
from gkdesk.working_aids.xlsform.writing import pages
from tests.rounds import rounds
from tests.unit.working_aids.xlsform_kit import DAY, meaning, plain_pages, read_book, sound

SIGNS = "abcäöüßéЖعا日 =+-@'\"„“&<>_x000D_\n#{}$%|\t0123"
RAW = st.text(st.sampled_from(SIGNS) | st.characters(codec="utf-8"), max_size=40)
TEXTS = RAW.map(lambda text: clean_text(text.replace("${", "$"), "text")).filter(
    lambda text: "${" not in text and text == text.strip()
)
WORDS = TEXTS.filter(bool)
LINES = WORDS.map(lambda text: " ".join(text.split())).filter(bool)
CODES = st.from_regex(r"[a-zäA-Z0-9_.,;/%-]{1,12}", fullmatch=True)
NAMES = st.from_regex(r"[a-zäöA-Z_][a-zA-Z0-9ß_.-]{0,8}", fullmatch=True)
COLUMNS = st.sampled_from(["art", "gruppe", "Bereich", "a.b", "gkdesk"])
VALUES = sorted(name for name in bindings.BINDINGS if not bindings.BINDINGS[name].columns)
ROWS = sorted(name for name in bindings.BINDINGS if bindings.BINDINGS[name].columns)


@st.composite
def lists(draw: st.DrawFn) -> dict[str, ChoiceList]:
    found: dict[str, ChoiceList] = {}
    for name in draw(st.lists(CODES, min_size=1, max_size=3, unique=True)):
        codes = draw(st.lists(CODES, min_size=1, max_size=4, unique=True))
        columns = st.dictionaries(COLUMNS, WORDS, max_size=2)
        choices = tuple(Choice(code, draw(WORDS), draw(columns)) for code in codes)
        yes = frozenset(draw(st.sets(st.sampled_from(codes))))
        found[name] = ChoiceList(name, choices, yes, draw(TEXTS))
    return found


@st.composite
def templates(draw: st.DrawFn) -> Template:
    found = draw(lists())
    names = draw(st.lists(NAMES, min_size=8, max_size=16, unique_by=str))
    made = _Maker(draw, names, found)
    sections = tuple(made.group(0, is_repeat=False) for _ in range(draw(st.integers(1, 2))))
    return Template(
        id=draw(st.from_regex(r"[a-zA-Z0-9_.-]{1,12}", fullmatch=True)),
        version=draw(st.integers(1, 100_000)),
        title=draw(WORDS),
        sections=sections,
        lists=found,
        short=draw(TEXTS),
        year=draw(st.sampled_from([0, 2015, 2026, 2199])),
        about=draw(TEXTS),
        sources=tuple(draw(st.lists(LINES, max_size=2))),
        profiles=tuple(draw(st.lists(st.sampled_from(["own", "kim"]), max_size=2))),
    )


class _Maker:
    """Draws questions and groups; each name once, expressions over names that stand before."""

    def __init__(self, draw: st.DrawFn, names: list[str], found: dict[str, ChoiceList]) -> None:
        self._draw = draw
        self._names = names
        self._lists = found
        self._asked: list[str] = []
        self._used = 0

    def group(self, depth: int, *, is_repeat: bool, in_table: bool = False) -> Group:
        name, relevant = self._name(), self._condition()
        inside = in_table or is_repeat
        children: list[Item] = [self.question()]
        for _ in range(self._draw(st.integers(0, 2))):
            if depth < 3 and self._draw(st.booleans()):
                repeats = not inside and self._draw(st.booleans())
                children.append(self.group(depth + 1, is_repeat=repeats, in_table=inside))
            else:
                children.append(self.question())
        rows = ["", *self._lists]
        return Group(
            name=name,
            label=self._draw(WORDS),
            children=tuple(children),
            hint=self._draw(TEXTS),
            relevant=relevant,
            repeat=is_repeat,
            rows=self._draw(st.sampled_from(rows)) if is_repeat else "",
            more=self._draw(st.booleans()) if is_repeat else True,
            prefill=self._draw(st.sampled_from(["", *ROWS])) if is_repeat else "",
            was=self._draw(st.just("") | NAMES),
        )

    def question(self) -> Question:
        draw, flags = self._draw, st.booleans()
        kind = draw(st.sampled_from(Kind))
        choices = draw(st.sampled_from(sorted(self._lists))) if kind in CHOSEN else ""
        made = Question(
            name=self._name(),
            kind=kind,
            label=draw(TEXTS if kind is Kind.CALCULATE else WORDS),
            hint=draw(TEXTS),
            choices=choices,
            zone=draw(st.sampled_from(Zone)),
            origin=draw(st.sampled_from(Origin)),
            source=draw(TEXTS),
            series=draw(st.just("") | CODES),
            prefill=draw(st.sampled_from(["", *VALUES])),
            unit=draw(TEXTS),
            required=draw(st.sampled_from(["", "true()"])) or self._condition(),
            relevant=self._condition(),
            constraint=draw(st.sampled_from(["", ". != ''", "regex(., '(a|b)')"])),
            constraint_message=draw(TEXTS),
            calculation="1 + 1" if kind is Kind.CALCULATE else "",
            choice_filter=draw(st.sampled_from(["", "name != 'x'"])) if choices else "",
            default=self._default(kind, choices),
            remark=draw(flags),
            lines=draw(st.integers(1, 50)),
            coded=draw(flags),
            was=draw(st.just("") | NAMES),
        )
        self._asked.append(made.name)
        return made

    def _name(self) -> str:
        self._used += 1
        before = self._names[self._used % len(self._names)]
        return f"{before}_{self._used}"

    def _condition(self) -> str:
        if not self._asked:
            return ""
        name = self._draw(st.sampled_from(self._asked))
        shapes = ["", f"${{{name}}} = 'x'", f"selected(${{{name}}}, '„a“')", f"${{ {name} }} > 1"]
        return self._draw(st.sampled_from([*shapes, f"${{{name}}} != ''\n  and 1 = 1"]))

    def _default(self, kind: Kind, choices: str) -> str:
        if choices:
            return self._draw(st.sampled_from(["", self._lists[choices].choices[0].name]))
        if kind is Kind.TEXT:
            return self._draw(st.text(string.ascii_letters, max_size=5))
        known = {Kind.INTEGER: ["", "3"], Kind.DECIMAL: ["0.5"], Kind.DATE: ["", "today()"]}
        return self._draw(st.sampled_from(known.get(kind, [""])))


@pytest.mark.full
@settings(max_examples=rounds(25, full=60), deadline=None)
@given(templates())
def test_any_template_survives_as_pages(template: Template) -> None:
    assert meaning(sound(read_pages(pages(template)))) == meaning(template)


@settings(max_examples=10, deadline=None)
@given(templates())
def test_any_template_survives_as_a_workbook(template: Template) -> None:
    again = sound(read_book(workbook_bytes(template, DAY)))
    assert meaning(again) == meaning(template)


CELLS = st.lists(RAW | st.sampled_from(["text", "begin_group", "end_group", "a", "${a}"]))


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(["survey", "choices", "settings"]), st.lists(CELLS)))
def test_whatever_stands_in_the_cells_is_read_or_told(found: dict[str, list[list[str]]]) -> None:
    head = {
        "survey": ["type", "name", "label", "relevant", "gkdesk::lines"],
        "choices": ["list_name", "name", "label", "art"],
        "settings": ["form_id", "form_title", "version", "gkdesk::year"],
    }
    read = read_pages(plain_pages({each: [head[each], *rows] for each, rows in found.items()}))
    assert (read.template is None) == (read.total > 0)

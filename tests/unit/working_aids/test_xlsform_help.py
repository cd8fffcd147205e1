"""The help names everything that an own template may use."""

from __future__ import annotations

import re
from functools import cache

import pytest

from gkdesk import paths
from gkdesk.working_aids.bindings import BINDINGS
from gkdesk.working_aids.template import Kind, Zone
from gkdesk.working_aids.xlsform.choices import TITLE_COLUMN, YES_COLUMN
from gkdesk.working_aids.xlsform.columns import LIST_COLUMNS
from gkdesk.working_aids.xlsform.pages import Line, Page
from gkdesk.working_aids.xlsform.reading import read_pages
from gkdesk.working_aids.xlsform.rows import KNOWN
from gkdesk.working_aids.xlsform.settings import KEYS
from gkdesk.working_aids.xlsform.types import EDGES
from gkdesk.working_aids.xpath import FUNCTIONS


@cache
def _named() -> frozenset[str]:
    text = (paths.resources() / "help" / "vorlagen.md").read_text(encoding="utf-8")
    written = re.findall(r"`([^`]+)`", text)
    return frozenset(each.removeprefix("gkdesk::") for each in written)


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param(FUNCTIONS, id="functions"),
        pytest.param([kind.value for kind in Kind], id="kinds"),
        pytest.param(EDGES, id="groups and tables"),
        pytest.param(KNOWN, id="columns of questions"),
        pytest.param([*LIST_COLUMNS, YES_COLUMN, TITLE_COLUMN], id="columns of choices"),
        pytest.param(KEYS, id="settings"),
        pytest.param(BINDINGS, id="what the program fills in"),
        pytest.param({c for each in BINDINGS.values() for c in each.columns}, id="its columns"),
    ],
)
def test_the_help_names_everything_that_a_template_may_use(wanted: list[str]) -> None:
    assert set(wanted) <= _named()


def test_the_example_of_the_help_is_a_template_that_sends_one_answer_back() -> None:
    text = (paths.resources() / "help" / "vorlagen.md").read_text(encoding="utf-8")
    pages = [_page(text, title) for title in ("survey", "choices")]
    read = read_pages(pages, "beispiel")
    assert read.problems == ()
    assert read.template is not None
    assert [each.name for each in read.template.questions() if each.zone is Zone.RETURN] == [
        "trifft"
    ]


def _page(text: str, title: str) -> Page:
    table = text.partition(f"Blatt `{title}`:")[2].strip().partition("\n\n")[0]
    rows = [line.strip("|").split("|") for line in table.splitlines()]
    head, _rule, *found = [tuple(cell.strip() for cell in row) for row in rows]
    return Page(title, tuple(Line(at, row) for at, row in enumerate((head, *found), 1)))

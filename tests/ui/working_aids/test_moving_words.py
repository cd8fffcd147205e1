"""Before an aid moves to a newer template, what goes and what leaves from now on is named."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from gkdesk.text.codes.aid_problems import Fate
from gkdesk.ui.pages.working_aids.rounds.overview import move_words
from gkdesk.ui.pages.working_aids.rounds.pane import OFFER
from gkdesk.working_aids.answers import NOTHING
from gkdesk.working_aids.template import Zone
from gkdesk.working_aids.versions import Line, Moved
from tests.ui.working_aids.kit import ONE, TEMPLATE, TWO, begin, give, value

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.pages.working_aids.page import WorkingAidsPage


def test_nothing_odd_is_one_sentence() -> None:
    assert move_words(Moved(NOTHING)) == "Alle Antworten finden in der neuen Version ihren Platz."


def test_an_answer_that_stayed_here_so_far_is_named() -> None:
    line = Line(Fate.NOW_RETURNED, "a", "Was ist schwierig?", "Die Wege", now="a")
    words = move_words(Moved(NOTHING, (line,)))
    assert "blieben bisher hier" in words
    assert "– Was ist schwierig?: Die Wege" in words
    assert "fallen weg" not in words


def test_of_many_that_go_the_rest_is_counted() -> None:
    lines = tuple(Line(Fate.REMOVED, f"a{each}", "Frage", "x") for each in range(15))
    words = move_words(Moved(NOTHING, lines))
    assert "fallen weg" in words
    assert "… und 3 weitere" in words
    assert "Alle Antworten" not in words


def test_what_is_not_taken_over_is_named_when_a_round_begins(
    page: WorkingAidsPage, workspace: Workspace
) -> None:
    give(workspace, begin(workspace, 2025), "intern", "Nur für uns")
    children = tuple(
        replace(each, zone=Zone.RETURN) if each.name == "intern" else each for each in ONE.children
    )
    newer = replace(TEMPLATE, version=2, sections=(replace(ONE, children=children), TWO))
    workspace.aids.templates.take_in(newer, file_name="probe.xlsx")
    page.reload(())
    page.rounds.pane.entered.emit(OFFER, TEMPLATE.id)
    told: list[str] = []
    page.context.banner_wanted.connect(partial(_note, told))
    page.rounds.offer.begin.click()
    assert page.rounds.form is not None
    assert value(workspace, page.rounds.form.aid_id, "intern") == ""
    assert [each for each in told if each.endswith("„Woran liegt es?“.")] == told[-1:] != []


def _note(told: list[str], _kind: object, sentence: str) -> None:
    told.append(sentence)

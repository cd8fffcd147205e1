"""Before an aid moves to a newer template, what goes and what leaves from now on is named."""

from __future__ import annotations

from gkdesk.text.codes.aid_problems import Fate
from gkdesk.ui.pages.working_aids.rounds.overview import move_words
from gkdesk.working_aids.answers import NOTHING
from gkdesk.working_aids.versions import Line, Moved


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

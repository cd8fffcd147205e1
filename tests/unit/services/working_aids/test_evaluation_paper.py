"""The paper of an evaluation: every answer as a table by type, no empty headings."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.export.charts.figure import Figure
from gkdesk.network.marks import TextMark
from gkdesk.services.working_aids.evaluating import pictured
from gkdesk.services.working_aids.evaluation_charts import charts
from gkdesk.services.working_aids.evaluation_paper import compose
from gkdesk.text.codes.findings import Territory
from gkdesk.text.papers import evaluation as words
from gkdesk.working_aids.evaluation.evaluating import evaluate
from gkdesk.working_aids.package.contents import Item, TableItem
from gkdesk.working_aids.template import Choice, ChoiceList, Kind
from tests.unit.working_aids.returns_kit import back, book, in_rows, sorted_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.working_aids.package.contents import Returned

_KV = Item("kv", Kind.SELECT_ONE, "Vereinbarung?", "1.1", choices="ja_nein", series="kv")
_EMPTY = Item("leer", Kind.SELECT_ONE, "Noch etwas?", "1.2", choices="ja_nein")
_HEADS = (("gesamt", 12), ("kreisfrei", 1), ("Kreis", 11), ("kreisangehörig", 0))
_USE = ChoiceList("nutzung", (Choice("amt", "nur die Beratung"), Choice("alle", "beide")))
_MEANS = ChoiceList("mittel", (Choice("sms", "SMS"), Choice("mail", "E-Mail")))


def _blocks(*returns: Returned) -> tuple[content.Block, ...]:
    found = evaluate(sorted_out(*returns))
    return compose(found, created=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)).blocks


def _words(block: content.Heading | content.Paragraph) -> str:
    return "".join(run.text for run in block.content.runs)


def _said(blocks: tuple[content.Block, ...]) -> list[str]:
    return [
        _words(each) for each in blocks if isinstance(each, content.Heading | content.Paragraph)
    ]


def _tables(blocks: tuple[content.Block, ...]) -> Iterator[list[list[str]]]:
    for each in blocks:
        if isinstance(each, content.Table):
            yield [[_text(cell) for cell in row] for row in (each.header, *each.rows)]


def _text(cell: content.Cell) -> str:
    told = [_words(each) for each in cell.blocks if isinstance(each, content.Paragraph)]
    return " ".join(told).replace("\N{NO-BREAK SPACE}", " ")


def _table(blocks: tuple[content.Block, ...], head: str) -> list[list[str]]:
    return next(each for each in _tables(blocks) if each[0][0] == head)


def test_a_closed_question_stands_as_a_table_by_type_with_n() -> None:
    returns = [back(book(_KV), at, {"kv": "ja"}) for at in range(11)]
    city = back(book(_KV), 20, {"kv": "nein"}, territory=Territory.CITY)

    assert _table(_blocks(*returns, city), "Antwort") == [
        ["Antwort", *(f"{head} (N = {n})" for head, n in _HEADS)],
        ["Ja", "11 (91,7 %)", "0", "11 (100,0 %)", "0"],
        ["Nein", "1 (8,3 %)", "1", "0 (0,0 %)", "0"],
    ]


def test_rows_without_a_yes_show_every_answer_with_the_n_of_the_row() -> None:
    asked = book(
        Item("genutzt", Kind.SELECT_ONE, "Genutzt von", table="t", choices="nutzung"),
        tables=(TableItem("t", "Mittel", rows="mittel"),),
        lists={"nutzung": _USE, "mittel": _MEANS},
    )
    given = [[("sms", "alle"), ("mail", "amt")], [("sms", "alle")], [("sms", "amt")]]
    rows = [[(row, {"genutzt": code}) for row, code in each] for each in given]

    blocks = _blocks(*(in_rows(back(asked, at, {}), "t", each) for at, each in enumerate(rows)))

    assert "Mittel – Genutzt von" in _said(blocks)
    assert [line[:2] for line in _table(blocks, "Zeile und Antwort")[1:]] == [
        ["SMS", "N = 3"],
        ["nur die Beratung", "1"],
        ["beide", "2"],
        ["E-Mail", "N = 1"],
        ["nur die Beratung", "1"],
        ["beide", "0"],
    ]
    sentence = [each.drawing.sentence for each in blocks if isinstance(each, Figure)][-1]
    assert "SMS N = 3: nur die Beratung 1, beide 2" in sentence.replace("\N{NO-BREAK SPACE}", " ")


def test_questions_nobody_answered_stand_in_one_line() -> None:
    said = _said(_blocks(back(book(_KV, _EMPTY), 1, {"kv": "ja"})))

    assert "Ohne Antwort: 1.2." in said
    assert "1.2 Noch etwas?" not in said


def test_of_a_long_list_only_what_was_given_is_shown() -> None:
    places = ChoiceList("orte", tuple(Choice(f"o{at}", f"Ort {at}") for at in range(396)))
    asked = book(Item("ort", Kind.SELECT_ONE, "Wo?", choices="orte"), lists={"orte": places})

    blocks = _blocks(back(asked, 1, {"ort": "o7"}))

    assert [line[:2] for line in _table(blocks, "Antwort")[1:]] == [["Ort 7", "1"]]
    assert "395 weitere Antworten der Liste hat niemand gegeben." in _said(blocks)


def test_one_year_is_no_series_and_two_years_have_a_table_with_their_n() -> None:
    first = [back(book(_KV), at, {"kv": "ja"}, year=2020) for at in range(2)]
    second = back(book(_KV), 5, {"kv": "nein"}, year=2021)

    assert "Erst aus einem Jahr liegen Antworten vor: Vereinbarung? (2020)." in _said(
        _blocks(*first)
    )
    assert _table(_blocks(*first, second), "Jahr")[1:] == [
        ["2020", "2 von 2", "–", "2 von 2", "–"],
        ["2021", "0 von 1", "–", "0 von 1", "–"],
    ]


def test_a_series_says_how_each_year_asked_and_what_counts_as_yes() -> None:
    first = back(book(_KV), 1, {"kv": "ja"}, year=2020)
    changed = replace(_KV, label="Gibt es eine Vereinbarung?")
    second = back(book(changed, version=2), 2, {"kv": "ja"}, year=2021)
    same = _said(_blocks(first, back(book(_KV), 2, {"kv": "nein"}, year=2021)))
    told = _said(_blocks(first, second))

    assert "2020, 2021: 1.1 Vereinbarung? (Probe). Als ja zählt: Ja." in same
    assert words.QUESTIONS_DIFFER not in same
    assert "2020: 1.1 Vereinbarung? (Probe). Als ja zählt: Ja." in told
    assert "2021: 1.1 Gibt es eine Vereinbarung? (Probe). Als ja zählt: Ja." in told
    assert words.QUESTIONS_DIFFER in told
    (chart,) = (each for each in charts(evaluate(sorted_out(first, second))) if each.name[0] == "R")
    assert chart.name == "Reihe-2020-bis-2021_Gibt-es-eine-Vereinbarung"
    assert "2021: 1.1 Gibt es eine Vereinbarung? (Probe). Als ja" in " ".join(
        mark.text for mark in pictured(chart).marks if isinstance(mark, TextMark)
    )


def test_questions_stand_by_their_numbers_whatever_they_ask_for() -> None:
    number = Item("frauen", Kind.INTEGER, "Wie viele?", "1.0")
    said = _said(_blocks(back(book(_KV, number), 1, {"kv": "ja", "frauen": "3"})))

    assert said.index("1.0 Wie viele?") < said.index("1.1 Vereinbarung?")


def test_it_bears_the_day_of_the_place_where_it_is_made(in_berlin: None) -> None:
    shortly_after_midnight = dt.datetime(2026, 11, 23, 23, 30, tzinfo=dt.UTC)
    returned = sorted_out(back(book(_KV), 1, {"kv": "ja"}))
    made = compose(evaluate(returned), created=shortly_after_midnight)
    assert made.footer.date.startswith("24.")

"""Returns of one id that were asked another thing are never added up."""

from __future__ import annotations

from dataclasses import replace

from gkdesk.services.working_aids.evaluation_sheets import number_note
from gkdesk.working_aids.evaluation.evaluating import evaluate
from gkdesk.working_aids.evaluation.questionnaires import shipped
from gkdesk.working_aids.package.contents import Codebook, Item, TableItem
from gkdesk.working_aids.template import Choice, ChoiceList, Kind
from tests.unit.working_aids.returns_kit import back, book, in_rows, sorted_out

_KV = Item("kv", Kind.SELECT_ONE, "Gibt es eine Vereinbarung?", choices="ja_nein")
_TURNED = ChoiceList("ja_nein", (Choice("ja", "Nein"), Choice("nein", "Ja")), frozenset({"nein"}))


def test_a_higher_version_with_turned_answers_is_evaluated_apart() -> None:
    turned = book(_KV, version=99_999, lists={"ja_nein": _TURNED})
    honest = [back(book(_KV), number, {"kv": "ja"}) for number in range(3)]

    first, second = evaluate(sorted_out(*honest, back(turned, 9, {"kv": "ja"}))).aids

    assert [(each.label, each.counts.total) for each in first.closed[0].answers] == [
        ("Ja", 3),
        ("Nein", 0),
    ]
    assert (second.title, second.counts.total) == ("Probe – abweichende Fragen 1", 1)


def test_two_forms_of_one_id_and_version_are_not_added_up() -> None:
    pools = ChoiceList("ja_nein", (Choice("ja", "Schwimmbad"), Choice("nein", "Bolzplatz")))
    other = book(replace(_KV, label="Was fehlt?"), lists={"ja_nein": pools})

    found = evaluate(sorted_out(back(book(_KV), 1, {"kv": "ja"}), back(other, 2, {"kv": "ja"})))

    assert [each.counts.total for each in found.returns] == [1, 1]
    assert [each.closed[0].label for each in found.aids] == [
        "Gibt es eine Vereinbarung?",
        "Was fehlt?",
    ]


def _shipped() -> tuple[Codebook, Item]:
    known = shipped("prozess_2021")
    assert known is not None
    return known, next(each for each in known.items if each.is_closed and not each.table)


def test_the_words_of_a_shipped_aid_stand_against_every_package() -> None:
    known, item = _shipped()
    code = known.lists[item.choices].choices[0].name
    items = tuple(
        replace(each, label="Das Gegenteil?") if each is item else each for each in known.items
    )
    strange = replace(known, version=99_999, items=items)
    many = [back(strange, number, {item.name: code}) for number in range(3)]

    first, second = evaluate(sorted_out(back(known, 9, {item.name: code}), *many)).aids

    assert (first.aid, first.counts.total) == ("prozess_2021", 1)
    assert item.label in {each.label for each in first.closed}
    assert (second.aid, second.counts.total) == ("prozess_2021-1", 3)


def test_an_added_question_keeps_a_shipped_aid_together() -> None:
    known, item = _shipped()
    code = known.lists[item.choices].choices[0].name
    more = replace(known, version=2, items=(*known.items, Item("eigene", Kind.TEXT, "Und sonst?")))

    (one,) = evaluate(
        sorted_out(back(known, 1, {item.name: code}), back(more, 2, {"eigene": "x"}))
    ).aids

    assert one.counts.total == 2


def test_numbers_in_rows_count_alliances_and_name_their_rows() -> None:
    asked = book(Item("z", Kind.INTEGER, "Wie viele?", table="t"), tables=(TableItem("t", "T"),))
    what = in_rows(back(asked, 1, {}), "t", [("", {"z": "1"})] * 20)

    (number,) = evaluate(sorted_out(what)).aids[0].numbers

    assert (number.n.total, number.lines) == (1, 20)
    assert number_note(number) == "20 Zahlen in Zeilen"


def test_numbers_that_cannot_be_are_named() -> None:
    asked = book(Item("zahl", Kind.INTEGER, "Personen", bands=(0, 10)))
    values = ["-5", "0", "999999999999999"]
    returns = [back(asked, at, {"zahl": value}) for at, value in enumerate(values)]

    (number,) = evaluate(sorted_out(*returns)).aids[0].numbers

    assert [(each.label, each.counts.total) for each in number.bands[:2]] == [
        ("kleiner als null", 1),
        ("keine", 1),
    ]
    assert number_note(number) == (
        "1 kleiner als null, bitte prüfen; 1 ungewöhnlich groß, bitte prüfen"
    )


def test_classes_stay_when_the_newest_version_has_none() -> None:
    asked = Item("zahl", Kind.INTEGER, "Personen", bands=(0, 10))
    old, new = book(asked), book(replace(asked, bands=()), version=2)

    (aid,) = evaluate(sorted_out(back(old, 1, {"zahl": "5"}), back(new, 2, {"zahl": "7"}))).aids

    assert [each.counts.total for each in aid.numbers[0].bands] == [0, 2, 0, 0]

"""Returns of the shipped templates, filled in as a form and evaluated: the same counts come out."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from gkdesk.clock import FixedClock
from gkdesk.text.codes.findings import Territory
from gkdesk.working_aids import reading
from gkdesk.working_aids.answers import Answer, Answers, Row
from gkdesk.working_aids.evaluation.evaluating import evaluate
from gkdesk.working_aids.evaluation.gaps import all_topics, named_gaps
from gkdesk.working_aids.form import Form
from gkdesk.working_aids.package.contents import Head, Returned
from gkdesk.working_aids.package.selecting import codebook, selected
from tests.unit.working_aids.package_kit import DAY
from tests.unit.working_aids.returns_kit import COLUMNS, SIZES, sender, sorted_out, table_2

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkdesk.working_aids.evaluation.results import Closed


def _back(
    template_id: str,
    number: int,
    values: Mapping[str, str],
    *,
    year: int,
    territory: Territory = Territory.DISTRICT,
    rows: Mapping[str, tuple[Row, ...]] | None = None,
) -> Returned:
    """Return what travels of a shipped template that was filled in as a form."""
    template = reading.template(template_id)
    single = {name: Answer(value) for name, value in values.items()}
    filled = Answers(MappingProxyType(single), MappingProxyType(dict(rows or {})))
    given = Form(template, filled, FixedClock.on(DAY)).given()
    head = Head(sender(number, territory), year, 1, DAY)
    return Returned(head, codebook(template), selected(template, given))


def _core_group(number: int, territory: Territory, place: int) -> Returned:
    listed = reading.template("strukturen").lists["akteure"].choices
    actors = [choice.name for choice in listed if choice.columns["tabelle2"] == "ja"]
    said = ("ja" if place < int(row[COLUMNS[territory]]) else "nein" for row in table_2())
    rows = tuple(
        Row(
            at,
            actor,
            MappingProxyType(
                {
                    "akteur_mitglied": Answer(member),
                    "akteur_organisation": Answer("Zwetschgenkobold e. V."),
                }
            ),
        )
        for at, (actor, member) in enumerate(zip(actors, said, strict=True), start=1)
    )
    return _back(
        "strukturen", number, {}, year=2019, territory=territory, rows={"zusammensetzung": rows}
    )


def test_the_composition_of_core_groups_comes_back_from_the_shipped_template() -> None:
    returns = [
        _core_group(100 * size + place, territory, place)
        for territory, size in SIZES.items()
        for place in range(size)
    ]

    (aid,) = evaluate(sorted_out(*returns)).aids
    asked = [each for each in aid.closed if each.name == "akteur_mitglied"]
    found = [
        (each.n.all, each.answers[0].counts.all) for each in asked if each.row and _was_asked(each)
    ]

    assert found == [
        (
            (44, 18, 22, 4),
            tuple(int(row[name]) for name in ("gesamt_n44", *COLUMNS.values())),
        )
        for row in table_2()
    ]


def _was_asked(closed: Closed) -> bool:
    return any(each.counts.total for each in closed.answers)


def test_agreements_over_three_years_have_their_own_n_and_scale() -> None:
    said = {
        ("prozess_2020", 2020): ["umgesetzt"] * 7 + ["in_planung"] * 7 + ["sinnvoll"] * 9,
        ("prozess_2021", 2021): ["ja"] * 11 + ["ja_schriftlich"] * 2 + ["nein"] * 8,
        ("nachhaltigkeit_2022", 2022): ["ja"] * 5 + ["nein", "keine_angabe"],
    }
    returns = []
    for (template_id, year), answers in said.items():
        (item,) = (
            each
            for each in codebook(reading.template(template_id)).items
            if each.series == "kv_abgeschlossen"
        )
        assert not item.table
        returns += [
            _back(template_id, number, {item.name: answer}, year=year)
            for number, answer in enumerate(answers)
        ]

    found = {each.key: each for each in evaluate(sorted_out(*returns)).series}

    years = [(each.year, each.yes.total, each.n.total) for each in found["kv_abgeschlossen"].years]
    assert years == [(2020, 7, 23), (2021, 13, 21), (2022, 5, 7)]


def test_people_in_training_toleration_fall_into_the_bands_of_the_report() -> None:
    values = ["0", "10", "11", "50", "51", ""]
    returns = [
        _back("prozess_2021", number, {"ausbildungsduldung": value} if value else {}, year=2021)
        for number, value in enumerate(values)
    ]

    numbers = evaluate(sorted_out(*returns)).aids[0].numbers
    (question,) = (each for each in numbers if each.name == "ausbildungsduldung")

    assert [each.counts.total for each in question.bands] == [1, 1, 1, 0, 0, 1, 1, 1]


def test_gaps_of_the_shipped_analysis_are_put_to_modules() -> None:
    topics = {"alphabetisierung": "f5", "schule_nachhilfe": "f3", "wohnen": "sonstiges"}
    areas = {
        choice.name: choice.columns["bereich"]
        for choice in reading.template("bedarfsanalyse").lists["analysethema"].choices
    }
    rows = tuple(
        Row(
            at,
            "",
            MappingProxyType(
                {"luecke_bereich": Answer(areas[topic]), "luecke_thema": Answer(topic)}
            ),
        )
        for at, topic in enumerate(topics, start=1)
    )

    returned = _back("bedarfsanalyse", 1, {}, year=2019, rows={"luecken": rows})
    found = evaluate(sorted_out(returned))

    assert {each.topic: each.module for each in found.aids[0].gaps} == topics
    named = [each for each in all_topics(found) if named_gaps(found)[each.key]]
    assert {each.code: each.area for each in named}["wohnen"] == "Lebenssituation"


def test_the_short_and_the_long_aid_on_structures_are_also_counted_together() -> None:
    returns = [
        _core_group(1, Territory.DISTRICT, 1),
        _core_group(2, Territory.DISTRICT, 2),
        _back("strukturen_kurz", 2, {}, year=2019),
        _back("strukturen_kurz", 3, {}, year=2019, territory=Territory.CITY),
    ]

    found = evaluate(sorted_out(*returns))

    assert [(each.aid, each.counts.total) for each in found.returns] == [
        ("strukturen", 2),
        ("strukturen_kurz", 2),
    ]
    assert [(each.aid, each.counts.all) for each in found.together] == [
        ("strukturen", (3, 1, 2, 0))
    ]

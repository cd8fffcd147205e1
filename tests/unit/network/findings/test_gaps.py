"""Needs against offers, and what the matrix says."""

from __future__ import annotations

import datetime as dt

import pytest

from gkdesk.network.findings.gaps import GapOptions, gaps
from gkdesk.network.findings.matrix import CellState, MatrixOptions, matrix
from gkdesk.text.codes.clients import CefrLevel
from gkdesk.text.codes.findings import Axis, FindingCode, FollowUp
from gkdesk.text.codes.network import Answer, NeedState
from tests.unit.network.findings.findings_kit import (
    STATUS_GROUPS,
    TODAY,
    codes,
    need,
    network,
    offer,
    sentence,
    sentences,
)

_GROUPS = GapOptions(status_groups=STATUS_GROUPS)
_ALL = ("toleration", "permission_to_stay")


def test_a_need_without_any_offer_in_its_field_is_a_gap() -> None:
    found = gaps(network(needs=[need(1, topic="Wohnungssuche", field="housing")]))
    assert [sentence(finding) for finding in found] == [
        (
            "Bedarf „Wohnungssuche“ (Wohnen): kein passendes Angebot. Im Handlungsfeld ist kein "
            "Angebot eingetragen. Zuständig ist noch niemand."
        )
    ]


def test_an_offer_without_conditions_meets_every_need_of_its_field() -> None:
    wanted = need(1, legal_area="sgb2", level=CefrLevel.B1, municipality=1, statuses=_ALL)
    assert gaps(network(needs=[wanted], offers=[offer(1)])) == ()


@pytest.mark.parametrize(
    ("wanted", "conditions", "obstacle"),
    [
        ({"legal_area": "asylblg"}, {"legal_areas": ("sgb2",)}, "am Rechtskreis"),
        ({"statuses": _ALL}, {"statuses": ("toleration", "permit_25_5", "x")}, "Aufenthaltsstatus"),
        ({"level": CefrLevel.A1}, {"level_from": CefrLevel.B1}, "am Sprachniveau"),
        ({"level": CefrLevel.C1}, {"level_to": CefrLevel.B1}, "am Sprachniveau"),
        ({"municipality": 2}, {"municipality": 1}, "an der Gemeinde"),
        ({"childcare": True}, {"childcare": Answer.NO}, "an der Kinderbetreuung"),
    ],
)
def test_a_gap_says_on_which_point_the_offers_fail(
    wanted: dict[str, object], conditions: dict[str, object], obstacle: str
) -> None:
    found = gaps(network(needs=[need(1, owner="KI", **wanted)], offers=[offer(1, **conditions)]))
    unmet = sentences(found, FindingCode.NEED_UNMET)
    assert len(unmet) == 1
    assert f"{obstacle}." in unmet[0]


@pytest.mark.parametrize(("until", "is_met"), [(TODAY, True), (TODAY - dt.timedelta(1), False)])
def test_an_offer_that_nobody_can_enter_any_more_meets_no_need(
    until: dt.date, is_met: bool
) -> None:
    world = network(needs=[need(1), need(2)], offers=[offer(1, admission_until=until)])
    found = gaps(world)
    assert (found == ()) is is_met
    assert matrix(world, Axis.CHILDCARE).cells[0][-1].offers == ((1,) if is_met else ())
    if not is_met:
        assert "es liegt an der Frist für den Einstieg." in sentence(found[0])


def test_offers_that_fail_in_several_points_each_are_said_to_miss_the_combination() -> None:
    wanted = need(1, level=CefrLevel.A1, municipality=2)
    there = offer(1, level_from=CefrLevel.B1, municipality=1)
    (text,) = sentences(gaps(network(needs=[wanted], offers=[there])), FindingCode.NEED_UNMET)
    assert "keines erfüllt alle Bedingungen zugleich" in text


def test_two_offers_may_meet_the_two_statuses_of_a_need_together() -> None:
    both = [offer(1, statuses=("toleration",)), offer(2, statuses=("permission_to_stay",))]
    found = gaps(network(needs=[need(1, statuses=_ALL)], offers=both))
    assert FindingCode.NEED_UNMET not in codes(found)


def test_childcare_that_nobody_asked_about_is_a_question_and_no_gap() -> None:
    found = gaps(network(needs=[need(1, childcare=True, owner="KI")], offers=[offer(1)]))
    assert [sentence(finding) for finding in found] == [
        (
            "Bedarf „Thema 1“ (Sprache): Nicht eingetragen ist, ob das passende Angebot eine "
            "Kinderbetreuung hat."
        )
    ]


@pytest.mark.parametrize("state", [NeedState.MET, NeedState.DROPPED])
def test_a_need_that_is_settled_is_no_gap(state: NeedState) -> None:
    assert gaps(network(needs=[need(1, state=state)])) == ()


@pytest.mark.parametrize(("count", "shown"), [(1, False), (2, False), (3, True), (12, True)])
def test_small_counts_of_people_are_not_told(count: int, shown: bool) -> None:
    (text,) = map(sentence, gaps(network(needs=[need(1, topic="Kurs", count=count)])))
    assert (f"Gezählt sind {count} Menschen." in text) is shown
    assert ("Menschen" in text) is shown


def test_the_threshold_of_counts_can_be_raised_and_never_lowered() -> None:
    wanted = network(needs=[need(1, count=4)])
    assert "Menschen" not in sentence(gaps(wanted, GapOptions(smallest_count=5))[0])
    alone = network(needs=[need(1, count=2)])
    assert "Menschen" not in sentence(gaps(alone, GapOptions(smallest_count=1))[0])


def test_a_need_without_a_field_is_never_said_to_be_met() -> None:
    found = gaps(network(needs=[need(1, topic="Alpha", field="")], offers=[offer(1)]))
    assert [sentence(finding) for finding in found] == [
        (
            "Bedarf „Alpha“: Das Handlungsfeld fehlt; darum lässt er sich nicht mit den Angeboten "
            "vergleichen. Zuständig ist noch niemand."
        )
    ]


def test_several_needs_in_one_empty_cell_are_one_more_finding() -> None:
    found = gaps(
        network(
            needs=[need(1, municipality=2), need(2, municipality=2)],
            offers=[offer(1, municipality=1)],
        )
    )
    assert sentences(found, FindingCode.CELL_EMPTY) == [
        "Sprache, Gemeinde Altmuster: 2 Bedarfe, aber kein Angebot."
    ]


def test_a_field_in_which_nothing_is_entered_is_a_hint_to_note_a_need() -> None:
    options = GapOptions(MatrixOptions(fields=("language", "housing")))
    (finding,) = gaps(network(offers=[offer(1)]), options)
    assert sentence(finding) == "Wohnen: Es ist weder ein Angebot noch ein Bedarf eingetragen."
    assert finding.follow_ups[0] is FollowUp.NEED


def test_offers_of_one_place_level_and_legal_area_stand_side_by_side() -> None:
    first = offer(1, municipality=1, level_from=CefrLevel.A1, level_to=CefrLevel.B1)
    second = offer(
        2, municipality=1, level_from=CefrLevel.A2, level_to=CefrLevel.B2, legal_areas=("sgb2",)
    )
    elsewhere = offer(3, municipality=2)
    found = gaps(network(offers=[second, elsewhere, first]))
    assert sentences(found, FindingCode.CELL_SEVERAL) == [
        (
            "2 Angebote stehen nebeneinander (Sprache, Gemeinde Musterstadt, A2 bis B1, SGB II): "
            "Angebot 1 und Angebot 2."
        )
    ]


def test_offers_for_different_levels_do_not_overlap() -> None:
    low = offer(1, level_to=CefrLevel.A2)
    high = offer(2, level_from=CefrLevel.B1)
    assert gaps(network(offers=[low, high])) == ()


def test_an_offer_closed_to_people_with_toleration_or_permission_is_named() -> None:
    found = gaps(
        network(offers=[offer(1, name="Coaching", statuses=("settlement",)), offer(2)]), _GROUPS
    )
    assert sentences(found, FindingCode.OFFER_CLOSED) == [
        (
            "Das Angebot „Coaching“ ist nach den Angaben nicht offen für Menschen mit Duldung oder "
            "Aufenthaltsgestattung."
        )
    ]
    assert FindingCode.FIELD_CLOSED not in codes(found)


def test_a_field_whose_offers_are_all_closed_matters_more() -> None:
    closed = [offer(n, field="work", statuses=("permission_to_stay",)) for n in (1, 2)]
    finding = gaps(network(offers=closed), _GROUPS)[0]
    assert sentence(finding) == (
        "Arbeit: Keines der 2 Angebote ist nach den Angaben offen für Menschen mit Duldung."
    )


def test_any_kind_of_toleration_opens_an_offer() -> None:
    statuses = ("toleration_training", "arrival_certificate")
    assert gaps(network(offers=[offer(1, statuses=statuses)]), _GROUPS) == ()


def test_the_matrix_sets_needs_against_offers_by_legal_area() -> None:
    table = matrix(
        network(
            needs=[need(1, legal_area="asylblg"), need(2, legal_area="sgb2"), need(3)],
            offers=[offer(1, legal_areas=("sgb2",)), offer(2, field="work")],
        ),
        Axis.LEGAL_AREA,
        MatrixOptions(fields=("work", "language"), legal_areas=("sgb2", "asylblg", "sgb8")),
    )
    assert table.fields == ("work", "language")
    assert table.values == ("sgb2", "asylblg", "sgb8", "")
    assert [cell.state for cell in table.cells[1]] == [
        CellState.ONE,
        CellState.EMPTY,
        CellState.QUIET,
        CellState.ONE,
    ]
    assert [cell.needs for cell in table.cells[1]] == [(2,), (1,), (), (3,)]


def test_the_matrix_knows_levels_municipalities_and_childcare() -> None:
    world = network(
        needs=[need(1, level=CefrLevel.A1, municipality=2, childcare=True)],
        offers=[
            offer(1, level_from=CefrLevel.A1, level_to=CefrLevel.A2, municipality=1),
            offer(2, level_from=CefrLevel.A1, childcare=Answer.YES),
        ],
    )
    by_level = matrix(world, Axis.LEVEL)
    assert [len(cell.offers) for cell in by_level.cells[0]] == [0, 2, 2, 1, 1, 1, 1]
    by_place = matrix(world, Axis.MUNICIPALITY, MatrixOptions(municipalities=(2, 1)))
    assert [cell.offers for cell in by_place.cells[0]] == [(2,), (1, 2)]
    by_childcare = matrix(world, Axis.CHILDCARE)
    assert [(cell.needs, cell.offers) for cell in by_childcare.cells[0]] == [((1,), (2,))]

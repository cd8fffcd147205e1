"""Pairs that have to work together, and what is open between them."""

from __future__ import annotations

import pytest

from gkdesk.network.findings.finding import Severity
from gkdesk.network.findings.interfaces import InterfaceOptions, interfaces
from gkdesk.text.codes.findings import FindingCode
from gkdesk.text.codes.network import Answer
from tests.unit.network.findings.findings_kit import (
    actor,
    codes,
    network,
    person,
    sentence,
    sentences,
    shared,
    tie,
)

_PAIR = (
    actor(1, "Jobcenter", people=(person(11),)),
    actor(2, "Ausländerbehörde", people=(person(12),)),
)
_SETTLED = {
    "know_each_other": Answer.YES,
    "can_exchange": Answer.YES,
    "may_exchange": Answer.YES,
    "inform_each_other": Answer.YES,
    "lead_is_clear": Answer.YES,
}


def test_a_pair_with_the_same_clients_and_no_cooperation_is_named() -> None:
    (finding,) = interfaces(network(actors=_PAIR, shared=[shared(2, 1, 12)]))
    assert sentence(finding) == (
        "Ausländerbehörde und Jobcenter begleiten 12 Menschen gemeinsam; eine Kooperation ist "
        "nicht eingetragen."
    )
    assert finding.severity is Severity.IMPORTANT


@pytest.mark.parametrize("clients", [1, 2])
def test_a_small_number_of_clients_is_neither_told_nor_seen_in_the_order(clients: int) -> None:
    (finding,) = interfaces(network(actors=_PAIR, shared=[shared(1, 2, clients)]))
    assert sentence(finding).startswith("Ausländerbehörde und Jobcenter begleiten Menschen gemein")
    assert finding.facts.number is None
    assert finding.weight == 0


def test_the_threshold_of_clients_can_be_raised() -> None:
    options = InterfaceOptions(smallest_count=10)
    (finding,) = interfaces(network(actors=_PAIR, shared=[shared(1, 2, 9)]), options)
    assert finding.facts.number is None


def test_a_settled_cooperation_is_no_finding() -> None:
    world = network(actors=_PAIR, ties=[tie(1, 2, 1, **_SETTLED)], shared=[shared(1, 2, 12)])
    assert interfaces(world) == ()


def test_a_pair_that_shares_nobody_owes_nothing() -> None:
    assert interfaces(network(actors=_PAIR, ties=[tie(1, 1, 2)])) == ()


def test_a_partner_without_a_known_contact_is_named_once() -> None:
    world = network(
        actors=[*_PAIR, actor(3, "Wohnungsamt")],
        shared=[shared(1, 3, 5), shared(2, 3, 4)],
    )
    assert sentences(interfaces(world), FindingCode.PARTNER_WITHOUT_CONTACT) == [
        (
            "Wohnungsamt begleitet mit 2 anderen Organisationen dieselben Menschen; eine "
            "Ansprechperson ist nicht eingetragen."
        )
    ]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("know_each_other", "Ausländerbehörde und Jobcenter: Die zuständigen Stellen kennen einan"),
        ("may_exchange", "Ausländerbehörde und Jobcenter dürfen nach den Angaben keine Daten aus"),
        ("can_exchange", "Ausländerbehörde und Jobcenter können nach den Angaben keine Daten aus"),
        ("inform_each_other", "Ausländerbehörde und Jobcenter informieren sich bisher nicht gege"),
        ("lead_is_clear", "Ausländerbehörde und Jobcenter: Die Federführung ist nicht geklärt."),
    ],
)
def test_each_question_answered_with_no_is_a_finding(question: str, text: str) -> None:
    answers = _SETTLED | {question: Answer.NO}
    world = network(actors=_PAIR, ties=[tie(1, 1, 2, **answers)])
    (finding,) = interfaces(world)
    assert sentence(finding).startswith(text)
    assert finding.severity is Severity.NOTICE
    (pressing,) = interfaces(network(actors=_PAIR, ties=world.ties, shared=[shared(1, 2, 3)]))
    assert pressing.severity is Severity.IMPORTANT


def test_questions_that_nobody_asked_are_a_hint_where_it_matters() -> None:
    open_tie = tie(1, 1, 2, **(_SETTLED | {"lead_is_clear": Answer.UNKNOWN}))
    assert interfaces(network(actors=_PAIR, ties=[open_tie])) == ()
    found = interfaces(network(actors=_PAIR, ties=[open_tie], shared=[shared(1, 2, 3)]))
    assert [sentence(finding) for finding in found] == [
        "Ausländerbehörde und Jobcenter: Eine der 5 Prüffragen zur Schnittstelle ist noch offen."
    ]


def test_a_pair_named_from_both_sides_is_one_pair() -> None:
    world = network(actors=_PAIR, shared=[shared(1, 2, 5), shared(2, 1, 5)])
    assert codes(interfaces(world)) == [FindingCode.PAIR_WITHOUT_COOPERATION]


def test_a_pair_with_several_answers_of_no_is_one_finding() -> None:
    answers = _SETTLED | {"can_exchange": Answer.NO, "may_exchange": Answer.NO}
    world = network(actors=_PAIR, ties=[tie(1, 1, 2, **answers)])
    (finding,) = interfaces(world)
    assert sentence(finding) == (
        "Ausländerbehörde und Jobcenter: Mit Nein beantwortet ist „können Daten austauschen“ und "
        "„dürfen Daten austauschen“."
    )

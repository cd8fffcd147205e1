"""What holds for all findings, whatever the network."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gkdesk.network.findings import FindingOptions, analyse_all
from gkdesk.network.findings.finding import About
from gkdesk.network.findings.gaps import GapOptions
from gkdesk.network.findings.matrix import MatrixOptions
from gkdesk.network.graph import Agreed, Network, Sitting
from gkdesk.text.codes.clients import CefrLevel, RecordKind
from gkdesk.text.codes.findings import Analysis, FindingCode
from gkdesk.text.codes.network import Answer, FormalBasis, NeedState
from gkdesk.text.findings.limits import LIMITS
from gkdesk.text.findings.meaning import MEANINGS
from tests.unit.network.findings.findings_kit import (
    LEADING_ROLES,
    STATUS_GROUPS,
    TODAY,
    actor,
    group,
    need,
    network,
    offer,
    person,
    seat,
    sentence,
    shared,
    tie,
)

_FIELDS = MatrixOptions(fields=("language", "work", "housing"))
_OPTIONS = FindingOptions(
    gaps=GapOptions(_FIELDS, status_groups=STATUS_GROUPS), leading_roles=LEADING_ROLES
)
_PROPERTY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

_LIVING = range(1, 7)
_GONE = range(90, 93)
_any_organisation = st.sampled_from([*_LIVING, *_GONE])
_days = st.none() | st.dates(dt.date(2023, 1, 1), TODAY)
_answers = st.sampled_from(Answer)
_levels = st.none() | st.sampled_from(CefrLevel)
_statuses = st.sets(st.sampled_from(["toleration", "permission_to_stay", "settlement"])).map(tuple)
_names = st.sampled_from(["", "Stelle", "stelle", "Träger e. V."])
_places = st.sampled_from([None, 1, 2])
_fields = st.sampled_from(["", "language", "work"])
_agreements = st.lists(
    st.builds(Agreed, st.sampled_from(FormalBasis), _days, _days, _days), max_size=2
).map(tuple)


@st.composite
def _people(draw: st.DrawFn, first: int) -> tuple[object, ...]:
    return tuple(
        person(
            first + number,
            has_deputy=draw(st.booleans()),
            is_fixed=draw(st.booleans()),
            verified_on=draw(_days),
            function=draw(st.sampled_from(["", "Leitung"])),
        )
        for number in range(draw(st.integers(0, 3)))
    )


@st.composite
def _networks(draw: st.DrawFn) -> Network:
    kinds = st.sampled_from(["integration_centre", "jobcenter", "youth_office", "own_1"])
    seats = st.builds(
        seat,
        st.none() | _any_organisation,
        st.sampled_from([None, 100, 200, 800, 999]),
        role=st.sampled_from(["lead", "member"]),
        has_deputy=st.booleans(),
    )
    sittings = st.builds(Sitting, st.dates(dt.date(2025, 1, 1), TODAY), st.none() | st.just(1))
    return network(
        actors=[
            actor(
                number,
                kind=draw(kinds),
                people=draw(_people(100 * number)),
                verified_on=draw(_days),
            )
            for number in _LIVING
        ],
        ties=[
            tie(
                1000 + number,
                draw(_any_organisation),
                draw(_any_organisation),
                may_exchange=draw(_answers),
                lead_is_clear=draw(_answers),
                agreements=draw(_agreements),
                verified_on=draw(_days),
            )
            for number in range(draw(st.integers(0, 6)))
        ],
        groups=[
            group(
                2000 + number,
                draw(st.lists(seats, max_size=4)),
                draw(st.sampled_from(["core_group", "steering_group", "other"])),
                name=draw(_names),
                sittings=tuple(draw(st.lists(sittings, max_size=4))),
            )
            for number in range(draw(st.integers(0, 5)))
        ],
        offers=[
            offer(
                3000 + number,
                draw(_fields),
                name=draw(_names),
                provider=draw(st.none() | _any_organisation),
                statuses=draw(_statuses),
                level_from=draw(_levels),
                municipality=draw(_places),
                childcare=draw(_answers),
                verified_on=draw(_days),
            )
            for number in range(draw(st.integers(0, 5)))
        ],
        needs=[
            need(
                4000 + number,
                draw(_fields),
                topic=draw(_names),
                statuses=draw(_statuses),
                level=draw(_levels),
                municipality=draw(_places),
                childcare=draw(st.booleans()),
                count=draw(st.none() | st.integers(0, 5)),
                state=draw(st.sampled_from(NeedState)),
            )
            for number in range(draw(st.integers(0, 5)))
        ],
        shared=draw(
            st.lists(
                st.builds(shared, _any_organisation, _any_organisation, st.integers(0, 12)),
                max_size=6,
            )
        ),
        unattached=draw(_people(800)),
    )


def _shuffled(draw: st.DataObject, world: Network) -> Network:
    def mixed(records: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(draw.draw(st.permutations(records)))

    inside = {"actors": ("people",), "ties": ("agreements",), "groups": ("seats", "sittings")}
    parts = {}
    for name in ("actors", "ties", "groups", "offers", "needs", "shared", "unattached"):
        records = [
            dataclasses.replace(
                record, **{key: mixed(getattr(record, key)) for key in inside.get(name, ())}
            )
            for record in getattr(world, name)
        ]
        parts[name] = mixed(tuple(records))
    return dataclasses.replace(world, **parts)


@_PROPERTY
@given(_networks(), st.data())
def test_the_order_of_the_records_changes_neither_findings_nor_their_order(
    world: Network, data: st.DataObject
) -> None:
    assert analyse_all(_shuffled(data, world), _OPTIONS) == analyse_all(world, _OPTIONS)


def _alive(world: Network) -> set[About]:
    alive = {About(RecordKind.ORGANISATION, record.id) for record in world.actors}
    alive |= {About(RecordKind.COOPERATION, record.id) for record in world.ties}
    alive |= {About(RecordKind.BODY, record.id) for record in world.groups}
    alive |= {About(RecordKind.OFFER, record.id) for record in world.offers}
    open_needs = [n for n in world.needs if n.state in {NeedState.OPEN, NeedState.IN_WORK}]
    alive |= {About(RecordKind.NEED, record.id) for record in open_needs}
    people = [*world.unattached, *(p for record in world.actors for p in record.people)]
    return alive | {About(RecordKind.CONTACT_PERSON, record.id) for record in people}


@_PROPERTY
@given(_networks())
def test_no_finding_is_about_an_ended_record(world: Network) -> None:
    alive = _alive(world)
    gone_ties = {
        About(RecordKind.COOPERATION, one.id)
        for one in world.ties
        if {one.first, one.second} & set(_GONE)
    }
    for finding in analyse_all(world, _OPTIONS):
        assert set(finding.about) <= alive - gone_ties


@_PROPERTY
@given(_networks())
def test_every_sentence_is_whole_and_every_key_is_its_own(world: Network) -> None:
    findings = analyse_all(world, _OPTIONS)
    for finding in findings:
        text = sentence(finding)
        assert re.fullmatch(r"\S.*\S\.", text), text
        assert not re.search(
            r"  |„“|\(\)|None|\{|\b1 Menschen|: ?[.;]|^:|, \.|(?<![\d,])0 ", text
        ), text
    keys = [finding.key for finding in findings]
    assert len(set(keys)) == len(keys)


@_PROPERTY
@given(_networks())
def test_no_count_of_one_or_two_clients_leaves_the_analyses(world: Network) -> None:
    told = {FindingCode.PAIR_WITHOUT_COOPERATION, FindingCode.NEED_UNMET}
    for finding in analyse_all(world, _OPTIONS):
        if finding.code in told:
            assert finding.facts.number not in {1, 2}
            assert not re.search(r"\b[12] Menschen", sentence(finding))


def test_what_is_set_aside_stays_so_when_names_and_counts_change() -> None:
    before = network(
        actors=[actor(1, "Amt", people=(person(5),)), actor(2)], shared=[shared(1, 2, 5)]
    )
    after = network(
        actors=[actor(1, "Fachdienst", people=(person(5),)), actor(2)], shared=[shared(2, 1, 8)]
    )
    assert {f.key for f in analyse_all(before)} == {f.key for f in analyse_all(after)}


@pytest.mark.parametrize("analysis", Analysis)
def test_every_analysis_says_what_it_means_and_what_it_does_not(analysis: Analysis) -> None:
    meaning = MEANINGS[analysis]
    assert meaning.title
    assert meaning.means.endswith(".")
    assert meaning.does_not_mean.endswith(".")


@pytest.mark.parametrize("analysis", [each for each in Analysis if each is not Analysis.FIGURES])
def test_an_analysis_names_its_limits_as_a_proposal_of_the_program(analysis: Analysis) -> None:
    _text, limits = MEANINGS[analysis].does_not_mean.split("Grenze: ")
    assert re.search(r"\d", limits)
    assert limits.endswith(" – Vorschlag von gkdesk.")


def test_the_note_on_interfaces_says_that_shared_work_is_known_from_clients_in_the_store() -> None:
    note = MEANINGS[Analysis.INTERFACES].does_not_mean
    assert "erkennt gkdesk an den Klientinnen und Klienten im Bestand" in note
    assert f"ab {LIMITS.shared_clients} gilt ein Paar" in note


def test_no_wording_blames() -> None:
    words = [text for m in MEANINGS.values() for text in (m.means, m.does_not_mean)]
    harsh = r"versäum|Versagen|schuld|mangelhaft|säumig|verweiger|unzuverlässig|überlastet|schlecht"
    assert not [text for text in words if re.search(harsh, text, re.IGNORECASE)]

"""Proposals from what the program knows: right values, their origin and day, taken or not."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput
from gkdesk.services.clients.fields import StatusEntry
from gkdesk.services.office import OfficeFacts
from gkdesk.services.register.fields import Agreement, Membership
from gkdesk.services.working_aids.prefill.fitting import fit
from gkdesk.services.working_aids.prefill.known import Fact, KnownRow, Moment, Table
from gkdesk.services.working_aids.prefill.sources import ROWS, SINGLE
from gkdesk.services.working_aids.views import ProposalState
from gkdesk.text.codes.findings import Territory
from gkdesk.text.codes.meetings import Attendance, ItemState
from gkdesk.text.codes.network import FormalBasis
from gkdesk.text.ids import AidId
from gkdesk.working_aids import reading
from gkdesk.working_aids.bindings import BINDINGS
from gkdesk.working_aids.form import Ref
from gkdesk.working_aids.template import Group, Kind, Question
from tests.factories import (
    a_body,
    a_case_item,
    a_client,
    a_contact,
    a_cooperation,
    a_meeting,
    a_need,
    a_participant,
    an_issue,
    an_offer,
    an_organisation,
)
from tests.unit.services.working_aids.aid_kit import (
    MEETS,
    YEAR,
    a_row,
    begun,
    fixed_row,
)

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import OrganisationId

TODAY = dt.date(2026, 11, 18)
LISTS = reading.scales()


def test_every_source_that_a_template_may_name_is_read() -> None:
    assert {name for name, each in BINDINGS.items() if not each.columns} == set(SINGLE)
    assert {name for name, each in BINDINGS.items() if each.columns} == set(ROWS)


def fact(workspace: Workspace, source: str, year: int = YEAR) -> Fact | None:
    with workspace._store.read() as session:
        keeps = workspace.office.keeps_cases()
        return SINGLE[source](Moment(session, year, TODAY, keeps_cases=keeps))


def number(workspace: Workspace, source: str, year: int = YEAR) -> int | None:
    found = fact(workspace, source, year)
    return None if found is None else found.number


def rows(workspace: Workspace, source: str, entries: str = "") -> tuple[KnownRow, ...]:
    table = Table(Group("t", "T", (), repeat=True, rows=entries), LISTS.get(entries))
    with workspace._store.read() as session:
        return ROWS[source](Moment(session, YEAR, TODAY), table)


@pytest.fixture
def core(workspace: Workspace) -> dict[str, OrganisationId]:
    """Return a core group of three, one of which came and one of which left this year."""
    kinds = {"jc": "jobcenter", "abh": "foreigners_office", "social": "asylum_benefits"}
    found = {
        key: an_organisation(workspace, name=f"Stelle {key}", short_name="", kind=kind)
        for key, kind in kinds.items()
    }
    body = a_body(workspace)
    terms = {
        "jc": (dt.date(2024, 1, 1), None),
        "abh": (dt.date(2026, 3, 1), None),
        "social": (dt.date(2024, 1, 1), dt.date(2026, 6, 30)),
    }
    for key, (since, until) in terms.items():
        seat = Membership(organisation_id=found[key], since=since, until=until)
        workspace.bodies.save_seat(body, seat)
    return found


def test_the_core_group_is_counted_as_of_the_round(
    workspace: Workspace, core: dict[str, OrganisationId]
) -> None:
    now, then = fact(workspace, "core_group.members"), fact(workspace, "core_group.members", 2025)
    assert now is not None
    assert then is not None
    assert (now.number, now.text) == (2, "Stelle abh, Stelle jc")
    assert then.text == "Stelle jc, Stelle social"


def test_who_came_and_who_left_is_named_with_its_kind(
    workspace: Workspace, core: dict[str, OrganisationId]
) -> None:
    left, joined = fact(workspace, "core_group.left"), fact(workspace, "core_group.joined")
    assert left is not None
    assert joined is not None
    assert (left.text, joined.text) == ("Stelle social", "Stelle abh")
    question = Question("q", Kind.SELECT_MULTIPLE, "Q", choices="akteure")
    assert fit(left, question, LISTS["akteure"]) == "social_office"


def test_actors_are_found_by_the_kinds_they_stand_for(
    workspace: Workspace, core: dict[str, OrganisationId]
) -> None:
    known = {row.entry: row.cells for row in rows(workspace, "actors", "akteure")}
    assert known["jobcenter"]["member"].yes
    assert known["jobcenter"]["organisation"].text == "Stelle jc"
    assert not known["social_office"]["member"].yes
    assert "municipalities" not in known


def test_nothing_is_said_of_a_core_group_that_nobody_entered(workspace: Workspace) -> None:
    assert fact(workspace, "core_group.members") is None
    assert rows(workspace, "actors", "akteure") == ()


def test_agreements_in_force_are_counted_with_their_parties(workspace: Workspace) -> None:
    first, second = (an_organisation(workspace, name=name) for name in ("Eins", "Zwei"))
    tie = a_cooperation(workspace, first, second)
    for basis, until in (
        (FormalBasis.AGREEMENT, None),
        (FormalBasis.AGREEMENT, dt.date(2026, 1, 31)),
        (FormalBasis.LETTER_OF_INTENT, None),
    ):
        signed = dt.date(2025, 1, 1)
        workspace.cooperations.save_agreement(
            tie, Agreement(basis=basis, signed_on=signed, runs_until=until)
        )
    assert number(workspace, "agreements.count") == 1
    assert number(workspace, "agreements.count", 2025) == 2
    parties = fact(workspace, "agreements.parties")
    assert parties is not None
    assert (parties.text, parties.number) == ("Eins, Zwei", 2)
    assert len(rows(workspace, "agreements")) == 2


@pytest.mark.parametrize(
    ("basis", "stand"),
    [(FormalBasis.LIVED, "ja"), (FormalBasis.ADMINISTRATIVE_AGREEMENT, "ja_schriftlich")],
)
def test_working_with_the_immigration_office_is_in_writing_or_not(
    workspace: Workspace, basis: FormalBasis, stand: str
) -> None:
    office = an_organisation(workspace, name="ABH", kind="foreigners_office")
    a_cooperation(workspace, office, an_organisation(workspace), basis=basis)
    found = fact(workspace, "agreements.immigration_office")
    assert found is not None
    scale = Question("q", Kind.SELECT_ONE, "Q", choices="stand")
    assert fit(found, scale, LISTS["stand"]) == stand
    assert fit(found, scale, LISTS["planung"]) == "umgesetzt"


def test_what_is_not_entered_is_no_no(workspace: Workspace) -> None:
    for source in ("agreements.any", "agreements.immigration_office", "conferences.held"):
        assert fact(workspace, source) is None


def test_conferences_of_the_year_are_counted(workspace: Workspace) -> None:
    client = a_client(workspace)
    office = an_organisation(workspace, name="ABH", kind="foreigners_office")
    for day in (dt.date(2026, 5, 4), dt.date(2026, 6, 8), dt.date(2025, 6, 2)):
        meeting = a_meeting(workspace, on=day)
        item = a_case_item(workspace, meeting, client)
        a_participant(workspace, meeting, organisation_id=office, attendance=Attendance.PRESENT)
        workspace.meetings.begin(meeting)
        workspace.agenda.settle(meeting, item, ItemState.DISCUSSED)
        workspace.meetings.end(meeting)
    a_meeting(workspace, on=dt.date(2026, 10, 1))
    assert number(workspace, "conferences.count") == 2
    assert number(workspace, "conferences.cases") == 1
    assert number(workspace, "conferences.immigration_office") == 2
    assert number(workspace, "conferences.count", 2025) == 1


def test_clients_are_counted_by_their_status_of_the_day(workspace: Workspace) -> None:
    training = StatusEntry("toleration_training", since=dt.date(2026, 2, 1))
    before = StatusEntry("toleration", since=dt.date(2024, 2, 1), until=dt.date(2026, 1, 31))
    a_client(workspace, before, training)
    a_client(workspace, before, official_name="Amina Yusuf")
    assert number(workspace, "clients.count") == 2
    assert number(workspace, "clients.training_toleration") == 1
    counted = {
        row.entry: row.cells["count"].number
        for row in rows(workspace, "status_counts", "aufenthalt")
    }
    assert counted == {"toleration_training": 1}
    (ages,) = rows(workspace, "age_counts", "altersgruppe")
    assert (ages.entry, ages.cells["count"].number) == ("unknown", 2)
    (genders,) = rows(workspace, "gender_counts", "geschlecht")
    assert (genders.entry, genders.cells["count"].number) == ("no_entry", 2)


def test_an_office_without_cases_counts_no_clients(workspace: Workspace) -> None:
    a_client(workspace)
    workspace.office.keep_cases(on=False)
    assert fact(workspace, "clients.count") is None


def test_bodies_offers_needs_and_issues_are_rows(workspace: Workspace) -> None:
    a_body(workspace, name="Runder Tisch", began_on=dt.date(2019, 5, 1), goal="Abstimmen")
    an_offer(workspace, statuses=("toleration",), module="f2")
    a_need(workspace, group="Frauen mit Kindern")
    an_issue(workspace)
    (body,) = rows(workspace, "bodies")
    assert (body.label, body.cells["since"].day) == ("Runder Tisch", dt.date(2019, 5, 1))
    (offer,) = rows(workspace, "offers")
    assert offer.cells["open_to"].codes == ("tolerated",)
    (need,) = rows(workspace, "needs")
    assert (need.cells["group"].text, need.cells["open"].yes) == ("Frauen mit Kindern", True)
    (issue,) = rows(workspace, "issues")
    assert issue.label == "Wartezeiten beim Sprachkurs"
    (module,) = rows(workspace, "funding_modules", "bausteine")
    assert (module.entry, module.cells["state"].codes) == ("f2", ("beantragt",))


def test_the_office_names_itself(workspace: Workspace) -> None:
    workspace.office.save(
        OfficeFacts(alliance="Kreis Musterland", ags="05999", territory=Territory.DISTRICT)
    )
    sources = ("office.name", "office.municipality", "office.ags", "office.kind")
    facts = [fact(workspace, source) for source in sources]
    assert [each.text for each in facts if each] == [
        "Kreis Musterland",
        "Kreis Musterland",
        "05999",
        "Kreis",
    ]


@pytest.fixture
def aid(workspace: Workspace) -> AidId:
    return begun(workspace)


@pytest.fixture
def met(workspace: Workspace) -> None:
    """Let the core group have met twice this year."""
    body = a_body(workspace)
    for day in (dt.date(2026, 3, 2), dt.date(2026, 9, 7)):
        meeting = a_meeting(workspace, on=day, body_id=body)
        workspace.meetings.begin(meeting)


def test_a_proposal_names_its_origin_and_day(workspace: Workspace, aid: AidId, met: None) -> None:
    found = workspace.aids.prefill.proposals(aid).single[MEETS]
    assert found.sentence.replace("\N{NO-BREAK SPACE}", " ") == (
        "aus Konferenzen: 2 Sitzungen, Stand 18. 11. 2026"
    )
    assert (found.value, found.shown, found.as_of) == ("ja", "ja", TODAY)
    assert found.state is ProposalState.NEW


def test_a_proposal_becomes_an_answer_only_when_it_is_taken(
    workspace: Workspace, aid: AidId, met: None
) -> None:
    assert workspace.aids.filling.open(aid).question("trifft_sich").value == ""
    workspace.aids.prefill.accept(aid, [MEETS])
    taken = workspace.aids.filling.open(aid).question("trifft_sich")
    assert (taken.value, taken.source_on) == ("ja", TODAY)
    assert taken.source.startswith("aus Konferenzen")
    assert workspace.aids.prefill.proposals(aid).single[MEETS].state is ProposalState.TAKEN


def test_what_was_typed_over_a_proposal_is_ones_own(
    workspace: Workspace, aid: AidId, met: None
) -> None:
    workspace.aids.prefill.accept(aid, [MEETS])
    workspace.aids.filling.answer(aid, MEETS, "nein")
    assert workspace.aids.filling.open(aid).question("trifft_sich").source == ""
    assert workspace.aids.prefill.proposals(aid).single[MEETS].state is ProposalState.OTHER


def test_a_taken_proposal_is_refreshed_when_more_is_known(
    workspace: Workspace, aid: AidId, met: None
) -> None:
    how_often = Ref("sitzungen")
    workspace.aids.prefill.accept(aid, [MEETS])
    workspace.aids.prefill.accept(aid, [how_often])
    meeting = a_meeting(workspace, on=dt.date(2026, 10, 5), body_id=_core_body(workspace))
    workspace.meetings.begin(meeting)
    found = workspace.aids.prefill.proposals(aid).single[how_often]
    assert (found.value, found.state) == ("3", ProposalState.OUTDATED)
    workspace.aids.prefill.accept(aid, [how_often])
    assert workspace.aids.filling.open(aid).question("sitzungen").value == "3"


def test_hidden_questions_get_no_proposals(workspace: Workspace, aid: AidId, met: None) -> None:
    assert Ref("sitzungen") not in workspace.aids.prefill.proposals(aid).single


def test_without_anything_known_nothing_is_taken(workspace: Workspace, aid: AidId) -> None:
    with pytest.raises(InvalidInput):
        workspace.aids.prefill.accept(aid, [MEETS])
    with pytest.raises(InvalidInput):
        workspace.aids.prefill.accept_rows(aid, "gremium")


def test_rows_are_proposed_once_and_taken_as_they_are(workspace: Workspace, aid: AidId) -> None:
    a_body(workspace, name="Runder Tisch", kind="other", began_on=dt.date(2019, 5, 1))
    a_body(workspace, name="Arbeitskreis", kind="other")
    own = a_row(workspace, aid)
    workspace.aids.filling.answer(aid, Ref("gremium_name", own), "runder tisch")
    found = workspace.aids.prefill.proposals(aid).rows["gremium"]
    assert [(row.label, row.is_there) for row in found.rows] == [
        ("Arbeitskreis", False),
        ("Runder Tisch", True),
    ]
    workspace.aids.prefill.accept_rows(aid, "gremium")
    shown = workspace.aids.filling.open(aid).table("gremium").rows
    assert [row.questions[0].value for row in shown] == ["runder tisch", "Arbeitskreis"]
    assert shown[1].questions[0].source.startswith("aus Netzwerk: 2 Zeilen")
    assert workspace.aids.prefill.proposals(aid).rows["gremium"].new == 0
    workspace.history.undo()
    assert len(workspace.aids.filling.open(aid).table("gremium").rows) == 1


def test_fixed_rows_get_their_values_cell_by_cell(
    workspace: Workspace, aid: AidId, core: dict[str, OrganisationId]
) -> None:
    row = fixed_row(workspace, aid, "akteur", "jobcenter")
    single = workspace.aids.prefill.proposals(aid).single
    assert single[Ref("akteur_dabei", row)].value == "ja"
    refs = [Ref("akteur_dabei", row), Ref("akteur_wer", row)]
    workspace.aids.prefill.accept(aid, refs)
    view = workspace.aids.filling.open(aid)
    assert [view.question(ref.question, row).shown for ref in refs] == ["ja", "Stelle jc"]


def test_nobody_is_named_who_sits_there_without_an_organisation(workspace: Workspace) -> None:
    body = a_body(workspace)
    person = a_contact(workspace, name="Geheimrat", function="Vorsitz")
    workspace.bodies.save_seat(body, Membership(contact_id=person))
    found = fact(workspace, "core_group.members")
    assert found is not None
    assert found.text == "Vorsitz"


def test_gaps_that_were_marked_are_proposed_for_the_summary(workspace: Workspace) -> None:
    aid = AidId(workspace.aids.rounds.begin("bedarfsanalyse", YEAR).ref or 0)
    row = fixed_row(workspace, aid, "sprache_themen", "alphabetisierung")
    workspace.aids.filling.answer(aid, Ref("sprache_luecke", row), "ja")
    workspace.aids.filling.answer(aid, Ref("sprache_gruppe", row), "Mütter")
    found = workspace.aids.prefill.proposals(aid).rows["luecken"]
    assert dict(found.rows[0].values) == {
        "luecke_bereich": "sprache",
        "luecke_thema": "alphabetisierung",
        "luecke_gruppe": "Mütter",
    }
    workspace.aids.prefill.accept_rows(aid, "luecken", [0])
    (gap,) = workspace.aids.filling.open(aid).table("luecken").rows
    workspace.aids.filling.answer(aid, Ref("luecke_beschreibung", gap.id), "Nichts am Abend")
    assert workspace.aids.prefill.proposals(aid).rows["luecken"].new == 0


def test_topics_find_offers_by_field_and_word(workspace: Workspace) -> None:
    an_offer(workspace, name="Alphabetisierungskurs am Vormittag", statuses=("toleration",))
    an_offer(workspace, name="Integrationskurs")
    aid = AidId(workspace.aids.rounds.begin("bedarfsanalyse", YEAR).ref or 0)
    row = fixed_row(workspace, aid, "sprache_themen", "alphabetisierung")
    single = workspace.aids.prefill.proposals(aid).single
    assert single[Ref("sprache_angebote", row)].value == "Alphabetisierungskurs am Vormittag"
    assert single[Ref("sprache_zugang", row)].value == "teilweise"


def test_every_shipped_template_can_be_filled_in_with_what_is_known(
    workspace: Workspace, core: dict[str, OrganisationId]
) -> None:
    workspace.profiles.choose("gemeinsam_klappts")
    for template in reading.shipped():
        aid = AidId(workspace.aids.rounds.begin(template.id, YEAR).ref or 0)
        found = workspace.aids.prefill.proposals(aid)
        if found.single:
            workspace.aids.prefill.accept(aid, list(found.single))
        view = workspace.aids.filling.open(aid)
        wrong = [each.ref for each in view.questions() if each.source and each.error]
        assert not wrong


def _core_body(workspace: Workspace) -> object:
    return workspace.bodies.rows()[0].id

"""The templates for KIM: how many items they have, what they hide, count and keep at home."""

from __future__ import annotations

import pytest

from gkdesk.text.wording.interface_checks import FOUR_CHECKS
from gkdesk.working_aids import reading
from gkdesk.working_aids.form import Form, Ref
from gkdesk.working_aids.tables import tables_in
from gkdesk.working_aids.template import Kind, Zone
from tests.unit.working_aids.template_items import KIM_SET

HEADINGS = (
    "zielgruppen akteure zustaendigkeiten vereinbarungen ressourcen zugang qualitaet datenschutz"
)
"""What the concept of a case management has to say, in the order of the handbook."""


@pytest.mark.parametrize("name", KIM_SET)
def test_a_table_that_takes_further_rows_asks_first_what_they_are(name: str) -> None:
    tables = [
        each
        for section in reading.template(name).sections
        for each in tables_in(section)
        if each.rows and each.more
    ]
    firsts = [next(each.questions()) for each in tables]
    assert [each.name for each in firsts if "_weiter" not in each.name] == []


def test_there_are_fifteen_factors_each_with_an_explanation_and_room_for_evidence() -> None:
    questions = {each.name: each for each in reading.template("erfolgsfaktoren").questions()}
    factors = [each.name for each in questions.values() if each.choices == "einschaetzung"]
    assert len(factors) == 15
    assert [questions[f"{each}_hinweis"].kind for each in factors] == [Kind.NOTE] * 15
    assert [questions[f"{each}_beleg"].zone for each in factors] == [Zone.LOCAL] * 15


def test_factors_are_counted_by_what_is_said_of_them() -> None:
    form = Form(reading.template("erfolgsfaktoren"))
    form.set(Ref("ziele"), "trifft_zu")
    form.set(Ref("steuerung"), "trifft_eher_zu")
    form.set(Ref("werte"), "trifft_nicht_zu")
    form.set(Ref("nutzen"), "keine_angabe")
    assert form.value(Ref("zahl_zutreffend")) == "2"
    assert form.value(Ref("zahl_unzutreffend")) == "1"


def test_every_step_is_a_section_of_its_number() -> None:
    sections = reading.template("zwoelf_etappen").sections
    assert [each.name for each in sections[:12]] == [f"etappe_{step}" for step in range(1, 13)]


def test_no_step_waits_for_another_one() -> None:
    form = Form(reading.template("zwoelf_etappen"))
    assert all(form.relevant(Ref(f"e{step}_stand")) for step in range(1, 13))
    form.set(Ref("e12_stand"), "in_arbeit")
    assert form.relevant(Ref("e12_beginn"))
    assert not form.errors()


@pytest.mark.parametrize("step", range(1, 13))
def test_a_step_that_is_skipped_asks_for_the_reason_alone(step: int) -> None:
    form = Form(reading.template("zwoelf_etappen"))
    form.set(Ref(f"e{step}_stand"), "uebersprungen")
    section = reading.template("zwoelf_etappen").sections[step - 1]
    shown = [
        each.name
        for each in section.questions()
        if each.kind is not Kind.NOTE and form.relevant(Ref(each.name))
    ]
    assert shown == [f"e{step}_stand", f"e{step}_grund"]
    assert form.value(Ref("zahl_uebersprungen")) == "1"


def test_a_step_does_not_end_before_it_began() -> None:
    form = Form(reading.template("zwoelf_etappen"))
    form.set(Ref("e3_stand"), "abgeschlossen")
    form.set(Ref("e3_beginn"), "2020-05-04")
    form.set(Ref("e3_ende"), "2020-05-03")
    assert form.error(Ref("e3_ende"))
    form.set(Ref("e3_ende"), "2020-05-04")
    assert form.error(Ref("e3_ende")) is None


def test_a_concept_has_the_headings_of_the_handbook_first() -> None:
    sections = reading.template("cm_konzept").sections
    assert [each.name for each in sections[:8]] == HEADINGS.split()


def test_a_concept_goes_through_the_steps_of_case_management() -> None:
    rows = reading.template("cm_konzept").lists["prozessschritte"].choices
    assert [each.name for each in rows] == [
        "intake",
        "assessment",
        "zielvereinbarung",
        "hilfeplanung",
        "linking",
        "monitoring",
        "evaluation",
    ]


def test_a_profile_has_five_boxes_between_its_head_and_its_rating() -> None:
    sections = reading.template("steckbrief").sections
    assert [each.label for each in sections if each.name.startswith("feld_")] == [
        "Ziele",
        "Kurzbeschreibung",
        "Umsetzungshinweise",
        "Beteiligte",
        "Beispiele",
    ]


def test_the_checks_of_an_interface_are_those_of_the_network() -> None:
    table = [
        each
        for each in reading.template("schnittstellen").questions()
        if each.choices == "pruefung"
    ]
    assert len(table) == len(FOUR_CHECKS)


def test_interfaces_are_counted_and_only_the_numbers_leave() -> None:
    form = Form(reading.template("schnittstellen"))
    for answers in (("yes", "yes", "yes", "yes"), ("no", "unknown", "no", "no")):
        row, _ = form.add_row("pruefliste")
        form.set(Ref("stelle_von", row), "Sozialamt")
        names = ("kennen", "koennen", "duerfen", "informieren")
        for name, answer in zip(names, answers, strict=True):
            form.set(Ref(f"stelle_{name}", row), answer)
    form.add_row("pruefliste")
    found = {
        name: form.value(Ref(f"zahl_{name}"))
        for name in ("schnittstellen", "ganz", "kennen_nein", "koennen_nein", "unbekannt")
    }
    assert found == {
        "schnittstellen": "2",
        "ganz": "1",
        "kennen_nein": "1",
        "koennen_nein": "0",
        "unbekannt": "1",
    }
    sections = reading.template("schnittstellen").sections
    checks = next(each for each in sections if each.name == "pruefungen")
    sent = [each.kind for each in checks.questions() if each.zone is Zone.RETURN]
    assert set(sent) == {Kind.CALCULATE}


def test_the_legal_basis_is_asked_where_data_may_be_exchanged() -> None:
    form = Form(reading.template("schnittstellen"))
    row, _ = form.add_row("pruefliste")
    assert not form.relevant(Ref("stelle_grundlage", row))
    form.set(Ref("stelle_duerfen", row), "yes")
    assert form.relevant(Ref("stelle_grundlage", row))


def test_who_to_talk_to_at_the_immigration_office_stays_here() -> None:
    template = reading.template("integrationschancen_konzept")
    named = ("abh_personen", "cm_kommune", "cm_kommune_kontakt", "status_anzahl")
    assert {template.question(each).zone for each in named} == {Zone.LOCAL}


def test_the_yearly_item_of_the_steering_group_asks_for_its_day() -> None:
    form = Form(reading.template("integrationschancen_konzept"))
    assert form.relevant(Ref("naechster_termin"))
    assert not form.relevant(Ref("zuletzt"))
    form.set(Ref("jaehrlich"), "ja")
    assert form.relevant(Ref("zuletzt"))


def test_only_the_aids_that_followed_each_other_year_by_year_share_a_series() -> None:
    asked: dict[str, set[str]] = {}
    for template in reading.shipped():
        for question in template.questions():
            if question.series:
                asked.setdefault(question.series, set()).add(template.id.removesuffix("_kurz"))

    yearly = {"prozess_2020", "prozess_2021", "nachhaltigkeit_2022"}
    shared = {series: aids for series, aids in asked.items() if len(aids) > 1}
    assert shared
    assert all(aids <= yearly for aids in shared.values()), shared

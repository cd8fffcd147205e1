"""The shipped templates hold what they have to, say where it comes from, and keep names at home."""

from __future__ import annotations

import csv
import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from gkdesk import paths
from gkdesk.working_aids import bindings, checking, numbering, reading
from gkdesk.working_aids.form import Form, Ref
from gkdesk.working_aids.template import CHOSEN, Group, Kind, Origin, Zone
from tests.unit.working_aids.template_items import KIM_SET, Wanted, wanted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.working_aids.template import Question, Template

REBUILT = (
    "strukturen",
    "strukturen_kurz",
    "bedarfsanalyse",
    "prozess_2020",
    "prozess_2021",
    "nachhaltigkeit_2022",
)
IDS = (*REBUILT, *KIM_SET)
SOURCE = re.compile(r"(Abschlussbericht 2023|Handbuch KIM), Z\. \d+(-\d+)?(, \d+(-\d+)?)*")
NAME = re.compile(r"[a-z][a-z0-9_]*")
ASKS_FOR_A_PERSON = re.compile(
    r"\b(Name|Namen|Vorname|Nachname|Ansprechperson|Ansprechpersonen|Telefon|E-Mail|heißt)\b"
)
TOPICS = {
    "lebenssituation": (
        "kinderbetreuung kita_platz wohnen mobilitaet gesundheit soziale_kontakte freizeit "
        "verpflichtungen"
    ),
    "beratung": "jmd case_management psychologische_begleitung wartezeiten",
    "sprache": (
        "integrationskurs berufssprachkurs fachsprache ausbildungsvorbereitend sprache_beruf "
        "alphabetisierung muetter teilzeit_schicht sprache_nachhilfe"
    ),
    "schule": "abschluss_ueber_18 schule_nachhilfe grundkenntnisse edv",
    "arbeit": (
        "berufsorientierung vorbereitung begleitung ausbildungsfinanzierung uebergang praktika "
        "teilzeitausbildung"
    ),
    "jugendhilfe": "care_leaver junge_volljaehrige",
}


@pytest.fixture(params=IDS)
def template(request: pytest.FixtureRequest) -> Template:
    return reading.template(request.param)


def test_a_template_has_no_problem(template: Template) -> None:
    assert not checking.problems(template)


@pytest.mark.parametrize("name", REBUILT)
def test_a_template_of_the_initiative_says_that_it_is_our_reconstruction(name: str) -> None:
    template = reading.template(name)
    assert template.about.startswith("Nachbildung nach dem Abschlussbericht 2023")
    assert {"gemeinsam_klappts", "own"} <= set(template.profiles)


@pytest.mark.parametrize("name", KIM_SET)
def test_a_template_for_kim_says_that_questions_and_zones_are_ours(name: str) -> None:
    template = reading.template(name)
    assert template.about.startswith("Eigene Zusammenstellung nach dem ")
    assert "die Einteilung in „bleibt hier“ und „Rücksendeteil“" in template.about
    assert template.profiles == ("kim", "own")
    assert template.year == 0


def test_a_template_names_the_lines_it_follows(template: Template) -> None:
    assert template.sources
    assert all(SOURCE.fullmatch(each) for each in template.sources)


def test_every_name_is_plain_and_stands_once(template: Template) -> None:
    found = [each.name for each in template.questions()]
    found += [each.name for each in _groups(template)]
    assert [each for each in found if not NAME.fullmatch(each)] == []
    assert sorted(found) == sorted(set(found))


def test_every_reported_question_says_where_it_is_reported(template: Template) -> None:
    reported = [each for each in template.questions() if each.origin is Origin.REPORTED]
    assert reported
    assert [each.name for each in reported if not SOURCE.fullmatch(each.source)] == []
    given = [each for each in template.questions() if each.source]
    assert [each.name for each in given if not SOURCE.fullmatch(each.source)] == []


def test_the_answers_of_every_series_say_what_counts_as_yes(template: Template) -> None:
    keyed = [each for each in template.questions() if each.series]
    assert [each.name for each in keyed if not template.lists[each.choices].yes] == []


def test_every_limit_says_what_is_expected(template: Template) -> None:
    limited = [each for each in template.questions() if each.constraint]
    assert [each.name for each in limited if not each.constraint_message.endswith(".")] == []


def test_no_question_that_is_sent_back_asks_for_a_person(template: Template) -> None:
    asking = [
        each.name
        for each in template.questions()
        if each.zone is Zone.RETURN
        and (
            {"name", "ansprechperson", "telefon", "mail"} & set(each.name.split("_"))
            or ASKS_FOR_A_PERSON.search(each.label)
        )
        and each.kind not in CHOSEN
    ]
    assert asking == []


def test_every_closed_question_leaves_room_for_an_explanation(template: Template) -> None:
    columns = {
        each.name for group in _groups(template) if group.repeat for each in group.questions()
    }
    without = [
        each.name
        for each in template.questions()
        if each.kind in CHOSEN
        and not (each.remark or each.coded)
        and (each.zone is Zone.RETURN or each.name not in columns)
    ]
    assert without == []


def test_help_for_coding_is_ours_and_stands_below_an_open_question(template: Template) -> None:
    before: Question | None = None
    for each in template.questions():
        if each.coded:
            assert each.kind is Kind.SELECT_MULTIPLE
            assert each.origin is Origin.OWN
            assert before is not None
            assert (before.kind, before.zone) == (Kind.TEXT, each.zone), each.name
        before = each


def test_every_section_and_question_has_a_number(template: Template) -> None:
    numbers = numbering.numbers(template)
    asked = [each for each in template.questions() if each.kind not in {Kind.NOTE, Kind.CALCULATE}]
    assert [each.name for each in asked if each.name not in numbers] == []
    assert [numbers[each.name] for each in template.sections] == [
        str(place) for place in range(1, len(template.sections) + 1)
    ]


def test_every_source_in_the_program_exists(template: Template) -> None:
    named = [each.prefill for each in template.questions() if each.prefill]
    assert [each for each in named if not bindings.is_known(each)] == []
    tables = [each.prefill for each in _groups(template) if each.prefill]
    assert [each for each in tables if not bindings.gives_rows(each)] == []


@pytest.mark.parametrize("each", wanted(), ids=str)
def test_what_the_report_tells_of_is_asked(each: Wanted) -> None:
    template = reading.template(each.template)
    question = template.question(each.question)
    assert question.choices == each.choices
    if each.codes:
        offered = {choice.name for choice in template.lists[each.choices].choices}
        assert set(each.codes.split()) <= offered


def test_the_scales_have_the_answers_of_the_report() -> None:
    words = {
        name: [choice.label for choice in reading.scales()[name].choices]
        for name in ("planung", "stand", "fortfuehrung")
    }
    assert words == {
        "planung": [
            "umgesetzt",
            "in Planung",
            "noch nicht geplant, aber sinnvoll",
            "keine Notwendigkeit",
            "nicht umsetzbar",
            "keine Angabe",
        ],
        "stand": ["nein", "ja", "ja, schriftlich fixiert", "keine Angabe"],
        "fortfuehrung": [
            "wie bisher",
            "wird verändert oder ersetzt",
            "wird beendet",
            "noch nicht bekannt",
        ],
    }
    assert reading.scales()["planung"].yes == {"umgesetzt"}
    assert reading.scales()["stand"].yes == {"ja", "ja_schriftlich"}
    assert reading.scales()["vorhanden"].yes == {"ja"}


def test_the_actors_are_those_of_the_statewide_composition_and_some_more() -> None:
    path = paths.resources() / "network" / "bkg-zusammensetzung-2019.csv"
    with path.open(encoding="utf-8") as text:
        table = list(csv.DictReader(text, delimiter=";"))
    known = reading.scales()["akteure"].choices
    counted = [each for each in known if each.columns["tabelle2"] == "ja"]
    assert [
        (each.columns["bereich"], each.columns["arten"], each.label.partition(" (")[0])
        for each in counted
    ] == [(row["bereich"], row["art"], row["akteur"].partition(" (")[0]) for row in table]
    more = {each.name for each in known} - {each.name for each in counted}
    assert more == {
        "chamber_of_crafts",
        "health_office",
        "school_supervision",
        "welfare_association",
        "migrant_organisation",
        "volunteer_initiative",
        "sport",
        "business_development",
        "university",
        "municipalities",
    }


@pytest.mark.parametrize(
    ("name", "file"), [("aufenthalt", "residence_status"), ("bausteine", "funding_module")]
)
def test_codes_of_the_program_are_codes_of_the_list(name: str, file: str) -> None:
    path = paths.resources() / "codes" / f"{file}.toml"
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["entry"]
    assert [each.name for each in reading.scales()[name].choices] == [
        each["code"] for each in entries
    ]


@pytest.mark.parametrize("area", TOPICS)
def test_every_topic_of_the_needs_can_be_named_as_a_gap(area: str) -> None:
    lists = reading.template("bedarfsanalyse").lists
    topics = [each.name for each in lists[f"themen_{area}"].choices]
    assert topics == TOPICS[area].split()
    gaps = [each for each in lists["analysethema"].choices if each.columns["bereich"] == area]
    assert [each.name for each in gaps] == [*topics, f"{area}_weiteres"]
    assert {each.columns["baustein"] for each in gaps} <= {
        "f1",
        "f2",
        "f3",
        "f4",
        "f5",
        "sonstiges",
    }


def test_what_is_asked_of_the_area_around_depends_on_the_authority() -> None:
    form = Form(reading.template("prozess_2020"))
    shown = {}
    for authority in ("district", "city", "town"):
        form.set(Ref("gebietskoerperschaft"), authority)
        shown[authority] = [
            name for name in ("raum_kreis", "raum_kommune") if form.relevant(Ref(name))
        ]
    assert shown == {"district": ["raum_kreis"], "city": [], "town": ["raum_kommune"]}


def test_bodies_are_counted_by_where_they_come_from() -> None:
    form = Form(reading.template("strukturen"))
    for origin in ("kaoa", "kaoa", "angekommen"):
        row, _ = form.add_row("gremien")
        form.set(Ref("gremium_herkunft", row), origin)
    assert form.value(Ref("zahl_kaoa")) == "2"
    assert form.value(Ref("zahl_angekommen")) == "1"
    assert form.value(Ref("zahl_willkommen")) == "0"


def test_a_gap_offers_the_topics_of_its_area() -> None:
    form = Form(reading.template("bedarfsanalyse"))
    row, _ = form.add_row("luecken")
    form.set(Ref("luecke_bereich", row), "jugendhilfe")
    assert [each.name for each in form.choices(Ref("luecke_thema", row))] == [
        "care_leaver",
        "junge_volljaehrige",
        "jugendhilfe_weiteres",
    ]


def test_meetings_held_online_are_no_more_than_all_meetings() -> None:
    form = Form(reading.template("prozess_2021"))
    form.set(Ref("sitzungen_gesamt"), "4")
    form.set(Ref("sitzungen_virtuell"), "5")
    assert form.error(Ref("sitzungen_virtuell"))
    form.set(Ref("sitzungen_virtuell"), "4")
    assert form.error(Ref("sitzungen_virtuell")) is None


def test_no_difficulty_cannot_be_ticked_beside_one() -> None:
    form = Form(reading.template("prozess_2020"))
    form.set(Ref("traegersuche_probleme"), "keine finanzierung")
    assert form.error(Ref("traegersuche_probleme"))
    form.set(Ref("traegersuche_probleme"), "keine")
    assert form.error(Ref("traegersuche_probleme")) is None


def test_only_the_summary_of_the_needs_is_sent_back() -> None:
    template = reading.template("bedarfsanalyse")
    sent = {
        section.name
        for section in template.sections
        for each in section.questions()
        if each.zone is Zone.RETURN
    }
    assert sent == {"zusammenfassung"}


def test_who_sits_in_the_core_group_stays_here_but_for_its_kind() -> None:
    template = reading.template("strukturen")
    section = next(each for each in template.sections if each.name == "akteure_kerngruppe")
    assert [each.name for each in section.questions() if each.zone is Zone.RETURN] == [
        "akteur_weiterer",
        "akteur_mitglied",
    ]


def test_the_same_question_has_the_same_key_in_every_year() -> None:
    years = {
        name: {each.series: each.choices for each in reading.template(name).questions()}
        for name in ("prozess_2020", "prozess_2021", "nachhaltigkeit_2022")
    }
    for key in ("kv_abgeschlossen", "kooperation_abh", "kv_traeger"):
        assert [years[name][key] for name in years] == ["planung", "stand", "vorhanden"]
    assert years["prozess_2021"]["fallkonferenzen"] == "stand"
    assert years["nachhaltigkeit_2022"]["fallkonferenzen"] == "vorhanden"


def _groups(template: Template) -> Iterator[Group]:
    for section in template.sections:
        yield section
        yield from _inside(section)


def _inside(group: Group) -> Iterator[Group]:
    for child in group.children:
        if isinstance(child, Group):
            yield child
            yield from _inside(child)

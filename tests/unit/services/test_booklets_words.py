"""What words give away: what is typed about steps, offices and places stays out by itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gkdesk.services.booklets.lines.sensitive import categories_told, never_stands
from gkdesk.services.booklets.profiles.profile import BookletChoice, BookletField
from gkdesk.services.clients.case_fields import Education
from gkdesk.services.clients.fields import Course, GermanLevel, Goal, Helper, Paper, Step
from gkdesk.text.codes.cases import EducationKind
from gkdesk.text.codes.clients import Category, CourseStatus
from tests.document_kit import plain
from tests.factories import (
    a_case_item,
    a_client,
    a_contact,
    a_meeting,
    a_part,
    an_action,
    an_organisation,
)
from tests.unit.services.booklet_kit import TODAY, booklet

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId

SOON = TODAY + dt.timedelta(days=5)


@pytest.mark.parametrize(
    "words",
    [
        *("Termin beim Frauenarzt", "HIV-Test", "Dialyse montags", "Entbindung Klinikum"),
        *("Krebsvorsorge", "Suchthilfe West", "Drogenberatung", "AIDS-Hilfe", "Frauenhaus Kreis"),
        *("Operation am Knie", "Depression behandeln", "Hebamme suchen", "Reha-Antrag", "Rezept"),
        *("Krankenhaus Entlassbrief", "Psychotherapeutin Dr. Weh", "Methadonambulanz"),
    ],
)
def test_words_about_health_are_known(words: str) -> None:
    assert categories_told(words) == {Category.HEALTH}


@pytest.mark.parametrize(
    "words",
    [
        *("Pass bei der Botschaft beantragen", "Ausländerbehörde", "Auslaenderbehoerde", "ABH"),
        *("Klage beim Verwaltungsgericht", "Anhörung vorbereiten", "Härtefallkommission"),
        *("Dublin-Bescheid", "Identität klären", "§ 25a beantragen", "Wohnsitzauflage"),
        *("Rückkehrberatung", "Chancen-Karte", "BAMF Außenstelle", "Abschiebungsbeobachtung"),
    ],
)
def test_words_about_residence_are_known(words: str) -> None:
    assert categories_told(words) == {Category.RESIDENCE}


@pytest.mark.parametrize(
    "words",
    [
        *("Heiratsurkunde übersetzen", "Scheidung einreichen", "Taufschein abgeben"),
        *("Gottesdienst besuchen", "afghanische Staatsangehörigkeit", "Ehefrau nachholen"),
        *("Mit dem Ehemann wieder leben", "Koranschule", "Zeugnis der Universität Kabul"),
    ],
)
def test_words_about_marriage_belief_and_country_stand_nowhere(words: str) -> None:
    assert never_stands(words)


@pytest.mark.parametrize(
    "words",
    [
        *("sucht Arbeit", "besucht den Kurs", "Kooperation", "im Archiv", "gehen, sehen, ziehen"),
        *("Entscheidung abwarten", "lediglich erledigen", "Ausbildung zum Pflegehelfer"),
        *("Bewerbung im Krankenhaus", "Wohnort melden", "Krankenkasse anrufen", "Frau Iranmanesh"),
        *("Passt der Termin?", "Christine anrufen", "Jobcenter: Antrag", "Rathaus, Zimmer 4"),
    ],
)
def test_ordinary_words_tell_nothing(words: str) -> None:
    assert not categories_told(words)
    assert not never_stands(words)


def test_nothing_typed_in_a_record_tells_more_than_was_chosen(
    workspace: Workspace, samira: ClientId
) -> None:
    clinic = an_organisation(workspace, name="Stelle Nordwind", short_name="", kind="health_office")
    counselling = an_organisation(workspace, name="Suchthilfe Q1", short_name="")
    there = a_contact(workspace, name="Q2-Person", organisation_id=counselling)
    open_one = a_contact(
        workspace, name="Frau Offen", room="Psychiatrie Q3", opening_hours="HIV-Test Q4 Mo"
    )
    ordinary = {"category": Category.EDUCATION_WORK}
    for part in (
        Goal("Mit dem Ehemann Q5 leben"),
        Step("Brief bringen", "ich und BAMF Q6", SOON),
        Paper("Schulzeugnis", None, "Ausländerbehörde Q7", **ordinary),
        Course("vocational", "Traumazentrum Q8", SOON, None, CourseStatus.REGISTERED),
        Course("integration", "Q9 Klinikum", certificate="Zeugnis Taufkurs Q10"),
        Education(EducationKind.SCHOOL, "Abitur", "Q11", certificate="Zeugnis Universität Q12"),
        Education(EducationKind.SCHOOL, "Koranschule Q13"),
        Helper(there, ""),
        Helper(open_one, "Begleitung"),
    ):
        a_part(workspace, samira, part)
    workspace.clients.save_german(samira, GermanLevel(certificate="B1 aus Kabul Q14"))
    meeting = a_meeting(workspace, on=TODAY)
    item = a_case_item(workspace, meeting, samira)
    about = {"item_id": item, "client_id": samira, "category": Category.PLANS}
    an_action(workspace, meeting, what="Anruf Q15", organisation_id=clinic, **about)
    an_action(workspace, meeting, what="Brief Q16", owner="Methadonambulanz", **about)
    an_action(workspace, meeting, what="Wohnung suchen Q17", owner="Frau Offen", **about)
    workspace.meetings.begin(meeting)
    workspace.meetings.end(meeting)

    text = plain(booklet(workspace, samira, "de"))
    assert [number for number in range(1, 17) if f"Q{number}" in text.replace("Q17", "")] == []
    assert "Wohnung suchen Q17" in text
    assert "Frau Offen" in text


def test_names_of_others_stand_in_no_course_and_no_certificate(
    workspace: Workspace, samira: ClientId
) -> None:
    profile = workspace.booklets.kept.copy("begleitheft", "Heft Amina Tesfay")
    amina = a_client(workspace, official_name="Amina Tesfay")
    course = Course("integration", "Amina Tesfay, privat", certificate="B1 wie Amina Tesfay")
    a_part(workspace, samira, course)
    workspace.clients.save_german(samira, GermanLevel(certificate="telc B1 mit Amina Tesfay"))
    made = workspace.booklets.compose(samira, "de", profile_id=f"own:{profile.ref}")
    assert "Amina" not in plain(made.document)
    hers = workspace.booklets.compose(amina, "de", profile_id=f"own:{profile.ref}")
    assert [made.head.title, hers.head.title] == ["Begleitheft", "Begleitheft"]


def test_a_surname_that_another_client_has_is_told_line_by_line(
    workspace: Workspace, samira: ClientId
) -> None:
    """It is no reason to black it out: it may be an official's, her own, or a word."""
    a_client(workspace, code="K9", official_name="Amina Vogel Tesfay")
    a_contact(workspace, name="Roth")
    a_client(workspace, code="K10", official_name="Yonas Roth")
    for what, who in (("Mit Tesfay üben", "ich"), ("Antrag", "ich mit Frau Vogel und Roth")):
        a_part(workspace, samira, Step(what, who, SOON))
    offers = workspace.booklets.lines(samira, BookletChoice(), workspace.booklets.profile())
    told = {each.words[0]: each.others for each in offers}
    assert (told["Mit Tesfay üben"], told["Antrag"]) == (("Tesfay",), ())


def test_private_numbers_stand_in_no_other_field(workspace: Workspace, samira: ClientId) -> None:
    volunteer = a_contact(
        workspace,
        name="Roth",
        mobile="0176 6666666",
        email="roth66@web.example",
        opening_hours="Zuhause Gartenweg 9",
        private=True,
    )
    private = a_contact(workspace, name="Mohn", email="mohn@web.example", email_private=True)
    a_part(workspace, samira, Helper(private, "liest mohn@web.example gern"))
    a_part(workspace, samira, Helper(volunteer, "Sprachpatin 0176/66 66 666"))
    a_part(workspace, samira, Step("Brief an roth66@web.example", "ich", SOON))
    a_part(workspace, samira, Step("Treffen", "ich mit Frau Roth 01766666666", SOON))
    text = plain(booklet(workspace, samira, "de"))
    assert "Sprachpatin" in text
    assert "ich mit Frau Roth" in text
    assert "66" not in text
    assert "liest" in text
    assert "web.example" not in text
    assert "Gartenweg" not in text


def test_a_line_that_the_person_decided_about_comes_in_and_is_noted(
    workspace: Workspace, samira: ClientId
) -> None:
    for step in (
        Step("Dialyse Q1", "ich", SOON),
        Step("Antrag Q2", "ich", SOON),
        Step("Scheidung Q3", "ich", SOON),
    ):
        a_part(workspace, samira, step)
    profile = workspace.booklets.profile()
    offers = {
        each.words[0]: each for each in workspace.booklets.lines(samira, BookletChoice(), profile)
    }
    choice = BookletChoice(
        lines_in=frozenset({offers["Dialyse Q1"].key, offers["Scheidung Q3"].key}),
        lines_out=frozenset({offers["Antrag Q2"].ref}),
    )
    workspace.booklets.choices.keep(samira, profile.id, choice, language="de")
    kept = workspace.booklets.choices.of(samira, profile.id)
    assert kept is not None
    made = workspace.booklets.compose(samira, "de", kept.choice)
    text = plain(made.document)
    assert "Dialyse Q1" in text
    assert "Antrag Q2" not in text
    assert "Scheidung Q3" not in text
    assert made.head.on_wish == {Category.HEALTH}

    refs = frozenset(each.ref for words, each in offers.items() if words != "Antrag Q2")
    a_part(workspace, samira, Step("Zur Therapie anmelden", "Büro", SOON))
    wished = BookletChoice(on_request=frozenset({BookletField.HEALTH}), lines_out=refs)
    assert workspace.booklets.compose(samira, "de", wished).head.on_wish == frozenset()

    other = replace(workspace.clients.detail(samira).steps[-3], what="Entzug Q1")
    workspace.clients.save_part(samira, other)
    assert "Entzug Q1" not in plain(booklet(workspace, samira, "de", kept.choice))


def test_who_is_entered_later_is_nameless_in_the_next_booklet_of_another(
    workspace: Workspace, samira: ClientId
) -> None:
    workspace.clients.save_part(samira, Goal("lernen wie Berta Neumond"))
    assert "Berta Neumond" in plain(booklet(workspace, samira))
    a_client(workspace, official_name="Berta Neumond")
    assert "Berta Neumond" not in plain(booklet(workspace, samira))
    workspace.clients.save_part(samira, Goal("gesund leben"))
    assert "Berta Neumond" not in plain(booklet(workspace, samira))

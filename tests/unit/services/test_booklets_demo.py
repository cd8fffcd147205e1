"""The invented alliance, and a booklet for each of its people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.services.booklets.source import language_for
from gkdesk.text.codes.clients import CaseForm, CaseState
from gkdesk.text.languages import BOOKLET_LANGUAGES
from gkdesk.text.translations import text_pair
from tests.conftest import DEMO_DAY
from tests.document_kit import german_headings, passages, plain

if TYPE_CHECKING:
    from gkdesk.services.clients.views import ClientDetail
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId

DAY = DEMO_DAY
LANGUAGES = [each.code for each in BOOKLET_LANGUAGES]
HEADINGS = [
    "Das bin ich",
    "Meine Ansprechpersonen",
    "Meine Stellen auf einen Blick",
    "Mein Weg",
    "Meine Ziele und nächsten Schritte",
    "Deutsch lernen",
    "Schule, Ausbildung, Arbeit",
    "Meine Unterlagen",
    "Termine",
    "Das haben wir verabredet",
    "Meine Einwilligungen",
    "Wichtige Wörter",
    "Hilfe-Nummern",
    "Notizen",
]


@pytest.fixture(scope="module")
def demo(whole_demo: Workspace) -> Workspace:
    """Return the demo alliance, for reading only."""
    return whole_demo


@pytest.fixture(scope="module")
def people(demo: Workspace) -> dict[str, ClientDetail]:
    """Return the records of the demo by name."""
    from gkdesk.services.clients.views import ClientFilter

    rows = demo.clients.rows(ClientFilter(state=None))
    return {row.name: demo.clients.detail(row.id) for row in rows}


@pytest.fixture
def samira(people: dict[str, ClientDetail]) -> ClientId:
    """Return a client of the demo with something in every block."""
    return people["Samira Haidari"].id


def test_the_people_of_the_table_are_there_with_their_spellings(
    people: dict[str, ClientDetail],
) -> None:
    samira = people["Samira Haidari"]
    assert samira.identity.own_name == "سمیرا حیدری"
    assert [each.name for each in samira.variants] == ["Sameera Haydari"]
    hevin = people["Hêvîn Karim"]
    assert {each.name for each in hevin.variants} >= {"Hevin Kareem", "هێڤین کەریم"}


def test_the_family_has_four_members(people: dict[str, ClientDetail]) -> None:
    family = people["Familie Al-Nassar"]
    assert family.identity.form is CaseForm.FAMILY
    assert len(family.members) == 4


def test_there_are_about_25_people_in_all_booklet_languages(
    people: dict[str, ClientDetail],
) -> None:
    languages = {language_for(each) for each in people.values()}
    assert len(people) >= 25
    assert languages == {each.code for each in BOOKLET_LANGUAGES}


def test_hard_cases_are_among_them(people: dict[str, ClientDetail]) -> None:
    details = list(people.values())
    assert any(not each.identity.official_name for each in details)
    assert any(each.identity.birth and each.identity.birth.month is None for each in details)
    assert any(each.state is CaseState.ENDED for each in details)
    assert any(not each.helpers for each in details)


def test_dates_follow_the_day_of_the_demo(people: dict[str, ClientDetail]) -> None:
    untils = [step.until for each in people.values() for step in each.steps if step.until]
    assert any(until > DAY for until in untils)
    assert all(abs((until - DAY).days) < 400 for until in untils)


def test_the_network_has_organisations_and_contact_persons(demo: Workspace) -> None:
    assert len(demo.organisations.rows()) >= 14
    assert len(demo.contacts.rows()) >= 25


def test_the_store_is_marked_as_demo(demo: Workspace) -> None:
    assert demo.is_demo


def test_every_person_gets_a_booklet_in_her_language_with_her_own_name(
    demo: Workspace, people: dict[str, ClientDetail]
) -> None:
    for name, detail in people.items():
        text = plain(demo.booklets.compose(detail.id, language_for(detail)).document)
        assert "Übungsdaten – alle Personen erfunden" in text, name
        assert detail.identity.own_name in text, name
        assert "(intern)" not in text.casefold(), name
        for reference in detail.references:
            assert reference.number not in text, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_blocks_in_order_and_every_fixed_text_beside_the_german_one(
    demo: Workspace, samira: ClientId, language: str
) -> None:
    document = demo.booklets.compose(samira, language).document
    assert german_headings(document) == HEADINGS
    assert {"de", language} <= {passage.language for passage in passages(document)}
    text, pair = plain(document), text_pair(language)
    for key in ("me.title", "contacts.intro", "glossary.duldung.meaning", "help.number_112"):
        assert pair.german.texts[key] in text
        assert pair.client.texts[key] in text


def test_many_are_told_the_very_languages_that_their_booklets_have(
    demo: Workspace, people: dict[str, ClientDetail]
) -> None:
    readers = demo.booklets.readers([each.id for each in people.values()])
    assert [each.language for each in readers] == [language_for(each) for each in people.values()]

"""The Begleitheft: what stands in it, in which order, and what never does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gkdesk.export.content import Card, Field, LinesToEnd, Notice, Section, Tone
from gkdesk.export.paper import Binding
from gkdesk.services.booklets.profiles.profile import (
    BookletBlock,
    BookletChoice,
    BookletField,
    Fill,
)
from gkdesk.services.booklets.source import language_for
from gkdesk.services.clients.fields import (
    CaseFacts,
    ContactEntry,
    FollowUp,
    Helper,
    Identity,
    Member,
    NameVariant,
    OptionalFacts,
    Reference,
    SpokenLanguage,
)
from gkdesk.text.codes.clients import (
    CaseForm,
    Gender,
    MaritalStatus,
    ReferenceOffice,
    Salutation,
    SpokenLevel,
)
from gkdesk.text.translations import text_pair
from tests.document_kit import blocks_of, german_headings, passages, plain
from tests.factories import a_client, a_contact, a_part, an_organisation
from tests.rounds import rounds

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId
from tests.unit.services.booklet_kit import HEADINGS, LANGUAGES, TODAY, booklet, with_block

WORDS = st.text(st.sampled_from("abcdefghklmnoprstuvwxyz"), min_size=8, max_size=20)


@pytest.fixture(scope="module")
def store_to_copy(samira_store: Path) -> Path:
    """Begin with Samira's record."""
    return samira_store


def test_the_record_of_the_client_stands_in_her_booklet(
    workspace: Workspace, samira: ClientId
) -> None:
    text = plain(booklet(workspace, samira))
    for expected in (
        "Samira Haidari",
        "سمیرا حیدری",
        "Dari",
        "0176 04069001",
        "Lindenweg 4, 12345 Musterstadt",
        "Krüger",
        "0221 4710-551",
        "Volkshochschule Musterland",
        "Ich möchte Pflegefachfrau werden.",
        "24.11.2026",
        "telc A2",
        "Schulzeugnis",
        "rote Mappe",
    ):
        assert expected in text


def test_an_own_name_is_tagged_with_its_language(workspace: Workspace, samira: ClientId) -> None:
    names = [each for each in passages(booklet(workspace, samira)) if each.plain == "سمیرا حیدری"]
    assert names
    assert {each.language for each in names} == {"prs"}


def test_phone_numbers_and_dates_are_isolated(workspace: Workspace, samira: ClientId) -> None:
    runs = [run for each in passages(booklet(workspace, samira)) for run in each.runs]
    for wanted in ("0176 04069001", "0221 4710-551", "24.11.2026"):
        assert {run.isolation.value for run in runs if run.text == wanted} == {"ltr"}


def test_no_note_and_nothing_internal_stands_in_the_booklet(
    workspace: Workspace, samira: ClientId
) -> None:
    for part in (
        ContactEntry("GEHEIM-log"),
        FollowUp(TODAY, "GEHEIM-follow-up"),
        Reference(ReferenceOffice.JOBCENTER, "GEHEIM-number"),
        NameVariant("GEHEIM-variant"),
        Member("GEHEIM-member"),
    ):
        a_part(workspace, samira, part)
    workspace.clients.save_case(samira, CaseFacts(note="GEHEIM-case"))
    assert "GEHEIM" not in plain(booklet(workspace, samira))


@pytest.mark.full
@settings(
    max_examples=rounds(6, full=15),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    nationality=WORDS,
    gender=st.sampled_from(Gender),
    marital_status=st.sampled_from(MaritalStatus),
    language=st.sampled_from(LANGUAGES),
    everything=st.booleans(),
)
def test_forbidden_facts_never_appear_whatever_is_entered(
    workspace: Workspace,
    samira: ClientId,
    nationality: str,
    gender: Gender,
    marital_status: MaritalStatus,
    language: str,
    *,
    everything: bool,
) -> None:
    wanted = frozenset(BookletField) if everything else frozenset()
    choice = BookletChoice(on_request=wanted)
    workspace.clients.save_facts(samira, OptionalFacts())
    before = plain(booklet(workspace, samira, language, choice))
    planted = OptionalFacts(gender, marital_status, f"zq{nationality}")
    workspace.clients.save_facts(samira, planted)
    after = plain(booklet(workspace, samira, language, choice))
    assert after == before
    assert planted.nationality not in after


def test_the_wanted_form_of_address_does_not_tell_the_gender(
    workspace: Workspace, samira: ClientId
) -> None:
    before = plain(booklet(workspace, samira))
    identity = workspace.clients.detail(samira).identity
    changed = Identity(**{**identity.__dict__, "salutation": Salutation.MR, "pronoun": "er"})
    workspace.clients.save_identity(samira, changed)
    assert plain(booklet(workspace, samira)) == before


def test_the_private_number_of_a_volunteer_is_a_line_to_write_on(
    workspace: Workspace, samira: ClientId
) -> None:
    home = an_organisation(workspace, name="Nachbarn", street="Gartenweg 2", place="Musterstadt")
    volunteer = a_contact(
        workspace,
        name="Jansen",
        organisation_id=home,
        mobile="0171 3920005",
        email="jansen@post.example",
        private=True,
    )
    a_part(workspace, samira, Helper(volunteer, "Begleitung"))
    document = booklet(workspace, samira)
    for hidden in ("0171 3920005", "jansen@post.example", "Gartenweg 2"):
        assert hidden not in plain(document)
    card = next(each for each in blocks_of(document, Card) if "Jansen" in str(each))
    phone = [each for each in blocks_of(card, Field) if "Telefon" in str(each)]
    assert [each.value for each in phone if isinstance(each, Field)] == [None]


def test_the_booklet_of_a_family_says_who_we_are(workspace: Workspace, samira: ClientId) -> None:
    identity = workspace.clients.detail(samira).identity
    workspace.clients.save_identity(samira, replace(identity, form=CaseForm.FAMILY))
    document = booklet(workspace, samira, "uk")
    assert german_headings(document)[0] == "Das sind wir"
    assert {"Це ми", "Unser Name"} <= set(plain(document).split("\n"))


def test_a_booklet_flows_and_ends_with_lines_on_a_full_sheet(
    workspace: Workspace, samira: ClientId
) -> None:
    blocks = booklet(workspace, samira).blocks
    assert len([each for each in blocks if isinstance(each, Section)]) == len(HEADINGS) - 1
    assert blocks[-1] == LinesToEnd(4)


def test_a_contact_person_who_left_is_not_printed(workspace: Workspace, samira: ClientId) -> None:
    gone = a_contact(workspace, name="Gegangen")
    a_part(workspace, samira, Helper(gone, "früher"))
    workspace.contacts.end(gone)
    assert "Gegangen" not in plain(booklet(workspace, samira))


def test_a_blank_block_keeps_its_lines_but_not_its_content(
    workspace: Workspace, samira: ClientId
) -> None:
    choice = BookletChoice()
    for block in BookletBlock:
        choice = with_block(choice, block, Fill.BLANK)
    document = booklet(workspace, samira, "prs", choice)
    assert german_headings(document) == HEADINGS
    for gone in ("0176 04069001", "Krüger", "Pflegefachfrau", "telc A2", "Schulzeugnis"):
        assert gone not in plain(document)


def test_a_left_out_block_is_gone(workspace: Workspace, samira: ClientId) -> None:
    choice = with_block(BookletChoice(), BookletBlock.PAPERS, Fill.LEFT_OUT)
    headings = german_headings(booklet(workspace, samira, "prs", choice))
    assert headings == [each for each in HEADINGS if each != "Meine Unterlagen"]


def test_an_unchecked_translation_says_so_in_both_languages(
    workspace: Workspace, samira: ClientId
) -> None:
    notices = [
        block
        for block in blocks_of(booklet(workspace, samira, "ti"), Notice)
        if isinstance(block, Notice) and block.tone is Tone.DRAFT
    ]
    pair = text_pair("ti")
    assert [each.plain for each in notices[0].content] == [
        "Übersetzung nicht geprüft – es gilt der deutsche Text.",
        pair.client.texts["notice.unchecked"],
    ]


def test_a_language_without_texts_is_german_and_says_so(
    workspace: Workspace, samira: ClientId
) -> None:
    text = plain(booklet(workspace, samira, "so"))
    assert "Dieser Text ist nur auf Deutsch da." in text
    assert "Das bin ich (nur auf Deutsch)" in text


def test_a_german_booklet_says_everything_once(workspace: Workspace, samira: ClientId) -> None:
    document = booklet(workspace, samira, "de")
    assert plain(document).count("Diese Menschen helfen Ihnen.") == 1
    assert not list(blocks_of(document, Notice))


@pytest.mark.parametrize(("language", "side"), [("ar", Binding.RIGHT), ("uk", Binding.LEFT)])
def test_a_booklet_is_bound_where_its_language_begins(
    workspace: Workspace, samira: ClientId, language: str, side: Binding
) -> None:
    assert booklet(workspace, samira, language).page.binding is side


def test_demo_booklets_say_that_all_people_are_invented(
    workspace: Workspace, samira: ClientId
) -> None:
    assert "alle Personen erfunden" not in plain(booklet(workspace, samira))
    workspace.mark_as_demo()
    document = booklet(workspace, samira)
    footer = [each.plain for each in document.footer.running]
    assert "Übungsdaten – alle Personen erfunden" in footer
    assert text_pair("prs").client.texts["notice.demo"] in plain(document)


def test_a_client_with_a_code_only_gets_a_booklet(workspace: Workspace) -> None:
    client = a_client(workspace, official_name="", code="K-AR-17")
    document = booklet(workspace, client, "ar")
    assert "K-AR-17" in plain(document)
    assert list(blocks_of(document, LinesToEnd))


def test_large_print_changes_the_size_only(workspace: Workspace, samira: ClientId) -> None:
    large = booklet(workspace, samira, "prs", BookletChoice(large_print=True))
    assert plain(large) == plain(booklet(workspace, samira))
    assert large.text_size.value == "easy"


def test_the_proposed_language_is_the_best_known_one_with_texts(workspace: Workspace) -> None:
    client = a_client(
        workspace,
        SpokenLanguage("de", SpokenLevel.GOOD),
        SpokenLanguage("ig", SpokenLevel.NATIVE),
        SpokenLanguage("en", SpokenLevel.GOOD),
    )
    assert language_for(workspace.clients.detail(client)) == "en"


def test_without_any_language_the_booklet_is_german(workspace: Workspace) -> None:
    assert workspace.booklets.language_for(a_client(workspace)) == "de"

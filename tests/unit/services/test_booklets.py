"""The Begleitheft: what stands in it, in which order, and what never does."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gkdesk.errors import MissingGlyph, RecordGone
from gkdesk.export.content import Binding, Card, Field, LinesToEnd, Notice, Section, Tone
from gkdesk.progress import Cancelled
from gkdesk.services.booklets import Issue, MadeBooklet
from gkdesk.services.booklets_profile import (
    BookletBlock,
    BookletChoice,
    BookletField,
    Fill,
)
from gkdesk.services.booklets_source import language_for
from gkdesk.services.client_fields import (
    Address,
    CaseFacts,
    ContactEntry,
    Course,
    FollowUp,
    GermanLevel,
    Goal,
    Helper,
    Identity,
    InterpreterFacts,
    Member,
    NameVariant,
    OptionalFacts,
    Paper,
    ReachWay,
    Reference,
    SpokenLanguage,
    StatusEntry,
    Step,
)
from gkdesk.text.codes import (
    CaseForm,
    Category,
    CourseStatus,
    Gender,
    InterpreterNeed,
    MaritalStatus,
    ReachKind,
    ReferenceOffice,
    Salutation,
    SpokenLevel,
)
from gkdesk.text.ids import ClientId
from gkdesk.text.labels import Label
from gkdesk.text.languages import BOOKLET_LANGUAGES
from gkdesk.text.translations import text_pair
from tests.document_kit import blocks_of, german_headings, passages, plain
from tests.factories import a_client, a_contact, a_part, an_organisation

if TYPE_CHECKING:
    from gkdesk.export.content import Document
    from gkdesk.services.workspace import Workspace

TODAY = dt.date(2026, 11, 18)
HEADINGS = [
    "Das bin ich",
    "Meine Ansprechpersonen",
    "Meine Ziele und nächsten Schritte",
    "Deutsch lernen",
    "Meine Unterlagen",
    "Termine",
    "Wichtige Wörter",
    "Hilfe-Nummern",
    "Notizen",
]
LANGUAGES = [each.code for each in BOOKLET_LANGUAGES]


class Counter:
    """Progress that cancels at one step."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.steps: list[tuple[int, int]] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        if done == self._stop_at:
            raise Cancelled


@pytest.fixture
def samira(workspace: Workspace) -> ClientId:
    """Return a client with something in every part of her record."""
    client = a_client(
        workspace,
        SpokenLanguage("prs"),
        SpokenLanguage("de", SpokenLevel.SOME),
        ReachWay(ReachKind.MOBILE, "0176 04069001", note="GEHEIM-reach", listeners="GEHEIM-ear"),
        Paper("Schulzeugnis", None, "rote Mappe", note="GEHEIM-paper"),
        Course("integration", "VHS", TODAY, None, CourseStatus.RUNNING, note="GEHEIM-course"),
        official_name="Samira Haidari",
        own_name="سمیرا حیدری",
        own_name_language="prs",
        salutation=Salutation.MS,
        pronoun="GEHEIM-pronoun",
    )
    goal = a_part(workspace, client, Goal("Ich möchte Pflegefachfrau werden."))
    step = Step("Gespräch im Seniorenhaus", "ich", TODAY + dt.timedelta(days=6), goal_id=goal)
    a_part(workspace, client, step)
    organisation = an_organisation(workspace)
    contact = a_contact(
        workspace,
        name="Krüger",
        organisation_id=organisation,
        phone="0221 4710-551",
        note="GEHEIM-contact",
    )
    a_part(workspace, client, Helper(contact, "Deutschkurs"))
    clients = workspace.clients
    clients.save_address(client, Address("Lindenweg 4", "12345", "Musterstadt"))
    clients.save_german(client, GermanLevel(certificate="telc A2", remaining_hours=240))
    clients.save_interpreter(
        client, InterpreterFacts(InterpreterNeed.OFFICES, "prs", "GEHEIM-interpreter")
    )
    return client


def booklet(
    workspace: Workspace,
    client: ClientId,
    language: str = "prs",
    choice: BookletChoice | None = None,
) -> Document:
    return workspace.booklets.compose(client, language, choice)


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


WORDS = st.text(st.sampled_from("abcdefghklmnoprstuvwxyz"), min_size=8, max_size=20)


@settings(
    max_examples=15,
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


@pytest.mark.parametrize(
    "paper",
    [
        Paper("Duldung", category=Category.CONTACT),
        Paper("Aufenthaltspapier"),
        Paper("Ärztliches Attest", category=Category.CONTACT),
        Paper("Etwas", category=Category.HEALTH),
        Paper("Papier ohne bekannte Art"),
        Paper("Heiratsurkunde", category=Category.FAMILY),
        Paper("Trauschein", category=Category.FAMILY),
        Paper("Eheregisterauszug", category=Category.CONTACT),
        Paper("Ehefähigkeitszeugnis", category=Category.EDUCATION_WORK),
        Paper("Sterbeurkunde Ehemann", category=Category.FAMILY),
        Paper("Taufschein", category=Category.FAMILY),
        Paper("Mutterpass", category=Category.CONTACT),
        Paper("Syrischer Nationalpass", category=Category.CONTACT),
        Paper("Pass Syrien", category=Category.CONTACT),
        Paper("Gesundheitszeugnis", category=Category.EDUCATION_WORK),
    ],
    ids=lambda paper: paper.title,
)
def test_papers_about_residence_health_and_marriage_stay_out(
    workspace: Workspace, samira: ClientId, paper: Paper
) -> None:
    a_part(workspace, samira, paper)
    table_text = plain(booklet(workspace, samira, "de"))
    assert f"\n{paper.title}\n" not in table_text.replace("\nDuldung\nDas ist ein", "")


def test_the_residence_paper_comes_in_only_when_the_client_wants_it(
    workspace: Workspace, samira: ClientId
) -> None:
    entry = StatusEntry("toleration", document="Bescheinigung Q7", document_until=TODAY)
    a_part(workspace, samira, entry)
    wanted = BookletChoice(on_request=frozenset({BookletField.RESIDENCE}))
    assert "Bescheinigung Q7" not in plain(booklet(workspace, samira))
    assert "Bescheinigung Q7" in plain(booklet(workspace, samira, "prs", wanted))


def test_a_certificate_of_marriage_stays_out_even_with_everything_released(
    workspace: Workspace, samira: ClientId
) -> None:
    a_part(workspace, samira, Paper("Heiratsurkunde", category=Category.FAMILY))
    everything = BookletChoice(on_request=frozenset(BookletField))
    assert "Heiratsurkunde" not in plain(booklet(workspace, samira, "prs", everything))


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
        choice = choice.with_block(block, Fill.BLANK)
    document = booklet(workspace, samira, "prs", choice)
    assert german_headings(document) == HEADINGS
    for gone in ("0176 04069001", "Krüger", "Pflegefachfrau", "telc A2", "Schulzeugnis"):
        assert gone not in plain(document)


def test_a_left_out_block_is_gone(workspace: Workspace, samira: ClientId) -> None:
    choice = BookletChoice().with_block(BookletBlock.PAPERS, Fill.LEFT_OUT)
    headings = german_headings(booklet(workspace, samira, "prs", choice))
    assert headings == [each for each in HEADINGS if each != "Meine Unterlagen"]


def test_an_overdue_or_finished_step_is_no_appointment(
    workspace: Workspace, samira: ClientId
) -> None:
    a_part(workspace, samira, Step("Gestern fällig", until=TODAY - dt.timedelta(days=1)))
    a_part(workspace, samira, Step("Schon getan", until=TODAY, done_on=TODAY))
    choice = BookletChoice().with_block(BookletBlock.GOALS, Fill.LEFT_OUT)
    text = plain(booklet(workspace, samira, "prs", choice))
    assert "Gespräch im Seniorenhaus" in text
    assert "Gestern fällig" not in text
    assert "Schon getan" not in text


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


def test_neither_file_name_nor_title_names_the_client(
    workspace: Workspace, samira: ClientId
) -> None:
    made = workspace.booklets.make(samira, "prs")
    assert made.file_name == "Begleitheft_2026-11-18_K001.pdf"
    assert made.title == "Begleitheft"
    assert made.pdf.startswith(b"%PDF")


def test_a_code_of_odd_characters_makes_a_safe_file_name(workspace: Workspace) -> None:
    client = a_client(workspace, code="../Ä 7/☺")
    name = workspace.booklets.make(client, "de").file_name
    assert "/" not in name
    assert name.isascii()


def test_the_same_record_gives_the_same_bytes(workspace: Workspace, samira: ClientId) -> None:
    first, second = (workspace.booklets.make(samira, "ar").pdf for _ in range(2))
    assert first == second


def test_large_print_changes_the_size_only(workspace: Workspace, samira: ClientId) -> None:
    large = booklet(workspace, samira, "prs", BookletChoice(large_print=True))
    assert plain(large) == plain(booklet(workspace, samira))
    assert large.text_size.value == "easy"


def test_handing_out_a_booklet_is_noted_in_register_and_log(
    workspace: Workspace, samira: ClientId
) -> None:
    made = workspace.booklets.make(samira, "prs")
    workspace.booklets.record_issue(made, Issue.PRINTED, copies=2)
    entry = workspace.disclosures.of(samira)[0]
    assert entry.document == "Begleitheft (prs), 2 Exemplare"
    assert entry.recipient == "Person selbst"
    assert workspace.log.entries()[0].label is Label.DOCUMENT_PRINTED
    assert workspace.history.can_undo() is not Label.DOCUMENT_PRINTED


def test_a_client_that_is_gone_is_reported(workspace: Workspace) -> None:
    with pytest.raises(RecordGone):
        booklet(workspace, ClientId(4711))


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


def test_a_mass_run_skips_what_cannot_be_drawn_and_names_it(workspace: Workspace) -> None:
    good = a_client(workspace)
    bad = a_client(workspace, Goal("Ich lese 𒀀 gern"), official_name="Toni")
    delivered: list[MadeBooklet] = []
    progress = Counter()
    run = workspace.booklets.make_many((good, bad), delivered.append, progress=progress)
    assert [each.client_id for each in delivered] == [good]
    assert run.made == 1
    assert [(each.client_id, each.code) for each in run.skipped] == [(bad, "K002")]
    assert run.skipped[0].field == "Ziel"
    assert progress.steps == [(0, 2), (1, 2), (2, 2)]


def test_a_single_booklet_with_an_unknown_character_is_refused(workspace: Workspace) -> None:
    client = a_client(workspace, official_name="𒀀")
    with pytest.raises(MissingGlyph):
        workspace.booklets.make(client, "de")


def test_a_mass_run_stops_between_two_booklets(workspace: Workspace) -> None:
    clients = [a_client(workspace, official_name=f"Person {n}") for n in range(3)]
    delivered: list[MadeBooklet] = []
    with pytest.raises(Cancelled):
        workspace.booklets.make_many(clients, delivered.append, progress=Counter(stop_at=1))
    assert len(delivered) == 1


@pytest.mark.parametrize(
    ("field", "word"),
    [
        ("wanted_name", "Gewünschter Name"),
        ("official_name", "Name"),
        ("own_name", "Name in eigener Schrift"),
    ],
)
def test_a_name_that_cannot_be_drawn_is_reported_under_the_field_it_was_typed_into(
    workspace: Workspace, field: str, word: str
) -> None:
    names = {"official_name": "", "wanted_name": "", "own_name": "", field: "Ali \U0001e900"}
    client = a_client(workspace, **names)
    with pytest.raises(MissingGlyph) as caught:
        workspace.booklets.make(client, "de")
    assert caught.value.data["field"] == word


@pytest.mark.parametrize("title", ["Behindertenausweis", "Entlassbrief Klinik", "Mutterpass"])
@pytest.mark.parametrize("wish", [BookletField.RESIDENCE, BookletField.HEALTH])
def test_a_paper_that_nobody_has_classed_comes_in_on_no_wish(
    workspace: Workspace, samira: ClientId, title: str, wish: BookletField
) -> None:
    a_part(workspace, samira, Paper(title))
    wanted = BookletChoice(on_request=frozenset({wish}))
    assert title not in plain(booklet(workspace, samira, "de", wanted))


@pytest.mark.parametrize(
    "paper",
    [
        Paper("Abschlusszeugnis", category=Category.EDUCATION_WORK),
        Paper("Zertifikat Deutsch B1", category=Category.LANGUAGE),
        Paper("Meldebescheinigung"),
        Paper("Mietvertrag"),
        Paper("Führerschein"),
    ],
    ids=lambda paper: paper.title,
)
def test_ordinary_papers_stand_in_the_booklet(
    workspace: Workspace, samira: ClientId, paper: Paper
) -> None:
    a_part(workspace, samira, paper)
    assert paper.title in plain(booklet(workspace, samira, "de"))


def test_the_residence_paper_stands_there_on_wish(workspace: Workspace, samira: ClientId) -> None:
    a_part(workspace, samira, Paper("Aufenthaltspapier"))
    wanted = BookletChoice(on_request=frozenset({BookletField.RESIDENCE}))
    assert "\nAufenthaltspapier\n" in plain(booklet(workspace, samira, "de", wanted))

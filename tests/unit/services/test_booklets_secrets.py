"""Words planted in every corner of a record: nothing of what was not chosen stands in a booklet."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gkdesk.clock import FixedClock
from gkdesk.services import access
from gkdesk.services.booklets.profiles.profile import (
    SHIPPED,
    BookletChoice,
    BookletField,
    load_profile,
)
from gkdesk.services.clients.case_fields import (
    ChainStep,
    Consent,
    CoursePermit,
    Education,
    Note,
    Referral,
    Topic,
    Transition,
)
from gkdesk.services.clients.fields import (
    Goal,
    Helper,
    LegalAreaEntry,
    Member,
    OptionalFacts,
    Paper,
    Reference,
    StatusEntry,
    Step,
)
from gkdesk.text.codes.cases import ConsentPurpose, EducationKind, NoteSource, Opening
from gkdesk.text.codes.clients import (
    Basis,
    Category,
    Gender,
    MaritalStatus,
    ReferenceOffice,
)
from tests.cheap_key import PASSPHRASE
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
    from collections.abc import Iterator

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId

DAY = dt.timedelta(days=1)
NEVER = "qnie"
RESIDENCE = "qaufent"
HEALTH = "qgesund"
WISHES = {
    RESIDENCE: frozenset({BookletField.RESIDENCE}),
    HEALTH: frozenset({BookletField.HEALTH}),
}


@pytest.fixture(scope="module")
def planted_store(
    samira_store: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Workspace]:
    """Return a store in which Samira's record is full of planted words, for reading only."""
    folder = Path(shutil.copytree(samira_store, tmp_path_factory.mktemp("geplant") / "Bestand"))
    moment = FixedClock(dt.datetime(2026, 11, 18, 9, 0, tzinfo=dt.UTC))
    made = access.unlock(folder, PASSPHRASE, clock=moment)
    (samira,) = (row.id for row in made.clients.rows())
    for plant in (_never, _on_wish, _conference):
        plant(made, samira)
    yield made
    made.close()


@pytest.fixture
def planted(planted_store: Workspace) -> ClientId:
    """Return a client with planted words: what never stands in a booklet, and what on wish."""
    return planted_store.clients.rows()[0].id


def _never(workspace: Workspace, client: ClientId) -> None:
    workspace.clients.save_facts(
        client, OptionalFacts(Gender.FEMALE, MaritalStatus.DIVORCED, f"{NEVER}staat")
    )
    neighbour = a_contact(
        workspace,
        name="Nachbarin",
        mobile="0171 9990001",
        email=f"{NEVER}@post.example",
        private=True,
    )
    for part in (
        Member(f"{NEVER}-member"),
        Note(f"{NEVER}-note", source=NoteSource.CLIENT, category=Category.PLANS),
        Topic("work", situation=f"{NEVER}-topic", wanted=f"{NEVER}-wanted"),
        Referral(subject=f"{NEVER}-referral", organisation_id=an_organisation(workspace)),
        LegalAreaEntry("asylblg", note=f"{NEVER}-area"),
        CoursePermit("integration", note=f"{NEVER}-permit", issued_by=f"{NEVER}-by"),
        Education(EducationKind.SCHOOL, "Acht Klassen", f"{NEVER}-land", note=f"{NEVER}-edu"),
        Step(f"{NEVER}-step", "Jobcenter", TODAY + DAY),
        Helper(neighbour, "Begleitung"),
        ChainStep("Kurs", note=f"{NEVER}-chain"),
    ):
        a_part(workspace, client, part)
    before = a_part(workspace, client, ChainStep("Vorher"))
    after = a_part(workspace, client, ChainStep("Nachher"))
    note = f"{NEVER}-way"
    for passage in (
        Transition(before, after, contact_id=neighbour, note=note),
        Transition(after, None, opening=Opening.MISSING, note=note),
    ):
        a_part(workspace, client, passage)


def _on_wish(workspace: Workspace, client: ClientId) -> None:
    clinic = an_organisation(workspace, name=f"Praxis {HEALTH}", kind="health_care", short_name="")
    authority = an_organisation(
        workspace, name=f"Amt {RESIDENCE}", kind="foreigners_office", short_name=""
    )
    doctor = a_contact(workspace, name=f"{HEALTH}-ärztin", organisation_id=clinic)
    signed = {"signed_on": TODAY - DAY, "since": TODAY - DAY}
    for part in (
        StatusEntry("toleration", document=f"{RESIDENCE}-papier"),
        Paper(f"Duldung {RESIDENCE}", category=Category.RESIDENCE),
        Paper(f"Attest {HEALTH}", category=Category.HEALTH),
        Reference(ReferenceOffice.FOREIGNERS_OFFICE, f"{RESIDENCE}-nummer"),
        Helper(doctor, f"{HEALTH}-hilfe"),
        Goal(f"Ein Visum {RESIDENCE} bekommen"),
        Goal(f"Eine Therapie {HEALTH} beginnen"),
        Step(f"Duldung verlängern {RESIDENCE}", "ich", TODAY + DAY),
        Step(f"Zur Psychologin {HEALTH}", "ich", TODAY + DAY, done_on=TODAY),
        ChainStep(f"Klärung {RESIDENCE}", field="residence"),
        ChainStep(f"Behandlung {HEALTH}", field="health"),
        ChainStep(f"Gespräch {HEALTH}", organisation_id=clinic, field="language"),
        Consent(organisation_id=authority, categories=("contact",), aim="Fragen", **signed),
        Consent(
            basis=Basis.RELEASE,
            organisation_id=clinic,
            categories=("health", "plans"),
            aim=f"{NEVER}-aim",
            **signed,
        ),
    ):
        a_part(workspace, client, part)


def _conference(workspace: Workspace, client: ClientId) -> None:
    meeting = a_meeting(workspace, on=TODAY)
    item = a_case_item(workspace, meeting, client)
    for word, category in (
        (RESIDENCE, Category.RESIDENCE),
        (HEALTH, Category.HEALTH),
    ):
        an_action(
            workspace,
            meeting,
            item_id=item,
            client_id=client,
            category=category,
            what=f"{word}-tun",
        )
    an_action(
        workspace,
        meeting,
        item_id=item,
        client_id=client,
        category=Category.PLANS,
        what=f"Die Duldung {RESIDENCE} ansehen",
    )
    workspace.meetings.begin(meeting)
    workspace.meetings.end(meeting)


@pytest.mark.parametrize("profile_id", SHIPPED)
@pytest.mark.parametrize("language", ["de", "ar"])
def test_what_was_not_chosen_stands_in_no_booklet(
    planted_store: Workspace, planted: ClientId, profile_id: str, language: str
) -> None:
    text = plain(booklet(planted_store, planted, language, profile_id=profile_id)).casefold()
    assert [word for word in (NEVER, RESIDENCE, HEALTH, "0171 9990001") if word in text] == []


@pytest.mark.parametrize("profile_id", SHIPPED)
@pytest.mark.parametrize("wished", [RESIDENCE, HEALTH])
def test_one_wish_brings_in_no_other(
    planted_store: Workspace, planted: ClientId, profile_id: str, wished: str
) -> None:
    choice = BookletChoice(on_request=WISHES[wished])
    text = plain(booklet(planted_store, planted, "ar", choice, profile_id=profile_id)).casefold()
    other = HEALTH if wished == RESIDENCE else RESIDENCE
    assert NEVER not in text
    assert other not in text


@pytest.mark.parametrize("profile_id", SHIPPED)
def test_a_single_part_gives_nothing_away(
    planted_store: Workspace, planted: ClientId, profile_id: str
) -> None:
    for rule in load_profile(profile_id).blocks:
        choice = BookletChoice(only=frozenset({rule.block}))
        text = plain(
            booklet(planted_store, planted, "ti", choice, profile_id=profile_id)
        ).casefold()
        assert [word for word in (NEVER, RESIDENCE, HEALTH) if word in text] == [], rule.block


def test_what_the_person_asks_for_comes_in_and_is_noted(
    planted_store: Workspace, planted: ClientId
) -> None:
    choice = BookletChoice(on_request=frozenset({BookletField.RESIDENCE, BookletField.HEALTH}))
    made = planted_store.booklets.compose(planted, "de", choice)
    text = plain(made.document).casefold()
    for word in (
        f"duldung {RESIDENCE}",
        f"{RESIDENCE}-papier",
        f"attest {HEALTH}",
        f"{HEALTH}-ärztin",
        f"eine therapie {HEALTH}",
        f"duldung verlängern {RESIDENCE}",
        f"klärung {RESIDENCE}",
        f"behandlung {HEALTH}",
        f"amt {RESIDENCE}",
        f"{RESIDENCE}-tun",
        f"{HEALTH}-tun",
    ):
        assert word in text, word
    assert NEVER not in text
    assert made.head.on_wish == {Category.RESIDENCE, Category.HEALTH}


@pytest.mark.parametrize("profile_id", SHIPPED)
def test_no_wish_brings_in_gender_marital_status_nationality_or_others_of_the_family(
    planted_store: Workspace, planted: ClientId, profile_id: str
) -> None:
    choice = BookletChoice(on_request=frozenset(BookletField))
    text = plain(booklet(planted_store, planted, "de", choice, profile_id=profile_id)).casefold()
    for word in (f"{NEVER}staat", "geschieden", f"{NEVER}-member", "0171 9990001"):
        assert word not in text
    places = profile_id == "personal_book"
    assert (f"{NEVER}-land" in text) is places


def test_the_full_name_and_the_number_of_another_client_stand_in_no_booklet(
    workspace: Workspace, samira: ClientId
) -> None:
    amina = a_client(workspace, official_name="Amina Tesfay")
    a_part(workspace, amina, Reference(ReferenceOffice.JOBCENTER, "35602//0099"))
    official = a_contact(workspace, name="Tesfay")
    for part in (
        Goal("Mit Amina Tesfay üben"),
        Step("Zu Amina Tesfay gehen", "ich mit Amina Tesfay", TODAY + DAY),
        Step("Frau Tesfay anrufen, 35602//0099", "ich mit Frau Tesfay", TODAY + DAY),
        ChainStep("Kurs wie Amina Tesfay"),
        Education(EducationKind.WORK, "Im Laden von Amina Tesfay"),
        Paper("Schulzeugnis", None, "bei Amina Tesfay"),
        Helper(official, "wie bei Amina Tesfay"),
    ):
        a_part(workspace, samira, part)
    text = plain(booklet(workspace, samira, "de"))
    assert "Amina" not in text
    assert "0099" not in text
    assert "ich mit Frau Tesfay" in text


def test_somebody_entered_after_the_last_booklet_is_known_in_the_next(
    workspace: Workspace, samira: ClientId
) -> None:
    a_part(workspace, samira, Goal("Mit Amina Tesfay üben"))
    assert "Amina Tesfay" in plain(booklet(workspace, samira, "de"))
    a_client(workspace, official_name="Amina Tesfay")
    assert "Amina" not in plain(booklet(workspace, samira, "de"))


def test_a_consent_for_somebody_else_of_the_family_is_not_hers(
    workspace: Workspace, samira: ClientId
) -> None:
    member = a_part(workspace, samira, Member("Maya"))
    office = an_organisation(workspace, name="Jugendamt Musterland", short_name="")
    signed = {"signed_on": TODAY - DAY, "since": TODAY - DAY, "aim": "Schule"}
    a_part(
        workspace,
        samira,
        Consent(organisation_id=office, member_id=member, categories=("contact",), **signed),
    )
    assert "Jugendamt Musterland" not in plain(booklet(workspace, samira))


def test_a_consent_that_is_over_or_not_signed_stands_nowhere(
    workspace: Workspace, samira: ClientId
) -> None:
    for name, given in {
        "Stelle Abgelaufen": {"signed_on": TODAY - 9 * DAY, "until": TODAY - DAY},
        "Stelle Ungezeichnet": {},
        "Stelle Gesetz": {"basis": Basis.LEGAL_PROVISION, "provision": "§ 1", "reason": "Grund"},
    }.items():
        office = an_organisation(workspace, name=name, short_name="")
        fields = {"organisation_id": office, "categories": ("contact",), "aim": "Kurs"} | given
        a_part(workspace, samira, Consent(**fields))
    a_part(workspace, samira, Consent(purpose=ConsentPurpose.CONFERENCE, signed_on=TODAY - DAY))
    text = plain(booklet(workspace, samira, "de"))
    for gone in ("Stelle Abgelaufen", "Stelle Ungezeichnet", "Stelle Gesetz"):
        assert gone not in text
    assert "Wir dürfen in der Fallkonferenz über Sie sprechen." in text

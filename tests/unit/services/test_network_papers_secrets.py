"""What must not leave is in no byte of any paper."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gkdesk.clock import FixedClock
from gkdesk.errors import InvalidInput
from gkdesk.services import access
from gkdesk.services.network_papers.kinds import (
    PaperCode,
    PaperFormat,
    PaperWish,
)
from gkdesk.services.redactor import AudienceRefused
from gkdesk.services.register.contact_fields import ContactFields
from gkdesk.text.codes.clients import Audience
from gkdesk.text.labels import Label
from gkdesk.text.wording.map import field_word
from tests.cheap_key import CHEAP, PASSPHRASE
from tests.factories import a_contact, an_offer
from tests.prepared import prepare
from tests.unit.services.papers_kit import (
    OPEN_NUMBER,
    PRIVATE_NUMBERS,
    PRIVATE_PERSON,
    QUALITY_WORDS,
    SECRET,
    TODAY,
    Alliance,
    an_alliance,
    wishes,
    words_in,
)

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.workspace import Workspace


@pytest.fixture(scope="module")
def prepared(bare_store: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Alliance]:
    """Return a store with a small alliance, and the alliance."""
    return prepare(bare_store, tmp_path_factory.mktemp("buendnis"), an_alliance)


@pytest.fixture(scope="module")
def store_to_copy(prepared: tuple[Path, Alliance]) -> Path:
    return prepared[0]


@pytest.fixture
def alliance(prepared: tuple[Path, Alliance]) -> Alliance:
    return prepared[1]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[PaperWish, str], ...]:
    """Make every paper once and return what can be read in it."""
    folder = tmp_path_factory.mktemp("papers") / "store"
    made = access.create(folder, PASSPHRASE, clock=FixedClock.on(TODAY), kdf=CHEAP)
    try:
        known = an_alliance(made.workspace)
        make = made.workspace.network_papers.make
        return tuple((wish, words_in(make(wish))) for wish in wishes(made.workspace, known))
    finally:
        made.workspace.close()


def test_no_paper_holds_notes_reasons_or_the_quality_of_a_cooperation(
    papers: tuple[tuple[PaperWish, str], ...],
) -> None:
    for wish, words in papers:
        for secret in (SECRET, *QUALITY_WORDS, "Wunsch nach mehr"):
            assert secret not in words, (wish.kind, wish.format, wish.audience, secret)


def test_private_numbers_and_private_persons_stay_in_the_office(
    papers: tuple[tuple[PaperWish, str], ...],
) -> None:
    for wish, words in papers:
        if wish.audience is not Audience.OFFICE:
            for secret in (*PRIVATE_NUMBERS, PRIVATE_PERSON):
                assert secret not in words, (wish.kind, wish.format, wish.audience, secret)


@pytest.mark.parametrize("file_format", [PaperFormat.CSV, PaperFormat.PDF, PaperFormat.CARDS])
def test_the_office_gets_its_private_numbers_for_itself(
    workspace: Workspace, alliance: Alliance, file_format: PaperFormat
) -> None:
    wish = PaperWish(PaperCode.DIRECTORY, file_format, Audience.OFFICE)
    words = words_in(workspace.network_papers.make(wish))
    assert alliance
    assert all(number in words for number in (*PRIVATE_NUMBERS, OPEN_NUMBER, PRIVATE_PERSON))


@pytest.mark.parametrize("kind", [PaperCode.AGREEMENT, PaperCode.OFFERS])
def test_papers_that_are_passed_on_hold_no_private_numbers_even_for_the_office(
    workspace: Workspace, alliance: Alliance, kind: PaperCode
) -> None:
    private = a_contact(
        workspace,
        name="Rosa Quell",
        organisation_id=alliance.office,
        phone="0221 4710-994",
        phone_private=True,
        email="rosa@quell.example",
        email_private=True,
        fixed=True,
    )
    alone = a_contact(
        workspace, name="Ada Alleine", phone="0221 4710-995", private=True, fixed=True
    )
    an_offer(workspace, organisation_id=alliance.office, contact_id=private)
    an_offer(workspace, organisation_id=alliance.office, contact_id=alone)
    made = [
        workspace.network_papers.make(wish)
        for wish in wishes(workspace, alliance)
        if wish.kind is kind and wish.audience is Audience.OFFICE
    ]
    for paper in made:
        words = words_in(paper)
        assert "Rosa Quell" in words
        for secret in ("4710-994", "4710-995", "rosa@quell.example", *PRIVATE_NUMBERS):
            assert secret not in words, (paper.format, secret)


@pytest.mark.parametrize("audience", [Audience.MINISTRY, Audience.PUBLIC])
@pytest.mark.parametrize("file_format", [PaperFormat.GRAPHML, PaperFormat.GEXF])
def test_files_for_the_ministry_and_the_public_do_not_say_who_may_not_exchange(
    workspace: Workspace, alliance: Alliance, audience: Audience, file_format: PaperFormat
) -> None:
    assert alliance
    checks = [field_word(name) for name in ("know_each_other", "may_exchange", "lead_is_clear")]
    make = workspace.network_papers.make
    words = words_in(make(PaperWish(PaperCode.MAP, file_format, audience)))
    assert not any(each in words for each in checks)
    members = PaperWish(PaperCode.MAP, file_format, Audience.PARTICIPANT)
    assert field_word("may_exchange") in words_in(make(members))


def test_the_public_learns_functions_but_no_names(workspace: Workspace, alliance: Alliance) -> None:
    assert alliance
    for kind in (PaperCode.VOLUNTEERS, PaperCode.OFFERS):
        wish = PaperWish(kind, PaperFormat.PDF, Audience.PUBLIC)
        words = words_in(workspace.network_papers.make(wish))
        assert "Weber" not in words
        assert "Brandt" not in words


def test_quality_leaves_on_the_map_for_the_steering_group_alone(
    workspace: Workspace, alliance: Alliance
) -> None:
    assert alliance
    plain = PaperWish(PaperCode.MAP, PaperFormat.SVG, Audience.STEERING_GROUP)
    asked = replace(plain, with_quality=True)
    words = words_in(workspace.network_papers.make(asked))
    assert "tragfähig" in words
    assert "Nur für die Lenkungsgruppe" in words
    assert SECRET not in words
    assert "tragfähig" not in words_in(workspace.network_papers.make(plain))


@pytest.mark.parametrize("audience", [Audience.PARTICIPANT, Audience.OFFICE, Audience.PUBLIC])
def test_quality_is_refused_to_everybody_else(
    workspace: Workspace, alliance: Alliance, audience: Audience
) -> None:
    assert alliance
    wish = PaperWish(PaperCode.MAP, PaperFormat.PDF, audience, with_quality=True)
    with pytest.raises(AudienceRefused):
        workspace.network_papers.make(wish)


@pytest.mark.parametrize("kind", [PaperCode.FINDINGS, PaperCode.MAP_COMPARED, PaperCode.GAPS])
def test_no_other_paper_shows_quality_even_if_asked(
    workspace: Workspace, alliance: Alliance, kind: PaperCode
) -> None:
    wish = next(
        each
        for each in wishes(workspace, alliance)
        if each.kind is kind and each.audience is Audience.STEERING_GROUP
    )
    words = words_in(workspace.network_papers.make(replace(wish, with_quality=True)))
    assert not any(word in words for word in QUALITY_WORDS)


@pytest.mark.parametrize("file_format", [PaperFormat.GRAPHML, PaperFormat.GEXF])
def test_files_for_network_programs_never_know_quality(
    workspace: Workspace, alliance: Alliance, file_format: PaperFormat
) -> None:
    assert alliance
    wish = PaperWish(PaperCode.MAP, file_format, Audience.STEERING_GROUP, with_quality=True)
    words = words_in(workspace.network_papers.make(wish))
    assert not any(word in words for word in QUALITY_WORDS)


def test_a_map_without_names_names_no_organisation(
    workspace: Workspace, alliance: Alliance
) -> None:
    assert alliance
    for file_format in (PaperFormat.PDF, PaperFormat.SVG, PaperFormat.GRAPHML, PaperFormat.GEXF):
        wish = PaperWish(PaperCode.MAP, file_format, Audience.PUBLIC, without_names=True)
        words = words_in(workspace.network_papers.make(wish))
        assert "Ausländerbehörde Kreis Musterland" not in words
        assert "ABH" not in words
        assert "Ausländerbehörde" in words


def test_numbers_below_three_are_not_told(workspace: Workspace, alliance: Alliance) -> None:
    assert alliance
    wish = PaperWish(PaperCode.GAPS, PaperFormat.XLSX, Audience.OFFICE)
    words = words_in(workspace.network_papers.make(wish))
    assert "Alphabetisierung" in words
    assert "<v>2</v>" not in words


def test_the_list_of_calls_says_of_a_number_that_it_is_private(workspace: Workspace) -> None:
    long_ago = dt.date(2024, 1, 8)
    with workspace.batches.begin(Label.EXAMPLE_DATA_MADE) as batch:
        for person in (
            ContactFields(name="Rosa Quell", phone="0221 4710-994", phone_private=True),
            ContactFields(name="Ada Alleine", phone="0221 4710-995", private=True),
            ContactFields(name="Gül Offen", phone="0221 4710-996"),
        ):
            batch.add(person, verified_on=long_ago)
    wish = PaperWish(PaperCode.CALLS, PaperFormat.PDF, Audience.OFFICE)
    words = words_in(workspace.network_papers.make(wish))

    assert "Rosa Quell, 0221 4710-994 (privat)" in words
    assert "Ada Alleine, 0221 4710-995 (privat)" in words
    assert "Gül Offen, 0221 4710-996" in words
    assert words.count("(privat)") == 2


def test_a_paper_is_not_made_for_readers_that_it_is_not_for(
    workspace: Workspace, alliance: Alliance
) -> None:
    assert alliance
    for audience in (Audience.PUBLIC, Audience.PARTICIPANT, Audience.CLIENT):
        with pytest.raises(AudienceRefused):
            workspace.network_papers.make(PaperWish(PaperCode.CALLS, PaperFormat.PDF, audience))


def test_a_choice_that_is_missing_is_told(workspace: Workspace, alliance: Alliance) -> None:
    assert alliance
    for kind, field in (
        (PaperCode.MAP_COMPARED, "earlier"),
        (PaperCode.COMPARISON, "earlier"),
        (PaperCode.AGREEMENT, "cooperation"),
    ):
        with pytest.raises(InvalidInput) as refused:
            workspace.network_papers.make(PaperWish(kind, PaperFormat.PDF, Audience.PARTICIPANT))
        assert refused.value.field == field

"""How a booklet is laid out: facing pages, parts printed again, digests that tell a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.export.content import Facing, Footer, Heading, Notice, PageBreak
from gkdesk.export.paper import PageSize
from gkdesk.services.booklets.composing import compose_booklet
from gkdesk.services.booklets.profiles.profile import (
    SHIPPED,
    BookletBlock,
    BookletChoice,
    Fill,
    Layout,
)
from gkdesk.services.booklets.voice import Voice
from gkdesk.services.clients.case_fields import ChainStep, Education
from gkdesk.services.clients.fields import Goal, Step
from gkdesk.text.codes.cases import EducationKind
from gkdesk.text.translations import text_pair
from tests.document_kit import blocks_of, german_headings, passages, plain
from tests.factories import a_client, a_part
from tests.rounds import rounds
from tests.unit.export.pdf_reading import open_pdf
from tests.unit.services.booklet_kit import HEADINGS, TODAY, booklet

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId

FACING = BookletChoice(layout=Layout.FACING)


@pytest.fixture(scope="module")
def store_to_copy(samira_store: Path) -> Path:
    """Begin with Samira's record."""
    return samira_store


def parts_of(
    workspace: Workspace,
    client: ClientId,
    language: str = "ar",
    choice: BookletChoice | None = None,
) -> dict[BookletBlock, str]:
    """Return the digests of a booklet, whatever the service makes of them."""
    profile = workspace.booklets.profile()
    chosen = choice or BookletChoice()
    around = workspace.booklets._gathering.around()
    source = workspace.booklets._gathering.source(client, profile, chosen, around)
    made = compose_booklet(
        source,
        profile,
        choice=chosen,
        texts=text_pair(language),
        author="",
        created=around.created,
    )
    return dict(made.parts)


@pytest.mark.parametrize("language", ["ar", "ti", "ru"])
def test_on_facing_pages_each_side_speaks_one_language(
    workspace: Workspace, samira: ClientId, language: str
) -> None:
    spreads = list(blocks_of(booklet(workspace, samira, language, FACING), Facing))
    assert spreads
    for spread in spreads:
        assert isinstance(spread, Facing)
        assert len(spread.german) == len(spread.client)
        german = {each.plain for each in passages(spread.german)}
        client = {each.plain for each in passages(spread.client)}
        texts = text_pair(language)
        keys = [key for key in texts.client.texts if not key.startswith("glossary.")]
        fixed = {texts.german.texts[key]: texts.client.texts[key] for key in keys}
        assert not german & set(fixed.values()) - set(fixed)
        assert not client & set(fixed) - set(fixed.values())


def test_facing_pages_hold_the_same_parts_in_the_same_order(
    workspace: Workspace, samira: ClientId
) -> None:
    document = booklet(workspace, samira, "ar", FACING)
    headings = [
        each.content.plain
        for each in blocks_of(document, Heading)
        if isinstance(each, Heading) and each.level == 1 and each.bookmark
    ]
    assert headings == HEADINGS
    first = next(iter(blocks_of(document, Facing)))
    assert isinstance(first, Facing)
    assert "Wichtige Wörter" not in [each.plain for each in passages(first)]


def test_a_german_booklet_has_no_facing_pages(workspace: Workspace, samira: ClientId) -> None:
    document = booklet(workspace, samira, "de", FACING)
    assert not list(blocks_of(document, Facing))


def test_facing_pages_say_what_side_by_side_says(workspace: Workspace, samira: ClientId) -> None:
    beside = {each.plain for each in passages(booklet(workspace, samira, "ru"))}
    facing = {each.plain for each in passages(booklet(workspace, samira, "ru", FACING))}
    only_german = Voice(text_pair("ru")).only_german()
    assert {only_german.pair("goals.intro")[0].plain, "0176 04069001"} <= beside & facing


@pytest.mark.parametrize("profile_id", SHIPPED)
def test_parts_that_are_printed_again_stand_alone(
    workspace: Workspace, samira: ClientId, profile_id: str
) -> None:
    rules = workspace.booklets.profile(profile_id).blocks
    block = rules[-1].block
    document = booklet(
        workspace, samira, "ar", BookletChoice(only=frozenset({block})), profile_id=profile_id
    )
    assert len(german_headings(document)) == 1


@pytest.mark.parametrize(
    "choice",
    [BookletChoice(large_print=True), BookletChoice(), FACING],
    ids=("large", "", "facing"),
)
def test_a_booklet_ends_with_the_longest_texts_that_can_be_saved_in_a_header(
    workspace: Workspace, samira: ClientId, choice: BookletChoice
) -> None:
    german, longest = "Bis", "حتى"
    for key in ("goals.until", "contacts.phone"):
        workspace.texts.editing.save("booklet", key, "de", german * 60)
        workspace.texts.editing.save("booklet", key, "ar", longest * 600)
    made = workspace.booklets.make(samira, "ar", choice)
    with open_pdf(made.pdf) as pdf:
        assert len(pdf.pages) < 120


def test_a_part_that_comes_alone_still_says_that_its_translation_is_a_draft(
    workspace: Workspace, samira: ClientId
) -> None:
    choice = BookletChoice(only=frozenset({BookletBlock.GOALS}))
    first = booklet(workspace, samira, "ar", choice).blocks[0]
    assert isinstance(first, Notice)
    german = booklet(workspace, samira, "de", choice)
    assert not list(blocks_of(german, Notice))


def test_every_part_of_a_ring_binder_begins_on_its_own_sheet(
    workspace: Workspace, samira: ClientId
) -> None:
    document = booklet(workspace, samira, "ar", profile_id="personal_book")
    profile = workspace.booklets.profile("personal_book")
    breaks = [each for each in document.blocks if isinstance(each, PageBreak)]
    assert len(breaks) == len(profile.blocks)
    assert document.page.size is PageSize.A4
    assert not document.footer.page_numbers


def test_a_digest_changes_with_what_its_part_says_and_with_nothing_else(
    workspace: Workspace, samira: ClientId
) -> None:
    before = parts_of(workspace, samira)
    assert parts_of(workspace, samira, "ru", FACING) == parts_of(workspace, samira, "ru")
    a_part(workspace, samira, Goal("Ich möchte schwimmen lernen."))
    after = parts_of(workspace, samira)
    assert {block for block in before if before[block] != after[block]} == {BookletBlock.GOALS}


def test_only_printed_parts_have_a_digest(workspace: Workspace, samira: ClientId) -> None:
    choice = BookletChoice(blocks=((BookletBlock.WORK, Fill.LEFT_OUT),))
    assert BookletBlock.WORK not in parts_of(workspace, samira, "de", choice)


def test_the_cover_promises_no_part_that_was_left_out(
    workspace: Workspace, samira: ClientId
) -> None:
    assert "Mein Weg – meine Termine – meine Kontakte" in plain(booklet(workspace, samira, "tr"))
    choice = BookletChoice(blocks=((BookletBlock.PATH, Fill.LEFT_OUT),))
    text = plain(booklet(workspace, samira, "tr", choice))
    assert "Mein Weg" not in text
    assert "Termine · Meine Ansprechpersonen" in text


def test_an_own_name_of_a_profile_stands_on_the_cover_without_a_translation(
    workspace: Workspace, samira: ClientId
) -> None:
    own = workspace.booklets.kept.copy("begleitheft", "Unser Willkommensheft")
    document = booklet(workspace, samira, "tr", profile_id=f"own:{own.ref}")
    assert "Unser Willkommensheft" in plain(document)
    assert text_pair("tr").client.texts["cover.title"] not in plain(document)


@pytest.mark.full
@pytest.mark.parametrize(
    ("profile_id", "language"),
    [
        ("begleitheft", "fa"),
        ("karte", "fa"),
        ("personal_book", "de"),
        ("laufmappe", "fa"),
    ][: rounds(2, full=4)],
)
def test_an_empty_record_and_an_endless_one_become_booklets(
    workspace: Workspace, language: str, profile_id: str
) -> None:
    nobody = a_client(workspace, official_name="", code="K-17")
    words = "Ein sehr langer Satz, in dem viel steht. "
    endless = a_client(
        workspace,
        Goal(words * 400),
        Step(words * 20, "ich", TODAY, done_on=TODAY),
        ChainStep(words * 20),
        Education(EducationKind.WORK, words * 20, certificate=words * 20),
        official_name="Anna Анна አና آنا",
    )
    for client in (nobody, endless):
        for choice in (BookletChoice(), BookletChoice(layout=Layout.FACING, large_print=True)):
            made = workspace.booklets.make(client, language, choice, profile_id=profile_id)
            assert made.pages >= 2


def test_the_footer_of_a_card_is_empty(workspace: Workspace, samira: ClientId) -> None:
    assert booklet(workspace, samira, "ar", profile_id="karte").footer == Footer(page_numbers=False)

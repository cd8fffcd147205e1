"""Booklets of every profile, on pages and on sheets, by each one's choice, and what changed."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pikepdf import Pdf
from sqlalchemy import delete

from gkdesk.errors import RecordGone
from gkdesk.models.booklets import BookletCopy, BookletCopyPart
from gkdesk.models.client import Client
from gkdesk.services.booklets.copies.cover_list import CoverLine, CoverList, cover_document
from gkdesk.services.booklets.copies.issue import Issue
from gkdesk.services.booklets.made import MadeBooklet, SkippedBooklet, Unknown
from gkdesk.services.booklets.pages.versions import Version
from gkdesk.services.booklets.profiles.kept import own_id
from gkdesk.services.booklets.profiles.profile import (
    KARTE,
    PERSONAL_BOOK,
    SHIPPED,
    SPRACHPASS,
    BookletBlock,
    BookletChoice,
    Fill,
    PageKind,
)
from gkdesk.services.clients.fields import Goal, SpokenLanguage
from gkdesk.services.workspace import Workspace
from gkdesk.text.ids import BookletProfileId, ClientId
from gkdesk.text.labels import Label
from tests.factories import a_client
from tests.unit.export.pdf_reading import structure

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.store.store import Store

MM = 72 / 25.4
FEW = (
    BookletBlock.ME,
    BookletBlock.CONTACTS,
    BookletBlock.SPOTS,
    BookletBlock.PATH,
    BookletBlock.GOALS,
    BookletBlock.GERMAN,
    BookletBlock.CONSENTS,
    BookletBlock.HELP,
    BookletBlock.NOTES,
)
SHORT = BookletChoice(
    blocks=tuple((each, Fill.LEFT_OUT) for each in BookletBlock if each not in FEW)
)
"""A booklet for whatever is about its parts and not about how many there are."""
FIVE_SCRIPTS = "Анна Ἄννα አና آنا Anna"


@pytest.fixture(scope="module")
def store_to_copy(samira_store: Path) -> Path:
    """Begin with Samira's record."""
    return samira_store


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Return the size of each page in millimetres."""
    with Pdf.open(io.BytesIO(pdf)) as document:
        boxes = [[float(each) for each in page.mediabox] for page in document.pages]
    return [(round(right / MM), round(top / MM)) for _, _, right, top in boxes]


def drawn(pdf: bytes) -> list[bytes]:
    """Return what is drawn on each page, its number at the foot as well."""
    with Pdf.open(io.BytesIO(pdf)) as document:
        return [page.obj.Contents.read_bytes() for page in document.pages]


def text_of(pdf: bytes) -> str:
    """Return the text in its order of reading."""
    return structure(pdf).text


@pytest.mark.parametrize(
    ("profile", "page", "sheet"),
    [
        ("begleitheft", (148, 210), (296, 210)),
        (SPRACHPASS, (148, 210), (296, 210)),
        (KARTE, (86, 54), (210, 297)),
        (PERSONAL_BOOK, (210, 297), (210, 297)),
        ("laufmappe", (210, 297), (210, 297)),
    ],
)
def test_every_profile_has_its_paper_and_its_sheets(
    workspace: Workspace,
    samira: ClientId,
    profile: str,
    page: tuple[int, int],
    sheet: tuple[int, int],
) -> None:
    pages, sheets = (
        workspace.booklets.make(samira, "prs", SHORT, profile_id=profile, version=version)
        for version in Version
    )
    assert set(sizes(pages.pdf)) == {page}
    assert set(sizes(sheets.pdf)) == {sheet}
    assert pages.pages == sheets.pages == len(sizes(pages.pdf))


def test_an_own_profile_may_be_as_small_as_a_pass(workspace: Workspace, samira: ClientId) -> None:
    kept = workspace.booklets.kept
    ref = BookletProfileId(kept.copy(SPRACHPASS).ref or 0)
    kept.save(ref, replace(kept.get(own_id(ref)), page=PageKind.A6))
    made, sheets = (
        workspace.booklets.make(samira, "prs", SHORT, profile_id=own_id(ref), version=version)
        for version in Version
    )
    assert set(sizes(made.pdf)) == {(105, 148)}
    assert set(sizes(sheets.pdf)) == {(210, 148)}


def test_the_sheets_of_a_booklet_hold_two_pages_each(
    workspace: Workspace, samira: ClientId
) -> None:
    made = workspace.booklets.make(samira, "prs", SHORT, version=Version.SHEETS)
    assert made.pages > 4
    assert len(sizes(made.pdf)) == -(-made.pages // 4) * 2
    assert made.head.file_name == "Begleitheft_2026-11-18_K001_zum-Falten.pdf"


def test_an_empty_record_makes_a_booklet_of_every_kind(workspace: Workspace) -> None:
    empty = a_client(workspace, official_name="", code="K007")
    for profile in SHIPPED:
        assert workspace.booklets.make(empty, "de", profile_id=profile).pages > 0, profile


def test_a_name_in_five_scripts_is_drawn_in_every_kind(workspace: Workspace) -> None:
    client = a_client(workspace, wanted_name=FIVE_SCRIPTS)
    for profile in SHIPPED:
        assert workspace.booklets.make(client, "ar", SHORT, profile_id=profile).pages > 0, profile


def test_a_booklet_of_an_own_profile_goes_by_its_name_but_its_file_does_not(
    workspace: Workspace, samira: ClientId
) -> None:
    own = own_id(workspace.booklets.kept.copy("begleitheft", "Heft zum Ankommen").ref or 0)
    made = workspace.booklets.make(samira, "prs", SHORT, profile_id=own)
    assert made.head.title == "Heft zum Ankommen"
    assert made.head.file_name == "Begleitheft_2026-11-18_K001.pdf"


def test_a_profile_that_was_deleted_makes_nothing(workspace: Workspace, samira: ClientId) -> None:
    kept = workspace.booklets.kept
    ref = BookletProfileId(kept.copy("begleitheft").ref or 0)
    kept.remove(ref)
    with pytest.raises(RecordGone):
        workspace.booklets.make(samira, "prs", profile_id=own_id(ref))


def test_the_first_page_is_there_alone(workspace: Workspace, samira: ClientId) -> None:
    first = workspace.booklets.first_page(samira, "prs", BookletChoice())
    assert len(sizes(first)) == 1
    assert "Begleitheft" in text_of(first)
    assert "Wichtige Wörter" not in text_of(first)


def test_in_a_run_everybody_gets_what_she_chose_and_in_her_language(workspace: Workspace) -> None:
    first = a_client(workspace, SpokenLanguage("ar"), official_name="Nadia")
    second = a_client(workspace, SpokenLanguage("tr"), official_name="Emre")
    chosen = BookletChoice(blocks=((BookletBlock.WORDS, Fill.LEFT_OUT),))
    workspace.booklets.choices.keep(first, "begleitheft", chosen, language="uk")
    made: list[MadeBooklet] = []
    workspace.booklets.make_many((first, second), made.append)
    assert [each.head.language for each in made] == ["uk", "tr"]
    without, with_words = ([block for block, _ in each.head.parts] for each in made)
    assert BookletBlock.WORDS not in without
    assert BookletBlock.WORDS in with_words


def test_somebody_who_is_deleted_meanwhile_is_skipped_and_named(store: Store) -> None:
    workspace = Workspace(store)
    there, gone = (a_client(workspace, official_name=name) for name in ("Nadia", "Emre"))
    with store.transaction(Label.RECORDS_ERASED) as transaction:
        transaction.session.execute(delete(Client).where(Client.id == gone))
    told: list[SkippedBooklet] = []
    made: list[MadeBooklet] = []
    run = workspace.booklets.make_many((gone, there), made.append, skip=told.append)
    assert [each.head.client_id for each in made] == [there]
    assert [each.client_id for each in told] == [gone]
    assert (run.made, run.skipped) == (1, tuple(told))


def test_cards_of_several_people_share_a_sheet(workspace: Workspace) -> None:
    clients = [a_client(workspace, official_name=f"Person {number}") for number in range(6)]
    sheets: list[MadeBooklet] = []
    run = workspace.booklets.make_many(
        clients, sheets.append, profile_id=KARTE, version=Version.SHEETS
    )
    assert run.made == len(clients)
    assert [head.client_id for sheet in sheets for head in sheet.heads] == clients
    sides = [each for sheet in sheets for each in sheet.pages_each]
    assert sides == [2] * len(clients), "the cover list says the same of equal cards"
    assert all(head.paper is PageKind.CARD for sheet in sheets for head in sheet.heads)
    assert all(sizes(sheet.pdf) == [(210, 297)] for sheet in sheets)
    assert "Person" not in sheets[0].file_name


def leave(workspace: Workspace, made: MadeBooklet) -> None:
    issues = workspace.booklets.issues
    issues.confirm(issues.begin(made.head, Issue.PRINTED))


def test_only_what_has_changed_is_made_again(workspace: Workspace, samira: ClientId) -> None:
    booklets, choice = workspace.booklets, SHORT
    whole = booklets.make_shown(samira, "prs", choice)
    assert whole.since is None
    leave(workspace, whole)
    again = booklets.make_shown(samira, "prs", choice)
    assert again.since is not None
    assert again.since.changed == frozenset()
    assert booklets.make_shown(samira, "prs", choice, changed_only=True).pdf == b""

    workspace.clients.save_part(samira, Goal("Ich möchte Köchin werden"))
    changed = booklets.make_shown(samira, "prs", choice, changed_only=True)
    assert changed.since is not None
    assert changed.since.changed == {BookletBlock.GOALS}
    assert len(changed.head.parts) == len(whole.head.parts), "the booklet is the newest then"
    assert changed.head.is_partial
    assert 0 < changed.pages < whole.pages
    assert "Köchin" in text_of(changed.pdf)
    pages = drawn(booklets.make_shown(samira, "prs", choice).pdf)
    before = drawn(whole.pdf)
    differing = [page for at, page in enumerate(pages) if page != before[at]]
    assert drawn(changed.pdf) == differing, "no page that looks as it did"
    sheets = booklets.make_shown(samira, "prs", choice, changed_only=True, version=Version.SHEETS)
    assert len(sizes(sheets.pdf)) == -(-changed.pages // 2)
    assert sheets.shown == changed.pdf

    leave(workspace, changed)
    jam = booklets.make_shown(samira, "prs", choice, changed_only=True, again=True)
    assert drawn(jam.pdf) == differing, "the printer may have eaten them"
    leave(workspace, jam)
    assert booklets.make_shown(samira, "prs", choice, changed_only=True).pdf == b""


def test_a_corrected_translation_is_a_change(workspace: Workspace, samira: ClientId) -> None:
    booklets, choice = workspace.booklets, SHORT
    leave(workspace, booklets.make_shown(samira, "ar", choice))
    workspace.texts.editing.save("booklet", "consents.withdraw_3", "ar", "نص آخر")
    since = booklets.make_shown(samira, "ar", choice).since
    assert since is not None
    assert since.changed == {BookletBlock.CONSENTS}


@pytest.mark.parametrize("version", Version)
def test_what_a_shorter_booklet_leaves_over_is_to_be_taken_out(
    workspace: Workspace, samira: ClientId, version: Version
) -> None:
    booklets, choice = workspace.booklets, SHORT
    whole = booklets.make_shown(samira, "de", choice)
    leave(workspace, whole)
    end = (BookletBlock.HELP, BookletBlock.NOTES)
    left_out = tuple((block, Fill.LEFT_OUT) for block in end)
    choice = replace(SHORT, blocks=(*SHORT.blocks, *left_out))
    shorter = booklets.make_shown(samira, "de", choice)
    assert shorter.since is not None
    assert shorter.since.out == tuple(range(shorter.pages, whole.pages))
    only = booklets.make_shown(samira, "de", choice, version=version, changed_only=True)
    assert only.pdf == b"", "nothing that is left looks different"
    booklets.settle(only.head)
    since = booklets.make_shown(samira, "de", choice).since
    assert since is not None
    assert (since.out, since.again) == ((), frozenset())


@pytest.mark.parametrize("days", [0, 2])
def test_after_a_restore_no_older_copy_stands_in_for_the_one_that_was_brought_back(
    store: Store, days: int
) -> None:
    workspace, choice = Workspace(store), SHORT
    booklets, client = workspace.booklets, a_client(workspace)
    made = booklets.make_shown(client, "de", choice)
    leave(workspace, made)
    day = dt.date(2026, 11, 18) + dt.timedelta(days=days)
    with store.transaction(Label.DISCLOSURES_REAPPLIED) as transaction:
        back = BookletCopy(
            client_id=client, profile="begleitheft", title="", made_on=day, made_as="printed"
        )
        transaction.session.add(back)
    shown = booklets.make_shown(client, "de", choice, changed_only=True)
    assert shown.since is not None
    assert (shown.since.unknown, shown.since.made_on) == (Unknown.BROUGHT_BACK, day)
    assert shown.pages == made.pages, "the whole of it"
    leave(workspace, shown)
    since = booklets.make_shown(client, "de", choice).since
    assert since is not None
    assert since.unknown is None, "it is compared with the one of now"
    with store.transaction(Label.DISCLOSURES_REAPPLIED) as transaction:
        marks = delete(BookletCopyPart).where(BookletCopyPart.block == "#noted")
        transaction.session.execute(marks)
    since = booklets.make_shown(client, "de", choice).since
    assert since is not None
    assert since.unknown is (Unknown.BROUGHT_BACK if days else Unknown.EARLIER_PROGRAM)


def test_what_a_longer_part_pushes_down_is_made_again_as_well(
    workspace: Workspace, samira: ClientId
) -> None:
    """One booklet is made among many, on sheets: the places of its parts are the same there."""
    booklets, choice = workspace.booklets, SHORT
    made: list[MadeBooklet] = []
    booklets.choices.keep(samira, "begleitheft", choice, language="prs")
    booklets.make_many((samira,), made.append, version=Version.SHEETS)
    leave(workspace, made[0])
    same = booklets.make_shown(samira, "prs", choice, changed_only=True)
    assert (same.pdf, same.head.sides) == (b"", made[0].head.sides)
    assert len(same.head.sides) == made[0].pages
    workspace.clients.save_part(samira, Goal("Ich möchte Köchin werden. " * 20))
    changed = booklets.make_shown(samira, "prs", choice, changed_only=True)
    assert changed.since is not None
    assert changed.since.changed == {BookletBlock.GOALS}
    assert BookletBlock.GERMAN in changed.since.moved
    leave(workspace, changed)
    assert booklets.make_shown(samira, "prs", choice, changed_only=True).pdf == b""
    without = replace(SHORT, blocks=(*SHORT.blocks, (BookletBlock.PATH, Fill.LEFT_OUT)))
    shorter = booklets.make_shown(samira, "prs", without, changed_only=True)
    assert shorter.since is not None
    assert shorter.since.gone == {BookletBlock.PATH}
    assert "Meine Stellen" in text_of(shorter.pdf), "its first lines stand on the page of others"


@pytest.mark.parametrize(
    ("language", "choice"), [("ar", SHORT), ("prs", replace(SHORT, large_print=True))]
)
def test_another_language_or_size_changes_every_part(
    workspace: Workspace, samira: ClientId, language: str, choice: BookletChoice
) -> None:
    leave(workspace, workspace.booklets.make(samira, "prs", SHORT))
    shown = workspace.booklets.make_shown(samira, language, choice)
    assert shown.since is not None
    assert len(shown.since.changed) == len(shown.head.parts)


def test_the_day_of_printing_changes_nothing(store: Store) -> None:
    workspace = Workspace(store)
    client = a_client(workspace)
    leave(workspace, workspace.booklets.make(client, "de", SHORT))
    later = workspace.booklets.make_shown(client, "de", SHORT)
    assert later.since is not None
    assert later.since.changed == frozenset()


def test_the_cover_list_names_codes_and_reasons_but_no_person(
    workspace: Workspace, samira: ClientId
) -> None:
    named = a_client(workspace, official_name="Toni Beck", code="TONI")
    lines = [
        CoverLine(made.head, made.pages)
        for made in (workspace.booklets.make(each, "prs", SHORT) for each in (samira, named))
    ]
    skipped = (
        SkippedBooklet(ClientId(4711), "K009", "Name", "\U0001e900"),
        SkippedBooklet(ClientId(4712), "K010"),
    )
    listed = CoverList("Begleitheft", Issue.PRINTED, lines, skipped, left=3)
    sheet = workspace.booklets.cover_list(listed)
    text = text_of(sheet.pdf)
    assert sheet.file_name == "Deckblatt_Begleitheft_2026-11-18.pdf"
    assert "2 Hefte am 18.11.2026 gedruckt." in text
    assert "3 Hefte nicht gedruckt" in text
    assert "K001" in text
    assert "U+1E900" in text
    assert "nicht mehr im Bestand" in text
    assert not {"Samira", "Haidari", "Toni", "Beck", "TONI"} & set(text.split())


def test_a_cover_list_says_which_copy_is_in_doubt(workspace: Workspace, samira: ClientId) -> None:
    made = workspace.booklets.make(samira, "de", SHORT)
    line = CoverLine(made.head, made.pages, is_sure=False)
    moment = dt.datetime(2026, 11, 18, 9, 0, tzinfo=dt.UTC)
    document = cover_document(
        CoverList("Begleitheft", Issue.PRINTED, [line], ()), made_at=moment, author=""
    )
    assert "vielleicht nur zum Teil gedruckt" in repr(document)


def test_a_cover_list_bears_the_day_of_the_place_where_it_is_made(in_berlin: None) -> None:
    shortly_after_midnight = dt.datetime(2026, 11, 23, 23, 30, tzinfo=dt.UTC)
    listed = CoverList("Begleitheft", Issue.PRINTED, [], ())
    document = cover_document(listed, made_at=shortly_after_midnight, author="")
    assert "24.11.2026" in document.title

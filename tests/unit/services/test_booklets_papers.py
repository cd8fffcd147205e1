"""Papers in the Begleitheft: ordinary ones, those the person asks for, those that never stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.services.booklets.blocks.papers import PaperClass, PaperOffer
from gkdesk.services.booklets.copies.issue import Issue
from gkdesk.services.booklets.profiles.profile import (
    BookletBlock,
    BookletChoice,
    BookletField,
    Fill,
)
from gkdesk.services.clients.fields import (
    Paper,
    StatusEntry,
)
from gkdesk.text.codes.clients import (
    Category,
)
from tests.document_kit import plain
from tests.factories import a_part

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId
from tests.unit.services.booklet_kit import TODAY, booklet, with_block


@pytest.fixture(scope="module")
def store_to_copy(samira_store: Path) -> Path:
    """Begin with Samira's record."""
    return samira_store


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


def the_offer(
    workspace: Workspace, client: ClientId, title: str, choice: BookletChoice
) -> PaperOffer:
    offers = workspace.booklets.papers(client, choice)
    return next(offer for offer in offers if offer.title == title)


@pytest.mark.parametrize(
    ("paper", "kind"),
    [
        (Paper("Zeugnis", category=Category.EDUCATION_WORK), PaperClass.ORDINARY),
        (Paper("Internationaler Führerschein", category=Category.CONTACT), PaperClass.ORDINARY),
        (Paper("Duldung"), PaperClass.RESIDENCE),
        (Paper("Attest", category=Category.HEALTH), PaperClass.HEALTH),
        (Paper("Bericht Traumatherapie", category=Category.HEALTH), PaperClass.HEALTH),
        (Paper("Geburtsurkunde", category=Category.FAMILY), PaperClass.FAMILY),
        (Paper("Etwas", category=Category.CONTACT), PaperClass.UNKNOWN),
        (Paper("Duldung", category=Category.HEALTH), PaperClass.MIXED),
        (Paper("Attest zur Duldung", category=Category.RESIDENCE), PaperClass.MIXED),
        (Paper("Ärztliches Attest", category=Category.FAMILY), PaperClass.MIXED),
        (Paper("Heiratsurkunde", category=Category.FAMILY), PaperClass.NEVER),
    ],
    ids=lambda value: getattr(value, "title", None),
)
def test_every_paper_is_classed_by_category_and_title(
    workspace: Workspace, samira: ClientId, paper: Paper, kind: PaperClass
) -> None:
    a_part(workspace, samira, paper)
    offer = the_offer(workspace, samira, paper.title, BookletChoice())
    assert offer.paper_class is kind
    assert offer.printed is (kind is PaperClass.ORDINARY)
    assert offer.may_choose is (kind is not PaperClass.NEVER)


@pytest.mark.parametrize("title", ["Duldung", "Aufenthaltstitel", "Zeugnis", "Pass", "Mietvertrag"])
def test_a_health_paper_never_slips_in_by_its_title(
    workspace: Workspace, samira: ClientId, title: str
) -> None:
    a_part(workspace, samira, Paper(title, original_at="Schublade", category=Category.HEALTH))
    other_wish = BookletChoice(on_request=frozenset({BookletField.RESIDENCE}))
    assert "Schublade" not in plain(booklet(workspace, samira, "de", other_wish))


def test_a_residence_paper_with_the_health_category_needs_its_own_wish(
    workspace: Workspace, samira: ClientId
) -> None:
    a_part(workspace, samira, Paper("Duldung", None, "Schublade", category=Category.HEALTH))
    wish = BookletChoice(on_request=frozenset({BookletField.HEALTH}))
    assert "Schublade" not in plain(booklet(workspace, samira, "de", wish))


@pytest.mark.parametrize(
    "paper",
    [
        Paper("Geburtsurkunde", category=Category.FAMILY),
        Paper("Mutterpass", category=Category.HEALTH),
        Paper("Papier ohne bekannte Art"),
    ],
    ids=lambda paper: paper.title,
)
def test_a_single_paper_comes_in_on_the_wish_for_just_this_one(
    workspace: Workspace, samira: ClientId, paper: Paper
) -> None:
    wanted = a_part(workspace, samira, paper)
    a_part(workspace, samira, Paper("Anderes Papier", category=paper.category))
    choice = BookletChoice(papers_in=frozenset({wanted}))
    text = plain(booklet(workspace, samira, "de", choice))

    assert paper.title in text
    assert "Anderes Papier" not in text
    assert the_offer(workspace, samira, paper.title, choice).printed


def test_what_tells_the_marital_status_comes_in_on_no_wish(
    workspace: Workspace, samira: ClientId
) -> None:
    deed = a_part(workspace, samira, Paper("Heiratsurkunde", category=Category.FAMILY))
    choice = BookletChoice(on_request=frozenset(BookletField), papers_in=frozenset({deed}))

    assert "Heiratsurkunde" not in plain(booklet(workspace, samira, "de", choice))
    assert not the_offer(workspace, samira, "Heiratsurkunde", choice).printed


def test_an_ordinary_paper_stays_out_if_the_person_does_not_want_it(
    workspace: Workspace, samira: ClientId
) -> None:
    (offer,) = workspace.booklets.papers(samira, BookletChoice())
    choice = BookletChoice(papers_out=frozenset({offer.id}))
    assert "Schulzeugnis" not in plain(booklet(workspace, samira, "de", choice))


def test_the_offers_are_what_the_booklet_holds(workspace: Workspace, samira: ClientId) -> None:
    for title in ("Duldung", "Attest", "Mietvertrag", "Etwas"):
        a_part(workspace, samira, Paper(title, original_at=f"Fach {title}"))
    for wishes in (frozenset(), frozenset({BookletField.RESIDENCE, BookletField.HEALTH})):
        choice = BookletChoice(on_request=wishes)
        text = plain(booklet(workspace, samira, "de", choice))
        for offer in workspace.booklets.papers(samira, choice)[1:]:
            assert (f"Fach {offer.title}" in text) is offer.printed


def test_the_register_names_the_categories_of_what_was_asked_for(
    workspace: Workspace, samira: ClientId
) -> None:
    deed = a_part(workspace, samira, Paper("Geburtsurkunde", category=Category.FAMILY))
    a_part(workspace, samira, Paper("Duldung"))
    choice = BookletChoice(
        on_request=frozenset({BookletField.RESIDENCE}), papers_in=frozenset({deed})
    )
    made = workspace.booklets.make(samira, "de", choice)
    issues = workspace.booklets.issues
    issues.confirm(issues.begin(made.head, Issue.PRINTED))
    (entry,) = workspace.disclosures.of(samira)

    assert entry.document == (
        "Begleitheft (de), 1 Exemplar, auf Wunsch der Person: Familie, Aufenthalt"
    )


def test_the_register_names_no_category_that_is_not_in_the_booklet(
    workspace: Workspace, samira: ClientId
) -> None:
    everything = BookletChoice(on_request=frozenset(BookletField))
    without = with_block(everything, BookletBlock.PAPERS, Fill.LEFT_OUT)
    a_part(workspace, samira, Paper("Attest", category=Category.HEALTH))
    assert workspace.booklets.make(samira, "de", without).head.on_wish == frozenset()

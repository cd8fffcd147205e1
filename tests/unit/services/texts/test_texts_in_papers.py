"""What the office words, checks and adds stands on every kind of paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import TranslationUnconfirmed
from gkdesk.export.paper import Binding
from gkdesk.export.pdf.render import render_pdf
from gkdesk.services.basis.paper_kinds import ConsentPaperCode, ConsentPaperWish
from gkdesk.services.case_papers.client_papers import TEXTS
from gkdesk.services.clients.fields import SpokenLanguage
from gkdesk.text import languages
from gkdesk.text.codes.clients import Audience, SpokenLevel
from gkdesk.text.languages import Language, Script
from gkdesk.text.translations import text_pair
from tests.document_kit import plain
from tests.factories import a_client, a_part
from tests.unit.services.conference_kit import CODE, a_small_conference, said
from tests.unit.services.papers_kit import pdf_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.workspace import Workspace

WHO = "Samira Haddad"
UNCHECKED = "Übersetzung nicht geprüft"
SINDHI = Language("sd", "Sindhi", "سنڌي", Script.ARABIC)


@pytest.fixture(autouse=True)
def _no_language_stays() -> Iterator[None]:
    yield
    languages.know(())


def test_the_language_that_most_clients_grew_up_with_comes_first(workspace: Workspace) -> None:
    for spoken in (SpokenLanguage("ti"), SpokenLanguage("prs"), SpokenLanguage("ti")):
        a_client(workspace, spoken, SpokenLanguage("en", SpokenLevel.GOOD))
    assert workspace.texts.usual_language() == "ti"
    assert workspace.texts.usual_language("employers") == "de"


def check_all(workspace: Workspace, name: str, code: str) -> None:
    editing = workspace.texts.editing
    editing.check(name, [each.key for each in editing.texts(name, code)], code, WHO)


def blank_form(workspace: Workspace, code: str) -> bytes:
    return workspace.consent_papers.make(
        ConsentPaperWish(kind=ConsentPaperCode.FORM, language=code)
    ).data


def test_an_invitation_of_checked_texts_says_nothing_of_drafts(workspace: Workspace) -> None:
    conference = a_small_conference(workspace)
    wish = conference.wish(CODE.INVITATION, Audience.CLIENT, conference.attending, language="ar")
    assert UNCHECKED in said(workspace, wish)
    check_all(workspace, TEXTS, "ar")
    assert UNCHECKED not in said(workspace, wish)


def test_one_draft_that_another_paper_prints_does_not_mark_this_one(workspace: Workspace) -> None:
    conference = a_small_conference(workspace)
    check_all(workspace, TEXTS, "ar")
    workspace.texts.editing.uncheck(TEXTS, ("page.title",), "ar")
    invitation, page = (
        conference.wish(kind, Audience.CLIENT, conference.attending, language="ar")
        for kind in (CODE.INVITATION, CODE.CLIENT_PAGE)
    )
    assert UNCHECKED not in said(workspace, invitation)
    assert UNCHECKED in said(workspace, page)


def test_an_invitation_is_in_the_words_of_the_office(workspace: Workspace) -> None:
    conference = a_small_conference(workspace)
    wish = conference.wish(CODE.INVITATION, Audience.CLIENT, conference.attending, language="tr")
    workspace.texts.editing.save(TEXTS, "invitation.title", "de", "Unser Gespräch")
    workspace.texts.editing.save(TEXTS, "invitation.title", "tr", "Bizim görüşmemiz")
    text = said(workspace, wish)
    assert "Unser Gespräch" in text
    assert "Bizim görüşmemiz" in text


def test_a_checked_form_of_consent_needs_no_confirmation(workspace: Workspace) -> None:
    with pytest.raises(TranslationUnconfirmed):
        blank_form(workspace, "ti")
    check_all(workspace, "consent", "ti")
    assert not workspace.consent_papers.is_unchecked("ti")
    assert UNCHECKED not in pdf_words(blank_form(workspace, "ti"))


def test_one_unchecked_text_is_enough_to_ask_at_a_consent(workspace: Workspace) -> None:
    check_all(workspace, "consent", "ti")
    workspace.texts.editing.uncheck("consent", ("slip.what",), "ti")
    assert workspace.consent_papers.is_unchecked("ti")


def test_another_wording_of_a_consent_has_another_name(workspace: Workspace) -> None:
    before = workspace.consent_papers.text_version("ti")
    workspace.texts.editing.save("consent", "form.without", "de", "Ohne Ihr Ja bleibt alles hier.")
    assert workspace.consent_papers.text_version("ti") != before


def test_a_booklet_of_checked_texts_says_nothing_of_drafts(workspace: Workspace) -> None:
    client = a_client(workspace, official_name="Samira Haidari")
    assert UNCHECKED in plain(workspace.booklets.compose(client, "uk").document)
    check_all(workspace, "booklet", "uk")
    assert UNCHECKED not in plain(workspace.booklets.compose(client, "uk").document)


def test_an_added_language_is_proposed_bound_and_printed(workspace: Workspace) -> None:
    workspace.texts.own.add(SINDHI)
    client = a_client(workspace, official_name="Samira Haidari")
    a_part(workspace, client, SpokenLanguage(language="sd-Arab"))
    assert workspace.booklets.language_for(client) == "sd-Arab"
    assert "sd-Arab" in workspace.consent_papers.languages()
    title = "هي آئون آهيان"
    workspace.texts.editing.save("booklet", "me.title", "sd-Arab", title)
    document = workspace.booklets.compose(client, "sd-Arab").document
    assert document.page.binding is Binding.RIGHT
    text = plain(document)
    assert title in text
    assert "(nur auf Deutsch)" in text
    assert render_pdf(document).startswith(b"%PDF")


def test_papers_of_another_store_do_not_know_the_words_of_this_one(workspace: Workspace) -> None:
    workspace.texts.editing.save("booklet", "me.title", "tr", "Ben buyum işte")
    assert workspace.texts.pair("tr").client.texts["me.title"] == "Ben buyum işte"
    assert text_pair("tr").client.texts["me.title"] != "Ben buyum işte"

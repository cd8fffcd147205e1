"""The papers of a client who takes part, in every language that has their texts."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from gkdesk.export.content import Document, Paragraph, passage
from gkdesk.export.pdf.render import render_pdf
from gkdesk.services.case_papers.client_papers import TEXTS
from gkdesk.text.codes.clients import Audience
from gkdesk.text.translations import available, text_pair
from tests.unit.export.pdf_reading import drawn
from tests.unit.services.conference_kit import CODE, Conference, a_small_conference, said

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

TRANSLATED = [code for code in available(TEXTS) if code != "de"]
SAID = {CODE.INVITATION: "invitation.", CODE.CLIENT_PAGE: "page."}
NOT_SAID_YET = ("page.view", "page.tasks", "page.agreed", "page.who", "page.what", "page.until")


@pytest.fixture
def conference(workspace: Workspace) -> Conference:
    return a_small_conference(workspace)


def test_a_client_reads_in_her_language_and_that_it_is_a_draft(
    workspace: Workspace, conference: Conference
) -> None:
    for kind, code in itertools.product(SAID, TRANSLATED):
        wish = conference.wish(kind, Audience.CLIENT, conference.attending, language=code)
        text = said(workspace, wish)
        hers = text_pair(code, name=TEXTS).client.texts
        assert hers["notice.unchecked"] in text, (kind, code)
        for key in hers:
            if key.startswith(SAID[kind]) and key not in NOT_SAID_YET:
                assert hers[key] in text, (kind, code, key)


def test_the_bundled_fonts_draw_her_papers(workspace: Workspace, conference: Conference) -> None:
    for kind, code in itertools.product(SAID, TRANSLATED):
        wish = conference.wish(kind, Audience.CLIENT, conference.attending, language=code)
        made = workspace.case_papers.make(wish)
        assert made.language == code
        assert all(glyph.gid for glyph in drawn(made.data)), (kind, code)


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_bundled_fonts_draw_every_text_of_them(code: str) -> None:
    texts = text_pair(code, name=TEXTS).client.texts.values()
    document = Document("Probe", code, tuple(Paragraph(passage(text, code)) for text in texts))
    assert all(glyph.gid for glyph in drawn(render_pdf(document)))


def test_where_her_language_has_no_texts_the_page_is_german_and_says_so(
    workspace: Workspace, conference: Conference
) -> None:
    wish = conference.wish(CODE.CLIENT_PAGE, Audience.CLIENT, conference.attending, language="am")
    assert "Dieser Text ist nur auf Deutsch da." in said(workspace, wish)
    assert workspace.case_papers.make(wish).language == "de"

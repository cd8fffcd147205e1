"""Papers of working aids: blank, filled, for one contributor, and how they are noted."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput, ReturnBlocked
from gkdesk.services.leaving import PaperWay
from gkdesk.services.redactor import AudienceRefused
from gkdesk.services.working_aids.contributors import ContributorFields
from gkdesk.services.working_aids.printing.conditions import Conditions
from gkdesk.services.working_aids.printing.kinds import AidPaperCode, AidPaperWish
from gkdesk.services.working_aids.rounds import AidFields
from gkdesk.text.codes.clients import Audience
from gkdesk.text.ids import AidId, PartId
from gkdesk.text.labels import Label
from gkdesk.text.papers import working_aids as words
from gkdesk.working_aids import reading
from gkdesk.working_aids.numbering import numbers
from gkdesk.working_aids.parts import Ref
from tests.factories import a_client, an_organisation
from tests.prepared import prepare
from tests.unit.services.papers_kit import words_of
from tests.unit.services.working_aids.aid_kit import HARD, MEETS, begun, fill

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.working_aids.printing.kinds import MadeAidPaper
    from gkdesk.services.workspace import Workspace

OFFICE, PARTICIPANT = Audience.OFFICE, Audience.PARTICIPANT


@pytest.fixture(scope="module")
def prepared(bare_store: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, AidId]:
    """Return a store with a working aid that is filled in, and its id."""
    return prepare(bare_store, tmp_path_factory.mktemp("arbeitshilfe"), _filled_in)


@pytest.fixture(scope="module")
def store_to_copy(prepared: tuple[Path, AidId]) -> Path:
    return prepared[0]


@pytest.fixture
def aid(prepared: tuple[Path, AidId]) -> AidId:
    return prepared[1]


def _filled_in(workspace: Workspace) -> AidId:
    ref = begun(workspace)
    fill(workspace, ref)
    return ref


def said(paper: MadeAidPaper) -> str:
    return " ".join(words_of("paper.pdf", paper.pages).split())


def filled(workspace: Workspace, aid: AidId, audience: Audience = OFFICE) -> MadeAidPaper:
    return workspace.aid_papers.make(AidPaperWish(AidPaperCode.FILLED, audience, aid))


def contributor(workspace: Workspace, aid: AidId, *sections: str) -> PartId:
    office = an_organisation(workspace, name="Jobcenter Musterstadt", short_name="Jobcenter")
    entered = ContributorFields(organisation_id=office, sections=sections)
    ref = workspace.aids.contributors.add(aid, entered).ref
    assert ref is not None
    return PartId(ref)


@pytest.mark.parametrize("template", [each.id for each in reading.shipped()])
def test_every_shipped_template_has_all_its_questions_on_the_blank_paper(
    workspace: Workspace, template: str
) -> None:
    wish = AidPaperWish(AidPaperCode.BLANK, PARTICIPANT, template_id=template)
    paper = workspace.aid_papers.make(wish)
    text = said(paper).replace("\u00ad", "")
    found = reading.template(template)
    known = numbers(found)
    missing = [
        each.label
        for section in found.sections
        for each in section.children
        if not hasattr(each, "children")
        and each.name in known
        and f"{known[each.name]} {each.label}" not in text
    ]
    assert missing == []
    assert not paper.undrawn
    assert " ".join(found.about.split()) in text
    assert found.sources[0] in text


def test_a_blank_paper_has_the_numbers_of_the_screen_and_tells_conditions(
    workspace: Workspace, aid: AidId
) -> None:
    text = said(workspace.aid_papers.make(AidPaperWish(AidPaperCode.BLANK, PARTICIPANT, aid)))
    view = workspace.aids.filling.open(aid)
    assert f"{view.question('sitzungen').number} Wie oft?" in text
    assert "nur wenn 1.1 „ja“" in text
    assert words.RETURN_ZONE in text
    assert words.LOCAL_ZONE in text
    assert "Die Wege sind weit." not in text


def test_a_filled_paper_has_the_answers_and_leaves_out_what_does_not_apply(
    workspace: Workspace, aid: AidId
) -> None:
    assert "Wie oft?" in said(filled(workspace, aid))
    workspace.aids.filling.answer(aid, MEETS, "nein")
    text = said(filled(workspace, aid))
    assert "Die Wege sind weit." in text
    assert "Wie oft?" not in text
    assert "☑" in text
    assert "☐" not in text
    blank = said(workspace.aid_papers.make(AidPaperWish(AidPaperCode.BLANK, PARTICIPANT, aid)))
    assert "☐" in blank


def test_a_comment_stands_on_no_paper(workspace: Workspace, aid: AidId) -> None:
    workspace.aids.filling.comment(aid, HARD, "Nur für uns.")
    assert "Nur für uns." not in said(filled(workspace, aid))


def test_an_answer_that_names_a_client_stands_on_no_paper_for_others(
    workspace: Workspace, aid: AidId
) -> None:
    a_client(workspace, official_name="Yusuf Planetarium")
    workspace.aids.filling.answer(aid, HARD, "Herr Planetarium wartet.")
    paper = filled(workspace, aid, PARTICIPANT)
    assert "Planetarium" not in said(paper)
    assert paper.withheld == 1
    assert words.WITHHELD_LEAD in said(paper)
    assert "Planetarium" in said(filled(workspace, aid))


def test_the_reason_why_a_cooperation_is_difficult_stands_on_no_paper(workspace: Workspace) -> None:
    aid = AidId(workspace.aids.rounds.begin("prozess_2020", 2026).ref or 0)
    workspace.aids.filling.answer(aid, Ref("kv_schwierig"), "Weil jemand nicht will.")
    assert "nicht will" not in said(filled(workspace, aid))
    assert words.LEFT_OUT in said(filled(workspace, aid))


def test_a_contributor_gets_her_sections_with_name_and_day_and_nothing_that_was_answered(
    workspace: Workspace, aid: AidId
) -> None:
    workspace.aids.rounds.save(aid, AidFields(due_on=dt.date(2026, 12, 4)))
    who = contributor(workspace, aid, "runde")
    wish = AidPaperWish(AidPaperCode.CONTRIBUTOR, PARTICIPANT, aid, contributor_id=who)
    paper = workspace.aid_papers.make(wish)
    text = said(paper)
    assert "Jobcenter" in text
    assert "Trifft sich die Runde?" in text
    assert "4. 12. 2026" in text.replace("\u00a0", " ")
    assert "Vorhandene Gremien" not in text
    assert "Die Wege sind weit." not in text
    assert "Jobcenter" not in paper.file_name + paper.title


def test_a_contributor_of_no_section_gets_no_sheet(workspace: Workspace, aid: AidId) -> None:
    who = contributor(workspace, aid)
    wish = AidPaperWish(AidPaperCode.CONTRIBUTOR, PARTICIPANT, aid, contributor_id=who)
    with pytest.raises(InvalidInput):
        workspace.aid_papers.make(wish)


def test_a_sheet_that_left_is_noted_in_the_log_and_beside_the_name(
    workspace: Workspace, aid: AidId
) -> None:
    who = contributor(workspace, aid, "runde")
    wish = AidPaperWish(AidPaperCode.CONTRIBUTOR, PARTICIPANT, aid, contributor_id=who)
    issues = workspace.aid_papers.issues
    issues.confirm(issues.begin(workspace.aid_papers.make(wish), PaperWay.PRINTED))
    (row,) = workspace.aids.contributors.rows(aid)
    assert row.printed_on == workspace.clock.today()
    lines = workspace.log.entries(limit=4)
    printed = next(each for each in lines if each.label is Label.DOCUMENT_PRINTED)
    assert printed.subject == "Beitragsbogen, für Teilnehmende"


def test_what_is_for_the_office_is_for_nobody_else(workspace: Workspace, aid: AidId) -> None:
    with pytest.raises(AudienceRefused):
        filled(workspace, aid, Audience.PUBLIC)


def test_a_draft_is_not_returned(workspace: Workspace, aid: AidId) -> None:
    with pytest.raises(ReturnBlocked):
        workspace.aid_papers.make(AidPaperWish(AidPaperCode.RETURN, Audience.MINISTRY, aid))


def test_the_same_aid_gives_the_same_bytes(workspace: Workspace, aid: AidId) -> None:
    assert filled(workspace, aid).data == filled(workspace, aid).data


@pytest.mark.parametrize(
    ("relevant", "told"),
    [
        ("", ""),
        ("${kv_andere} = 'ja'", "nur wenn 3.5 „ja“"),
        (
            "${kv_abgeschlossen} = 'umgesetzt' or ${kv_abgeschlossen} = 'in_planung'",
            "nur wenn 3.1 „umgesetzt“ oder „in Planung“",
        ),
        ("selected(${traegersuche_probleme}, 'andere')", "nur wenn 8.2 „andere“"),
        ("${kommunen_eigene_buendnisse} > 0", "nur wenn 2.9 größer als 0"),
        ("${kv_andere} = 'ja' and ${austritte} = 'ja'", "nur wenn 3.5 „ja“ und 1.2 „ja“"),
        ("${kv_andere} != 'ja'", "nur wenn 3.5 nicht „ja“"),
        ("not(${kv_andere} = 'ja')", "nur wenn 3.5 nicht „ja“"),
        ("${kv_andere} = 'anders'", "nur wenn zutreffend"),
        ("string-length(${themen_text}) > 3", "nur wenn zutreffend"),
        ("${kv_andere} = 'ja' and (${kv_anzahl} > 1 or ${kv_anzahl} = 0)", "nur wenn zutreffend"),
    ],
)
def test_a_condition_is_told_in_words_where_it_is_simple(relevant: str, told: str) -> None:
    template = reading.template("prozess_2020")
    assert Conditions(template, numbers(template)).told(relevant) == told

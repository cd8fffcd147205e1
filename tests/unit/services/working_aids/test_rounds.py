"""Rounds: what is begun in which year, last year's answers, templates that come and go."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from gkdesk.errors import AidUnreadable, InvalidInput, RecordGone, TemplateGone
from gkdesk.models.working_aids import AidBody, AidTemplate, WorkingAid
from gkdesk.services.working_aids.contributors import ContributorFields
from gkdesk.services.working_aids.rounds import AidFields
from gkdesk.text.codes.clients import DueKind
from gkdesk.text.codes.working_aids import AidState
from gkdesk.text.ids import AidId, AidTemplateId, PartId
from gkdesk.text.labels import Label
from gkdesk.working_aids import reading, stored
from gkdesk.working_aids.form import Ref
from tests.unit.services.working_aids.aid_kit import (
    HARD,
    HOW_OFTEN,
    MEETS,
    PROBE,
    YEAR,
    a_row,
    begun,
    fill,
    fixed_row,
    probe,
)

if TYPE_CHECKING:
    from gkdesk.services.working_aids.template_view import TemplateView
    from gkdesk.services.workspace import Workspace

ANOTHER = (
    PROBE.replace('id = "probe"', 'id = "anders"')
    .replace("trifft_sich", "kommt_zusammen")
    .replace('short = "Probe"', 'short = "Anders"')
)


def test_every_shipped_template_is_the_same_after_it_was_stored() -> None:
    for template in reading.shipped():
        assert stored.from_text(stored.to_text(template)) == template


def test_the_round_of_this_year_offers_what_the_profile_has(workspace: Workspace) -> None:
    workspace.profiles.choose("kim")
    kim = _offered(workspace)
    workspace.profiles.choose("gemeinsam_klappts")
    initiative = _offered(workspace)
    assert "bedarfsanalyse" in kim & initiative
    assert "erfolgsfaktoren" in kim - initiative
    assert "nachhaltigkeit_2022" in initiative - kim


def test_a_template_is_begun_once_a_year(workspace: Workspace) -> None:
    begun(workspace)
    with pytest.raises(InvalidInput) as refused:
        begun(workspace)
    assert (refused.value.problem, refused.value.data) == ("aid_there", {"year": YEAR})
    begun(workspace, 2025)
    assert [each.year for each in workspace.aids.rounds.view().rounds] == [2026, 2025]


def test_what_was_begun_is_no_longer_offered_in_its_round(workspace: Workspace) -> None:
    begun(workspace)
    this_year = workspace.aids.rounds.view().rounds[0]
    assert [each.short for each in this_year.aids] == ["Probe"]
    assert "probe" not in {each.id for each in this_year.offered}


def test_a_template_for_another_year_is_refused(workspace: Workspace) -> None:
    workspace.aids.templates.take_in(replace(probe(), year=2020))
    with pytest.raises(InvalidInput) as refused:
        workspace.aids.rounds.begin("probe", YEAR)
    assert refused.value.problem == "other_year"


def test_the_answers_of_last_year_are_taken_over(workspace: Workspace) -> None:
    then = begun(workspace, 2025)
    fill(workspace, then)
    workspace.aids.filling.comment(then, MEETS, "nur für 2025")
    row = a_row(workspace, then)
    workspace.aids.filling.answer(then, Ref("gremium_name", row), "Runder Tisch")
    jobcenter = fixed_row(workspace, then, "akteur", "jobcenter")
    workspace.aids.filling.answer(then, Ref("akteur_dabei", jobcenter), "ja")
    now = begun(workspace, take_over=True)
    view = workspace.aids.filling.open(now)
    meets = view.question("trifft_sich")
    assert (meets.value, meets.unchanged_from, meets.comment) == ("ja", 2025, "")
    assert view.question("doppelt").value == "12"
    assert view.table("gremium").rows[0].questions[0].value == "Runder Tisch"
    there = fixed_row(workspace, now, "akteur", "jobcenter")
    assert view.question("akteur_dabei", there).value == "ja"
    assert view.summary.answered == workspace.aids.filling.open(then).summary.answered


def test_the_recipient_is_the_one_of_last_year_or_of_the_profile(workspace: Workspace) -> None:
    rounds = workspace.aids.rounds
    workspace.profiles.choose("gemeinsam_klappts")
    assert rounds.recipient("strukturen", 2026) == "Wissenschaftliche Begleitung"
    workspace.profiles.save_words("gemeinsam_klappts", {"return_recipient": "Hochschule"})
    assert rounds.recipient("strukturen", 2026) == "Hochschule"
    rounds.begin("strukturen", 2025, AidFields(recipient="Ministerium"))
    assert rounds.recipient("strukturen", 2026) == "Ministerium"


def test_what_was_hidden_last_year_is_not_taken_over(workspace: Workspace) -> None:
    then = begun(workspace, 2025)
    fill(workspace, then)
    workspace.aids.filling.answer(then, MEETS, "nein")
    now = begun(workspace, take_over=True)
    assert workspace.aids.filling.open(now).question("sitzungen").value == ""


def test_taking_over_needs_a_year_before(workspace: Workspace) -> None:
    with pytest.raises(InvalidInput):
        begun(workspace, take_over=True)
    assert workspace.aids.rounds.view().rounds[0].aids == ()


def test_last_year_stands_beside_and_is_taken_with_one_click(workspace: Workspace) -> None:
    then = begun(workspace, 2024)
    fill(workspace, then)
    workspace.aids.filling.remark(then, MEETS, "jeden Monat")
    now = begun(workspace)
    beside = workspace.aids.filling.open(now).question("trifft_sich").last_year
    assert beside is not None
    assert (beside.year, beside.shown, beside.remark) == (2024, "ja", "jeden Monat")
    workspace.aids.filling.take_last_year(now, MEETS)
    taken = workspace.aids.filling.open(now).question("trifft_sich")
    assert (taken.value, taken.remark, taken.unchanged_from) == ("ja", "jeden Monat", 2024)
    workspace.aids.filling.answer(now, MEETS, "nein")
    assert workspace.aids.filling.open(now).question("trifft_sich").unchanged_from is None


def test_without_an_answer_last_year_there_is_nothing_to_take(workspace: Workspace) -> None:
    begun(workspace, 2025)
    now = begun(workspace)
    with pytest.raises(InvalidInput):
        workspace.aids.filling.take_last_year(now, HARD)


def test_the_same_series_stands_beside_across_templates(workspace: Workspace) -> None:
    fill(workspace, begun(workspace, 2025))
    workspace.aids.templates.take_in(probe(ANOTHER))
    now = AidId(workspace.aids.rounds.begin("anders", YEAR).ref or 0)
    beside = workspace.aids.filling.open(now).question("kommt_zusammen").last_year
    assert beside is not None
    assert (beside.year, beside.value, beside.can_be_taken) == (2025, "ja", True)
    assert workspace.aids.filling.open(now).question("schwierig").last_year is None


def test_a_row_of_ones_own_finds_last_year_by_its_name(workspace: Workspace) -> None:
    for year in (2025, YEAR):
        aid = begun(workspace, year)
        for name in ("Runder Tisch", "Arbeitskreis"):
            row = a_row(workspace, aid)
            workspace.aids.filling.answer(aid, Ref("gremium_name", row), name)
            if year == 2025:
                workspace.aids.filling.answer(aid, Ref("gremium_form", row), f"Form von {name}")
    last = workspace.aids.filling.open(aid).question("gremium_form", row).last_year
    assert last is not None
    assert last.value == "Form von Arbeitskreis"


def test_a_template_with_a_flaw_is_not_taken_in(workspace: Workspace) -> None:
    broken = probe(PROBE.replace("${sitzungen} * 2", "${sitzung} * 2"))
    with pytest.raises(InvalidInput) as refused:
        workspace.aids.templates.take_in(broken)
    assert refused.value.problem == "template_broken"


def test_the_same_template_is_not_taken_in_twice(workspace: Workspace) -> None:
    workspace.aids.templates.take_in(probe())
    with pytest.raises(InvalidInput):
        workspace.aids.templates.take_in(probe())
    workspace.aids.templates.take_in(replace(probe(), title="Neue Probe"))
    assert [each.version for each in _own(workspace)] == [2, 1]
    assert [each.is_offered for each in _own(workspace)] == [True, False]


def test_an_own_template_replaces_the_shipped_one_until_it_is_withdrawn(
    workspace: Workspace,
) -> None:
    shipped = workspace.aids.templates.get("bedarfsanalyse")
    workspace.aids.templates.take_in(replace(shipped, title="Das Original"))
    assert workspace.aids.templates.get("bedarfsanalyse").title == "Das Original"
    ref = AidTemplateId(_own(workspace)[0].ref or 0)
    workspace.aids.templates.withdraw(ref)
    assert workspace.aids.templates.get("bedarfsanalyse") == shipped
    workspace.aids.templates.offer(ref)
    assert workspace.aids.templates.get("bedarfsanalyse").title == "Das Original"


def test_an_aid_stays_whole_when_its_template_is_removed(workspace: Workspace) -> None:
    aid = begun(workspace)
    fill(workspace, aid)
    before = workspace.aids.filling.open(aid)
    workspace.aids.templates.remove(AidTemplateId(_own(workspace)[0].ref or 0))
    workspace.aids.shelf.forget()
    with pytest.raises(TemplateGone):
        workspace.aids.templates.get("probe")
    after = workspace.aids.filling.open(aid)
    assert (after.sections, after.is_offered) == (before.sections, False)
    workspace.aids.filling.answer(aid, HOW_OFTEN, "9")
    assert workspace.aids.filling.open(aid).question("doppelt").value == "18"


def test_a_newer_version_takes_the_answers_along(workspace: Workspace) -> None:
    aid = begun(workspace)
    fill(workspace, aid)
    workspace.aids.filling.comment(aid, MEETS, "bleibt hier")
    newer = PROBE.replace('name = "schwierig"', 'name = "schwer"\nwas = "schwierig"')
    workspace.aids.templates.take_in(probe(newer.replace('label = "Wie oft?"', 'label = "Zahl?"')))
    assert workspace.aids.filling.open(aid).newer_version == 2
    assert workspace.aids.rounds.preview_move(aid).lost == ()
    workspace.aids.rounds.move(aid)
    view = workspace.aids.filling.open(aid)
    assert (view.summary.template_version, view.newer_version) == (2, None)
    assert view.question("schwer").value == "Die Wege sind weit."
    assert view.question("trifft_sich").comment == "bleibt hier"
    workspace.history.undo()
    assert workspace.aids.filling.open(aid).question("schwierig").value == "Die Wege sind weit."


def test_what_stands_beside_answers_goes_along_to_a_newer_version(workspace: Workspace) -> None:
    aid = begun(workspace)
    filling = workspace.aids.filling
    name, since = (Ref(each, a_row(workspace, aid)) for each in ("gremium_name", "gremium_seit"))
    there = Ref("akteur_dabei", fixed_row(workspace, aid, "akteur", "jobcenter"))
    filling.answer(aid, name, "Runder Tisch")
    for ref in (name, since, there, HARD):
        filling.comment(aid, ref, f"zu {ref.question}")
    part = workspace.aids.contributors.add(aid, ContributorFields(name="VHS")).ref
    assert part is not None
    filling.ascribe(aid, [name, HARD], PartId(part))
    newer = PROBE.replace('name = "schwierig"', 'name = "schwer"\nwas = "schwierig"')
    workspace.aids.templates.take_in(probe(newer))
    assert workspace.aids.rounds.preview_move(aid).lost == ()
    workspace.aids.rounds.move(aid)
    view = filling.open(aid)
    asked = [each for section in view.sections for each in section.questions()]
    said = {each.question.name: each.comment for each in asked if each.comment}
    assert said == {
        "schwer": "zu schwierig",
        "gremium_name": "zu gremium_name",
        "gremium_seit": "zu gremium_seit",
        "akteur_dabei": "zu akteur_dabei",
    }
    by = {each.question.name for each in asked if each.contributor}
    assert by == {"schwer", "gremium_name"}


def test_a_comment_that_finds_no_place_is_told(workspace: Workspace) -> None:
    aid = begun(workspace)
    workspace.aids.filling.comment(aid, HARD, "Rückfrage bis Freitag")
    newer = PROBE.replace('name = "schwierig"', 'name = "anders"')
    workspace.aids.templates.take_in(probe(newer))
    lost = workspace.aids.rounds.preview_move(aid).lost
    assert [(each.label, each.text) for each in lost] == [
        ("Was ist schwierig?", "Rückfrage bis Freitag")
    ]


def test_what_would_go_back_only_now_is_not_taken_over_unasked(workspace: Workspace) -> None:
    fill(workspace, begun(workspace, 2025))
    label = 'label = "Was ist schwierig?"'
    workspace.aids.templates.take_in(probe(PROBE.replace(label, f'{label}\nzone = "return"')))
    now = begun(workspace, take_over=True)
    hard = workspace.aids.filling.open(now).question("schwierig")
    assert (hard.value, workspace.aids.filling.open(now).question("sitzungen").value) == ("", "6")
    assert hard.last_year is not None
    left = workspace.aids.rounds.not_taken_over(now)
    assert [each.label for each in left] == ["Was ist schwierig?"]
    workspace.aids.filling.take_last_year(now, HARD)
    taken = workspace.aids.filling.open(now).question("schwierig")
    assert taken.value == "Die Wege sind weit."


def test_a_template_that_cannot_be_read_is_told(workspace: Workspace) -> None:
    aid = begun(workspace)
    with workspace._store.transaction(Label.AID_CHANGED) as transaction:
        for table in (AidTemplate, AidBody):
            for row in transaction.session.scalars(select(table)):
                row.body = row.body[:-9]
    workspace.aids.shelf.forget()
    view = workspace.aids.rounds.view()
    assert [each.problem != "" for each in view.templates if each.ref] == [True]
    assert [each.title for each in view.rounds[0].aids] == ["Probe der Zusammenarbeit"]
    with pytest.raises(AidUnreadable):
        workspace.aids.filling.open(aid)
    assert workspace.search.find("Probe 2026")[0].ref == aid


def test_an_aid_begun_by_mistake_is_removed_and_brought_back(workspace: Workspace) -> None:
    aid = begun(workspace)
    fill(workspace, aid)
    before = workspace.aids.filling.open(aid)
    workspace.aids.rounds.remove(aid)
    with pytest.raises(RecordGone):
        workspace.aids.filling.open(aid)
    assert workspace.search.find("Wege weit") == ()
    workspace.history.undo()
    assert workspace.aids.filling.open(aid) == before


def test_a_deadline_stands_on_the_page_of_today(workspace: Workspace) -> None:
    aid = begun(workspace)
    assert _due(workspace) == []
    workspace.aids.rounds.save(aid, AidFields(due_on=dt.date(2026, 11, 30), recipient="MKFFI"))
    assert _due(workspace) == ["Arbeitshilfe ausfüllen"]
    fill(workspace, aid)
    workspace.aids.closing.close(aid)
    assert _due(workspace) == ["Arbeitshilfe senden"]


def test_the_list_says_how_far_each_one_has_come(workspace: Workspace) -> None:
    aid = begun(workspace)
    fill(workspace, aid)
    line = workspace.aids.rounds.view().rounds[0].aids[0]
    assert line == workspace.aids.filling.open(aid).summary
    assert (line.answered, line.state) == (3, AidState.DRAFT)
    with workspace._store.read() as session:
        assert session.scalars(select(WorkingAid.askable)).one() == line.askable


def _offered(workspace: Workspace) -> set[str]:
    return {each.id for each in workspace.aids.rounds.view().rounds[0].offered}


def _own(workspace: Workspace) -> list[TemplateView]:
    return [each for each in workspace.aids.templates.rows() if each.ref]


def _due(workspace: Workspace) -> list[str]:
    items = (item for section in workspace.today.view().sections for item in section.items)
    return [item.title for item in items if item.kind is DueKind.AID]

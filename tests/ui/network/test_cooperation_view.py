"""The page of a cooperation: both sides, the checks, agreements, and a quality kept to itself."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from gkdesk.services.register.fields import Agreement
from gkdesk.text.codes.network import Answer, Direction, FormalBasis, Quality
from gkdesk.ui.pages.network.records.cooperation_view import CooperationDetail, agreement_text
from gkdesk.ui.pages.registry import spec_for_kind
from gkdesk.ui.records.lookup import OfficeLookup
from tests.factories import a_cooperation, an_organisation
from tests.ui.network.hands import Shown, links, pick, state
from tests.ui.people.hands import press, write

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import CooperationId
    from gkdesk.ui.content import ContentView

TODAY = dt.date(2026, 11, 18)


@pytest.fixture
def shown(content: ContentView) -> Shown:
    """Return the page of a cooperation, alone in the window."""
    lookup = OfficeLookup(content.context.workspace)
    return Shown(content, CooperationDetail(content.context, lookup))


@pytest.fixture
def tie(workspace: Workspace) -> CooperationId:
    """Return a cooperation of Volkshochschule and Jobcenter."""
    first = an_organisation(workspace)
    second = an_organisation(workspace, name="Jobcenter Musterland", short_name="JC")
    return a_cooperation(workspace, first, second, since=dt.date(2024, 3, 1))


def view(shown: Shown) -> CooperationDetail:
    assert isinstance(shown.view, CooperationDetail)
    return shown.view


def test_checks_and_manner_are_chosen_and_kept(
    workspace: Workspace, shown: Shown, tie: CooperationId
) -> None:
    shown.open(tie)
    pick(shown.view, "checks.may_exchange", "nein")
    pick(shown.view, "checks.lead_is_clear", "ja")
    pick(shown.view, "cooperation.direction", "nur in eine Richtung")
    pick(shown.view, "working.basis", "Protokoll")

    fields = workspace.cooperations.detail(tie).fields
    assert (fields.may_exchange, fields.lead_is_clear) == (Answer.NO, Answer.YES)
    assert (fields.direction, fields.basis) == (Direction.ONE_WAY, FormalBasis.MINUTES)
    assert shown.view.header.name.text() == "VHS → JC"


def test_a_cooperation_with_itself_is_refused_at_the_field(
    workspace: Workspace, shown: Shown, tie: CooperationId
) -> None:
    shown.open(tie)
    pick(shown.view, "cooperation.second_id", "Volkshochschule Musterland")

    assert view(shown).form.form.error("second_id")
    assert workspace.cooperations.rows()[0].second == "JC"


def test_an_agreement_is_added_with_its_days(
    workspace: Workspace, shown: Shown, tie: CooperationId
) -> None:
    shown.open(tie)
    agreements = view(shown).agreements
    agreements.add.click()
    assert agreements.form is not None
    for field, typed in (("signed_on", "1.3.2025"), ("runs_until", "31.12.2027")):
        agreements.form.view.focus_field(field)
        write(typed)
    press(Qt.Key.Key_Return)

    (agreement,) = workspace.cooperations.detail(tie).agreements
    assert (agreement.signed_on, agreement.runs_until) == (
        dt.date(2025, 3, 1),
        dt.date(2027, 12, 31),
    )
    assert "läuft bis 31. 12. 2027" in agreements.row_widget(0).text.line


@pytest.mark.parametrize(
    ("agreement", "words"),
    [
        (Agreement(runs_until=dt.date(2026, 11, 17)), "abgelaufen am 17. 11. 2026"),
        (Agreement(review_on=TODAY), "überprüfen heute"),
    ],
)
def test_an_agreement_that_ran_out_or_is_to_be_reviewed_warns(
    agreement: Agreement, words: str
) -> None:
    text = agreement_text(agreement, TODAY)

    assert text.warn
    assert text.when == words


def test_the_last_day_of_an_agreement_is_one_of_its_days() -> None:
    text = agreement_text(Agreement(runs_until=TODAY), TODAY)

    assert not text.warn
    assert "läuft bis 18. 11. 2026" in text.line


def test_the_quality_says_where_it_stays_and_is_hidden_from_a_guest(
    workspace: Workspace, content: ContentView, shown: Shown, tie: CooperationId
) -> None:
    shown.open(tie)
    pick(shown.view, "quality.quality", "Kl")
    assert workspace.cooperations.detail(tie).fields.quality is Quality.TO_CLARIFY
    help_text = view(shown).quality.form.input("quality").accessibleDescription()
    assert "in keiner Datei und keinem Ausdruck" in help_text
    content.privacy.turn(on=True)

    assert not view(shown).quality.isVisible()
    assert view(shown).veil.isVisible()
    assert view(shown).working.isVisible()


def test_what_was_agreed_upon_is_hidden_from_a_guest(
    workspace: Workspace, content: ContentView, shown: Shown, tie: CooperationId
) -> None:
    workspace.cooperations.save_agreement(tie, Agreement(subjects="Datenaustausch"))
    shown.open(tie)
    assert view(shown).agreements.isVisible()
    content.privacy.turn(on=True)
    assert not view(shown).agreements.isVisible()
    assert view(shown).agreements_veil.isVisible()
    content.privacy.turn(on=False)
    assert view(shown).agreements.isVisible()


def test_half_a_reason_is_kept_when_the_privacy_view_hides_it(
    workspace: Workspace, content: ContentView, shown: Shown, tie: CooperationId
) -> None:
    shown.open(tie)
    shown.view.parts.focus_field("quality.quality_reason")
    write("Wartet auf")
    content.privacy.turn(on=True)
    content.privacy.turn(on=False)
    shown.leave()

    assert workspace.cooperations.detail(tie).fields.quality_reason == "Wartet auf"


def test_both_sides_and_the_history_are_shown(shown: Shown, tie: CooperationId) -> None:
    shown.open(tie)

    assert links(view(shown).sides) == ["VHS", "JC"]
    assert view(shown).history.sentences() == ["Die Zusammenarbeit beginnt."]


def test_a_cooperation_is_ended_and_taken_up_again(
    workspace: Workspace, shown: Shown, tie: CooperationId
) -> None:
    shown.open(tie)
    shown.view.end_action.trigger()
    assert workspace.cooperations.detail(tie).fields.until == TODAY
    assert "beendet am" in state(shown.view)
    shown.view.reopen_action.trigger()

    assert workspace.cooperations.detail(tie).fields.until is None
    assert "beendet am" not in state(shown.view)


def test_the_outline_of_an_agreement_is_asked_for_with_what_was_just_typed(
    workspace: Workspace, content: ContentView, shown: Shown, tie: CooperationId
) -> None:
    shown.open(tie)
    shown.view.parts.focus_field("cooperation.subject")
    write("Deutschkurse")
    view(shown).outline_action.trigger()

    assert workspace.cooperations.detail(tie).fields.subject == "Deutschkurse"
    assert shown.wanted == [("paper.agreement.outline", tie)]
    page = spec_for_kind(str(shown.wanted[0][0]))
    assert page is not None
    assert page.key == "print"

"""Filling in: scales by key, texts that save themselves, what is asked and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gkdesk.text.ids import AidId
from gkdesk.ui.pages.working_aids.form.choosing import ButtonsField, RankField
from gkdesk.ui.pages.working_aids.form.parts import What
from gkdesk.working_aids.parts import Ref
from tests.ui.people.hands import CONTROL, focused, press, write
from tests.ui.working_aids.kit import begin, give, many, value

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.working_aids.form.card import QuestionCard
    from gkdesk.ui.pages.working_aids.form.view import AidForm
    from gkdesk.ui.pages.working_aids.page import WorkingAidsPage


def card(form: AidForm, question: str) -> QuestionCard:
    """Return the card of a question."""
    cards = form.sections.cards
    assert cards is not None
    cards.entry(Ref(question))
    return cards.cards[question]


def buttons(form: AidForm, question: str) -> ButtonsField:
    """Return the radio buttons or tick boxes of a question."""
    field = card(form, question).entries[What.ANSWER].field
    assert isinstance(field, ButtonsField)
    return field


def test_a_figure_key_chooses_the_answer_at_its_place(
    form: AidForm, workspace: Workspace, aid: AidId
) -> None:
    form.open_ref(Ref("kv"))
    press(Qt.Key.Key_2)
    assert value(workspace, aid, "kv") == "geplant"
    assert buttons(form, "kv").buttons[1].isChecked()
    assert focused() is buttons(form, "kv").buttons[1]


def test_arrow_keys_pass_answers_and_the_delete_key_takes_one_back(
    form: AidForm, workspace: Workspace, aid: AidId
) -> None:
    form.open_ref(Ref("kv"))
    press(Qt.Key.Key_Down)
    assert value(workspace, aid, "kv") == ""
    press(Qt.Key.Key_Space)
    assert value(workspace, aid, "kv") == "geplant"
    press(Qt.Key.Key_Delete)
    assert value(workspace, aid, "kv") == ""
    assert not any(each.isChecked() for each in buttons(form, "kv").buttons)


def test_a_question_comes_with_the_answer_that_it_depends_on_and_the_focus_stays(
    form: AidForm, workspace: Workspace, aid: AidId
) -> None:
    form.open_ref(Ref("kv"))
    cards = form.sections.cards
    assert cards is not None
    assert "seit" not in cards.cards
    press(Qt.Key.Key_1)
    here = focused()
    assert cards.cards["seit"].isVisible()
    press(Qt.Key.Key_2)
    assert not cards.cards["seit"].isVisible()
    press(Qt.Key.Key_1)
    assert cards.cards["seit"].isVisible()
    assert buttons(form, "kv").isAncestorOf(here)
    order = [cards.body.itemAt(place).widget() for place in range(cards.body.count() - 1)]
    assert order.index(cards.cards["seit"]) == order.index(cards.cards["kv"]) + 1


def test_what_is_asked_above_the_focus_does_not_move_what_is_being_typed(
    form: AidForm, workspace: Workspace, aid: AidId, content: ContentView
) -> None:
    form.open_ref(Ref("frei"))
    cards = form.sections.cards
    assert cards is not None
    before = focused().mapTo(content, focused().rect().topLeft()).y()
    form.desk.save(What.ANSWER, Ref("kv"), "umgesetzt")
    cards.settle()
    assert cards.cards["seit"].isVisible()
    after = focused().mapTo(content, focused().rect().topLeft()).y()
    assert cards.verticalScrollBar().value() == 0 or abs(after - before) <= 1


def test_a_number_is_saved_when_it_is_left_and_what_is_calculated_follows(
    form: AidForm, workspace: Workspace, aid: AidId
) -> None:
    form.open_ref(Ref("zahl"))
    write("1.200")
    press(Qt.Key.Key_Tab)
    assert value(workspace, aid, "zahl") == "1200"
    assert value(workspace, aid, "doppelt") == "2400"


def test_a_text_that_is_no_number_stays_with_a_sentence_and_undo_takes_it_back(
    form: AidForm, workspace: Workspace, aid: AidId, content: ContentView
) -> None:
    give(workspace, aid, "zahl", "7")
    form.reload()
    form.open_ref(Ref("zahl"))
    entry = card(form, "zahl").entries[What.ANSWER]
    entry.field.main().selectAll()  # type: ignore[attr-defined]
    write("viele")
    press(Qt.Key.Key_Tab)
    assert value(workspace, aid, "zahl") == "7"
    assert entry.field.raw() == "viele"
    assert entry.error()
    assert content.drafts.waiting() == {f"working_aid.answer:{aid}:zahl:": 1}
    content.undo()
    assert entry.field.raw() == "7"
    assert not entry.error()
    assert not content.drafts.waiting()


def test_what_could_not_be_saved_is_found_again_by_its_draft(
    form: AidForm, page: WorkingAidsPage, content: ContentView
) -> None:
    form.open_ref(Ref("zahl"))
    write("viele")
    press(Qt.Key.Key_Tab)
    page.rounds.end_filling()
    content.open_draft()
    again = page.rounds.form
    assert again is not None
    assert focused() is card(again, "zahl").entries[What.ANSWER].field.main()
    assert card(again, "zahl").entries[What.ANSWER].field.raw() == "viele"


def test_a_day_is_typed_as_people_type_it(form: AidForm, workspace: Workspace, aid: AidId) -> None:
    give(workspace, aid, "kv", "umgesetzt")
    form.reload()
    form.open_ref(Ref("seit"))
    write("3.4.2026")
    press(Qt.Key.Key_Tab)
    assert value(workspace, aid, "seit") == "2026-04-03"
    assert card(form, "seit").entries[What.ANSWER].field.raw() == "Fr 3. 4. 2026"


def test_several_boxes_are_ticked_by_their_keys(
    form: AidForm, workspace: Workspace, aid: AidId
) -> None:
    form.open_ref(Ref("themen"))
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_3)
    assert value(workspace, aid, "themen") == "wohnen arbeit"
    press(Qt.Key.Key_1)
    assert value(workspace, aid, "themen") == "arbeit"


def test_an_order_is_made_with_the_keyboard(
    form: AidForm, workspace: Workspace, aid: AidId
) -> None:
    form.open_ref(Ref("rang"))
    press(Qt.Key.Key_Return)
    field = card(form, "rang").entries[What.ANSWER].field
    assert isinstance(field, RankField)
    field.rows[1].add.setFocus()
    press(Qt.Key.Key_Return)
    assert value(workspace, aid, "rang") == "wohnen sprache"
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert value(workspace, aid, "rang") == "sprache wohnen"
    press(Qt.Key.Key_Delete)
    assert value(workspace, aid, "rang") == "wohnen"


def test_last_years_answer_is_taken_over_with_its_explanation(
    workspace: Workspace, page: WorkingAidsPage
) -> None:
    last = begin(workspace, 2025)
    give(workspace, last, "kv", "geplant")
    workspace.aids.filling.remark(last, Ref("kv"), "Entwurf liegt beim Jobcenter")
    now = begin(workspace, 2026)
    page.rounds.fill_in(now)
    assert page.rounds.form is not None
    shown = card(page.rounds.form, "kv")
    assert shown._last_year is not None
    shown._last_year.take.click()
    view = workspace.aids.filling.open(now).question("kv")
    assert (view.value, view.remark) == ("geplant", "Entwurf liegt beim Jobcenter")
    assert view.unchanged_from == 2025
    assert shown.entries[What.REMARK].field.raw() == "Entwurf liegt beim Jobcenter"
    assert shown._last_year.take.isHidden()


def test_undo_takes_back_the_answer_that_is_shown(
    form: AidForm, workspace: Workspace, aid: AidId
) -> None:
    form.open_ref(Ref("kv"))
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Z, CONTROL)
    assert value(workspace, aid, "kv") == ""
    assert buttons(form, "kv").raw() == ""


def test_an_explanation_and_a_note_are_saved_and_the_note_is_covered_from_guests(
    form: AidForm, workspace: Workspace, aid: AidId, content: ContentView
) -> None:
    shown = card(form, "kv")
    shown.remark_button.click()
    write("Zwei Entwürfe")
    shown.open_comment().field.take_focus()
    write("Frau Beispiel fragen")
    press(Qt.Key.Key_Tab)
    view = workspace.aids.filling.open(aid).question("kv")
    assert (view.remark, view.comment) == ("Zwei Entwürfe", "Frau Beispiel fragen")
    note = shown.entries[What.COMMENT]
    assert note.isVisible()
    content.privacy.turn(on=True)
    assert not note.isVisible()
    content.privacy.turn(on=False)
    assert note.isVisible()


def test_the_sections_show_how_far_they_are(form: AidForm) -> None:
    form.open_ref(Ref("kv"))
    before = form.pane.done.text()
    press(Qt.Key.Key_2)
    assert before.startswith("0 von")
    assert form.pane.done.text().startswith("1 von")


def test_keys_lead_to_the_next_section_and_back(form: AidForm) -> None:
    form.open_ref(Ref("kv"))
    form._on_next_wanted()
    assert form.part() == "section.orte"
    form._on_next_wanted()
    assert form.part() == "closing"
    form.show_part("section", "orte")
    form._on_previous_wanted()
    assert form.part() == "section.kern"


def test_after_the_lock_one_comes_back_to_the_same_field(
    form: AidForm, page: WorkingAidsPage, content: ContentView, aid: AidId
) -> None:
    form.open_ref(Ref("frei"))
    write("Es fehlt")
    place = content.place()
    assert place is not None
    assert "Es fehlt" not in repr(place)
    page.rounds.end_filling()
    content.begin(place)
    again = page.rounds.form
    assert again is not None
    assert again.aid_id == aid
    assert focused() is card(again, "frei").entries[What.ANSWER].field.main()


def test_a_closed_aid_is_read_and_not_changed(
    workspace: Workspace, page: WorkingAidsPage, aid: AidId
) -> None:
    give(workspace, aid, "kv", "geplant")
    workspace.aids.closing.close(aid)
    page.rounds.fill_in(aid)
    assert page.rounds.form is not None
    shown = card(page.rounds.form, "kv")
    assert not shown.entries[What.ANSWER].field.isEnabled()
    assert buttons(page.rounds.form, "kv").raw() == "geplant"


def test_what_the_program_knows_is_taken_over_with_its_origin(
    workspace: Workspace, page: WorkingAidsPage, qtbot: QtBot
) -> None:
    outcome = workspace.aids.rounds.begin("prozess_2020", 2026)
    assert outcome.ref is not None
    page.rounds.fill_in(outcome.ref)
    form = page.rounds.form
    assert form is not None
    qtbot.waitUntil(lambda: form.desk._looking is None)
    form.open_ref(Ref("uebergaenge_offen"))
    shown = card(form, "uebergaenge_offen")
    assert shown._proposal is not None
    assert "aus Menschen: keine Ketten ohne Anschluss" in shown._proposal.accessibleName()
    shown._proposal.take.click()
    view = workspace.aids.filling.open(AidId(outcome.ref)).question("uebergaenge_offen")
    assert (view.value, view.source[:12]) == ("0", "aus Menschen")
    assert shown._proposal.take.isHidden()


def test_the_button_for_the_sheet_leads_to_the_paper_of_this_aid(
    form: AidForm, content: ContentView, aid: AidId
) -> None:
    form.sections.print.click()
    page = content.current()
    assert page is not None
    assert page.key == "print"
    assert page.place().refs == (("aid_paper.working_aid.filled", aid),)


def test_what_could_not_be_saved_stands_there_again_after_another_section(form: AidForm) -> None:
    form.open_ref(Ref("zahl"))
    write("viele")
    press(Qt.Key.Key_Tab)
    form.show_part("section", "orte")
    form.show_part("section", "kern")
    entry = card(form, "zahl").entries[What.ANSWER]
    assert entry.field.raw() == "viele"


def test_an_aid_that_is_opened_again_can_be_written_in_at_once(
    form: AidForm, workspace: Workspace, aid: AidId
) -> None:
    give(workspace, aid, "kv", "geplant")
    workspace.aids.closing.close(aid)
    form.reload()
    assert not buttons(form, "kv").isEnabled()
    workspace.aids.closing.reopen(aid, "Zahl fehlte")
    form.reload()
    assert buttons(form, "kv").isEnabled()
    form.open_ref(Ref("kv"))
    press(Qt.Key.Key_1)
    assert value(workspace, aid, "kv") == "umgesetzt"


def test_a_section_shows_its_beginning_first_and_the_open_question_when_one_comes_back(
    workspace: Workspace, page: WorkingAidsPage
) -> None:
    workspace.aids.templates.take_in(many(sections=2, questions=16))
    outcome = workspace.aids.rounds.begin("lang", 2026)
    aid = AidId(outcome.ref or 0)
    for number in range(0, 8, 2):
        give(workspace, aid, f"q1_{number}", "keine")
    page.rounds.fill_in(aid)
    form = page.rounds.form
    assert form is not None
    form.show_part("section", "s1", take_focus=True)
    assert form.sections.cards is not None
    assert form.sections.cards.verticalScrollBar().value() == 0
    assert form.focused_field()[0] == "answer:q1_0:"
    form.show_part("section", "s0", take_focus=True)
    form.show_part("section", "s1", take_focus=True)
    assert form.focused_field()[0] == "answer:q1_8:"


def test_tab_comes_to_a_card_that_has_just_appeared_in_its_turn(form: AidForm) -> None:
    cards = form.sections.cards
    assert cards is not None
    assert cards.entry(Ref("zahl")) is not None
    form.open_ref(Ref("kv"))
    press(Qt.Key.Key_1)
    came: list[str] = []
    for _ in range(12):
        press(Qt.Key.Key_Tab)
        entry = cards.focused()
        if entry is not None and entry.ref.question not in came:
            came.append(entry.ref.question)
    assert came[:2] == ["seit", "zahl"]

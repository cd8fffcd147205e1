"""Handouts at the counter, for one person, for many, as a stack; local facts beside the pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gkdesk.errors import DiskFull
from gkdesk.services.clients.fields import Address, InterpreterFacts
from gkdesk.services.handouts.kinds import Bring, Interpreting
from gkdesk.services.handouts.template import INVITATION
from gkdesk.text.codes.clients import InterpreterNeed
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui.pages.print_send.handouts import words as texts
from gkdesk.ui.pages.print_send.handouts.part import HandoutsPart
from gkdesk.ui.pages.print_send.leaving import Handed
from gkdesk.ui.pages.print_send.page import PrintSendPage
from tests.cheap_key import PASSPHRASE
from tests.factories import a_client, a_municipality
from tests.ui.print.hands import wait_for_handout, wait_for_print

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.text.ids import ClientId
    from gkdesk.ui.content import ContentView

FACT = "wohnung.field_waste"


def test_so_many_copies_as_were_asked_for_are_printed_and_counted(
    handouts: HandoutsPart, qtbot: QtBot, printed: list[tuple[int, int]]
) -> None:
    handouts.choice.count.setText("12")
    wait_for_handout(qtbot, handouts)
    handouts.print_this()
    wait_for_print(qtbot, handouts)
    assert [copies for _, copies in printed] == [12]
    assert handouts.context.workspace.handouts.copies()[0].copies == 12


def test_a_number_of_copies_that_is_none_is_said_at_its_field(
    handouts: HandoutsPart, qtbot: QtBot
) -> None:
    choice = handouts.choice
    for typed in ("", "null", "0", "501", "-3", "1,5"):
        choice.count.setText(typed)
        assert choice.count_row.error() == texts.BAD_COUNT.format(500), typed
        assert choice.sheets() == (), typed
        assert not handouts.head.print_button.isEnabled(), typed
        choice.count.setText("2")
        assert not choice.count_row.error()
    wait_for_handout(qtbot, handouts)
    assert handouts.head.print_button.isEnabled()


def test_a_local_fact_is_missing_until_it_is_typed(handouts: HandoutsPart, qtbot: QtBot) -> None:
    handouts.choice.choose("wohnung")
    wait_for_handout(qtbot, handouts)
    facts = handouts.choice.facts
    assert "Angaben vor Ort fehlen noch" in handouts.note.text()
    assert len(facts.missing()) == 2
    facts.lines[FACT].setText("Blaue Tonne: Papier")
    QTest.keyClick(facts.lines[FACT], Qt.Key.Key_Return)
    assert len(facts.missing()) == 1
    wait_for_handout(qtbot, handouts)
    assert "Linien zum Ausfüllen: „Hier bekommen" in handouts.note.text()
    assert "keine Stelle für „Diese Stellen helfen Ihnen“" in handouts.note.text()
    stored = handouts.context.workspace.handouts.facts.of("wohnung")
    assert "Blaue Tonne: Papier" in {each.text for each in stored}


def test_a_municipality_has_facts_of_its_own_and_says_where_the_general_one_stands_in(
    handouts: HandoutsPart, qtbot: QtBot, client: ClientId
) -> None:
    workspace, choice = handouts.context.workspace, handouts.choice
    place = a_municipality(workspace, "Neumuster")
    workspace.clients.save_address(client, Address(municipality_id=place))
    workspace.handouts.facts.save("wohnung", FACT, "Blaue Tonne: Papier")
    handouts.reload(())
    choice.choose("wohnung", client)
    assert choice.place.value() == place  # where she lives
    assert choice.facts.heading.text() == "Angaben vor Ort: Neumuster"
    wait_for_handout(qtbot, handouts)
    assert "Für Neumuster nicht eigens eingetragen" in handouts.note.text()
    choice.facts.lines[FACT].setText("Graue Tonne: Papier")
    QTest.keyClick(choice.facts.lines[FACT], Qt.Key.Key_Return)
    wait_for_handout(qtbot, handouts)
    assert "nicht eigens" not in handouts.note.text()
    choice.mode.choose(texts.COUNTER)
    assert choice.place.value() is None  # as it was left at the counter
    assert choice.facts.lines[FACT].text() == "Blaue Tonne: Papier"
    choice.mode.choose(texts.MANY)
    assert [each.wish.municipality_id for each in choice.sheets()] == [place]
    assert [each.place for each in choice.cover_lines()] == ["Neumuster"]
    assert texts.HOMES in choice.hint.text()


def test_a_fact_is_saved_when_the_hands_rest_and_refused_at_its_field_when_it_is_too_long(
    handouts: HandoutsPart, qtbot: QtBot
) -> None:
    handouts.choice.choose("wohnung")
    facts = handouts.choice.facts
    facts.lines[FACT].setText("a" * 400)
    QTest.keyClick(facts.lines[FACT], Qt.Key.Key_Return)
    assert facts.rows[FACT].error()
    assert len(facts.missing()) == 2

    facts.lines[FACT].clear()
    with qtbot.waitSignal(facts.saved, timeout=10_000):
        QTest.keyClicks(facts.lines[FACT], "Blau")
    assert facts.lines[FACT].text() == "Blau"
    assert not facts.rows[FACT].error()
    assert len(facts.missing()) == 1


def test_a_letter_waits_for_a_person_and_a_day(
    handouts: HandoutsPart, qtbot: QtBot, client: ClientId
) -> None:
    choice = handouts.choice
    choice.choose(INVITATION)
    assert choice.missing.text() == texts.CHOOSE_CLIENT
    choice.choose(INVITATION, client)
    assert choice.missing.text() == texts.NO_DAY
    choice.letter.lines["on"].setText("irgendwann")
    assert choice.letter.rows["on"].error()
    choice.letter.lines["phone"].setText("abc")
    assert choice.letter.rows["phone"].error()
    choice.letter.lines["phone"].setText("0221 4710-100, Apparat 3")
    choice.letter.lines["on"].setText("5.12.2026")
    choice.letter.lines["time"].setText("2330")
    assert "Wochenende" in choice.letter.hints["on"].text()
    assert "Uhrzeit" in choice.letter.lines["time"].accessibleDescription()
    choice.letter.lines["on"].setText("3.4.2020")
    assert choice.letter.rows["on"].error() == texts.PAST_DAY
    assert choice.sheets() == ()
    choice.letter.lines["on"].setText("3.12.2026")
    choice.letter.lines["time"].setText("1430")
    assert all(each.isHidden() for each in choice.letter.hints.values())
    wait_for_handout(qtbot, handouts)
    assert handouts.paper is not None
    assert handouts.paper.paper.is_personal
    assert handouts.head.audience.text() == "Der Brief ist für die Person selbst"


def test_an_address_that_fits_no_envelope_is_said_above_the_preview(
    handouts: HandoutsPart, qtbot: QtBot, client: ClientId, content: ContentView
) -> None:
    long = Address(street="Lange Straße " * 60, postal_code="12345", place="Musterstadt")
    content.context.workspace.clients.save_address(client, long)
    handouts.choice.choose(INVITATION, client)
    handouts.choice.letter.lines["on"].setText("3.12.2026")
    qtbot.waitUntil(lambda: handouts.problem.isVisibleTo(handouts), timeout=20_000)
    assert "Fenster des Briefumschlags" in handouts.problem.text()


def test_a_stack_is_printed_language_by_language(
    handouts: HandoutsPart, qtbot: QtBot, printed: list[tuple[int, int]]
) -> None:
    choice = handouts.choice
    choice.mode.choose(texts.STACK)
    assert choice.missing.text() == texts.NO_LANGUAGE
    choice.ticks.tick(("de", "ar"))
    choice.count.setText("5")
    wait_for_handout(qtbot, handouts)
    assert "Gedruckt werden 10 Handzettel" in handouts.note.text()
    assert handouts.paper is not None
    assert handouts.paper.paper.language == "ar"  # in both languages, as most of them are
    qtbot.waitUntil(lambda: "mit zusammen 15 Seiten" in handouts.note.text(), timeout=20_000)
    assert handouts.head.save_button.isHidden()
    handouts.print_this()
    wait_for_print(qtbot, handouts)
    assert [copies for _, copies in printed] == [5, 5]
    rows = handouts.context.workspace.handouts.copies()
    counts = {each.language: each.copies for each in rows}
    assert counts == {"de": 5, "ar": 5}
    (line,) = handouts.history.text().splitlines()
    assert line.endswith("zum Mitgeben  ·  10 Handzettel, 2 Sprachen")


def test_the_list_of_who_gets_what_is_proposed_for_many_and_asks_for_the_passphrase(
    handouts: HandoutsPart, qtbot: QtBot, printed: list[tuple[int, int]]
) -> None:
    handouts.choice.mode.choose(texts.MANY)
    wait_for_handout(qtbot, handouts)
    handouts.print_this()
    assert "1 Handzettel" in handouts.gate.words.text.text()
    menus = [each.menu() for each in handouts.choice.many.filter.menu.actions()]
    spoken = next(each for each in menus if each is not None and each.title() == "Sprache")
    assert [each.text() for each in spoken.actions()] == ["alle", "Arabisch (1)"]
    handouts.gate.passphrase.set_text(PASSPHRASE)
    handouts.gate.go_on.click()
    qtbot.waitUntil(lambda: len(printed) == 2, timeout=30_000)
    wait_for_print(qtbot, handouts)
    handouts.choice.cover.setChecked(False)  # without it nobody is named
    handouts.print_this()
    wait_for_print(qtbot, handouts)
    assert handouts.gate.isHidden()
    assert len(printed) == 3


def test_another_page_can_ask_for_a_handout_and_for_a_letter(
    handouts: HandoutsPart, content: ContentView, client: ClientId
) -> None:
    content.context.navigate("handout.fuehrerschein", None)
    assert handouts.choice.kind().id == "fuehrerschein"
    content.context.navigate("letter.invitation", client)
    assert handouts.choice.is_letter()
    assert handouts.choice.person.asked() == client
    assert handouts.choice.letter.lines["on"].hasFocus()
    assert handouts.head.audience.text() == "Der Brief ist für die Person selbst"
    typed = {"on": "3.12.", "time": "14:30", "place": "Raum 4: links", "topic": "Ihr Kurs"}
    letter = handouts.choice.letter
    for key, text in typed.items():
        letter.lines[key].setText(text)
    letter.bring[Bring.CERTIFICATES].setChecked(True)
    handouts.choice.choose("schule")
    handouts.restore((("glossary", 0),))
    assert handouts.choice.kind().id == "woerter"


def test_a_letter_that_was_begun_is_hers_alone_and_waits_as_a_draft(
    handouts: HandoutsPart, content: ContentView, client: ClientId
) -> None:
    other = a_client(content.context.workspace, official_name="Ali Noor")
    need = InterpreterFacts(InterpreterNeed.ALWAYS, "ti", "bitte Frau Tekle")
    content.context.workspace.clients.save_interpreter(client, need)
    handouts.choice.choose(INVITATION, client)
    letter = handouts.choice.letter
    letter.lines["on"].setText("morgen")
    letter.lines["topic"].setText("Ihr Verfahren")
    letter.bring[Bring.CERTIFICATES].setChecked(True)
    letter.interpreting[Interpreting.THERE].setChecked(True)
    assert letter.need.text() == "In der Akte steht: immer, Tigrinya, bitte Frau Tekle"
    assert handouts.shown() == (("letter.invitation", client),)
    begun = letter.begun()
    assert begun is not None
    handouts.choice.choose(INVITATION, other)
    assert (letter.lines["on"].text(), letter.lines["topic"].text()) == ("", "")
    assert not letter.bring[Bring.CERTIFICATES].isChecked()
    assert letter.interpreting[Interpreting.ASKED].isChecked()
    assert letter.need.text() == ""
    assert handouts.choice.sheets() == ()
    content.flush()
    again = HandoutsPart(content.context)
    again.restore((("letter.invitation", client),))
    assert again.choice.letter.lines["topic"].text() == "Ihr Verfahren"
    assert again.choice.letter.bring[Bring.CERTIFICATES].isChecked()
    assert again.choice.letter.interpreting[Interpreting.THERE].isChecked()
    assert again.choice.letter.lines["on"].text()[0].isdecimal()
    again.deleteLater()
    content.open_draft()
    again.choice.letter.settle(begun)
    assert content.context.workspace.drafts.get(begun[0]) is None


def test_a_stack_that_ends_early_says_why_and_how_much_is_out(handouts: HandoutsPart) -> None:
    out = "3 von 20 Handzetteln sind gedruckt und gezählt, die übrigen nicht."
    for end, cause in (
        (partial(handouts.on_leaving_failed, DiskFull()), sentence(DiskFull())),
        (partial(handouts.on_printed, False), "Der Drucker hat nichts mehr angenommen."),
        (handouts.on_leaving_stopped, "Angehalten."),
    ):
        handouts.handed = Handed(20, 3)
        end()
        assert handouts.problem.text() == f"{cause} {out}"


def test_the_sheet_for_employers_is_offered_for_no_person(
    handouts: HandoutsPart, client: ClientId
) -> None:
    handouts.choice.choose("arbeitgeber", client)
    offered = [each for each, _ in handouts.choice.mode.entries()]
    assert offered == [texts.COUNTER, texts.STACK]
    assert handouts.choice.sheets()[0].wish.client_id is None
    assert handouts.heading() == "Der Handzettel ist öffentlich"


def test_a_name_in_a_local_fact_is_shown_and_decided(
    handouts: HandoutsPart, qtbot: QtBot, content: ContentView
) -> None:
    workspace = content.context.workspace
    a_client(workspace, official_name="Amina Tesfay Gebre")
    workspace.handouts.facts.save("wohnung", FACT, "Amina Tesfay Gebre")
    handouts.choice.choose("wohnung")
    wait_for_handout(qtbot, handouts)
    assert handouts.doubts.undecided() == 1
    assert "geschwärzt" in handouts.note.text() or "Name" in handouts.note.text()
    handouts.doubts.decisions[0].set_current(1)
    handouts.doubts.changed.emit()
    wait_for_handout(qtbot, handouts)
    assert handouts.paper is not None
    assert handouts.paper.sheets[0].wish.kept
    content.context.privacy.turn(on=True)
    assert all(cover.isVisible() for cover in handouts.covers)


def test_a_guest_may_get_a_handout_but_sees_no_other_person_and_hers_says_nothing_about_her(
    handouts: HandoutsPart, qtbot: QtBot, content: ContentView, client: ClientId
) -> None:
    content.context.privacy.turn(on=True)
    assert handouts.head.print_button.isEnabled()
    assert not any(cover.isVisible() for cover in handouts.covers)
    handouts.choice.choose("familie", client)
    assert all(cover.isVisible() for cover in handouts.covers)
    assert not handouts.head.print_button.isEnabled()
    content.context.privacy.turn(on=False)
    wait_for_handout(qtbot, handouts)
    assert handouts.paper is not None
    assert handouts.paper.paper.language == "ar"
    assert not handouts.paper.paper.is_personal


def test_a_file_is_saved_and_counted_and_help_explains_the_part_that_is_shown(
    handouts: HandoutsPart,
    qtbot: QtBot,
    content: ContentView,
    tmp_path: Path,
    answer: Callable[[str, object], None],
) -> None:
    path = tmp_path / "handzettel.pdf"
    answer("ask_file", path)
    handouts.head.save_button.click()
    handouts.gate.go_on.click()
    qtbot.waitUntil(path.exists, timeout=5_000)
    assert path.read_bytes().startswith(b"%PDF")
    assert handouts.context.workspace.handouts.copies()[0].copies == 1

    assert handouts.isVisibleTo(handouts.window())
    page = content.current()
    assert isinstance(page, PrintSendPage)
    assert page.topic() == "handzettel"
    page.show_part("statistics")
    assert page.topic() == "drucken"

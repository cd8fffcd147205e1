"""The choice of the person, the kinds of booklets, and paper that does not fit."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from sqlalchemy import update

from gkdesk.models.booklets import BookletChoice as ChoiceTable
from gkdesk.services.booklets.made import BookletHead, MadeBooklet, SinceLast, Unknown
from gkdesk.services.booklets.pages.versions import Version
from gkdesk.services.booklets.profiles.kept import own_id
from gkdesk.services.booklets.profiles.profile import (
    KARTE,
    LAUFMAPPE,
    BookletBlock,
    BookletChoice,
    BookletField,
    Fill,
    PageKind,
)
from gkdesk.services.clients.fields import Goal, Step
from gkdesk.text.ids import BookletProfileId, ClientId
from gkdesk.text.labels import Label
from gkdesk.ui import printing
from gkdesk.ui.pages.print_send import words as texts
from gkdesk.ui.pages.print_send.booklets.choice_kept import NONE, TICKED
from gkdesk.ui.pages.print_send.booklets.length import LONG
from gkdesk.ui.pages.print_send.booklets.options import NOTHING_ADDED
from gkdesk.ui.pages.print_send.booklets.output_choice import ONLY_OUT, OutputChoice, nothing_words
from gkdesk.ui.pages.print_send.booklets.profile_pick import GONE
from tests.factories import a_client
from tests.ui.people.hands import focused, press, write
from tests.ui.print.hands import paper_only, pdf_printer, wait_for_booklet, wait_for_run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.pages.print_send.booklets.part import BookletsPart


def save(page: BookletsPart) -> None:
    page.save_button.click()
    page.gate.go_on.click()


def test_a_choice_is_kept_with_its_day_and_is_there_again(
    qtbot: QtBot, made: BookletsPart, workspace: Workspace, client: ClientId
) -> None:
    kept = made.pane.choice_kept
    assert kept.line.text() == NONE
    made.options.fills[BookletBlock.WORDS].choose(Fill.LEFT_OUT)
    kept.day.setFocus()
    kept.day.selectAll()
    write("3.11.2026")
    kept.keep.setFocus()
    press(Qt.Key.Key_Space)
    assert "3.\N{NO-BREAK SPACE}11.\N{NO-BREAK SPACE}2026" in kept.line.text()
    assert not kept.keep.isVisible()

    made.options.large_print.setChecked(True)
    other = a_client(workspace, official_name="Nadia Rahimi")
    made.who.choose(other)
    wait_for_booklet(qtbot, made)
    assert kept.line.text() == NONE
    assert made.options.fills[BookletBlock.WORDS].value() is Fill.FILLED
    made.who.choose(client)
    wait_for_booklet(qtbot, made)
    assert made.options.fills[BookletBlock.WORDS].value() is Fill.LEFT_OUT
    assert made.options.large_print.isChecked()
    assert kept.line.text().startswith("Anders als die Wahl")
    made.who.mode.set_current(1)
    assert "Yusuf al-Hariri" in made.who.not_kept.text()
    made.who.choose(client)
    kept.back.click()
    made.who.mode.set_current(1)
    assert not made.who.not_kept.isVisible()
    made.who.choose(client)
    assert kept.line.text().startswith("Wahl der Person vom")


def test_what_is_ticked_is_there_again_until_it_is_her_choice(
    made: BookletsPart, workspace: Workspace, client: ClientId
) -> None:
    drafts, kept = made.context.drafts, made.pane.choice_kept
    made.pane.pick.choose(LAUFMAPPE)
    made.options.fills[BookletBlock.PROCESS].choose(Fill.BLANK)
    made.options.set_language("tr")
    made.options.language.currentIndexChanged.emit(0)
    assert (kept.line.text(), drafts.waiting()) == (TICKED, {})
    made.who.choose(a_client(workspace, official_name="Nadia Rahimi"))
    made.pane.pick.choose(KARTE)
    (key,) = drafts.waiting()
    assert made.open_draft(key)
    assert made.who.ids() == (client,)
    assert made.options.fills[BookletBlock.PROCESS].value() is Fill.BLANK
    assert made.options.language_code() == "tr"
    assert workspace.booklets.choices.of(client, LAUFMAPPE) is None
    kept.keep.click()
    assert drafts.get(key) is None
    made.context.changed(workspace.history.undo().changes)
    assert kept.line.text() == TICKED
    kept.back.click()
    assert (kept.line.text(), drafts.get(key)) == (NONE, None)


def test_what_leaves_is_kept_as_the_choice_of_the_person(
    qtbot: QtBot,
    made: BookletsPart,
    workspace: Workspace,
    client: ClientId,
    tmp_path: Path,
    answer: Callable[[str, object], None],
) -> None:
    answer("ask_file", tmp_path / "heft.pdf")
    made.options.requests[BookletField.RESIDENCE].setChecked(True)
    wait_for_booklet(qtbot, made)
    save(made)
    kept = workspace.booklets.choices.of(client, "begleitheft")
    assert kept is not None
    assert kept.choice.on_request == {BookletField.RESIDENCE}
    save(made)
    labels = [each.label for each in workspace.log.entries()]
    assert labels.count(Label.BOOKLET_CHOICE_KEPT) == 1


def test_what_is_chosen_while_a_booklet_is_printed_is_nobodys_choice(
    qtbot: QtBot,
    made: BookletsPart,
    workspace: Workspace,
    client: ClientId,
    tmp_path: Path,
    answer: Callable[[str, object], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = a_client(workspace, official_name="Nadia Rahimi")
    monkeypatch.setattr(printing, "prints_to_file", paper_only)
    answer("ask_printer", pdf_printer(tmp_path / "papier.pdf"))
    made.pane.choice_kept.day.setText("3.11.2026")
    made.print_button.click()
    made.who.choose(other)
    made.options.requests[BookletField.RESIDENCE].setChecked(True)
    wait_for_run(qtbot, made)
    choices = workspace.booklets.choices
    kept = choices.of(client, "begleitheft")
    assert kept is not None
    assert (kept.choice.on_request, kept.language) == (frozenset(), "ar")
    assert kept.chosen_on.day == 3
    assert choices.of(other, "begleitheft") is None


def test_a_booklet_of_very_many_pages_is_told_before_it_is_printed(
    qtbot: QtBot, made: BookletsPart, workspace: Workspace, client: ClientId
) -> None:
    assert not made.length.isVisible()
    interview = Step("Vorstellungsgespräch", "ich", dt.date(2027, 3, 4))
    workspace.clients.save_part(client, interview)
    outcome = workspace.clients.save_part(client, Goal("Ich lerne jeden Tag Deutsch. " * 680))
    made.context.changed(outcome.changes)
    wait_for_booklet(qtbot, made)
    assert made.booklet is not None
    assert made.length.text().startswith(LONG.format(made.booklet.pages))
    assert "im Feld „Ziel“: 19.719 Zeichen" in made.length.text()
    assert "ein Termin ohne Uhrzeit, am 04.03.2027" in made.length.text()
    assert made.length.isVisible(), made.booklet.pages


def test_a_choice_that_cannot_be_read_is_told_and_made_anew(
    qtbot: QtBot, made: BookletsPart, workspace: Workspace, client: ClientId
) -> None:
    workspace.booklets.choices.keep(client, "begleitheft", BookletChoice(), language="ar")
    with workspace.booklets.choices._store.transaction(Label.BOOKLET_CHOICE_KEPT) as transaction:
        transaction.session.execute(update(ChoiceTable).values(content="{}"))
    made.reload(())
    kept = made.pane.choice_kept
    assert "lässt sich nicht lesen" in kept.line.text()
    wait_for_booklet(qtbot, made)
    kept.keep.click()
    assert kept.line.text().startswith("Wahl der Person vom")


def test_nothing_leaves_while_nobody_knows_since_when_it_is_her_choice(
    made: BookletsPart, workspace: Workspace, client: ClientId
) -> None:
    kept = made.pane.choice_kept
    for typed in ("Quatsch", "", "3.4.2030"):
        for button in (made.save_button, made.print_button):
            kept.day.setText(typed)
            button.click()
            assert kept.row.error(), typed
            assert kept.day.hasFocus(), typed
            assert not kept.day.visibleRegion().isEmpty(), typed
    assert not made.exit.gate.isVisible()
    assert workspace.disclosures.of(client) == ()


def test_a_wish_is_not_kept_by_looking_nor_on_a_day_ahead_and_what_is_kept_can_be_forgotten(
    made: BookletsPart, workspace: Workspace, client: ClientId
) -> None:
    made.options.requests[BookletField.RESIDENCE].setChecked(True)
    assert workspace.booklets.choices.of(client, "begleitheft") is None
    assert made.options.blocks.added[BookletField.RESIDENCE].text() == NOTHING_ADDED

    kept = made.pane.choice_kept
    for typed in ("Quatsch", "", "3.4.2030"):
        kept.day.setText(typed)
        kept.keep.click()
        assert kept.row.error(), typed
        assert kept.day.hasFocus(), typed
        assert workspace.booklets.choices.of(client, "begleitheft") is None, typed

    kept.day.setText("18.11.2026")
    kept.keep.click()
    made.options.large_print.setChecked(True)
    assert kept.line.text().startswith("Anders als die Wahl")
    kept.back.click()
    assert not made.options.large_print.isChecked()
    kept.forget.click()
    assert kept.line.text() == NONE
    workspace.history.undo()
    assert workspace.booklets.choices.of(client, "begleitheft") is not None


def test_another_kind_of_booklet_has_its_own_blocks_and_a_deleted_one_leaves_nothing_chosen(
    qtbot: QtBot, made: BookletsPart, workspace: Workspace
) -> None:
    made.pane.pick.choose(LAUFMAPPE)
    wait_for_booklet(qtbot, made)
    assert BookletBlock.PROCESS in made.options.fills
    assert BookletBlock.GOALS not in made.options.fills
    assert made.pane.output.version.isHidden()
    made.pane.pick.choose(KARTE)
    wait_for_booklet(qtbot, made)
    assert [words for _, words in made.pane.output.version.entries()] == [
        "Bogen zum Ausschneiden (A4)",
        "Bildschirmfassung",
    ]
    assert made.booklet is not None
    assert made.booklet.head.profile_id == KARTE

    kept = workspace.booklets.kept
    ref = BookletProfileId(kept.copy(KARTE, "Klappkarte").ref or 0)
    made.pane.reload(())
    made.pane.pick.choose(own_id(ref))
    wait_for_booklet(qtbot, made)
    made.context.changed(kept.remove(ref).changes)
    qtbot.waitUntil(lambda: made.preview.message.text() == GONE, timeout=20_000)
    assert made.booklet is None
    assert not made.print_button.isEnabled()
    assert not made.save_button.isEnabled()
    made.context.changed(workspace.history.undo().changes)
    wait_for_booklet(qtbot, made)


def test_single_pages_are_no_copy_and_paper_that_does_not_fit_is_refused_and_sheets_are_offered(
    qtbot: QtBot,
    made: BookletsPart,
    workspace: Workspace,
    client: ClientId,
    tmp_path: Path,
    answer: Callable[[str, object], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(printing, "prints_to_file", paper_only)
    printer = pdf_printer(tmp_path / "zwei.pdf")
    printer.setFromTo(3, 4)
    answer("ask_printer", printer)
    made.print_button.click()
    wait_for_run(qtbot, made)
    assert workspace.booklets.copies.rows()[0].copies == 0
    assert workspace.booklets.counts.counts() == ()
    assert not made.offer.isVisible()
    noted = workspace.disclosures.of(client)

    answer("ask_printer", pdf_printer(tmp_path / "papier.pdf"))
    assert made.pane.output.chosen() is Version.SHEETS
    made.pane.output.version.choose(Version.PAGES)
    wait_for_booklet(qtbot, made)
    made.print_button.click()
    assert "A5 (148 × 210 mm)" in made.problem.text()
    assert "A4 (210 × 297 mm)" in made.problem.text()
    assert workspace.disclosures.of(client) == noted
    assert not (tmp_path / "papier.pdf").exists()

    made.problem.link.click()
    wait_for_booklet(qtbot, made)
    assert made.pane.output.chosen() is Version.SHEETS
    made.print_button.click()
    wait_for_run(qtbot, made)
    assert (tmp_path / "papier.pdf").exists()
    assert sorted(row.copies for row in workspace.booklets.copies.rows()) == [0, 1]
    assert made.offer.isVisible()
    made.offer.link.click()
    assert made.copies.form is not None


def test_only_what_has_changed_is_offered_once_it_was_made(
    qtbot: QtBot,
    made: BookletsPart,
    workspace: Workspace,
    client: ClientId,
    tmp_path: Path,
    answer: Callable[[str, object], None],
) -> None:
    output = made.pane.output
    assert output.only_changed.isHidden()
    answer("ask_file", tmp_path / "heft.pdf")
    save(made)
    whole = made.preview.page_count()
    outcome = workspace.clients.save_part(client, Goal("Ich möchte Köchin werden"))
    made.context.changed(outcome.changes)
    wait_for_booklet(qtbot, made)
    assert "Ziele und nächste Schritte" in output.since.text()
    output.only_changed.setChecked(True)
    wait_for_booklet(qtbot, made)
    assert 0 < made.preview.page_count() < whole
    assert "Legen Sie jede an ihrer Stelle ein" in output.how.text()
    save(made)
    outcome = workspace.clients.save_german(client, workspace.clients.detail(client).german)
    made.context.changed(outcome.changes)
    begins = texts.NOTHING_CHANGED
    qtbot.waitUntil(lambda: made.preview.message.text().startswith(begins), timeout=20_000)
    assert not made.print_button.isEnabled()
    assert "Papierstau" in made.preview.message.text()
    output.again.setChecked(True)
    wait_for_booklet(qtbot, made)
    assert 0 < made.preview.page_count() < whole
    output.again.setChecked(False)
    made.options.fills[BookletBlock.NOTES].choose(Fill.LEFT_OUT)
    qtbot.waitUntil(lambda: "Im alten Heft sind noch" in output.since.text(), timeout=20_000)
    assert made.booklet is not None
    made.exit.settle(made.booklet.head)
    output.changed.emit()
    qtbot.waitUntil(lambda: made.preview.message.text().startswith(begins), timeout=20_000)


def test_a_person_who_is_deleted_meanwhile_leaves_nothing_to_print(
    qtbot: QtBot, page: BookletsPart, workspace: Workspace
) -> None:
    gone = a_client(workspace, official_name="Toni")
    page.who.choose(gone)
    wait_for_booklet(qtbot, page)
    page.context.changed(workspace.history.undo().changes)
    qtbot.waitUntil(lambda: page.preview.message.text() == texts.NOBODY, timeout=20_000)
    assert not page.print_button.isEnabled()
    assert focused() is not None


def test_what_is_only_to_be_taken_out_is_said_and_can_be_ticked_off(qtbot: QtBot) -> None:
    output = OutputChoice()
    qtbot.addWidget(output)
    output.show_page(PageKind.PUNCHED)
    head = BookletHead(ClientId(1), "de", "Personal Book", "x.pdf", "K001", frozenset())
    head = replace(head, paper=PageKind.PUNCHED)
    day, gone = dt.date(2026, 11, 16), frozenset({BookletBlock.PAPERS})
    booklet = MadeBooklet(head, b"", since=SinceLast(day, frozenset(), gone=gone))
    output.tell(booklet)
    assert nothing_words(booklet) == ONLY_OUT
    assert "Nehmen Sie die Blätter dieser Teile heraus" in output.since.text()
    with qtbot.waitSignals([output.settled, output.changed]):
        output.settle.click()
    for reason in Unknown:
        output.tell(replace(booklet, since=SinceLast(day, frozenset(), unknown=reason)))
        assert "das ganze Heft neu" in output.since.text()
        assert output.only_changed.isHidden()
        assert output.settle.isHidden()

"""Drucken & Senden: the previewed pages are the saved ones, and every copy is noted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, Qt
from PySide6.QtWidgets import QAbstractButton

from gkdesk.services.booklets.profiles.profile import BookletBlock, Fill
from gkdesk.services.clients.fields import Address, Step
from gkdesk.text.labels import Label
from gkdesk.ui import printing
from gkdesk.ui.pages.print_send.booklets.part import LEFT_WIDTH, BookletsPart
from gkdesk.ui.pages.print_send.history import COVERED
from gkdesk.ui.pages.print_send.page import PrintSendPage
from gkdesk.ui.widgets import Label as TextLabel
from gkdesk.ui.widgets import LinkButton, ScrollPage
from tests.factories import a_client, a_part
from tests.ui.people.hands import focused, press, write
from tests.unit.export.pdf_reading import structure

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId
    from gkdesk.ui.content import ContentView
from tests.ui.print.hands import UNDRAWABLE, pdf_printer, wait_for_booklet


def test_nothing_can_be_printed_before_a_person_is_found_by_typing_and_her_booklet_appears(
    qtbot: QtBot, page: BookletsPart
) -> None:
    assert not page.print_button.isEnabled()
    assert not page.save_button.isEnabled()
    assert "Wählen Sie links eine Person" in page.preview.message.text()
    page.window().resize(911, 512)
    page.who.search.setFocus()
    write("Yus")
    press(Qt.Key.Key_Return)
    wait_for_booklet(qtbot, page)

    assert_search_is_in_sight(page)
    assert page.preview.page_count() > 3
    assert page.options.language_code() == "ar"
    assert "nicht geprüft" in page.options.translation.text()
    assert page.head.audience.text() == "Das Heft ist für die Person selbst"


def test_the_button_of_a_client_leads_here_ready_to_print(
    qtbot: QtBot, content: ContentView, client: ClientId
) -> None:
    content.open_record("client", client)
    people = content.current()
    people.client.header.button.click()  # type: ignore[union-attr]
    shown = content.current()
    assert isinstance(shown, PrintSendPage)
    page = shown.part()
    assert isinstance(page, BookletsPart)
    wait_for_booklet(qtbot, page)

    assert focused() is page.print_button


def test_the_pages_of_the_preview_are_turned_by_button_and_forgotten_when_it_is_cleared(
    made: BookletsPart,
) -> None:
    assert made.preview.position.text().startswith("Seite 1 von ")
    (forward,) = (
        each
        for each in made.preview.findChildren(QAbstractButton)
        if each.accessibleName() == "Nächste Seite"
    )
    forward.click()

    assert made.preview.position.text().startswith("Seite 2 von ")

    document, bytes_of_it = made.preview.view.document(), made.preview.findChild(QBuffer)
    assert document.pageCount() > 0
    assert bytes_of_it is not None
    assert bytes_of_it.size() > 0
    made.preview.clear("")

    assert document.pageCount() == 0
    assert bytes_of_it.size() == 0
    assert made.preview.view.document() is not document
    assert made.preview.page_count() == 0


def test_a_block_that_is_left_out_is_not_in_the_booklet_and_nothing_leaves_until_that_is_made(
    qtbot: QtBot, made: BookletsPart
) -> None:
    whole = made.booklet
    assert whole is not None
    assert "Wichtige Wörter" in structure(whole.pdf).text
    leave_out_words(made)
    assert made.booklet is None
    assert not made.print_button.isEnabled()
    assert not made.save_button.isEnabled()
    assert made.preview.veil.isVisible()
    assert made.preview.page_count() > 0
    wait_for_booklet(qtbot, made)

    assert made.print_button.isEnabled()
    assert not made.preview.veil.isVisible()
    assert made.booklet is not None
    assert "Wichtige Wörter" not in structure(made.booklet.pdf).text


def leave_out_words(page: BookletsPart) -> None:
    box = page.options.fills[BookletBlock.WORDS]
    box.choose(Fill.LEFT_OUT)


def test_a_booklet_asked_for_before_the_change_is_never_shown_after_it(
    qtbot: QtBot, made: BookletsPart, client: ClientId
) -> None:
    made.who.choose(client)  # asks for the booklet at once
    leave_out_words(made)
    wait_for_booklet(qtbot, made)
    assert made.booklet is not None
    assert "Wichtige Wörter" not in structure(made.booklet.pdf).text


def test_a_change_of_the_record_takes_the_old_booklet_away(
    qtbot: QtBot, made: BookletsPart, workspace: Workspace, client: ClientId
) -> None:
    made.print_button.setFocus()
    saved = workspace.clients.save_address(client, Address(street="Lindenweg 4"))
    made.context.changed(saved.changes)
    assert made.booklet is None
    assert not made.print_button.isEnabled()
    wait_for_booklet(qtbot, made)
    assert focused() is made.print_button


def test_a_booklet_that_changed_below_the_dialog_does_not_leave(
    qtbot: QtBot,
    made: BookletsPart,
    workspace: Workspace,
    client: ClientId,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "heft.pdf"
    box = made.options.fills[BookletBlock.WORDS]
    for way, fill, answer in (
        ("ask_file", Fill.LEFT_OUT, target),
        ("ask_printer", Fill.FILLED, pdf_printer(target)),
    ):

        def dialog(*_args: object, fill: Fill = fill, said: object = answer, **_: object) -> object:
            box.choose(fill)
            return said

        wait_for_booklet(qtbot, made)
        made.problem.hide()
        monkeypatch.setattr(printing, way, dialog)
        made.save_button.click()
        (made.gate.go_on if way == "ask_file" else made.print_button).click()

        assert not target.exists(), way
        assert workspace.disclosures.of(client) == (), way
        assert made.problem.isVisible(), way
        assert "hat sich eben geändert" in made.problem.text(), way


def test_the_choice_of_one_person_is_not_carried_over_to_the_next(
    qtbot: QtBot, made: BookletsPart, workspace: Workspace
) -> None:
    for check in made.options.requests.values():
        check.setChecked(True)
    other = a_client(workspace, official_name="Nadia Rahimi")
    made.who.choose(other)

    assert not any(check.isChecked() for check in made.options.requests.values())


def test_saving_warns_then_writes_the_previewed_bytes_under_a_name_without_a_name(
    made: BookletsPart,
    workspace: Workspace,
    client: ClientId,
    tmp_path: Path,
    answer: Callable[[str, object], None],
) -> None:
    target = tmp_path / "heft.pdf"
    answer("ask_file", target)
    previewed = made.booklet
    assert previewed is not None
    made.save_button.click()
    assert "nicht verschlüsselt" in made.gate.words.text.text()
    assert not target.exists()
    made.gate.go_on.click()

    assert target.read_bytes() == previewed.pdf
    assert re.fullmatch(r"Begleitheft_2026-11-18_K017_zum-Falten\.pdf", previewed.head.file_name)
    (entry,) = workspace.disclosures.of(client)
    assert entry.recipient == "Person selbst"
    labels = [each.label for each in workspace.log.entries(limit=2)]
    assert labels == [Label.BOOKLET_CHOICE_KEPT, Label.DOCUMENT_SAVED]
    assert "gespeichert" in made.history.text()


def test_saving_is_left_with_escape_and_a_folder_that_cannot_be_written_is_said_and_not_noted(
    made: BookletsPart,
    workspace: Workspace,
    client: ClientId,
    tmp_path: Path,
    answer: Callable[[str, object], None],
) -> None:
    made.save_button.click()
    press(Qt.Key.Key_Escape)
    assert not made.gate.isVisible()
    assert focused() is made.save_button

    answer("ask_file", tmp_path / "gibt-es-nicht" / "heft.pdf")
    made.save_button.click()
    made.gate.go_on.click()

    assert made.problem.isVisible()
    assert workspace.disclosures.of(client) == ()


def test_an_undrawable_character_is_named_in_place_of_the_preview(
    qtbot: QtBot, page: BookletsPart, workspace: Workspace
) -> None:
    client = a_client(workspace, wanted_name=f"Amadou {UNDRAWABLE}")
    page.who.choose(client)
    qtbot.waitUntil(page.problem.isVisible, timeout=20_000)

    assert "Feld" in page.problem.text()
    assert page.preview.page_count() == 0
    assert not page.print_button.isEnabled()


def test_the_privacy_view_covers_the_choice_of_persons_and_the_pages_of_one_of_many(
    qtbot: QtBot, made: BookletsPart, content: ContentView
) -> None:
    content.privacy.turn(on=True)

    assert made.covers.choice.isVisible()
    assert not made.who.isEnabled()
    assert not made.covers.pages.isVisible()
    content.privacy.turn(on=False)

    made.who.mode.set_current(1)
    wait_for_booklet(qtbot, made)
    content.privacy.turn(on=True)
    assert made.covers.pages.isVisible()
    assert not made.preview.isEnabled()
    assert made.history.text() == COVERED
    content.privacy.turn(on=False)
    assert not made.covers.pages.isVisible()


def test_each_line_is_named_behind_a_count_and_decided_one_by_one(
    qtbot: QtBot, made: BookletsPart, workspace: Workspace, client: ClientId
) -> None:
    for what, who in (("Akte anfordern", "Jobcenter"), ("Scheidung klären", "ich")):
        a_part(workspace, client, Step(what, who))
    made.reload(())
    lines = made.options.lines
    assert lines.count.text().endswith(", 2 stehen nicht im Heft")
    file, never = list(lines.checks.values())[-2:]
    assert not file.isVisible()
    lines.more.click()
    assert file.isVisible()
    assert not never.isEnabled()
    assert lines.lines()[-2].startswith("Akte anfordern (Wer? Jobcenter): nicht im Heft: unter")

    file.click()
    wait_for_booklet(qtbot, made)
    assert made.booklet is not None
    assert "Akte anfordern" in structure(made.booklet.pdf).text
    assert lines.count.text().endswith(", 1 steht nicht im Heft")


def test_neither_the_audience_nor_a_word_of_the_choices_is_cut_in_a_narrow_window(
    qtbot: QtBot, made: BookletsPart
) -> None:
    label, window = made.head.audience, made.window()
    for width in (500, 700, 1100):
        window.resize(width, 512)
        qtbot.waitUntil(lambda: made.width() <= window.width())
        qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))
    window.resize(911, 512)
    qtbot.waitUntil(lambda: choice_pane(made).width() < LEFT_WIDTH)
    captions = [
        each for each in made.options.findChildren(TextLabel) if each.buddy() in fills_of(made)
    ]
    assert len(captions) == len(fills_of(made))
    for caption in captions:
        pieces = caption.text().replace("\u00ad", "- ").split()
        assert max(map(caption.fontMetrics().horizontalAdvance, pieces)) <= caption.width()


def test_the_search_is_in_sight_after_somebody_was_chosen_by_a_click(
    qtbot: QtBot, page: BookletsPart
) -> None:
    page.window().resize(911, 512)
    page.who.search.setFocus()
    write("Yus")
    hit = page.who.findChild(LinkButton)
    assert hit is not None
    hit.setFocus()
    hit.click()
    wait_for_booklet(qtbot, page)

    assert_search_is_in_sight(page)


def assert_search_is_in_sight(page: BookletsPart) -> None:
    search, view = page.who.search, choice_pane(page).viewport()
    assert focused() is not None
    assert search.isAncestorOf(focused()) or focused() is search
    assert view.rect().contains(search.mapTo(view, search.rect().topLeft()))


def choice_pane(page: BookletsPart) -> ScrollPage:
    """Return the column in which the choice stands."""
    (pane,) = (each for each in page.findChildren(ScrollPage) if each.isAncestorOf(page.who))
    return pane


def fills_of(page: BookletsPart) -> list[QWidget]:
    return list(page.options.fills.values())

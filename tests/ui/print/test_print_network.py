"""The papers of the network: chosen, previewed, saved, printed, and noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPageSize

from gkdesk.network.look import AllianceView, FocusView
from gkdesk.services.network_papers.kinds import PaperCode, PaperFormat, PaperOption
from gkdesk.services.register.contact_fields import OrganisationFields
from gkdesk.text.codes.clients import Audience
from gkdesk.text.labels import Label
from gkdesk.ui import printing
from gkdesk.ui.pages.print_send.network.choice import PRIVATE_HINT, Scope
from gkdesk.ui.pages.print_send.page import PrintSendPage
from gkdesk.ui.widgets import Label as TextLabel
from gkdesk.ui.widgets import PrivacyCover, ScrollPage
from tests.cheap_key import PASSPHRASE
from tests.ui.print.hands import paper_only, pdf_printer, wait_for_paper

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.print_send.network.part import NetworkPart


def choice_pane(part: NetworkPart) -> ScrollPage:
    """Return the column in which the choice stands."""
    (pane,) = (each for each in part.findChildren(ScrollPage) if each.isAncestorOf(part.choice))
    return pane


def warns_of_private_numbers(part: NetworkPart) -> bool:
    labels = part.choice.findChildren(TextLabel)
    return any(each.isVisible() for each in labels if each.text() == PRIVATE_HINT)


def choose(qtbot: QtBot, part: NetworkPart, code: PaperCode) -> None:
    part.choice.choose(code)
    wait_for_paper(qtbot, part)


def test_every_paper_can_be_made_or_says_what_is_missing_and_fits_its_column_in_a_small_window(
    qtbot: QtBot, part: NetworkPart
) -> None:
    part.window().resize(911, 512)
    for code in PaperCode:
        choose(qtbot, part, code)
        missing = PaperOption.STATES in part.choice.kind().options
        assert (part.paper is None) is missing, code
        assert bool(part.choice.missing.text()) is missing, code
        assert not part.problem.isVisible(), code
        assert part.head.save_button.isEnabled() is not missing, code
        if code is PaperCode.MAP:
            part.choice.audience.choose(Audience.STEERING_GROUP)
            wait_for_paper(qtbot, part)
        assert choice_pane(part).horizontalScrollBar().maximum() == 0, code


def test_the_map_stands_there_at_once_for_the_members_and_other_formats_are_saved_as_they_are(
    qtbot: QtBot, part: NetworkPart, tmp_path: Path, answer: Callable[[str, object], None]
) -> None:
    wait_for_paper(qtbot, part)
    assert part.preview.page_count() == 1
    assert part.head.print_button.isEnabled()
    assert "Teilnehmende" in part.head.audience.text()
    for format_ in (PaperFormat.PNG, PaperFormat.SVG, PaperFormat.GRAPHML):
        part.preview.clear("")
        part.choice.format.choose(format_)
        assert part.paper is None, format_
        wait_for_paper(qtbot, part)
        assert part.preview.page_count() == 1, format_
        target = tmp_path / f"karte.{format_}"
        answer("ask_file", target)
        part.head.save_button.click()
        part.gate.go_on.click()
        begins = {PaperFormat.PNG: b"\x89PNG"}.get(format_, b"<?xml")
        assert target.read_bytes().startswith(begins), format_


def test_a_register_asks_for_the_passphrase_before_it_becomes_a_file(
    qtbot: QtBot,
    part: NetworkPart,
    workspace: Workspace,
    tmp_path: Path,
    answer: Callable[[str, object], None],
) -> None:
    choose(qtbot, part, PaperCode.DIRECTORY)
    part.choice.format.choose(PaperFormat.CARDS)
    wait_for_paper(qtbot, part)
    target = tmp_path / "adressen.vcf"
    answer("ask_file", target)
    part.head.save_button.click()
    part.gate.go_on.click()
    qtbot.waitUntil(part.gate.go_on.isEnabled, timeout=20_000)
    assert not target.exists()
    part.gate.passphrase.edit.setText(PASSPHRASE)
    part.gate.go_on.click()
    qtbot.waitUntil(target.exists, timeout=20_000)
    assert b"Petersen" in target.read_bytes()
    newest = workspace.log.entries(limit=2)
    assert [line.label for line in newest] == [Label.DATA_EXPORTED, Label.DOCUMENT_LEAVING]
    assert "Petersen" not in newest[0].subject


def test_what_is_printed_is_noted_and_told(
    qtbot: QtBot,
    part: NetworkPart,
    workspace: Workspace,
    tmp_path: Path,
    answer: Callable[[str, object], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wait_for_paper(qtbot, part)
    monkeypatch.setattr(printing, "prints_to_file", paper_only)
    answer("ask_printer", pdf_printer(tmp_path / "papier.pdf", QPageSize.PageSizeId.A6))
    part.head.print_button.click()
    assert "ist aber auf Papier mit A6" in part.problem.text()
    assert "gedruckt" not in part.history.text()
    answer("ask_printer", pdf_printer(tmp_path / "papier.pdf"))
    part.head.print_button.click()
    qtbot.waitUntil(lambda: "gedruckt" in part.history.text(), timeout=20_000)
    assert workspace.log.entries(limit=1)[0].label is Label.DOCUMENT_PRINTED
    assert (tmp_path / "papier.pdf").exists()


def test_quality_is_offered_for_the_steering_group_alone_and_never_with_reasons(
    qtbot: QtBot, part: NetworkPart
) -> None:
    part.choice.audience.choose(Audience.PARTICIPANT)
    assert part.choice.quality.isHidden()
    part.choice.audience.choose(Audience.STEERING_GROUP)
    assert not part.choice.quality.isHidden()
    part.choice.quality.setChecked(True)
    part.choice.format.choose(PaperFormat.SVG)
    wait_for_paper(qtbot, part)
    assert part.paper is not None
    shown = part.paper.paper.data.decode()
    assert "Quittenstreit" not in shown
    part.choice.audience.choose(Audience.PARTICIPANT)
    wish = part.choice.wish()
    assert wish is not None
    assert not wish.with_quality


def test_a_cooperation_leads_to_its_outline_and_a_map_is_printed_as_it_is_looked_at(
    qtbot: QtBot,
    content: ContentView,
    part: NetworkPart,
    workspace: Workspace,
    cooperation: int,
) -> None:
    content.open_record(f"paper.{PaperCode.AGREEMENT}", cooperation)
    wait_for_paper(qtbot, part)
    wish = part.choice.wish()
    assert wish is not None
    assert (wish.kind, wish.cooperation) == (PaperCode.AGREEMENT, cooperation)
    assert part.preview.page_count() >= 1

    actor = workspace.organisations.rows()[0].id
    content.open_record(f"paper.{PaperCode.MAP}:organisation", actor)
    wait_for_paper(qtbot, part)
    wish = part.choice.wish()
    assert wish is not None
    assert wish.map.view == FocusView(actor)
    part.choice.scope.choose(Scope.ALL)
    wish = part.choice.wish()
    assert wish is not None
    assert wish.map.view == AllianceView()


def test_a_change_of_the_network_makes_the_paper_anew(
    qtbot: QtBot, content: ContentView, part: NetworkPart, workspace: Workspace
) -> None:
    wait_for_paper(qtbot, part)
    before = part.paper
    outcome = workspace.organisations.create(OrganisationFields(name="Jugendamt"))
    content.context.wrote(outcome)
    assert not part.head.print_button.isEnabled()
    wait_for_paper(qtbot, part)
    assert part.paper is not None
    assert before is not None
    assert part.paper.paper.data != before.paper.data


def test_every_kind_begins_at_its_own_readers_and_warns_of_private_numbers_only_where_some_stand(
    qtbot: QtBot, part: NetworkPart
) -> None:
    choose(qtbot, part, PaperCode.CALLS)
    wish = part.choice.wish()
    assert wish is not None
    assert wish.audience is Audience.OFFICE
    assert warns_of_private_numbers(part)
    choose(qtbot, part, PaperCode.DIRECTORY)
    wish = part.choice.wish()
    assert wish is not None
    assert wish.audience is Audience.PARTICIPANT
    assert not warns_of_private_numbers(part)
    for code in (PaperCode.OFFERS, PaperCode.AGREEMENT, PaperCode.MAP):
        choose(qtbot, part, code)
        part.choice.audience.choose(Audience.OFFICE)
        wait_for_paper(qtbot, part)
        assert part.paper is not None, code
        assert part.paper.paper.audience is Audience.OFFICE, code
        assert not warns_of_private_numbers(part), code


def test_the_privacy_view_covers_the_choice_and_the_paper_and_lets_nothing_leave(
    qtbot: QtBot, part: NetworkPart, content: ContentView
) -> None:
    wait_for_paper(qtbot, part)
    part.choice.kinds[0].setFocus()
    content.privacy.turn(on=True)
    assert all(cover.isVisible() for cover in part.covers)
    for cover, covered in zip(part.covers, (choice_pane(part), part.preview), strict=True):
        assert cover.geometry().contains(QRect(covered.mapTo(part, QPoint()), covered.size()))
    assert not part.choice.isEnabled()
    assert not part.preview.isEnabled()
    assert not part.head.print_button.isEnabled()
    assert not part.head.save_button.isEnabled()
    part.covers[0].button.click()
    assert not any(cover.isVisible() for cover in part.covers)
    assert part.head.print_button.isEnabled()


def test_papers_opened_while_the_privacy_view_is_on_are_covered_too(content: ContentView) -> None:
    content.privacy.turn(on=True)
    content.show_page("print")
    page = content.current()
    assert isinstance(page, PrintSendPage)
    for key, count in (("network", 2), ("booklets", 1)):
        found = page.show_part(key)
        covers = [each for each in found.findChildren(PrivacyCover) if each.isVisible()]
        assert len(covers) == count, key


def test_a_character_that_no_page_shows_is_told_with_its_words_but_to_no_guest(
    qtbot: QtBot, part: NetworkPart, workspace: Workspace, content: ContentView
) -> None:
    outcome = workspace.organisations.create(OrganisationFields(name="Amt \U0001f9ff Altdorf"))
    content.context.wrote(outcome)
    wait_for_paper(qtbot, part)
    assert part.preview.page_count() == 1
    assert part.head.print_button.isEnabled()
    assert part.note.isVisible()
    assert "U+1F9FF" in part.note.text()
    assert "Amt \U0001f9ff Altdorf" in part.note.text()
    content.privacy.turn(on=True)
    assert "Altdorf" not in part.note.text()
